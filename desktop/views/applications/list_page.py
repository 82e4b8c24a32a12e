"""The list of applications: who stands where on which requisition, and the acts on one or many."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QCursor, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.services.applications.commands import (
    AssignApplications,
    CreateApplication,
    HoldApplications,
    MoveApplications,
    PromiseAnswer,
    RejectApplications,
    ReopenApplications,
    WithdrawApplications,
)
from desktop.services.applications.questions import ReadApplication
from desktop.services.applications.records import ApplicationRecord
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.listings.columns import ListKind
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.applications.detail_pane import ApplicationPane
from desktop.views.records.decisions.opening import open_of_application
from desktop.views.tables.detail_pane import DetailPane
from desktop.views.tables.empty_state import EmptyText
from desktop.views.tables.list_actions import counting, first_reason, list_actions, tr, why_not_any, why_not_one
from desktop.views.tables.list_page import ListPage
from desktop.views.tables.selection_keeper import Items
from desktop.views.verdicts import actions as verdicts
from desktop.words import ApplicationStatus, Topic

_Key = QKeySequence.StandardKey
_MOST_RULES_ASKED = 200


class ApplicationsPage(ListPage):
    """Candidate × requisition."""

    kind = ListKind.APPLICATIONS
    topics = frozenset(
        {
            Topic.APPLICATIONS,
            Topic.CANDIDATES,
            Topic.REQUISITIONS,
            Topic.NOTES,
            Topic.VOCABULARY,
            Topic.PEOPLE,
            Topic.IMPORTS,
            Topic.DECISIONS,
        }
    )
    context = (
        "applications.open", "applications.open_window", "applications.pipeline", "applications.decisions", "", "applications.move",
        "applications.hold", "applications.end_hold", "applications.assign", "", "applications.reject",
        "applications.withdraw", "applications.reopen", "", "applications.copy", "applications.export",
    )  # fmt: skip
    bulk = (
        "applications.move",
        "applications.hold",
        "applications.assign",
        "applications.withdraw",
        "applications.reject",
    )
    primary = "applications.new"
    secondary = ("applications.import",)

    def page_title(self) -> str:
        """The name of the page."""
        return self.tr("Applications")

    def counted_text(self, count: int) -> str:
        """``340 applications``."""
        return (
            self.tr("1 application") if count == 1 else self.tr("{n} applications").format(n=QLocale().toString(count))
        )

    def make_pane(self) -> DetailPane:
        """The application beside the list."""
        return ApplicationPane(self.workbench, self)

    def empty_text(self) -> EmptyText:
        """Before the first application."""
        open_place = self.workbench.open
        return EmptyText(
            "application",
            self.tr("Each time a candidate meets a requisition, the application stands here."),
            self.tr("New candidate…"),
            lambda: open_place("new_candidate"),
            (
                (self.tr("Import a spreadsheet…"), lambda: open_place("import")),
                (self.tr("Look at sample data"), lambda: open_place("sample")),
            ),
            lambda: self.workbench.may(CreateCandidate),
        )

    def open_record(self, record_id: str, *, new_window: bool) -> None:
        """The candidate's page, at this application."""

        def go(record: ApplicationRecord) -> None:
            self.workbench.open("candidate", record.candidate_id, new_window=new_window, application=record_id)

        self.workbench.ask(ReadApplication(record_id), go, owner=self, channel="open")

    def open_strip(self, record_id: str, kind: str) -> None:
        """The decisions of an application, over the list."""
        open_of_application(self.workbench, self, record_id, kind)

    def make_actions(self) -> Sequence[ActionSpec]:
        """What can be done with applications."""
        may, menu = self.workbench.may, Menu.CANDIDATE

        def some(command: type, *, running: bool | None = True) -> Callable[[], str]:
            return lambda: first_reason(may(command), why_not_any(self), self._why_not_state(running))

        def act(run: Callable[..., None]) -> Callable[[], None]:
            return lambda: self.with_selected(lambda items: run(self.workbench, self, items))

        return (
            ActionSpec("applications.new", tr("&New application…"), menu, lambda: self.workbench.open("new_application"),
                       _Key.New, "plus", group=0, why_not=lambda: may(CreateApplication)),
            *list_actions(self, menu),
            ActionSpec("applications.pipeline", tr("Show in &pipeline"), menu, self._show_in_pipeline, "Ctrl+B", "pipeline",
                       group=1, why_not=lambda: why_not_one(self)),
            ActionSpec("applications.decisions", tr("Dec&isions…"), menu,
                       lambda: self.open_strip(self.table.kept.current_id, ""), "Ctrl+D", "check", group=1,
                       tip=tr("Enter or a click on the strip"), why_not=lambda: why_not_one(self)),
            ActionSpec("applications.move", tr("&Move to…"), menu, lambda: self.with_selected(self._move), "Ctrl+Shift+M",
                       "move", group=3, why_not=some(MoveApplications),
                       text_now=counting(self, tr("&Move to…"), tr("&Move {n}…"))),
            ActionSpec("applications.hold", tr("&Hold until…"), menu, act(verdicts.hold), icon="hold", group=3,
                       why_not=some(HoldApplications), text_now=counting(self, tr("&Hold until…"), tr("&Hold {n}…"))),
            ActionSpec("applications.end_hold", tr("End hol&d"), menu, act(verdicts.end_hold), group=3,
                       why_not=lambda: first_reason(some(HoldApplications)(), self._why_not_end_hold())),
            ActionSpec("applications.promise", tr("&Promise an answer…"), menu, act(verdicts.promise), icon="clock", group=3,
                       why_not=some(PromiseAnswer), text_now=counting(self, tr("&Promise an answer…"), tr("&Promise {n} answers…"))),
            ActionSpec("applications.answer_given", tr("Answer &given"), menu, act(verdicts.answer_given), group=3,
                       why_not=some(PromiseAnswer), tip=tr("They have the answer that was promised")),
            ActionSpec("applications.assign", tr("&Assign owner…"), menu, act(verdicts.assign), icon="person", group=3,
                       why_not=some(AssignApplications, running=None),
                       text_now=counting(self, tr("&Assign owner…"), tr("&Assign {n}…"))),
            ActionSpec("applications.reject", tr("&Reject…"), menu, act(verdicts.reject), icon="cross", group=4,
                       why_not=some(RejectApplications), text_now=counting(self, tr("&Reject…"), tr("&Reject {rows}…"))),
            ActionSpec("applications.withdraw", tr("Wi&thdraw…"), menu, act(verdicts.withdraw), group=4,
                       why_not=some(WithdrawApplications), tip=tr("They have withdrawn"),
                       text_now=counting(self, tr("Wi&thdraw…"), tr("Wi&thdraw {n}…"))),
            ActionSpec("applications.reopen", tr("Re&open"), menu, act(verdicts.reopen), icon="undo", group=4,
                       why_not=some(ReopenApplications, running=False), tip=tr("Back to exactly the stage it ended in"),
                       text_now=counting(self, tr("Re&open"), tr("Re&open {n}"))),
            ActionSpec("applications.import", tr("&Import…"), Menu.FILE, lambda: self.workbench.open("import"), icon="import",
                       group=4),
        )  # fmt: skip

    # --- why not --------------------------------------------------------------------------------------------------------

    def _why_not_state(self, running: bool | None) -> str:
        row = self.selected_row()
        if row is None or running is None:
            return ""
        active = self.value(row, "status") == ApplicationStatus.ACTIVE
        if running and not active:
            return tr("The application has ended. Reopen it first.")
        return tr("The application is still active.") if not running and active else ""

    def _why_not_end_hold(self) -> str:
        row = self.selected_row()
        return tr("The application is not on hold.") if row is not None and not self.value(row, "hold_until") else ""

    # --- acts -----------------------------------------------------------------------------------------------------------

    def _move(self, items: Items) -> None:
        """A menu of stages at the row or button; stages that a rule forbids say why."""
        asked = items[:_MOST_RULES_ASKED]
        menu = verdicts.move_menu(
            self.workbench, self, asked, run=lambda stage_id: verdicts.move(self.workbench, self, items, stage_id)
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._popup(menu)

    def _popup(self, menu: QMenu) -> None:
        place = QCursor.pos()
        if not self.rect().contains(self.mapFromGlobal(place)):  # by keyboard: under the row
            box = self.table.visualRect(self.table.currentIndex())
            place = self.table.viewport().mapToGlobal(box.bottomLeft())
        menu.popup(place)

    def _show_in_pipeline(self) -> None:
        record_id = self.table.kept.current_id

        def go(record: ApplicationRecord) -> None:
            self.workbench.open("pipeline", record.requisition_id, application=record_id)

        self.workbench.ask(ReadApplication(record_id), go, owner=self, channel="open")
