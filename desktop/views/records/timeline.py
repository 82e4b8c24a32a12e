"""Everything that happened, newest first, grouped by day, with a filter: all, moves, notes or changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.services.candidates.records import TimelineEvent
from desktop.views.forms.moments import day_heading, day_of
from desktop.views.look.theme import GRID
from desktop.views.records.timeline_event import EventRow
from desktop.views.tables.formatting import local_now
from desktop.views.workbench import Workbench

FIRST_SHOWN = 40
KINDS: dict[str, frozenset[str]] = {
    "all": frozenset(),
    "moves": frozenset({"transition"}),
    "notes": frozenset({"note"}),
    "changes": frozenset({"created", "changed", "imported", "merged", "undone"}),
}


class Timeline(QWidget):
    """``names``: labels of fields; ``applications``: titles by application id."""

    def __init__(self, workbench: Workbench, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._names = names
        self._events: tuple[TimelineEvent, ...] = ()
        self._titles: dict[str, str] = {}
        self._most = FIRST_SHOWN
        self._kind = "all"
        self.buttons: dict[str, QPushButton] = {}
        self.filters = QWidget(self)
        across = QHBoxLayout(self.filters)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        group = QButtonGroup(self)
        texts = {
            "all": self.tr("All"),
            "moves": self.tr("Moves"),
            "notes": self.tr("Notes"),
            "changes": self.tr("Changes"),
        }
        for kind, text in texts.items():
            button = QPushButton(text, self.filters)
            button.setCheckable(True)
            button.setMinimumSize(28, 26)
            button.setAutoDefault(False)
            button.setAccessibleName(self.tr("Timeline: {kind}").format(kind=text))
            workbench.look.style(button, "flat")
            button.clicked.connect(lambda _checked=False, kind=kind: self.show_kind(kind))
            group.addButton(button)
            across.addWidget(button)
            self.buttons[kind] = button
        self.buttons["all"].setChecked(True)
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)

    def show_events(self, events: Sequence[TimelineEvent], titles: Mapping[str, str]) -> None:
        """Show these; nothing is rebuilt when nothing changed, so that scroll and selected text stay."""
        if tuple(events) == self._events and dict(titles) == self._titles:
            return
        self._events, self._titles = tuple(events), dict(titles)
        self._count()
        self._build()

    def show_kind(self, kind: str) -> None:
        """Only events of a kind, or all."""
        self._kind = kind
        self.buttons[kind].setChecked(True)
        self._most = FIRST_SHOWN
        self._build()

    def shown(self) -> list[TimelineEvent]:
        """The events of the chosen kind."""
        wanted = KINDS[self._kind]
        return [event for event in self._events if not wanted or event.kind in wanted]

    def _count(self) -> None:
        for kind, wanted in KINDS.items():
            count = sum(1 for event in self._events if not wanted or event.kind in wanted)
            self.buttons[kind].setEnabled(bool(count) or kind == "all")
            self.buttons[kind].setToolTip("" if count else self.tr("Nothing of this kind happened yet"))

    def _build(self) -> None:
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget(self)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        events = self.shown()
        today = local_now().date()
        for day, group in groupby(events[: self._most], key=lambda event: day_of(event.at)):
            heading = QLabel(day_heading(day, today) if day else self.tr("Day not known"), self._body)
            self._workbench.look.style(heading, "muted")
            heading.setContentsMargins(0, 4, 0, 0)
            column.addWidget(heading)
            for event in group:
                title = self._titles.get(event.application_id, "")
                column.addWidget(EventRow(self._workbench, event, self._names, title, self._body))
        if not events:
            empty = QLabel(self.tr("Nothing happened yet."), self._body)
            self._workbench.look.style(empty, "muted")
            column.addWidget(empty)
        if len(events) > self._most:
            rest = len(events) - self._most
            column.addWidget(self._more_button(self.tr("Show {count} older").format(count=rest), self._show_more), 0,
                             Qt.AlignmentFlag.AlignLeft)  # fmt: skip
        self._column.addWidget(self._body)
        self._body.show()

    def _more_button(self, text: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self._body)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: run())
        return button

    def _show_more(self) -> None:
        self._most += 160
        self._build()
