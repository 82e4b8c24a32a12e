"""Whatever is altered behind the journal's back is found."""

from __future__ import annotations

import pytest

from desktop.services.candidates.commands import ChangeCandidate
from desktop.services.notes.commands import AddNote
from tests.services.desk import Desk

FOREIGN_ENTRY = """INSERT INTO journal_entry
    SELECT randomblob(16), zeroblob(16), 1, hlc, at, actor_id, command, label, reason, seen, revision, undoes_id, undoable, 0,
        x'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', zeroblob(32), hash, NULL, NULL
    FROM journal_entry WHERE seq = 3"""
"""Without changes, and of an origin of its own."""


@pytest.fixture
def lived(file_desk: Desk) -> Desk:
    """A workspace in which something happened."""
    desk = file_desk  # what is altered here is altered with SQLite's own means
    opening = desk.opening("Analyst", seats=2)
    person = desk.person("Jan Novák", opening, emails=("jan@x.example",), tags=("sql",))
    desk.do(ChangeCandidate(person, 0, {"location": "Brno"}))
    desk.do(AddNote(person, "Speaks Czech."))
    desk.move(desk.application(person).id, "hired")
    assert desk.findings() == ()
    return desk


def alter(desk: Desk, statement: str) -> None:
    """Without the program: foreign keys off, as somebody with a database browser has them."""
    raw = desk.session.store.writer.raw_connection()
    try:
        raw.driver_connection.execute("PRAGMA foreign_keys=OFF").fetchall()
        changed = raw.driver_connection.execute(statement).rowcount
        raw.driver_connection.execute("PRAGMA foreign_keys=ON").fetchall()
    finally:
        raw.close()
    assert changed != 0, "the test altered nothing"


@pytest.mark.parametrize(
    "statement",
    [
        # the journal
        "UPDATE journal_change SET after = replace(after, 'Brno', 'Brnx') WHERE after LIKE '%Brno%'",
        "UPDATE journal_change SET before = '{\"location\":\"x\"}' WHERE before LIKE '%location%'",
        "UPDATE journal_change SET subject_id = NULL WHERE after LIKE '%Brno%'",
        "UPDATE journal_change SET kind = 'update' WHERE kind = 'insert' AND entity = 'note'",
        "UPDATE journal_change SET salt = NULL, after = '{\"location\":\"Prag\"}' WHERE after LIKE '%Brno%'",
        "UPDATE journal_change SET salt = zeroblob(16) WHERE after LIKE '%Brno%'",
        "UPDATE journal_change SET digest = zeroblob(32) WHERE after LIKE '%Brno%'",
        "DELETE FROM journal_change WHERE after LIKE '%Brno%'",
        "UPDATE journal_change SET position = position + 1000 WHERE position = 0",
        "UPDATE journal_entry SET label = 'Nothing' WHERE seq = 3",
        "UPDATE journal_entry SET reason = 'because' WHERE seq = 3",
        "UPDATE journal_entry SET actor_id = randomblob(16) WHERE seq = 3",
        "UPDATE journal_entry SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 3",
        "UPDATE journal_entry SET hlc = '0000000000000-000000' WHERE seq = 3",
        "UPDATE journal_entry SET undoable = 0 WHERE seq = 3",
        "UPDATE journal_entry SET seen = '{}' WHERE seq = 3",
        "UPDATE journal_entry SET changes = changes + 1 WHERE seq = 3",
        "UPDATE journal_entry SET content = zeroblob(32) WHERE seq = 3",
        "UPDATE journal_entry SET previous = zeroblob(32) WHERE seq = 3",
        "UPDATE journal_entry SET hash = zeroblob(32) WHERE seq = 3",
        "UPDATE journal_entry SET seq = CASE seq WHEN 3 THEN 1004 WHEN 4 THEN 3 END WHERE seq IN (3, 4)",
        "DELETE FROM journal_entry WHERE seq = 3",
        "DELETE FROM journal_entry WHERE seq = (SELECT max(seq) FROM journal_entry)",
        "UPDATE journal_entry SET origin_id = zeroblob(16) WHERE seq = 3",
        FOREIGN_ENTRY,
        "UPDATE journal_origin SET last_seq = last_seq - 1",
        "UPDATE journal_origin SET last_hash = zeroblob(32)",
        "DELETE FROM journal_origin",
        # what it speaks of
        "UPDATE candidate SET location = 'Praha'",
        "UPDATE candidate SET row_version = row_version + 1",
        "UPDATE candidate SET deleted_at = '2026-01-01T00:00:00.000Z'",
        "UPDATE application SET status = 'rejected'",
        "UPDATE seat SET closed_by = '' WHERE closed_by <> ''",
        "UPDATE stage_transition SET stayed = 1",
        "UPDATE note SET text = 'Speaks Polish.'",
        "UPDATE person SET roles = '[]' WHERE roles <> '[]'",
        "UPDATE vocabulary_word SET definition = 'x' WHERE code = 'screen'",
        "UPDATE workspace SET settings = '{}'",
        "UPDATE contact SET match_key = 'somebody@else.example'",
        "DELETE FROM note",
        "DELETE FROM contact",
        "INSERT INTO candidate_tag (id, candidate_id, tag_id, row_version) SELECT randomblob(16), candidate_id, randomblob(16), 1 FROM candidate_tag",
        # of a kind that nothing can read
        "UPDATE note SET candidate_id = 'x'",
        "UPDATE journal_entry SET actor_id = 'x' WHERE seq = 3",
        "UPDATE journal_change SET after = 7 WHERE after LIKE '%Brno%'",
        "UPDATE candidate_row SET id = 'x'",
        # what is derived
        "UPDATE candidate_row SET name_key = 'zzz'",
        "UPDATE candidate_row SET search = ' nobody'",
        "UPDATE application_row SET status_key = 99",
        "UPDATE requisition_row SET seats_open = 7",
        "DELETE FROM candidate_row",
        "INSERT INTO requisition_row (row, id, version) VALUES (77, randomblob(16), 1)",
    ],
    ids=lambda statement: statement[:70],
)  # fmt: skip
def test_an_alteration_is_found(lived: Desk, statement: str) -> None:
    alter(lived, statement)
    assert lived.findings() != ()


