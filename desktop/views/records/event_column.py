"""Events one below the other under the headings of their days; more can be put below at any time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.services.candidates.records import TimelineEvent
from desktop.views.forms.moments import day_heading, day_of
from desktop.views.look.theme import GRID
from desktop.views.records.timeline_event import EventRow
from desktop.views.tables.formatting import local_now
from desktop.views.workbench import Workbench

_NO_DAY_YET = date.max


class EventColumn(QWidget):
    """``names``: labels of fields; ``titles``: of applications by id. ``count`` says how many events it holds."""

    def __init__(
        self, workbench: Workbench, names: Mapping[str, str], titles: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._names = names
        self._titles = titles
        self._today = local_now().date()
        self._day: date | None = _NO_DAY_YET
        self._foot: QWidget | None = None
        self.count = 0
        self._rows: dict[str, EventRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)

    def add(self, events: Iterable[TimelineEvent]) -> None:
        """Put these below, each made ready to be shown, so that showing the whole column takes no time."""
        for event in events:
            day = day_of(event.at)
            if day != self._day:
                self._day = day
                heading = QLabel(day_heading(day, self._today) if day else self.tr("Day not known"), self)
                self._workbench.look.style(heading, "muted")
                heading.setContentsMargins(0, 4, 0, 0)
                self._column.addWidget(heading)
            title = self._titles.get(event.application_id, "")
            row = EventRow(self._workbench, event, self._names, title, self)
            row.ensurePolished()
            self._column.addWidget(row)
            self._rows[event.id] = row
            self.count += 1

    def row_of(self, event_id: str) -> QWidget | None:
        """The row of an event, if it stands here."""
        return self._rows.get(event_id)

    def end_with(self, foot: QWidget | None) -> None:
        """What stands under the last event, in place of what stood there."""
        if self._foot is not None:
            self._column.removeWidget(self._foot)
            self._foot.hide()
            self._foot.deleteLater()
        self._foot = foot
        if foot is not None:
            self._column.addWidget(foot, 0, Qt.AlignmentFlag.AlignLeft)
