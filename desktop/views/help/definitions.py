"""“Words and definitions”, told from the one place where each is defined: the vocabulary of the workspace, and the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.vocabulary.records import VocabularyBook, Word
from desktop.views import labels
from desktop.words import Milestone, ReasonSide, Role, VocabularyKind

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|])")


def _tr(text: str) -> str:
    return QCoreApplication.translate("HelpDefinitions", text)


def definitions(book: VocabularyBook | None) -> str:
    """Markdown: stages, reasons and sources of the workspace (without one: where to see them), then the columns."""
    words = [*_vocabulary(book)] if book is not None and book.words else []
    if not words:
        words = ["## " + _tr("Stages, reasons and sources"), _tr("Open a workspace to see its own words here.")]
    return "\n\n".join([*words, *_columns()]) + "\n"


def _vocabulary(book: VocabularyBook) -> Iterator[str]:
    of = book.of
    if of(VocabularyKind.STAGE):
        yield "## " + _tr("Stages")
        yield _tr(
            "An application passes through these stages, in this order. The days are working days a person is expected to"
            " stay."
        )
        yield _table(
            (_tr("Stage"), _tr("What it means"), _tr("Entered when"), _tr("Whose step"), _tr("Days")),
            [
                (word.label, word.definition, word.enters_when, _role(word.owner_role), _days(word))
                for word in of(VocabularyKind.STAGE)
            ],
        )
        yield (
            _tr("Every stage belongs to one of five milestones, so that requisitions can be compared:")
            + " "
            + ", ".join(_plain(labels.label(one)) for one in Milestone)
            + "."
        )
    if of(VocabularyKind.REASON):
        yield "## " + _tr("Reasons for an ending")
        yield _table(
            (_tr("Reason"), _tr("Whose decision"), _tr("What it means")),
            [(word.label, _side(word.side), word.definition) for word in of(VocabularyKind.REASON)],
        )
    if of(VocabularyKind.SOURCE):
        yield "## " + _tr("Sources")
        yield _table(
            (_tr("Source"), _tr("Type"), _tr("What the type means")),
            [(word.label, *_type(book, word)) for word in of(VocabularyKind.SOURCE)],
        )


def _columns() -> Iterator[str]:
    yield "## " + _tr("Columns of the lists")
    yield _tr("The heading of a column shows its definition when the pointer rests on it.")
    names = {
        ListKind.REQUISITIONS: _tr("Requisitions"),
        ListKind.CANDIDATES: _tr("Candidates"),
        ListKind.APPLICATIONS: _tr("Applications"),
    }
    for kind, columns in COLUMNS.items():
        told = [(column.label, column.definition) for column in columns if column.definition]
        if told:
            yield "### " + names[kind]
            yield _table((_tr("Column"), _tr("What it means")), told)


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *(tuple(_plain(cell) or " " for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(text: str) -> str:
    """What a team wrote is shown as written, whatever signs it holds."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def _days(word: Word) -> str:
    return str(word.sla_days) if word.sla_days is not None else "–"


def _role(code: str) -> str:
    return labels.label(Role(code)) if code in list(Role) else code


def _side(code: str) -> str:
    return labels.label(ReasonSide(code)) if code in list(ReasonSide) else ""


def _type(book: VocabularyBook, word: Word) -> tuple[str, str]:
    parent = book.by_id.get(word.parent_id)
    return (parent.label, parent.definition) if parent is not None else ("", "")
