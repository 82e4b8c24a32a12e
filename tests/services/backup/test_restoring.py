"""Going back: over the present workspace, after somebody left or came, on a fresh computer, over a damaged file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.errors import AccessTrouble, StorageTrouble
from desktop.services.access.keys.credential import Credential
from desktop.services.access.keys.open_vault import OpenVault
from desktop.services.access.keys.places import keys_path
from desktop.services.backup import restore_backup
from desktop.services.backup.finding import newest_verified
from desktop.services.backup.make_backup import documents_folder
from desktop.services.backup.messages import BackupRecord, MakeBackup
from desktop.services.backup.outside import restore_with
from desktop.services.backup.restore_backup import Restored, identities_of, restore
from desktop.services.storage.content import contents
from desktop.services.workspace.session import open_workspace, recover
from tests.services.accounts.secured import PASSWORD, THEIRS, Secured
from tests.services.backup.forging import files_in, identity_of
from tests.services.desk import INSTALLATION, Desk


def vault_of(office: Secured) -> OpenVault:
    assert office.session.vault is not None
    return office.session.vault


def restored(office: Secured, backup: BackupRecord) -> Restored:
    """Restore over the workspace, which is closed for it."""
    vault = vault_of(office)
    office.session.close()
    return restore(Path(backup.path), office.path, identities_of(vault), vault)


def opened(path: Path, person: str = "", password: str = PASSWORD, installation: str = INSTALLATION) -> Secured:
    return Secured(open_workspace(path, installation=installation, credential=Credential(person, password)))


def test_the_state_of_the_copy_is_back_and_the_present_one_kept(office: Secured, backup: BackupRecord) -> None:
    with office.session.file.reader.begin() as connection:
        before = contents(connection)
    office.person("Came Later")
    (documents_folder(office.path) / "ab" / "letter.txt").unlink()
    done = restored(office, backup)
    assert not done.old_keys
    again = opened(office.path)
    assert again.count("candidate") == 2
    with again.session.file.reader.begin() as connection:
        after = contents(connection)
    assert {name for name in before if before[name] != after[name]} == {"journal_origin"}, "a new origin, nothing else"
    assert again.findings() == ()
    assert (documents_folder(office.path) / "ab" / "letter.txt").read_text(encoding="utf-8") == "Dear Zoë"
    again.session.close()
    assert done.present is not None
    present = opened(done.present)
    assert present.count("candidate") == 3
    present.session.close()


def test_what_follows_a_restored_state_forks_no_chain(office: Secured, backup: BackupRecord) -> None:
    old = office.session.file.origin_id
    office.person("Came Later")
    restored(office, backup)
    again = opened(office.path)
    assert again.session.file.origin_id != old
    assert again.session.file.behind == (), "the program did it itself, so it does not complain"
    again.person("Came After")
    assert again.findings() == ()
    assert again.ask(MakeBackup()).findings == 0
    twice = again.again()
    assert twice.session.file.origin_id == again.session.file.origin_id
    twice.session.close()


def test_somebody_who_left_does_not_come_back(office: Secured) -> None:
    office.colleague("Ben Ito")
    backup: BackupRecord = office.ask(MakeBackup())
    office.end("Ben Ito")
    done = restored(office, backup)
    assert not done.old_keys
    with pytest.raises(AccessTrouble):
        opened(office.path, "Ben Ito", THEIRS)
    again = opened(office.path)
    assert again.findings() == ()
    again.session.close()


def test_a_copy_made_after_somebody_left_stays_closed_to_them(office: Secured, tmp_path: Path) -> None:
    office.colleague("Ben Ito")
    bens = office.again("Ben Ito", THEIRS)
    kept = identities_of(vault_of(bens))
    again = bens.again("Béa Kaur")
    again.end("Ben Ito")
    later: BackupRecord = again.ask(MakeBackup())
    with pytest.raises(Exception, match="wrong_key"):
        restore(Path(later.path), tmp_path / "stolen.desk", kept)
    again.session.close()


def test_passwords_of_the_time_where_somebody_came_since(office: Secured, backup: BackupRecord) -> None:
    office.colleague("Ben Ito")
    done = restored(office, backup)
    assert done.old_keys
    with pytest.raises(AccessTrouble):
        opened(office.path, "Ben Ito", THEIRS)
    again = opened(office.path)
    assert again.findings() == ()
    again.session.close()


def test_a_new_password_still_holds(office: Secured, backup: BackupRecord) -> None:
    vault_of(office).change_password(office.door.actor.id, PASSWORD, "a much newer password")
    restored(office, backup)
    with pytest.raises(AccessTrouble):
        opened(office.path)
    opened(office.path, password="a much newer password").session.close()


def test_a_fresh_computer_with_nothing_but_the_archive(
    office: Secured, backup: BackupRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HIRING_DESK_HOME", str(tmp_path / "fresh home"))
    target = tmp_path / "fresh" / "acme.desk"
    target.parent.mkdir()
    done = restore_with(Path(backup.path), target, office.recovery.lower())
    assert (done.present, done.old_keys) == (None, True)
    again = opened(target, installation="another")
    assert again.findings() == ()
    assert again.count("candidate") == 2
    again.session.close()
    renewed = recover(target, installation="another", recovery=office.recovery, person="Béa Kaur", password=THEIRS)
    assert Secured(renewed).findings() == ()
    renewed.close()


def test_a_damaged_workspace(office: Secured, backup: BackupRecord) -> None:
    office.session.close()
    with office.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096 * 20)
    with pytest.raises(StorageTrouble, match="corrupt"):
        opened(office.path)
    found = newest_verified(office.path)
    assert found is not None
    assert found.path == backup.path
    spoilt = office.path.read_bytes()
    with pytest.raises(AccessTrouble, match="wrong_password"):
        restore_with(Path(found.path), office.path, "not the password")
    done = restore_with(Path(found.path), office.path, PASSWORD)
    assert done.present is not None
    assert done.present.read_bytes() == spoilt, "evidence is kept"
    again = opened(office.path)
    assert again.count("candidate") == 2
    assert again.findings() == ()
    again.session.close()


def test_nothing_is_restored_under_somebody_who_works(office: Secured, backup: BackupRecord) -> None:
    office.person("Came Later")
    with pytest.raises(StorageTrouble, match="locked"):
        restore(Path(backup.path), office.path, identities_of(vault_of(office)), vault_of(office))
    assert office.count("candidate") == 3
    assert office.findings() == ()


@pytest.mark.parametrize("place", ["write_keys", "remove_file", "rekey_file"])
def test_a_power_cut_at_the_last_moment_locks_nobody_out(
    office: Secured, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Somebody left since (another data key) and somebody came since (the keys file of the time is put back)."""
    office.colleague("Ben Ito")
    backup: BackupRecord = office.ask(MakeBackup())
    office.end("Ben Ito")
    office.colleague("Eva Lind")
    vault = vault_of(office)
    office.session.close()
    whole = getattr(restore_backup, place)

    def cut(*arguments: object, **named: object) -> None:
        whole(*arguments, **named)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(restore_backup, place, cut)
        with pytest.raises(KeyboardInterrupt):
            restore(Path(backup.path), office.path, identities_of(vault), vault)
    again = opened(office.path, "Béa Kaur")
    assert again.count("candidate") == 2
    again.session.close()
    restore(Path(backup.path), office.path, identities_of(vault), vault)
    opened(office.path, "Béa Kaur").session.close()


