"""Name and password: one field where only one person can sign in, two where several can."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QWidget

from desktop.services.access.keys.credential import Credential
from desktop.services.workspace.records import SignInPerson
from desktop.views.look.theme import Look
from desktop.views.passwords.password_field import PasswordField
from desktop.views.sign_in.card import Card


class SignInCard(Card):
    """``entered`` with a credential and whether this computer shall remember it; ``forgotten`` and ``elsewhere`` are the ways around."""

    entered = Signal(object, bool)
    forgotten = Signal()
    elsewhere = Signal()

    def __init__(self, look: Look, workspace: str, parent: QWidget | None = None) -> None:
        super().__init__(look, workspace, "", parent)
        self._people: tuple[SignInPerson, ...] = ()
        self._server = ""
        self._may_be_empty = False
        self._seconds = 0
        self._waiting = QTimer(self)
        self._waiting.setInterval(1000)
        self._waiting.timeout.connect(self._count_down)
        self.person = QComboBox(self)
        self.person.setAccessibleName(self.tr("Your name"))
        self.person_label = self.field(self.tr("Your &name"), self.person)
        self.person.currentIndexChanged.connect(self._chosen)
        self.password = PasswordField(look, self.tr("Password"), self)
        self.field(self.tr("&Password"), self.password, self.password.line)
        self.password.accepted.connect(self._enter)
        self.password.line.textEdited.connect(self._typing)
        self.remember = QCheckBox(self.tr("&Do not ask again on this computer"), self)
        self.remember.setToolTip(self.tr("The system’s keychain keeps the key. The password always works too."))
        self.column.addWidget(self.remember)
        self.quick = QPushButton(self.tr("Sign in with the &keychain"), self)
        self.quick.clicked.connect(lambda: self.entered.emit(Credential(self._person_id(), device=True), False))
        self.forgot = QPushButton(self.tr("&Forgotten?"), self)
        self.forgot.clicked.connect(self.forgotten)
        self.other = QPushButton(self.tr("&Other workspace"), self)
        self.other.clicked.connect(self.elsewhere)
        self.button = self.last_row(self.tr("&Sign in"), self.forgot, self.other)
        self.column.insertWidget(self.column.count() - 1, self.quick)
        self.button.clicked.connect(self._enter)

    def show_people(
        self,
        people: Sequence[SignInPerson],
        *,
        keychain: bool,
        last: str = "",
        server: str = "",
        may_be_empty: bool = False,
    ) -> None:
        """Who can sign in; ``last`` is preferred. One person alone is greeted and not asked who they are.

        ``server``: the team's server that is asked; ``may_be_empty``: it may want no password.
        """
        self._server, self._may_be_empty = server, may_be_empty
        self._people = tuple(people)
        self.person.blockSignals(True)
        self.person.clear()
        for one in people:
            self.person.addItem(one.name, one.id)
        at = self.person.findData(last)
        self.person.setCurrentIndex(max(0, at))
        self.person.blockSignals(False)
        several = len(people) > 1
        self.person.setVisible(several)
        self.person_label.setVisible(several)
        self.remember.setVisible(keychain)
        self._chosen()

    def busy(self, busy: bool) -> None:
        """While the keys are being opened nothing can be changed; what was typed stays."""
        for widget in (self.person, self.password, self.remember, self.quick, self.forgot, self.other, self.button):
            widget.setEnabled(not busy)
        self.button.setText(self.tr("Signing in…") if busy else self.tr("&Sign in"))
        if not busy:
            self.password.setFocus()

    def refuse(self, text: str, seconds: int = 0) -> None:
        """Say why not; with ``seconds`` the button waits that long."""
        self.busy(False)
        self.tell(text)
        self.password.line.selectAll()
        self._seconds = seconds
        if seconds:
            self._waiting.start()
            self._count_down(0)

    def _count_down(self, by: int = 1) -> None:
        self._seconds -= by
        self.button.setEnabled(self._seconds <= 0)
        if self._seconds > 0:
            self.tell(self.tr("Too many wrong passwords. Try again in {n} s.").format(n=self._seconds))
        else:
            self._waiting.stop()
            self.tell("")

    def _chosen(self) -> None:
        present = next((one for one in self._people if one.id == self._person_id()), None)
        alone = len(self._people) == 1 and present is not None
        if self._server and present is not None:
            self.about.setText(
                self.tr("The team’s workspace on {server}. Sign in as {name}.").format(
                    server=self._server, name=present.name
                )
            )
        else:
            self._say_locked(present if alone else None)
        self.quick.setVisible(present is not None and present.device)
        self.tell("")

    def _say_locked(self, alone: SignInPerson | None) -> None:
        self.about.setText(
            self.tr("Signed in last: {name}. The workspace is locked.").format(name=alone.name)
            if alone
            else self.tr("The workspace is locked. Sign in to open it.")
        )

    def _person_id(self) -> str:
        return str(self.person.currentData() or "")

    def _typing(self) -> None:
        if not self._waiting.isActive():
            self.tell("")

    def _enter(self) -> None:
        if self._waiting.isActive():
            return
        if not self.password.text() and not self._may_be_empty:
            self.tell(self.tr("Type your password first."))
            self.password.setFocus()
            return
        self.entered.emit(Credential(self._person_id(), self.password.text()), self.remember.isChecked())