def test_a_move_of_changes_between_entries_is_found(lived: Desk) -> None:
    alter(
        lived,
        "UPDATE journal_change SET entry_id = (SELECT id FROM journal_entry WHERE seq = 2), position = 99 WHERE after LIKE '%Speaks%'",
    )
    assert lived.findings() != ()


def test_two_changes_swapped_in_their_entry_are_found(lived: Desk) -> None:
    last = "(SELECT id FROM journal_entry WHERE command = 'application.move')"
    alter(lived, f"UPDATE journal_change SET position = 1000 - position WHERE entry_id = {last}")
    alter(lived, f"UPDATE journal_change SET position = position - 1000 + (SELECT count(*) FROM journal_change WHERE entry_id = {last}) - 1 "
                 f"WHERE entry_id = {last}")  # fmt: skip
    assert lived.findings() != ()


def test_every_single_byte_of_a_change_counts(lived: Desk) -> None:
    [(after,)] = lived.sql("SELECT after FROM journal_change WHERE after LIKE '%Speaks%'")
    for place in range(0, len(after), 7):
        other = after[:place] + chr(ord(after[place]) ^ 1) + after[place + 1 :]
        lived.sql("UPDATE journal_change SET after = ? WHERE after = ?", other, after)
        assert lived.findings() != ()
        lived.sql("UPDATE journal_change SET after = ? WHERE after = ?", after, other)
    assert lived.findings() == ()


def test_an_erased_change_leaves_the_chain_whole(lived: Desk) -> None:
    """Scrubbing takes values and salt; the digest stays and still carries the chain."""
    lived.sql("UPDATE journal_change SET before = NULL, after = NULL, salt = NULL WHERE after LIKE '%Speaks%'")
    lived.sql("UPDATE note SET text = ''")
    assert not any("altered" in finding or "missing" in finding for finding in lived.findings())


def test_findings_name_no_person(lived: Desk) -> None:
    alter(lived, "UPDATE candidate SET location = 'Praha', name = 'Eve Mallory'")
    assert not any(word in " ".join(lived.findings()) for word in ("Jan", "Novák", "Praha", "Brno", "Eve"))
