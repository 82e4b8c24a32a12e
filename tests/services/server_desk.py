"""The desk on a server: the same short verbs; behind the program's back means as the server's own administrator."""

from __future__ import annotations

import re
from typing import Any

from psycopg.adapt import Loader

from desktop.server_address import ServerAddress
from desktop.services.people.commands import AddMember
from desktop.services.workspace.on_server import open_on_server
from desktop.services.workspace.session import WorkSession
from desktop.words import Role
from tests.postgres_server import TEMPLATE, TestServer
from tests.services.desk import INSTALLATION, Desk


class _Hex(Loader):
    """Ids as the program writes them."""

    def load(self, data: Any) -> str:
        return bytes(data).decode().replace("-", "")


class ServerDesk(Desk):
    """An open workspace of the test server."""

    def __init__(self, server: TestServer, address: ServerAddress) -> None:
        super().__init__(open_on_server(address, "", INSTALLATION))
        self.server = server
        self.others: list[WorkSession] = []
        self.doors: dict[str, Any] = {}
        self.address = address

    def again(self) -> ServerDesk:
        self.session.close()
        Desk.__init__(self, open_on_server(self.address, "", INSTALLATION))
        return self

    def another(self, installation: str = INSTALLATION) -> Desk:
        return Desk(open_on_server(self.address, "", installation))

    def colleague(self, name: str, role: Role) -> Any:
        """Somebody with a login of their own: the server lets nobody write in another's name."""
        return self.door_for(self.get(AddMember(name, roles=(role,))), role)

    def door_for(self, person: str, role: Role) -> Any:
        """Their own program, opened once."""
        if person not in self.doors:
            self.doors[person] = self._let_in(person, role)
        return self.doors[person]

    def _let_in(self, person: str, role: Role) -> Any:
        login = f"{self.address.database}_{person[-8:]}"
        self.server.run(f"CREATE ROLE {login} LOGIN", f"GRANT {TEMPLATE}_{role.value} TO {login}")
        self.server.run(f"INSERT INTO server_login VALUES ('{login}', '{person}')", database=self.address.database)
        theirs = open_on_server(self.address.as_login(login), "", INSTALLATION)
        self.others.append(theirs)
        return theirs.door

    def close(self) -> None:
        """Close everybody's session."""
        for one in (*self.others, self.session):
            one.close()

    def sql(self, statement: str, *parameters: Any) -> list[Any]:
        """What a file's tests say in SQLite's words; triggers do not see it."""
        words = re.sub(r"lower\(hex\(([\w.]+)\)\)", r"\1", statement).replace("%", "%%").replace("?", "%s")
        words = re.sub(r"\bcorrection\s*=\s*1\b", "correction", words)
        with self.server.connect(self.address.database, options="-c session_replication_role=replica") as connection:
            connection.adapters.register_loader("uuid", _Hex)
            given = [one.hex() if isinstance(one, bytes) and len(one) == 16 else one for one in parameters]
            cursor = connection.execute(words, given)  # type: ignore[arg-type, unused-ignore]
            return list(cursor) if cursor.description else []
