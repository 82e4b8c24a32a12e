"""A line that breaks at the worst moments: nothing is lost, nothing happens twice, and what waits is named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.errors import NotAllowed, ServerTrouble
from desktop.server_address import ServerAddress
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.services.workspace.on_server import open_on_server
from desktop.words import Role
from tests.postgres_server import TestServer
from tests.services.desk import INSTALLATION, Desk
from tests.services.postgres.proxy import Break, Proxy
from tests.services.server_desk import ServerDesk

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.figure(10, "line to the server cut at BEGIN, statement, COMMIT, answer: lost or done twice"),
]
NEW = CreateCandidate({"name": "Jan Novák"}, "")


@pytest.fixture
def proxy(server: TestServer) -> Iterator[Proxy]:
    made = Proxy(server.host)
    yield made
    made.stop()


@pytest.fixture
def far(server_desk: ServerDesk, proxy: Proxy) -> Iterator[Desk]:
    """The same workspace, opened through the proxy."""
    address = ServerAddress(proxy.folder, server_desk.address.database, "bea")
    made = Desk(open_on_server(address, "", INSTALLATION))
    yield made
    made.session.close()


def people(desk: ServerDesk) -> int:
    assert desk.findings() == ()
    return desk.count("candidate")


@pytest.mark.parametrize("when", list(Break))
def test_a_break_is_mended_and_the_command_happens_once(
    server_desk: ServerDesk, far: Desk, proxy: Proxy, when: Break
) -> None:
    entries = server_desk.count("journal_entry")
    proxy.breaks = when
    done = far.do(NEW)
    assert proxy.broken == 1
    assert done.entry_id
    assert people(server_desk) == 1
    assert server_desk.count("journal_entry") == entries + 1
    assert far.candidate(done.answer).name == "Jan Novák"
    far.undo(done)


@pytest.mark.parametrize("when", list(Break))
def test_a_server_that_stays_away_is_named_with_what_waits(
    server_desk: ServerDesk, far: Desk, proxy: Proxy, when: Break
) -> None:
    proxy.breaks, proxy.away = when, True
    for _ in range(3):  # somebody presses Save again and again
        with pytest.raises(ServerTrouble) as caught:
            far.do(NEW)
        assert caught.value.code == "lost"
        assert caught.value.details["waiting"] == NEW.label()
    proxy.away = False
    done = far.do(CreateCandidate({"name": "Jan Novák"}, ""))  # the same, typed into the same form
    assert people(server_desk) == 1
    assert far.candidate(done.answer).name == "Jan Novák"
    far.do(NEW)  # said again on purpose, when nothing waits any more: somebody else of that name
    assert people(server_desk) == 2


def test_what_is_refused_does_not_wait(server_desk: ServerDesk, far: Desk, proxy: Proxy) -> None:
    proxy.breaks, proxy.away = Break.ANSWER_LOST, True
    with pytest.raises(ServerTrouble):
        far.do(NEW)
    proxy.away = False
    with pytest.raises(NotAllowed):
        far.door_of(Role.VIEWER).carry_out(NEW)
    assert people(server_desk) == 1
    far.do(NEW)
    assert people(server_desk) == 1, "the first one was done and is known to be"


def test_reading_goes_on_when_the_server_is_back(server_desk: ServerDesk, far: Desk, proxy: Proxy) -> None:
    question = CountRows(ListView(ListKind.CANDIDATES))
    assert far.ask(question).all == 0
    proxy.away = True
    proxy.cut()
    with pytest.raises(ServerTrouble) as caught:
        far.ask(question)
    assert caught.value.code == "lost"
    proxy.away = False
    server_desk.person("Somebody")
    assert far.ask(question).all == 1, "the very first question after it finds the server"


def test_a_cut_line_that_is_there_again_is_not_noticed_by_a_reader(far: Desk, proxy: Proxy) -> None:
    question = CountRows(ListView(ListKind.CANDIDATES))
    assert far.ask(question).all == 0
    proxy.cut()
    assert far.ask(question).all == 0
