"""Noticing that somebody else wrote to the same file: another window, another process, another person.

The engine counts, for each connection, the commits of all others; asking costs microseconds and reads nothing. What changed then
is read from the journal (``history/read_news.py``).
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Any

from desktop.services.storage.connection import connect


class Watch:
    """A connection of its own that only listens, and the entries this process wrote itself. May be used from any thread."""

    def __init__(self, path: Path, key: bytes | None = None, *, still: bool = False) -> None:
        """``still``: a damaged file that is only looked at, and not touched to see whether somebody writes to it."""
        self._path = path
        self._key = key
        self._lock = Lock()
        self._raw: Any = None
        self._closed = still
        self._own: set[str] = set()

    def pulse(self) -> int:
        """A number that differs from the last one when somebody committed meanwhile; made anew with each opening."""
        with self._lock:
            if self._closed:
                return 0
            if self._raw is None:
                self._raw = connect(self._path, key=self._key, read_only=True)
            return int(self._raw.execute("PRAGMA data_version").fetchone()[0])

    def wrote(self, entry_id: str) -> None:
        """An entry is about to be committed here, so nobody needs to be told of it as news."""
        self._own.add(entry_id)

    def is_own(self, entry_id: str) -> bool:
        """Whether an entry was written here; asked once for each, and forgotten then."""
        try:
            self._own.remove(entry_id)
        except KeyError:
            return False
        return True

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._closed = True
            if self._raw is not None:
                self._raw.close()
                self._raw = None
