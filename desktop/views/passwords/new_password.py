"""Two fields for a new password: typed twice, with what makes a good one, checked before anything is asked to change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.views.look.theme import GRID, Look
from desktop.views.mishaps.wording import field_problem
from desktop.views.passwords.password_field import PasswordField


class NewPassword(QWidget):
    """``accepted`` on Enter in the second field."""

    accepted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, shortest: int = 8) -> None:
        super().__init__(parent)
        self.first = PasswordField(look, self.tr("New password"), self)
        self.second = PasswordField(look, self.tr("New password again"), self)
        self.first.accepted.connect(self.second.setFocus)
        self.second.accepted.connect(self.accepted)
        first_label = QLabel(self.tr("&New password"), self)
        first_label.setBuddy(self.first.line)
        second_label = QLabel(self.tr("The same &again"), self)
        second_label.setBuddy(self.second.line)
        self.hint = QLabel(
            self.tr("At least {n} characters. A few words that do not belong together are best.").format(n=shortest),
            self,
        )
        self.hint.setWordWrap(True)
        look.style(self.hint, "muted")
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        look.style(self.problem, "bad")
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for widget in (first_label, self.first, self.hint, second_label, self.second, self.problem):
            column.addWidget(widget)
        for field in (self.first, self.second):
            field.line.textEdited.connect(lambda: self.tell(""))
        self.setFocusProxy(self.first)

    def text(self) -> str:
        """The password, or empty (with the reason shown) while the two are not the same."""
        if not self.first.text():
            self.tell("required")
            self.first.setFocus()
            return ""
        if self.first.text() != self.second.text():
            self.tell("password.differs")
            self.second.setFocus()
            return ""
        return self.first.text()

    def tell(self, code: str) -> None:
        """What is wrong with it; empty takes it away."""
        self.problem.setText(field_problem(code) if code else "")
        self.problem.setVisible(bool(code))

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()
        self.tell("")
