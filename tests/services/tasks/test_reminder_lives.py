"""Two keepers on one workspace, people at work, days going forth and back: never two tasks for one state, and none that is missing."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from desktop.services.applications.questions import ReadApplication
from desktop.services.people.commands import AddMember
from desktop.services.process.commands import SetRule
from desktop.services.process.questions import ReadRules
from desktop.services.tasks.commands import FinishTasks, KeepReminders, TakeUpTasks
from desktop.services.tasks.questions import ReadTasks
from desktop.services.tasks.records import TaskRecord
from desktop.words import ApplicationStatus, Role
from tests.services.desk import open_copy

TEMPLATE: list[Path] = []
RULES = ("stale_amber", "stale_red")
PICK = st.integers(0, 99)


class ReminderLives(RuleBasedStateMachine):
    """``by_hand``: the states whose task a person finished, so that it must stay so."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desk = open_copy(TEMPLATE[0], self.folder)
        self.other = self.desk.another("elsewhere")
        self.applications: list[str] = []
        self.by_hand: set[str] = set()
        self.offset = 0
        self.kept = False

    @initialize()
    def begin(self) -> None:
        self.opening = self.desk.opening(seats=9)
        self.desk.get(AddMember("Ola Berg", roles=(Role.RECRUITER,)))

    @rule(days=st.integers(-3, 8))
    def another_day(self, days: int) -> None:
        self.offset, self.kept = max(0, self.offset + days), False

    @precondition(lambda self: len(self.applications) < 5)
    @rule()
    def somebody_applies(self) -> None:
        self.applications.append(self.desk.applied(self.opening, f"Person {len(self.applications)}"))
        self.kept = False

    @precondition(lambda self: self.applications)
    @rule(pick=PICK, stage=st.sampled_from(["screen", "offer", "applied"]))
    def a_move(self, pick: int, stage: str) -> None:
        one = self.desk.ask(ReadApplication(self.applications[pick % len(self.applications)]))
        if one.status == ApplicationStatus.ACTIVE and one.stage_id != self.desk.stage(stage):
            done = self.desk.move(one.id, stage)
            if pick % 3 == 0:
                self.desk.undo(done)
        self.kept = False

    @precondition(lambda self: self.applications)
    @rule(pick=PICK)
    def a_rejection(self, pick: int) -> None:
        one = self.desk.ask(ReadApplication(self.applications[pick % len(self.applications)]))
        if one.status == ApplicationStatus.ACTIVE:
            self.desk.reject(one.id)
        self.kept = False

    @rule(code=st.sampled_from(RULES), active=st.booleans(), days=st.integers(3, 15))
    def a_rule(self, code: str, active: bool, days: int) -> None:
        version = next(line.version for line in self.desk.ask(ReadRules()) if line.code == code)
        self.desk.do(SetRule(code, active, days, "owner", version))
        self.kept = False

    @rule(pick=PICK)
    def a_person_finishes(self, pick: int) -> None:
        waiting = [one for one in self.tasks() if not one.done]
        if waiting:
            task = waiting[pick % len(waiting)]
            self.other.do(FinishTasks((task.id,)))
            self.by_hand.add(task.id)

    @rule(pick=PICK)
    def a_person_takes_up(self, pick: int) -> None:
        if self.by_hand:
            task = sorted(self.by_hand)[pick % len(self.by_hand)]
            self.other.do(TakeUpTasks((task,)))
            self.by_hand.discard(task)
            self.kept = False

    @rule(here=st.booleans())
    def keep(self, here: bool) -> None:
        (self.desk if here else self.other).do(KeepReminders(self.today.isoformat()))
        self.kept = True

    @property
    def today(self) -> date:
        return date.today() + timedelta(days=self.offset)

    def tasks(self) -> list[TaskRecord]:
        return [one for one in self.desk.ask(ReadTasks()) if one.rule]

    @invariant()
    def never_two(self) -> None:
        with self.desk.session.store.reader.begin() as connection:
            rows = connection.exec_driver_sql("SELECT rule, application_id, since FROM task").fetchall()
        assert not [one for one, number in Counter(map(tuple, rows)).items() if number > 1]

    @invariant()
    def none_missing(self) -> None:
        if not self.kept:
            return
        rules = {line.code: line for line in self.desk.ask(ReadRules())}
        waiting = Counter((one.case.application_id, one.rule) for one in self.tasks() if not one.done)
        finished = {(one.case.application_id, one.rule) for one in self.tasks() if one.id in self.by_hand}
        for application in self.applications:
            one = self.desk.ask(ReadApplication(application))
            age = self.offset  # whatever was done, was done on the day the tests run
            due = {code for code in RULES if rules[code].active and age >= rules[code].days and one.status == "active"}
            if "stale_red" in due and rules["stale_red"].days > rules["stale_amber"].days:
                due.discard("stale_amber")
            for code in RULES:
                if (application, code) not in finished:
                    assert waiting[application, code] == (code in due), (code, age)
                assert waiting[application, code] <= (code in due)

    def teardown(self) -> None:
        assert self.desk.findings() == ()
        self.other.session.close()
        self.desk.session.close()
        shutil.rmtree(self.folder)


def test_reminders_through_random_lives(template: Path, often: Callable[[int, int], int]) -> None:
    TEMPLATE[:] = [template]
    run_state_machine_as_test(
        ReminderLives, settings=settings(max_examples=often(6, 300), stateful_step_count=25, deadline=None)
    )  # type: ignore[no-untyped-call]
