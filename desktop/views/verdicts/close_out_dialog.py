"""Asks what becomes of those still active on a requisition whose last seat is taken, and whether it is filled now.

It stays open until the command was carried out: when somebody was faster, it shows what there is by then and says so. Nothing is done
to anybody who is not ticked, and closing it leaves everything as it is.
"""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import DeskError
from desktop.services.applications.commands import RejectApplications
from desktop.services.dispatch.messages import Done
from desktop.services.requisitions.commands import CloseOut, SetRequisitionStatus
from desktop.services.requisitions.questions import ReadCloseOut
from desktop.services.requisitions.records import ClosedOut, CloseOutState, StillActive
from desktop.views.forms.notices import Notice
from desktop.views.look.theme import GAP, GRID
from desktop.views.verdicts.close_out_details import HoldDetail, KeepDetail, RejectDetail
from desktop.views.verdicts.people_list import PeopleList
from desktop.views.verdicts.refusals import tr, why_no_move
from desktop.views.verdicts.verdict_dialog import VerdictDialog
from desktop.views.workbench import Workbench


class Way(IntEnum):
    """What becomes of the others."""

    KEEP = 0
    REJECT = 1
    HOLD = 2


class CloseOutDialog(VerdictDialog):
    """``fill``: whether the box is ticked to begin with; ``hired`` says that a hire is why it asks."""

    def __init__(
        self, workbench: Workbench, parent: QWidget | None, state: CloseOutState, *, fill: bool, hired: bool
    ) -> None:
        super().__init__(
            workbench, parent, title=tr("{number}: what becomes of the others?").format(number=state.number),
            sentence="", verb=tr("Keep all active"),
        )  # fmt: skip
        self.state, self._hired = state, hired
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.said.show()
        self.changed_since = Notice(workbench.look, self, "warn", "attention")
        self.ways = QButtonGroup(self)
        self.people = PeopleList(workbench, self)
        self.all, self.none = (QPushButton(text, self) for text in (tr("Tick &all"), tr("U&ntick all")))
        self.details = QStackedWidget(self)
        self.rejection, self.hold = RejectDetail(workbench, self), HoldDetail(workbench, self)
        self.fill = QCheckBox(self)
        self.fill.setChecked(fill)
        self.fill.setMinimumHeight(GRID * 3)
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        workbench.look.style(self.hint, "muted")
        self._lay_out()
        self.cancel.setText(tr("Decide &later"))
        self.show_state(state)
        self.ways.idToggled.connect(lambda _way, on: self._way_chosen() if on else None)
        self.people.changed.connect(self.check)
        self.fill.toggled.connect(lambda _on: self.check())
        for detail in (self.rejection, self.hold):
            detail.changed.connect(self.check)
            detail.agreed.connect(self.accept)
        self.all.clicked.connect(lambda: self.people.tick_all(ticked=True))
        self.none.clicked.connect(lambda: self.people.tick_all(ticked=False))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept, context=Qt.ShortcutContext.WindowShortcut)
        self._way_chosen()
        self.ways.button(Way.KEEP).setFocus()

    # --- parts -------------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        words = {
            Way.KEEP: tr("&Keep them active"),
            Way.REJECT: tr("&Reject those ticked"),
            Way.HOLD: tr("Put those ticked on &hold"),
        }
        why = self.workbench.may(RejectApplications)
        across = QHBoxLayout()
        across.setSpacing(GAP * 2)
        for way, text in words.items():
            button = QRadioButton(text, self)
            button.setEnabled(way is Way.KEEP or not why)
            button.setToolTip("" if button.isEnabled() else why)
            self.ways.addButton(button, way)
            across.addWidget(button)
        self.ways.button(Way.KEEP).setChecked(True)
        across.addStretch(1)
        ticks = QHBoxLayout()
        self.counted = QLabel(self)
        self.workbench.look.style(self.counted, "muted")
        ticks.addWidget(self.counted)
        ticks.addStretch(1)
        for tick in (self.all, self.none):
            tick.setAutoDefault(False)
            ticks.addWidget(tick)
            keeps = tick.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)  # nothing jumps when another way is chosen
            tick.setSizePolicy(keeps)
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self.people, 1)
        left.addLayout(ticks)
        self.details.addWidget(KeepDetail(self.workbench, self))
        self.details.addWidget(self.rejection)
        self.details.addWidget(self.hold)
        side = QHBoxLayout()
        side.setSpacing(GAP)
        side.addLayout(left, 3)
        side.addWidget(self.details, 2)
        self.body.setSpacing(GAP)
        self.body.addWidget(self.changed_since)
        self.body.addLayout(across)
        self.body.addLayout(side, 1)
        filling = QVBoxLayout()
        filling.setSpacing(4)
        filling.addWidget(self.fill)
        filling.addWidget(self.hint)
        self.body.addLayout(filling)
        wide = self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(wide * 130)

    # --- what is shown -----------------------------------------------------------------------------------------------------

    def way(self) -> Way:
        """What was chosen."""
        return Way(self.ways.checkedId())

    def show_state(self, state: CloseOutState) -> None:
        """Show what there is to close out; ticks stay with the people."""
        self.state = state
        name, count = f"{state.number} {state.title}", len(state.active)
        still = (
            tr("One person is still active on it.") if count == 1 else tr("%n people are still active on it.", count)
        )
        if self._hired:
            first = tr("The last seat of {name} is filled.").format(name=name)
        elif state.seats_open:
            first = tr("{name} still has open seats, which end when it is marked as filled.").format(name=name)
        else:
            first = tr("{name} has no open seat left.").format(name=name)
        self.said.setText(f"{first} {still} {tr('Nobody is rejected unless you say so here.')}")
        why = self.workbench.may(SetRequisitionStatus) or why_no_move(state.why_not_fill)
        self.fill.setText(tr("&Mark {number} as filled now").format(number=state.number))
        self.fill.setEnabled(not why)
        self.fill.setToolTip(why)
        self.fill.setAccessibleDescription(why)
        self.people.show_people(state.active)
        self.check()

    def _way_chosen(self) -> None:
        ticks = self.way() is not Way.KEEP
        if ticks and not self.people.ticked():
            self.people.tick_all(ticked=True)
        self.people.offer_ticks(offered=ticks)
        for widget in (self.all, self.none, self.counted):
            widget.setVisible(ticks)
        self.details.setCurrentIndex(self.way())
        self.check()

    def check(self) -> None:
        """The button says exactly what it does."""
        count, of = len(self.people.ticked()), len(self.state.active)
        self.counted.setText(tr("{n} of {all} ticked").format(n=count, all=of))
        self.act.setText(self._verb(count))
        kept = self._fills() and of > (count if self.way() is Way.REJECT else 0)
        why = self.fill.toolTip()
        self.hint.setText(
            why
            or (
                tr("Who stays active cannot be moved on while it is filled. Reopening it changes that.") if kept else ""
            )
        )
        self.hint.setVisible(bool(self.hint.text()))
        super().check()

    def _verb(self, count: int) -> str:
        texts = {
            (Way.KEEP, False): tr("Keep all active"),
            (Way.KEEP, True): tr("Mark as filled"),
            (Way.REJECT, False): tr("Reject %n", count),
            (Way.REJECT, True): tr("Reject %n and mark as filled", count),
            (Way.HOLD, False): tr("Hold %n", count),
            (Way.HOLD, True): tr("Hold %n and mark as filled", count),
        }
        return texts[self.way(), self._fills()]

    def _fills(self) -> bool:
        return self.fill.isChecked() and self.fill.isEnabled()

    def missing(self) -> str:
        """Somebody, and a reason or a day for them."""
        if self.way() is Way.KEEP:
            return ""
        if not self.people.ticked():
            return tr("Tick at least one person first.")
        return (self.rejection if self.way() is Way.REJECT else self.hold).missing()

    # --- doing it ----------------------------------------------------------------------------------------------------------

    def command(self) -> CloseOut | None:
        """What was chosen as a command; None where nothing changes."""
        way, fill = self.way(), self._fills()
        if way is Way.KEEP and not fill:
            return None
        people = tuple(_seen(one) for one in self.people.ticked())
        if way is Way.REJECT:
            return CloseOut(self.state.id, self.state.version, fill, people, *self.rejection.answer())
        if way is Way.HOLD:
            return CloseOut(self.state.id, self.state.version, fill, hold=people, until=self.hold.answer())
        return CloseOut(self.state.id, self.state.version, fill)

    def accept(self) -> None:
        """Carry it out, and close once it is done."""
        if self.missing() or not self.act.isEnabled():
            return
        command = self.command()
        if command is None:
            super().accept()
            return
        self.act.setEnabled(False)
        self.workbench.carry_out(command, self._done, owner=self, failed=self._refused)

    def _done(self, done: Done) -> None:
        stayed = len(self.state.active) - len(self.people.ticked())
        came = done.answer.active - stayed if isinstance(done.answer, ClosedOut) else 0
        if came > 0:
            text = tr("Somebody applied meanwhile and is still active on {number}.")
            self.workbench.say(text.format(number=self.state.number), kind="warn")
        super().accept()

    def _refused(self, error: Exception) -> bool:
        self.check()
        if not isinstance(error, DeskError):
            return False
        self.workbench.ask(ReadCloseOut(self.state.id), self._came_late, owner=self, failed=lambda _gone: self.reject())
        return True

    def _came_late(self, state: CloseOutState) -> None:
        self.show_state(state)
        self.changed_since.tell(
            tr("Somebody else was faster, so nothing was done. This is how it stands now: look again, then decide.")
        )


def _seen(one: StillActive) -> tuple[str, int]:
    return one.id, one.version
