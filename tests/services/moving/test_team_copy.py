"""Copies of a server's workspace: whole, checked, sealed to the company's key, and restored to a file that opens with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import BackupTrouble
from desktop.services.access.keys.credential import Credential
from desktop.services.access.keys.recovery import new_recovery_key
from desktop.services.backup.messages import (
    CheckBackup,
    MakeBackup,
    ReadBackups,
    SetBackupPlace,
    SetBackupRecipient,
    Standing,
)
from desktop.services.backup.restore_backup import restore
from desktop.services.drafts.messages import KeepDraft
from desktop.services.moving.reading import FromFile
from desktop.services.restricted.messages import RestrictedField, SetRestricted
from desktop.services.workspace.session import open_workspace, recover
from desktop.words import Role
from tests.postgres_server import TestServer
from tests.services.accounts.secured import Secured
from tests.services.desk import INSTALLATION
from tests.services.moving.moves import content_of_file, content_of_server
from tests.services.moving.test_keys import said
from tests.services.server_desk import ServerDesk

pytestmark = pytest.mark.postgres
SECRET, PUBLIC = new_recovery_key()
NEW = "another long password"


@pytest.fixture
def team(server: TestServer) -> Iterator[ServerDesk]:
    made = ServerDesk(server, server.fresh())
    made.applied(made.opening(), "Jan Novák")
    yield made
    made.close()


def test_whole_sealed_and_restored(team: ServerDesk, tmp_path: Path) -> None:
    """With what only others see: their drafts, and restricted fields."""
    team.do(SetBackupRecipient(PUBLIC))
    team.do(SetRestricted(next(iter(team.everything()["candidate"])), 0, RestrictedField.ACCOMMODATION, "a ramp"))
    colleague = team.colleague("Ben Ito", Role.RECRUITER)
    colleague.carry_out(KeepDraft("candidate:new", '{"name": "Mia"}'))
    words = said(team)
    before = content_of_server(team.address.as_login("postgres"), as_owner=False)
    made = team.ask(MakeBackup())
    assert made.standing is Standing.VERIFIED
    assert made.sealed
    state = team.ask(ReadBackups())
    assert [one.path for one in state.records] == [made.path]
    assert not state.due
    assert content_of_server(team.address.as_login("postgres"), as_owner=False) == before, "making one changes nothing"

    target = tmp_path / "restored.desk"
    restore(Path(made.path), target, [SECRET])
    opened = recover(target, installation=INSTALLATION, recovery=SECRET, person="Béa Kaur", password=NEW)
    desk = Secured(opened)
    assert desk.findings() == ()
    assert said(desk) == words
    restored = content_of_file(FromFile(target, opened.file.key))
    opened.close()
    same = {name for name, one in before.items() if restored[name] == one}
    assert same >= {"application", "draft", "contact", "note", "stage_transition", "vocabulary_word", "requisition"}
    open_workspace(target, installation=INSTALLATION, credential=Credential("Béa Kaur", NEW)).close()


def test_no_copy_without_a_key(team: ServerDesk) -> None:
    assert team.ask(ReadBackups()).why_not == "no_recipient"
    with pytest.raises(BackupTrouble) as trouble:
        team.ask(MakeBackup())
    assert trouble.value.code == "no_recipient"


def test_who_does_not_see_everything_makes_none(team: ServerDesk) -> None:
    """Even where nothing is confidential today: others' drafts would be missing."""
    team.do(SetBackupRecipient(PUBLIC))
    door = team.colleague("Ben Ito", Role.RECRUITER)
    state = door.ask(ReadBackups())
    assert (state.why_not, state.due) == ("not_all", False)
    with pytest.raises(BackupTrouble) as trouble:
        door.ask(MakeBackup())
    assert trouble.value.code == "not_all"


def test_hr_makes_them_too(team: ServerDesk) -> None:
    team.do(SetBackupRecipient(PUBLIC))
    assert team.colleague("Hana Rao", Role.HR).ask(MakeBackup()).standing is Standing.VERIFIED


def test_older_copies_stay_verified(team: ServerDesk, tmp_path: Path) -> None:
    """Each has keys of its own; that must not make strangers of the earlier ones."""
    team.do(SetBackupRecipient(PUBLIC))
    team.do(SetBackupPlace(str(tmp_path), True))
    for _ in range(2):
        team.ask(MakeBackup())
    assert [one.standing for one in team.ask(ReadBackups()).records] == [Standing.VERIFIED] * 2


def test_checking_needs_the_key(team: ServerDesk) -> None:
    team.do(SetBackupRecipient(PUBLIC))
    made = team.ask(MakeBackup())
    with pytest.raises(BackupTrouble) as trouble:
        team.ask(CheckBackup(made.path))
    assert trouble.value.code == "server"


def test_others_drafts_are_seen_for_a_copy_only(team: ServerDesk) -> None:
    """And only by those who see everything; nobody changes them."""
    door = team.colleague("Ben Ito", Role.RECRUITER)
    door.carry_out(KeepDraft("candidate:new", '{"name": "Mia"}'))
    team.do(KeepDraft("candidate:new", '{"name": "Zoë"}'))
    theirs = team.others[-1].store.address.login  # type: ignore[attr-defined]
    for login, copying, seen in (("bea", "off", 1), ("bea", "on", 2), (theirs, "on", 1)):
        with team.server.connect(team.address.database, login) as connection:
            connection.execute(f"SET desk.copying = '{copying}'")
            assert len(connection.execute("SELECT * FROM draft").fetchall()) == seen
            assert connection.execute("UPDATE draft SET content = 'x'").rowcount == 1
