"""One application of a candidate as a card: where it stands, since when, who owns it, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.applications.commands import (
    AssignApplications,
    HoldApplications,
    MoveApplications,
    PromiseAnswer,
    RejectApplications,
    ReopenApplications,
    WithdrawApplications,
)
from desktop.services.candidates.records import ApplicationSummary
from desktop.services.listings.strip_codes import KINDS
from desktop.views import labels
from desktop.views.forms.access_keys import plain, with_access_keys
from desktop.views.forms.moments import ago, days_since
from desktop.views.look.flow_layout import FlowLayout
from desktop.views.look.tab_order import follow_layout
from desktop.views.look.theme import GAP, GRID
from desktop.views.records.decisions.case import Case
from desktop.views.records.decisions.unfolding import UnfoldingDecisions
from desktop.views.tables.formatting import date_text, exact_moment, local_now, staleness
from desktop.views.verdicts import actions
from desktop.views.workbench import Workbench
from desktop.words import ApplicationStatus


class ApplicationCard(QFrame):
    """Requisition and stage above, facts in the middle, decisions and buttons below; the decisions unfold in place.

    It stays when its application changes, so that what is unfolded and where the focus is does too.
    """

    def __init__(
        self,
        workbench: Workbench,
        application: ApplicationSummary,
        parent: QWidget | None = None,
        *,
        candidate_id: str = "",
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.application = application
        self._candidate_id = candidate_id
        self._active = application.status == ApplicationStatus.ACTIVE
        self._seen: object = None
        workbench.look.style(self, "card")
        self._body = QWidget(self)
        self._buttons = QWidget(self)
        self.decisions = UnfoldingDecisions(workbench, self)
        self.decisions.trailing.addWidget(self._buttons)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP, GRID + 2, GAP, GRID + 2)
        self._column.setSpacing(6)
        self._column.addWidget(self._body)
        self._column.addWidget(self.decisions)
        self.decisions.built.connect(self._order_tab)
        self.show_application(application)

    def show_application(self, application: ApplicationSummary) -> None:
        """Show how it stands now."""
        one = self.application = application
        case = Case(one.requisition_id, one.id, self._candidate_id, one.requisition, one.status)
        self.decisions.show_case(case, one.strip)
        seen = (one, self._workbench.book, self._workbench.team, self._workbench.actor, local_now().date())
        if seen == self._seen:
            return
        first, self._seen = self._seen is None, seen
        self._active = one.status == ApplicationStatus.ACTIVE
        self.setAccessibleName(self.tr("Application: {title}").format(title=one.requisition))
        focused = self._focused()
        body, buttons = QWidget(self), QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head())
        column.addWidget(self._facts())
        row = self._acts()
        row.setContentsMargins(0, 0, 0, 0)
        buttons.setLayout(row)
        self._column.replaceWidget(self._body, body)
        self.decisions.trailing.replaceWidget(self._buttons, buttons)
        for old in (self._body, self._buttons):
            old.hide()
            old.deleteLater()
        self._body, self._buttons = body, buttons
        if not first:  # of a new card the page sees to it
            self._order_tab()
        if focused:
            made = [*body.findChildren(QPushButton), *buttons.findChildren(QPushButton)]
            again = next((one for one in made if one.accessibleName() == focused and one.isEnabled()), None)
            (again or self.decisions).setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_tab(self) -> None:
        follow_layout(self, self.decisions.strip.strip.segments[KINDS[0]])

    def _focused(self) -> str:
        """The name of the button that has the focus, of those that are built anew."""
        focused = self.window().focusWidget()
        if focused is None or not (self._body.isAncestorOf(focused) or self._buttons.isAncestorOf(focused)):
            return ""
        return focused.accessibleName()

    # --- parts -------------------------------------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        one, look = self.application, self._workbench.look
        title = QPushButton(one.requisition.replace("&", "&&"), self)
        title.setAutoDefault(False)
        look.style(title, "link")
        font = look.font("strong")
        title.setFont(font)
        title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        title.setMinimumWidth(80)
        title.setToolTip(self.tr("Open requisition {number}").format(number=one.number))
        title.setAccessibleName(self.tr("Open requisition {title}").format(title=one.requisition))
        title.setCursor(Qt.CursorShape.PointingHandCursor)
        title.clicked.connect(lambda: self._workbench.open("requisition", one.requisition_id))
        number = QLabel(one.number, self)
        look.style(number, "muted")
        row = QHBoxLayout()
        row.setContentsMargins(-3, 0, 0, 0)  # the link's own padding
        row.setSpacing(GRID)
        row.addWidget(title)
        row.addWidget(number)
        row.addStretch(1)
        for text, kind in self._chips():
            chip = QLabel(text, self)
            look.style(chip, kind)
            row.addWidget(chip)
        return row

    def _chips(self) -> list[tuple[str, str]]:
        one = self.application
        stage = self._workbench.book.label(one.stage_id)
        chips: list[tuple[str, str]] = []
        if one.hold_until:
            chips.append((self.tr("On hold until {day}").format(day=date_text(one.hold_until)), "chip_warn"))
        if self._active and one.promised_on:
            late = one.promised_on <= local_now().date().isoformat()
            told = self.tr("Answer promised by {day}").format(day=date_text(one.promised_on))
            chips.append((told, "chip_warn" if late else "chip_info"))
        if self._active:
            chips.append((stage, "chip_accent"))
        else:
            status = labels.coded("ApplicationStatus", one.status)
            chips.append((status, labels.chip("ApplicationStatus", one.status)))
        return chips

    def _facts(self) -> QWidget:
        one, look = self.application, self._workbench.look
        box = QWidget(self)
        flow = FlowLayout(box, GAP)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        for text, tip, kind in self._fact_texts():
            label = QLabel(text, box)
            label.setToolTip(tip)
            look.style(label, kind)
            flow.addWidget(label)
        if one.reason_id and not self._active:
            flow.addWidget(QLabel(self._workbench.book.label(one.reason_id), box))
        return box

    def _fact_texts(self) -> list[tuple[str, str, str]]:
        one = self.application
        facts: list[tuple[str, str, str]] = []
        days = days_since(one.in_stage_since)
        if self._active and days is not None:
            text = self.tr("in stage since today") if days == 0 else self.tr("{days} d in stage").format(days=days)
            facts.append((text, exact_moment(one.in_stage_since), "muted"))
        if not self._active:
            ended_in = self._workbench.book.label(one.stage_id)
            facts.append((self.tr("in {stage}").format(stage=ended_in), "", "muted"))
        owner = self._workbench.team.name(one.owner_id)
        if self._active:
            facts.append((self.tr("Owner {name}").format(name=owner) if owner else self.tr("No owner"), "", "muted"))
        if one.last_touch:
            stale = staleness(one.last_touch, local_now()) if self._active and not one.hold_until else ""
            text = self.tr("last touch {ago}").format(ago=ago(one.last_touch))
            facts.append(
                (f"{text} · {self.tr('stale')}" if stale else text, exact_moment(one.last_touch), stale or "muted")
            )
        if one.applied_on:
            day = QDate.fromString(one.applied_on[:10], Qt.DateFormat.ISODate)
            text = QLocale().toString(day, QLocale.FormatType.ShortFormat) if day.isValid() else one.applied_on
            facts.append((self.tr("applied {day}").format(day=text), one.applied_on, "muted"))
        return facts

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        if self._active:
            self.move_button = self._button(
                self.tr("Move"), self.tr("Move to another stage"), self._workbench.may(MoveApplications)
            )
            menu = actions.move_menu(self._workbench, self, self._items())
            stages = menu.actions()
            for stage, text in zip(stages, with_access_keys(plain(one.text()) for one in stages), strict=True):
                stage.setText(text)
            self.move_button.setMenu(menu)
            self.reject_button = self._button(self.tr("Reject…"), "", self._workbench.may(RejectApplications))
            self.reject_button.clicked.connect(lambda: actions.reject(self._workbench, self, self._items()))
            held = bool(self.application.hold_until)
            self.hold_button = self._button(
                self.tr("End hold") if held else self.tr("Hold…"), "", self._workbench.may(HoldApplications)
            )
            hold = actions.end_hold if held else actions.hold
            self.hold_button.clicked.connect(lambda: hold(self._workbench, self, self._items()))
            for button in (self.move_button, self.reject_button, self.hold_button):
                row.addWidget(button)
        elif self.application.status != ApplicationStatus.HIRED:
            self.reopen_button = self._button(self.tr("Reopen"), "", self._workbench.may(ReopenApplications))
            self.reopen_button.clicked.connect(lambda: actions.reopen(self._workbench, self, self._items()))
            row.addWidget(self.reopen_button)
        row.addWidget(self._more())
        return row

    def _more(self) -> QToolButton:
        more = QToolButton(self)
        name = self.tr("More for {title}").format(title=self.application.requisition)
        more.setAccessibleName(name)
        more.setToolTip(name)
        more.setMinimumSize(28, 28)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._workbench.look.style(more, "flat")
        self._workbench.look.dress(more, "more", "text")
        menu = QMenu(more)
        menu.setToolTipsVisible(True)
        if self._active:
            self._entry(menu, self.tr("&Withdraw…"), self._workbench.may(WithdrawApplications), actions.withdraw)
            self._entry(menu, self.tr("Assign &owner…"), self._workbench.may(AssignApplications), actions.assign)
            self._entry(menu, self.tr("Pro&mise an answer…"), self._workbench.may(PromiseAnswer), actions.promise)
            if self.application.promised_on:
                self._entry(menu, self.tr("Answer &given"), self._workbench.may(PromiseAnswer), actions.answer_given)
        pipeline = menu.addAction(self.tr("Open &pipeline"))
        pipeline.triggered.connect(lambda: self._workbench.open("pipeline", self.application.requisition_id))
        more.setMenu(menu)
        return more

    def _entry(self, menu: QMenu, text: str, why: str, act: object) -> None:
        entry = menu.addAction(text)
        entry.setEnabled(not why)
        entry.setToolTip(why)
        entry.triggered.connect(lambda: act(self._workbench, self, self._items()))  # type: ignore[operator]

    def _button(self, text: str, tip: str, why: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setEnabled(not why)
        button.setToolTip(why or tip)
        button.setAccessibleName(f"{text} {self.application.requisition}")
        return button

    def _items(self) -> list[tuple[str, int]]:
        return [(self.application.id, self.application.version)]
