"""Others' changes are heard, one's own are not, and nothing is missed while the line was down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from threading import Condition

import pytest

from desktop.server_address import ServerAddress
from desktop.services.storage.postgres.listening import Listener
from desktop.services.storage.postgres.server_store import ServerStore
from desktop.services.workspace.on_server import open_on_server
from desktop.words import Role
from tests.postgres_server import TestServer
from tests.services.desk import INSTALLATION, Desk
from tests.services.postgres.proxy import Proxy
from tests.services.postgres.team import Team
from tests.services.server_desk import ServerDesk

pytestmark = pytest.mark.postgres
PATIENCE = 20.0


class Ear:
    """Somebody who listens through a line that can be cut."""

    def __init__(self, server: TestServer, address: ServerAddress) -> None:
        self.proxy = Proxy(server.host)
        self.desk = Desk(
            open_on_server(ServerAddress(self.proxy.folder, address.database, address.login), "", INSTALLATION)
        )
        self.ids: set[str] = set()
        self.names: set[str] = set()
        self.line: list[bool] = []
        self._changed = Condition()
        assert isinstance(self.desk.session.store, ServerStore)
        self.listener = Listener(self.desk.session.store, self._heard, self._there)
        self.listener.start()
        self.until(lambda: self.line == [True])

    def _heard(self, changed: Mapping[str, frozenset[str]]) -> None:
        with self._changed:
            self.names |= set(changed)
            self.ids |= {one for ids in changed.values() for one in ids}
            self._changed.notify_all()

    def _there(self, found: bool) -> None:
        with self._changed:
            self.line.append(found)
            self._changed.notify_all()

    def until(self, true: object) -> None:
        """Wait for something to have been heard."""
        with self._changed:
            assert self._changed.wait_for(true, PATIENCE)  # type: ignore[arg-type]

    def close(self) -> None:
        self.listener.stop()
        self.desk.session.close()
        self.proxy.stop()


@pytest.fixture
def ear(server: TestServer, server_desk: ServerDesk) -> Iterator[Ear]:
    made = Ear(server, server_desk.address)
    yield made
    made.close()


def test_a_change_by_somebody_else_is_heard_by_name_and_id(server_desk: ServerDesk, ear: Ear) -> None:
    person = server_desk.person("Jan")
    ear.until(lambda: person in ear.ids)
    assert ear.names == {"candidate"}


def test_ones_own_changes_are_not_told(server_desk: ServerDesk, ear: Ear) -> None:
    own = ear.desk.person("Mine")
    theirs = server_desk.person("Theirs")
    ear.until(lambda: theirs in ear.ids)
    assert own not in ear.ids


def test_nothing_is_missed_over_twenty_breaks(server_desk: ServerDesk, ear: Ear) -> None:
    made = set()
    for number in range(100):
        if number % 5 == 0:
            ear.proxy.cut()
        made.add(server_desk.person(f"Person {number}"))
    ear.until(lambda: made <= ear.ids)


def test_a_lost_server_is_told_once_and_found_again(server_desk: ServerDesk, ear: Ear) -> None:
    ear.proxy.away = True
    ear.proxy.cut()
    ear.until(lambda: ear.line[-1] is False)
    person = server_desk.person("Meanwhile")
    ear.proxy.away = False
    ear.until(lambda: ear.line[-1] is True)
    ear.until(lambda: person in ear.ids)
    assert ear.line == [True, False, True], "said once, however many tries it took"


def test_what_somebody_may_not_see_is_not_told_either(team: Team, server: TestServer) -> None:
    ear = Ear(server, team.address.as_login("some_hiring_manager"))
    try:
        hidden = team.desk.applied(team.secret, "Zed secret 9")
        open_one = team.desk.applied(team.own, "Zed own 9")
        ear.until(lambda: open_one in ear.ids)
        assert hidden not in ear.ids
        assert Role.HIRING_MANAGER in ear.desk.door.actor.roles
    finally:
        ear.close()
