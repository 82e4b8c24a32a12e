"""A form as data: sections of fields, read by the one builder in ``form.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from desktop.words import VocabularyKind


class FieldKind(StrEnum):
    """What a field asks for, and so which widget it gets."""

    TEXT = "text"
    LINES = "lines"
    MARKDOWN = "markdown"
    CHOICE = "choice"  # an enum of words.py
    WORD = "word"  # a vocabulary word, new ones can be added in place
    WORDS = "words"  # several of them
    PERSON = "person"
    PEOPLE = "people"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    CURRENCY = "currency"
    FLAG = "flag"
    SEVERAL = "several"  # several e-mails, phones or links, the first is the main one
    TAGS = "tags"
    REQUISITION = "requisition"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field. ``label`` without access key: the builder gives each label a letter nobody else in the form has.

    ``content`` says what the texts of a SEVERAL (or a TEXT) are: ``email``, ``phone``, ``link``. ``check`` answers the code of
    what is wrong with a value, empty when nothing is; codes are put into words by ``problems.py``. ``widget`` makes
    the field itself, where a page has a part that no kind fits.
    """

    code: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    help: str = ""
    placeholder: str = ""
    choices: type[StrEnum] | None = None
    vocabulary: VocabularyKind | None = None
    content: str = ""
    default: Any = None
    least: int = 0
    most: int = 999
    check: Callable[[Any], str] | None = None
    shown_when: tuple[str, str] | None = None
    """Another field and the value it must hold; while hidden the field counts as empty, and what stands in it is kept."""
    widget: Callable[..., Any] | None = None

    def empty(self) -> Any:
        """The value of this field when nothing was entered."""
        if self.kind is FieldKind.FLAG:
            return False
        if self.kind in {FieldKind.SEVERAL, FieldKind.TAGS, FieldKind.PEOPLE, FieldKind.WORDS}:
            return ()
        if self.kind is FieldKind.NUMBER:
            return self.least
        return ""

    def initial(self) -> Any:
        """The value a fresh form shows."""
        return self.empty() if self.default is None else self.default


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """Some fields under one heading. ``beside``: fields that stand next to each other below the rest, each under its label.

    With a ``code`` a form has room below the section for what goes with it (``Form.feet``).
    """

    title: str
    fields: tuple[FieldSpec, ...]
    help: str = ""
    beside: tuple[FieldSpec, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A whole form. ``check`` looks at all values together and answers ``{field code: problem code}``."""

    code: str
    sections: tuple[SectionSpec, ...]
    check: Callable[[Mapping[str, Any]], Mapping[str, str]] | None = field(default=None)

    def fields(self) -> Iterator[FieldSpec]:
        """Every field in reading order."""
        for section in self.sections:
            yield from section.fields
            yield from section.beside

    def label(self, code: str) -> str:
        """The label of a field; the code itself when the form has no such field."""
        return next((known.label for known in self.fields() if known.code == code), code)
