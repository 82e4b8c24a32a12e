"""The seats of a requisition: which are open, filled or closed, since when and by what."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.services.applications.questions import ReadApplication
from desktop.services.applications.records import ApplicationRecord
from desktop.services.requisitions.commands import CloseSeat
from desktop.services.requisitions.records import RequisitionRecord, SeatRecord
from desktop.views.actions.spec import ActionSpec
from desktop.views.forms.elided_label import ElidedLabel
from desktop.views.look.theme import GRID
from desktop.views.records.act_button import ActButton
from desktop.views.records.facts import Card
from desktop.views.requisitions.small_forms import open_close_seat
from desktop.views.tables.formatting import date_text
from desktop.views.workbench import Workbench


class SeatsCard(Card):
    """One line a seat; an open one can be closed, a filled one leads to who filled it."""

    def __init__(self, workbench: Workbench, add: ActionSpec, parent: QWidget) -> None:
        super().__init__(workbench.look, QCoreApplication.translate("SeatsCard", "Seats"), parent)
        self._workbench = workbench
        self._seats: tuple[SeatRecord, ...] | None = None
        self.add_button = ActButton(workbench.look, add, self)
        self.head.addWidget(self.add_button)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addLayout(self._rows)

    def show_record(self, record: RequisitionRecord) -> None:
        """Show the seats."""
        self.add_button.refresh()
        self.title.setText(self._counted(record.seats))
        if record.seats == self._seats:
            return
        self._seats = record.seats
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for seat in sorted(record.seats, key=lambda one: one.position):
            self._rows.addWidget(self._row(seat))

    def _counted(self, seats: tuple[SeatRecord, ...]) -> str:
        free = [seat for seat in seats if not seat.closed_by]
        if free and not any(seat.opened_on for seat in free):
            return self.tr("Seats · {count} planned").format(count=len(free))
        return self.tr("Seats · {open} of {all} open").format(open=len(free), all=len(seats))

    def _row(self, seat: SeatRecord) -> QWidget:
        look = self._workbench.look
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID)
        number = QLabel(str(seat.position), row)
        number.setMinimumWidth(self.fontMetrics().averageCharWidth() * 3)
        look.style(number, "muted")
        state, kind = self._state(seat)
        chip = QLabel(state, row)
        chip.setToolTip("" if seat.opened_on or seat.closed_by else self._dates(seat))
        look.style(chip, kind)
        across.addWidget(number)
        across.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        if not seat.closed_by:
            since = ElidedLabel(self._dates(seat) if seat.opened_on else "", row)
            look.style(since, "muted")
            across.addWidget(since, 1)
            across.addWidget(self._close_button(seat, row))
            return row
        if seat.application_id:
            across.addWidget(self._who(seat, row))
        across.addStretch(1)
        return self._with_details(row, seat)

    def _with_details(self, row: QWidget, seat: SeatRecord) -> QWidget:
        """Below: from when to when it was open, and why it was closed."""
        both = QWidget(self)
        below = QVBoxLayout(both)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(row)
        for text in (self._dates(seat), seat.close_reason):
            if text:
                said = QLabel(text, both)
                said.setWordWrap(True)
                said.setTextFormat(Qt.TextFormat.PlainText)
                said.setContentsMargins(self.fontMetrics().averageCharWidth() * 3 + GRID, 0, 0, 0)
                self._workbench.look.style(said, "muted")
                below.addWidget(said)
        return both

    def _close_button(self, seat: SeatRecord, row: QWidget) -> QPushButton:
        why = self._workbench.may(CloseSeat)
        close = QPushButton(self.tr("Close…"), row)
        close.setAutoDefault(False)
        close.setEnabled(not why)
        close.setToolTip(why)
        close.setAccessibleName(self.tr("Close seat {position}…").format(position=seat.position))
        close.setAccessibleDescription(why)
        close.clicked.connect(lambda: open_close_seat(self._workbench, self, seat))
        return close

    def _who(self, seat: SeatRecord, parent: QWidget) -> QWidget:
        button = QPushButton(self.tr("Open candidate"), parent)
        button.setAutoDefault(False)
        self._workbench.look.style(button, "link")

        def heard(application: ApplicationRecord) -> None:
            button.setText(application.candidate.replace("&", "&&"))
            button.setAccessibleName(self.tr("Open {name}").format(name=application.candidate))
            button.clicked.connect(lambda: self._workbench.open("candidate", application.candidate_id))

        self._workbench.ask(
            ReadApplication(seat.application_id),
            heard,
            owner=button,
            channel="who",
            failed=lambda _error: button.hide(),
        )
        return button

    def _state(self, seat: SeatRecord) -> tuple[str, str]:
        if not seat.closed_by and not seat.opened_on:
            return self.tr("Planned"), "chip"
        words = {"": (self.tr("Open"), "chip_info"), "hire": (self.tr("Filled"), "chip_good")}
        return words.get(seat.closed_by, (self.tr("Closed"), "chip"))

    def _dates(self, seat: SeatRecord) -> str:
        opened, closed = date_text(seat.opened_on), date_text(seat.closed_on)
        if not seat.closed_by:
            return self.tr("since {day}").format(day=opened) if opened else self.tr("opens with the requisition")
        if seat.closed_by == "ended":
            return self.tr("ended with the requisition on {day}").format(day=closed)
        if not opened:
            return closed
        if seat.opened_on == seat.closed_on:
            return self.tr("opened and closed on {day}").format(day=closed)
        return self.tr("open from {opened} to {closed}").format(opened=opened, closed=closed)
