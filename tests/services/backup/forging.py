"""Archives that are not what they should be."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyrage

from desktop.services.access.keys.open_vault import OpenVault

Files = dict[str, bytes]


def identity_of(vault: OpenVault) -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.from_str(vault.backup_identity())


def files_in(archive: Path, identity: pyrage.x25519.Identity | None) -> Files:
    """What an archive holds, read by the public tools."""
    content = archive.read_bytes()
    plain = bytes(pyrage.decrypt(content, [identity])) if identity is not None else content
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        return {info.name: tar.extractfile(info).read() for info in tar}  # type: ignore[union-attr]


def packed(files: Files, *odd: tarfile.TarInfo) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
        for info in odd:
            tar.addfile(info, io.BytesIO(bytes(info.size)))
    return made.getvalue()


def sealed(content: bytes, identity: pyrage.x25519.Identity) -> bytes:
    """Anybody who knows a public key can do this."""
    return bytes(pyrage.encrypt(content, [identity.to_public()]))


def forged(archive: Path, vault: OpenVault, change: Callable[[dict[str, Any]], None]) -> Path:
    """A copy of an archive with another manifest, its signature left as it was."""
    identity = identity_of(vault)
    files = files_in(archive, identity)
    manifest = json.loads(files["manifest.json"])
    change(manifest)
    files["manifest.json"] = json.dumps(manifest).encode()
    target = archive.with_name(f"forged {archive.name}")
    target.write_bytes(sealed(packed(files), identity))
    return target
