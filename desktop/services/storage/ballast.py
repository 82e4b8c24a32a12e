"""Room on the disk: how much is left, and a file of ballast that is thrown off when it is full.

On a full disk SQLite can neither save nor delete (measured), so a person could not even make room by purging. The ballast beside the workspace
is let go then, what was under way is done again, and it is made anew once there is room.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

MIB = 1024 * 1024
SIZE = 32 * MIB
WARN_BELOW = 500 * MIB
IMPORTS_STOP_BELOW = 200 * MIB


def free_bytes(path: Path) -> int:
    """Bytes left on the disk a path lies on; a very large number where the system does not say."""
    folder = path if path.is_dir() else path.parent
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 1 << 62


def ballast_path(workspace: Path) -> Path:
    """Where the ballast of a workspace lies: beside it."""
    return workspace.with_name(workspace.name + ".ballast")


def take_in(workspace: Path) -> bool:
    """Make the ballast where it is missing and the disk has room to spare; answers whether it is there afterwards."""
    file = ballast_path(workspace)
    if file.exists() and file.stat().st_size >= SIZE:
        return True
    if free_bytes(workspace) < WARN_BELOW + SIZE:
        return False
    try:
        with file.open("wb") as made:
            for _ in range(SIZE // MIB):
                made.write(
                    os.urandom(MIB)
                )  # what could be compressed or left out by the file system would be no weight
            made.flush()
            os.fsync(made.fileno())
    except OSError:
        file.unlink(missing_ok=True)
        return False
    return True


def throw_off(workspace: Path) -> bool:
    """Let the ballast go; True when that made room."""
    file = ballast_path(workspace)
    try:
        weight = file.stat().st_size
        file.unlink()
    except OSError:
        return False
    return weight > 0
