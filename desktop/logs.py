"""The log: rotating files of JSON lines in the log folder, with ids and codes only.

Nothing a person typed belongs into a log line: callers pass codes, class names, ids and counts, and an exception is written
as its type and the places it passed, without its message, because messages quote values.
"""

from __future__ import annotations

import json
import logging
import time
import traceback
from pathlib import Path

from desktop import paths

FILE = "hiring-desk.log"
_SIZE = 1_000_000
_KEPT = 5
_FORMAT_KEYS = ("entry", "code", "entity", "record", "count", "ms")
"""Extra fields a log call may pass (``logger.info("opened", extra={"code": "sqlite"})``); others are left out."""


class JsonLines(logging.Formatter):
    """One line a record."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line of JSON."""
        line: dict[str, object] = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "from": record.name,
            "what": record.getMessage(),
        }
        for key in _FORMAT_KEYS:
            if hasattr(record, key):
                line[key] = getattr(record, key)
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = type(record.exc_info[1]).__name__
            line["where"] = places(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def places(error: BaseException) -> list[str]:
    """Where an error passed, as ``folder/file.py:line function``, innermost last; neither messages nor values."""
    found = []
    for frame in traceback.extract_tb(error.__traceback__):
        found.append(f"{'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}")
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        found = [*places(cause), f"-- {type(cause).__name__}, then --", *found]
    return found


def begin(folder: Path | None = None, level: int = logging.INFO) -> Path | None:
    """Write the log into ``folder``; answers the file, or None where the folder cannot be written (the program goes on)."""
    from logging.handlers import (
        RotatingFileHandler,  # brings sockets and more along, which the first paint need not wait for
    )

    stop()
    root = logging.getLogger()
    root.setLevel(level)
    try:
        file = paths.made(folder or paths.log_folder()) / FILE
        handler = RotatingFileHandler(file, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(JsonLines())
    handler.set_name("hiring-desk")
    root.addHandler(handler)
    return file


def stop() -> None:
    """Close the log's file."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if handler.get_name() == "hiring-desk":
            root.removeHandler(handler)
            handler.close()
