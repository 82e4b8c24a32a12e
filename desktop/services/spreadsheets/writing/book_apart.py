"""A workbook written in a process of its own: the same interface as ``TableWorkbook``, the work elsewhere."""

from __future__ import annotations

import errno
import multiprocessing
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from desktop.services.spreadsheets.writing.columns import AboutSection, SheetPlan, Tally
from desktop.services.spreadsheets.writing.writing_process import serve_writing

_POLL_SECONDS = 0.05


class BookApart:
    """Hands parts to the process; the pipe holds little, so ``count`` is never far ahead of what is written."""

    def __init__(self, path: Path, plan: SheetPlan, folder: Path, check: Callable[[], None] = lambda: None) -> None:
        self.count = 0
        self._check = check
        context = multiprocessing.get_context("spawn")
        self._pipe, there = context.Pipe()
        self._child = context.Process(target=serve_writing, args=(there, path, plan, folder), daemon=True)
        self._child.start()
        there.close()

    def rows(self, rows: Sequence[Sequence[Any]]) -> None:
        """Append rows."""
        self._send(("rows", rows))
        self.count += len(rows)

    def tally(self) -> Tally:
        """What had to be done to texts so far; waits until the rows are written."""
        self._send(("tally",))
        found: Tally = self._receive()[1]
        return found

    def about(self, title: str, sections: Sequence[AboutSection]) -> None:
        """Write the second sheet."""
        self._send(("about", title, tuple(sections)))

    def close(self) -> None:
        """Pack; may be stopped at any moment."""
        self._send(("close",))
        self._receive()
        self._child.join(5)
        self._let_go()

    def abandon(self) -> None:
        """End the process at once."""
        self._let_go()

    def _let_go(self) -> None:
        self._pipe.close()
        if self._child.is_alive():
            self._child.kill()
        self._child.join(5)

    def _send(self, message: tuple[Any, ...]) -> None:
        try:
            self._pipe.send(message)
        except OSError:
            self._receive()  # it ended early; its last message says why
            raise

    def _receive(self) -> tuple[Any, ...]:
        while not self._pipe.poll(_POLL_SECONDS):
            self._check()
        try:
            message: tuple[Any, ...] = self._pipe.recv()
        except (EOFError, ConnectionError) as gone:
            self._child.join(5)
            raise OSError(errno.EIO, f"the writing process ended with {self._child.exitcode}") from gone
        if message[0] == "os_error":
            _, number, text, on_windows = message
            raise OSError(number, text, None, on_windows) if on_windows else OSError(number, text)
        return message
