"""Who answers approvals for whom, today and later: a window beside the page, with naming and ending."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.services.approvals.commands import Delegate, EndDelegations
from desktop.services.approvals.questions import ReadDelegations
from desktop.services.approvals.records import DelegationRecord
from desktop.services.history.messages import News
from desktop.views.approvals.stand_in_form import may_name_for_others, open_stand_in
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.mishaps.banner import Banner
from desktop.views.mishaps.wording import Wording, not_allowed
from desktop.views.records.approvals.step_words import person_words
from desktop.views.records.initials import InitialsCircle
from desktop.views.tables.formatting import date_text, local_now
from desktop.views.workbench import Workbench
from desktop.words import PROGRAM, Topic


class StandInsDialog(QDialog):
    """Asks again after each change of its own, when others change something, and when one comes back to it."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(f"{self.tr('Stand-ins')} – {PROGRAM}")
        self._workbench = workbench
        self._known: tuple[DelegationRecord, ...] | None = None
        look = workbench.look
        self.banner = Banner(look, self)
        title = QLabel(self.tr("Stand-ins"), self)
        look.style(title, "title")
        about = QLabel(
            self.tr(
                "Whoever stands in can answer the approvals that wait for somebody else. It always shows who answered for whom."
            ),
            self,
        )
        about.setWordWrap(True)
        look.style(about, "muted")
        self.empty = QLabel(self.tr("Nobody stands in for anybody."), self)
        self.empty.setWordWrap(True)
        look.style(self.empty, "quiet")
        self.ends: dict[str, QPushButton] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID)
        inside = QWidget(self)
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.empty)
        inner.addLayout(self._rows)
        inner.addStretch(1)
        scroller = QScrollArea(self)
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(inside)
        self.name = QPushButton(self.tr("&Name a stand-in…"), self)
        look.style(self.name, "primary")
        why = workbench.may(Delegate)
        self.name.setEnabled(not why)
        self.name.setToolTip(why)
        self.name.setAccessibleDescription(why)
        self.name.clicked.connect(lambda: open_stand_in(workbench, self, self.ask))
        buttons = QDialogButtonBox(self)
        close = QPushButton(self.tr("&Close"), self)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.name, QDialogButtonBox.ButtonRole.ActionRole)
        for button in (close, self.name):
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        for widget in (self.banner, title, about):
            column.addWidget(widget)
        column.addWidget(scroller, 1)
        column.addWidget(buttons)
        self.resize(GRID * 80, GRID * 55)
        workbench.elsewhere.connect(self._heard)
        self.ask()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_banner(self, wording: Wording) -> None:
        """A refusal in words, above the list."""
        self.banner.tell(wording)

    def ask(self) -> None:
        """Read who stands in."""
        self._workbench.ask(ReadDelegations(), self.show_records, owner=self, channel="stand-ins")

    def event(self, event: QEvent) -> bool:
        """Coming back from the main window, where something may have been undone."""
        if event.type() == QEvent.Type.WindowActivate:
            self.ask()
        return super().event(event)

    def show_records(self, records: tuple[DelegationRecord, ...]) -> None:
        """One's own first; those of others for whoever looks after the team."""
        me = self._workbench.actor.id
        everybody = may_name_for_others(self._workbench)
        shown = tuple(one for one in records if everybody or me in {one.person_id, one.delegate_id})
        if shown == self._known:
            return
        self._known = shown
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.ends = {}
        for one in sorted(shown, key=lambda one: me not in {one.person_id, one.delegate_id}):
            self._rows.addWidget(self._row(one))
        self.empty.setVisible(not shown)

    def _row(self, one: DelegationRecord) -> QWidget:
        look, team, me = self._workbench.look, self._workbench.team, self._workbench.actor.id
        row = QFrame(self)
        look.style(row, "card")
        who, whom = person_words(team, one.delegate_id), person_words(team, one.person_id)
        circle = InitialsCircle(look, 2.0, row)
        circle.set_name(who)
        said = self.tr("{who} stands in for {whom}").format(who=who, whom=whom)
        if one.delegate_id == me:
            said = self.tr("You stand in for {whom}").format(whom=whom)
        elif one.person_id == me:
            said = self.tr("{who} stands in for you").format(who=who)
        words = QLabel(said, row)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        days = self.tr("{first} – {last}").format(first=date_text(one.from_day), last=date_text(one.to_day))
        detail = QLabel(" · ".join(part for part in (days, one.reason) if part), row)
        detail.setTextFormat(Qt.TextFormat.PlainText)
        detail.setWordWrap(True)
        look.style(detail, "muted")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(words)
        column.addWidget(detail)
        across = QHBoxLayout(row)
        across.setContentsMargins(GAP, GRID, GAP, GRID)
        across.setSpacing(GAP)
        across.addWidget(circle)
        across.addLayout(column, 1)
        if one.from_day <= local_now().date().isoformat():
            chip = QLabel(self.tr("today"), row)
            look.style(chip, "chip_info")
            across.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(self._end(one, row, said))
        return row

    def _end(self, one: DelegationRecord, row: QWidget, said: str) -> QPushButton:
        why = self._workbench.may(EndDelegations) or ("" if one.mine else not_allowed("people.write"))
        end = QPushButton(self.tr("End"), row)
        end.setAutoDefault(False)
        end.setEnabled(not why)
        end.setToolTip(why)
        end.setAccessibleName(self.tr("End: {what}").format(what=said))
        end.setAccessibleDescription(why)
        end.clicked.connect(
            lambda: self._workbench.carry_out(EndDelegations((one.id,)), lambda _done: self.ask(), owner=self)
        )
        self.ends[one.id] = end
        return end

    def _heard(self, news: News) -> None:
        if Topic.PROCESS in news.topics:
            self.ask()


def open_stand_ins(workbench: Workbench, parent: QWidget) -> StandInsDialog:
    """The one that stands already, or a new one."""
    known = parent.findChild(StandInsDialog)
    dialog = known if isinstance(known, StandInsDialog) else StandInsDialog(workbench, parent)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog
