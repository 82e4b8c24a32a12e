"""One task as a line: tick it off, put it off, hand it over, open its form."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from desktop.services.tasks.commands import (
    AssignTasks,
    ChangeTask,
    FinishTasks,
    RemoveTasks,
    SnoozeTasks,
    TakeUpTasks,
)
from desktop.services.tasks.records import TaskRecord
from desktop.views import labels
from desktop.views.forms.moments import ago
from desktop.views.forms.task_form import open_task_form
from desktop.views.look.theme import GRID
from desktop.views.records.due_words import due_words, snooze_days
from desktop.views.tables.formatting import date_text, exact_moment
from desktop.views.workbench import Workbench


class TaskRow(QWidget):
    """Rebuilt when its task changed. ``of_whom``: also say which candidate it is about."""

    def __init__(
        self, workbench: Workbench, task: TaskRecord, today: date, parent: QWidget, *, of_whom: bool = False
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.task = task
        self._today = today
        why = workbench.may(TakeUpTasks if task.done else FinishTasks)
        self.tick = QCheckBox(self)
        self.tick.setChecked(task.done)
        self.tick.setEnabled(not why)
        self.tick.setMinimumSize(24, 24)
        self.tick.setToolTip(why or (self.tr("Take up again") if task.done else self.tr("Done")))
        self.tick.setAccessibleName(self.tr("{task} is done").format(task=task.title))
        self.tick.clicked.connect(self._ticked)
        person = task.case.candidate if of_whom else ""
        title = QLabel(f"{task.title} · {person}" if person else task.title, self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        title.setMinimumWidth(60)
        title.setToolTip(task.note)
        workbench.look.style(title, "quiet" if task.done else "body")
        self.title = title
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.tick, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(title, 0, 1)
        grid.addLayout(self._buttons(), 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._facts(), 1, 1, 1, 2)

    # --- parts ---------------------------------------------------------------------------------------------------------------

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        if not self.task.done:
            self.snooze = self._button("clock", self.tr("Snooze {task}"), self._workbench.may(SnoozeTasks))
            self.snooze.setMenu(self._snooze_menu(self.snooze))
            row.addWidget(self.snooze)
        self.more = self._button("more", self.tr("More for {task}"), "")
        self.more.setMenu(self._more_menu(self.more))
        row.addWidget(self.more)
        return row

    def _button(self, icon: str, name: str, why: str) -> QToolButton:
        button = QToolButton(self)
        called = name.format(task=self.task.title)
        button.setAccessibleName(called)
        button.setToolTip(why or called)
        button.setEnabled(not why)
        button.setMinimumSize(28, 28)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._workbench.look.style(button, "flat")
        self._workbench.look.dress(button, icon, "muted")
        return button

    def _snooze_menu(self, button: QToolButton) -> QMenu:
        menu = QMenu(button)
        for text, day in snooze_days(self._today):
            menu.addAction(text).triggered.connect(partial(self._snooze, day.isoformat()))
        if self.task.snoozed_until:
            menu.addSeparator()
            menu.addAction(self.tr("&Bring back now")).triggered.connect(partial(self._snooze, ""))
        return menu

    def _more_menu(self, button: QToolButton) -> QMenu:
        menu, bench, task = QMenu(button), self._workbench, self.task
        menu.setToolTipsVisible(True)
        edit = menu.addAction(self.tr("&Edit…"))
        edit.triggered.connect(lambda: open_task_form(bench, self.window(), task))
        self._allow(edit, bench.may(ChangeTask))
        if not task.done:
            giving = menu.addMenu(self.tr("&Hand over to"))
            for member in bench.team.members:
                if member.active and member.id != task.owner_id:
                    entry = giving.addAction(member.name.replace("&", "&&"))
                    entry.triggered.connect(partial(self._give, member.id))
            self._allow(giving.menuAction(), bench.may(AssignTasks))
        remove = menu.addAction(self.tr("&Remove"))
        remove.triggered.connect(lambda: bench.carry_out(RemoveTasks((task.id,)), owner=self))
        self._allow(remove, bench.may(RemoveTasks))
        return menu

    @staticmethod
    def _allow(action: object, why: str) -> None:
        action.setEnabled(not why)  # type: ignore[attr-defined]
        action.setToolTip(why)  # type: ignore[attr-defined]

    def _facts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for text, kind, tip in self._fact_texts():
            label = QLabel(text, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setToolTip(tip)
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            self._workbench.look.style(label, kind)
            row.addWidget(label)
        row.addStretch(1)
        return row

    def _fact_texts(self) -> list[tuple[str, str, str]]:
        task, team = self.task, self._workbench.team
        owner = self.tr("you") if task.owner_id == self._workbench.actor.id else team.name(task.owner_id)
        if task.done:
            by = team.name(task.done_by_id)
            text = self.tr("Done {ago}") if by else self.tr("Ended by itself {ago}")
            return [(text.format(ago=ago(task.done_at)), "muted", by or self.tr("The reason for it has gone"))]
        words, kind = due_words(task.due_on, self._today)
        facts = [(words, kind, date_text(task.due_on)), (owner, "muted", self.tr("Who does it"))]
        if task.snoozed_until > self._today.isoformat():
            facts.insert(0, (self.tr("Snoozed until {day}").format(day=date_text(task.snoozed_until)), "muted", ""))
        if task.repeat:
            facts.append((labels.coded("Repeat", task.repeat), "muted", self.tr("It comes again when it is done")))
        if task.rule:
            facts.append((self.tr("by a rule"), "muted", exact_moment(task.created_at)))
        return facts

    # --- acts ----------------------------------------------------------------------------------------------------------------

    def _ticked(self) -> None:
        command = TakeUpTasks((self.task.id,)) if self.task.done else FinishTasks((self.task.id,))
        self._workbench.carry_out(command, owner=self, failed=self._back)

    def _back(self, _error: Exception) -> bool:
        self.tick.setChecked(self.task.done)
        return False

    def _snooze(self, until: str, _checked: bool = False) -> None:
        self._workbench.carry_out(SnoozeTasks((self.task.id,), until), owner=self)

    def _give(self, person: str, _checked: bool = False) -> None:
        self._workbench.carry_out(AssignTasks((self.task.id,), person), owner=self)
