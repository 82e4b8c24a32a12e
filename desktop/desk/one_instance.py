"""One window per workspace and, on a server, login: a second start tells the first to come to the front, and ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

from desktop import paths
from desktop.server_address import Place

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE_MS = 1000


class OneInstance(QObject):
    """Holds the lock of a workspace, or reaches the program that holds it.

    The lock names its process, so that one left by a crash is recognised and taken over.
    """

    raised = Signal()
    """A second start asked the window to come to the front."""

    def __init__(self, place: Place, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name = _digest(str(place.resolve() if isinstance(place, Path) else place))[:24]
        """The place as a word: what belongs to it on this computer is called so."""
        self._server_name = f"hiring-desk-{name}"
        self._lock = QLockFile(str(paths.made(paths.data_folder()) / f"{name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Become the one instance; False when another program has the file open."""
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Hear of second starts from now on. To be called once rows are painted: until then the lock keeps others out."""
        if self._server is not None or not self._lock.isLocked():
            return  # given back in the meantime
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._server_name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)
        self._server.listen(self._server_name)

    def call_other(self) -> bool:
        """Ask the other program to come to the front; False when it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket(self)
        socket.connectToServer(self._server_name)
        reached = socket.waitForConnected(_PATIENCE_MS)
        if reached:
            socket.write(b"raise\n")
            socket.waitForBytesWritten(_PATIENCE_MS)
            socket.disconnectFromServer()
        return reached

    def release(self) -> None:
        """Let go of the file."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _called(self) -> None:
        if self._server is None:
            return
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
        self.raised.emit()


def _digest(text: str) -> str:
    return bytes(QCryptographicHash.hash(text.encode(), QCryptographicHash.Algorithm.Sha256).toHex().data()).decode()
