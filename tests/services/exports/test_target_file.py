"""The old file is untouched until the new one is whole, and nothing is left behind."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from desktop.errors import Stopped, WorkbookTrouble
from desktop.services.spreadsheets.writing.refusals import trouble_of
from desktop.services.spreadsheets.writing.target_file import CheckedFile, written_in_place


def test_the_new_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")
    with written_in_place(path) as beside:
        beside.write_bytes(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_the_file_may_be_read_by_those_who_could_read_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with written_in_place(path) as beside:
        beside.write_bytes(b"new")
    mask = os.umask(0)
    os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask
    path.chmod(0o640)
    with written_in_place(path) as beside:
        beside.write_bytes(b"newer")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("error", [Stopped(), RuntimeError("a fault of ours")])
def test_stop_and_faults_leave_the_old_file(tmp_path: Path, error: Exception) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(type(error)), written_in_place(path):
        raise error
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(WorkbookTrouble) as caught, written_in_place(path):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert (caught.value.code, caught.value.path) == ("disk_full", path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_one_may_not_write(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "list.xlsx", tmp_path / "gone" / "list.xlsx"):
        with pytest.raises(WorkbookTrouble) as caught, written_in_place(path):
            pytest.fail("nothing may be written")
        assert caught.value.code == "read_only_folder"


def test_open_in_excel_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(WorkbookTrouble) as caught, written_in_place(path) as beside:
        beside.write_bytes(b"new")
    assert caught.value.code == "open_elsewhere"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("sign", ["~$list.xlsx", ".~lock.list.xlsx#"])
def test_open_in_an_office_program_is_said_before_anything_is_written(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")
    (tmp_path / sign).touch()
    with pytest.raises(WorkbookTrouble) as caught, written_in_place(path):
        pytest.fail("nothing may be written")
    assert caught.value.code == "open_elsewhere"


@pytest.mark.parametrize(
    ("number", "code"), [(errno.EIO, "io"), (errno.EROFS, "read_only_folder"), (errno.EBUSY, "open_elsewhere")]
)
def test_what_errors_mean(tmp_path: Path, number: int, code: str) -> None:
    assert trouble_of(OSError(number, "it"), tmp_path / "list.xlsx").code == code


def test_a_stopped_file_swallows_what_comes_after(tmp_path: Path) -> None:
    path = tmp_path / "part"
    path.touch()
    stop = [False]

    def check() -> None:
        if stop[0]:
            raise Stopped

    file = CheckedFile(path, check)
    file.write(b"one")
    stop[0] = True
    with pytest.raises(Stopped):
        file.write(b"two")
    assert file.write(b"three") == 5
    file.give_up()
    assert (file.seek(3), file.tell()) == (0, 0)
    assert path.read_bytes() in (b"", b"one")
