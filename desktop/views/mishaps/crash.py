"""What nobody foresaw: every unhandled error is logged and shown in one calm dialog, and the program goes on.

``CrashWatch.install`` sets ``sys.excepthook``, ``threading.excepthook`` and Qt's message handler. The report that can be copied
holds the type of the error and the places it passed, versions and no message, because messages quote what people typed.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication

from desktop import logs
from desktop.views.look.theme import Look

if TYPE_CHECKING:
    from desktop.views.mishaps.crash_dialog import CrashDialog

_logger = logging.getLogger("desktop.crash")
_qt_logger = logging.getLogger("qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def report(error: BaseException, version: str = "") -> str:
    """The report a person may send on: versions, type and places; no message, no values."""
    import platform

    lines = [
        f"Hiring Desk {version}".strip(),
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}",
        time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime()),
        type(error).__name__,
        *(f"  {place}" for place in logs.places(error)),
    ]
    return "\n".join(lines)


class CrashWatch(QObject):
    """Stands behind every event handler and thread. ``take`` may be called from any thread."""

    caught = Signal(object)
    """An error nobody handled, on the GUI thread."""

    def __init__(self, look: Look | None = None, version: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._version = version
        self._dialog: CrashDialog | None = None
        self._before: tuple[Any, Any, Any] | None = None
        self.count = 0
        self.caught.connect(self._show)

    def install(self) -> None:
        """Begin to watch."""
        self._before = (sys.excepthook, threading.excepthook, qInstallMessageHandler(self._qt_message))
        sys.excepthook = self._excepthook
        threading.excepthook = self._thread_excepthook

    def remove(self) -> None:
        """Stop watching; what was there before comes back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, handler = self._before
            qInstallMessageHandler(handler)
            self._before = None

    def take(self, error: BaseException) -> None:
        """Log an error and show the dialog (one at a time: the next ones are counted in it)."""
        _logger.error("unhandled", exc_info=(type(error), error, error.__traceback__))
        self.caught.emit(error)

    def _excepthook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.take(error)

    def _thread_excepthook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_value)

    def _qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        # Qt's own words name classes and properties, no data of ours
        _qt_logger.log(_LEVELS.get(kind, logging.WARNING), "%s", message)

    def _show(self, error: BaseException) -> None:
        self.count += 1
        if self._look is None or QApplication.instance() is None:
            return
        if self._dialog is None:
            from desktop.views.mishaps.crash_dialog import (
                CrashDialog,  # with luck never needed, and the window waits for this module
            )

            self._dialog = CrashDialog(self._look, QApplication.activeWindow())
            self._dialog.finished.connect(self._gone)
            self._dialog.open()
        self._dialog.add(report(error, self._version))

    def _gone(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
