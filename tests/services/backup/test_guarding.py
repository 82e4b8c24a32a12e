"""Before much is written: a verified copy, and room on the disk; the ballast where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import StorageTrouble
from desktop.services.backup import guarding
from desktop.services.backup.guarding import guard
from desktop.services.backup.messages import ReadBackups, Standing, Why
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.notes.commands import AddNote
from desktop.services.storage import ballast
from desktop.services.storage.ballast import ballast_path, take_in, throw_off
from tests.services.accounts.secured import Secured
from tests.services.desk import Desk


def heavy(monkeypatch: pytest.MonkeyPatch, erases: bool = False) -> None:
    monkeypatch.setattr(CreateCandidate, "weight", lambda self: 1000)
    monkeypatch.setattr(CreateCandidate, "erases", erases)


def whys(desk: Desk) -> list[Why]:
    return [one.why for one in desk.ask(ReadBackups()).records]


def test_a_handful_is_like_typing(office: Secured) -> None:
    guard(office.door, office.session.file)
    office.person("Jan Novák")
    assert whys(office) == []


@pytest.mark.parametrize(("erases", "why"), [(False, Why.BEFORE_IMPORT), (True, Why.BEFORE_PURGE)])
def test_a_copy_before_much_is_written(
    office: Secured, monkeypatch: pytest.MonkeyPatch, erases: bool, why: Why
) -> None:
    heavy(monkeypatch, erases)
    guard(office.door, office.session.file)
    office.person("Jan Novák")
    assert whys(office) == [why]
    assert office.ask(ReadBackups()).records[0].standing is Standing.VERIFIED


def test_none_where_the_last_holds_all_that_is_there(office: Secured, monkeypatch: pytest.MonkeyPatch) -> None:
    heavy(monkeypatch)
    guard(office.door, office.session.file)
    assert office.door.before is not None
    command = CreateCandidate({"name": "Jan Novák"})
    office.door.before(command, None)
    office.door.before(command, None)
    assert len(whys(office)) == 1
    office.do(AddNote(office.sql("SELECT lower(hex(id)) FROM candidate")[0][0], "one more"))
    office.door.before(command, None)
    assert len(whys(office)) == 2


def test_imports_stop_while_the_disk_is_nearly_full(office: Secured, monkeypatch: pytest.MonkeyPatch) -> None:
    heavy(monkeypatch)
    guard(office.door, office.session.file)
    monkeypatch.setattr(guarding, "free_bytes", lambda _: ballast.IMPORTS_STOP_BELOW - 1)
    before = office.count("candidate")
    with pytest.raises(StorageTrouble, match="disk_low"):
        office.person("Jan Novák")
    assert office.count("candidate") == before
    monkeypatch.setattr(CreateCandidate, "erases", True)
    office.person("Makes Room")


def test_the_ballast_is_let_go_and_the_command_done_again(office: Secured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ballast, "SIZE", ballast.MIB)
    assert take_in(office.path)
    assert ballast_path(office.path).stat().st_size == ballast.MIB
    whole = type(office.door)._carried_out

    def full_while_it_is_there(self: object, *arguments: object) -> object:
        if ballast_path(office.path).exists():
            raise StorageTrouble("disk_full", office.path)
        return whole(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(type(office.door), "_carried_out", full_while_it_is_there)
    before = office.count("candidate")
    office.person("Jan Novák")
    assert office.count("candidate") == before + 1
    assert not throw_off(office.path), "it is gone"
    assert office.findings() == ()


def test_no_ballast_on_a_disk_without_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ballast, "free_bytes", lambda _: ballast.WARN_BELOW)
    assert not take_in(tmp_path / "a.desk")
    assert list(tmp_path.iterdir()) == []
