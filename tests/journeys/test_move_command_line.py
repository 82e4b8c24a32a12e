"""A workspace moved without a window, end to end through the real entry, each password from a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop import command_line
from desktop.server_address import ServerAddress
from desktop.services.workspace.on_server import open_on_server
from tests.postgres_server import TestServer
from tests.services.accounts.secured import PASSWORD, make_secured

pytestmark = pytest.mark.postgres
LOGIN = "carried_bea"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HIRING_DESK_HOME", str(tmp_path / "home"))


@pytest.fixture
def address(server: TestServer) -> Iterator[ServerAddress]:
    made = server.address("carried")
    yield made
    server.run("DROP DATABASE IF EXISTS carried WITH (FORCE)")


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text + "\n", encoding="utf-8")
    return str(folder / name)


def test_there_and_back(address: ServerAddress, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = make_secured(tmp_path)
    made.applied(made.opening(), "Jan Novák")
    made.session.close()
    old, new = written(tmp_path, "old", PASSWORD), written(tmp_path, "new", "another long password")
    to = ["--password-file", old, "--login", LOGIN, "--login-password-file", new]
    assert command_line.main(["move", str(made.path), str(address), *to]) == 0
    said = capsys.readouterr().out
    assert "every table is the same" in said
    assert str(address.as_login(LOGIN)) in said
    assert PASSWORD not in said
    open_on_server(address.as_login(LOGIN), "", "tests").close()

    assert command_line.main(["move", str(made.path), str(address), *to]) == 1
    assert "already" in capsys.readouterr().err, "what is there stays"

    back = tmp_path / "back.desk"
    assert command_line.main(["move", str(address), str(back), "--new-password-file", new]) == 0
    assert "recovery key" in capsys.readouterr().err
    assert command_line.main(["verify", "--workspace", str(back), "--password-file", new]) == 0


def test_a_copy_of_a_server(address: ServerAddress, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = make_secured(tmp_path)
    made.session.close()
    old = written(tmp_path, "old", PASSWORD)
    login = ["--login", LOGIN, "--login-password-file", old]
    assert command_line.main(["move", str(made.path), str(address), "--password-file", old, *login]) == 0
    there = str(address.as_login(LOGIN))
    assert command_line.main(["backup", "--workspace", there]) == 1
    assert "key" in capsys.readouterr().err
    stick = ["--folder", str(tmp_path / "stick"), "--json"]
    assert command_line.main(["backup", "--workspace", there, "--new-key", *stick]) == 0
    told = capsys.readouterr()
    secret = next(line.strip() for line in told.err.splitlines() if "AGE-SECRET-KEY" in line)
    assert command_line.main(["backup", "--workspace", there, *stick]) == 0, "the key stands"
    archive = json.loads(told.out)["path"]
    assert Path(archive).parent == tmp_path / "stick"
    key = written(tmp_path, "key", secret)
    assert command_line.main(["verify", "--backup", archive, "--recovery-file", key]) == 0
    restored = str(tmp_path / "restored.desk")
    assert command_line.main(["restore", archive, "--workspace", restored, "--recovery-file", key]) == 0


def test_what_is_wrong_is_said(address: ServerAddress, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = make_secured(tmp_path)
    made.session.close()
    wrong = written(tmp_path, "wrong", "not this one")
    for arguments, words in (
        ([str(made.path), str(tmp_path / "b.desk")], "from a file to a server"),
        ([str(address), "postgresql://ada@server/other"], "from a file to a server"),
        ([str(made.path), "postgresql://ada:secret@server/other"], "password"),
        ([str(made.path), str(address), "--login", LOGIN, "--password-file", wrong], "password"),
        ([str(tmp_path / "none.desk"), str(address), "--login", LOGIN], "not there"),
        ([str(address), str(tmp_path / "b.desk"), "--unencrypted"], "database"),
        ([str(replace(address, database="postgres")), str(tmp_path / "b.desk"), "--unencrypted"], "workspace"),
        ([str(made.path), str(address), "--login", LOGIN], "password"),
    ):
        assert command_line.main(["move", *arguments]) == 1, arguments
        said = capsys.readouterr().err
        assert words in said.lower(), (arguments, said)
        assert "secret" not in said
    assert command_line.main(["move", str(made.path), str(address)]) == 2
    assert "--login" in capsys.readouterr().err
    assert not (tmp_path / "b.desk").exists()
