"""Making a copy: what is in it, who can open it, and that half a one or a doubtful one never counts."""

from __future__ import annotations

import errno
import subprocess
import threading
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from desktop.errors import BackupTrouble, FieldErrors, Stopped, StorageTrouble
from desktop.models.migrations import HEAD
from desktop.services.access.keys import vault as keys_of
from desktop.services.backup import make_backup
from desktop.services.backup.checking import read_manifest
from desktop.services.backup.messages import (
    BackupRecord,
    BackupState,
    CheckBackup,
    MakeBackup,
    ReadBackups,
    SetBackupPlace,
    SetBackupRecipient,
    Standing,
    Why,
)
from desktop.services.backup.places import default_folder
from desktop.services.dispatch.messages import Progress
from desktop.services.storage.content import contents
from desktop.services.storage.engines import connect
from tests.services.accounts.secured import Secured
from tests.services.backup.forging import files_in, identity_of
from tests.services.desk import Desk


def state(desk: Desk) -> BackupState:
    found: BackupState = desk.ask(ReadBackups())
    return found


def left_over(path: Path) -> list[str]:
    """What must not stay: scratch folders, halves."""
    return [one.name for one in path.parent.rglob("*") if "scratch" in one.name or one.name.endswith(".part")]


def test_a_copy_is_restored_and_compared_before_it_counts(office: Secured, backup: BackupRecord) -> None:
    assert backup.standing is Standing.VERIFIED
    assert (backup.sealed, backup.revision, backup.findings) == (True, HEAD, 0)
    assert dict(backup.rows) == {"requisition": 2, "candidate": 2, "application": 2}
    found = state(office)
    assert found.records == (backup,)
    assert (found.verified_at, found.due, found.same_disk) == (backup.made_at, False, True)
    assert Path(backup.path).parent == default_folder(office.path)
    assert left_over(office.path) == []


def test_the_manifest_tells_what_the_workspace_holds(office: Secured, backup: BackupRecord) -> None:
    assert office.session.vault is not None
    manifest = read_manifest(Path(backup.path), [office.session.vault.backup_identity()])
    with office.session.file.reader.begin() as connection:
        assert dict(manifest.tables) == contents(connection)
    assert manifest.workspace == office.session.file.workspace_id
    assert manifest.heads[office.session.file.origin_id].seq == office.count("journal_entry")


def test_nothing_of_a_person_stands_in_names_notes_or_manifest(office: Secured, backup: BackupRecord) -> None:
    assert office.session.vault is not None
    inside = files_in(Path(backup.path), identity_of(office.session.vault))
    for content in (inside["manifest.json"], inside["manifest.sig"]):
        assert b"arkermann" not in content
        assert b"Kaur" not in content
    for path in default_folder(office.path).iterdir():
        assert b"arkermann" not in path.read_bytes()
        assert "arkermann" not in path.name


