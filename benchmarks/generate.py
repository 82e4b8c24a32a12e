"""Making a workspace of any size, seeded, through the program's own unit of work: journalled, listed, verifiable.

``python3 -m benchmarks generate --candidates 100k --out FILE``

``--thin`` makes leaner people (one contact, one application, some two transitions), ``--no-journal`` leaves the journal out:
together they make a million people in minutes. Such a file is for measuring reading only, since no history can be verified.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.names import EMPLOYERS, PLACES, TITLES, person
from desktop.addresses import match_key
from desktop.models import Application, Candidate, Contact, Requisition, Seat, StageTransition
from desktop.models.base import moment, new_id
from desktop.services.listings.keeping import LISTINGS, refresh
from desktop.services.listings.labels import Labels
from desktop.services.pipeline.numbering import next_numbers
from desktop.services.storage.bulk import insert_rows
from desktop.services.storage.fields import fields_of, table_of
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.defaults import REASONS, SOURCES, STAGES
from desktop.services.vocabulary.seeding import word_id
from desktop.services.workspace.session import WorkSession, create_workspace
from desktop.words import ApplicationStatus, VocabularyKind

BATCH = 5000
START = datetime(2023, 1, 2, tzinfo=UTC)
Say = Callable[[str], None]
Rows = list[dict[str, Any]]
_STAGES = [word_id(VocabularyKind.STAGE, stage["code"]) for stage in STAGES]
_SOURCES = [word_id(VocabularyKind.SOURCE, source[0]) for source in SOURCES]
_REASONS = [word_id(VocabularyKind.REASON, reason[0]) for reason in REASONS]


def size(text: str) -> int:
    """``1k``, ``100k``, ``1M`` or a plain number."""
    factor = {"k": 1_000, "m": 1_000_000}.get(text[-1:].lower(), 1)
    return int(float(text[:-1]) * factor) if factor > 1 else int(text)


def generate(
    path: Path, candidates: int, seed: int = 7, *, thin: bool = False, journal: bool = True, say: Say = lambda _: None
) -> float:
    """Make the workspace; answers the seconds of CPU it took."""
    session = create_workspace(path, name=f"bench {candidates}", person="Bench", installation="bench")
    began = time.process_time()
    try:
        _Maker(session, Random(seed), thin, journal, say).make(candidates)
        with session.store.writer.connect() as connection:
            connection.exec_driver_sql("PRAGMA optimize")
    finally:
        session.close()
    return time.process_time() - began


class _Maker:
    """Facts in batches, each with its journal entry; the listings in one go at the end, when their indexes cost least."""

    def __init__(self, session: WorkSession, random: Random, thin: bool, journal: bool, say: Say) -> None:
        self.session = session
        self.random = random
        self.thin = thin
        self.journal = journal
        self.say = say
        self.actor = session.door.actor.id
        self.candidates: list[str] = []
        self.applications: list[str] = []
        self.requisitions: list[str] = []

    def make(self, candidates: int) -> None:
        self._requisitions(max(5, candidates // 250))
        for start in range(0, candidates, BATCH):
            self._people(min(BATCH, candidates - start))
            if start % (BATCH * 10) == 0:
                self.say(f"{start + BATCH:,} of {candidates:,}, {time.process_time():.0f} s CPU")
        with self.session.store.writer.begin() as connection:
            labels = Labels(connection)
            ids = (self.candidates, self.applications, self.requisitions)
            for (table, build, index), part in zip(LISTINGS, ids, strict=True):
                refresh(connection, labels, table, build, index, part)
                self.say(f"{table.__tablename__}, {time.process_time():.0f} s CPU")

    def _write(self, word: str, *parts: tuple[Any, Rows]) -> None:
        with self.session.store.writer.begin() as connection:
            if not self.journal:
                now = moment()
                for entity, rows in parts:
                    makers = tuple(fields_of(entity).items())
                    full = [[row[name] if name in row else make(now) for name, make in makers] for row in rows]
                    insert_rows(connection, table_of(entity), [name for name, _ in makers], full)
                return
            work = UnitOfWork(connection, self.session.door.actor, self.session.store.origin_id)
            for entity, rows in parts:
                work.bulk_insert(entity, rows)
            work.journal.close(actor_id=self.actor, command=word, label=word)

    def _requisitions(self, count: int) -> None:
        random = self.random
        self.requisitions = [new_id() for _ in range(count)]
        with self.session.store.writer.begin() as connection:
            numbers = next_numbers(UnitOfWork(connection, self.session.door.actor, self.session.store.origin_id), count)
        rows: Rows = []
        seats: Rows = []
        for one, number in zip(self.requisitions, numbers, strict=True):
            opened = (START + timedelta(days=random.randrange(1000))).date().isoformat()
            rows.append({"id": one, "number": number, "title": f"{random.choice(TITLES)}, {random.choice(PLACES)}", "status": "open",
                         "opened_on": opened, "recruiter_id": self.actor})  # fmt: skip
            seats += [{"requisition_id": one, "position": place, "opened_on": opened} for place in (1, 2)]
        self._write("bench.requisitions", (Requisition, rows), (Seat, seats))

    def _people(self, count: int) -> None:
        random = self.random
        people: Rows = []
        contacts: Rows = []
        applications: Rows = []
        steps: Rows = []
        for _ in range(count):
            given, family = person(random)
            one = new_id()
            came = START + timedelta(minutes=random.randrange(60 * 24 * 1300))
            source = random.choice(_SOURCES)
            people.append({"id": one, "name": f"{given} {family}", "employer": random.choice(EMPLOYERS), "title": random.choice(TITLES),
                           "location": random.choice(PLACES), "source_id": source, "created_at": moment(came)})  # fmt: skip
            mail = f"p{random.randrange(10**9)}@example.com"
            phone = f"+1 514 {random.randrange(200, 999)} {random.randrange(10**4):04d}"
            contacts.append(
                {"candidate_id": one, "kind": "email", "value": mail, "match_key": match_key("email", mail)}
            )
            if not self.thin:
                contacts.append(
                    {"candidate_id": one, "kind": "phone", "value": phone, "match_key": match_key("phone", phone)}
                )
            for _ in range(1 if self.thin or random.random() < 0.75 else 2):
                applications.append(self._application(one, came, source, steps))
        self.candidates += [row["id"] for row in people]
        self.applications += [row["id"] for row in applications]
        self._write(
            "bench.people",
            (Candidate, people), (Contact, contacts), (Application, applications), (StageTransition, steps),
        )  # fmt: skip

    def _application(self, candidate: str, came: datetime, source: str, steps: Rows) -> dict[str, Any]:
        random = self.random
        one, at, before = new_id(), came, None
        furthest = min(int(random.expovariate(0.8 if self.thin else 0.45)), 6)
        stayed = None
        for number in range(furthest + 1):
            steps.append({"application_id": one, "candidate_id": candidate, "from_stage_id": before, "to_stage_id": _STAGES[number],
                          "from_status": "active" if before else "", "to_status": "active", "at": moment(at),
                          "actor_id": self.actor, "stayed": stayed})  # fmt: skip
            before, entered = _STAGES[number], at
            stayed = random.randrange(3600, 86_400 * 14)
            at = at + timedelta(seconds=stayed)
        row = {"id": one, "candidate_id": candidate, "requisition_id": random.choice(self.requisitions), "stage_id": before,
               "owner_id": self.actor, "applied_on": came.date().isoformat(), "stage_entered_at": moment(entered),
               "last_touch_at": moment(at), "source_id": source, "created_at": moment(came)}  # fmt: skip
        if random.random() < 0.8:
            ends = (ApplicationStatus.REJECTED, ApplicationStatus.REJECTED, ApplicationStatus.WITHDRAWN)
            status, reason = random.choice(ends).value, random.choice(_REASONS)
            steps.append({"application_id": one, "candidate_id": candidate, "from_stage_id": before, "to_stage_id": before,
                          "from_status": "active", "to_status": status, "at": moment(at), "actor_id": self.actor,
                          "stayed": stayed, "reason_id": reason})  # fmt: skip
            row |= {"status": status, "ended_at": moment(at), "reason_id": reason}
        return row
