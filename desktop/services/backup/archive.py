"""Sealing and opening archives with age, as streams: a hundred gigabytes take the memory of one piece.

``age -d -i key.txt X.tar.age | tar -x`` opens them without this program; that they do is a test.
"""

from __future__ import annotations

import errno
import hashlib
import tarfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Protocol

import pyrage

from desktop.errors import BackupTrouble, StorageTrouble
from desktop.services.backup.tar_stream import CHUNK, TarSource, Unpacker
from desktop.services.dispatch.messages import Progress

_AGE = b"age-encryption.org/v1"


class Readable(Protocol):
    """What is read piece by piece."""

    def read(self, size: int = -1) -> bytes:
        """The next bytes, empty at the end."""


def write_archive(into: IO[bytes], source: TarSource, recipients: Sequence[str]) -> None:
    """Write a tar stream, sealed to the recipients where there are any."""
    if recipients:
        reader, writer = _Reader(source.read), _Writer(into.write)
        keys = [recipient_of(one) for one in recipients]
        try:
            pyrage.encrypt_io(reader, writer, keys)
        except Exception:
            _first_of(reader.failure, writer.failure)
            raise
    else:
        while piece := source.read(CHUNK):
            into.write(piece)


def recipient_of(text: str) -> pyrage.x25519.Recipient:
    """A public key; raises ``BackupTrouble`` ``recipient``."""
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError as error:
        raise BackupTrouble("recipient") from error


def public_half(identity: str) -> str:
    """The recipient that belongs to an identity."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def seal(content: bytes, recipients: Sequence[str]) -> bytes:
    """A few bytes as an age file of their own."""
    return bytes(pyrage.encrypt(content, [recipient_of(one) for one in recipients]))


def opened(content: bytes, identities: Sequence[str]) -> bytes:
    """The bytes of a small age file; raises ``BackupTrouble`` ``wrong_key`` or ``damaged``."""
    try:
        return bytes(pyrage.decrypt(content, _identities(identities)))
    except pyrage.DecryptError as error:
        raise _trouble(error, Path()) from error


def is_sealed(path: Path) -> bool:
    """Whether an archive is an age file; raises ``BackupTrouble`` for what is no archive at all, and ``StorageTrouble``."""
    try:
        with path.open("rb") as file:
            head = file.read(tarfile.BLOCKSIZE)
    except OSError as error:
        raise StorageTrouble("missing" if isinstance(error, FileNotFoundError) else "io", path) from error
    if head.startswith(_AGE):
        return True
    if head[257:262] == b"ustar":
        return False
    raise BackupTrouble("not_a_backup", path)


def read_archive(path: Path, identities: Sequence[str], into: Unpacker, progress: Progress) -> str:
    """Feed the tar stream inside an archive to ``into``; answers the SHA-256 of the archive. Raises ``BackupTrouble``.

    Stops early once ``into`` has all it wants; the hash is empty then.
    """
    sealed = is_sealed(path)
    size, digest = path.stat().st_size, hashlib.sha256()
    with path.open("rb") as file:

        def read(count: int = -1) -> bytes:
            piece = file.read(count)
            digest.update(piece)
            progress.report(file.tell(), size)
            return piece

        def write(data: bytes) -> int:
            taken = into.write(data)
            if into.done and into.only_manifest:
                raise _Enough
            return taken

        try:
            if sealed:
                _opened_into(path, read, write, identities)
                if read(1):
                    raise BackupTrouble("damaged", path)  # something was put behind the end
            else:
                while piece := read(CHUNK):
                    write(piece)
        except _Enough:
            return ""
        except BackupTrouble as trouble:
            raise BackupTrouble(trouble.code, path, trouble.details) from trouble
        finally:
            into.abandon()
    return digest.hexdigest()


def _opened_into(
    path: Path, read: Callable[[int], bytes], write: Callable[[bytes], int], identities: Sequence[str]
) -> None:
    reader, writer = _Reader(read), _Writer(write)
    try:
        pyrage.decrypt_io(reader, writer, _identities(identities))
    except (pyrage.DecryptError, OSError) as error:
        _first_of(reader.failure, writer.failure)
        raise _trouble(error, path) from error


def _identities(texts: Sequence[str]) -> list[pyrage.x25519.Identity]:
    try:
        found = [pyrage.x25519.Identity.from_str(one) for one in texts]
    except pyrage.IdentityError as error:
        raise BackupTrouble("wrong_key") from error
    if not found:
        raise BackupTrouble("wrong_key")
    return found


def _trouble(error: Exception, path: Path) -> BackupTrouble:
    return BackupTrouble("wrong_key" if "no matching keys" in str(error).lower() else "damaged", path)


def disk_trouble(error: OSError, path: Path) -> StorageTrouble:
    """What the system says when a file cannot be written."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return StorageTrouble("disk_full" if full else "io", path)


class _Enough(Exception):
    """The rest of the archive need not be read."""


class _Reader:
    """Hands bytes to age; what goes wrong in between is kept, because age answers with an error of its own."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self.failure: BaseException | None = None

    def read(self, size: int) -> bytes:
        """The next bytes."""
        try:
            return self._read(size)
        except BaseException as error:
            self.failure = error
            raise


class _Writer:
    """Takes bytes from age; keeps what goes wrong."""

    def __init__(self, write: Callable[[bytes], int]) -> None:
        self._write = write
        self.failure: BaseException | None = None

    def write(self, data: bytes) -> int:
        """Take the next bytes."""
        try:
            return self._write(data)
        except BaseException as error:
            self.failure = error
            raise

    def flush(self) -> None:
        """Nothing is held back."""


def _first_of(*failures: BaseException | None) -> None:
    for failure in failures:
        if failure is not None:
            raise failure
