"""The crash dialog: one sentence, a report without personal data to copy, and the program goes on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.look.theme import GRID, MARGIN, Look

_AT_MOST = 5


class CrashDialog(QDialog):
    """Holds the reports of the errors that came while it stood open, at most five."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self._reports: list[str] = []
        self._more = 0
        sign = QLabel(self)
        sign.setPixmap(look.icon("warning", "bad").pixmap(QSize(32, 32)))
        sentence = QLabel(
            self.tr("Hiring Desk met a fault of its own. What was saved is safe, and you can go on working."), self
        )
        look.style(sentence, "section")
        sentence.setWordWrap(True)
        sentence.setMinimumWidth(GRID * 50)
        self._hint = QLabel(
            self.tr(
                "If it happens again, copy the report and send it to whoever looks after Hiring Desk. It holds no personal data."
            ),
            self,
        )
        self._hint.setWordWrap(True)
        self.report_view = QPlainTextEdit(self)
        self.report_view.setReadOnly(True)
        self.report_view.setTabChangesFocus(True)
        self.report_view.setAccessibleName(self.tr("Report"))
        self.report_view.setVisible(False)
        words = QVBoxLayout()
        words.setSpacing(GRID)
        words.addWidget(sentence)
        words.addWidget(self._hint)
        row = QHBoxLayout()
        row.setSpacing(MARGIN)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        buttons = QDialogButtonBox(self)
        go_on = buttons.addButton(self.tr("Go on"), QDialogButtonBox.ButtonRole.RejectRole)
        go_on.setDefault(True)
        go_on.setFocus()
        self.copy_button: QPushButton = buttons.addButton(
            self.tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.show_button: QPushButton = buttons.addButton(
            self.tr("Show report"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy_button.clicked.connect(self._copy)
        self.show_button.clicked.connect(self._toggle)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addLayout(row)
        column.addWidget(self.report_view)
        column.addWidget(buttons)

    def add(self, report: str) -> None:
        """Another error came."""
        if len(self._reports) < _AT_MOST:
            self._reports.append(report)
        else:
            self._more += 1
        self.report_view.setPlainText(self.text())

    def text(self) -> str:
        """The whole report."""
        tail = [f"… and {self._more} more"] if self._more else []
        return "\n\n".join([*self._reports, *tail])

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self.copy_button.setText(self.tr("Copied"))

    def _toggle(self) -> None:
        shown = self.report_view.isHidden()
        self.report_view.setVisible(shown)
        self.show_button.setText(self.tr("Hide report") if shown else self.tr("Show report"))
        self.adjustSize()
