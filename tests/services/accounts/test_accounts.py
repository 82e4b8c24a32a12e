"""Accounts on an encrypted workspace: who gets in, what each can open, what survives trouble."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from desktop.errors import AccessTrouble, FieldErrors, NotAllowed, RuleBroken, StorageTrouble
from desktop.services.access.keys.credential import Credential
from desktop.services.access.keys.keys_file import read_keys
from desktop.services.access.keys.open_vault import OpenVault
from desktop.services.access.keys.places import keys_path, spare_path
from desktop.services.access.keys.sealed_text import is_sealed
from desktop.services.accounts.messages import EndAccess, GiveAccess
from desktop.services.people.commands import AddMember
from desktop.services.restricted.messages import ReadRestricted, SetRestricted
from desktop.services.storage.copies import make_copy
from desktop.services.storage.workspace_file import WorkspaceFile, check_integrity
from desktop.services.workspace.session import create_workspace, open_workspace, recover
from desktop.services.workspace.unlocking import delays_of, look_at
from desktop.words import Role
from tests.services.accounts.secured import PASSWORD, THEIRS, Secured
from tests.services.desk import INSTALLATION

LOCKED_OUT = pytest.mark.figure(
    26, "wrong password, keys file damaged, lost, foreign: data reachable other than by recovery"
)


def code_of(act: object) -> str:
    with pytest.raises(AccessTrouble) as trouble:
        act()  # type: ignore[operator]
    return trouble.value.code


def test_nothing_of_a_person_stands_readable_in_any_file(secured: Secured) -> None:
    secured.person("Zoë Markermann", secured.opening("Analyst"), emails=("zoe.markermann@x.example",))
    secured.session.close()
    for file in secured.path.parent.iterdir():
        content = file.read_bytes()
        assert b"arkermann" not in content
        assert not content.startswith(b"SQLite format 3")


def test_everything_is_there_for_whoever_has_the_password(secured: Secured) -> None:
    person = secured.person("Zoë Markermann", secured.opening())
    again = secured.again()
    assert again.candidate(person).name == "Zoë Markermann"
    assert again.door.actor.name == "Béa Kaur"
    assert again.findings() == ()
    assert check_integrity(again.path, again.session.file.key) == []
    again.session.close()


@LOCKED_OUT
def test_without_a_credential_it_stays_shut(secured: Secured) -> None:
    secured.session.close()
    assert code_of(lambda: open_workspace(secured.path, installation=INSTALLATION)) == "locked"
    assert code_of(lambda: secured.again(password="nearly the one")) == "wrong_password"
    assert code_of(lambda: secured.again("Nobody")) == "unknown_person"


def test_wrong_passwords_make_one_wait(secured: Secured) -> None:
    for _ in range(3):
        assert code_of(lambda: secured.again(password="nearly the one")) == "wrong_password"
    assert code_of(lambda: secured.again()) == "wait"
    vault = read_keys(keys_path(secured.path)).vault
    delays_of(vault).right(secured.door.actor.id)
    secured.again().session.close()


def test_a_colleague_signs_in_by_name_and_is_somebody_else(secured: Secured) -> None:
    secured.colleague("Ben Ito", Role.RECRUITER)
    theirs = secured.again("ben  ito", THEIRS)
    assert (theirs.door.actor.name, theirs.door.actor.roles) == ("Ben Ito", {Role.RECRUITER})
    assert theirs.session.must_change_password
    theirs.session.vault.change_password(theirs.door.actor.id, THEIRS, "one of my own")  # type: ignore[union-attr]
    assert not theirs.session.must_change_password
    theirs.person("Jan Novák")
    assert theirs.findings() == ()
    theirs.again("Ben Ito", "one of my own").session.close()


def test_only_an_administrator_gives_access(secured: Secured) -> None:
    person = secured.get(AddMember("Ola Berg", roles=(Role.VIEWER,)))
    with pytest.raises(NotAllowed):
        secured.door_of(Role.HR).carry_out(GiveAccess(person, THEIRS))
    with pytest.raises(FieldErrors):
        secured.do(GiveAccess(person, "short"))
    with pytest.raises(RuleBroken):
        secured.do(GiveAccess(secured.get(AddMember("No Role")), THEIRS))
    assert [one.name for one in look_at(secured.path).people] == ["Béa Kaur"]


def test_a_password_is_in_no_repr_and_no_journal(secured: Secured) -> None:
    command = GiveAccess("x", THEIRS)
    assert THEIRS not in repr(command) + command.label()
    secured.colleague()
    assert not secured.sql("SELECT 1 FROM journal_change WHERE after LIKE ?", f"%{THEIRS[:9]}%")


def test_restricted_fields_open_only_to_the_entitled(secured: Secured) -> None:
    secured.colleague("Ben Ito", Role.INTERVIEWER)
    person = secured.person("Jan Novák", secured.opening())
    own, pay = secured.ask(ReadRestricted(person))
    done = secured.do(SetRestricted(own.record_id, own.version, own.field, "a ramp"))
    secured.do(SetRestricted(pay.record_id, pay.version, pay.field, " 75 000 a year "))
    for statement in ("SELECT pay_expectation FROM application", "SELECT accommodation FROM candidate"):
        [(sealed,)] = secured.sql(statement)
        assert is_sealed(sealed)
    assert not secured.sql("SELECT 1 FROM journal_change WHERE after LIKE '%75 000%' OR after LIKE '%a ramp%'")
    assert restricted(secured, person) == ["a ramp", "75 000 a year"]
    theirs = secured.again("Ben Ito", THEIRS)
    with pytest.raises(NotAllowed):
        theirs.ask(ReadRestricted(person))
    assert not theirs.session.vault.ring.restricted  # type: ignore[union-attr]
    mine = theirs.again("Béa Kaur")
    mine.roles("Ben Ito", Role.RECRUITER)
    theirs = mine.again("Ben Ito", THEIRS)
    assert restricted(theirs, person) == ["a ramp", "75 000 a year"]
    mine = theirs.again("Béa Kaur")
    mine.roles("Ben Ito", Role.INTERVIEWER)
    mine.undo(done)
    assert restricted(mine, person) == ["", "75 000 a year"]
    assert mine.findings() == ()
    mine.session.close()


def restricted(desk: Secured, person: str) -> list[str | None]:
    return [value.text for value in desk.ask(ReadRestricted(person))]


@LOCKED_OUT
def test_a_leaver_is_shut_out_even_with_what_they_kept(secured: Secured, tmp_path: Path) -> None:
    secured.colleague("Ben Ito", Role.RECRUITER)
    secured.session.close()
    kept = tmp_path / "kept.keys"
    shutil.copyfile(keys_path(secured.path), kept)
    mine = secured.again("Béa Kaur")
    before = mine.everything()
    mine.end("Ben Ito")
    assert not mine.account("Ben Ito").active
    assert mine.person("After The Leaver")
    assert before["candidate"].keys() <= mine.everything()["candidate"].keys()
    mine.session.close()
    assert code_of(lambda: mine.again("Ben Ito", THEIRS)) == "unknown_person"
    shutil.copyfile(kept, keys_path(secured.path))
    with pytest.raises((StorageTrouble, AccessTrouble)):
        mine.again("Ben Ito", THEIRS)
    again = mine.again("Béa Kaur")  # her computer has the newer keys as a spare, and puts them back
    assert read_keys(keys_path(secured.path)).holder(mine.door.actor.id)
    assert again.findings() == ()
    again.session.close()


@pytest.mark.parametrize("rekeyed", [False, True])
def test_a_rekeying_cut_short_is_finished_at_the_next_start(
    secured: Secured, rekeyed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    secured.colleague("Ben Ito")
    account = secured.account("Ben Ito")

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(OpenVault if rekeyed else WorkspaceFile, "finish_rekeying" if rekeyed else "rekey", power_cut)
        with pytest.raises(KeyboardInterrupt):
            secured.do(EndAccess(account.id, account.version))
    again = secured.again("Béa Kaur")
    assert read_keys(keys_path(again.path)).next_data == ""
    assert again.findings() == ()
    again = again.again("Béa Kaur")
    again.session.close()


def test_the_last_administrator_stays(secured: Secured) -> None:
    me = secured.account("Béa Kaur")
    with pytest.raises(RuleBroken) as broken:
        secured.roles("Béa Kaur", Role.RECRUITER)
    assert broken.value.code == "account.last_administrator"
    with pytest.raises(RuleBroken) as broken:
        secured.do(EndAccess(me.id, me.version))
    assert broken.value.code == "account.own_end"
    secured.get(AddMember("Ola Berg", roles=(Role.ADMINISTRATOR,)))
    with pytest.raises(RuleBroken):  # she cannot sign in yet
        secured.roles("Béa Kaur", Role.RECRUITER)
    secured.do(GiveAccess(secured.account("Ola Berg").id, THEIRS))
    secured.roles("Béa Kaur", Role.RECRUITER)


@LOCKED_OUT
def test_a_forgotten_password_is_replaced_with_the_recovery_key(secured: Secured) -> None:
    secured.session.close()
    again = Secured(recover(secured.path, installation=INSTALLATION, recovery=secured.recovery.lower(), person="Béa Kaur",
                            password="a brand new password"))  # fmt: skip
    assert again.door.actor.name == "Béa Kaur"
    assert not again.session.must_change_password
    again.person("After Recovery")
    assert again.findings() == ()
    assert code_of(lambda: again.again(password=PASSWORD)) == "wrong_password"
    with pytest.raises(AccessTrouble) as trouble:
        recover(secured.path, installation=INSTALLATION, recovery="AGE-SECRET-KEY-1WRONG", person="", password="x")
    assert trouble.value.code == "recovery_malformed"


@LOCKED_OUT
def test_a_lost_or_damaged_keys_file_comes_back_from_the_spare(secured: Secured) -> None:
    secured.session.close()
    keys_path(secured.path).unlink()
    assert look_at(secured.path).from_spare
    secured.again().session.close()
    keys_path(secured.path).write_bytes(os.urandom(500))
    assert look_at(secured.path).from_spare
    assert keys_path(secured.path).with_name("acme.desk.keys.damaged").exists()
    secured.again().session.close()


@LOCKED_OUT
def test_lost_everywhere_is_said_and_nothing_is_touched(secured: Secured) -> None:
    secured.session.close()
    spare_path(read_keys(keys_path(secured.path)).vault).unlink()
    before = secured.path.read_bytes()
    keys_path(secured.path).rename(secured.path.parent / "away.keys")
    assert code_of(lambda: look_at(secured.path)) == "keys_missing"
    assert code_of(lambda: secured.again()) == "keys_missing"
    keys_path(secured.path).write_text("{}")
    assert code_of(lambda: secured.again()) == "keys_damaged"
    assert secured.path.read_bytes() == before


@LOCKED_OUT
def test_the_keys_of_another_workspace_are_told(secured: Secured, tmp_path: Path) -> None:
    secured.session.close()
    other = create_workspace(
        tmp_path / "other.desk", name="O", person="P", installation=INSTALLATION, password=PASSWORD
    )
    other.close()
    spare_path(read_keys(keys_path(secured.path)).vault).unlink()
    shutil.copyfile(keys_path(other.file.path), keys_path(secured.path))
    assert code_of(lambda: secured.again()) == "keys_foreign"


def test_a_workspace_without_a_password_opens_as_before(tmp_path: Path) -> None:
    create_workspace(tmp_path / "open.desk", name="O", person="P", installation=INSTALLATION).close()
    assert not look_at(tmp_path / "open.desk").encrypted
    session = open_workspace(tmp_path / "open.desk", installation=INSTALLATION)
    assert session.vault is None
    person = session.door.carry_out(AddMember("Ola", roles=(Role.VIEWER,))).answer
    assert code_of(lambda: session.door.carry_out(GiveAccess(person, THEIRS))) == "no_keys"
    session.close()


def test_set_up_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FieldErrors):
        create_workspace(tmp_path / "a.desk", name="A", person="B", installation=INSTALLATION, password="short")
    assert list(tmp_path.iterdir()) == []
    made = create_workspace(tmp_path / "a.desk", name="A", person="B", installation=INSTALLATION, password=PASSWORD)
    made.close()
    with pytest.raises(StorageTrouble):
        create_workspace(tmp_path / "a.desk", name="A", person="B", installation=INSTALLATION, password=PASSWORD)
    open_workspace(tmp_path / "a.desk", installation=INSTALLATION, credential=Credential("", PASSWORD)).close()


def test_a_copy_opens_with_the_same_password(secured: Secured) -> None:
    person = secured.person("In The Copy")
    copy = make_copy(secured.path, "by hand", secured.session.file.key)
    secured.session.close()
    session = open_workspace(copy, installation=INSTALLATION, credential=Credential("", PASSWORD))
    assert Secured(session).candidate(person).name == "In The Copy"
    session.close()
