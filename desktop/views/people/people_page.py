"""The team page: everybody with their roles and access; adding, roles, passwords, and what happens when somebody leaves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.services.accounts.messages import Account, EndAccess, GiveAccess, ReadAccounts, SetRoles
from desktop.services.people.commands import AddMember
from desktop.services.workspace.messages import ReadWorkspace, WorkspaceRecord
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.page import Page
from desktop.views.people.give_password_dialog import GivePasswordDialog
from desktop.views.people.member_forms import open_new_member, open_roles
from desktop.views.people.member_row import MemberRow
from desktop.views.people.scoped_roles import scoped_acts
from desktop.views.records.act_button import ActButton
from desktop.views.workbench import Workbench
from desktop.words import Topic


class PeoplePage(Page):
    """Asks for the accounts when shown and whenever somebody changed the team."""

    topics = frozenset({Topic.PEOPLE})

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.accounts: tuple[Account, ...] = ()
        self._on_server = False
        self.rows: list[MemberRow] = []
        self.title = QLabel(self.tr("Team"), self)
        workbench.look.style(self.title, "title")
        self.add = ActionSpec(
            "people.add", self.tr("Add &member…"), Menu.TOOLS, self._new_member, icon="plus",
            why_not=partial(workbench.may, AddMember),
        )  # fmt: skip
        self.add_button = ActButton(workbench.look, self.add, self, primary=True)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        workbench.look.style(self.note, "muted")
        self.help = QPushButton(self.tr("Who sees what?"), self)
        workbench.look.style(self.help, "link")
        self.help.clicked.connect(lambda: workbench.open("help", topic="who-sees-what"))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.add_button)
        below = QHBoxLayout()
        below.addWidget(self.note, 1)
        below.addWidget(self.help)
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID)
        inside = QWidget(self)
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._list)
        inner.addStretch(1)
        self.scroller = QScrollArea(self)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidgetResizable(True)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self.scroller, 1)

    def page_title(self) -> str:
        """The title for window and navigation."""
        return self.tr("Team")

    def page_actions(self) -> Sequence[ActionSpec]:
        """Adding; the rest stands with each member."""
        return (self.add,)

    def reload(self) -> None:
        """Ask again."""
        self._workbench.ask(ReadWorkspace(), self._about, owner=self, channel="workspace")
        self._workbench.ask(ReadAccounts(), self._show, owner=self, channel="accounts")

    def take_focus(self) -> None:
        """Onto the first thing that can be done."""
        self.add_button.setFocus()

    def _about(self, workspace: WorkspaceRecord) -> None:
        self._on_server = workspace.on_server
        if self.accounts:
            self._show(self.accounts)

    def _show(self, accounts: tuple[Account, ...]) -> None:
        at = self.scroller.verticalScrollBar().value()
        self.accounts = accounts
        passwords = any(one.has_access for one in accounts) and not self._on_server
        self.note.setText(
            self.tr(
                "This workspace is on your team’s server, which itself keeps everybody to their roles. Whoever looks after it"
                " lets people in and gives them roles; you say for which departments and requisitions, and who left."
            )
            if self._on_server
            else self.tr(
                "The file is encrypted. What each role may see inside it is kept by the program; restricted fields have a"
                " key of their own that only some hold."
            )
            if passwords
            else self.tr("This workspace has no passwords: everybody who has the file can read everything in it.")
        )
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(one, passwords) for one in accounts]
        for row in self.rows:
            self._list.addWidget(row)
        here = sum(1 for one in accounts if one.active)
        self.status_changed.emit(self.tr("1 member") if here == 1 else self.tr("{n} members").format(n=here))
        self.scroller.verticalScrollBar().setValue(at)
        self.add_button.refresh()

    def _row(self, one: Account, passwords: bool) -> MemberRow:
        roles = ActionSpec(
            "people.roles", _tr("Roles…"), Menu.TOOLS, partial(self._roles, one), icon="edit",
            why_not=self._why_not_roles,
        )  # fmt: skip
        give = ActionSpec(
            "people.password", _tr("New password…") if one.has_access else _tr("Let in…"), Menu.TOOLS,
            partial(self._give, one), icon="lock", why_not=partial(self._why_not_give, one, passwords),
        )  # fmt: skip
        end = ActionSpec(
            "people.end", _tr("End access…"), Menu.TOOLS, partial(self._end, one), icon="close",
            why_not=partial(self._why_not_end, one),
        )  # fmt: skip
        me = one.id == self._workbench.actor.id
        eyes = ActionSpec(
            "people.see_as", _tr("See as {name}").format(name=one.name.replace("&", "&&")), Menu.TOOLS,
            partial(self._workbench.open, "see_as", one.id), icon="people", why_not=partial(self._why_not_see_as, one),
        )  # fmt: skip
        acts = (roles, give) if one.active else ()
        more = (eyes, *scoped_acts(self._workbench, self, one), end) if one.active else ()
        return MemberRow(self._workbench.look, one, acts, more, self, passwords=passwords or self._on_server, me=me)

    def _why_not_roles(self) -> str:
        """A server keeps people to roles of its own, which no window may change."""
        if self._on_server:
            return _tr("Whoever looks after the team’s server gives and takes roles, with “team roles”.")
        return self._workbench.may(SetRoles)

    def _why_not_give(self, one: Account, passwords: bool) -> str:
        if not passwords:
            return (
                _tr("Whoever looks after the team’s server lets people in, with “team add” and “team password”.")
                if self._on_server
                else _tr("This workspace has no passwords.")
            )
        if one.id == self._workbench.actor.id:
            return _tr("Change your own password under File.")
        return self._workbench.may(GiveAccess) or (
            "" if one.roles or one.scoped else _tr("Give the person a role first.")
        )

    def _why_not_see_as(self, one: Account) -> str:
        if one.id == self._workbench.actor.id:
            return _tr("This is what you see already.")
        return self._workbench.may(GiveAccess)

    def _why_not_end(self, one: Account) -> str:
        if one.id == self._workbench.actor.id:
            return _tr("You cannot end your own access.")
        return self._workbench.may(EndAccess)

    def _new_member(self) -> None:
        open_new_member(self._workbench, self)

    def _roles(self, one: Account) -> None:
        open_roles(self._workbench, self, one)

    def _give(self, one: Account) -> None:
        GivePasswordDialog(self._workbench, one, self).open()

    def _end(self, one: Account) -> None:
        """It cannot be undone, so it asks and says what it does."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(_tr("End access"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_tr("End the access of {name}?").format(name=one.name))
        box.setInformativeText(
            _tr(
                "From now on the server shows them nothing, wherever they are at work. Everything they did stays in the"
                " history. Ask whoever looks after the server to take the login away too, with “team remove”."
            )
            if self._on_server
            else _tr(
                "They can no longer sign in, and the file gets a new key. Everything they did stays in the history. Copies"
                " and backups made until now can still be opened with what they know."
            )
        )
        stop = box.addButton(_tr("Keep access"), QMessageBox.ButtonRole.RejectRole)
        end = box.addButton(_tr("End access"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stop)
        box.setEscapeButton(stop)
        box.finished.connect(
            lambda: (
                self._workbench.carry_out(EndAccess(one.id, one.version), owner=self)
                if box.clickedButton() is end
                else None
            )
        )
        box.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("PeoplePage", text)
