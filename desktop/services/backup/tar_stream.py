"""A tar archive as a stream in both directions, in bounded memory: read piece by piece while it is made, written piece by piece while it is opened.

Opening is stricter than ``tar`` is: the manifest first, then exactly the members that it lists, plain files with plain names. Links,
devices, absolute or climbing names, doubles, other sizes and other contents end it (``BackupTrouble``).
"""

from __future__ import annotations

import hashlib
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from desktop.errors import BackupTrouble
from desktop.services.backup import manifest as listing
from desktop.services.backup.manifest import Manifest, MemberContent, from_bytes
from desktop.services.dispatch.messages import Progress

BLOCK = tarfile.BLOCKSIZE
CHUNK = 256 * 1024
LARGEST_IN_MEMORY = 32 * 1024 * 1024
"""Bytes of a manifest at most."""
_LONG_NAME = tarfile.GNUTYPE_LONGNAME
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


@dataclass(frozen=True, slots=True)
class Member:
    """One file to go in: its name there, and where it lies or what it holds."""

    name: str
    size: int
    source: Path | bytes


class TarSource:
    """What reads like a tar file of these members; nothing is held but one piece."""

    def __init__(self, members: Sequence[Member], seconds: int, progress: Progress) -> None:
        self._pieces = _pieces(members, seconds, progress)
        self._left = b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most ``size``; empty at the end."""
        if not self._left:
            self._left = next(self._pieces, b"")
        piece = self._left if size < 0 else self._left[:size]
        self._left = self._left[len(piece) :]
        return piece


def _pieces(members: Sequence[Member], seconds: int, progress: Progress) -> Iterator[bytes]:
    total, done = sum(member.size for member in members), 0
    for member in members:
        info = tarfile.TarInfo(member.name)
        info.size, info.mtime, info.mode = member.size, seconds, 0o600
        yield info.tobuf(tarfile.GNU_FORMAT, "utf-8", "surrogateescape")
        sent = 0
        for piece in _content(member):
            sent += len(piece)
            done += len(piece)
            progress.report(done, total)
            yield piece
        if sent != member.size:
            raise BackupTrouble("changed")
        if sent % BLOCK:
            yield bytes(BLOCK - sent % BLOCK)
    yield bytes(2 * BLOCK)


def _content(member: Member) -> Iterator[bytes]:
    if isinstance(member.source, bytes):
        if member.source:
            yield member.source
        return
    with member.source.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece


class Unpacker:
    """Takes a tar stream piece by piece and puts its members into a folder; ``close`` says whether all of it came.

    With ``only_manifest`` nothing is written and ``done`` tells that the rest need not be read.
    """

    def __init__(self, folder: Path, *, only_manifest: bool = False) -> None:
        self.manifest: Manifest | None = None
        self.manifest_bytes = b""
        self.signature = b""
        self.done = False
        self._folder = folder
        self.only_manifest = only_manifest
        self._waiting = bytearray()
        self._name = ""
        self._long_name = ""
        self._left = 0
        self._padding = 0
        self._into: IO[bytes] | None = None
        self._memory: bytearray | None = None
        self._digest = hashlib.sha256()
        self._seen: set[str] = set()
        self._zero_blocks = 0

    def write(self, data: bytes) -> int:
        """Take the next piece."""
        self._waiting += data
        while not (self.done and self.only_manifest) and self._step():
            pass
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> Manifest:
        """The manifest, once everything it lists has come; raises ``BackupTrouble``."""
        self.abandon()
        if self.manifest is None:
            raise BackupTrouble("not_a_backup" if not self._seen else "damaged")
        if self._zero_blocks < 2 or self._listed() - self._seen:
            raise BackupTrouble("damaged")
        return self.manifest

    def abandon(self) -> None:
        """Let go of the file that is being written."""
        if self._into is not None:
            self._into.close()
            self._into = None

    def _listed(self) -> set[str]:
        assert self.manifest is not None
        return {listing.MANIFEST, listing.SIGNATURE, *self.manifest.members}

    def _step(self) -> bool:
        """One header or one piece of content; False while more bytes are needed."""
        if self._left:
            piece = bytes(self._waiting[: self._left])
            if not piece:
                return False
            del self._waiting[: len(piece)]
            self._left -= len(piece)
            self._digest.update(piece)
            if self._into is not None:
                self._into.write(piece)
            elif self._memory is not None:
                self._memory += piece
            if not self._left:
                self._end_member()
            return True
        if self._padding:
            if len(self._waiting) < self._padding:
                return False
            del self._waiting[: self._padding]
            self._padding = 0
        if len(self._waiting) < BLOCK:
            return False
        block = bytes(self._waiting[:BLOCK])
        del self._waiting[:BLOCK]
        if not any(block):
            self._zero_blocks += 1
            return True
        if self._zero_blocks:
            raise BackupTrouble("damaged")
        self._begin_member(block)
        return True

    def _begin_member(self, block: bytes) -> None:
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except tarfile.HeaderError as error:
            raise BackupTrouble("damaged" if self._seen else "not_a_backup") from error
        self._digest, self._left, self._padding = hashlib.sha256(), info.size, -info.size % BLOCK
        self._into = self._memory = None
        if info.type == _LONG_NAME and 0 < info.size <= 4096:
            self._name, self._memory = "", bytearray()
            return
        self._name, self._long_name = self._long_name or info.name, ""
        if info.type != tarfile.REGTYPE or self._name in self._seen:
            raise BackupTrouble("unsafe")
        if self.manifest is None and self._name != listing.MANIFEST:
            raise BackupTrouble("not_a_backup")
        if self._name in (listing.MANIFEST, listing.SIGNATURE):
            if not 0 < info.size <= LARGEST_IN_MEMORY:
                raise BackupTrouble("damaged")
            self._memory = bytearray()
        else:
            self._open(info.size)
        self._seen.add(self._name)
        if not self._left:
            self._end_member()

    def _open(self, size: int) -> None:
        assert self.manifest is not None
        known = self.manifest.members.get(self._name)
        if known is None or not is_safe(self._name):
            raise BackupTrouble("unsafe")
        if known.bytes != size:
            raise BackupTrouble("damaged")
        path = self._folder.joinpath(*self._name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        self._into = path.open("xb")

    def _end_member(self) -> None:
        if self._memory is not None and not self._name:
            self._long_name = bytes(self._memory).rstrip(b"\0").decode("utf-8", "surrogateescape")
        elif self._name == listing.MANIFEST and self._memory is not None:
            self.manifest_bytes = bytes(self._memory)
            self.manifest = from_bytes(self.manifest_bytes)
        elif self._name == listing.SIGNATURE and self._memory is not None:
            self.signature = bytes(self._memory)
            self.done = True
        else:
            self.abandon()
            assert self.manifest is not None
            if self._digest.hexdigest() != self.manifest.members[self._name].sha256:
                raise BackupTrouble("damaged")
        self._memory = None


def is_safe(name: str) -> bool:
    """Whether a member's name is one of ours, and stays inside the folder on every system."""
    if name in (listing.DATABASE, listing.KEYS, listing.DATA_KEY):
        return True
    parts = name.split("/")
    return name.startswith(listing.DOCUMENTS) and len(parts) > 1 and all(_plain(part) for part in parts)


def _plain(part: str) -> bool:
    return (
        0 < len(part.encode("utf-8", "surrogateescape")) <= 255
        and part.rstrip(" .") == part == part.lstrip()
        and not any(sign in '\\:*?"<>|' or not sign.isprintable() for sign in part)
        and part.split(".", maxsplit=1)[0].lower() not in _RESERVED
    )


def content_of(path: Path, progress: Progress) -> MemberContent:
    """Size and hash of a file."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            progress.check()
            digest.update(piece)
            size += len(piece)
    return MemberContent(size, digest.hexdigest())
