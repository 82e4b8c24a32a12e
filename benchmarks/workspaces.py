"""Workspaces to measure on: made once for each size and kept, copied before anything writes to them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.generate import generate, size


def kept_folder() -> Path:
    """Where generated workspaces stay: ``HIRING_DESK_BENCH`` or the folder for temporary files."""
    folder = Path(os.environ.get("HIRING_DESK_BENCH") or Path(tempfile.gettempdir()) / "hiring-desk-bench")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def workspace_of(candidates: str, say: Callable[[str], None] = lambda _: None) -> Path:
    """The workspace of this size; a million people are thin and without a journal, see ``generate``."""
    count = size(candidates)
    path = kept_folder() / f"{count}.desk"
    if not path.exists():
        making = path.with_name(f"{count}-in-the-making.desk")
        making.unlink(missing_ok=True)
        lean = count > 300_000
        say(f"making {path}{' (thin, no journal)' if lean else ''}")
        generate(making, count, thin=lean, journal=not lean, say=say)
        making.replace(path)
    return path


def copy_of(path: Path, folder: Path) -> Path:
    """A copy to work on; what is measured stays as it is for the next run."""
    target = folder / path.name
    shutil.copyfile(path, target)
    return target
