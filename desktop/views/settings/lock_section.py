"""The part of the settings that is about locking: after how long without a key or the mouse everybody's window is covered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QSpinBox, QWidget

from desktop.services.workspace.messages import MOST_LOCK_MINUTES, ReadWorkspace, SetLockTime, WorkspaceRecord
from desktop.views.look.beside import labels_beside
from desktop.views.look.theme import GRID, MARGIN
from desktop.views.mishaps.wording import word
from desktop.views.records.facts import Card
from desktop.views.workbench import Workbench


def _tr(text: str) -> str:
    return QCoreApplication.translate("LockSection", text)


class LockSection(Card):
    """Takes effect at once, and for the whole team. Not there in a workspace that has no passwords to unlock it with."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench.look, _tr("Locking"), parent)
        self._workbench = workbench
        self._known = -1
        self.minutes = QSpinBox(self)
        self.minutes.setRange(0, MOST_LOCK_MINUTES)
        self.minutes.setSpecialValueText(_tr("never"))
        self.minutes.setSuffix(_tr(" minutes"))
        self.minutes.setAccessibleName(_tr("Minutes until locking"))
        self.minutes.editingFinished.connect(self._set)
        self.told = QLabel(_tr("Without a key or the mouse for so long, every window is covered until its person signs in again."
                                   " It holds for everybody in this workspace."), self)  # fmt: skip
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        workbench.look.style(self.told, "quiet")
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        workbench.look.style(self.problem, "bad")
        self.problem.hide()
        form = QFormLayout()
        self.column.addLayout(form)
        form.setHorizontalSpacing(MARGIN)
        form.setVerticalSpacing(GRID)
        form.addRow(_tr("&Lock after"), self.minutes)
        form.addRow(self.told)
        form.addRow(self.problem)
        labels_beside(form)
        why_not = workbench.may(SetLockTime)
        self.minutes.setEnabled(not why_not)
        self.minutes.setToolTip(why_not)
        self.hide()
        workbench.ask(ReadWorkspace(), self._show, owner=self, channel="lock-time")

    def _show(self, record: WorkspaceRecord) -> None:
        self.setVisible(record.locks)
        self._known = record.lock_minutes
        self.minutes.setValue(record.lock_minutes)

    def _set(self) -> None:
        minutes = self.minutes.value()
        if minutes == self._known or self._known < 0:
            return
        self._workbench.carry_out(
            SetLockTime(minutes), lambda _: self._taken(minutes), owner=self, failed=self._failed, quiet=True
        )

    def _taken(self, minutes: int) -> None:
        self._known = minutes
        self.problem.hide()

    def _failed(self, error: Exception) -> bool:
        self.problem.setText(word(error).text)
        self.problem.show()
        self.minutes.setValue(self._known)
        return True
