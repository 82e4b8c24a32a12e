"""Asks by which day people were promised an answer."""

from __future__ import annotations

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from desktop.views.verdicts.day_dialog import DayDialog
from desktop.views.verdicts.refusals import tr
from desktop.views.workbench import Workbench


class PromiseDialog(DayDialog):
    """Tomorrow, the end of this week, a week, or any other day."""

    def __init__(self, workbench: Workbench, parent: QWidget | None, count: int) -> None:
        today = QDate.currentDate()
        friday = today.addDays((5 - today.dayOfWeek()) % 7 or 7)
        super().__init__(
            workbench, parent,
            title=tr("Promise an answer") if count == 1 else tr("Promise %n answers", count),
            sentence=tr("By which day were they promised an answer? A reminder comes on that day."),
            usual=((tr("&Tomorrow"), today.addDays(1)), (tr("By &Friday"), friday), (tr("In &one week"), today.addDays(7))),
            first=1, name=tr("&By"),
        )  # fmt: skip
