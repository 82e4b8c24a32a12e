"""Verifying: every digest and link of the journal is recomputed, and every row compared with the journal's last state of it.

A tail cut off together with a repaired head shows in nothing inside the file. It is found by the heads this computer remembers
(``storage/anchors.py``); the heads in backups are compared by whoever knows where those lie.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, select

from desktop.addresses import match_key
from desktop.errors import RuleBroken
from desktop.models import (
    ENTITIES,
    Application,
    Candidate,
    Contact,
    JournalChange,
    JournalEntry,
    JournalOrigin,
    Requisition,
)
from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Progress
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.history.messages import Verification, VerifyJournal
from desktop.services.history.sealed_changes import is_closed
from desktop.services.history.signatures import unsigned
from desktop.services.listings.keeping import LISTINGS
from desktop.services.listings.labels import Labels
from desktop.services.storage.anchors import findings_of, read_anchors
from desktop.services.storage.fields import is_empty, journalled_fields
from desktop.services.storage.journal import HEADER, Change, digest_of, hash_of

MOST = 200
"""Findings reported at most; one is enough to distrust a file."""


@answers(VerifyJournal, reads_all="a chain with a link left out proves nothing; it answers counts and ids only")
def verify_journal(reader: Reader, _: VerifyJournal) -> Verification:
    """Check everything; a sound workspace has no findings."""
    if reader.file is None and not reader.actor.reach(Permission.REQUISITION_SEE).everything:
        raise RuleBroken("journal.part_on_server")  # a server shows it to others in part
    found = verified(reader.connection, reader.progress)
    if reader.file is None:
        return found
    anchors = read_anchors(reader.file.workspace_id, reader.file.path)
    lines = findings_of(reader.connection, anchors.seen, anchors.let_go, "this computer")
    return replace(found, findings=(*lines, *found.findings)[:MOST])


def verified(connection: Connection, progress: Progress) -> Verification:
    """Check everything that the database itself can tell."""
    order: dict[str, str] = {}
    _, findings = _read("the chains", lambda: (0, list(_chains(connection, order))))
    entries = len(order)
    changes, lines = _read("the changes", lambda: _digests(connection, order))
    findings += lines
    rows = 0
    for done, (name, entity) in enumerate(ENTITIES.items()):
        progress.report(done, len(ENTITIES))
        count, lines = _read(name, partial(_rows, connection, name, entity, order))
        rows += count
        findings += lines
    for name, look in (("the signatures", unsigned), ("contact", _keys), ("the listings", _listings)):
        findings += _read(name, partial(_counted, look, connection))[1]
    return Verification(entries, changes, rows, tuple(findings[:MOST]))


def _read(what: str, look: Callable[[], tuple[int, list[str]]]) -> tuple[int, list[str]]:
    """What a look finds; that it could not even read what is there, where a value of another kind was put in, is a finding."""
    try:
        return look()
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        return 0, [f"{what}: holds what cannot be read ({type(error).__name__})"]


def _counted(look: Callable[[Connection], list[str]], connection: Connection) -> tuple[int, list[str]]:
    return 0, look(connection)


def _chains(connection: Connection, order: dict[str, str]) -> Iterator[str]:
    """Findings of the chains; fills ``order`` with entry id → clock."""
    o = JournalOrigin.__table__.c
    table = JournalEntry.__table__
    for origin in connection.execute(select(o.id, o.last_seq, o.last_hash)).all():
        previous, seq = bytes(32), 0
        result = connection.execute(
            select(table).where(table.c.origin_id == origin.id).order_by(table.c.seq),
            execution_options={"yield_per": 1000},
        )
        for entry in result.mappings():
            seq += 1
            order[entry["id"]] = entry["hlc"]
            if entry["seq"] != seq:
                yield f"entry {entry['id']}: gap before number {entry['seq']}"
                seq = entry["seq"]
            if entry["previous"] != previous:
                yield f"entry {entry['id']}: does not follow the entry before it"
            if hash_of({name: entry[name] for name in HEADER}, entry["content"], entry["previous"]) != entry["hash"]:
                yield f"entry {entry['id']}: altered"
            previous = entry["hash"]
        if (origin.last_seq, origin.last_hash) != (seq, previous):
            yield f"origin {origin.id}: the end of its chain is missing or altered"
    unknown = select(table.c.id).where(table.c.origin_id.not_in(select(o.id)))
    for entry_id in connection.execute(unknown).scalars():
        yield f"entry {entry_id}: of an origin nobody knows"


def _digests(connection: Connection, order: dict[str, str]) -> tuple[int, list[str]]:
    c = JournalChange.__table__.c
    contents = {
        row[0]: (row[1], row[2])
        for row in connection.execute(select(JournalEntry.id, JournalEntry.content, JournalEntry.changes))
    }
    result = connection.execute(
        select(
            c.entry_id, c.position, c.entity, c.entity_id, c.subject_id, c.kind, c.before, c.after, c.salt, c.digest
        ).order_by(c.entry_id, c.position),
        execution_options={"yield_per": 5000},
    )
    findings: list[str] = []
    count = 0
    for entry_id, changes in groupby(result, key=lambda row: row.entry_id):
        whole, number = hashlib.sha256(), 0
        for row in changes:
            number += 1
            whole.update(row.digest)
            change = Change(row.entity, row.entity_id, row.subject_id, row.kind, row.before, row.after)
            erased = row.salt is None and row.before is None and row.after is None
            if row.salt is None and is_closed(row.entity, (row.before, row.after)):
                continue
            if not erased and digest_of(change, row.salt or b"") != row.digest:
                findings.append(f"entry {entry_id}: change {row.position} of {row.entity} altered")
        count += number
        if contents.pop(entry_id, None) != (whole.digest(), number):
            findings.append(f"entry {entry_id}: changes missing, added or reordered")
    empty = hashlib.sha256().digest()
    findings += [
        f"entry {one}: changes missing" for one, (content, number) in contents.items() if number or content != empty
    ]
    return count, findings


def _rows(connection: Connection, name: str, entity: Any, order: dict[str, str]) -> tuple[int, list[str]]:
    table: Any = entity.__table__
    c = JournalChange.__table__.c
    fields = journalled_fields(entity)
    findings: list[str] = []
    count = 0
    last = ""
    while True:
        query = select(table).order_by(table.c.id).limit(500)
        rows = connection.execute(query.where(table.c.id > last) if last else query).mappings().all()
        if not rows:
            break
        last = rows[-1]["id"]
        ids = [row["id"] for row in rows]
        states: dict[str, dict[str, Any]] = {}
        steps: dict[str, int] = defaultdict(int)
        changes = connection.execute(
            select(c.entry_id, c.position, c.entity_id, c.kind, c.after).where(c.entity_id.in_(ids), c.entity == name)
        ).all()
        for change in sorted(changes, key=lambda row: (order.get(row.entry_id, ""), row.position)):
            steps[change.entity_id] += 1
            if change.kind == "insert":
                states[change.entity_id] = {}
            if change.after is not None and change.entity_id in states:
                states[change.entity_id].update(_fields(change.after))
        for row in rows:
            count += 1
            state = states.get(row["id"])
            if state is None:
                findings.append(f"{name} {row['id']}: a row the journal does not know")
                continue
            wrong = [field for field in fields if not _same(row[field], state.get(field))]
            if wrong or row["row_version"] != steps[row["id"]]:
                findings.append(f"{name} {row['id']}: changed behind the journal ({', '.join(wrong) or 'version'})")
    journalled = select(c.kind, func.count()).where(c.entity == name, c.kind.in_(("insert", "erase"))).group_by(c.kind)
    counts: dict[str, int] = {row[0]: row[1] for row in connection.execute(journalled)}
    known = counts.get("insert", 0) - counts.get("erase", 0)
    if known != count:
        findings.append(f"{name}: {known} rows journalled, {count} rows present")
    return count, findings


def _fields(after: str) -> dict[str, Any]:
    """What a change set; nothing where the record cannot be read, which its digest has told already."""
    try:
        found = json.loads(after)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _keys(connection: Connection) -> list[str]:
    """Contacts that are not found by what they say; the key is derived and so not in the journal."""
    c = Contact.__table__.c
    rows = connection.execute(
        select(c.id, c.kind, c.value, c.match_key).where(c.deleted_at.is_(None)), execution_options={"yield_per": 5000}
    )
    return [
        f"contact {row.id}: not what the facts say" for row in rows if match_key(row.kind, row.value) != row.match_key
    ]


def _same(present: Any, journalled: Any) -> bool:
    return present == journalled or (is_empty(present) and is_empty(journalled))


def _listings(connection: Connection) -> list[str]:
    """Listing rows that differ from what the facts say."""
    findings: list[str] = []
    labels = Labels(connection)
    for (table, build, _), entity in zip(LISTINGS, (Candidate, Application, Requisition), strict=True):
        stored: Any = table.__table__
        ids = list(connection.execute(select(entity.__table__.c.id)).scalars())
        living = 0
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            rows = {
                row["id"]: dict(row)
                for row in connection.execute(select(stored).where(stored.c.id.in_(part))).mappings()
            }
            for values in build(connection, labels, part):
                living += 1
                row = rows.pop(values["id"], None)
                if row is None or any(not _same(row[field], value) for field, value in values.items()):
                    findings.append(f"{stored.name} {values['id']}: not what the facts say")
            findings += [f"{stored.name} {one}: should be gone" for one in rows]
        present = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if present != living:
            findings.append(f"{stored.name}: {living} rows expected, {present} present")
    return findings
