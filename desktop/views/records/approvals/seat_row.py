"""One person asked in an approval: initials, sign, what was answered by whom, and what is odd about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.approvals.commands import SwapApprover
from desktop.services.approvals.records import GroupRecord, SeatRecord
from desktop.views.look.flow_layout import FlowLayout
from desktop.views.look.theme import GRID
from desktop.views.records.approvals.step_words import answer_words, day_words, listed, person_words, short_name
from desktop.views.records.initials import InitialsCircle
from desktop.views.tables.formatting import exact_moment
from desktop.views.workbench import Workbench
from desktop.words import Verdict

_SIGNS = {Verdict.YES.value: ("✓", "good"), Verdict.NO.value: ("✕", "bad"), "": ("○", "quiet")}


class SeatRow(QWidget):
    """``swap`` opens the form that asks somebody else; it is offered while the seat can still be exchanged.

    ``own``: whether the person asked is the one who asks.
    """

    def __init__(
        self,
        workbench: Workbench,
        group: GroupRecord,
        seat: SeatRecord,
        swap: Callable[[], object] | None,
        parent: QWidget,
        *,
        own: bool,
    ) -> None:
        super().__init__(parent)
        self._own = own
        self._workbench = workbench
        self.seat = seat
        self.swap: QPushButton | None = None
        look = workbench.look
        name = person_words(workbench.team, seat.person_id)
        circle = InitialsCircle(look, 1.6, self)
        circle.set_name(name)
        sign, tone = _SIGNS.get(seat.verdict, _SIGNS[""])
        self.sign = QLabel(sign, self)
        look.style(self.sign, tone)
        self.sign.setAccessibleName(self._state(group))
        line = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        flow = FlowLayout(line, GRID - 2)
        self.called = QLabel(name, line)
        self.called.setTextFormat(Qt.TextFormat.PlainText)
        flow.addWidget(self.called)
        self.state = QLabel(self._state(group), line)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setToolTip(exact_moment(seat.answered_at))
        look.style(self.state, "muted")
        flow.addWidget(self.state)
        self.chips: list[QLabel] = []
        for text, kind in self._chips():
            chip = QLabel(text, line)
            chip.setTextFormat(Qt.TextFormat.PlainText)
            look.style(chip, kind)
            flow.addWidget(chip)
            self.chips.append(chip)
        edge = circle.sizeHint().height()
        self.sign.setFixedHeight(edge)
        words = QVBoxLayout()
        words.setContentsMargins(0, max(0, (edge - self.fontMetrics().lineSpacing()) // 2), 0, 0)
        words.setSpacing(2)
        words.addWidget(line)
        self.note = QLabel(self.tr("“{note}”").format(note=seat.note) if seat.note else "", self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.setVisible(bool(seat.note))
        words.addWidget(self.note)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID)
        top = Qt.AlignmentFlag.AlignTop
        across.addWidget(circle, 0, top)
        across.addWidget(self.sign, 0, top)
        across.addLayout(words, 1)
        if swap is not None:
            self._offer(swap, name, across)

    def _offer(self, swap: Callable[[], object], name: str, across: QHBoxLayout) -> None:
        why = self._workbench.may(SwapApprover)
        button = QPushButton(self.tr("Ask somebody else…"), self)
        button.setAutoDefault(False)
        button.setMinimumHeight(24)
        self._workbench.look.style(button, "link")
        button.setEnabled(not why)
        button.setToolTip(why)
        button.setAccessibleName(self.tr("Ask somebody else instead of {name}…").format(name=name))
        button.setAccessibleDescription(why)
        button.clicked.connect(lambda _checked=False: swap())
        across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.swap = button

    def _state(self, group: GroupRecord) -> str:
        team, seat = self._workbench.team, self.seat
        if seat.verdict:
            return f"{answer_words(team, seat)}, {day_words(seat.answered_at)}"
        if group.resolved_at:
            return self.tr("was not needed")
        return self.tr("is asked") if group.since else self.tr("is asked later")

    def _chips(self) -> list[tuple[str, str]]:
        team, seat = self._workbench.team, self.seat
        found = []
        if seat.own_request or (self._own and not seat.verdict):
            found.append((self.tr("own request"), "chip_warn"))
        if seat.left and not seat.verdict:
            found.append((self.tr("left the team: ask somebody else"), "chip_warn"))
        if seat.instead_of_id:
            old = short_name(person_words(team, seat.instead_of_id))
            found.append((self.tr("instead of {name}").format(name=old), "chip"))
        if seat.covered_by and not seat.verdict:
            names = listed([short_name(person_words(team, one)) for one in seat.covered_by])
            said = self.tr("{names} stands in") if len(seat.covered_by) == 1 else self.tr("{names} stand in")
            found.append((said.format(names=names), "chip_info"))
        return found
