"""``team`` on the command line, on the real server: made, let in, other roles, shut out, upgraded; and the script for others to run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from desktop.command_line import main
from desktop.errors import ServerTrouble
from desktop.models.migrations import HEAD
from desktop.server_address import ServerAddress
from desktop.services.accounts.messages import EndAccess, ReadAccounts, SetRoles
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.workspace.messages import ReadWorkspace
from desktop.services.workspace.on_server import open_on_server
from desktop.words import Role
from tests.postgres_server import TestServer

pytestmark = pytest.mark.postgres
PASSWORD, SHORT = "correct horse battery", "short"


@pytest.fixture
def secret(tmp_path: Path) -> Callable[[str], str]:
    def write(text: str) -> str:
        file = tmp_path / f"{len(text)}.txt"
        file.write_text(text + "\n")
        return str(file)

    return write


@pytest.fixture
def address(server: TestServer) -> Iterator[ServerAddress]:
    made = server.address("hiring")
    yield made
    server.run("DROP DATABASE IF EXISTS hiring WITH (FORCE)")
    with server.connect() as connection:
        roles = [
            row[0] for row in connection.execute("SELECT rolname FROM pg_roles WHERE rolname ~ '^(hiring_|team_)'")
        ]
        for role in roles:
            connection.execute(f'DROP OWNED BY "{role}"')
        for role in roles:
            connection.execute(f'DROP ROLE "{role}"')


def made(address: ServerAddress, secret: Callable[[str], str], *more: str) -> int:
    return main(
        ["team", "init", str(address), "--name", "Acme", "--person", "Béa Kaur", "--login", "team_bea", "--new-password-file",
         secret(PASSWORD), *more]
    )  # fmt: skip


def let_in(
    address: ServerAddress, secret: Callable[[str], str], login: str = "team_marc", role: str = "recruiter"
) -> int:
    return main(
        ["team", "add", str(address), "--person", "Marc Tremblay", "--login", login, "--role", role, "--new-password-file",
         secret(PASSWORD)]
    )  # fmt: skip


def roles_in(address: ServerAddress, login: str) -> set[str]:
    session = open_on_server(address.as_login(login), "", "tests")
    try:
        account = next(one for one in session.door.ask(ReadAccounts()) if one.id == session.door.actor.id)
        with session.store.reader.begin() as connection:
            groups = set(connection.exec_driver_sql("SELECT desk.my_roles()").scalars())
        assert groups == {str(role) for role in account.roles}
        return groups
    finally:
        session.close()


def test_a_workspace_is_made_and_somebody_let_in_and_out_again(
    address: ServerAddress, secret: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(address, secret) == 0
    said = capsys.readouterr()
    assert "scram-sha-256" in said.err
    assert PASSWORD not in said.out + said.err
    session = open_on_server(address.as_login("team_bea"), "", "tests")
    assert session.door.ask(ReadWorkspace()).name == "Acme"
    session.close()
    assert let_in(address, secret) == 0
    assert roles_in(address, "team_marc") == {"recruiter"}
    assert (
        main(["team", "roles", str(address), "--login", "team_marc", "--role", "viewer", "--role", "interviewer"]) == 0
    )
    assert roles_in(address, "team_marc") == {"viewer", "interviewer"}
    at_work = open_on_server(address.as_login("team_marc"), "", "tests")
    assert main(["team", "remove", str(address), "--login", "team_marc"]) == 0
    with pytest.raises(ServerTrouble):
        at_work.door.ask(ReadWorkspace())
    at_work.close()
    with pytest.raises(ServerTrouble) as caught:
        open_on_server(address.as_login("team_marc"), "", "tests")
    assert caught.value.code in ("not_a_member", "login_refused")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["team", "add", "{0}", "--person", "X", "--login", "team_bea", "--role", "viewer", "--new-password-file", "{1}"], "already"),
        (["team", "roles", "{0}", "--login", "nobody", "--role", "viewer"], "Nobody of this login"),
        (["team", "remove", "{0}", "--login", "team_bea"], "administrator"),
        (["team", "roles", "{0}", "--login", "team_bea", "--role", "viewer"], "administrator"),
        (["team", "init", "{0}", "--login", "team_x", "--new-password-file", "{1}"], "already"),
        (["team", "init", "{0}", "--login", "team_x", "--new-password-file", "{1}", "--prepared"], "already"),
        (["team", "upgrade", "postgresql://postgres@/nothing_here?host={2}"], "no workspace"),
        (["team", "upgrade", "postgresql://postgres@/postgres?host={2}"], "not a Hiring Desk workspace"),
        (["team", "init", "{0}", "--login", "team_x"], "password"),
        (["team", "init", "postgresql://a:b@server/x"], "password must not stand"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_changes_nothing(
    address: ServerAddress, server: TestServer, secret: Callable[[str], str], capsys: pytest.CaptureFixture[str],
    words: list[str], said: str,
) -> None:  # fmt: skip
    assert made(address, secret) == 0
    capsys.readouterr()
    assert main([word.format(address, secret(PASSWORD), server.host) for word in words]) == 1
    assert said in capsys.readouterr().err
    assert roles_in(address, "team_bea") == {"administrator"}


def test_a_password_that_is_too_short_leaves_no_database(
    address: ServerAddress, server: TestServer, secret: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["team", "init", str(address), "--login", "team_bea", "--new-password-file", secret(SHORT)])
    assert code == 1
    with server.connect() as connection:
        assert connection.execute("SELECT 1 FROM pg_database WHERE datname = 'hiring'").fetchone() is None


def test_what_is_printed_can_be_run_by_somebody_else(
    address: ServerAddress, server: TestServer, secret: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["team", "init", str(address), "--print"]) == 0
    script = capsys.readouterr().out
    with server.connect() as connection:
        assert connection.execute("SELECT 1 FROM pg_database WHERE datname = 'hiring'").fetchone() is None, (
            "only printed"
        )
        for line in script.splitlines():
            if not line.startswith("--"):
                connection.execute(line)  # type: ignore[arg-type, unused-ignore]
    assert made(address, secret, "--prepared") == 0
    assert roles_in(address, "team_bea") == {"administrator"}


def test_upgrading_guards_anew(
    address: ServerAddress, server: TestServer, secret: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(address, secret) == 0
    server.run("ALTER TABLE candidate DISABLE ROW LEVEL SECURITY", database="hiring")
    assert main(["team", "upgrade", str(address)]) == 0
    assert HEAD in capsys.readouterr().out
    with server.connect("hiring") as connection:
        assert connection.execute("SELECT relrowsecurity FROM pg_class WHERE relname = 'candidate'").fetchone() == (
            True,
        )


def test_an_administrator_ends_somebodys_access_and_the_server_keeps_to_it(
    address: ServerAddress, server: TestServer, secret: Callable[[str], str]
) -> None:
    assert made(address, secret) == 0
    assert let_in(address, secret) == 0
    bea = open_on_server(address.as_login("team_bea"), "", "tests")
    bea.door.carry_out(CreateCandidate({"name": "Ada"}, ""))
    marc = next(one for one in bea.door.ask(ReadAccounts()) if one.name == "Marc Tremblay")
    with server.connect("hiring", "team_marc") as connection:
        assert connection.execute("SELECT count(*) FROM candidate").fetchone() == (1,)
        bea.door.carry_out(EndAccess(marc.id, marc.version))
        assert connection.execute("SELECT count(*) FROM candidate").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("INSERT INTO draft VALUES (gen_random_uuid(), 'x', 'x', 'x')")
    bea.close()


def test_roles_held_everywhere_are_not_changed_from_a_window(
    address: ServerAddress, secret: Callable[[str], str]
) -> None:
    assert made(address, secret) == 0
    assert let_in(address, secret) == 0
    bea = open_on_server(address.as_login("team_bea"), "", "tests")
    marc = next(one for one in bea.door.ask(ReadAccounts()) if one.name == "Marc Tremblay")
    with pytest.raises(Exception, match="roles_on_server"):
        bea.door.carry_out(SetRoles(marc.id, marc.version, (Role.HR,)))
    bea.close()
    assert roles_in(address, "team_marc") == {"recruiter"}
