"""Copies without a window, end to end through the real entry: made, checked, restored, with a password and without."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from desktop import command_line
from desktop.services.backup.messages import MakeBackup
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.workspace.session import open_workspace
from tests.services.accounts.secured import make_secured


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HIRING_DESK_HOME", str(tmp_path / "home"))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    file = tmp_path / "team.desk"
    assert command_line.main(["create", "--workspace", str(file), "--person", "Ada", "--sample"]) == 0
    return file


def made(workspace: Path, capsys: pytest.CaptureFixture[str], *more: str) -> Path:
    capsys.readouterr()
    assert command_line.main(["backup", "--workspace", str(workspace), "--json", *more]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["ok"]
    return Path(found["path"])


def test_made_checked_and_restored(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "stick"
    archive = made(workspace, capsys, "--folder", str(folder))
    assert archive.parent == folder
    assert command_line.main(["verify", "--backup", str(archive), "--workspace", str(workspace)]) == 0
    assert command_line.main(["verify", "--backup", str(archive)]) == 0
    assert "agrees" in capsys.readouterr().out

    session = open_workspace(workspace, installation="other")
    session.door.carry_out(CreateCandidate({"name": "Came Later"}))
    session.close()
    assert command_line.main(["restore", str(archive), "--workspace", str(workspace)]) == 0
    assert "The state before lies in" in capsys.readouterr().out
    assert command_line.main(["verify", "--workspace", str(workspace)]) == 0
    assert made(workspace, capsys).parent == folder, "the folder is remembered"


def test_it_says_that_a_copy_is_not_encrypted(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert command_line.main(["backup", "--workspace", str(workspace)]) == 0
    assert "NOT encrypted" in capsys.readouterr().out


def test_a_fresh_computer_with_the_recovery_key_in_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "office").mkdir()
    office = make_secured(tmp_path / "office")
    office.person("Jan Novák")
    archive = office.ask(MakeBackup()).path
    office.session.close()
    key = tmp_path / "key.txt"
    key.write_text(f"# printed at set-up\n{office.recovery}\n", encoding="utf-8")
    target = tmp_path / "fresh.desk"
    assert command_line.main(["verify", "--backup", archive, "--recovery-file", str(key)]) == 0
    assert command_line.main(["restore", archive, "--workspace", str(target), "--recovery-file", str(key)]) == 0
    assert "Passwords are those of that time" in capsys.readouterr().out
    assert target.exists()
    key.write_text("AGE-SECRET-KEY-1NONSENSE", encoding="utf-8")
    assert command_line.main(["verify", "--backup", archive, "--recovery-file", str(key)]) == 1


def test_what_does_not_work_is_said(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = made(workspace, capsys)
    os.truncate(archive, archive.stat().st_size // 2)
    before = workspace.read_bytes()
    assert command_line.main(["verify", "--backup", str(archive)]) == 1
    assert command_line.main(["restore", str(archive), "--workspace", str(workspace)]) == 1
    assert "incomplete or was altered" in capsys.readouterr().err
    assert workspace.read_bytes() == before
    assert command_line.main(["verify"]) == 2
    assert command_line.main(["restore", str(tmp_path / "nothing.tar"), "--workspace", str(workspace)]) == 1
