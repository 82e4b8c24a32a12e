"""The bell rings for others' commits, rings again once a lost line is there, and what it rang for is then read without a gap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Condition

import pytest

from desktop.server_address import ServerAddress
from desktop.services.history.messages import News, ReadNews
from desktop.services.storage.postgres.listening import Bell
from desktop.services.storage.postgres.server_store import ServerStore
from desktop.services.workspace.on_server import open_on_server
from desktop.words import Role, Topic
from tests.postgres_server import TestServer
from tests.services.desk import INSTALLATION, Desk
from tests.services.postgres.proxy import Proxy
from tests.services.postgres.team import Team
from tests.services.server_desk import ServerDesk

pytestmark = pytest.mark.postgres
PATIENCE = 20.0


class Ear:
    """Somebody who listens through a line that can be cut, and reads the news whenever it rings."""

    def __init__(self, server: TestServer, address: ServerAddress) -> None:
        self.proxy = Proxy(server.host)
        self.desk = Desk(
            open_on_server(ServerAddress(self.proxy.folder, address.database, address.login), "", INSTALLATION)
        )
        self.news: News = self.desk.ask(ReadNews())
        self.topics: set[Topic] = set()
        self.line: list[bool] = []
        self._rung = False
        self._changed = Condition()
        assert isinstance(self.desk.session.store, ServerStore)
        self.bell = Bell(self.desk.session.store, self._rang, self._there)
        self.bell.start()
        self.until(lambda: self.line == [True])

    def _rang(self) -> None:
        with self._changed:
            self._rung = True
            self._changed.notify_all()

    def _there(self, found: bool) -> None:
        with self._changed:
            self.line.append(found)
            self._changed.notify_all()

    def until(self, true: Callable[[], bool]) -> None:
        """Wait for something to be so, reading whenever it rings."""
        with self._changed:
            while not true():
                assert self._changed.wait_for(lambda: self._rung or true(), PATIENCE)
                if self._rung:
                    self._rung = False
                    self.news = self.desk.ask(ReadNews(self.news.position, self.news.pulse))
                    self.topics |= self.news.topics

    def knows(self, entries: int) -> bool:
        """Whether the journal was read up to so many entries."""
        return sum(last for _, last in self.news.position) >= entries

    def close(self) -> None:
        self.bell.stop()
        self.desk.session.close()
        self.proxy.stop()


@pytest.fixture
def ear(server: TestServer, server_desk: ServerDesk) -> Iterator[Ear]:
    made = Ear(server, server_desk.address)
    yield made
    made.close()


def test_a_change_by_somebody_else_is_heard(server_desk: ServerDesk, ear: Ear) -> None:
    server_desk.person("Jan")
    ear.until(lambda: Topic.CANDIDATES in ear.topics)


def test_ones_own_change_rings_too_and_is_no_news(server_desk: ServerDesk, ear: Ear) -> None:
    ear.desk.person("Mine")
    entries = server_desk.count("journal_entry")
    ear.until(lambda: ear.knows(entries))
    assert ear.topics == set()


def test_nothing_is_missed_over_twenty_breaks(server_desk: ServerDesk, ear: Ear) -> None:
    for number in range(100):
        if number % 5 == 0:
            ear.proxy.cut()
        server_desk.person(f"Person {number}")
    entries = server_desk.count("journal_entry")
    ear.until(lambda: ear.knows(entries))


def test_a_lost_server_is_told_once_and_found_again(server_desk: ServerDesk, ear: Ear) -> None:
    ear.proxy.away = True
    ear.proxy.cut()
    ear.until(lambda: ear.line[-1] is False)
    server_desk.person("Meanwhile")
    ear.proxy.away = False
    ear.until(lambda: ear.line[-1] is True)
    ear.until(lambda: Topic.CANDIDATES in ear.topics)
    assert ear.line == [True, False, True], "said once, however many tries it took"


def test_whoever_asks_hears_that_it_is_still_away(ear: Ear) -> None:
    ear.proxy.away = True
    ear.proxy.cut()
    ear.until(lambda: ear.line == [True, False])
    ear.bell.look()
    ear.until(lambda: ear.line == [True, False, False])


def test_a_line_that_is_fine_says_so_when_asked(ear: Ear) -> None:
    ear.bell.look()
    ear.until(lambda: len(ear.line) == 2)
    assert ear.line == [True, True]


def test_after_the_end_nothing_is_told(server_desk: ServerDesk, ear: Ear) -> None:
    ear.bell.stop()
    told = list(ear.line)
    ear.proxy.cut()
    server_desk.person("Jan")
    assert ear.line == told
    assert ear.bell._thread is not None
    ear.bell._thread.join(PATIENCE)
    assert not ear.bell._thread.is_alive()


def test_what_somebody_may_not_see_is_not_told_either(team: Team, server: TestServer) -> None:
    ear = Ear(server, team.address.as_login("some_hiring_manager"))
    try:
        team.desk.applied(team.secret, "Zed secret 9")
        entries = team.desk.count("journal_entry")
        ear.until(lambda: ear.knows(entries))
        assert Topic.APPLICATIONS not in ear.topics
        team.desk.applied(team.own, "Zed own 9")
        ear.until(lambda: Topic.APPLICATIONS in ear.topics)
        assert Role.HIRING_MANAGER in ear.desk.door.actor.roles
    finally:
        ear.close()
