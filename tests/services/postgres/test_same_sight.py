"""What the server lets a login read is what the visibility layer says its person sees: table by table, for every kind of member."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select, text

from desktop.models import Base
from desktop.models.base import new_id
from desktop.services.access.permissions import Permission
from desktop.services.storage.origins import origin_of
from desktop.services.storage.postgres.engines import server_reader, server_writer
from desktop.services.storage.postgres.rights import RIGHTS, holders, withheld_columns
from desktop.services.storage.postgres.server_store import ServerStore
from desktop.services.storage.visibility.sight import Sight
from desktop.services.storage.visibility.standing import actor_of
from desktop.services.workspace.session import session_of
from desktop.words import Role, Scope
from tests.postgres_server import TEMPLATE, TestServer
from tests.services.desk import Desk
from tests.services.server_desk import ServerDesk
from tests.services.storage.visibility.world import World, made

pytestmark = pytest.mark.postgres

TABLES = [
    table for table in Base.metadata.sorted_tables
    if table.name != "server_login"  # the program never asks it for somebody; everybody may know who is which login
]  # fmt: skip


class OwnersDesk(ServerDesk):
    """The desk of whoever looks after the server: a world can be made with other people's drafts and presence in it."""

    def __init__(self, server: TestServer) -> None:
        self.server, self.address, self.others = server, server.clone("postgres"), []
        owner = f"{TEMPLATE}_owner"
        store = ServerStore(
            self.address, server_writer(self.address, "", owner), server_reader(self.address, "", owner), "", ""
        )
        with store.writer.begin() as connection:
            store.origin_id = origin_of(connection, "the owner's")
        Desk.__init__(self, session_of(store, None, ""))


class Eyes:
    """The tangled world on a server, and two people in it who get one standing after the other: Mia is on teams, Ola's successor on none."""

    def __init__(self, server: TestServer) -> None:
        self.server = server
        self.desk = OwnersDesk(server)
        self.world: World = made(self.desk)
        self.nobody = new_id()
        self.run(
            "INSERT INTO person (id, name, email, roles, inactive, created_at, changed_at, row_version)"
            f" SELECT '{self.nobody}', 'Nia', '', '[]', false, created_at, changed_at, 1 FROM person LIMIT 1"
        )
        self.logins = {"mia": self.world.mia, "nia": self.nobody}
        for login, person in self.logins.items():
            self.server.run(f"CREATE ROLE eyes_{login} LOGIN")
            self.run(f"INSERT INTO server_login VALUES ('eyes_{login}', '{person}')")

    def run(self, *statements: str) -> None:
        self.server.run("SET session_replication_role = replica", *statements, database=self.desk.address.database)

    def stand(self, login: str, roles: tuple[Role, ...], scoped: tuple[tuple[Role, Scope, str], ...]) -> None:
        """From now on the person has these roles, in the tables and on the server."""
        person = self.logins[login]
        listed = ", ".join(f'"{role.value}"' for role in roles)
        self.run(
            f"UPDATE person SET roles = '[{listed}]' WHERE id = '{person}'",
            f"DELETE FROM role_grant WHERE person_id = '{person}'",
            *(
                "INSERT INTO role_grant (id, person_id, role, scope, scope_id, created_at, changed_at, row_version)"
                f" VALUES ('{new_id()}', '{person}', '{role.value}', '{scope.value}', '{place}', '', '', 1)"
                for role, scope, place in scoped
            ),
        )
        groups = {*roles, *(role for role, _, _ in scoped)} or {Role.INTERVIEWER}
        for role in Role:
            verb, to = ("GRANT", "TO") if role in groups else ("REVOKE", "FROM")
            self.server.run(f"{verb} {TEMPLATE}_{role.value} {to} eyes_{login}")

    def by_the_server(self, login: str) -> dict[str, set[Any]]:
        """The keys of all rows a bare connection reads."""
        with self.server.connect(self.desk.address.database, f"eyes_{login}") as connection:
            return {
                table.name: _keys(connection.execute(f"SELECT {_key(table)} FROM {table.name}")) for table in TABLES
            }

    def by_the_program(self, login: str) -> dict[str, set[Any]]:
        """The keys of all rows the visibility layer leaves to the person, asked by somebody whom no policy binds."""
        with self.desk.session.store.reader.begin() as connection:
            actor = actor_of(connection, self.logins[login])
            assert actor is not None
            sight = Sight(actor, connection)
            with sight.over(connection):
                return {table.name: _keys(connection.execute(select(*table.primary_key.columns))) for table in TABLES}

    def changes_of(self, permission: Permission) -> set[Any]:
        """The server keeps such fields in clear, so from who may not read them it withholds what the history says of them."""
        names = "|".join(
            name for table in RIGHTS for name, needed in withheld_columns(table).items() if needed is permission
        )
        with self.desk.session.store.reader.begin() as connection:
            found = connection.execute(
                text(
                    "SELECT entry_id, position FROM journal_change"
                    " WHERE coalesce(before, '') || coalesce(after, '') ~ :names"
                ),
                {"names": f'"({names})":'},
            )
            return _keys(found)

    def close(self) -> None:
        self.desk.close()
        self.server.drop(self.desk.address)
        self.server.run("DROP ROLE eyes_mia", "DROP ROLE eyes_nia")


