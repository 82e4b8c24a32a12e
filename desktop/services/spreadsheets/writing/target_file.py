"""The file a workbook is written to: a temporary one beside the target, put in its place only when it is complete.

Until then the old file is untouched; after a stop or an error nothing is left behind.
"""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import WorkbookTrouble
from desktop.services.spreadsheets.writing.refusals import trouble_of

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class CheckedFile(BufferedWriter):
    """Asks before each write whether to go on.

    After the first error it swallows everything: whoever packs the workbook closes its parts on the way out, and those
    last words must neither fail again nor be written.
    """

    def __init__(self, path: Path, check: Callable[[], None] = lambda: None) -> None:
        super().__init__(FileIO(path, "w+"))
        self._check = check
        self._failed = False

    def write(self, data: ReadableBuffer, /) -> int:
        """Write, unless something failed before."""
        if not self._failed:
            try:
                self._check()
                return super().write(data)
            except BaseException:
                self._failed = True
                raise
        return memoryview(data).nbytes

    def seek(self, target: int, whence: int = 0, /) -> int:
        """Go to a place."""
        return 0 if self._failed else super().seek(target, whence)

    def tell(self) -> int:
        """The place."""
        return 0 if self._failed else super().tell()

    def flush(self) -> None:
        """Hand everything to the system."""
        if not self._failed:
            super().flush()

    def finish(self) -> None:
        """Have everything on the disk, and close."""
        self.flush()
        os.fsync(self.fileno())
        self.close()

    def give_up(self) -> None:
        """Close, whatever could not be written."""
        self._failed = True
        with suppress(OSError, ValueError):
            self.close()


@contextmanager
def written_in_place(path: Path) -> Iterator[Path]:
    """The path of an empty file beside ``path``; when the block ends well it takes its place. Raises ``WorkbookTrouble``."""
    _refuse_if_open(path)
    beside = path.with_name(f".{path.stem[:40]}.{uuid.uuid4().hex[:12]}.part")
    try:
        try:
            # not made by ``tempfile``, which lets only the owner read: the workbook shall follow the umask
            os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
            yield beside
        except OSError as error:
            raise trouble_of(error, path) from error
        try:
            if path.exists():
                with suppress(OSError):
                    beside.chmod(path.stat().st_mode)
            os.replace(beside, path)  # noqa: PTH105 - the one call that replaces on every system
        except OSError as error:
            raise trouble_of(error, path, replacing=True) from error
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _refuse_if_open(path: Path) -> None:
    """Say at once, and not after a minute of writing, that somebody has the old file open."""
    if path.is_dir():
        raise WorkbookTrouble("io", path)
    if not path.exists():
        return
    signs = (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#"))  # of Excel and of LibreOffice
    if any(sign.exists() for sign in signs):
        raise WorkbookTrouble("open_elsewhere", path)
    if sys.platform == "win32":
        try:
            with path.open("r+b"):
                pass
        except OSError as error:
            raise trouble_of(error, path, replacing=True) from error