def test_the_public_tools_open_it_with_the_recovery_key(office: Secured, backup: BackupRecord, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    recovery = pyrage.x25519.Identity.from_str(office.recovery)
    pyrage.decrypt_file(backup.path, str(tmp_path / "plain.tar"), [recovery])
    subprocess.run(["tar", "-xf", tmp_path / "plain.tar", "-C", out], check=True)
    assert (out / "documents" / "ab" / "letter.txt").read_text(encoding="utf-8") == "Dear Zoë"
    key = bytes(pyrage.decrypt((out / "key.age").read_bytes(), [recovery]))
    raw = connect(out / "workspace.desk", key=key)
    assert raw.execute("SELECT count(*) FROM candidate").fetchone() == (2,)
    raw.close()


def test_one_more_key_opens_it_where_the_company_keeps_one(office: Secured) -> None:
    company = pyrage.x25519.Identity.generate()
    office.do(SetBackupRecipient(f" {company.to_public()} "))
    made: BackupRecord = office.ask(MakeBackup())
    inside = files_in(Path(made.path), company)
    assert pyrage.decrypt(inside["key.age"], [company]) == office.session.file.key
    with pytest.raises(FieldErrors):
        office.do(SetBackupRecipient("age1nonsense"))
    assert state(office).recipient == str(company.to_public())


def test_a_workspace_without_passwords_says_so_in_the_name(file_desk: Desk) -> None:
    desk = file_desk
    desk.person("Jan Novák")
    made: BackupRecord = desk.ask(MakeBackup())
    assert (made.sealed, made.standing) == (False, Standing.VERIFIED)
    assert made.path.endswith(".tar")
    listed = subprocess.run(["tar", "-tf", made.path], check=True, capture_output=True, text=True).stdout.split()
    assert listed == ["manifest.json", "manifest.sig", "workspace.desk"]


def test_a_copy_under_load_is_one_consistent_state(office: Secured) -> None:
    done = threading.Event()

    def work() -> None:
        for number in range(500):
            if done.is_set():
                break
            office.person(f"Person {number}")

    thread = threading.Thread(target=work)
    thread.start()
    try:
        made: BackupRecord = office.ask(MakeBackup())
    finally:
        done.set()
        thread.join()
    assert made.standing is Standing.VERIFIED


def test_stopping_leaves_nothing(office: Secured, backup: BackupRecord) -> None:
    for share in (1, 20, 40, 45, 60, 80):
        progress = Progress()
        progress.on_report = lambda done, of, what, share=share, progress=progress: (
            progress.stop() if done >= share else None
        )
        with pytest.raises(Stopped):
            office.door.ask(MakeBackup(), progress)
        assert state(office).records == (backup,)
        assert left_over(office.path) == []


@pytest.mark.parametrize("place", ["write_archive", "write_note", "unpacked"])
def test_a_full_disk_leaves_the_copies_that_are_there(
    office: Secured, backup: BackupRecord, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def full(*_: object, **__: object) -> None:
        if place == "unpacked":
            raise StorageTrouble("disk_full", office.path)
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(make_backup, place, full)
        with pytest.raises(StorageTrouble, match="disk_full"):
            office.ask(MakeBackup())
    assert state(office).records == (backup,)
    assert left_over(office.path) == []
    assert office.ask(MakeBackup()).standing is Standing.VERIFIED


def test_too_little_room_is_seen_before_anything_is_written(office: Secured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_backup, "free_bytes", lambda _: 1000)
    with pytest.raises(StorageTrouble, match="disk_full"):
        office.ask(MakeBackup())
    assert not default_folder(office.path).exists()


def test_what_was_written_wrong_does_not_count(office: Secured, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the disk had swallowed a change: the archive holds another state than the manifest tells."""
    whole = make_backup.contents

    def one_more(*arguments: object) -> object:
        found = whole(*arguments)  # type: ignore[arg-type]
        return {**found, "candidate": replace(found["candidate"], rows=found["candidate"].rows + 1)}

    monkeypatch.setattr(make_backup, "contents", one_more)
    with pytest.raises(BackupTrouble, match="unsound"):
        office.ask(MakeBackup())
    assert state(office).records == ()


def test_a_copy_of_a_tampered_workspace_is_doubtful(office: Secured, backup: BackupRecord) -> None:
    office.sql("UPDATE candidate SET name = 'Somebody Else'")
    made: BackupRecord = office.ask(MakeBackup())
    assert made.standing is Standing.DOUBTFUL
    assert made.findings > 0
    assert state(office).verified_at == backup.made_at, "only what is verified counts"


def test_a_note_counts_for_its_own_archive_and_writer_only(office: Secured, backup: BackupRecord) -> None:
    archive = Path(backup.path)
    note = Path(f"{archive}.verified.json")
    text = note.read_text(encoding="utf-8")
    note.write_text(text.replace('"findings": 0', '"findings": 1'), encoding="utf-8")
    assert state(office).records[0].standing is Standing.UNVERIFIED
    assert office.session.vault is not None
    stranger = keys_of.make_vault("c" * 32, "Stranger", "a password of theirs")
    made = make_backup.read_note(archive, None)
    assert made is None
    note.write_text(text, encoding="utf-8")
    known = make_backup.read_note(archive, None)
    assert known is not None
    make_backup.write_note(archive, known, stranger.ring)
    assert state(office).records[0].standing is Standing.UNVERIFIED
    again: BackupRecord = office.ask(CheckBackup(str(archive)))
    assert again.standing is Standing.VERIFIED
    with archive.open("ab") as file:
        file.write(b"more")
    assert state(office).records[0].standing is Standing.ALTERED


def test_copies_go_where_a_person_chose(office: Secured, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    office.do(SetBackupPlace(str(folder)))
    made: BackupRecord = office.ask(MakeBackup(Why.NIGHTLY))
    assert Path(made.path).parent == folder
    for path in list(folder.iterdir()):
        path.unlink()
    folder.rmdir()
    folder.write_text("the drive is gone")
    assert not state(office).reachable
    beside: BackupRecord = office.ask(MakeBackup(Why.NIGHTLY))
    assert Path(beside.path).parent == default_folder(office.path), "better beside the workspace than none"
    with pytest.raises(StorageTrouble):
        office.do(SetBackupPlace(str(tmp_path / "no" / "such" / "folder")))
