"""The two questions before the wizard closes: only where something would be lost, with verbs, staying as the default."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.words import PROGRAM


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportLeaving", text)


def ask_stop(window: QWidget) -> bool:
    """Whether an import under way shall be stopped."""
    return _ask(
        window,
        _tr("The import is still under way."),
        _tr("Stop takes everything back. Keep importing leaves it running in this window."),
        _tr("&Stop import"),
        _tr("&Keep importing"),
    )


def ask_discard(window: QWidget) -> bool:
    """Whether answers may be forgotten."""
    return _ask(
        window,
        _tr("Your answers are not imported yet."),
        _tr("Discard forgets them; the files stay as they are."),
        _tr("&Discard answers"),
        _tr("&Keep the window"),
    )


def _ask(window: QWidget, text: str, more: str, leave: str, stay: str) -> bool:
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(PROGRAM)
    box.setText(text)
    box.setInformativeText(more)
    leaving = box.addButton(leave, QMessageBox.ButtonRole.DestructiveRole)
    staying = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(staying)
    box.setEscapeButton(staying)
    box.exec()
    return box.clickedButton() is leaving
