"""The application object: its name, language and picture; and bringing a window of it to the front."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from desktop import __version__, paths
from desktop.words import ORGANISATION, PROGRAM


def application() -> QApplication:
    """The application object with its name, set before the first window."""
    QApplication.setApplicationName(PROGRAM)
    QApplication.setOrganizationName(ORGANISATION)
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("hiring-desk")
    if sys.platform == "win32":
        import ctypes

        # without it the task bar shows Python's icon and groups us with every other Python program
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("HiringDesk.Desktop")
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    if QLocale().language() == QLocale.Language.C:  # no language set on this machine: dates as people write them
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.Canada))
    app.setWindowIcon(QIcon(str(paths.resource("icons", "hiring-desk.svg"))))
    return app


def to_front(window: QWidget) -> None:
    """Show a window that may be minimised or covered."""
    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.raise_()
    window.activateWindow()
