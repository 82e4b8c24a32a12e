"""Eight processes that change the same records through the services, and an account of every change each of them made."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from desktop.errors import OutOfDate
from desktop.services.access.actor import Actor
from desktop.services.candidates.commands import ChangeCandidate
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import ChangeRequisition
from desktop.services.storage.workspace_file import check_integrity
from desktop.services.workspace.session import open_workspace
from desktop.words import Role
from tests.faults.killing import Act, Tell, finish, start
from tests.services.desk import INSTALLATION, Desk, open_copy

PROCESSES = 8
OWN = ("given_name", "family_name", "location", "employer", "title", "skills", "source_detail", "credit")
"""The field of a candidate that only one process touches, by its number."""
SHARED = {"candidate": "language", "requisition": "pay_max"}
"""The field all of them touch; amounts never merge by machine."""


@dataclass(slots=True)
class Account:
    """What the release page prints, and what must be nothing."""

    saved: int = 0
    asked: int = 0
    merged: int = 0
    lost: int = 0
    overwritten: int = 0
    versions_off: int = 0
    slowest: float = 0.0
    seconds: float = 0.0
    findings: list[str] = field(default_factory=list)


def working(path: Path, number: int, person: str, records: list[tuple[str, str]], rounds: int) -> Act:
    """Reads, changes and saves in turn what is its own and what all share; asked, it looks again and keeps its own."""

    def act(tell: Tell) -> None:
        luck = Random(number)
        session = open_workspace(path, installation=f"process-{number}")
        desk = Desk(session)
        desk.door = session.as_actor(Actor(person, f"Person {number}", frozenset({Role.RECRUITER})))
        for turn in range(rounds):
            for entity, record in luck.sample(records, len(records)):
                if entity == "candidate":
                    _save(desk, tell, entity, record, OWN[number], f"{number} {turn}")
                value = str(2_000 + turn * PROCESSES + number) if entity == "requisition" else f"{number} {turn}"
                _save(desk, tell, entity, record, SHARED[entity], value)
        session.close()

    return act


def _save(desk: Desk, tell: Tell, entity: str, record: str, name: str, value: str) -> None:
    asked = 0
    began = time.monotonic()
    while True:
        shown: Any = desk.candidate(record) if entity == "candidate" else desk.requisition(record)
        seen, change = getattr(shown, name), ChangeCandidate if entity == "candidate" else ChangeRequisition
        try:
            done = desk.do(change(record, shown.version, {name: value}, {name: seen}))
        except OutOfDate as error:
            if [(one.name, one.mine) for one in error.fields] != [(name, value)]:
                raise
            asked += 1
            continue
        told = [done.entry_id, entity, record, name, seen, value, asked, time.monotonic() - began]
        tell(json.dumps(told))
        return


def work_together(template: Path, folder: Path, rounds: int) -> Account:
    """Let them all work at once on three candidates and a requisition, then go through the books."""
    desk = open_copy(template, folder)
    path = desk.path
    records = [("candidate", desk.person(f"Somebody {number}")) for number in range(3)]
    opening = desk.opening(pay_min="1", pay_max="1000", pay_currency="CAD", pay_period="year")
    records.append(("requisition", opening))
    people = [desk.get(AddMember(f"Person {number}")) for number in range(PROCESSES)]
    desk.session.close()
    account, began = Account(), time.monotonic()
    children = [start(working(path, number, person, records, rounds)) for number, person in enumerate(people)]
    told = [[json.loads(line) for line in finish(child, pipe)] for child, pipe in children]
    account.seconds = time.monotonic() - began
    for lines in told:
        account.saved += len(lines)
        account.asked += sum(line[6] for line in lines)
        account.slowest = max([account.slowest, *(line[7] for line in lines)])
    desk = Desk(open_workspace(path, installation=INSTALLATION))
    _audit(desk, told, records, account)
    account.findings += [*desk.findings(), *check_integrity(path)]
    desk.session.close()
    return account


def _audit(desk: Desk, told: list[list[Any]], records: list[tuple[str, str]], account: Account) -> None:
    entries = dict(desk.sql("SELECT lower(hex(id)), reason FROM journal_entry"))
    account.merged = sum(reason.startswith("merged:") for reason in entries.values())
    rows = desk.sql(
        "SELECT lower(hex(c.entry_id)), lower(hex(c.entity_id)), c.kind, c.before, c.after FROM journal_change c "
        "JOIN journal_entry e ON e.id = c.entry_id WHERE c.entity IN ('candidate', 'requisition') ORDER BY e.hlc, c.position"
    )
    written: dict[tuple[str, str], list[tuple[str, Any, Any]]] = defaultdict(list)
    changes: dict[str, int] = defaultdict(int)
    for entry, record, kind, before, after in rows:
        changes[record] += 1
        if kind == "update":
            was, now = json.loads(before), json.loads(after)
            for name in now:
                written[record, name].append((entry, was[name], now[name]))
    for line in (line for lines in told for line in lines):
        entry, _, record, name, seen, value = line[:6]
        if entry not in entries:
            account.lost += 1
        elif (entry, seen, value) not in written[record, name]:
            account.overwritten += 1  # what it replaced was not what the person had seen
    for steps in written.values():
        account.overwritten += sum(now[1] != was[2] for was, now in zip(steps, steps[1:], strict=False))
    for entity, record in records:
        there: Any = desk.candidate(record) if entity == "candidate" else desk.requisition(record)
        account.versions_off += there.version != changes[record]
        account.lost += sum(
            getattr(there, name) != steps[-1][2] for (one, name), steps in written.items() if one == record
        )
