"""Rows taken by column are the rows taken by cell: stored by the same types, recorded in the same canonical JSON."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlcipher3 import dbapi2 as driver

from desktop.models import ENTITIES, Candidate, JournalChange, Note, Person
from desktop.models.base import canonical, new_id
from desktop.services.storage.fields import fields_of, is_empty, journalled_fields, subject_of, table_of
from desktop.services.storage.journal import Change, digest_of
from desktop.services.storage.new_rows import new_rows
from desktop.services.storage.unit_of_work import UnitOfWork
from tests.services.desk import Desk

NOW = "2026-01-02T03:04:05.678Z"
NASTY = ['a"b\\c', "tab\tand\nline", "Žofie 😀 \u2028", "\x01\x1f\x7f", "", " ", "0"]


def sample(entity: Any, number: int) -> dict[str, Any]:
    """A value for every second column, another selection for each row."""
    row: dict[str, Any] = {}
    for place, column in enumerate(table_of(entity).columns):
        if (place + number) % 2:
            continue
        kind = type(column.type).__name__
        text = NASTY[(place + number) % len(NASTY)]
        row[column.name] = {
            "Id": None if column.nullable and number % 3 == 0 else new_id(),
            "JsonText": [{}, [], {"b": text, "a": ["ä", 1, None, True]}, None if column.nullable else {}][number % 4],
            "Boolean": number % 4 == 0,
            "Integer": [0, 1, None, 7][number % 4],
        }.get(kind, text)
    return row


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=ENTITIES.keys())
@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=["sqlite", "postgresql"])  # type: ignore[no-untyped-call]
def test_every_entity_comes_out_as_cell_by_cell(entity: Any, dialect: Any) -> None:
    given = [sample(entity, number) for number in range(12)]
    made = new_rows(entity, given, NOW, native_ids=dialect.name == "postgresql")
    table, fields = table_of(entity), fields_of(entity)
    for row, stored, record, one in zip(given, made.stored, made.records, made.ids, strict=True):
        whole = {name: make(NOW) for name, make in fields.items()} | row | {"id": one}
        for name, value in zip(made.columns, stored, strict=True):
            bind = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
            expected = bind(whole[name]) if bind and not isinstance(whole[name], bool | int) else whole[name]
            assert value == expected, name
        after = {name: whole[name] for name in journalled_fields(entity) if not is_empty(whole[name])}
        assert record == canonical(after)
    if made.subjects is not None:
        wholes = [dict.fromkeys(fields) | row | {"id": one} for row, one in zip(given, made.ids, strict=True)]
        assert list(made.subjects) == [subject_of(made.name, whole) for whole in wholes]


def test_a_row_without_values_is_recorded_as_such() -> None:
    assert new_rows(Note, [{"text": "", "at": ""}, {}], "", native_ids=False).records == ["{}", "{}"]


def test_a_batch_leaves_the_journal_that_single_rows_leave(file_desk: Desk) -> None:
    """Digests, positions and subjects of a batch are those of one change after the other."""
    desk = file_desk
    with desk.session.file.writer.begin() as connection:
        work = UnitOfWork(connection, desk.door.actor, desk.session.file.origin_id)  # type: ignore[arg-type]
        work.add(Person(name="before", roles=[]))
        work.flush()
        work.bulk_insert(Candidate, [{"name": text or "x", "kept": {"k": text}} for text in NASTY])
        work.add(Person(name="after", roles=[]))
        work.flush()
        entry = work.journal.close(actor_id=work.actor.id, command="test", label="test")
        found = connection.execute(
            select(JournalChange.__table__).where(JournalChange.entry_id == entry).order_by(JournalChange.position)
        ).all()
        connection.rollback()
    assert [row.position for row in found] == list(range(len(NASTY) + 2))
    assert [row.entity for row in found] == ["person", *["candidate"] * len(NASTY), "person"]
    for row in found:
        change = Change(row.entity, row.entity_id, row.subject_id, row.kind, row.before, row.after)
        assert digest_of(change, row.salt) == row.digest
        assert row.subject_id == (row.entity_id if row.entity == "candidate" else None)
    assert len({row.salt for row in found}) == len(found)


def test_the_driver_stores_what_it_stored_unasked() -> None:
    """The adapters that save it the question must not change a value or its type."""
    connection = driver.connect(":memory:")
    values = [None, b"", b"\0x", True, False, 0, 2**40, 1.5, "", "ä"]
    marks = ", ".join(["?, typeof(?)"] * len(values))
    found = connection.execute(f"SELECT {marks}", [one for value in values for one in (value, value)]).fetchone()
    connection.close()
    types = ["null", "blob", "blob", *["integer"] * 4, "real", "text", "text"]
    assert list(found) == [one for pair in zip(values, types, strict=True) for one in pair]
