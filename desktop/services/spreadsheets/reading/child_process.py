"""The process that opens foreign files: it reads one after another and sends what it finds through a pipe.

It imports nothing heavy, because it is started for every import. Rows travel in blocks, so that neither side holds a
second copy of a long table.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from desktop.errors import WorkbookTrouble
from desktop.services.spreadsheets.reading.delimited_text import read_text
from desktop.services.spreadsheets.reading.limits import Limits
from desktop.services.spreadsheets.reading.raw_table import FileReading
from desktop.services.spreadsheets.reading.workbooks import is_workbook, read_workbook

BLOCK_ROWS = 20_000


def read_one(path: Path, limits: Limits) -> FileReading:
    """Read one file in this process; raises ``WorkbookTrouble`` and, for lack of memory, ``MemoryError``."""
    try:
        if path.stat().st_size > limits.file_bytes:
            raise WorkbookTrouble("too_large", path, {"bytes": str(path.stat().st_size)})
        content = path.read_bytes()
    except FileNotFoundError as trouble:
        raise WorkbookTrouble("missing", path) from trouble
    except OSError as trouble:
        raise WorkbookTrouble("missing" if not path.is_dir() else "not_a_table", path) from trouble
    if not content:
        raise WorkbookTrouble("empty", path)
    reading = read_workbook(path, content, limits) if is_workbook(content) else read_text(path, content, limits)
    return replace(reading, digest=hashlib.sha256(content).hexdigest())


def serve(pipe: Connection, paths: list[Path], limits: Limits) -> None:
    """Read the files in order and send each; the parent watches the clock."""
    _limit_memory(limits.memory_bytes)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a library that runs out of memory prints pages of stack
    for path in paths:
        try:
            _send(pipe, read_one(path, limits))
        except WorkbookTrouble as trouble:
            pipe.send(("trouble", trouble.code, trouble.details))
        except MemoryError:
            pipe.send(("trouble", "too_large", {"memory_bytes": str(limits.memory_bytes)}))
        except BaseException as fault:  # noqa: BLE001  a panic in the reading library: the file is at fault, not the desk
            pipe.send(("trouble", "not_a_table", {"said": f"{type(fault).__name__}: {fault}"[:200]}))
    pipe.close()


def _send(pipe: Connection, reading: FileReading) -> None:
    bare = replace(reading, tables=tuple(replace(table, rows=[]) for table in reading.tables))
    pipe.send(("reading", bare))
    for table in reading.tables:
        for start in range(0, len(table.rows), BLOCK_ROWS):
            pipe.send_bytes(pickle.dumps(("rows", table.rows[start : start + BLOCK_ROWS]), protocol=5))
        pipe.send(("table_done",))
    pipe.send(("done",))


def _limit_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the clock and the declared sizes have to do
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (ValueError, OSError):  # macOS knows the limit and refuses it
        return
