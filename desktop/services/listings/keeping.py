"""Keeping listing rows true: after each command, in its transaction, the rows that its changes concern are made anew.

One rule for all: find the ids concerned, read their facts in bulk, build the flat rows in Python (folding is ours), write them
with one statement. A check of the workspace builds them all again and compares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from desktop.models import (
    Application,
    ApplicationFlag,
    ApplicationRow,
    CandidateRow,
    CandidateTag,
    Decision,
    Person,
    RequisitionRow,
    Seat,
    VocabularyWord,
)
from desktop.models.listing import ListingTable
from desktop.services.listings import full_text
from desktop.services.listings.building import Line, Span, application_values, candidate_values, requisition_values
from desktop.services.listings.labels import Labels
from desktop.services.storage.bulk import IndexesAside, insert_rows
from desktop.services.storage.parts import parts
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import VocabularyKind

CHUNK = 500
Build = Callable[[Connection, Labels, Sequence[str]], Iterator[Line]]

LISTINGS: tuple[tuple[ListingTable, Build, str], ...] = (
    (CandidateRow, candidate_values, "candidate"),
    (ApplicationRow, application_values, "application"),
    (RequisitionRow, requisition_values, ""),
)
"""Table, what builds its rows, and the name of its full text index. Candidates first: applications copy from their rows."""


def keep(work: UnitOfWork) -> None:
    """Refresh the listing rows that a command's changes concern."""
    touched = work.touched
    candidates = set(work.subjects)
    applications = set(touched.get("application", ()))
    if touched.get("candidate") or touched.get("contact") or touched.get("candidate_tag"):
        # people who came with this command have no applications but those that came with them
        people = (touched.get("candidate", set()) | _owners(work)) - work.fresh.get("candidate", set())
        applications |= _ids(work.connection, Application.id, Application.candidate_id, people)
    applications |= _application_ids(work.connection, touched.get("application_flag", set()))
    applications |= _ids(work.connection, Decision.application_id, Decision.id, touched.get("decision", set())) - {None}
    requisitions = set(touched.get("requisition", ()))
    # a decision about a requisition stands in the strip of each of its applications too
    decided = _decided(work)
    requisitions |= decided
    requisitions |= _ids(work.connection, Seat.requisition_id, Seat.id, touched.get("seat", set()))
    requisitions |= _ids(work.connection, Application.requisition_id, Application.id, touched.get("application", set()))
    changed = (touched.get("requisition", set()) | decided) - work.fresh.get("requisition", set())
    if changed:
        applications |= _ids(work.connection, Application.id, Application.requisition_id, changed)
    renamed = _changed(work, VocabularyWord) | _changed(work, Person)
    # tags stand in the rows as text, by which both lists are searched; flags as the words they became
    worn = _ids(
        work.connection, CandidateTag.candidate_id, CandidateTag.tag_id, _of_kind(work, renamed, VocabularyKind.TAG)
    )
    candidates |= worn
    applications |= _ids(work.connection, Application.id, Application.candidate_id, worn)
    flags = _of_kind(work, renamed, VocabularyKind.RISK_FLAG)
    applications |= _ids(work.connection, ApplicationFlag.application_id, ApplicationFlag.flag_id, flags)
    labels = Labels(work.connection)
    done, of = 0, len(candidates) + len(applications) + len(requisitions)

    def step(rows: int) -> None:
        nonlocal done
        done += rows
        if of > CHUNK:  # shorter work is over before anybody looks
            work.progress.report(done, of)

    for (table, build, index), ids in zip(LISTINGS, (candidates, applications, requisitions), strict=True):
        made = ids & work.fresh.get(index, set()) if index else set()
        if len(made) < CHUNK:
            made = set()
        refresh(work.connection, labels, table, build, index, ids - made, step)
        refresh(work.connection, labels, table, build, index, made, step, fresh=True)
        if renamed:
            _rekey(work.connection, labels, table, renamed)
    if work.erased:
        full_text.compact(work.connection)


