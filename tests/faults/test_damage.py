"""Bits that turn, files that are cut or spliced, logs that are swapped, disks that are full.

The disk is a small file system in memory, where this process may mount one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy.exc import DBAPIError

from desktop.errors import DeskError, StorageTrouble
from desktop.services.candidates.commands import EraseCandidates
from desktop.services.notes.commands import AddNote
from desktop.services.storage import ballast
from desktop.services.storage.ballast import ballast_path, take_in
from desktop.services.storage.content import contents
from desktop.services.storage.engines import reader_engine
from desktop.services.storage.workspace_file import check_integrity, open_file
from tests.faults.decrypting import plain_bytes
from tests.faults.figures import Line, note
from tests.faults.test_backups import vault_of
from tests.services.accounts.secured import make_secured


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HIRING_DESK_HOME", str(tmp_path / "home"))
    office = make_secured(tmp_path)
    opening = office.opening(seats=60)
    for number in range(60):
        office.applied(opening, f"Person {number}")
    office.session.close()
    return office.path


def read(path: Path, key: bytes) -> object:
    """Every table's content, or None where the engine refuses to read."""
    engine = reader_engine(path, key, size=1)
    try:
        with engine.begin() as connection:
            return contents(connection)
    except DBAPIError:
        return None
    finally:
        engine.dispose()


