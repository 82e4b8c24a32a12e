"""Copies of a workspace file: made by the engine (``VACUUM INTO``), never by copying bytes under a writer."""

from __future__ import annotations

import shutil
from datetime import datetime
from glob import escape
from pathlib import Path

from desktop.errors import Stopped
from desktop.services.access.keys.places import keys_path
from desktop.services.dispatch.messages import Progress
from desktop.services.storage.connection import connect
from desktop.services.storage.translation import translated

KEPT = 30
_STEPS = 10_000
"""Steps of the engine between two looks whether the person wants to stop."""


def copies_folder(path: Path) -> Path:
    """Where the copies of a workspace lie: beside it."""
    return path.with_name(f"{path.stem} copies")


def make_copy(path: Path, why: str, key: bytes | None = None) -> Path:
    """Write a consistent copy (encrypted with the same key) and answer its path; older ones beyond the newest thirty are removed."""
    folder = copies_folder(path)
    folder.mkdir(exist_ok=True)
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H%M%S")
    target = folder / f"{path.stem} {stamp} {why}{path.suffix}"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{path.stem} {stamp} {why} {number}{path.suffix}"
    snapshot(path, target, key)
    if keys_path(path).exists():
        shutil.copyfile(keys_path(path), keys_path(target))  # a copy nobody can open would be none
    for old in sorted(folder.glob(f"{escape(path.stem)} *{escape(path.suffix)}"))[:-KEPT]:
        keys_path(old).unlink(missing_ok=True)
        old.unlink(missing_ok=True)
    return target


def snapshot(path: Path, target: Path, key: bytes | None = None, progress: Progress | None = None) -> None:
    """Write one consistent state of a workspace that may be in use into a new file, encrypted with the same key."""
    watched = progress or Progress()
    with translated(path):
        raw = connect(path, key=key)
        raw.set_progress_handler(lambda: watched.stopping, _STEPS)
        try:
            raw.execute("VACUUM INTO ?", (str(target),)).fetchall()
        except BaseException:
            target.unlink(missing_ok=True)  # half a copy must never be offered as the newest
            if watched.stopping:
                raise Stopped from None
            raise
        finally:
            raw.close()


def keep_damaged(path: Path) -> Path:
    """Copy a file that the engine cannot copy any more byte by byte, with all that belongs to it. Nobody may have it open."""
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H%M%S")
    folder = copies_folder(path)
    folder.mkdir(exist_ok=True)
    target = folder / f"damaged {stamp}{path.suffix}"
    for ending in ("-wal", "-shm", ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            shutil.copyfile(part, target.with_name(target.name + ending))
    if keys_path(path).exists():
        shutil.copyfile(keys_path(path), keys_path(target))
    return target


def newest_copy(path: Path) -> Path | None:
    """The newest copy there is, or None."""
    folder = copies_folder(path)
    found = sorted(folder.glob(f"{escape(path.stem)} *{escape(path.suffix)}")) if folder.is_dir() else []
    return found[-1] if found else None
