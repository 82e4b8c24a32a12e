"""Copies of a workspace file: made by the engine (``VACUUM INTO``), never by copying bytes under a writer."""

from __future__ import annotations

import shutil
from datetime import datetime
from glob import escape
from pathlib import Path

from desktop.services.access.keys.places import keys_path
from desktop.services.storage.connection import connect
from desktop.services.storage.translation import translated

KEPT = 30


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
    with translated(path):
        raw = connect(path, key=key)
        try:
            raw.execute("VACUUM INTO ?", (str(target),)).fetchall()
            if keys_path(path).exists():
                shutil.copyfile(keys_path(path), keys_path(target))  # a copy nobody can open would be none
        except BaseException:
            target.unlink(missing_ok=True)  # half a copy must never be offered as the newest
            raise
        finally:
            raw.close()
    for old in sorted(folder.glob(f"{escape(path.stem)} *{escape(path.suffix)}"))[:-KEPT]:
        keys_path(old).unlink(missing_ok=True)
        old.unlink(missing_ok=True)
    return target


def newest_copy(path: Path) -> Path | None:
    """The newest copy there is, or None."""
    folder = copies_folder(path)
    found = sorted(folder.glob(f"{escape(path.stem)} *{escape(path.suffix)}")) if folder.is_dir() else []
    return found[-1] if found else None
