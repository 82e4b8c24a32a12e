"""Archives that are cut, altered, foreign or hostile: each refused in words, nothing unpacked outside, nothing changed."""

from __future__ import annotations

import json
import os
import tarfile
from pathlib import Path

import pyrage
import pytest

from desktop.errors import BackupTrouble
from desktop.services.backup.archive import read_archive
from desktop.services.backup.checking import check, unpacked
from desktop.services.backup.messages import BackupRecord, CheckBackup
from desktop.services.backup.restore_backup import identities_of, restore
from desktop.services.backup.tar_stream import Unpacker, is_safe
from desktop.services.dispatch.messages import Progress
from tests.services.accounts.secured import Secured, make_secured
from tests.services.backup.forging import Files, files_in, forged, identity_of, packed, sealed


def refused(office: Secured, archive: Path) -> str:
    """The code with which checking and restoring refuse it; both must, and the workspace stays as it is."""
    with pytest.raises(BackupTrouble) as checked:
        office.ask(CheckBackup(str(archive)))
    assert office.session.vault is not None
    before = office.path.read_bytes()
    with pytest.raises(BackupTrouble) as restored:
        restore(archive, office.path, identities_of(office.session.vault), office.session.vault)
    assert checked.value.code == restored.value.code
    assert office.path.read_bytes() == before
    assert not any("scratch" in path.name for path in office.path.parent.iterdir())
    return checked.value.code


@pytest.mark.parametrize("share", [0.0, 0.0005, 0.1, 0.5, 0.9, 0.9999])
def test_a_truncated_archive(office: Secured, backup: BackupRecord, share: float) -> None:
    archive = Path(backup.path)
    os.truncate(archive, int(archive.stat().st_size * share))
    assert refused(office, archive) == ("not_a_backup" if share == 0 else "damaged")


@pytest.mark.parametrize("at", [200, 5_000, 100_000, -70_000, -20, -1])
def test_one_altered_byte(office: Secured, backup: BackupRecord, at: int) -> None:
    archive = Path(backup.path)
    content = bytearray(archive.read_bytes())
    content[at] ^= 1
    archive.write_bytes(content)
    assert refused(office, archive) in ("damaged", "wrong_key")


def test_something_behind_the_end(office: Secured, backup: BackupRecord) -> None:
    with Path(backup.path).open("ab") as file:
        file.write(b"x")
    assert refused(office, Path(backup.path)) == "damaged"


@pytest.mark.parametrize("content", [b"", b"Name;E-mail\n" * 500, os.urandom(5000), b"PK\x03\x04" + bytes(3000)])
def test_no_archive_at_all(office: Secured, tmp_path: Path, content: bytes) -> None:
    archive = tmp_path / "x.tar.age"
    archive.write_bytes(content)
    assert refused(office, archive) == "not_a_backup"


def test_an_altered_manifest(office: Secured, backup: BackupRecord) -> None:
    """Whoever knows the public keys can seal an archive; the signature is what they cannot make."""
    assert office.session.vault is not None
    archive = forged(Path(backup.path), office.session.vault, lambda found: found["tables"]["candidate"].update(rows=1))
    assert refused(office, archive) == "foreign"
    identities, near = identities_of(office.session.vault), office.path.parent
    with pytest.raises(BackupTrouble, match="unsound"), unpacked(archive, identities, near, Progress()) as copy:
        check(copy, "", Progress())


def test_a_manifest_of_a_newer_program(office: Secured, backup: BackupRecord) -> None:
    assert office.session.vault is not None
    archive = forged(Path(backup.path), office.session.vault, lambda found: found.update(version=2))
    assert refused(office, archive) == "newer"


