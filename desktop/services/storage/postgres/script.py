"""The set-up of a database as text, for whoever runs it on the server with ``psql``: the very statements that ``team init`` runs.

The schema comes from the migrations, the guards from ``policies.py``, and the first rows from a new workspace that is made
in a scratch file by the same command. No password is in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from psycopg import sql
from sqlalchemy import Connection, create_engine, func, select

from desktop.models import Base
from desktop.services.storage.postgres.logins import login_statements
from desktop.services.storage.postgres.names import Names, quoted
from desktop.services.storage.postgres.policies import guards
from desktop.services.storage.postgres.setting_up import NOT_FOR_EVERYBODY, hints, statements_before
from desktop.services.storage.upgrade import upgrade_statements
from desktop.words import Role

_SERVER = create_engine("postgresql+psycopg://").dialect  # which connects to nothing


def script(names: Names, new: Connection, login: str, person_id: str) -> str:
    """Everything in order. ``new``: a workspace in a scratch file that holds nothing but its beginning."""
    after = login_statements(names, login, "", person_id, {Role.ADMINISTRATOR})
    parts = (
        f"-- Sets up the workspace {names.database} of a team. Run it as the server's administrator: psql -f FILE postgres",
        r"\set ON_ERROR_STOP on",
        *(f"{one};" for one in statements_before(names)),
        rf"\connect {quoted(names.database)}",
        "SET client_min_messages = warning;",
        "BEGIN;",
        *(f"{one};" for one in NOT_FOR_EVERYBODY),  # others than a superuser are only told that nothing was taken
        f"SET ROLE {quoted(names.owner)};",
        upgrade_statements("postgresql"),
        *(f"{one};" for one in guards(names)),
        *(f"{one};" for one in _rows(new)),
        *(f"{one};" for one in after),
        "COMMIT;",
        "-- Now give the first administrator a password; it is asked for and goes to the server as a SCRAM verifier:",
        rf"-- \password {quoted(login)}",
        *(f"-- {line.removeprefix('# ')}" for line in hints(names)),
    )
    return "\n".join(parts) + "\n"


def _rows(new: Connection) -> Iterator[str]:
    for table in Base.metadata.sorted_tables:
        if not new.execute(select(func.count()).select_from(table)).scalar_one():
            continue
        names = ", ".join(quoted(column.name) for column in table.columns)
        for row in new.execute(select(table)):
            values = ", ".join(_as_text(column.type, value) for column, value in zip(table.columns, row, strict=True))
            yield f"INSERT INTO public.{table.name} ({names}) VALUES ({values})"  # noqa: S608 - names of our own tables, literals by psycopg


def _as_text(kind: Any, value: Any) -> str:
    """A value of a column as the server reads it."""
    here = kind.dialect_impl(_SERVER).bind_processor(_SERVER)
    return sql.Literal(here(value) if here else value).as_string(None)
