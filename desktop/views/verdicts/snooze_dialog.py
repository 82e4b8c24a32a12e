"""Asks until when something is kept out of sight."""

from __future__ import annotations

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from desktop.views.verdicts.day_dialog import DayDialog
from desktop.views.verdicts.refusals import tr
from desktop.views.workbench import Workbench


class SnoozeDialog(DayDialog):
    """Tomorrow, in three days, next Monday, or any other day."""

    def __init__(self, workbench: Workbench, parent: QWidget | None, count: int) -> None:
        today = QDate.currentDate()
        monday = today.addDays(8 - today.dayOfWeek())
        super().__init__(
            workbench, parent, title=tr("Snooze") if count == 1 else tr("Snooze %n lines", count),
            sentence=tr("Until when? It stays open and keeps its due date, and comes back on that day."),
            usual=((tr("&Tomorrow"), today.addDays(1)), (tr("In &three days"), today.addDays(3)), (tr("Next &Monday"), monday)),
        )  # fmt: skip
