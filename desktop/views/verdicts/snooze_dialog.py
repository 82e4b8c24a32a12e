"""Asks until when something is kept out of sight."""

from __future__ import annotations

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from desktop.views.records.due_words import snooze_days
from desktop.views.tables.formatting import local_now
from desktop.views.verdicts.day_dialog import DayDialog
from desktop.views.verdicts.refusals import tr
from desktop.views.workbench import Workbench


class SnoozeDialog(DayDialog):
    """The days that are usual, or any other."""

    def __init__(self, workbench: Workbench, parent: QWidget | None, count: int) -> None:
        usual = snooze_days(local_now().date())
        super().__init__(
            workbench, parent, title=tr("Snooze") if count == 1 else tr("Snooze %n lines", count),
            sentence=tr("Until when? It stays open and keeps its due date, and comes back on that day."),
            usual=tuple((words, QDate(day.year, day.month, day.day)) for words, day in usual),
        )  # fmt: skip
