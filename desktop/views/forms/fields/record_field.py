"""Pickers over records: requisitions and candidates, those changed last first, found by any word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.services.candidates.questions import CandidateChoice, FindCandidates, ReadCandidate
from desktop.services.requisitions.questions import FindRequisitions, ReadRequisition, RequisitionChoice
from desktop.views import labels
from desktop.views.forms.fields.picker import Entry, PickerField
from desktop.views.forms.spec import FieldSpec
from desktop.views.workbench import Workbench


class RecordField(PickerField):
    """A picker that asks while one types; the newest answer counts."""

    def __init__(self, spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(spec, workbench, parent)
        self._recent: list[Entry] = []
        self._known: dict[str, str] = {}
        self.search("")

    def entries(self) -> Sequence[Entry]:
        """Those changed last."""
        return self._recent

    def label_for(self, entry_id: str) -> str:
        """What was last heard of this record; asks for one nobody mentioned yet."""
        if entry_id and entry_id not in self._known:
            self.look_up(entry_id)
        return self._known.get(entry_id, "")

    def look_up(self, entry_id: str) -> None:
        """Ask what a record is called."""
        raise NotImplementedError

    def heard(self, entries: list[Entry], typed: str) -> None:
        """An answer came."""
        self._known.update({entry.id: entry.label for entry in entries})
        if not typed:
            self._recent = entries
        if typed != self.line().text() and typed:
            return
        self.offer(entries, typed)
        if typed and self.line().hasFocus():
            self._completer.complete()

    def learnt(self, entry_id: str, label: str) -> None:
        """The name of a record that was set before it was known."""
        self._known[entry_id] = label
        if self._id == entry_id and not self._label:
            self.choose(entry_id, label)


class RequisitionField(RecordField):
    """Picker over requisitions."""

    def search(self, typed: str) -> None:
        """Ask by what was typed."""

        def answer(found: tuple[RequisitionChoice, ...]) -> None:
            self.heard(
                [
                    Entry(one.id, f"{one.title} ({one.number})", labels.coded("RequisitionStatus", one.status))
                    for one in found
                ],
                typed,
            )

        self.workbench.ask(FindRequisitions(typed.strip()), answer, owner=self, channel="find")

    def look_up(self, entry_id: str) -> None:
        """Read one requisition for its title."""
        self.workbench.ask(
            ReadRequisition(entry_id),
            lambda record: self.learnt(entry_id, f"{record.title} ({record.number})"),
            owner=self,
            channel="look up",
            failed=lambda _error: None,
        )


class CandidateField(RecordField):
    """Picker over candidates."""

    def search(self, typed: str) -> None:
        """Ask by what was typed."""

        def answer(found: tuple[CandidateChoice, ...]) -> None:
            self.heard([Entry(one.id, one.name, one.email or one.location) for one in found], typed)

        self.workbench.ask(FindCandidates(typed.strip()), answer, owner=self, channel="find")

    def look_up(self, entry_id: str) -> None:
        """Read one candidate for the name."""
        self.workbench.ask(
            ReadCandidate(entry_id),
            lambda record: self.learnt(entry_id, record.name),
            owner=self,
            channel="look up",
            failed=lambda _error: None,
        )
