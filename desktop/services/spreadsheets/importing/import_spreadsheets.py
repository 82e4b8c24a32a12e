"""Carrying out an import: requisitions, people, applications, seats, the batch and what was answered, in one transaction.

Where the time of a line goes (CPU, 20,000 lines of 5.8 facts and as many journal rows, percent): making the rows here 12,
bringing them into the form of the database and of the journal 15 (``storage/new_rows``), listing rows 27 (``listings``), the
engine 46: facts 11, journal 9, indexes made anew 9, listing rows 6, full text 6, commit 5. The engine's inserts run beside the rest
(``storage/write_behind``); indexes and the commit do not.
"""

from __future__ import annotations

from collections import defaultdict

from desktop.models import Application, Candidate, Contact, ImportBatch, StageTransition
from desktop.services.dispatch.registry import handles
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.cycle_search import without_cycle_search
from desktop.services.spreadsheets.drafting.records import DraftApplication, ImportDraft, RowRef
from desktop.services.spreadsheets.importing.application_rows import ApplicationWriter
from desktop.services.spreadsheets.importing.candidate_rows import write_people
from desktop.services.spreadsheets.importing.complete_known import complete_applications, complete_people
from desktop.services.spreadsheets.importing.known_moves import find_moves
from desktop.services.spreadsheets.importing.known_records import find_known
from desktop.services.spreadsheets.importing.memory import remember
from desktop.services.spreadsheets.importing.move_known import move_known
from desktop.services.spreadsheets.importing.requisition_rows import write_requisitions, write_seats
from desktop.services.spreadsheets.importing.word_ids import WordIds
from desktop.services.spreadsheets.records import ImportResult
from desktop.services.spreadsheets.summary import summarise
from desktop.services.storage.unit_of_work import UnitOfWork

_BLOCK = 2_000


@handles(ImportSpreadsheets)
def import_spreadsheets(work: UnitOfWork, command: ImportSpreadsheets) -> ImportResult:
    """Write the draft; raises ``Stopped`` between blocks, and then nothing is left."""
    with without_cycle_search():
        return _write(work, command)


def _write(work: UnitOfWork, command: ImportSpreadsheets) -> ImportResult:
    draft = command.draft
    with work.as_seen() as connection:  # whom the person importing may not see is nobody they know
        known = find_known(connection, draft)
    words = WordIds(work, draft)
    people = [one for one in draft.people if _is_wanted(one.rows, command.skip)]
    chosen = {one.key for one in people}
    applications = [
        one for one in draft.applications
        if one.person in chosen and one.key not in known.applications and _is_wanted(one.rows, command.skip)
    ]  # fmt: skip
    by_requisition: dict[int, list[DraftApplication]] = defaultdict(list)
    first_of: dict[int, DraftApplication] = {}
    for one in applications:
        by_requisition[one.requisition].append(one)
    for one in draft.applications:
        first_of.setdefault(one.person, one)
    total = len(people) + len(applications)
    work.progress.report(0, total, "writing")
    work.expect(
        {
            Candidate: len(people),
            Contact: sum(len(one.emails) + len(one.phones) + len(one.links) for one in people),
            Application: len(applications),
            StageTransition: len(draft.transitions) + len(applications),
        }
    )
    requisitions = write_requisitions(work, draft, known, words, by_requisition, command.skip)
    candidates: dict[int, str] = {}
    for start in range(0, len(people), _BLOCK):
        candidates |= write_people(work, people[start : start + _BLOCK], known.people, first_of, words)
        work.progress.report(start, total, "writing")
    writer = ApplicationWriter(work, draft, words)
    ids: dict[int, str] = {}
    for start in range(0, len(applications), _BLOCK):
        ids |= writer.write(applications[start : start + _BLOCK], candidates, requisitions)
        work.progress.report(len(people) + start, total, "writing")
    write_seats(work, draft, known, requisitions, ids, by_requisition)
    met = [one for one in draft.applications if one.key in known.applications and _is_wanted(one.rows, command.skip)]
    complete_people(work, draft, known, people, words)
    complete_applications(work, draft, known, met, words)
    moves = find_moves(work.connection, draft, known)
    done = [
        move for move in (moves[one.key] for one in met if one.key in moves)
        if (not move.doubt and move.row not in command.skip) or move.row in command.insist
    ]  # fmt: skip
    moved = move_known(work, draft, done, words)
    batch_id = _write_batch(work, draft)
    remember(work, draft, command.answers)
    return ImportResult(
        batch_id,
        people=sum(one.key not in known.people for one in people),
        applications=len(ids),
        requisitions=len(requisitions) - len(known.requisitions),
        known_people=sum(one.key in known.people for one in people),
        known_applications=len(known.applications),
        refused=len(draft.refused_rows),
        moved=moved,
    )


def _is_wanted(rows: tuple[RowRef, ...], skip: frozenset[RowRef]) -> bool:
    return not skip or not rows or any(row not in skip for row in rows)


def _write_batch(work: UnitOfWork, draft: ImportDraft) -> str:
    figures = summarise(draft)
    summary = {
        key: figures[key] for key in ("people", "applications", "requisitions", "refused", "by_stage", "warnings")
    }
    files = [{"name": name, "sha256": digest} for name, digest in draft.digests]
    batch = work.add(ImportBatch(person_id=work.actor.id, files=files, summary=summary, at=work.now))
    work.flush()
    return batch.id