def _key(table: Any) -> str:
    return ", ".join(column.name for column in table.primary_key.columns)


def _keys(rows: Any) -> set[Any]:
    return {tuple(str(value).replace("-", "") for value in row) for row in rows}


@pytest.fixture(scope="module")
def eyes(server: TestServer) -> Iterator[Eyes]:
    found = Eyes(server)
    yield found
    found.close()


STANDINGS: list[tuple[str, tuple[Role, ...], tuple[tuple[Role, str], ...]]] = [
    *((login, (role,), ()) for role in Role for login in ("mia", "nia")),
    ("mia", (), ()),
    *(("nia", (), ((role, "Sales"),)) for role in Role if role is not Role.ADMINISTRATOR),
    ("nia", (), ((Role.RECRUITER, "secret"), (Role.INTERVIEWER, "Finance"))),
    ("mia", (Role.INTERVIEWER,), ((Role.HR, "Finance"),)),
    ("nia", (Role.VIEWER,), ((Role.HR, "Sales"),)),
    ("nia", (Role.VIEWER,), ((Role.RECRUITER, "led secret"),)),
]


@pytest.mark.parametrize("standing", STANDINGS, ids=lambda one: f"{one[0]} {' '.join(one[1])} {one[2]}")
def test_the_server_shows_what_the_program_shows(eyes: Eyes, standing: Any) -> None:
    login, roles, places = standing
    departments, openings = eyes.world.departments, eyes.world.openings
    scoped = tuple(
        (role, Scope.DEPARTMENT, departments[place]) if place in departments else (role, Scope.REQUISITION, openings[place])
        for role, place in places
    )  # fmt: skip
    eyes.stand(login, roles, scoped)
    server, program = eyes.by_the_server(login), eyes.by_the_program(login)
    for permission in (Permission.RESTRICTED_SEE, Permission.PAY_SEE):
        if not set(holders({permission})) & {*roles, *(role for role, _ in places)}:
            withheld = eyes.changes_of(permission)
            program["journal_change"] -= withheld
            told = {entry for entry, _ in program["journal_change"]}
            program["journal_entry"] -= {(entry,) for entry, _ in withheld if entry not in told}
    if {Role.ADMINISTRATOR, Role.HR} & {
        *roles
    }:  # nothing is filtered for them; questions on these two name their owner
        for name in ("draft", "saved_view"):
            assert server.pop(name) < program.pop(name)
    wrong = {
        name: (f"only server {len(server[name] - program[name])}", f"only program {len(program[name] - server[name])}")
        for name in server
        if server[name] != program[name]
    }
    assert wrong == {}
    assert all(program[name] for name in ("person", "vocabulary_word", "journal_origin"))
