"""From a file to a server and back: every table the same, and the journal holds on both sides."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import RuleBroken, ServerTrouble, Stopped, StorageTrouble
from desktop.services.dispatch.messages import Progress
from desktop.services.drafts.messages import KeepDraft
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.services.moving.reading import FromFile
from desktop.services.workspace.messages import FillWithSample
from desktop.services.workspace.on_server import open_on_server
from desktop.services.workspace.session import create_workspace, open_workspace
from tests.postgres_server import TestServer
from tests.services.desk import INSTALLATION, Desk
from tests.services.moving.moves import content_of_file, content_of_server, database, source_of, to_file, to_server

pytestmark = pytest.mark.postgres


def test_there_and_back_changes_nothing(server: TestServer, tmp_path: Path) -> None:
    session = create_workspace(
        tmp_path / "a.desk", name="Acme", person="Béa Kaur", installation=INSTALLATION, sample=True
    )
    session.door.carry_out(FillWithSample())
    session.door.carry_out(KeepDraft("candidate:new", '{"name": "Łukasz"}'))
    before = content_of_file(source_of(session))
    with database(server) as address:
        moved = to_server(session, address)
        assert content_of_server(address) == before
        assert moved.rows == sum(one.rows for one in before.values()) > 500
        to_file(address, tmp_path / "b.desk")
        assert content_of_file(FromFile(tmp_path / "b.desk")) == before

        searched = CountRows(ListView(ListKind.CANDIDATES, search="a"))
        with_words = session.door.ask(searched)
        there = open_on_server(address.as_login(f"{address.database}_bea"), "", INSTALLATION)
        back = open_workspace(tmp_path / "b.desk", installation=INSTALLATION)
        try:
            assert there.door.ask(searched) == back.door.ask(searched) == with_words
            assert Desk(there).findings() == Desk(back).findings() == ()
        finally:
            for one in (there, back, session):
                one.close()


def test_work_goes_on_at_each_place(server: TestServer, file_desk: Desk, tmp_path: Path) -> None:
    """Whoever moved it signs in on the server and works; all that comes back with it."""
    file_desk.applied(file_desk.opening(), "Jan Novák")
    with database(server) as address:
        to_server(file_desk.session, address)
        there = Desk(open_on_server(address.as_login(f"{address.database}_bea"), "", INSTALLATION))
        there.person("Mia")
        assert there.findings() == ()
        there.session.close()
        to_file(address, tmp_path / "back.desk")
        back = Desk(open_workspace(tmp_path / "back.desk", installation=INSTALLATION))
        back.person("Łukasz")
        assert back.findings() == ()
        names = {row["name"] for row in back.everything()["candidate"].values()}
        assert names == {"Jan Novák", "Mia", "Łukasz"}
        back.session.close()


def test_stopping_leaves_nothing(server: TestServer, file_desk: Desk, tmp_path: Path) -> None:
    """At every tenth of the way."""
    file_desk.applied(file_desk.opening())
    before = content_of_file(source_of(file_desk.session))

    def stopping_at(share: int) -> Progress:
        progress = Progress()
        progress.on_report = lambda done, of, what: progress.stop() if done >= share else None
        return progress

    with database(server) as address:
        for share in (10, 60, 100):
            with pytest.raises(Stopped):
                to_server(file_desk.session, address, stopping_at(share))
            with server.connect() as connection:
                left = connection.execute(
                    "SELECT datname FROM pg_database WHERE datname = %(n)s UNION"
                    " SELECT rolname FROM pg_roles WHERE rolname LIKE %(n)s || '\\_%%'",
                    {"n": address.database},
                ).fetchall()
            assert left == []
        to_server(file_desk.session, address)
        for share in (10, 60, 100):
            with pytest.raises(Stopped):
                to_file(address, tmp_path / "b.desk", None, stopping_at(share))
            assert [path.name for path in tmp_path.iterdir() if path.name.startswith("b.desk")] == []
        assert content_of_server(address) == before == content_of_file(source_of(file_desk.session))


def test_what_is_there_stays(server: TestServer, file_desk: Desk, tmp_path: Path) -> None:
    with database(server) as address:
        to_server(file_desk.session, address)
        before = content_of_server(address)
        with pytest.raises(ServerTrouble) as trouble:
            to_server(file_desk.session, address)
        assert trouble.value.code == "exists"
        assert content_of_server(address) == before
        (tmp_path / "there.desk").write_bytes(b"something else")
        with pytest.raises(StorageTrouble) as refused:
            to_file(address, tmp_path / "there.desk")
        assert refused.value.code == "exists"
        assert (tmp_path / "there.desk").read_bytes() == b"something else"


def test_an_altered_workspace_is_not_moved(server: TestServer, file_desk: Desk) -> None:
    file_desk.person("Jan Novák")
    file_desk.sql("UPDATE candidate SET name = 'Somebody'")
    with database(server) as address:
        with pytest.raises(RuleBroken) as broken:
            to_server(file_desk.session, address)
        assert broken.value.code == "move.unsound"
        with pytest.raises(ServerTrouble) as trouble:
            content_of_server(address)
        assert trouble.value.code == "no_database"
