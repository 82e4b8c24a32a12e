"""What can be done on a candidate's page, as actions for buttons and menu alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from desktop.services.applications.commands import CreateApplication
from desktop.services.candidates.commands import ChangeCandidate, DeleteCandidates, EraseCandidates, MergeCandidates
from desktop.services.candidates.questions import FindDuplicates
from desktop.services.candidates.records import DuplicateSuspect
from desktop.services.dispatch.messages import Command
from desktop.services.notes.commands import AddNote
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.candidates.merge_choice import ask_whom
from desktop.views.candidates.merge_window import open_merge
from desktop.views.candidates.open_form import open_candidate_form
from desktop.views.forms.application_form import open_application_form
from desktop.views.records.contacts import copy_personal
from desktop.views.workbench import Workbench

if TYPE_CHECKING:
    from desktop.views.candidates.candidate_page import CandidatePage


class CandidateActs(QObject):
    """Holds the specs; each asks the page for the record when it runs."""

    def __init__(self, workbench: Workbench, page: CandidatePage) -> None:
        super().__init__(page)
        self._workbench = workbench
        self._page = page
        change = self._needs(ChangeCandidate)
        self._specs = {
            "add": ActionSpec("candidate.page.add", self.tr("&Add to requisition…"), Menu.CANDIDATE, self._add, icon="application",
                              group=2, why_not=self._needs(CreateApplication)),
            "note": ActionSpec("candidate.page.note", self.tr("&Log note"), Menu.CANDIDATE, self._note, icon="note",
                               group=2, why_not=self._needs(AddNote)),
            "decisions": ActionSpec("candidate.page.decisions", self.tr("Dec&isions"), Menu.CANDIDATE, page.show_decisions, "Ctrl+D",
                                    "check", group=2, why_not=self._has_applications, tip=self.tr("Show what is to be decided")),
            "edit": ActionSpec("candidate.page.edit", self.tr("&Edit candidate…"), Menu.CANDIDATE, self._edit, "F2", "edit",
                               group=2, why_not=change),
            "merge": ActionSpec("candidate.page.merge", self.tr("&Merge…"), Menu.CANDIDATE, self._merge, icon="merge", group=3,
                                why_not=self._needs(MergeCandidates)),
            "duplicates": ActionSpec("candidate.page.duplicates", self.tr("Find &duplicates of this candidate"), Menu.CANDIDATE,
                                     self._duplicates, icon="search", group=3, why_not=self._loaded),
            "copy": ActionSpec("candidate.page.copy", self.tr("&Copy contact"), Menu.CANDIDATE, self._copy, icon="copy", group=3,
                               why_not=self._has_contact),
            "delete": ActionSpec("candidate.page.delete", self.tr("Dele&te candidate"), Menu.CANDIDATE, self._delete, icon="trash",
                                 group=4, why_not=self._needs(DeleteCandidates)),
            "erase": ActionSpec("candidate.page.erase", self.tr("Erase for &good…"), Menu.CANDIDATE, self._erase, group=4,
                                why_not=self._needs(EraseCandidates)),
        }  # fmt: skip

    def specs(self) -> tuple[ActionSpec, ...]:
        """All of them."""
        return tuple(self._specs.values())

    def buttons(self) -> tuple[ActionSpec, ...]:
        """Those in the header."""
        return tuple(self._specs[code] for code in ("add", "note", "edit"))

    def more(self) -> tuple[ActionSpec, ...]:
        """Those behind the dots."""
        return tuple(self._specs[code] for code in ("decisions", "merge", "duplicates", "copy", "delete", "erase"))

    def merge_with(self, other_id: str) -> None:
        """Merge with a known other record."""
        open_merge(self._workbench, self._page, self._page.candidate_id, other_id)

    # --- why not ------------------------------------------------------------------------------------------------------------------

    def _loaded(self) -> str:
        record = self._page.record
        if record is None:
            return self.tr("The candidate is still being read.")
        return self.tr("This record was merged into another one.") if record.merged_into else ""

    def _needs(self, command: type[Command[Any]]) -> Callable[[], str]:
        return lambda: self._workbench.may(command) or self._loaded()

    def _has_applications(self) -> str:
        record = self._page.record
        return self._loaded() or (
            "" if record and record.applications else self.tr("On no requisition, so nothing is asked yet.")
        )

    def _has_contact(self) -> str:
        record = self._page.record
        return self._loaded() or ("" if record and record.contacts else self.tr("There is no e-mail or phone to copy."))

    # --- doing --------------------------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        record = self._page.record
        open_application_form(
            self._workbench, self._page, self._page.candidate_id, source_id=record.source_id if record else ""
        )

    def _note(self) -> None:
        self._page.composer.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._page.columns.ensureWidgetVisible(self._page.composer)

    def _edit(self) -> None:
        open_candidate_form(self._workbench, self._page, self._page.candidate_id)

    def _merge(self) -> None:
        ask_whom(self._workbench, self._page, self._page.candidate_id, self.merge_with)

    def _duplicates(self) -> None:
        def answer(found: tuple[DuplicateSuspect, ...]) -> None:
            self._page.duplicates.show_suspects(found)
            if found:
                self._page.columns.ensureWidgetVisible(self._page.duplicates)
            else:
                self._workbench.say(self.tr("Nobody else looks like this person."))

        self._workbench.ask(
            FindDuplicates(candidate_id=self._page.candidate_id), answer, owner=self._page, channel="find all"
        )

    def _copy(self) -> None:
        record = self._page.record
        if record is not None:
            copy_personal("\n".join([record.name, *(one.value for one in record.contacts)]))
            self._workbench.say(self.tr("Contact copied"))

    def _delete(self) -> None:
        self._workbench.carry_out(
            DeleteCandidates((self._page.candidate_id,)),
            lambda _done: self._workbench.open("candidates"),
            owner=self._page,
        )

    def _erase(self) -> None:
        from desktop.views.candidates.erase_dialog import EraseDialog

        if self._page.record is not None:
            EraseDialog(self._workbench, self._page.record, self._page).open()
