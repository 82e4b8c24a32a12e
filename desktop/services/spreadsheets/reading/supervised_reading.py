"""Starts the reading process, watches its clock and its health, and puts together what it sends."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, TypeAlias

from desktop.errors import WorkbookTrouble
from desktop.services.spreadsheets.reading.child_process import serve
from desktop.services.spreadsheets.reading.limits import Limits
from desktop.services.spreadsheets.reading.raw_table import FileReading, Row

Tick: TypeAlias = Callable[[str, int, int], None]
"""Called with step, done, of; may raise ``Stopped``, which ends everything."""

_POLL_SECONDS = 0.1


def read_files_apart(
    paths: Sequence[Path], limits: Limits, tick: Tick | None = None
) -> list[FileReading | WorkbookTrouble]:
    """Read all files in a child process; one entry per path, in order. Only ``tick`` may make this raise."""
    results: list[FileReading | WorkbookTrouble] = []
    while len(results) < len(paths):
        _one_child(paths, results, limits, tick)
    return results


def _one_child(
    paths: Sequence[Path], results: list[FileReading | WorkbookTrouble], limits: Limits, tick: Tick | None
) -> None:
    """One process for the remaining files; it ends early (and the next begins) when a file kills or stalls it."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    rest = list(paths[len(results) :])
    child = context.Process(target=serve, args=(there, rest, limits), daemon=True)
    child.start()
    there.close()
    try:
        for path in rest:
            if tick:
                tick("reading", len(results), len(paths))
            answer = _receive(
                here, child, path, limits, lambda: tick("reading", len(results), len(paths)) if tick else None
            )
            results.append(answer)
            if isinstance(answer, WorkbookTrouble) and not child.is_alive():
                return
    finally:
        here.close()
        if child.is_alive():
            child.join(0.5)
        if child.is_alive():
            child.kill()
        child.join(5)


def _receive(
    pipe: Connection, child: SpawnProcess, path: Path, limits: Limits, beat: Callable[[], None]
) -> FileReading | WorkbookTrouble:
    deadline = time.monotonic() + limits.seconds
    reading: FileReading | None = None
    place = 0
    blocks: list[list[Row]] = []
    while True:
        while not pipe.poll(_POLL_SECONDS):
            beat()
            if time.monotonic() > deadline:
                child.kill()
                child.join(5)
                return WorkbookTrouble("too_slow", path, {"seconds": str(limits.seconds)})
        try:
            message: tuple[Any, ...] = pipe.recv()
        except (EOFError, OSError):
            child.join(5)
            return WorkbookTrouble("too_large", path, {"exit": str(child.exitcode)})
        match message[0]:
            case "trouble":
                return WorkbookTrouble(message[1], path, message[2])
            case "reading":
                reading = message[1]
                blocks = [table.rows for table in message[1].tables]
            case "rows":
                blocks[place].extend(message[1])
            case "table_done":
                place += 1
            case _:
                assert reading is not None
                return reading
