"""Carrying every row of a workspace from one database into another, empty one of the same schema, whatever the engines.

Values pass through the models' own types, so that ids, lists and yes or no come out as each engine keeps them. Who has a form open
(``presence``) and who signs in to which server (``server_login``) belong to the place and not to the workspace: they stay behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, delete, func, select

from desktop.models import Base, JournalOrigin
from desktop.services.dispatch.messages import Progress
from desktop.services.storage.bulk import insert_rows, is_server
from desktop.services.storage.content import TableContent, contents

BATCH = 2_000
STAYS = frozenset({"presence", "server_login"})
"""Tables of the place."""


def carried_tables() -> list[Any]:
    """The tables of the workspace itself, those that others point to first."""
    return [table for table in Base.metadata.sorted_tables if table.name not in STAYS]


def carry(source: Connection, target: Connection, progress: Progress) -> int:
    """Copy every row; answers how many. ``source`` must show one state for the length of its transaction."""
    tables = carried_tables()
    of = sum(source.execute(select(func.count()).select_from(table)).scalar_one() for table in tables)
    done = 0
    with _in_any_order(target):
        target.execute(delete(JournalOrigin))  # a new file has one of its own, under which nothing was written yet
        for table in tables:
            columns = [column.name for column in table.columns]
            with source.execute(select(table), execution_options={"yield_per": BATCH}) as rows:
                for part in rows.partitions():
                    insert_rows(target, table, columns, [tuple(row) for row in part])
                    done += len(part)
                    progress.report(done, of)
    return done


def carried_content(connection: Connection, progress: Progress) -> dict[str, TableContent]:
    """What ``carry`` has to leave the same on both sides."""
    return contents(connection, progress, [table.name for table in carried_tables()])


@contextmanager
def _in_any_order(target: Connection) -> Iterator[None]:
    """A block in which rows may point to rows that come later; whether all point to something is asked at its end."""
    if not is_server(target):
        target.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        yield
        return
    found = target.exec_driver_sql(
        "SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint"
        " WHERE contype = 'f' AND connamespace = 'public'::regnamespace"
    ).all()
    for table, name in found:
        target.exec_driver_sql(f"ALTER TABLE {table} ALTER CONSTRAINT {name} DEFERRABLE INITIALLY DEFERRED")
    yield
    target.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for table, name in found:
        target.exec_driver_sql(f"ALTER TABLE {table} ALTER CONSTRAINT {name} NOT DEFERRABLE")
    target.exec_driver_sql("ANALYZE")
