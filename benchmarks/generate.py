"""Making a workspace of any size, seeded, through the program's own unit of work: journalled, listed, verifiable.

``python3 -m benchmarks generate --candidates 100k --out FILE``
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.names import EMPLOYERS, PLACES, TITLES, person
from desktop.addresses import match_key
from desktop.models import Application, Candidate, Contact, Requisition, Seat, StageTransition
from desktop.models.base import moment, new_id
from desktop.services.listings.keeping import keep
from desktop.services.requisitions.numbering import next_numbers
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.defaults import REASONS, SOURCES, STAGES
from desktop.services.vocabulary.seeding import word_id
from desktop.services.workspace.session import WorkSession, create_workspace
from desktop.words import ApplicationStatus, VocabularyKind

BATCH = 5000
START = datetime(2023, 1, 2, tzinfo=UTC)
_STAGES = [word_id(VocabularyKind.STAGE, stage["code"]) for stage in STAGES]
_SOURCES = [word_id(VocabularyKind.SOURCE, source[0]) for source in SOURCES]
_REASONS = [word_id(VocabularyKind.REASON, reason[0]) for reason in REASONS]


def size(text: str) -> int:
    """``1k``, ``100k``, ``1M`` or a plain number."""
    factor = {"k": 1_000, "m": 1_000_000}.get(text[-1:].lower(), 1)
    return int(float(text[:-1]) * factor) if factor > 1 else int(text)


def generate(path: Path, candidates: int, seed: int = 7) -> float:
    """Make the workspace; answers the seconds it took."""
    session = create_workspace(path, name=f"bench {candidates}", person="Bench", installation="bench")
    began = time.process_time()
    try:
        random = Random(seed)
        requisitions = _requisitions(session, random, max(5, candidates // 250))
        for start in range(0, candidates, BATCH):
            _people(session, random, requisitions, min(BATCH, candidates - start))
        with session.file.writer.connect() as connection:
            connection.exec_driver_sql("PRAGMA optimize")
    finally:
        session.close()
    return time.process_time() - began


def _in_one_entry(session: WorkSession, word: str, fill: Any) -> None:
    with session.file.writer.begin() as connection:
        work = UnitOfWork(connection, session.door.actor, session.file.origin_id)
        fill(work)
        keep(work)
        work.journal.close(actor_id=session.door.actor.id, command=word, label=word)


def _requisitions(session: WorkSession, random: Random, count: int) -> list[str]:
    ids = [new_id() for _ in range(count)]

    def fill(work: UnitOfWork) -> None:
        numbers = next_numbers(work, count)
        rows: list[dict[str, Any]] = []
        seats: list[dict[str, Any]] = []
        for one, number in zip(ids, numbers, strict=True):
            opened = (START + timedelta(days=random.randrange(1000))).date().isoformat()
            rows.append({"id": one, "number": number, "title": f"{random.choice(TITLES)}, {random.choice(PLACES)}", "status": "open",
                         "opened_on": opened, "recruiter_id": session.door.actor.id})  # fmt: skip
            seats += [{"requisition_id": one, "position": place, "opened_on": opened} for place in (1, 2)]
        work.bulk_insert(Requisition, rows)
        work.bulk_insert(Seat, seats)

    _in_one_entry(session, "bench.requisitions", fill)
    return ids


def _people(session: WorkSession, random: Random, requisitions: list[str], count: int) -> None:
    people: list[dict[str, Any]] = []
    contacts: list[dict[str, Any]] = []
    applications: list[dict[str, Any]] = []
    steps: list[dict[str, Any]] = []
    actor = session.door.actor.id
    for _ in range(count):
        given, family = person(random)
        one = new_id()
        came = START + timedelta(minutes=random.randrange(60 * 24 * 1300))
        source = random.choice(_SOURCES)
        people.append({"id": one, "name": f"{given} {family}", "employer": random.choice(EMPLOYERS), "title": random.choice(TITLES),
                       "location": random.choice(PLACES), "source_id": source, "created_at": moment(came)})  # fmt: skip
        mail, phone = (
            f"p{random.randrange(10**9)}@example.com",
            f"+1 514 {random.randrange(200, 999)} {random.randrange(10**4):04d}",
        )
        contacts.append({"candidate_id": one, "kind": "email", "value": mail, "match_key": match_key("email", mail)})
        contacts.append({"candidate_id": one, "kind": "phone", "value": phone, "match_key": match_key("phone", phone)})
        for _ in range(1 if random.random() < 0.75 else 2):
            applications.append(_application(random, one, random.choice(requisitions), came, source, actor, steps))

    def fill(work: UnitOfWork) -> None:
        work.bulk_insert(Candidate, people)
        work.bulk_insert(Contact, contacts)
        work.bulk_insert(Application, applications)
        work.bulk_insert(StageTransition, steps)

    _in_one_entry(session, "bench.people", fill)


def _application(
    random: Random,
    candidate: str,
    requisition: str,
    came: datetime,
    source: str,
    actor: str,
    steps: list[dict[str, Any]],
) -> dict[str, Any]:
    one, at, before = new_id(), came, None
    furthest = min(int(random.expovariate(0.45)), 6)
    stayed = None
    for number in range(furthest + 1):
        steps.append({"application_id": one, "candidate_id": candidate, "from_stage_id": before, "to_stage_id": _STAGES[number],
                      "from_status": "active" if before else "", "to_status": "active", "at": moment(at), "actor_id": actor,
                      "stayed": stayed})  # fmt: skip
        before, entered = _STAGES[number], at
        stayed = random.randrange(3600, 86_400 * 14)
        at = at + timedelta(seconds=stayed)
    ended = random.random() < 0.8
    row = {"id": one, "candidate_id": candidate, "requisition_id": requisition, "stage_id": before, "owner_id": actor,
           "applied_on": came.date().isoformat(), "stage_entered_at": moment(entered), "last_touch_at": moment(at),
           "source_id": source, "created_at": moment(came)}  # fmt: skip
    if ended:
        status = random.choice(
            (ApplicationStatus.REJECTED, ApplicationStatus.REJECTED, ApplicationStatus.WITHDRAWN)
        ).value
        reason = random.choice(_REASONS)
        steps.append({"application_id": one, "candidate_id": candidate, "from_stage_id": before, "to_stage_id": before,
                      "from_status": "active", "to_status": status, "at": moment(at), "actor_id": actor, "stayed": stayed,
                      "reason_id": reason})  # fmt: skip
        row |= {"status": status, "ended_at": moment(at), "reason_id": reason}
    return row