@pytest.mark.every_run
def test_turned_bits_show_no_wrong_data(path: Path, often: Callable[[int, int], int]) -> None:
    line, luck = Line(7, "one bit turned in an encrypted file: wrong data shown"), Random(7)
    key = vault_of(path).ring.data
    whole, good = read(path, key), path.read_bytes()
    refused = found = 0
    flips = often(40, 1_000)
    for _ in range(flips):
        at = luck.randrange(len(good) * 8)
        with path.open("r+b") as file:  # nobody has it open
            file.seek(at // 8)
            file.write(bytes([good[at // 8] ^ (1 << at % 8)]))
        present = read(path, key)
        line.tried += 1
        line.bad += present not in (None, whole)
        refused += present is None
        try:
            found += bool(check_integrity(path, key))
        except StorageTrouble:
            found += 1
        with path.open("r+b") as file:
            file.seek(at // 8)
            file.write(good[at // 8 : at // 8 + 1])
    line.told = f"{refused} refused on reading, {found} found by the check; the rest lie in pages that hold nothing"
    note(line)
    assert line.bad == 0
    assert found == flips, "the check finds every single one"


@pytest.mark.every_run
def test_cut_and_spliced_files(path: Path, often: Callable[[int, int], int]) -> None:
    line, luck = Line(8, "cut, spliced, log swapped or stale: opened as good"), Random(8)
    vault = vault_of(path)
    key, good = vault.ring.data, path.read_bytes()
    whole = read(path, key)
    other_folder = path.parent / "other"
    other_folder.mkdir()
    other = make_secured(other_folder)
    other.person("Somebody Else")
    log = Path(f"{other.path}-wal").read_bytes()
    other.session.close()
    pages = len(good) // 4096
    cases = []
    for _ in range(often(4, 50)):
        cases.append((good[: luck.randrange(1, len(good))], b""))
        at, to = luck.randrange(1, pages), luck.randrange(1, pages)
        page = good[at * 4096 : (at + 1) * 4096]
        cases.append((good[: to * 4096] + page + good[(to + 1) * 4096 :], b""))
        cut = luck.randrange(1, pages) * 4096
        cases.append((good[:cut] + other.path.read_bytes()[cut:], b""))
        cases.append((good, log[: luck.randrange(32, len(log))]))
    for content, beside in cases:
        path.write_bytes(content)
        wal = Path(f"{path}-wal")
        wal.write_bytes(beside) if beside else wal.unlink(missing_ok=True)
        Path(f"{path}-shm").unlink(missing_ok=True)
        line.tried += 1
        try:
            file = open_file(path, "faults", key)
        except DeskError:
            continue
        file.close()
        present = read(path, key)
        same = isinstance(present, dict) and isinstance(whole, dict) and _alike(present, whole)
        line.bad += not (same or present is None)
    note(line)
    assert line.bad == 0


def _alike(present: dict[str, object], whole: dict[str, object]) -> bool:
    """All is as it was; opening may have entered its origin."""
    return all(present[name] == whole[name] for name in whole if name != "journal_origin")


# A disk that is really full


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 24 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("needs a file system of its own")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("this process may not mount one")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def fill(folder: Path, leave: int = 0) -> Path:
    """Take all the room there is but for some bytes."""
    file = folder / "somebody else's film"
    with file.open("wb") as film:
        while (free := shutil.disk_usage(folder).free - leave) > 0:
            try:
                film.write(bytes(min(free, 1 << 16)))
                film.flush()
            except OSError:
                break
    return file


@pytest.mark.every_run
def test_a_full_disk_loses_nothing_and_the_program_goes_on(
    path: Path, small_disk: Path, often: Callable[[int, int], int]
) -> None:
    line = Line(5, "disk full while saving: acknowledged changes lost")
    office = make_secured(small_disk)
    person = office.person("Jan Novák")
    film = fill(small_disk, leave=2_500_000)
    acknowledged = 0
    code = ""
    while not code:
        try:
            office.do(AddNote(person, f"{acknowledged} " + "x" * 5_000))
            acknowledged += 1
        except StorageTrouble as trouble:
            code = trouble.code
    assert code in ("disk_full", "io")
    line.tried = acknowledged
    line.bad = acknowledged - office.count("note")
    film.unlink()
    office.do(AddNote(person, "after room was made"))
    line.told = "usable again after room was made: yes"
    line.findings += office.findings()
    office.session.close()
    note(line)
    assert (line.bad, line.findings) == (0, [])
    assert acknowledged > 0


@pytest.mark.every_run
def test_the_ballast_lets_a_full_disk_finish(
    small_disk: Path, often: Callable[[int, int], int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    line = Line(6, "disk full, ballast let go: command that did not finish")
    monkeypatch.setenv("HIRING_DESK_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(ballast, "SIZE", 4 * ballast.MIB)
    monkeypatch.setattr(ballast, "WARN_BELOW", 0)
    office = make_secured(small_disk)
    person = office.person("Jan Novák")
    assert take_in(office.path)
    fill(small_disk)
    for _ in range(200):
        line.tried += 1
        office.do(AddNote(person, "x" * 5_000))
        if not ballast_path(office.path).exists():
            break
    line.told = "the ballast was let go once, and the command was done"
    line.findings += office.findings()
    line.bad = line.tried - office.count("note")
    assert not ballast_path(office.path).exists()
    office.session.close()
    note(line)
    assert (line.bad, line.findings) == (0, [])


@pytest.mark.every_run
def test_erasing_on_a_full_disk(
    small_disk: Path, often: Callable[[int, int], int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    line = Line(6, "people erased on a full disk, ballast let go: not erased, or copies left")
    monkeypatch.setenv("HIRING_DESK_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(ballast, "SIZE", 6 * ballast.MIB)
    monkeypatch.setattr(ballast, "WARN_BELOW", 0)
    office = make_secured(small_disk)
    opening = office.opening()
    let_go = 0
    for number in range(often(2, 10)):
        people = [office.person(f"Qzxv Person {number} {one}", opening) for one in range(4)]
        for person in people:
            office.do(AddNote(person, "Qzxv " + "x" * 20_000))
        office.session.file.fold()  # the log begins anew and must grow
        assert take_in(office.path)
        film = fill(small_disk)
        line.tried += 1
        office.do(EraseCandidates(tuple(people)))
        let_go += not ballast_path(office.path).exists()
        line.bad += office.count("candidate") + office.count("note") > 0
        film.unlink()
    key = office.session.file.key
    assert key is not None
    line.findings += office.findings()
    office.session.close()
    line.bad += b"Qzxv" in plain_bytes(office.path, key)
    line.told = f"{let_go} times the ballast was let go"
    note(line)
    assert (line.bad, line.findings) == (0, [])
    assert let_go > 0, "the disk was not full"
