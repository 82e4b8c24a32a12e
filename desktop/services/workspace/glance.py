"""A first glance: the rows of the start page, read before the database library is loaded, which takes ten times as long.

At closing ``remembering.py`` keeps the statements that the readers themselves made for the page on screen; the next start
replays them here through the bare driver. There is no second way of reading: what is kept is thrown away with the next version of
the program or of the schema, in another workspace, for another person or other roles (statements hold what their reader lets that
person see), and whatever does not fit leads the ordinary way.
The connection is handed in, so that a key is the business of whoever opens it.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import __version__
from desktop.services.access.actor import Actor
from desktop.services.dispatch.messages import Question
from desktop.services.docket.lines_of import Whose
from desktop.services.people.questions import ReadTeam
from desktop.services.people.records import team_of
from desktop.services.storage.connection import is_workspace, only_reading, revision_of
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.services.vocabulary.records import book_of
from desktop.services.workspace.signing_in import first_administrator
from desktop.services.workspace.start_page import Rows, StartPage, page_from

PATIENCE = 0.3
"""Seconds after which the ordinary way is no slower."""
TODAY = "$today"
"""Stands in a kept statement for the day on which it is replayed."""
_STEPS = 10_000
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as the driver was given it; ``kinds`` says what becomes of each value of a row."""

    sql: str
    values: tuple[Any, ...] = ()
    kinds: tuple[str, ...] = ()

    def rows(self, raw: Any, today: str) -> Rows:
        """What it finds now, as the readers would see it."""
        cursor = raw.execute(self.sql, [today if value == TODAY else value for value in self.values])
        if len(cursor.description) != len(self.kinds):
            raise ValueError("another statement was kept with these kinds")
        makers = [(at, _MAKERS[kind]) for at, kind in enumerate(self.kinds) if kind]
        found = [list(row) for row in cursor.fetchall()]
        for at, make in makers:
            for row in found:
                if row[at] is not None:
                    row[at] = make(row[at])
        return found


_MAKERS: dict[str, Callable[[Any], Any]] = {"id": bytes.hex, "flag": bool, "json": json.loads}


@dataclass(frozen=True, slots=True)
class Remembered:
    """What one person's start page asked, in which workspace; ``covers``: for whom they stood in, as the statements name them."""

    workspace_id: str
    person_id: str
    roles: tuple[str, ...]
    covers: tuple[str, ...]
    page: StartPage
    statements: Mapping[str, Statement]
    schema: str
    program: str = __version__


@dataclass(frozen=True, slots=True)
class Glance:
    """What a window needs to show its first rows: whose workspace it is, and the answers to its first questions."""

    name: str
    actor: Actor
    answers: Mapping[Question[Any], Any]


def look(file: Path, page: StartPage, today: str, connect: Callable[[], Any]) -> Glance | None:
    """Replay what ``file`` keeps if it is about this page and still fits; None where anything is not as it was.

    ``today`` is the ISO date by the clock on the wall. ``connect`` opens the workspace for reading only, with its key if it has one.
    """
    try:
        kept = from_text(file.read_text(encoding="utf-8"))
        if kept.page != page or kept.program != __version__:
            return None
        raw = connect()
        try:
            return _replayed(raw, kept, today)
        finally:
            raw.close()
    except Exception as error:  # noqa: BLE001 - the ordinary way is always there, and says what is wrong with a file
        _logger.info("no glance", extra={"code": type(error).__name__})
        return None


def _replayed(raw: Any, kept: Remembered, today: str) -> Glance | None:
    until = time.monotonic() + PATIENCE
    if not is_workspace(raw) or revision_of(raw) != kept.schema:
        return None
    only_reading(raw)
    raw.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    raw.execute("BEGIN")  # all of it is one state of the workspace

    def found(name: str) -> Rows:
        return kept.statements[name].rows(raw, today)

    ((workspace_id, name),) = found("workspace")
    actor = first_administrator(found("people"))
    if (workspace_id, actor.id, roles_of(actor)) != (kept.workspace_id, kept.person_id, kept.roles):
        return None
    own = kept.page.answers(found, Whose(actor.id, kept.covers), today)
    if own is None:
        return None
    return Glance(name, actor, {ReadVocabulary(): book_of(found("words")), ReadTeam(): team_of(found("team")), **own})


def roles_of(actor: Actor) -> tuple[str, ...]:
    """The roles in one order: with another role a person may see other rows."""
    return tuple(sorted(actor.roles))


def to_text(kept: Remembered) -> str:
    """As JSON."""
    return json.dumps(
        {
            "program": kept.program,
            "schema": kept.schema,
            "workspace": kept.workspace_id,
            "person": kept.person_id,
            "roles": list(kept.roles),
            "covers": list(kept.covers),
            "page": kept.page.plain(),
            "statements": {
                name: [one.sql, [_plain(value) for value in one.values], list(one.kinds)]
                for name, one in kept.statements.items()
            },
        }
    )


def from_text(text: str) -> Remembered:
    """From JSON; raises what reading foreign text raises."""
    plain = json.loads(text)
    statements = {
        name: Statement(sql, tuple(_value(one) for one in values), tuple(kinds))
        for name, (sql, values, kinds) in plain["statements"].items()
    }
    return Remembered(
        plain["workspace"], plain["person"], tuple(plain["roles"]), tuple(plain["covers"]), page_from(plain["page"]), statements,
        plain["schema"], plain["program"],
    )  # fmt: skip


def _plain(value: Any) -> Any:
    return {"bytes": value.hex()} if isinstance(value, bytes) else value


def _value(plain: Any) -> Any:
    return bytes.fromhex(plain["bytes"]) if isinstance(plain, dict) else plain
