"""Settles what keys mean across tables: by name, and where names fail by the values two tables share."""

from __future__ import annotations

from desktop.services.spreadsheets.recognising.recognised_table import RecognisedTable
from desktop.services.spreadsheets.recognising.table_kinds import TableKind
from desktop.services.spreadsheets.values.texts import text_of

_SAMPLE = 2_000


def settle_keys(tables: list[RecognisedTable]) -> None:
    """Name the entity of foreign keys whose header does not tell, when their values are another table's own keys."""
    owners = [
        (table, _values(table, table.own_key)) for table in tables if table.own_key is not None and table.kind in (TableKind.PEOPLE, TableKind.APPLICATIONS, TableKind.REQUISITIONS)
    ]  # fmt: skip
    known = {"person", "application", "job"}
    for table in tables:
        for entity, place in list(table.references.items()):
            if entity in known:
                continue
            values = _values(table, place)
            for owner, keys in owners:
                if owner is table or owner.own_entity in table.references or not owner.own_entity:
                    continue
                if len(values) >= 5 and len(values & keys) >= 0.9 * len(values) and not _is_small_count(values):
                    table.references[owner.own_entity] = table.references.pop(entity)
                    break


def _values(table: RecognisedTable, place: int) -> set[str]:
    step = max(1, len(table.rows) // _SAMPLE)
    return {
        text
        for row in table.rows[:: step if table.own_key != place else 1]
        if place < len(row) and (text := text_of(row[place]))
    }


def _is_small_count(values: set[str]) -> bool:
    """Numbers from 1 up are in every table's keys; they prove nothing."""
    return all(value.isdigit() and len(value) < 5 for value in values)
