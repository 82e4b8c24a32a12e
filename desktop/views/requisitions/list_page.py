"""The list of requisitions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence

from desktop.services.listings.columns import ListKind
from desktop.services.requisitions.commands import ChangeRequisition, CreateRequisition, DeleteRequisitions
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.records.decisions.opening import open_of_requisition
from desktop.views.requisitions.detail_pane import RequisitionPane
from desktop.views.tables.detail_pane import DetailPane
from desktop.views.tables.empty_state import EmptyText
from desktop.views.tables.list_actions import counting, first_reason, list_actions, tr, why_not_any, why_not_one
from desktop.views.tables.list_page import ListPage
from desktop.views.tables.selection_keeper import Items
from desktop.words import Topic

_Key = QKeySequence.StandardKey


class RequisitionsPage(ListPage):
    """Every opening from the first request to its end."""

    kind = ListKind.REQUISITIONS
    topics = frozenset(
        {
            Topic.REQUISITIONS,
            Topic.APPLICATIONS,
            Topic.VOCABULARY,
            Topic.PEOPLE,
            Topic.IMPORTS,
            Topic.DECISIONS,
        }
    )
    context = (
        "requisitions.open", "requisitions.open_window", "requisitions.pipeline", "requisitions.applications",
        "requisitions.decisions", "",
        "requisitions.edit", "", "requisitions.copy", "requisitions.export", "", "requisitions.delete",
    )  # fmt: skip
    bulk = ("requisitions.copy", "requisitions.delete")
    primary = "requisitions.new"
    secondary = ("requisitions.import",)

    def page_title(self) -> str:
        """The name of the page."""
        return self.tr("Requisitions")

    def counted_text(self, count: int) -> str:
        """``12 requisitions``."""
        return (
            self.tr("1 requisition") if count == 1 else self.tr("{n} requisitions").format(n=QLocale().toString(count))
        )

    def make_pane(self) -> DetailPane:
        """The requisition beside the list."""
        return RequisitionPane(self.workbench, self)

    def empty_text(self) -> EmptyText:
        """Before the first requisition."""
        open_place = self.workbench.open
        return EmptyText(
            "requisition",
            self.tr("Every opening stands here, from the first request for a role to the new person's first day."),
            self.tr("New requisition…"),
            lambda: open_place("new_requisition"),
            (
                (self.tr("Import a spreadsheet…"), lambda: open_place("import")),
                (self.tr("Look at sample data"), lambda: open_place("sample")),
            ),
            lambda: self.workbench.may(CreateRequisition),
        )

    def open_record(self, record_id: str, *, new_window: bool) -> None:
        """The requisition's page."""
        self.workbench.open("requisition", record_id, new_window=new_window)

    def open_strip(self, record_id: str, kind: str) -> None:
        """Whether the role is approved, over the list."""
        open_of_requisition(self.workbench, self, record_id)

    def make_actions(self) -> Sequence[ActionSpec]:
        """What can be done with requisitions."""
        may, menu, go = self.workbench.may, Menu.REQUISITION, self.workbench.open

        def current() -> str:
            return self.table.kept.current_id

        def one(command: type | None = None) -> Callable[[], str]:
            return lambda: first_reason(may(command) if command else "", why_not_one(self))

        return (
            ActionSpec("requisitions.new", tr("&New requisition…"), menu, lambda: go("new_requisition"), _Key.New, "plus",
                       group=0, why_not=lambda: may(CreateRequisition)),
            *list_actions(self, menu),
            ActionSpec("requisitions.pipeline", tr("Open &pipeline"), menu, lambda: go("pipeline", current()), "Ctrl+B",
                       "pipeline", group=1, why_not=one()),
            ActionSpec("requisitions.applications", tr("Show &applications"), menu, self._show_applications,
                       icon="application", group=1, why_not=one()),
            ActionSpec("requisitions.decisions", tr("Dec&ision…"), menu, lambda: self.open_strip(current(), ""), "Ctrl+D",
                       "check", group=1, tip=tr("Enter or a click on the strip"), why_not=one()),
            ActionSpec("requisitions.edit", tr("&Edit…"), menu, lambda: go("edit_requisition", current()), "F2", "edit",
                       group=2, why_not=one(ChangeRequisition)),
            ActionSpec("requisitions.delete", tr("&Delete"), menu, lambda: self.with_selected(self._delete), _Key.Delete,
                       "trash", group=8, text_now=counting(self, tr("&Delete"), tr("&Delete {rows}")),
                       tip=tr("Only drafts without applications can be deleted"),
                       why_not=lambda: first_reason(may(DeleteRequisitions), why_not_any(self), self._why_not_delete())),
            ActionSpec("requisitions.import", tr("&Import…"), Menu.FILE, lambda: go("import"), icon="import", group=4),
        )  # fmt: skip

    def _why_not_delete(self) -> str:
        row = self.selected_row()
        if row is not None and self.value(row, "status") != "draft":
            return tr("Only drafts can be deleted. Cancel the requisition instead.")
        return ""

    def _show_applications(self) -> None:
        row = self.selected_row()
        if row is not None:
            self.workbench.open("applications", number=str(self.value(row, "number")))

    def _delete(self, items: Items) -> None:
        from desktop.views.tables.asking_first import agreed_to_delete

        if items and agreed_to_delete(self, self.counted_text(len(items)), len(items)):
            self.workbench.carry_out(DeleteRequisitions(tuple(record for record, _version in items)), owner=self)