def test_a_copy_of_another_workspace(office: Secured, backup: BackupRecord, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    other = make_secured(tmp_path / "theirs", "other")
    assert refused(other, Path(backup.path)) == "wrong_key"
    assert office.session.vault is not None
    assert other.session.vault is not None
    inside = files_in(Path(backup.path), identity_of(office.session.vault))
    lent = tmp_path / "lent.tar.age"  # sealed to the other office, with its contents
    lent.write_bytes(sealed(packed(inside), identity_of(other.session.vault)))
    with pytest.raises(BackupTrouble):
        restore(lent, other.path, identities_of(other.session.vault), other.session.vault)
    other.session.close()


def test_the_wrong_recovery_key(backup: BackupRecord, tmp_path: Path) -> None:
    with pytest.raises(BackupTrouble, match="wrong_key"):
        restore(Path(backup.path), tmp_path / "new.desk", [str(pyrage.x25519.Identity.generate())])
    assert not (tmp_path / "new.desk").exists()


# What a hostile tar may try


def manifest_of(**members: int) -> bytes:
    listed = {name: {"bytes": size, "sha256": "0" * 64} for name, size in members.items()}
    raw = {"format": "hiring-desk-backup", "version": 1, "workspace": "a" * 32, "made_at": "2026-01-01T00:00:00.000Z", "why": "by-hand",
           "program": "0", "revision": "0002", "encrypted": False, "tables": {}, "heads": {}, "members": listed}  # fmt: skip
    return json.dumps(raw).encode()


NAMES = [
    "../evil", "documents/../../evil", "/etc/evil", "documents//evil", "documents/./evil", "C:\\evil", "documents/C:evil", "documents\\..\\evil",
    "documents/con", "documents/NUL.txt", "documents/evil ", "documents/evil.", "documents/a\nb", "evil", "documents", "documents/",
    "workspace.desk-wal", "documents/" + "x" * 256,
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_odd_names_are_not_unpacked_even_if_listed(tmp_path: Path, name: str) -> None:
    assert not is_safe(name)
    into = tmp_path / "a" / "b"
    into.mkdir(parents=True)
    files: Files = {"manifest.json": manifest_of(**{name: 4}), "manifest.sig": b"{}", name: b"evil"}
    archive = tmp_path / "x.tar"
    archive.write_bytes(packed(files))
    with pytest.raises(BackupTrouble) as trouble:
        read_archive(archive, [], Unpacker(into), Progress())
    assert trouble.value.code == "unsafe"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [archive]


def odd(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


@pytest.mark.parametrize(
    "member",
    [
        odd("workspace.desk", tarfile.SYMTYPE, "/etc/passwd"), odd("workspace.desk", tarfile.LNKTYPE, "manifest.json"),
        odd("workspace.desk", tarfile.CHRTYPE), odd("documents", tarfile.DIRTYPE), odd("manifest.json", tarfile.REGTYPE),
        odd("workspace.desk", tarfile.FIFOTYPE), odd("not.listed", tarfile.REGTYPE),
    ],
    ids=lambda info: f"{info.type!r} {info.name}",
)  # fmt: skip
def test_only_plain_files_that_are_listed_once(tmp_path: Path, member: tarfile.TarInfo) -> None:
    into = tmp_path / "into"
    into.mkdir()
    files: Files = {"manifest.json": manifest_of(**{"workspace.desk": 0}), "manifest.sig": b"{}"}
    archive = tmp_path / "x.tar"
    archive.write_bytes(packed(files, member))
    with pytest.raises(BackupTrouble) as trouble:
        read_archive(archive, [], Unpacker(into), Progress())
    assert trouble.value.code == "unsafe"
    assert list(into.iterdir()) == []


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"workspace.desk": b"first"}, "not_a_backup"),
        ({"manifest.json": b"{}"}, "not_a_backup"),
        ({"manifest.json": b"[" * 100_000}, "not_a_backup"),
        ({"manifest.json": manifest_of(**{"workspace.desk": 4})}, "damaged"),
        ({"manifest.json": manifest_of(**{"workspace.desk": 4}), "manifest.sig": b"{}", "workspace.desk": b"else"}, "damaged"),
        ({"manifest.json": manifest_of(**{"workspace.desk": 4}), "manifest.sig": b"{}", "workspace.desk": b"longer"}, "damaged"),
        ({"manifest.json": manifest_of(), "manifest.sig": b"{}"}, ""),
    ],
    ids=["manifest not first", "empty manifest", "deep manifest", "member missing", "other content", "other size", "nothing listed"],
)  # fmt: skip
def test_what_is_listed_must_come_as_it_is_listed(tmp_path: Path, files: Files, code: str) -> None:
    into = tmp_path / "into"
    into.mkdir()
    archive = tmp_path / "x.tar"
    archive.write_bytes(packed(files))

    def read() -> None:
        unpacker = Unpacker(into)
        read_archive(archive, [], unpacker, Progress())
        unpacker.close()

    if not code:
        read()
        return
    with pytest.raises(BackupTrouble) as trouble:
        read()
    assert trouble.value.code == code
