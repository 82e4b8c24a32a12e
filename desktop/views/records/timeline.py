"""Everything that happened, newest first, grouped by day, with a filter: all, moves, notes or changes.

A long history takes longer to lay out than a window may be held up, so it is done a few events at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.services.candidates.records import TimelineEvent
from desktop.views.look.theme import GRID
from desktop.views.records.event_column import EventColumn
from desktop.views.workbench import Workbench

FIRST_SHOWN = 40
FILLS = 8
"""So many events fill the room a page has for them; those below come into sight by scrolling only."""
_STEP = 3
KINDS: dict[str, frozenset[str]] = {
    "all": frozenset(),
    "moves": frozenset({"transition"}),
    "notes": frozenset({"note"}),
    "changes": frozenset({"created", "changed", "imported", "merged", "undone"}),
}


class Timeline(QWidget):
    """``names``: labels of fields; ``applications``: titles by application id.

    ``filled`` is emitted when what is in sight is there, for the first time or anew.
    """

    filled = Signal()

    def __init__(self, workbench: Workbench, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._names = names
        self._events: tuple[TimelineEvent, ...] | None = None
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
        self._body: EventColumn | None = None
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
        return [event for event in self._events or () if not wanted or event.kind in wanted]

    def _count(self) -> None:
        for kind, wanted in KINDS.items():
            count = sum(1 for event in self._events or () if not wanted or event.kind in wanted)
            self.buttons[kind].setEnabled(bool(count) or kind == "all")
            self.buttons[kind].setToolTip("" if count else self.tr("Nothing of this kind happened yet"))

    def _build(self) -> None:
        self._workbench.in_turns(self._laying_out(), owner=self, channel="events")

    def _laying_out(self) -> Iterator[None]:
        """The first time in sight as soon as the room is filled; afterwards the old events stay until the new ones are whole."""
        column = EventColumn(self._workbench, self._names, self._titles, self)
        column.hide()
        try:
            first = self._body is None
            for _ in self._adding(column):
                if first and column.count >= FILLS and self._body is not column:
                    self._put(column)
                yield
            if self._body is not column:
                self._put(column)
        finally:
            if isValid(column) and self._body is not column:  # newer events came before these were laid out
                column.deleteLater()

    def _adding(self, column: EventColumn) -> Iterator[None]:
        events = self.shown()
        column.end_with(None)
        while column.count < min(len(events), self._most):
            column.add(events[column.count : min(column.count + _STEP, self._most)])
            yield
        column.end_with(self._foot(len(events)))

    def _foot(self, count: int) -> QWidget | None:
        if not count:
            empty = QLabel(self.tr("Nothing happened yet."))
            self._workbench.look.style(empty, "muted")
            return empty
        if count <= self._most:
            return None
        button = QPushButton(self.tr("Show {count} older").format(count=count - self._most))
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: self._show_more())
        return button

    def _put(self, column: EventColumn) -> None:
        before, self._body = self._body, column
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._column.addWidget(column)
        column.show()
        self.filled.emit()

    def show_event(self, event_id: str, found: Callable[[QWidget], None]) -> None:
        """Lay out as far as an event and hand its row on; nothing happens for one that is not told."""
        place = next((place for place, event in enumerate(self._events or ()) if event.id == event_id), -1)
        if place < 0:
            return
        self._kind = "all"
        self.buttons["all"].setChecked(True)
        self._most = max(self._most, place + 1)

        def steps() -> Iterator[None]:
            yield from self._laying_out()
            row = self._body.row_of(event_id) if self._body is not None else None
            if row is not None:
                found(row)

        self._workbench.in_turns(steps(), owner=self, channel="events")

    def _show_more(self) -> None:
        self._most += 160
        if self._body is not None:
            self._workbench.in_turns(self._adding(self._body), owner=self, channel="events")
