"""The About dialog: what runs here, in which versions; every line can be copied."""

from __future__ import annotations

import platform
from importlib import metadata

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import paths
from desktop.views.look.theme import GRID, MARGIN, Look
from desktop.words import PROGRAM


def version() -> str:
    """The program's version; empty in a checkout that was never installed."""
    try:
        return metadata.version("hiring-desk")
    except metadata.PackageNotFoundError:
        return ""


def facts(workspace_name: str) -> list[tuple[str, str]]:
    """The lines of the dialog."""
    tr = QGuiApplication.translate
    return [
        (tr("About", "Version"), version() or tr("About", "from a checkout")),
        (tr("About", "Workspace"), workspace_name or "–"),
        (tr("About", "Runs on"), f"{platform.system()} {platform.release()}"),
        (tr("About", "Built with"), f"Python {platform.python_version()}, Qt {qVersion()}"),
        (tr("About", "Log files"), str(paths.log_folder())),
        (tr("About", "Network"), tr("About", "not used: everything stays on this computer")),
    ]


class AboutDialog(QDialog):
    """Name, facts, Copy and Close."""

    def __init__(self, look: Look, workspace_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About {program}").format(program=PROGRAM))
        self._facts = facts(workspace_name)
        mark = QLabel(self)
        mark.setPixmap(QIcon(str(paths.resource("icons", "hiring-desk.svg"))).pixmap(QSize(56, 56)))
        name = QLabel(PROGRAM, self)
        look.style(name, "title")
        what = QLabel(self.tr("From the first request for a role to the first day, on your own computers."), self)
        what.setWordWrap(True)
        look.style(what, "muted")
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(name)
        words.addWidget(what)
        head = QHBoxLayout()
        head.setSpacing(MARGIN)
        head.addWidget(mark)
        head.addLayout(words, 1)
        self.text = QLabel("\n".join(f"{label}: {value}" for label, value in self._facts), self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setWordWrap(True)
        self.text.setAccessibleName(self.tr("Versions and folders"))
        self.text.setMinimumWidth(GRID * 52)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        close.setFocus()
        self.copy_button: QPushButton = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{PROGRAM}\n{self.text.text()}")
        self.copy_button.setText(self.tr("Copied"))
