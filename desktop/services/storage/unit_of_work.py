"""The unit of work: one transaction that knows who acts and why, and writes its own journal entry.

Handlers add, fetch and mark entities, or use the bulk methods; every changed field is noticed at flush and journalled. A flush
outside a unit of work, a physical delete and an altered fact raise: they are faults of ours, not of a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Row, Select, bindparam, event, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import get_history, instance_state
from sqlalchemy.orm.exc import StaleDataError

from desktop.errors import FieldConflict, NotAllowed, NotFound, OutOfDate
from desktop.models import JournalChange
from desktop.models.base import AppendOnly, Mutable, Versioned, calendar_day, canonical, moment, new_id
from desktop.services.access.actor import Actor
from desktop.services.dispatch.messages import Progress
from desktop.services.storage.agreement import Wanted, changed_since, collisions, merged_reason
from desktop.services.storage.bulk import IndexesAside, has_native_ids, insert_stored
from desktop.services.storage.fields import is_empty, journalled_fields, name_of, people_fields, subject_of, table_of
from desktop.services.storage.journal import Change, JournalWriter
from desktop.services.storage.new_rows import new_rows

if TYPE_CHECKING:
    from desktop.services.access.keys.open_vault import OpenVault
    from desktop.services.access.permissions import Permission
    from desktop.services.storage.visibility.guard import Guard
    from desktop.services.storage.visibility.sight import Sight

E = TypeVar("E", bound=Versioned)


class UnitOfWork:
    """What a command handler is given.

    ``touched`` collects entity name → ids for listings and topics, ``subjects`` the candidates whose data changed,
    ``fresh`` entity name → ids that this command inserted in bulk, ``erased`` the candidates it erased for good. ``people_before``
    entity name → id → who stood in its fields for people before this command put somebody else there.
    """

    def __init__(
        self,
        connection: Connection,
        actor: Actor,
        origin_id: str,
        progress: Progress | None = None,
        vault: OpenVault | None = None,
        *,
        entry_id: str = "",
        sight: Sight | None = None,
        guard: Guard | None = None,
    ) -> None:
        self.connection = connection
        self.sight = sight
        self.guard = guard
        self.actor = actor
        self.origin_id = origin_id
        self.progress = progress or Progress()
        self.now = moment()
        self.journal = JournalWriter(connection, origin_id, entry_id)
        self.touched: dict[str, set[str]] = defaultdict(set)
        self.subjects: set[str] = set()
        self.fresh: dict[str, set[str]] = defaultdict(set)
        self.erased: set[str] = set()
        self.people_before: dict[str, dict[str, dict[str, str | None]]] = defaultdict(dict)
        self.indexes = IndexesAside(connection)
        self.vault = vault
        self.undoes_id: str | None = None
        self.reason = ""
        self._merged_with: set[str] = set()
        self.session = Session(bind=connection, expire_on_commit=False, info={"work": self})

    @property
    def today(self) -> str:
        """The ISO date of now, by the clock on the wall: what people mean by today."""
        return calendar_day()

    def get(self, entity: type[E], entity_id: str, seen_version: int = 0, wanted: Wanted | None = None) -> E:
        """The living row; raises ``NotFound``, ``NotAllowed`` for one the actor does not see, and ``OutOfDate`` if it changed since the
        version the person saw (0: not seen).

        With ``wanted`` only changes that meet the fields named there count, see ``agreement.py``; without it every change does.
        """
        found = self.session.get(entity, entity_id) if entity_id else None
        if found is None or found.deleted_at is not None:
            raise NotFound(name_of(entity), entity_id)
        if self.guard is not None:
            self.guard.looks_at(name_of(entity), entity_id)
        if seen_version and found.row_version != seen_version:
            self.agree(found, seen_version, wanted)
        return found

    def agree(
        self, row: Versioned, seen_version: int, wanted: Wanted | None, also: Sequence[FieldConflict] = ()
    ) -> None:
        """Raise ``OutOfDate`` where the person and somebody else meant different things; note in the journal what was put together.

        ``also``: conflicts found elsewhere, in fields that are rows of their own.
        """
        conflicts, others = [*also], set[str]()
        if seen_version and row.row_version != seen_version:
            since = changed_since(self.connection, row, seen_version)
            if since is not None:
                masked = self.sight.masked(name_of(type(row))) if self.sight is not None else frozenset[str]()
                conflicts += collisions(self.connection, row, since, wanted, masked)
                others = {change.entry_id for change in since.values()}
            if since is None or wanted is None:
                raise OutOfDate(name_of(type(row)), row.id, seen_version, row.row_version, fields=tuple(conflicts))
        if conflicts:
            raise OutOfDate(name_of(type(row)), row.id, seen_version, row.row_version, fields=tuple(conflicts))
        self.note_merged(others)

    def note_merged(self, entry_ids: Iterable[str]) -> None:
        """This command was put together with what these entries did; its own entry will say so."""
        self._merged_with |= set(entry_ids)
        if self._merged_with:
            self.reason = merged_reason(self._merged_with)

    def must(self, permission: Permission) -> None:
        """Demand a further permission for what this command writes; raises ``NotAllowed``."""
        if self.guard is not None:
            self.guard.demand(permission)
        else:
            self.actor.must(permission)

    def settle(self) -> None:
        """Write what is pending and hold what was made to the actor's reach already now, before something ends that reach."""
        self.flush()
        if self.guard is not None:
            self.guard.settle()

    @contextmanager
    def as_seen(self) -> Iterator[Connection]:
        """Inside the block the connection reads only what the actor sees, and can write nothing; for looking before writing."""
        self.session.flush()
        with self.sight.over(self.connection) if self.sight is not None else nullcontext():
            yield self.connection

    def sealed(self, text: str) -> str:
        """A text as it goes into a restricted field; raises ``NotAllowed`` for somebody who holds no key to it."""
        if self.vault is None:
            return text  # a workspace without passwords: everybody who has the file can read everything
        if not self.vault.ring.restricted:
            raise NotAllowed("restricted.write")
        from desktop.services.access.keys.sealed_text import seal_text  # cryptography: only where it is needed

        return seal_text(text, self.vault.ring.restricted)

    def find(self, query: Select[E]) -> list[E]:
        """The entities a select answers."""
        return list(self.session.scalars(query))

    def rows(self, query: Any) -> Sequence[Row[Any]]:
        """Plain rows of a select, after what is pending has been flushed."""
        self.session.flush()
        return self.connection.execute(query).all()

    def add(self, row: E) -> E:
        """Take a new row; its id is known at once."""
        if not row.id:
            row.id = new_id()
        self.session.add(row)
        return row

    def delete(self, row: Versioned) -> None:
        """Mark a row as deleted."""
        row.deleted_at = self.now

    def flush(self) -> None:
        """Write what is pending now; raises ``OutOfDate`` when another process was faster."""
        try:
            self.session.flush()
        except StaleDataError as error:
            raise OutOfDate("", "", 0, 0) from error

    def expect(self, counts: Mapping[type[Versioned], int]) -> None:
        """Announce how many rows of which entities a bulk command will insert, so that indexes can be built in one go."""
        for entity, count in counts.items():
            self.indexes.expect(table_of(entity), count)
        self.indexes.expect(table_of(JournalChange), sum(counts.values()))

    def bulk_insert(self, entity: type[Versioned], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert many rows at once, journalled. Missing columns get their defaults; ids are made where absent."""
        if not rows:
            return
        fresh = new_rows(entity, rows, self.now, native_ids=has_native_ids(self.connection))
        self.touched[fresh.name].update(fresh.ids)
        self.fresh[fresh.name].update(fresh.ids)
        self.subjects.update(one for one in fresh.subjects or () if one)
        if self.guard is not None:
            self.guard.makes(fresh.name, fresh.ids)
        insert_stored(self.connection, table_of(entity), fresh.columns, fresh.stored)
        self.journal.add_inserted(fresh)

    def bulk_update(self, entity: type[Versioned], changes: Iterable[tuple[str, Mapping[str, Any]]]) -> int:
        """Set fields on many rows by id, journalled and versioned; rows that already have the values are left alone.

        Answers how many rows changed. The one way to change many rows: a plain bulk UPDATE would pass the version by.
        """
        wanted = dict(changes)
        name, table = name_of(entity), table_of(entity)
        journalled = set(journalled_fields(entity))
        mutable = issubclass(entity, Mutable)
        count = 0
        ids = list(wanted)
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            if self.guard is not None:
                self.guard.changes(name, part)
            batches: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
            recorded: list[Change] = []
            asked = {"id", *(("candidate_id",) if "candidate_id" in table.c else ())}
            asked |= {column for one in part for column in wanted[one]}
            query = select(*(table.c[column] for column in sorted(asked))).where(table.c.id.in_(part))
            for row in self.connection.execute(query).mappings():
                values = {column: value for column, value in wanted[row["id"]].items() if row[column] != value}
                if not values:
                    continue
                if not mutable and set(values) - {"deleted_at"} - {c for c in values if c not in journalled}:
                    raise RuntimeError(f"{name} is append-only; tried to change {sorted(values)}")
                before = {column: row[column] for column in values if column in journalled}
                after = {column: value for column, value in values.items() if column in journalled}
                if after:
                    kind = "delete" if after.get("deleted_at") else "update"
                    self.note_people(entity, row["id"], before)
                    recorded.append(
                        Change(name, row["id"], subject_of(name, row), kind, canonical(before), canonical(after))
                    )
                self.touch(name, row["id"], subject_of(name, row))
                batches[tuple(sorted(values))].append({"b_id": row["id"], **{f"b_{c}": v for c, v in values.items()}})
                count += 1
            for columns, parameters in batches.items():
                sets: dict[str, Any] = {
                    column: bindparam(f"b_{column}", type_=table.c[column].type) for column in columns
                }
                if set(columns) & journalled:
                    sets["row_version"] = table.c.row_version + 1
                    if mutable:
                        sets["changed_at"] = self.now
                statement = update(table).where(table.c.id == bindparam("b_id", type_=table.c.id.type)).values(sets)
                self.connection.execute(statement, parameters)
            self.journal.add(recorded)
            self.progress.check()
        return count

    def touch(self, name: str, entity_id: str, subject_id: str | None) -> None:
        """Note that a row changed, for listings and topics."""
        self.touched[name].add(entity_id)
        if subject_id:
            self.subjects.add(subject_id)

    def note_people(self, entity: type[Versioned], entity_id: str, before: Mapping[str, Any]) -> None:
        """Keep who stood in the changed fields of a row; of several changes the first tells how it was."""
        for column in people_fields(entity) & before.keys():
            self.people_before[name_of(entity)].setdefault(entity_id, {}).setdefault(column, before[column])

    def bulk_delete(self, entity: type[Versioned], ids: Iterable[str]) -> int:
        """Mark many rows as deleted; those in the bin already keep the mark they have."""
        table, every, living = table_of(entity), list(ids), list[str]()
        for start in range(0, len(every), 500):
            query = select(table.c.id).where(table.c.id.in_(every[start : start + 500]), table.c.deleted_at.is_(None))
            living += self.connection.execute(query).scalars()
        return self.bulk_update(entity, ((entity_id, {"deleted_at": self.now}) for entity_id in living))


def _owner(row: Any) -> dict[str, Any]:
    """What tells whose data a row is."""
    return {"id": row.id, **({"candidate_id": row.candidate_id} if hasattr(type(row), "candidate_id") else {})}


def _stamp(session: Session, *_: object) -> None:
    work = session.info.get("work")
    if work is None:
        raise RuntimeError("flush outside a unit of work: every change needs a command")
    if session.deleted:
        raise RuntimeError("rows are never deleted, only marked")
    changed: dict[str, list[str]] = defaultdict(list)
    for row in session.dirty:
        if session.is_modified(row):
            changed[name_of(type(row))].append(row.id)
            if isinstance(row, Mutable):
                row.changed_at = work.now
    if work.guard is not None:
        for name, ids in changed.items():
            work.guard.changes(name, ids)


def _record(session: Session, *_: object) -> None:
    work: UnitOfWork = session.info["work"]
    changes: list[Change] = []
    for row in session.new:
        if not isinstance(row, Versioned):
            continue
        name = name_of(type(row))
        values = {column: getattr(row, column) for column in journalled_fields(type(row))}
        after = {column: value for column, value in values.items() if not is_empty(value)}
        subject = subject_of(name, {**values, "id": row.id})
        work.touch(name, row.id, subject)
        if work.guard is not None:
            work.guard.makes(name, (row.id,))
        changes.append(Change(name, row.id, subject, "insert", None, canonical(after)))
    for row in session.dirty:
        if not isinstance(row, Versioned) or not session.is_modified(row):
            continue
        name = name_of(type(row))
        before, after = {}, {}
        unread = instance_state(row).unloaded  # restricted fields that nobody asked for: they have not changed
        for column in journalled_fields(type(row)):
            if column in unread:
                continue
            history = get_history(row, column)
            if history.has_changes():
                if table_of(type(row)).c[column].info.get("restricted") and not history.deleted:
                    raise RuntimeError(
                        f"{name}.{column} was set without being read: the journal would not know what it was"
                    )
                before[column] = history.deleted[0] if history.deleted else None
                after[column] = history.added[0] if history.added else None
        subject = subject_of(name, _owner(row))
        work.touch(name, row.id, subject)
        if not after:
            continue
        work.note_people(type(row), row.id, before)
        if isinstance(row, AppendOnly) and set(after) != {"deleted_at"}:
            raise RuntimeError(f"{name} is append-only; tried to change {sorted(after)}")
        kind = "delete" if after.get("deleted_at") else "update"
        changes.append(Change(name, row.id, subject, kind, canonical(before), canonical(after)))
    work.journal.add(changes)


event.listen(Session, "before_flush", _stamp)
event.listen(Session, "after_flush", _record)
