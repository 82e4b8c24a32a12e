"""A bell from the team's server: it rings when somebody committed something, and says when the line to the server is gone or there again.

What changed is no part of it: that is read from the journal (``services/history/read_news.py``), from the place up to which one knows it,
so nothing is missed while the line was down and nothing rung twice hurts.
"""

from __future__ import annotations

import select
import socket
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Any

import psycopg

from desktop.services.storage.postgres.engines import READ_MS, connection_values
from desktop.services.storage.postgres.server_store import CHANNEL, ServerStore

FIRST_WAIT, LONGEST_WAIT = 0.25, 15.0
"""Seconds between tries to reach a lost server."""
LOOK_EVERY = 20.0
"""Seconds after which a silent line is tried; a cut cable says nothing."""
_GO = 0.2


@dataclass(slots=True)
class Bell:
    """Listens for one open workspace on a thread of its own.

    ``rang``: somebody, perhaps oneself, committed something. ``there``: the server is lost (False) or reached again (True), the first time
    included; right after that it rings, because something may have been committed meanwhile. Both are called on that thread.
    """

    store: ServerStore
    rang: Callable[[], None]
    there: Callable[[bool], None]
    _stopped: bool = False
    _telling: Lock = field(default_factory=Lock)
    _thread: Thread | None = None
    _poke: socket.socket | None = None

    def start(self) -> None:
        """Begin to listen."""
        self._poke, woken = socket.socketpair()
        self._thread = Thread(target=self._run, args=(woken,), name="bell", daemon=True)
        self._thread.start()

    def look(self) -> None:
        """Try the line now: somebody has reason to think that it is gone, or that a lost server is back."""
        with self._telling:
            if self._poke is not None:
                self._poke.send(b".")

    def stop(self) -> None:
        """End: after this nothing is told any more. A thread that is just knocking at a server's door finds that out by itself."""
        with self._telling:
            self._stopped = True
            poke, self._poke = self._poke, None
        if poke is not None:
            poke.close()  # which wakes the thread
        if self._thread is not None:
            self._thread.join(_GO)

    def _run(self, woken: socket.socket) -> None:
        wait, found = FIRST_WAIT, True
        with closing(woken):
            while not self._stopped:
                try:
                    with self._connected() as connection:
                        connection.execute(f"LISTEN {CHANNEL}")
                        wait, found = FIRST_WAIT, True
                        self._tell(lambda: self.there(True))
                        self._listen(connection, woken)
                except (psycopg.Error, OSError):  # whatever it was: the line is gone and is made anew
                    if found:
                        self._tell(lambda: self.there(False))
                    found, _ = _woken(woken, [], wait)  # whoever asks is answered, also that it is still away
                    wait = min(wait * 2, LONGEST_WAIT)

    def _connected(self) -> psycopg.Connection[Any]:
        """With the password of this moment: the person may have changed it."""
        values = connection_values(self.store.address, self.store.password, statement_ms=READ_MS)
        return psycopg.connect(**values, autocommit=True, prepare_threshold=None)

    def _listen(self, connection: psycopg.Connection[Any], woken: socket.socket) -> None:
        ring = True
        while not self._stopped:
            if ring:
                self._tell(self.rang)
            poked, heard = _woken(woken, [connection.fileno()], LOOK_EVERY)
            if self._stopped:
                return
            if poked or not heard:  # silent for long, or somebody asked: is anybody there?
                connection.execute("SELECT 1")
                if poked:
                    self._tell(lambda: self.there(True))
            ring = any(True for _ in connection.notifies(timeout=0)) or heard

    def _tell(self, what: Callable[[], None]) -> None:
        with self._telling:
            if not self._stopped:
                what()


def _woken(poke: socket.socket, others: list[int], seconds: float) -> tuple[bool, bool]:
    """Wait until somebody pokes, another line has something, or the time is over: who it was."""
    ready, _, _ = select.select([poke.fileno(), *others], [], [], seconds)
    poked = poke.fileno() in ready
    if poked:
        poke.recv(1024)
    return poked, any(other in ready for other in others)
