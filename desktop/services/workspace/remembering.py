"""Keeping what the next start may ask at first glance: the statements of its first page, as the driver was given them.

Statements, ids and codes only. What people typed is read from the workspace when it is needed, and never lies beside it.

Only for somebody who sees everything by their roles: the bare driver that replays the statements knows nothing of who sees what, and
a statement that hides today's confidential requisitions need not hide tomorrow's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Connection, Select, event

from desktop.models.base import Id, JsonText, calendar_day
from desktop.models.migrations import HEAD
from desktop.services.access.actor import Actor
from desktop.services.docket.lines_of import Whose
from desktop.services.docket.queries import delegations, docket_queries
from desktop.services.listings.first_rows import count_query, first_rows_query
from desktop.services.listings.questions import CountRows, ListView, ReadRows
from desktop.services.people.members import team_query
from desktop.services.pipeline.covering import covered
from desktop.services.saved_views.messages import ReadSavedViews
from desktop.services.saved_views.save_view import views_query
from desktop.services.storage.visibility.sight import Sight
from desktop.services.storage.visibility.standing import actor_of
from desktop.services.vocabulary.read_vocabulary import words_query
from desktop.services.workspace.glance import TODAY, Remembered, Statement, roles_of, to_text
from desktop.services.workspace.session import WorkSession, people_query, workspace_query
from desktop.services.workspace.start_list import StartList
from desktop.services.workspace.start_page import StartPage

_KINDS: tuple[tuple[type[Any], str], ...] = ((Id, "id"), (Boolean, "flag"), (JsonText, "json"))


def remember(session: WorkSession, page: StartPage, file: Path) -> bool:
    """Write ``file`` for the next start; a page that cannot be kept takes it away and answers False."""
    kept = remembered(session, page)
    if kept is None:
        file.unlink(missing_ok=True)
        return False
    making = file.with_name(file.name + ".new")
    making.write_text(to_text(kept), encoding="utf-8")
    making.replace(file)
    return True


def remembered(session: WorkSession, page: StartPage) -> Remembered | None:
    """What a start with this page asks first; None for a list with typed words or limits that move with the clock.

    None as well for somebody who does not see everything, whatever there is.
    """
    actor = session.door.actor
    with session.file.reader.begin() as connection:
        if not (
            sees_all(actor) and sees_all(actor_of(connection, actor.id))
        ):  # a role may have gone since the last click
            return None
        covers = covered(connection.execute(delegations(calendar_day())).all(), actor.id)
        own = (
            _of_list(connection, page.view, actor)
            if isinstance(page, StartList)
            else {"covers": delegations(TODAY), **docket_queries(Whose(actor.id, covers))}
        )
        if own is None:
            return None
        queries = {
            "workspace": workspace_query(),
            "people": people_query(),
            "words": words_query(),
            "team": team_query(),
            **own,
        }
        workspace_id = connection.execute(workspace_query()).one()[0]
        statements = {name: statement_of(connection, query) for name, query in queries.items()}
    return Remembered(workspace_id, actor.id, roles_of(actor), covers, page, statements, HEAD)


def _of_list(connection: Connection, view: ListView, actor: Actor) -> dict[str, Select[Any]] | None:
    rows, count = (
        first_rows_query(connection, ReadRows(view), actor),
        count_query(connection, CountRows(view), actor),
    )
    if rows is None or count is None:
        return None
    return {"views": views_query(ReadSavedViews(view.kind.value), actor.id), "rows": rows, "count": count}


def sees_all(actor: Actor | None) -> bool:
    """Whether nothing is hidden from somebody, whatever the workspace may come to hold."""
    return actor is not None and Sight(actor, None).all


def statement_of(connection: Connection, query: Select[Any]) -> Statement:
    """A query as it reaches the driver: it is run, and overheard."""
    heard: list[tuple[str, tuple[Any, ...]]] = []

    def hear(_connection: Any, _cursor: Any, sql: str, values: Any, _context: Any, _many: bool) -> None:
        heard.append((sql, tuple(values)))

    event.listen(connection, "before_cursor_execute", hear)
    try:
        connection.execute(query).close()
    finally:
        event.remove(connection, "before_cursor_execute", hear)
    ((sql, values),) = heard
    return Statement(sql, values, tuple(_kind(column.type) for column in query.selected_columns))


def _kind(type_: Any) -> str:
    return next((kind for known, kind in _KINDS if isinstance(type_, known)), "")
