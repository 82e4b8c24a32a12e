"""A mad user on a small workspace: random commands, undone and done again in any order, against a plain Python shadow."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from desktop.errors import NotFound, RuleBroken
from desktop.services.applications.commands import (
    CreateApplication,
    HoldApplications,
    MoveApplications,
    RejectApplications,
    ReopenApplications,
    WithdrawApplications,
)  # fmt: skip
from desktop.services.applications.questions import ReadBoard
from desktop.services.candidates.commands import (
    ChangeCandidate,
    CreateCandidate,
    DeleteCandidates,
    MergeCandidates,
    TagCandidates,
)
from desktop.services.history.messages import ReadUndoable, UndoEntry
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.services.notes.commands import AddNote
from desktop.services.requisitions.commands import AddSeats
from tests.services.desk import Desk, Tables, open_copy
from tests.services.examples import TOMORROW

STAGES = ("applied", "screen", "interview_1", "offer", "hired")
Difference = dict[tuple[str, str], tuple[dict[str, Any] | None, dict[str, Any]]]
TEMPLATE: list[Path] = []


def difference(before: Tables, after: Tables) -> Difference:
    """(entity, id) → the row before and after; None before where it is new."""
    return {
        (name, one): (before[name].get(one), row)
        for name, rows in after.items()
        for one, row in rows.items()
        if before[name].get(one) != row
    }


def reversed_on(every: Tables, changed: Difference) -> Tables:
    """What should stand when exactly these changes are taken back, field by field; what was new goes into the bin."""
    result = deepcopy(every)
    for (name, one), (before, after) in changed.items():
        if before is None:
            result[name][one]["deleted_at"] = True
        else:
            result[name][one] |= {field: value for field, value in before.items() if after[field] != value}
    return result


class Lives(RuleBasedStateMachine):
    people = Bundle("people")
    entries = Bundle("entries")

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.desk: Desk = open_copy(TEMPLATE[0], self.folder)
        self.openings = [self.desk.opening(title, seats=2) for title in ("Analyst", "Baker")]
        self.every = self.desk.everything()
        self.did: dict[str, Difference] = {}

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            findings = self.desk.findings()
            self.desk.session.close()
            shutil.rmtree(self.folder)
            assert findings == ()

    # the shadow

    @property
    def living(self) -> Tables:
        return {
            name: {one: row for one, row in rows.items() if not row["deleted_at"]} for name, rows in self.every.items()
        }

    def applications(self) -> dict[str, dict[str, Any]]:
        return self.living["application"]

    def some(self, place: int) -> str:
        ids = sorted(self.applications())
        return ids[place % len(ids)] if ids else "f" * 32

    def free_seats(self, requisition_id: str) -> int:
        return sum(
            seat["requisition_id"] == requisition_id and not seat["closed_by"] for seat in self.living["seat"].values()
        )

    def running(self, application_id: str) -> bool:
        return self.applications().get(application_id, {}).get("status") == "active"

    def attempt(self, command: Any, expected: bool | None) -> Any:
        """Carry out; ``expected`` says whether it must succeed, None that the rules decide. Answers entry ids for the bundle."""
        before = self.every
        try:
            done = self.desk.do(command)
        except (RuleBroken, NotFound) as error:
            if expected is True:
                raise AssertionError(command) from error
            if self.desk.everything() != before:
                raise AssertionError("refused, and yet written") from error
            return multiple()
        assert expected is not False, command
        self.every = self.desk.everything()
        if not done.entry_id:
            assert self.every == before
            return multiple()
        self.did[done.entry_id] = difference(before, self.every)
        return done.entry_id

    # what a person does

    @rule(
        target=people,
        name=st.sampled_from(["Jan Novák", "Mia", "Łukasz"]),
        place=st.integers(0, 2),
        tag=st.sampled_from([(), ("sql",)]),
    )
    def somebody_comes(self, name: str, place: int, tag: tuple[str, ...]) -> str:
        opening = [*self.openings, ""][place]
        self.attempt(
            CreateCandidate({"name": name, "emails": (f"{name[0].lower()}@x.example",), "tags": tag}, opening), True
        )
        return max(self.living["candidate"])

    @rule(target=entries, person=people, place=st.integers(0, 1))
    def applies(self, person: str, place: int) -> Any:
        there = any(
            row["candidate_id"] == person
            and row["requisition_id"] == self.openings[place]
            and row["status"] == "active"
            for row in self.applications().values()
        )
        alive = self.living["candidate"].get(person)
        expected = bool(alive and not alive["merged_into_id"] and not there)
        return self.attempt(CreateApplication(person, self.openings[place]), expected)

    @rule(target=entries, place=st.integers(0, 50), stage=st.sampled_from(STAGES))
    def moves(self, place: int, stage: str) -> Any:
        one, to = self.some(place), self.desk.stage(stage)
        row = self.applications().get(one)
        expected = bool(row and row["status"] == "active" and row["stage_id"] != to)
        if row and stage == "hired":
            expected = expected and self.free_seats(row["requisition_id"]) > 0
        return self.attempt(MoveApplications((one,), (0,), to), expected)

    @rule(target=entries, place=st.integers(0, 50), ours=st.booleans())
    def ends(self, place: int, ours: bool) -> Any:
        one = self.some(place)
        if ours:
            return self.attempt(RejectApplications((one,), (0,), self.desk.reason("timing"), "x"), self.running(one))
        return self.attempt(WithdrawApplications((one,), (0,), self.desk.reason("role_or_fit")), self.running(one))

    @rule(target=entries, place=st.integers(0, 50), until=st.sampled_from([TOMORROW, ""]))
    def rests(self, place: int, until: str) -> Any:
        one = self.some(place)
        return self.attempt(HoldApplications((one,), (0,), until), self.running(one))

    @rule(target=entries, place=st.integers(0, 50))
    def comes_back(self, place: int) -> Any:
        one = self.some(place)
        return self.attempt(
            ReopenApplications((one,), (0,)), None if one in self.applications() and not self.running(one) else False
        )

    @rule(target=entries, kept=people, other=people)
    def is_the_same_person(self, kept: str, other: str) -> Any:
        fit = kept != other and all(
            (row := self.living["candidate"].get(one)) and not row["merged_into_id"] for one in (kept, other)
        )
        return self.attempt(MergeCandidates(kept, 0, other, 0, {"location": "Brno"}), bool(fit))

    @rule(target=entries, person=people)
    def is_deleted(self, person: str) -> Any:
        return self.attempt(DeleteCandidates((person,)), True)

    @rule(target=entries, person=people, remove=st.booleans())
    def is_tagged(self, person: str, remove: bool) -> Any:
        return self.attempt(TagCandidates((person,), "sql", remove), None)

    @rule(target=entries, person=people)
    def changes(self, person: str) -> Any:
        return self.attempt(ChangeCandidate(person, 0, {"emails": ("other@x.example",), "title": "Analyst"}), None)

    @rule(target=entries, person=people)
    def is_noted(self, person: str) -> Any:
        return self.attempt(AddNote(person, "a note"), person in self.living["candidate"])

    @rule(target=entries, place=st.integers(0, 1))
    def grows(self, place: int) -> Any:
        return self.attempt(AddSeats(self.openings[place], 1), True)

    @rule(target=entries, entry=consumes(entries))
    def is_undone(self, entry: str) -> Any:
        expected = reversed_on(self.every, self.did[entry])
        made = self.attempt(UndoEntry(entry, "it"), None)
        if isinstance(made, str):
            assert self.every == expected
        return made

    @rule(target=entries, redo=st.booleans())
    def presses_the_key(self, redo: bool) -> Any:
        offered = [one for one in self.desk.ask(ReadUndoable(redo=redo)) if one.entry_id in self.did]
        if not offered:
            return multiple()
        expected = reversed_on(self.every, self.did[offered[0].entry_id])
        made = self.attempt(UndoEntry(offered[0].entry_id, offered[0].label), None)
        if isinstance(made, str):
            assert self.every == expected
        return made

    # what always holds

    @invariant()
    def the_stage_is_open_ended(self) -> None:
        hired = self.desk.stage("hired")
        last: dict[str, dict[str, Any]] = {}
        for _, step in sorted(self.living["stage_transition"].items(), key=lambda pair: (pair[1]["at"], pair[0])):
            last[step["application_id"]] = step
        for one, row in self.applications().items():
            assert (row["status"] == "hired") == (row["stage_id"] == hired)
            assert (row["ended_at"] == "") == (row["status"] == "active")
            assert (last[one]["to_stage_id"], last[one]["to_status"]) == (row["stage_id"], row["status"])

    @invariant()
    def every_hire_has_a_seat(self) -> None:
        seats = Counter(seat["application_id"] for seat in self.living["seat"].values() if seat["closed_by"] == "hire")
        assert seats == Counter(one for one, row in self.applications().items() if row["status"] == "hired")

    @invariant()
    def boards_and_lists_count_the_same(self) -> None:
        people = self.living["candidate"]
        for opening in self.openings:
            mine = [row for row in self.applications().values() if row["requisition_id"] == opening]
            active = Counter(row["stage_id"] for row in mine if row["status"] == "active")
            board = self.desk.ask(ReadBoard(opening))
            counted = {column.stage_id: column.count for column in board.columns}
            assert {stage: counted[stage] for stage in active} == active
            assert board.seats_open == self.free_seats(opening)
            assert self.desk.requisition(opening).active == sum(active.values())
        count = self.desk.ask(CountRows(ListView(ListKind.CANDIDATES)))
        assert count.all == sum(not row["merged_into_id"] for row in people.values())
        assert self.desk.ask(CountRows(ListView(ListKind.APPLICATIONS))).all == len(self.applications())


@pytest.mark.parametrize(("examples", "steps"), [(8, 30), pytest.param(60, 50, marks=pytest.mark.slow)])
def test_random_lives(template: Path, examples: int, steps: int) -> None:
    TEMPLATE[:] = [template]
    run_state_machine_as_test(
        Lives, settings=settings(settings.default, max_examples=examples, stateful_step_count=steps)
    )
