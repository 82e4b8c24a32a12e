"""The forms of a word: what may be changed of one, and what a new one needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.services.dispatch.messages import Command, Done
from desktop.services.vocabulary.commands import FIELDS, STAGE_FIELDS, AddWord, ChangeWord
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.services.vocabulary.records import VocabularyBook, Word
from desktop.views.forms.plan import FormPlan, Heard, Seen, Values
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.views.forms.window import FormWindow, show_form
from desktop.views.vocabulary.words_in_words import singular, tr
from desktop.views.workbench import Workbench
from desktop.words import CaseRole, Milestone, ReasonSide, VocabularyKind

_F, _K = FieldSpec, FieldKind


def word_form(kind: VocabularyKind) -> FormSpec:
    """Every field of a word of this list that may be changed."""
    fields = [
        _F("label", tr("Label"), required=True),
        _F("label_fr", tr("French label"), placeholder=tr("As it is called in French")),
    ]
    if kind is VocabularyKind.SOURCE:
        fields.append(_F("parent_id", tr("Source type"), _K.WORD, vocabulary=VocabularyKind.SOURCE_TYPE))
    fields.append(
        _F("definition", tr("Definition"), _K.LINES, placeholder=tr("One sentence that everybody reads the same way"))
    )
    sections = [SectionSpec("", tuple(fields))]
    if kind is VocabularyKind.STAGE:
        sections.append(SectionSpec(tr("Process"), _process()))
    aliases = _F(
        "aliases", tr("Aliases"), _K.TAGS, placeholder=tr("Type a word and press Enter"),
        help=tr("What spreadsheets call it; the import recognises these."),
    )  # fmt: skip
    sections.append(SectionSpec(tr("Recognised by"), (aliases,)))
    return FormSpec(f"word.{kind}", tuple(sections))


def _process() -> tuple[FieldSpec, ...]:
    return (
        _F("enters_when", tr("Entered when"), _K.LINES, placeholder=tr("What must have happened first")),
        _F("owner_role", tr("Owner"), _K.CHOICE, choices=CaseRole),
        _F("sla_days", tr("Working days"), _K.NUMBER, most=365, help=tr("Within these the step should be done; 0 means no term.")),
        _F("card_limit", tr("Card limit"), _K.NUMBER, most=999, help=tr("The board warns above it; 0 means no limit.")),
    )  # fmt: skip


def values_of(word: Word) -> dict[str, Any]:
    """What the form shows of a word."""
    names = [name for name in FIELDS if name not in STAGE_FIELDS or word.kind is VocabularyKind.STAGE]
    values: dict[str, Any] = {name: getattr(word, "limit" if name == "card_limit" else name) for name in names}
    if word.kind is VocabularyKind.STAGE:
        values |= {name: values[name] or 0 for name in ("sla_days", "card_limit")}
    if word.kind is not VocabularyKind.SOURCE:
        del values["parent_id"]
    return values


def word_plan(workbench: Workbench, word: Word) -> FormPlan:
    """Changing a word that is there."""

    def make(_values: Values, changes: Values, seen: Seen) -> Command[Any]:
        return ChangeWord(word.id, seen.version, dict(changes), word.label)

    def reread(heard: Heard, owner: QObject) -> None:
        def found(book: VocabularyBook) -> None:
            now = book.by_id.get(word.id, word)
            heard(values_of(now), now.version)

        workbench.ask(ReadVocabulary(), found, owner=owner, channel="reread")

    return FormPlan(
        word_form(word.kind), word.label, tr("&Save"), make, draft_key=f"word:{word.id}", values=values_of(word),
        version=word.version, record_name=word.label, reread=reread, record=("vocabulary_word", word.id),
        fields={"labels": "label_fr"},
    )  # fmt: skip


def open_new_word(
    workbench: Workbench, parent: QWidget, kind: VocabularyKind, added: Callable[[str], None]
) -> FormWindow:
    """What a new word needs; one that is there under this text is shown instead."""
    fields = [_F("label", tr("Label"), required=True)]
    if kind is VocabularyKind.STAGE:
        fields.append(
            _F("milestone", tr("Milestone"), _K.CHOICE, required=True, choices=Milestone, default=str(Milestone.INTERVIEW),
               help=tr("What it means across all requisitions. It cannot be changed later."))
        )  # fmt: skip
    if kind is VocabularyKind.REASON:
        fields.append(
            _F("side", tr("Whose decision"), _K.CHOICE, required=True, choices=ReasonSide, default=str(ReasonSide.US),
               help=tr("It cannot be changed later."))
        )  # fmt: skip
    if kind is VocabularyKind.SOURCE:
        fields.append(_F("parent_id", tr("Source type"), _K.WORD, required=True, vocabulary=VocabularyKind.SOURCE_TYPE))
    fields.append(
        _F("definition", tr("Definition"), _K.LINES, placeholder=tr("One sentence that everybody reads the same way"))
    )

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        return add_command(kind, values)

    def finished(done: Done) -> None:
        if done.answer and not done.entry_id:
            workbench.say(tr("This word is there already."))
        added(str(done.answer or ""))

    plan = FormPlan(
        FormSpec(f"word.new.{kind}", (SectionSpec("", tuple(fields)),)),
        tr("New {kind}").format(kind=singular(kind)),
        tr("&Add {kind}").format(kind=singular(kind)),
        make,
        draft_key=f"word:new:{kind}",
        finished=finished,
    )
    return show_form(workbench, plan, parent)


def add_command(kind: VocabularyKind, values: Mapping[str, Any]) -> AddWord:
    """The command for what the form of a new word says."""
    command = AddWord(kind, str(values["label"]), definition=str(values.get("definition", "")))
    further: dict[str, Any] = {
        name: str(values[name]) for name in ("milestone", "side", "parent_id") if values.get(name)
    }
    return replace(command, **further)
