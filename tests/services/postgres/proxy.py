"""Stands between the program and the server and breaks the line at a chosen moment."""

from __future__ import annotations

import socket
import tempfile
import threading
from enum import StrEnum
from pathlib import Path


class Break(StrEnum):
    """When the line breaks, once."""

    BEGIN = "before BEGIN arrives"
    STATEMENT = "in the middle of the transaction"
    BEFORE_COMMIT = "before COMMIT arrives"
    COMMIT_SENT = "right after COMMIT was sent"
    ANSWER_LOST = "when the answer to COMMIT is on its way"


class Proxy:
    """A socket that passes everything on until it is told otherwise."""

    def __init__(self, host: str) -> None:
        self._target = f"{host}/.s.PGSQL.5432"
        self.folder = tempfile.mkdtemp(prefix="hd-px-", dir="/tmp")
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(f"{self.folder}/.s.PGSQL.5432")
        self._socket.listen(20)
        self.breaks: Break | None = None
        self.away = False
        """Whether new connections are refused."""
        self.broken = 0
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Break every line there is now."""
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            self._close(*pair)

    def stop(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)  # closing alone would leave the thread in accept
        self._socket.close()
        self.cut()
        Path(self.folder, ".s.PGSQL.5432").unlink(missing_ok=True)
        Path(self.folder).rmdir()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            if self.away:
                client.close()
                continue
            server = socket.socket(socket.AF_UNIX)
            server.connect(self._target)
            with self._lock:
                self._pairs.append((client, server))
            state = {"waiting": False}
            threading.Thread(target=self._there, args=(client, server, state), daemon=True).start()
            threading.Thread(target=self._back, args=(client, server, state), daemon=True).start()

    def _there(self, client: socket.socket, server: socket.socket, state: dict[str, bool]) -> None:
        try:
            while data := client.recv(65536):
                now = self.breaks
                if ((now is Break.BEGIN and b"BEGIN" in data) or (now is Break.STATEMENT and b"journal_change" in data)
                        or (now is Break.BEFORE_COMMIT and b"COMMIT" in data)):  # fmt: skip
                    self._break(client, server)
                    return
                if now in (Break.COMMIT_SENT, Break.ANSWER_LOST) and b"COMMIT" in data:
                    state["waiting"] = now is Break.ANSWER_LOST
                    server.sendall(data)
                    if now is Break.COMMIT_SENT:
                        self._break(client, server)
                        return
                    continue
                server.sendall(data)
        except OSError:
            pass
        self._close(client, server)

    def _back(self, client: socket.socket, server: socket.socket, state: dict[str, bool]) -> None:
        try:
            while data := server.recv(65536):
                if state["waiting"]:
                    self._break(client, server)
                    return
                client.sendall(data)
        except OSError:
            pass
        self._close(client, server)

    def _break(self, client: socket.socket, server: socket.socket) -> None:
        self.breaks = None
        self.broken += 1
        self._close(client, server)

    @staticmethod
    def _close(*ends: socket.socket) -> None:
        for end in ends:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()
