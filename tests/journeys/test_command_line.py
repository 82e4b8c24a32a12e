"""What works without a window, end to end through the real entry."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop import command_line


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    file = tmp_path / "team.desk"
    assert command_line.main(["create", "--workspace", str(file), "--person", "Ada", "--sample"]) == 0
    return file


def test_a_sample_workspace_is_made_and_sound(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert command_line.main(["verify", "--workspace", str(workspace), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["ok"]
    assert found["entries"] == 2


def test_a_file_that_is_there_is_never_overwritten(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = workspace.read_bytes()
    assert command_line.main(["create", "--workspace", str(workspace), "--person", "Ada"]) == 1
    assert workspace.read_bytes() == before
    assert str(workspace) in capsys.readouterr().err


def test_a_sheet_comes_in_and_a_workbook_goes_out(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "candidates.csv"
    rows = [
        ("Candidate name", "E-mail", "Job", "Stage", "Date applied", "Source"),
        ("Zoë Ångström", "zoe@example.com", "Night baker", "Phone screen", "2026-03-14", "LinkedIn"),
        ("=HYPERLINK(1)", "formula@example.com", "Night baker", "Hired", "2026-02-01", "Referral"),
        ("", "", "Night baker", "", "", ""),
    ]
    with sheet.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    capsys.readouterr()
    assert command_line.main(["import", str(sheet), "--workspace", str(workspace), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["people"], figures["applications"], figures["refused"]) == (2, 2, 1)
    assert figures["by_stage"] == {"screen": 1, "hired": 1}
    assert Path(figures["refused_workbook"]).exists()

    out = tmp_path / "out.xlsx"
    assert command_line.main(["export", "applications", str(out), "--workspace", str(workspace)]) == 0
    sheet_out = load_workbook(out).worksheets[0]
    cells = {cell.value: cell.data_type for row in sheet_out.iter_rows() for cell in row}
    assert "Zoë Ångström" in cells
    assert cells["=HYPERLINK(1)"] == "s"  # text stays text

    capsys.readouterr()
    assert command_line.main(["verify", "--workspace", str(workspace)]) == 0


def test_a_missing_workspace_is_said_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["verify", "--workspace", str(tmp_path / "none.desk")]) == 1
    said = capsys.readouterr().err
    assert "none.desk" in said
    assert "Traceback" not in said


def test_an_import_makes_the_workspace_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, file = tmp_path / "people.csv", tmp_path / "new.desk"
    sheet.write_text("Name,Email,Job,Status\nIda Berg,ida@example.com,Baker,Applied\n", encoding="utf-8")
    assert command_line.main(["import", str(sheet), "--workspace", str(file), "--dry-run", "--json"]) == 0
    assert not file.exists()  # looking only
    assert command_line.main(["import", str(sheet), "--workspace", str(file)]) == 0
    capsys.readouterr()
    assert command_line.main(["verify", "--workspace", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["entries"] == 2


def test_a_workspace_with_a_password(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, secret, wrong = tmp_path / "team.desk", tmp_path / "secret", tmp_path / "wrong"
    secret.write_text("correct horse battery\nnot this line\n", encoding="utf-8")
    wrong.write_text("nearly the one\n", encoding="utf-8")
    make = ["create", "--workspace", str(file), "--person", "Ada"]
    assert command_line.main([*make, "--password-file", str(tmp_path / "none")]) == 1
    assert command_line.main([*make, "--password-file", str(secret)]) == 0
    said = capsys.readouterr()
    assert "AGE-SECRET-KEY-" in said.err
    assert "correct horse" not in said.err + said.out
    verify = ["verify", "--workspace", str(file)]
    assert command_line.main([*verify, "--password-file", str(secret)]) == 0
    assert command_line.main([*verify, "--password-file", str(wrong)]) == 1
    assert "not the password" in capsys.readouterr().err
    assert command_line.main([*verify, "--person", "Nobody", "--password-file", str(secret)]) == 1
    assert command_line.main([*verify, "--keychain"]) == 1, "this computer remembers nothing"


def test_where_nobody_can_be_asked_a_workspace_is_not_made_open_by_chance(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    file = tmp_path / "team.desk"
    assert command_line.main(["create", "--workspace", str(file), "--person", "Ada"]) == 1
    assert not file.exists()
    assert "--unencrypted" in capsys.readouterr().err
    assert command_line.main(["create", "--workspace", str(file), "--person", "Ada", "--unencrypted"]) == 0
    assert "no password" in capsys.readouterr().err


def test_a_terminal_is_asked_and_the_password_is_not_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    typed = iter(["correct horse battery", "correct hose battery", "correct horse battery", "correct horse battery"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda *_: next(typed))
    file = tmp_path / "team.desk"
    assert command_line.main(["create", "--workspace", str(file), "--person", "Ada"]) == 0
    assert "differ" in capsys.readouterr().err
    typed = iter(["correct horse battery"])
    assert command_line.main(["verify", "--workspace", str(file)]) == 0
