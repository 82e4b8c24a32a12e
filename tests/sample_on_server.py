"""Workspaces with the sample team on the test server, each login let in by password."""

from __future__ import annotations

from desktop.server_address import ServerAddress
from desktop.services.workspace.on_server import make_on_server
from tests.postgres_server import TestServer

PASSWORD = "correct horse battery"


def sample_workspace(server: TestServer, database: str, login: str, name: str = "Acme hiring") -> ServerAddress:
    """One that was made for the sample team and is still empty, as its administrator opens it."""
    made = server.address(database)
    make_on_server(
        made, "", name=name, person="Béatrice Kaur", login=login, new_password=PASSWORD, installation="setting up",
        sample=True,
    ).close()  # fmt: skip
    server.ask_password(made.as_login(login), PASSWORD)
    return made.as_login(login)
