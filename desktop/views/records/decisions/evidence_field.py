"""Where evidence stands: the person, the requisition, or one of the notes about the person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.services.candidates.records import TimelineEvent
from desktop.views.forms.fields.picker import Entry, PickerField
from desktop.views.forms.spec import FieldKind, FieldSpec
from desktop.views.records.decisions.case import Case
from desktop.views.records.decisions.decision_words import tr
from desktop.views.tables.formatting import date_text
from desktop.views.workbench import Workbench

_LONGEST = 70


class EvidenceField(PickerField):
    """The value is ``entity:id``, empty for evidence that stands nowhere in the program."""

    def __init__(
        self, places: Sequence[Entry], spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None
    ) -> None:
        self.places = tuple(places)
        super().__init__(spec, workbench, parent)

    def entries(self) -> Sequence[Entry]:
        """The places of the case."""
        return self.places

    def label_for(self, entry_id: str) -> str:
        """The words of a place; of one that is gone its kind."""
        return next((one.label for one in self.places if one.id == entry_id), entry_id.partition(":")[0])


def places_of(case: Case, events: Sequence[TimelineEvent]) -> list[Entry]:
    """What a piece of evidence may name: the notes, the last first, then the records of the case."""
    notes = [
        Entry(
            f"note:{one.id}",
            _cut(one.text),
            tr("note by {who}, {day}").format(who=one.actor, day=date_text(one.at[:10])),
        )
        for one in events
        if one.kind == "note"
    ]
    records = [Entry(f"candidate:{case.candidate_id}", tr("The candidate’s page"))] if case.candidate_id else []
    return [*notes, *records, Entry(f"requisition:{case.requisition_id}", tr("The requisition"))]


def evidence_field(places: Sequence[Entry]) -> FieldSpec:
    """The field over these places."""
    return FieldSpec(
        "place", tr("Where it stands"), FieldKind.TEXT, widget=partial(EvidenceField, places),
        placeholder=tr("A note, a record, or nothing"),
    )  # fmt: skip


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
