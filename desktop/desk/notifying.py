"""One quiet notification of the desktop, where the system shows any. It names nobody: others may see the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from desktop.views.main_window import MainWindow
from desktop.words import PROGRAM

_STAYS_MS = 8_000
_GOES_MS = 20_000


class Notifier(QObject):
    """The icon it needs beside the clock is there only as long as the message is."""

    chosen = Signal()
    """Somebody clicked the notification."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(_GOES_MS)
        self._gone.timeout.connect(self._take_away)

    def tell(self, count: int) -> None:
        """Say how many things are new; nothing where the system shows no messages."""
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.messageClicked.connect(self.chosen)
        self._tray.show()
        self._tray.showMessage(PROGRAM, self.words(count), QSystemTrayIcon.MessageIcon.NoIcon, _STAYS_MS)
        self._gone.start()

    def words(self, count: int) -> str:
        """What it says."""
        if count == 1:
            return self.tr("One thing waits for you")
        return self.tr("{count} things wait for you").format(count=count)

    def _take_away(self) -> None:
        if self._tray is not None:
            self._tray.hide()
