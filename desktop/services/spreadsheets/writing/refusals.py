"""The system's errors while a workbook is written, as the codes that ``WorkbookTrouble`` knows."""

from __future__ import annotations

import errno
from pathlib import Path

from desktop.errors import WorkbookTrouble

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_FULL_ON_WINDOWS = {39, 112}
_IN_USE_ON_WINDOWS = {32, 33}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR}


def trouble_of(error: OSError, path: Path, *, replacing: bool = False) -> WorkbookTrouble:
    """What an error means; ``replacing``: it happened while the finished file was put in the place of the old one."""
    on_windows = getattr(error, "winerror", None)
    if error.errno in _FULL or on_windows in _FULL_ON_WINDOWS:
        code = "disk_full"
    elif on_windows in _IN_USE_ON_WINDOWS or error.errno in (errno.EBUSY, errno.ETXTBSY):
        code = "open_elsewhere"
    elif error.errno in _FORBIDDEN:
        # Windows says "access denied" when another program keeps the old file open
        code = "open_elsewhere" if replacing and path.exists() else "read_only_folder"
    else:
        code = "io"
    return WorkbookTrouble(code, path)
