"""What this computer and the copies remember of the journal: a cut end, an older copy beside a newer client."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.services.backup.from_command_line import heads_lost
from desktop.services.backup.messages import BackupRecord
from desktop.services.storage import anchors
from desktop.services.storage.copies import make_copy
from tests.services.accounts.secured import Secured
from tests.services.backup.test_restoring import opened


def cut_off_the_end(office: Secured) -> None:
    """Take the last entry away with all it did, and repair the head: nothing inside the file shows it."""
    [(entry, previous, seq)] = office.sql("SELECT id, previous, seq FROM journal_entry ORDER BY seq DESC LIMIT 1")
    [(candidate,)] = office.sql(
        "SELECT entity_id FROM journal_change WHERE entry_id = ? AND entity = 'candidate'", entry
    )
    for table in ("candidate_row", "candidate_search", "candidate"):
        column = "rowid" if table == "candidate_search" else "id"
        if table != "candidate_search":
            office.sql(f"DELETE FROM {table} WHERE {column} = ?", candidate)
    office.sql("DELETE FROM journal_change WHERE entry_id = ?", entry)
    office.sql("DELETE FROM journal_entry WHERE id = ?", entry)
    office.sql("UPDATE journal_origin SET last_seq = ?, last_hash = ? WHERE last_seq = ?", seq - 1, previous, seq)


def test_an_end_cut_off_with_its_head_repaired(office: Secured, own_home: Path) -> None:
    office.person("Inconvenient")
    cut_off_the_end(office)
    found = office.findings()
    assert len(found) == 1
    assert "which this computer has seen" in found[0]
    shutil.rmtree(own_home / "data" / "anchors")
    assert office.findings() == (), "without what is remembered outside, nothing shows it"


def test_copies_remember_it_too(office: Secured, own_home: Path) -> None:
    from desktop.services.backup.messages import MakeBackup

    office.person("Inconvenient")
    office.ask(MakeBackup())
    assert heads_lost(office.session) == []
    cut_off_the_end(office)
    shutil.rmtree(own_home / "data" / "anchors")
    lost = heads_lost(office.session)
    assert len(lost) == 1
    assert "the copy of" in lost[0]


def older_put_back(office: Secured) -> Secured:
    """By hand, behind the program's back."""
    older = office.path.with_name("older")
    office.session.close()
    shutil.copyfile(office.path, older)
    later = opened(office.path)
    later.person("Came Later")
    later.session.close()
    older.replace(office.path)
    return opened(office.path)


def test_an_older_copy_beside_a_newer_client(office: Secured) -> None:
    origin = office.session.file.origin_id
    again = older_put_back(office)
    assert again.session.file.behind == (origin,)
    assert any("this computer has seen" in line for line in again.findings())
    assert again.session.file.origin_id != origin, "what follows must not fork the chain"
    again.person("Goes On")
    again = again.again()
    assert again.session.file.behind == (origin,), "it complains until somebody says that it was meant"
    again.session.file.accept_older()
    assert again.findings() == ()
    once_more = again.again()
    assert once_more.session.file.behind == ()
    assert once_more.session.file.origin_id != origin
    assert once_more.findings() == ()
    once_more.session.close()


def test_the_newer_state_may_come_back(office: Secured) -> None:
    office.session.close()
    later = opened(office.path)
    newer = make_copy(later.path, "newer", later.session.file.key)
    again = older_put_back(later)
    again.session.close()
    shutil.copyfile(newer, office.path)
    back = opened(office.path)
    assert back.count("candidate") == 2
    back.session.close()


def test_a_copy_at_another_place_goes_its_own_way(office: Secured) -> None:
    copy = make_copy(office.path, "to try", office.session.file.key)
    office.person("Came Later")
    office.session.close()
    other = opened(copy)
    assert other.session.file.behind == ()
    other.person("Somebody Else")
    assert other.findings() == ()
    other.session.close()
    first = opened(office.path)
    assert (first.session.file.behind, first.findings()) == ((), ())
    first.session.close()


def test_an_inode_given_again_continues_no_old_chain(office: Secured, monkeypatch: pytest.MonkeyPatch) -> None:
    """File systems give the number of a deleted file to the next: the origin alone would go on under it."""
    copy = make_copy(office.path, "older", office.session.file.key)
    office.person("Came Later")
    origin, number = office.session.file.origin_id, office.path.stat().st_ino
    office.session.close()
    real = Path.stat

    class Same:
        st_ino = number

        def __init__(self, found: object) -> None:
            self._found = found

        def __getattr__(self, name: str) -> object:
            return getattr(self._found, name)

    monkeypatch.setattr(
        Path, "stat", lambda self, **named: Same(real(self, **named)) if self == copy else real(self, **named)
    )
    again = opened(copy)
    assert again.session.file.origin_id != origin
    again.session.close()


def test_what_is_remembered_stays_small(tmp_path: Path) -> None:
    for number in range(anchors.FILES + 5):
        anchors.keep_seen("a" * 32, tmp_path / f"{number}.desk", {"b" * 32: anchors.Head(number + 1, "c" * 64)})
    found = anchors.read_anchors("a" * 32, tmp_path / "other.desk", elsewhere=True)
    assert found.elsewhere == {"b" * 32: anchors.Head(anchors.FILES + 5, "c" * 64)}
    assert len(list(anchors._folder("a" * 32).iterdir())) == anchors.FILES


def test_a_spoilt_file_of_anchors_is_none(office: Secured, own_home: Path, backup: BackupRecord) -> None:
    for file in (own_home / "data" / "anchors").rglob("*.json"):
        file.write_text("{", encoding="utf-8")
    again = office.again()
    assert again.session.file.behind == ()
    again.person("Goes On")
    assert again.findings() == ()
    again.session.close()
