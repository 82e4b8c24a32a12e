"""The recovery key, shown once after set-up: to be printed, saved or written down, and confirmed by its last group.

It cannot be shown again, so closing without confirming asks, and says what it would mean.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import paths
from desktop.views.look.theme import GRID, MARGIN, Look

_ROW = 4
"""Groups in a line: short enough to be read aloud without losing one's place."""


class RecoveryKeyDialog(QDialog):
    """``printed`` is the key in groups; ``confirmed`` is called once its last group was typed."""

    def __init__(
        self, look: Look, workspace: str, printed: str, confirmed: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Recovery key"))
        self._workspace = workspace
        self._printed = printed
        self._confirmed = confirmed
        self._done = False
        title = QLabel(self.tr("Keep this recovery key"), self)
        look.style(title, "title")
        about = QLabel(
            self.tr(
                "It opens this workspace and its backups when a password is forgotten. Nobody else can: not we, not your"
                " IT. Print it or write it down, and keep it where only the right people find it. It is shown this once."
            ),
            self,
        )
        about.setWordWrap(True)
        self.key = QLabel(in_lines(printed), self)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * 1.15)
        self.key.setFont(font)
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.key.setAccessibleName(self.tr("Recovery key"))
        self.key.setMargin(MARGIN)
        look.style(self.key, "card")
        self.print_button = QPushButton(self.tr("&Print…"), self)
        self.print_button.clicked.connect(self._print)
        self.save_button = QPushButton(self.tr("&Save as text…"), self)
        self.save_button.clicked.connect(self._save)
        self.copy_button = QPushButton(self.tr("&Copy"), self)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._printed))
        ways = QHBoxLayout()
        for button in (self.print_button, self.save_button, self.copy_button):
            button.setAutoDefault(False)
            ways.addWidget(button)
        ways.addStretch(1)
        self.typed = QLineEdit(self)
        self.typed.setAccessibleName(self.tr("Last group of the key"))
        self.typed.setPlaceholderText("·" * len(last_group(printed)))
        self.typed.textChanged.connect(self._check)
        ask = QLabel(self.tr("To confirm that you have it, type the &last group:"), self)
        ask.setBuddy(self.typed)
        self.buttons = QDialogButtonBox(self)
        self.later = self.buttons.addButton(self.tr("&Not now"), QDialogButtonBox.ButtonRole.RejectRole)
        self.button = self.buttons.addButton(self.tr("&I have it"), QDialogButtonBox.ButtonRole.AcceptRole)
        look.style(self.button, "primary")
        self.button.setEnabled(False)
        self.button.setToolTip(self.tr("First type the last group of the key."))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GRID + 4)
        for part in (title, about, self.key):
            column.addWidget(part)
        column.addLayout(ways)
        column.addSpacing(GRID)
        column.addWidget(ask)
        column.addWidget(self.typed)
        column.addWidget(self.buttons)
        self.setMinimumWidth(GRID * 68)
        self.typed.setFocus()

    @property
    def last(self) -> str:
        """What is to be typed."""
        return last_group(self._printed)

    def _check(self) -> None:
        self.button.setEnabled("".join(self.typed.text().split()).upper() == self.last)

    def _accept(self) -> None:
        self._done = True
        self._confirmed()
        self.accept()

    def reject(self) -> None:
        """Esc, the cross and Not now: without a confirmation it asks once."""
        if self._done or self._sure():
            super().reject()

    def _sure(self) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Recovery key"))
        box.setText(self.tr("Go on without keeping the recovery key?"))
        box.setInformativeText(
            self.tr("If every administrator forgets the password, nobody can open this workspace any more.")
        )
        stay = box.addButton(self.tr("Back to the key"), QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton(self.tr("Go on without it"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is leave

    def _page(self) -> str:
        return self.tr(
            "Hiring Desk: recovery key of the workspace “{name}”\n\n{key}\n\nKeep it secret, keep it safe."
        ).format(name=self._workspace, key=in_lines(self._printed))

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            document = QTextDocument(self)
            document.setDefaultFont(self.key.font())
            document.setPlainText(self._page())
            document.print_(printer)

    def _save(self) -> None:
        name = paths.documents_folder() / f"{self._workspace} recovery key.txt"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the recovery key"), str(name), self.tr("Text (*.txt)")
        )
        if not chosen:
            return
        try:
            Path(chosen).write_text(self._page() + "\n", encoding="utf-8")
        except OSError:
            QMessageBox.warning(
                self,
                self.windowTitle(),
                self.tr("Nothing can be written there. Choose another folder, or print the key."),
            )


def last_group(printed: str) -> str:
    """What is typed to confirm."""
    return printed.rsplit(" ", maxsplit=1)[-1]


def in_lines(printed: str) -> str:
    """A few groups a line."""
    groups = printed.split(" ")
    return "\n".join("  ".join(groups[at : at + _ROW]) for at in range(0, len(groups), _ROW))
