"""Hearing of others' changes: a bell from the server, the journal for what it rang for, and a line that mends itself.

A notice says only that something was committed; what changed is read from the journal, where row
security leaves out what this person may not know of. So nothing is missed while the line was down, and nothing told twice
hurts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

import psycopg

from desktop.services.storage.postgres.engines import READ_MS, connection_values
from desktop.services.storage.postgres.server_store import CHANNEL, ServerStore

FIRST_WAIT, LONGEST_WAIT = 0.25, 15.0
"""Seconds between tries to reach a lost server."""
LOOK_EVERY = 20.0
"""Seconds after which a silent line is tried; a cut cable says nothing."""
MOST = 500

Heard = Callable[[Mapping[str, frozenset[str]]], None]
"""Entity name → ids that others changed; no ids where they were too many to name."""

_HEADS = "SELECT id, last_seq FROM journal_origin"
_CHANGED = """
    SELECT DISTINCT c.entity, c.entity_id FROM journal_change c JOIN journal_entry e ON e.id = c.entry_id
    WHERE e.origin_id = %s AND e.seq > %s AND e.id <> ALL (%s::uuid[]) LIMIT %s
"""


@dataclass(slots=True)
class Listener:
    """Listens for one open workspace on a thread of its own. ``there`` is told whenever the server is lost or found again."""

    store: ServerStore
    heard: Heard
    there: Callable[[bool], None] = lambda found: None
    _stopping: Event = field(default_factory=Event)
    _thread: Thread | None = None
    _known: dict[Any, int] | None = None

    def start(self) -> None:
        """Begin; what happened before is not told."""
        self._thread = Thread(target=self._run, name="server-listener", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End; returns when the thread is gone."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        wait, found = FIRST_WAIT, False
        while not self._stopping.is_set():
            try:
                with self._connection() as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    self._catch_up(connection)
                    wait, found = FIRST_WAIT, True
                    self.there(True)
                    self._listen(connection)
            except psycopg.Error:  # whatever it was: the line is gone and is made anew
                if found:
                    found = False
                    self.there(False)
                self._stopping.wait(wait)
                wait = min(wait * 2, LONGEST_WAIT)

    def _connection(self) -> psycopg.Connection[Any]:
        values = connection_values(self.store.address, self.store.password, statement_ms=READ_MS)
        return psycopg.connect(**values, autocommit=True, prepare_threshold=None)

    def _listen(self, connection: psycopg.Connection[Any]) -> None:
        silent = 0.0
        while not self._stopping.is_set():
            rung = list(connection.notifies(timeout=0.5, stop_after=1))
            silent = 0.0 if rung else silent + 0.5
            if rung or silent >= LOOK_EVERY:
                silent = 0.0
                self._catch_up(connection)

    def _catch_up(self, connection: psycopg.Connection[Any]) -> None:
        """Read how far every origin is, and tell what came since; only what was told counts as known."""
        heads: dict[Any, int] = dict(connection.execute(_HEADS).fetchall())
        changed: dict[str, set[str]] = {}
        if self._known is not None:
            own = list(self.store.own)
            for origin, last in heads.items():
                seen = self._known.get(origin, 0)
                rows = connection.execute(_CHANGED, (origin, seen, own, MOST)).fetchall() if last > seen else ()
                for entity, entity_id in rows:
                    changed.setdefault(entity, set()).add(entity_id.hex)
        if changed:
            many = sum(map(len, changed.values())) >= MOST
            self.heard({name: frozenset() if many else frozenset(ids) for name, ids in changed.items()})
        self._known = heads
