"""The docket from plain rows: its lines are made here whoever read the rows, the handler or a first glance. Knows no database library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.services.docket.records import Docket, DocketLine, Source
from desktop.words import DecisionKind

Rows = Iterable[Sequence[Any]]
PARTS = ("asked", "steps", "seats", "decisions", "around", "tasks", "stages")
"""What is read for a person's docket; for everybody's there are no *seats* and nothing *around*."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose docket it is: somebody's, with that of those they stand in for, or everybody's."""

    person_id: str
    covers: tuple[str, ...] = ()
    everybody: bool = False

    @property
    def owners(self) -> tuple[str, ...] | None:
        """Whose lines are wanted; None for everybody's."""
        return None if self.everybody else (self.person_id, *self.covers)


def docket_of(whose: Whose, rows: Mapping[str, Rows]) -> Docket:
    """Every line, soonest first, from what each of ``docket_queries`` reads."""
    asked = _Asked(rows["asked"], rows["steps"])
    seats = [*_seats(rows.get("seats", ()), asked.steps)]
    told = {line.requisition_id for line in seats}
    decisions = [
        *(_decision(row, asked) for row in rows["decisions"]),
        *(replace(_decision(row, asked), others=True) for row in rows.get("around", ())),
    ]
    lines = [
        *seats,
        # who is asked need not be told that somebody is
        *(line for line in decisions if not line.step or line.requisition_id not in told),
        *_tasks(rows["tasks"], whose.owners),
    ]
    covers = whose.covers
    named = [
        replace(line, covers=line.owner_id) if line.owner_id in covers and not line.others else line for line in lines
    ]
    named.sort(key=lambda line: (line.due_on or "9", line.since, line.record_id))
    stages = [stage for (stage,) in rows["stages"]]
    return Docket(tuple(named), covers, tuple(zip(stages, stages[1:], strict=False)))


class _Asked:
    """The approvals under way: whom they ask at present, and at which step."""

    def __init__(self, rows: Rows, steps: Rows) -> None:
        self.steps: dict[str, int] = {row[0]: row[1] for row in steps}
        self._running: dict[str, tuple[str, int, str, str]] = {}
        self._people: dict[str, list[str]] = defaultdict(list)
        self._left: set[str] = set()
        for approval, subject, position, since, due_on, person, inactive in rows:
            self._running[subject] = (approval, position, since, due_on)
            self._people[subject].append(person)
            if inactive:
                self._left.add(subject)

    def told(self, requisition_id: str) -> dict[str, Any]:
        """What a line says of the approval it waits for; nothing where none is under way."""
        if requisition_id not in self._running:
            return {}
        approval, position, since, due_on = self._running[requisition_id]
        return {
            "approval_id": approval, "step": position, "steps": self.steps.get(approval, 0), "since": since, "due_on": due_on,
            "waits_for": tuple(sorted(self._people[requisition_id])), "left": requisition_id in self._left, "others": True,
        }  # fmt: skip


def _decision(row: Sequence[Any], asked: _Asked) -> DocketLine:
    # taken apart at once: a thousand rows with seventeen looks by name each would take as long as reading them
    (one, version, kind, requisition, application, candidate, owner, due_on, opened_at, next_action, verdict, snoozed, number, title,
     status, person, stage) = row  # fmt: skip
    line = DocketLine(
        Source.DECISION, one, version, kind, requisition, application or "", candidate or "", number, title, person or "", stage or "",
        owner or "", due_on, opened_at, next_action, verdict, status, snoozed_until=snoozed,
    )  # fmt: skip
    if kind == DecisionKind.ROLE:
        line = replace(line, **asked.told(requisition))
    return line


def _seats(rows: Rows, steps: Mapping[str, int]) -> Iterator[DocketLine]:
    for (
        one,
        version,
        person,
        approval,
        position,
        since,
        due_on,
        subject,
        by,
        requisition,
        number,
        title,
        status,
    ) in rows:
        yield DocketLine(
            Source.APPROVAL, one, version, subject, requisition, number=number, title=title, owner_id=person, due_on=due_on, since=since,
            status=status, step=position, steps=steps.get(approval, position), approval_id=approval, by_id=by,
        )  # fmt: skip


def _tasks(rows: Rows, owners: tuple[str, ...] | None) -> Iterator[DocketLine]:
    for (one, version, words, requisition, application, candidate, owner, due_on, created_at, changed_at, by, snoozed, repeat, rule, number,
         title, status, person, stage) in rows:  # fmt: skip
        yield DocketLine(
            Source.TASK, one, version, rule, requisition or "", application or "", candidate or "", number or "", title or "", person or "",
            stage or "", owner, due_on, created_at if rule else changed_at, words, by_id="" if rule else by, status=status or "",
            snoozed_until=snoozed, others=owners is not None and owner not in owners, repeat=repeat,
        )  # fmt: skip
