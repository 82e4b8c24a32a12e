"""One's own new password: asked for from the menu, and right after signing in with one that an administrator gave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.errors import AccessTrouble, FieldErrors
from desktop.views.look.theme import GRID, MARGIN, Look
from desktop.views.mishaps.wording import word
from desktop.views.passwords.new_password import NewPassword
from desktop.views.passwords.password_field import PasswordField

Change = Callable[[str, str, Callable[[], None], Callable[[Exception], None]], None]
"""Old and new password, what to call when it is done, and when it is refused; works off the GUI thread."""


class ChangePasswordDialog(QDialog):
    """``given``: the present password came from an administrator, and the sentence says so; ``shortest``: characters a new one needs."""

    def __init__(
        self, look: Look, change: Change, parent: QWidget | None = None, *, given: bool = False, shortest: int = 8
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change password"))
        self._change = change
        about = QLabel(
            self.tr("An administrator gave you the present password. Choose one that only you know.")
            if given
            else self.tr("Your new password holds from the next time you sign in, on every computer."),
            self,
        )
        about.setWordWrap(True)
        self.old = PasswordField(look, self.tr("Present password"), self)
        old_label = QLabel(self.tr("&Present password"), self)
        old_label.setBuddy(self.old.line)
        self.new = NewPassword(look, self, shortest=shortest)
        self.old.accepted.connect(self.new.setFocus)
        self.new.accepted.connect(self._go)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        look.style(self.problem, "bad")
        self.problem.hide()
        self.buttons = QDialogButtonBox(self)
        self.cancel = self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.button = self.buttons.addButton(self.tr("&Change password"), QDialogButtonBox.ButtonRole.AcceptRole)
        look.style(self.button, "primary")
        self.buttons.accepted.connect(self._go)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GRID)
        for part in (about, old_label, self.old, self.new, self.problem, self.buttons):
            column.addWidget(part)
        self.setMinimumWidth(GRID * 52)
        self.old.setFocus()

    def _go(self) -> None:
        self._tell("")
        if not self.old.text():
            self._tell(self.tr("Type your present password first."))
            self.old.setFocus()
            return
        new = self.new.text()
        if new:
            self._busy(True)
            self._change(self.old.text(), new, self.accept, self._refused)

    def _refused(self, error: Exception) -> None:
        self._busy(False)
        if isinstance(error, FieldErrors):
            self.new.tell(next(iter(error.problems.values())))
            self.new.setFocus()
            return
        wrong = isinstance(error, AccessTrouble) and error.code == "wrong_password"
        self._tell(self.tr("That is not your present password.") if wrong else word(error).text)
        self.old.setFocus()

    def _busy(self, busy: bool) -> None:
        for widget in (self.old, self.new, self.button):
            widget.setEnabled(not busy)

    def _tell(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
