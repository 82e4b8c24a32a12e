"""The tasks about a record, on its page: the open ones first, ticked off in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.services.tasks.commands import AddTask
from desktop.services.tasks.questions import ReadTasks
from desktop.services.tasks.records import TaskRecord
from desktop.views.forms.task_form import open_new_task
from desktop.views.look.theme import GRID
from desktop.views.records.facts import Card
from desktop.views.records.task_row import TaskRow
from desktop.views.tables.formatting import local_now
from desktop.views.workbench import Workbench

_DONE_SHOWN = 20


class TasksCard(Card):
    """Asks for itself; the page says of which record, and again when something changed. ``about`` are fields of ``ReadTasks``."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(workbench.look, QCoreApplication.translate("TasksCard", "Tasks"), parent)
        self._workbench = workbench
        self._about: dict[str, str] = {}
        self._name = ""
        self._tasks: tuple[TaskRecord, ...] | None = None
        self._done_shown = False
        self.rows: list[TaskRow] = []
        self.add = QPushButton(self.tr("Add task…"), self)
        self.add.setAutoDefault(False)
        workbench.look.style(self.add, "link")
        self.add.clicked.connect(self._add)
        self.head.addWidget(self.add)
        self.nothing = QLabel(self.tr("Nothing is to be done here."), self)
        workbench.look.style(self.nothing, "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID)
        self.earlier = QPushButton(self)
        self.earlier.setAutoDefault(False)
        workbench.look.style(self.earlier, "link")
        self.earlier.clicked.connect(self._show_done)
        self.column.addWidget(self.nothing)
        self.column.addLayout(self._list)
        self.column.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self.earlier.hide()

    def show_case(self, name: str, **about: str) -> None:
        """Show the tasks about a record called so: ``candidate_id=…`` or ``requisition_id=…``."""
        self._about, self._name = about, name
        why = self._workbench.may(AddTask)
        self.add.setEnabled(not why)
        self.add.setToolTip(why or self.tr("New task about this record (Ctrl+Shift+T)"))
        question = ReadTasks(**about)  # type: ignore[arg-type]  # its fields that name records are texts
        self._workbench.ask(question, self._show, owner=self, channel="tasks")

    def _show(self, tasks: tuple[TaskRecord, ...]) -> None:
        if tasks == self._tasks:
            return
        self._tasks = tasks
        self._lay_out()

    def _lay_out(self) -> None:
        tasks = self._tasks or ()
        focused = self._focused_row()
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        waiting = [one for one in tasks if not one.done]
        done = [one for one in tasks if one.done]
        shown = [*waiting, *(done[:_DONE_SHOWN] if self._done_shown else ())]
        today = local_now().date()
        several = not self._about.get("candidate_id")  # a requisition's page has those about all its candidates
        self.rows = [TaskRow(self._workbench, one, today, self, of_whom=several) for one in shown]
        for row in self.rows:
            self._list.addWidget(row)
        self.nothing.setVisible(not waiting)
        self.earlier.setVisible(bool(done) and not self._done_shown)
        self.earlier.setText(
            self.tr("Show 1 done task")
            if len(done) == 1
            else self.tr("Show {count} done tasks").format(count=len(done))
        )
        if focused >= 0:  # the keyboard goes on where it was
            after: Any = self.rows[min(focused, len(self.rows) - 1)].tick if self.rows else self.add
            after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused_row(self) -> int:
        focused = self.window().focusWidget()  # also while another window is in front
        return next((place for place, row in enumerate(self.rows) if focused and row.isAncestorOf(focused)), -1)

    def _show_done(self) -> None:
        self._done_shown = True
        self._lay_out()
        if self.rows:
            self.rows[-1].tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        open_new_task(self._workbench, self.window(), about=self._name, **self._about)
