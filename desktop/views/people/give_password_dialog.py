"""A password from an administrator: for a new member, or one who forgot theirs. It is replaced at the next sign-in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.errors import FieldErrors
from desktop.services.accounts.messages import Account, GiveAccess
from desktop.services.dispatch.messages import Done
from desktop.views.look.theme import GRID, MARGIN
from desktop.views.passwords.new_password import NewPassword
from desktop.views.workbench import Workbench


class GivePasswordDialog(QDialog):
    """Typed twice; nothing of it is kept as a draft."""

    def __init__(self, workbench: Workbench, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workbench = workbench
        self._account = account
        self.setWindowTitle(
            self.tr("New password for {name}").format(name=account.name)
            if account.has_access
            else self.tr("Let {name} sign in").format(name=account.name)
        )
        about = QLabel(
            self.tr(
                "The old password stops working. Tell {name} this one in person; they choose their own when they sign in."
            )
            if account.has_access
            else self.tr("Tell {name} this password in person; they choose their own when they sign in."),
            self,
        )
        about.setText(about.text().replace("{name}", account.name))
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        self.password = NewPassword(workbench.look, self)
        self.password.accepted.connect(self._go)
        self.buttons = QDialogButtonBox(self)
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.button = self.buttons.addButton(self.tr("&Give password"), QDialogButtonBox.ButtonRole.AcceptRole)
        workbench.look.style(self.button, "primary")
        self.buttons.accepted.connect(self._go)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GRID)
        for part in (about, self.password, self.buttons):
            column.addWidget(part)
        self.setMinimumWidth(GRID * 52)
        self.password.setFocus()

    def _go(self) -> None:
        password = self.password.text()
        if password:
            self.button.setEnabled(False)
            self._workbench.carry_out(
                GiveAccess(self._account.id, password), self._given, owner=self, failed=self._refused, quiet=True
            )

    def _given(self, _done: Done) -> None:
        self._workbench.say(self.tr("{name} can sign in now.").format(name=self._account.name), kind="good")
        self.accept()

    def _refused(self, error: Exception) -> bool:
        self.button.setEnabled(True)
        if isinstance(error, FieldErrors) and "password" in error.problems:
            self.password.tell(error.problems["password"])
            self.password.setFocus()
            return True
        return False
