"""Small tables of ids and names (sources, stages, companies, people in charge), as dictionaries by entity."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.services.spreadsheets.recognising.recognised_table import RecognisedTable
from desktop.services.spreadsheets.recognising.table_kinds import TableKind
from desktop.services.spreadsheets.values.texts import text_of


def gather_lookups(tables: Iterable[RecognisedTable]) -> dict[str, dict[str, str]]:
    """Names by id for every entity that has a table of its own; staff tables answer for owners and interviewers."""
    lookups: dict[str, dict[str, str]] = {}
    for table in tables:
        if table.own_key is None or table.kind not in (TableKind.LOOKUP, TableKind.STAFF, TableKind.COMPANIES):
            continue
        name = _name_place(table)
        if name is None:
            continue
        names = {
            key: text
            for row in table.rows
            if table.own_key < len(row)
            and name < len(row)
            and (key := text_of(row[table.own_key]))
            and (text := text_of(row[name]))
        }
        lookups.setdefault(table.own_entity or table.entity, {}).update(names)
        if table.kind == TableKind.STAFF:
            lookups.setdefault("user", {}).update(names)
            lookups.setdefault("interviewer", {}).update(names)
    return lookups


def _name_place(table: RecognisedTable) -> int | None:
    wanted = (
        "lookup_name",
        "full_name",
        "requisition_title",
        "job",
        "source",
        "stage",
        "status",
        "reason",
        "department",
        "employer",
        "title",
    )
    for field in wanted:
        place = table.place_of(field)
        if place is not None and place != table.own_key:
            return place
    return next(
        (
            column.place for column in table.columns
            if column.place != table.own_key and column.contents.filled and column.contents.number < 0.5 and column.contents.date < 0.5 and column.contents.boolean < 0.5
        ),
        None,
    )  # fmt: skip
