"""Scratch folders beside the workspace: on the same kind of disk, under the same protection, gone afterwards.

Their names hold the process that made them, so that what a killed one left is swept away by the next.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from os import getpid
from pathlib import Path

_NAME = re.compile(r"\.hiring-desk-scratch-(\d+)-.*")
_PART = re.compile(r".+\.(\d+)\.part")
_OLD = 24 * 3600


@contextmanager
def scratch(near: Path) -> Iterator[Path]:
    """A new folder in ``near``, removed at the end."""
    sweep(near)
    folder = Path(tempfile.mkdtemp(prefix=f".hiring-desk-scratch-{getpid()}-", dir=near))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def part_of(path: Path) -> Path:
    """The name under which an archive is written until it is whole and checked."""
    return path.with_name(f"{path.name}.{getpid()}.part")


def sweep(folder: Path) -> None:
    """Remove what processes left that are not there any more."""
    try:
        entries = list(folder.iterdir())
    except OSError:
        return
    for path in entries:
        match = _NAME.fullmatch(path.name) or _PART.fullmatch(path.name)
        if match is not None and _abandoned(path, int(match[1])):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def _abandoned(path: Path, process: int) -> bool:
    import psutil

    try:
        return not psutil.pid_exists(process) or time.time() - path.stat().st_mtime > _OLD
    except OSError:
        return False
