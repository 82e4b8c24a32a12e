"""Asks until when applications are put on hold."""

from __future__ import annotations

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from desktop.views.verdicts.day_dialog import DayDialog
from desktop.views.verdicts.refusals import tr
from desktop.views.workbench import Workbench


class HoldDialog(DayDialog):
    """A week, two, a month, or any other day."""

    def __init__(self, workbench: Workbench, parent: QWidget | None, count: int) -> None:
        today = QDate.currentDate()
        super().__init__(
            workbench, parent,
            title=tr("Hold application") if count == 1 else tr("Hold %n applications", count),
            sentence=tr("Until when? The application keeps its stage and comes back by itself on that day.") if count == 1
            else tr("Until when? The applications keep their stage and come back by themselves on that day."),
            usual=((tr("In &one week"), today.addDays(7)), (tr("In &two weeks"), today.addDays(14)), (tr("In a &month"), today.addMonths(1))),
        )  # fmt: skip
