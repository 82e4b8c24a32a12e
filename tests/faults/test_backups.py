"""Copies under load, killed in the middle, restored and killed in the middle: what was there stays, half a copy never counts."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from desktop import paths
from desktop.services.access.keys.credential import Credential
from desktop.services.access.keys.keys_file import read_keys
from desktop.services.access.keys.open_vault import OpenVault
from desktop.services.access.keys.places import keys_path
from desktop.services.access.keys.vault import unlock
from desktop.services.backup.make_backup import Source, back_up
from desktop.services.backup.messages import BackupRecord, MakeBackup, ReadBackups, Standing, Why
from desktop.services.backup.places import default_folder
from desktop.services.backup.restore_backup import identities_of, restore
from desktop.services.storage.content import contents
from desktop.services.storage.workspace_file import check_integrity
from desktop.services.workspace.session import open_workspace
from tests.faults.figures import Line, note
from tests.faults.killing import Tell, killed
from tests.services.accounts.secured import PASSWORD, Secured, make_secured
from tests.services.desk import INSTALLATION

PEOPLE = 150


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed workspace with some people in it."""
    monkeypatch.setenv("HIRING_DESK_HOME", str(tmp_path / "home"))
    (tmp_path / "office").mkdir()
    office = make_secured(tmp_path / "office")
    opening = office.opening(seats=PEOPLE)
    for number in range(PEOPLE):
        office.applied(opening, f"Person {number}")
    office.session.close()
    return office.path


def opened(path: Path) -> Secured:
    return Secured(open_workspace(path, installation=INSTALLATION, credential=Credential(password=PASSWORD)))


def vault_of(path: Path) -> OpenVault:
    keys = read_keys(keys_path(path))
    return OpenVault(path, keys, unlock(keys, keys.people[0].id, PASSWORD))


@pytest.mark.every_run
def test_killed_while_copying(path: Path, often: Callable[[int, int], int]) -> None:
    line, luck = Line(4, "kill -9 in the middle of a copy: copies lost or half counted"), Random(4)
    vault = vault_of(path)
    source = Source(path, vault.ring.data, vault)

    def act(tell: Tell) -> None:
        tell("begun")
        tell(back_up(source, Why.BY_HAND).path)

    began = time.monotonic()
    good = [back_up(source, Why.NIGHTLY).path]
    takes = time.monotonic() - began
    whole = 0
    for _ in range(often(4, 40)):
        told = killed(act, after_lines=1, then_seconds=luck.random() * takes * 1.3)
        good += told[1:]
        whole += len(told) > 1
        line.tried += 1
        office = opened(path)
        records: tuple[BackupRecord, ...] = office.ask(ReadBackups()).records
        office.session.close()
        verified = {one.path for one in records if one.standing is Standing.VERIFIED}
        kept = set(good[-10:])  # more of one day than are kept
        line.bad += len(kept - verified) + sum(one.standing is not Standing.VERIFIED for one in records)
    final = back_up(source, Why.BY_HAND)
    left = [one.name for one in path.parent.rglob("*") if "scratch" in one.name or one.name.endswith(".part")]
    line.told = f"{whole} finished before the kill; {len(left)} scraps after the next copy"
    line.bad += len(left)
    note(line)
    assert final.standing is Standing.VERIFIED
    assert (line.bad, left) == (0, [])


@pytest.mark.every_run
def test_killed_while_restoring(path: Path, often: Callable[[int, int], int]) -> None:
    line, luck = Line(4, "kill -9 in the middle of restoring: neither old nor new state"), Random(44)
    vault = vault_of(path)
    backup = back_up(Source(path, vault.ring.data, vault), Why.BY_HAND)
    office = opened(path)
    office.person("Came Later")
    office.session.close()
    later = path.parent / "later"
    later.mkdir()
    shutil.copy(path, later)

    def act(tell: Tell) -> None:
        tell("begun")
        restore(Path(backup.path), path, identities_of(vault), vault)
        tell("restored")

    began, new = time.monotonic(), 0
    restore(Path(backup.path), path, identities_of(vault), vault)
    takes = time.monotonic() - began
    for _ in range(often(4, 40)):
        shutil.rmtree(paths.data_folder() / "anchors", ignore_errors=True)  # the state is put back by hand each time
        shutil.copyfile(later / path.name, path)
        told = killed(act, after_lines=1, then_seconds=takes * (0.5 + luck.random() * 1.2))
        line.tried += 1
        office = opened(path)
        people = office.count("candidate")
        new += people == PEOPLE
        line.bad += people not in ((PEOPLE,) if "restored" in told else (PEOPLE, PEOPLE + 1))
        line.findings += [*check_integrity(path, vault.ring.data)]
        office.session.close()
    line.told = f"{new} times the new state, {line.tried - new} times the old"
    note(line)
    assert (line.bad, line.findings) == (0, [])


@pytest.mark.every_run
def test_copied_under_load_and_restored(path: Path, often: Callable[[int, int], int], tmp_path: Path) -> None:
    line = Line(44, "copy under load, restored: tables that differ from the manifest")
    office = opened(path)
    saved: list[float] = []
    done = threading.Event()

    def work() -> None:
        number = 0
        while not done.is_set():
            number += 1
            at = time.monotonic()
            office.person(f"Under Load {number}")
            saved.append(time.monotonic() - at)

    thread = threading.Thread(target=work)
    thread.start()
    made: list[BackupRecord] = []
    try:
        for _ in range(often(1, 5)):
            made.append(office.ask(MakeBackup()))
    finally:
        done.set()
        thread.join()
    recovery = [office.recovery] if office.recovery else identities_of(vault_of(path))
    for number, backup in enumerate(made):
        target = tmp_path / f"restored {number}" / "acme.desk"
        target.parent.mkdir()
        restore(Path(backup.path), target, recovery)
        again = opened(target)
        with again.session.file.reader.begin() as connection:
            found = contents(connection)
        line.tried += len(found)
        line.bad += found["candidate"].rows != backup.rows["candidate"] or bool(again.findings())
        again.session.close()
    line.told = (
        f"{len(saved)} saves meanwhile, the slowest {max(saved) * 1000:.0f} ms; lost at most what came after the copy"
    )
    office.session.close()
    note(line)
    assert line.bad == 0
    assert default_folder(path).is_dir()
