"""One member on the team page: initials, name, roles, whether they can sign in, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.accounts.messages import Account
from desktop.views.actions.spec import ActionSpec
from desktop.views.forms.elided_label import ElidedLabel
from desktop.views.look.flow_layout import FlowLayout
from desktop.views.look.theme import GAP, GRID, Look
from desktop.views.mishaps.wording import role
from desktop.views.people.scoped_roles import scoped_text
from desktop.views.records.act_button import ActButton, MoreButton
from desktop.views.records.initials import InitialsCircle

_BUTTON = GRID * 18
_CHIP = GRID * 30
"""Pixels of text in one chip; a long title ends in an ellipsis."""


class MemberRow(QFrame):
    """``acts`` are buttons, ``more`` stands behind the three dots."""

    def __init__(
        self,
        look: Look,
        account: Account,
        acts: Sequence[ActionSpec],
        more: Sequence[ActionSpec],
        parent: QWidget | None = None,
        *,
        passwords: bool,
        me: bool,
    ) -> None:
        super().__init__(parent)
        self.account = account
        look.style(self, "card")
        circle = InitialsCircle(look, 2.2, self)
        circle.set_name(account.name)
        name = ElidedLabel(self.tr("{name} (you)").format(name=account.name) if me else account.name, self)
        look.style(name, "section")
        mail = ElidedLabel(account.email, self)
        mail.setVisible(bool(account.email))
        look.style(mail, "muted")
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addStretch(1)
        who.addWidget(name)
        who.addWidget(mail)
        who.addStretch(1)
        chips = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        flow = FlowLayout(chips, GRID // 2)
        self.chips: list[QLabel] = []
        for text, kind in self._chips(passwords):
            chip = QLabel(text, chips)
            chip.setTextFormat(Qt.TextFormat.PlainText)  # departments and requisitions are called as somebody typed
            look.style(chip, kind)
            chip.ensurePolished()
            chip.setText(chip.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _CHIP))
            if chip.text() != text:
                chip.setToolTip(text)
            flow.addWidget(chip)
            self.chips.append(chip)
        across = QHBoxLayout(self)
        across.setContentsMargins(GAP, GAP, GAP, GAP)
        across.setSpacing(GAP)
        across.addWidget(circle)
        across.addLayout(who, 2)
        across.addWidget(chips, 3, Qt.AlignmentFlag.AlignVCenter)
        self.buttons = [ActButton(look, spec, self) for spec in acts]
        for button in self.buttons:
            button.setAccessibleName(f"{button.text()} {account.name}")
            button.setMinimumWidth(_BUTTON)  # so that the chips of all members begin in one line
            across.addWidget(button)
        self.more = MoreButton(look, lambda: more, self.tr("More for {name}").format(name=account.name), self)
        if not acts:
            across.addSpacing(2 * (_BUTTON + GAP))  # of somebody who left, too
        room = self.more.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.more.setSizePolicy(room)
        self.more.setVisible(bool(more))
        across.addWidget(self.more)

    def _chips(self, passwords: bool) -> list[tuple[str, str]]:
        one = self.account
        roles = [(role(code), "chip") for code in one.roles]
        roles += [(scoped_text(held), "chip") for held in one.scoped]
        roles = roles or [(self.tr("no role"), "chip_warn")]
        if not one.active:
            return [(self.tr("left"), "chip"), *roles]
        if not passwords:
            return roles
        if not one.has_access:
            access = (self.tr("cannot sign in"), "chip_warn")
        elif one.must_change:
            access = (self.tr("new password to be chosen"), "chip_info")
        else:
            access = (self.tr("can sign in"), "chip_good")
        sealed = [(self.tr("reads restricted fields"), "chip_info")] if one.entitled else []
        unsettled = [
            (self.tr("not {role} on the server").format(role=role(code)), "chip_warn") for code in one.unsettled
        ]
        return [*roles, access, *sealed, *unsettled]
