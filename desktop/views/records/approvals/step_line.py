"""The steps of an approval as a vertical line: what each needs, who is asked, and how far it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.approvals.records import ApprovalRecord, GroupRecord, SeatRecord
from desktop.views.look.flow_layout import FlowLayout
from desktop.views.look.theme import GAP, GRID
from desktop.views.records.approvals.seat_row import SeatRow
from desktop.views.records.approvals.step_mark import StepMark
from desktop.views.records.approvals.step_words import day_words, group_name, is_late, need_words
from desktop.views.workbench import Workbench
from desktop.words import ApprovalState, Verdict


class StepLine(QWidget):
    """Built anew for each attempt shown. ``swap`` is asked with the seat for whom somebody else shall be asked."""

    def __init__(
        self, workbench: Workbench, approval: ApprovalRecord, swap: Callable[[SeatRecord], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._swap = swap
        self.seats: list[SeatRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, group in enumerate(approval.groups):
            last = place == len(approval.groups) - 1
            column.addWidget(self._step(approval, group, first=not place, last=last))

    def _step(self, approval: ApprovalRecord, group: GroupRecord, *, first: bool, last: bool) -> QWidget:
        look = self._workbench.look
        runs = approval.state == ApprovalState.RUNNING
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID)
        mark = StepMark(look, group.position, _state(group, runs=runs), row, first=first, last=last)
        across.addWidget(mark)
        body = QVBoxLayout()
        body.setContentsMargins(0, 1, 0, 0 if last else GAP)
        body.setSpacing(6)
        head = QWidget(row)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        head.setSizePolicy(policy)
        flow = FlowLayout(head, GRID)
        name = QLabel(group_name(group), head)
        name.setTextFormat(Qt.TextFormat.PlainText)
        look.style(name, "section" if group.since and not group.resolved_at and runs else "body")
        flow.addWidget(name)
        for text, kind in self._about(group, runs=runs):
            label = QLabel(text, head)
            label.setTextFormat(Qt.TextFormat.PlainText)
            look.style(label, kind)
            flow.addWidget(label)
        body.addWidget(head)
        for seat in group.seats:
            open_seat = runs and not seat.verdict and not group.resolved_at
            swap = self._ask_else(seat) if open_seat else None
            own = seat.person_id == approval.submitted_by_id
            made = SeatRow(self._workbench, group, seat, swap, row, own=own)
            body.addWidget(made)
            self.seats.append(made)
        across.addLayout(body, 1)
        return row

    def _ask_else(self, seat: SeatRecord) -> Callable[[], object]:
        return lambda: self._swap(seat)

    def _about(self, group: GroupRecord, *, runs: bool) -> list[tuple[str, str]]:
        need = need_words(group.need, group.count, len(group.seats))
        found = [(need, "muted")] if need else []
        if group.resolved_at:
            found.append((day_words(group.resolved_at), "muted"))
        elif runs and is_late(group):
            found.append((self.tr("! was due {day}").format(day=day_words(group.due_on)), "chip_bad"))
        elif runs and group.since and group.due_on:
            found.append((self.tr("due {day}").format(day=day_words(group.due_on)), "chip_info"))
        elif runs and not group.since:
            found.append((self.tr("then within {days} working days").format(days=group.sla_days), "muted"))
        return found


def _state(group: GroupRecord, *, runs: bool) -> str:
    if any(seat.verdict == Verdict.NO for seat in group.seats):
        return "declined"
    if group.resolved_at:
        return "done"
    if not runs or not group.since:
        return "later"
    return "late" if is_late(group) else "now"
