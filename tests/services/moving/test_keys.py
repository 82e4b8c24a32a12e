"""Encrypted files: restricted fields, signatures and keys on the way to a server and back, and what a forger can do afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, text

from desktop.errors import FieldErrors, NotAllowed, ServerTrouble
from desktop.models import JournalEntry, JournalOrigin
from desktop.services.access.keys.credential import Credential
from desktop.services.access.keys.places import keys_path
from desktop.services.access.keys.sealed_text import is_sealed, open_text
from desktop.services.accounts.messages import GiveAccess
from desktop.services.history.messages import ReadJournal, UndoEntry
from desktop.services.restricted.messages import ReadRestricted, RestrictedField, SetRestricted
from desktop.services.storage.engines import writer_engine
from desktop.services.storage.journal import HEADER, hash_of
from desktop.services.workspace.on_server import open_on_server
from desktop.services.workspace.session import open_workspace
from desktop.words import Role
from tests.postgres_server import TestServer
from tests.services.accounts.secured import THEIRS, Secured, make_secured
from tests.services.desk import INSTALLATION, Desk
from tests.services.moving.moves import content_of_file, content_of_server, database, source_of, to_file, to_server

pytestmark = pytest.mark.postgres
NEW = "another long password"
PAY, RAMP = RestrictedField.PAY_EXPECTATION, RestrictedField.ACCOMMODATION


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Secured]:
    made = make_secured(tmp_path)
    candidate = made.person("Jan Novák")
    made.do(SetRestricted(candidate, 0, RAMP, "a ramp"))
    made.do(SetRestricted(candidate, 0, RAMP, "a ramp and a signer"))
    made.applied(made.opening(), "Mia")
    yield made
    made.session.close()


def said(desk: Desk) -> dict[str, list[str | None]]:
    """What the restricted fields say to whoever is signed in."""
    people = desk.everything()["candidate"]
    return {row["name"]: [value.text for value in desk.ask(ReadRestricted(one))] for one, row in sorted(people.items())}


def changes(path: Path, key: bytes | None) -> list[Any]:
    engine = writer_engine(path, key)
    try:
        with engine.begin() as connection:
            return list(connection.execute(text('SELECT "before", "after", salt FROM journal_change')))
    finally:
        engine.dispose()


def test_restricted_fields_are_open_there_and_sealed_again(server: TestServer, office: Secured, tmp_path: Path) -> None:
    before, words = content_of_file(source_of(office.session)), said(office)
    with database(server) as address:
        to_server(office.session, address)
        after = content_of_server(address)
        changed = {name for name in before if before[name] != after[name]}
        assert changed == {"candidate", "candidate_row", "journal_change", "journal_entry", "journal_origin"} - (
            {"candidate_row"} if before["candidate_row"] == after["candidate_row"] else set()
        )
        assert after["journal_entry"].rows == before["journal_entry"].rows + 1
        there = Desk(open_on_server(address.as_login(f"{address.database}_bea"), "", INSTALLATION))
        assert said(there) == words
        mia = next(one for one, row in there.everything()["candidate"].items() if row["name"] == "Mia")
        there.do(SetRestricted(there.application(mia).id, 0, PAY, "90,000"))
        assert there.findings() == ()
        words = said(there)
        there.session.close()

        moved = to_file(address, tmp_path / "back.desk", NEW)
    assert moved.recovery
    back = Secured(open_workspace(tmp_path / "back.desk", installation=INSTALLATION, credential=Credential("", NEW)))
    try:
        assert said(back) == words
        assert back.findings() == ()
        for before_text, after_text, _ in changes(back.path, back.session.file.key):
            for one in filter(None, (before_text, after_text)):
                fields = json.loads(one)
                assert all(is_sealed(fields[name]) for name in ("accommodation", "pay_expectation") if fields.get(name))
        back.do(SetRestricted(next(iter(back.everything()["candidate"])), 0, RAMP, "nothing"))
        assert back.findings() == ()
    finally:
        back.session.close()
    again = open_workspace(
        tmp_path / "back.desk", installation=INSTALLATION, credential=Credential(recovery=moved.recovery)
    )
    again.close()


def test_earlier_words_stay_readable_to_the_entitled(server: TestServer, office: Secured, tmp_path: Path) -> None:
    """What was typed on the server stands sealed in the history of the file, not lost."""
    with database(server) as address:
        to_server(office.session, address)
        there = Desk(open_on_server(address.as_login(f"{address.database}_bea"), "", INSTALLATION))
        mia = next(one for one, row in there.everything()["candidate"].items() if row["name"] == "Mia")
        for words in ("a desk", "a chair"):
            there.do(SetRestricted(mia, 0, RAMP, words))
        there.session.close()
        to_file(address, tmp_path / "back.desk", NEW)
    back = open_workspace(tmp_path / "back.desk", installation=INSTALLATION, credential=Credential("", NEW))
    assert back.vault is not None
    keys = back.vault.ring.restricted
    found = {
        open_text(json.loads(after)["accommodation"], keys)
        for _, after, salt in changes(back.file.path, back.file.key)
        if after and salt is None
    }
    back.close()
    assert found >= {"a desk", "a chair"}


def test_again_and_again(server: TestServer, office: Secured, tmp_path: Path) -> None:
    """There and back twice, with work at every place and somebody let in anew in between."""
    words = said(office)
    session, colleague = office.session, office.colleague("Ben Ito", Role.RECRUITER)
    for turn in ("one", "two"):
        with database(server) as address:
            to_server(session, address)
            session.close()
            there = Desk(open_on_server(address.as_login(f"{address.database}_bea"), "", INSTALLATION))
            there.person(f"Łukasz {turn}")
            assert there.findings() == ()
            assert "Move to a team's server" in {line.label for line in there.ask(ReadJournal())}
            there.session.close()
            to_file(address, tmp_path / f"{turn}.desk", NEW)
        back = Secured(
            open_workspace(tmp_path / f"{turn}.desk", installation=INSTALLATION, credential=Credential("", NEW))
        )
        back.do(GiveAccess(colleague, THEIRS))
        back.person(f"Mia {turn}")
        assert back.findings() == ()
        session = back.session
    assert words.items() <= said(back).items()
    theirs = back.again("Ben Ito", THEIRS)
    assert words.items() <= said(theirs).items()
    theirs.person("Zoë")
    assert theirs.findings() == ()
    theirs.session.close()


def test_only_the_entitled_move(server: TestServer, office: Secured) -> None:
    office.colleague("Ben Ito", Role.VIEWER)
    viewer = office.again("Ben Ito", THEIRS)
    with database(server) as address:
        with pytest.raises(NotAllowed):
            to_server(viewer.session, address)
        with pytest.raises(ServerTrouble):
            content_of_server(address)
    viewer.session.close()


def slipped_in(path: Path, key: bytes | None) -> None:
    """An unsigned entry dated to the time on the server, under a chain of its own, with all its hashes right."""
    entries: Any = JournalEntry.__table__
    engine = writer_engine(path, key)
    try:
        with engine.begin() as connection:
            query = select(entries).where(entries.c.signature.is_(None)).order_by(entries.c.hlc.desc())
            like = dict(connection.execute(query).mappings().all()[0])
            like |= {"id": "a" * 32, "origin_id": "b" * 32, "seq": 1, "previous": bytes(32), "changes": 0}
            like["content"] = sha256().digest()
            like["hash"] = hash_of({name: like[name] for name in HEADER}, like["content"], like["previous"])
            connection.execute(insert(entries).values(**like))
            head = {"last_seq": 1, "last_hlc": like["hlc"], "last_hash": like["hash"]}
            origin = {"id": "b" * 32, "installation": "x", "created_at": like["at"], **head}
            connection.execute(insert(JournalOrigin).values(origin))
    finally:
        engine.dispose()


def test_nothing_is_slipped_into_the_time_on_the_server(server: TestServer, office: Secured, tmp_path: Path) -> None:
    """Whoever has the key of the file alone can write what needs no signature; the entry of the move seals what there was."""
    with database(server) as address:
        to_server(office.session, address)
        there = Desk(open_on_server(address.as_login(f"{address.database}_bea"), "", INSTALLATION))
        there.person("Łukasz")
        there.session.close()
        to_file(address, tmp_path / "back.desk", NEW)

    def findings() -> tuple[str, ...]:
        back = open_workspace(tmp_path / "back.desk", installation=INSTALLATION, credential=Credential("", NEW))
        keys.append(back.file.key)
        found = Desk(back).findings()
        back.close()
        return found

    keys: list[bytes | None] = []
    assert findings() == ()
    slipped_in(tmp_path / "back.desk", keys[0])
    assert [line for line in findings() if "not what it seals" in line]


def test_a_file_with_keys_takes_no_unsigned_entry(office: Secured) -> None:
    """That a server would need none is no excuse in a file that never was on one."""
    entry = office.do(UndoEntry(office.do(SetRestricted(office.person("Zoë"), 0, RAMP, "x")).entry_id, "it")).entry_id
    office.sql("UPDATE journal_entry SET signature = NULL, signer_id = NULL WHERE lower(hex(id)) = ?", entry)
    assert f"entry {entry}: not signed" in office.findings()


def test_a_failed_way_back_leaves_no_keys(server: TestServer, office: Secured, tmp_path: Path) -> None:
    with database(server) as address:
        to_server(office.session, address)
        with pytest.raises(FieldErrors):
            to_file(address, tmp_path / "b.desk", "short")
    assert not (tmp_path / "b.desk").exists()
    assert not keys_path(tmp_path / "b.desk").exists()