def refresh(
    connection: Connection,
    labels: Labels,
    table: ListingTable,
    build: Build,
    index: str,
    ids: Iterable[str],
    step: Callable[[int], None] = lambda rows: None,
    *,
    fresh: bool = False,
) -> None:
    """Make the rows of the given ids anew; rows of what is gone disappear.

    ``fresh``: the ids were all inserted by this command, one after the other, and have no listing rows yet.
    """
    target: Any = table.__table__
    wanted = sorted(ids)  # ids sort by age, and so do the rows they point to: neighbours are read together
    indexes = IndexesAside(connection)
    indexes.expect(target, len(wanted))
    pending = iter(wanted)
    following: int | None = None
    made: list[Line] = []
    while part := (Span if fresh else list)(islice(pending, CHUNK)):
        step(len(part))
        coming = build(connection, labels, part)
        if fresh:
            # what the next rows need has been read: the engine may store those before while they are made
            following = _added(connection, target, index, made, following)
            made = list(coming)
            continue
        values = list(coming)
        known = {
            row.id: (row.row, row.search)
            for row in connection.execute(
                select(target.c.id, target.c.row, target.c.search).where(target.c.id.in_(part))
            ).all()
        }
        here = [(known[one["id"]], one) for one in values if one["id"] in known]
        respelled = [(row, one["search"]) for (row, search), one in here if search != one["search"]]
        gone = [known[one][0] for one in known.keys() - {one["id"] for one in values}]
        stale = [row for (row, _), _ in here] + gone
        if (
            index
        ):  # first, while the rows that words belong to are there: on a server they decide who may touch the words
            full_text.forget(connection, index, [row for row, _ in respelled] + gone)
        if stale:
            connection.execute(delete(target).where(target.c.row.in_(stale)))
        if index:
            full_text.remember(connection, index, respelled)
        _write(connection, target, [row for (row, _), _ in here], [one for _, one in here])
        added = [one for one in values if one["id"] not in known]
        following = _added(connection, target, index, added, following)
    _added(connection, target, index, made, following)
    indexes.restore()


def _added(connection: Connection, target: Any, index: str, values: list[Line], following: int | None) -> int | None:
    """Write rows that are new to the list, numbered on from ``following`` (None: from what is there); answers where to go on."""
    if not values:
        return following
    if following is None:
        following = connection.execute(select(func.coalesce(func.max(target.c.row), 0) + 1)).scalar_one()
    after = following + len(values)
    _write(connection, target, range(following, after), values)
    if index:
        full_text.remember(
            connection, index, zip(range(following, after), [one["search"] for one in values], strict=True)
        )
    return after


def _write(connection: Connection, target: Any, rows: Sequence[int], values: list[Line]) -> None:
    if values:
        lines = [(row, *one.values()) for row, one in zip(rows, values, strict=True)]
        insert_rows(connection, target, ("row", *values[0]), lines)


def _rekey(connection: Connection, labels: Labels, table: ListingTable, ids: set[str]) -> None:
    """Give rows the new sort key of a renamed word or person."""
    columns = table.__table__.c
    for name in [
        column.name for column in columns if f"{column.name}_key" in columns and column.name not in ENUM_CODES
    ]:
        for one in ids:
            key = labels.key(one)
            keyed = columns[f"{name}_key"]
            if not isinstance(columns[name].type, type(columns["id"].type)):
                continue
            connection.execute(
                update(table).where(columns[name] == one, keyed.is_distinct_from(key)).values({keyed.name: key})
            )


ENUM_CODES = frozenset({"status", "priority", "employment_type"})


def _changed(work: UnitOfWork, entity: type[VocabularyWord] | type[Person]) -> set[str]:
    """The words or people that stood before this command; no row can hold an old key of a new one."""
    ids = sorted(work.touched.get(entity.__tablename__, ()))
    found: set[str] = set()
    for part in parts(ids, CHUNK):
        query = select(entity.id).where(entity.id.in_(part), entity.row_version > 1)
        found.update(work.connection.execute(query).scalars().all())
    return found


def _of_kind(work: UnitOfWork, words: set[str], kind: VocabularyKind) -> set[str]:
    """Those of a kind among the changed words."""
    part = select(VocabularyWord.id).where(VocabularyWord.kind == kind.value, VocabularyWord.id.in_(words))
    return set(work.connection.execute(part).scalars()) if 0 < len(words) <= CHUNK else words


def _ids(connection: Connection, answer: Any, column: Any, values: set[str]) -> set[str]:
    found: set[str] = set()
    for part in parts(values, CHUNK):
        found.update(connection.execute(select(answer).where(column.in_(part)).distinct()).scalars().all())
    return found


def _owners(work: UnitOfWork) -> set[str]:
    # a contact's or tag's subject is its candidate, whose words the applications are found by too
    return set(work.subjects) if work.touched.get("contact") or work.touched.get("candidate_tag") else set()


def _decided(work: UnitOfWork) -> set[str]:
    found: set[str] = set()
    for part in parts(work.touched.get("decision", ()), CHUNK):
        query = select(Decision.requisition_id).where(Decision.id.in_(part), Decision.application_id.is_(None))
        found.update(work.connection.execute(query).scalars())
    return found


def _application_ids(connection: Connection, flags: set[str]) -> set[str]:
    return _ids(connection, ApplicationFlag.application_id, ApplicationFlag.id, flags) if flags else set()