def test_a_workspace_without_passwords(file_desk: Desk) -> None:
    desk = file_desk
    desk.person("Jan Novák")
    backup: BackupRecord = desk.ask(MakeBackup())
    desk.person("Came Later")
    desk.session.close()
    restore_with(Path(backup.path), desk.path, "")
    again = Desk(open_workspace(desk.path, installation=INSTALLATION))
    assert again.count("candidate") == 1
    assert again.findings() == ()
    again.session.close()


def test_the_archive_holds_no_plain_key(office: Secured, backup: BackupRecord) -> None:
    inside = files_in(Path(backup.path), identity_of(vault_of(office)))
    key = office.session.file.key
    assert key is not None
    for content in inside.values():
        assert key not in content
        assert key.hex().encode() not in content
    assert inside["workspace.desk.keys"] == keys_path(office.path).read_bytes()


def test_a_full_disk_before_the_present_is_copied(
    office: Secured, backup: BackupRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise StorageTrouble("disk_full", office.path)

    vault = vault_of(office)
    office.session.close()
    monkeypatch.setattr(restore_backup, "make_copy", full)
    before = shutil.copyfile(office.path, office.path.with_name("before")).read_bytes()
    with pytest.raises(StorageTrouble, match="disk_full"):
        restore(Path(backup.path), office.path, identities_of(vault), vault)
    after = opened(office.path)
    assert len(before) == office.path.stat().st_size
    assert after.count("candidate") == 2
    after.session.close()
