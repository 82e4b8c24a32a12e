"""Random histories of several people at one record, each through a session of their own, against an oracle in plain Python.

Everybody reads when they like, types, and saves what they saw long ago. The oracle knows by itself what must stand there afterwards
and which fields must be asked; whoever is asked chooses one side for each and saves again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from desktop.errors import OutOfDate
from desktop.services.candidates.commands import ChangeCandidate
from desktop.services.dispatch.messages import Command
from desktop.services.requisitions.commands import ChangeRequisition
from tests.services.desk import Desk

TEXTS = ("title", "employer", "location", "skills", "credit", "source_detail")
WORDS = ("", "a", "b", "c")
TAGS = ("sql", "python", "sap", "senior")
EMAILS = tuple(f"{one}@x.example" for one in "abcd")
PAY = ("pay_min", "pay_max")
Values = dict[str, Any]


@dataclass
class Tally:
    """What the histories came to."""

    edits: int = 0
    asked: int = 0
    merged: int = 0
    lost: list[str] = field(default_factory=list)
    asked_in_vain: list[str] = field(default_factory=list)


class Record:
    """A candidate or a requisition as the oracle keeps it, and how it is read and changed."""

    def __init__(self, desk: Desk, kind: str) -> None:
        self.kind = kind
        if kind == "candidate":
            self.id = desk.person(tags=("sql",), emails=EMAILS[:1])
        else:
            self.id = desk.opening(pay_min="1", pay_max="9")
        self.present, _ = self.read(desk)

    def read(self, desk: Desk) -> tuple[Values, int]:
        if self.kind == "candidate":
            there = desk.candidate(self.id)
            emails = tuple(one.value for one in there.contacts if one.kind == "email")
            return {
                **{name: getattr(there, name) for name in TEXTS},
                "tags": there.tags,
                "emails": emails,
            }, there.version
        opening = desk.requisition(self.id)
        names = ("title", "justification", "posting_text", *PAY)
        return {name: getattr(opening, name) for name in names}, opening.version

    def command(self, version: int, values: Values, seen: Values) -> Command[None]:
        make = ChangeCandidate if self.kind == "candidate" else ChangeRequisition
        return make(self.id, version, values, seen)

    def edit(self, chance: Random, values: Values) -> Values:
        """Something somebody types."""
        made: Values = {}
        for name in chance.sample(sorted(values), chance.randint(1, 3)):
            if name in ("tags", "emails"):
                pool = TAGS if name == "tags" else EMAILS
                made[name] = tuple(chance.sample(pool, chance.randint(0, 3)))
            elif name in PAY:
                made[name] = str(chance.randint(*((1, 4) if name == "pay_min" else (5, 9))))
            else:
                made[name] = chance.choice(WORDS[1:] if name == "title" else WORDS)
        return {name: value for name, value in made.items() if not same(name, value, values[name])}


def same(name: str, one: Any, other: Any) -> bool:
    """Tags have no order, and of addresses only the first has a place of its own."""
    if name == "tags":
        return set(one) == set(other)
    if name == "emails":
        return set(one) == set(other) and one[:1] == other[:1]
    return bool(one == other)


def expected(base: Values, mine: Values, theirs: Values) -> tuple[Values, set[str]]:
    """What must stand there after a save, and which fields must be asked instead."""
    result, asked = dict(theirs), set[str]()
    paid = mine.keys() & set(PAY)
    if paid:
        asked |= {name for name in PAY if theirs[name] != base[name]}
    for name, value in mine.items():
        if same(name, theirs[name], base[name]):
            result[name] = value
        elif name in ("tags", "emails"):
            added = set(value) - set(base[name]) | set(theirs[name]) - set(base[name])
            both = set(base[name]) & set(value) & set(theirs[name])
            result[name] = tuple(added | both)
            if name == "emails":
                firsts = [values[:1] for values in (base[name], value, theirs[name])]
                lead = firsts[2] if firsts[1] == firsts[0] else firsts[1]
                if firsts[0] not in firsts[1:] and firsts[1] != firsts[2]:
                    asked.add(name)
                elif lead != firsts[0] and lead and lead[0] not in added | both:
                    asked.add(name)  # made first by one, taken away by the other
                elif lead and lead[0] in result[name]:
                    result[name] = (lead[0], *(set(result[name]) - {lead[0]}))
                elif result[name]:
                    result[name] = ("?", *result[name])  # the first one went: which of the others follows is open
        elif name not in PAY and value != theirs[name]:
            asked.add(name)
        elif name not in PAY:
            result[name] = value
    return result, asked


@dataclass
class Writer:
    """One person with the form open: what they saw, and what they typed since."""

    desk: Desk
    seen: Values
    version: int
    typed: Values = field(default_factory=dict)


def play(desks: Sequence[Desk], seed: int, tally: Tally, saves: int = 12) -> None:
    """One history; findings go into the tally."""
    chance = Random(seed)
    record = Record(desks[0], chance.choice(("candidate", "candidate", "requisition")))
    writers = [Writer(desk, *record.read(desk)) for desk in desks]
    for _ in range(saves):
        writer = chance.choice(writers)
        if not writer.typed and chance.random() < 0.4:
            writer.seen, writer.version = record.read(writer.desk)
        writer.typed |= record.edit(chance, {**writer.seen, **writer.typed})
        writer.typed = {name: value for name, value in writer.typed.items() if not same(name, value, writer.seen[name])}
        if writer.typed and chance.random() < 0.7:
            _save(record, writer, chance, tally, f"history {seed}")
    for writer in writers:
        if writer.typed:
            _save(record, writer, chance, tally, f"history {seed}, end")


def _save(record: Record, writer: Writer, chance: Random, tally: Tally, where: str) -> None:
    tally.edits += len(writer.typed)
    while writer.typed:
        wanted, asked = expected(writer.seen, writer.typed, record.present)
        base = {name: writer.seen[name] for name in writer.typed}
        try:
            done = writer.desk.do(record.command(writer.version, writer.typed, base))
        except OutOfDate as error:
            shown = {one.name for one in error.fields}
            tally.asked += len(shown)
            tally.asked_in_vain += [f"{where}: {name}" for name in shown - asked]
            tally.lost += [f"{where}: {name} was not shown" for name in asked - shown]
            _choose(record, writer, chance, shown)
            continue
        tally.lost += [f"{where}: {name} was not asked" for name in asked]
        present, version = record.read(writer.desk)
        for name, value in wanted.items():
            lost = not same(name, present[name], value)
            if name == "emails" and value[:1] == ("?",):
                lost = set(present[name]) != set(value[1:])
            if lost:
                tally.lost.append(f"{where}: {name} {writer.seen[name]!r} {writer.typed.get(name)!r} {present[name]!r}")
        tally.merged += any(not same(name, record.present[name], writer.seen[name]) for name in present) and bool(
            done.entry_id
        )
        record.present, writer.seen, writer.version, writer.typed = present, present, version, {}


def _choose(record: Record, writer: Writer, chance: Random, shown: set[str]) -> None:
    """Look at the present state; keep mine or take theirs for each field shown; what was not shown keeps its old base."""
    there, version = record.read(writer.desk)
    for name in shown & writer.typed.keys():
        if chance.random() < 0.5:
            del writer.typed[name]
    several = {name: writer.seen[name] for name in ("tags", "emails") if name in writer.typed and name not in shown}
    writer.seen, writer.version = {**there, **several}, version
    writer.typed = {name: value for name, value in writer.typed.items() if not same(name, value, writer.seen[name])}
