"""A team on the test server with somebody in every role, and data that not everybody may see."""

from __future__ import annotations

from typing import Any

import psycopg

from desktop.services.applications.commands import CreateApplication
from desktop.services.candidates.commands import ChangeCandidate
from desktop.services.notes.commands import AddNote
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import ChangeRequisition
from desktop.services.restricted.messages import RestrictedField, SetRestricted
from desktop.services.workspace.on_server import open_on_server
from desktop.words import Role
from tests.postgres_server import TEMPLATE, TestServer
from tests.services.desk import INSTALLATION, Desk
from tests.services.server_desk import ServerDesk

LOGINS = {role: f"some_{role.value}" for role in Role}
STRANGER = "some_stranger"


class Team:
    """A workspace of its own with seven people. The hiring manager leads ``own``; ``other`` and ``secret`` are not theirs."""

    def __init__(self, server: TestServer) -> None:
        self.server = server
        self.address = server.clone()
        self.desk = ServerDesk(server, self.address)
        desk = self.desk
        self.people = {role: str(desk.get(AddMember(f"Some {role.value}", roles=(role,)))) for role in Role}
        for role, login in LOGINS.items():
            self._let_in(login, f"{TEMPLATE}_{role.value}")
            server.run(
                f"INSERT INTO server_login VALUES ('{login}', '{self.people[role]}')", database=self.address.database
            )
        self._let_in(STRANGER)
        server.run(f"REVOKE ALL ON DATABASE {self.address.database} FROM PUBLIC")
        for role in Role:
            server.run(f"GRANT CONNECT ON DATABASE {self.address.database} TO {TEMPLATE}_{role.value}")
        self.own = desk.opening("Own", hiring_manager_id=self.people[Role.HIRING_MANAGER])
        self.other = desk.opening("Other")
        self.secret = desk.opening("Secret")
        self.applications: dict[str, str] = {}
        self.candidates: dict[str, str] = {}
        for name, opening in (("own", self.own), ("other", self.other), ("secret", self.secret)):
            for number in range(2):
                person = desk.person(f"Zed {name} {number}", emails=(f"{name}{number}@x.example",))
                self.candidates[f"{name}{number}"] = person
                self.applications[f"{name}{number}"] = desk.get(CreateApplication(person, opening))
                desk.do(AddNote(person, f"A note on {name} {number}."))
        desk.do(SetRestricted(self.applications["own0"], 0, RestrictedField.PAY_EXPECTATION, "75 000"))
        desk.do(ChangeCandidate(self.candidates["own0"], 0, {"location": "Brno"}))
        desk.do(ChangeRequisition(self.secret, 0, {"confidential": True}))

    def _let_in(self, login: str, group: str = "") -> None:
        with self.server.connect() as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,)).fetchone():
                connection.execute(f"CREATE ROLE {login} LOGIN")
            if group:
                connection.execute(f"GRANT {group} TO {login}")

    def connect(self, role: Role | str) -> psycopg.Connection[Any]:
        """A bare connection of somebody's, without the program."""
        return self.server.connect(self.address.database, LOGINS.get(role, str(role)))  # type: ignore[call-overload]

    def desk_of(self, role: Role) -> Desk:
        """The program as somebody opens it."""
        return Desk(open_on_server(self.address.as_login(LOGINS[role]), "", INSTALLATION))

    def close(self) -> None:
        self.desk.session.close()
        self.server.drop(self.address)
