"""A forgotten password: the recovery key from paper, who one is, and a new password."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QWidget

from desktop.services.workspace.records import SignInPerson
from desktop.views.look.theme import GRID, Look
from desktop.views.passwords.new_password import NewPassword
from desktop.views.sign_in.card import Card


class RecoveryCard(Card):
    """``entered`` with recovery key, person id and new password; ``back`` to the password."""

    entered = Signal(str, str, str)
    back = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(
            look,
            self.tr("Use the recovery key"),
            self.tr("It was shown when this workspace was made. Or ask an administrator for a new password."),
            parent,
        )
        self.key = QPlainTextEdit(self)
        self.key.setAccessibleName(self.tr("Recovery key"))
        self.key.setTabChangesFocus(True)
        self.key.setPlaceholderText("AGE-SECRET-KEY-1…")
        self.key.setFixedHeight(self.key.fontMetrics().lineSpacing() * 3 + GRID * 2)
        self.field(self.tr("&Recovery key"), self.key)
        self.person = QComboBox(self)
        self.person.setAccessibleName(self.tr("Your name"))
        self.person_label = self.field(self.tr("&Your name"), self.person)
        self.password = NewPassword(look, self)
        self.column.addSpacing(GRID // 2)
        self.column.addWidget(self.password)
        self.password.accepted.connect(self._enter)
        self.cancel = QPushButton(self.tr("&Back"), self)
        self.cancel.clicked.connect(self.back)
        self.button = self.last_row(self.tr("&Set the password"), self.cancel)
        self.button.clicked.connect(self._enter)

    def show_people(self, people: Sequence[SignInPerson]) -> None:
        """Whose password can be set."""
        self.person.clear()
        for one in people:
            self.person.addItem(one.name, one.id)
        self.person.setVisible(len(people) > 1)
        self.person_label.setVisible(len(people) > 1)

    def busy(self, busy: bool) -> None:
        """While it is being tried."""
        self.setEnabled(not busy)

    def clear(self) -> None:
        """Forget what was typed."""
        self.key.clear()
        self.password.clear()
        self.tell("")

    def _enter(self) -> None:
        self.tell("")
        if not self.key.toPlainText().strip():
            self.tell(self.tr("Type the recovery key first."))
            self.key.setFocus()
            return
        password = self.password.text()
        if password:
            self.entered.emit(self.key.toPlainText(), str(self.person.currentData() or ""), password)
