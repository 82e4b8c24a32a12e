"""Tasks of people: set, changed, finished, taken up, snoozed, handed over, seen by whom."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop.errors import FieldErrors, NotAllowed, NotFound, OutOfDate, RuleBroken
from desktop.services.candidates.commands import DeleteCandidates
from desktop.services.docket.questions import EVERYBODY, ReadDocket
from desktop.services.people.commands import AddMember
from desktop.services.tasks.commands import (
    AddTask,
    AssignTasks,
    ChangeTask,
    FinishTasks,
    RemoveTasks,
    SnoozeTasks,
    TakeUpTasks,
)
from desktop.services.tasks.questions import ReadTask, ReadTasks
from desktop.services.tasks.records import TaskRecord
from desktop.words import Role
from tests.services.desk import Desk

TODAY = date.today()
SOON, LATER, PAST = ((TODAY + timedelta(days=days)).isoformat() for days in (3, 9, -2))


@pytest.fixture
def person(desk: Desk) -> str:
    return desk.person(requisition_id=desk.opening("Analyst"))


def only(desk: Desk, **about: Any) -> TaskRecord:
    (found,) = desk.ask(ReadTasks(**about))
    record: TaskRecord = found
    return record


def test_about_an_application_it_is_about_the_person_and_the_requisition(desk: Desk, person: str) -> None:
    application = desk.application(person)
    made = desk.get(AddTask("  Call back ", "at noon", application_id=application.id, due_on=SOON))
    task = only(desk, requisition_id=application.requisition_id)
    assert task == only(desk, candidate_id=person) == desk.ask(ReadTask(made))
    assert (task.title, task.note, task.due_on, task.owner_id) == ("Call back", "at noon", SOON, desk.door.actor.id)
    assert (task.case.candidate, task.case.title, task.case.place) == ("Jan Novák", "Analyst", ("candidate", person))
    assert task.case.number


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({"title": " "}, {"title": "required"}),
        ({"title": "x" * 501}, {"title": "too_long"}),
        ({"due_on": "soon"}, {"due_on": "date.malformed"}),
        ({"due_on": PAST}, {"due_on": "date.past"}),
        ({"repeat": "hourly", "due_on": SOON}, {"repeat": "required"}),
        ({"repeat": "weekly"}, {"due_on": "required"}),
    ],
)
def test_what_a_new_task_may_not_be(desk: Desk, values: dict[str, str], problems: dict[str, str]) -> None:
    with pytest.raises(FieldErrors) as refused:
        desk.do(AddTask(**{"title": "Call", **values}))
    assert refused.value.problems == problems
    assert desk.count("task") == 0


def test_two_changes_of_different_fields_are_put_together(desk: Desk, person: str) -> None:
    task = desk.get(AddTask("Call", candidate_id=person))
    desk.do(ChangeTask(task, 1, {"title": "Write"}))
    desk.do(ChangeTask(task, 1, {"due_on": SOON}))
    with pytest.raises(OutOfDate) as refused:
        desk.do(ChangeTask(task, 1, {"title": "Visit"}))
    assert [one.name for one in refused.value.fields] == ["title"]
    found = desk.ask(ReadTask(task))
    assert (found.title, found.due_on) == ("Write", SOON)


def test_finishing_twice_counts_once_and_makes_one_successor(desk: Desk, person: str) -> None:
    task = desk.get(AddTask("Call", candidate_id=person, due_on=SOON, repeat="weekly"))
    assert desk.get(FinishTasks((task,))) == 1
    assert desk.get(FinishTasks((task,))) == 0
    following, done = desk.ask(ReadTasks(candidate_id=person))
    assert (done.id, done.done, done.done_by_id) == (task, True, desk.door.actor.id)
    assert following.due_on == (TODAY + timedelta(days=10)).isoformat()
    assert (following.title, following.repeat, following.done) == ("Call", "weekly", False)


def test_taking_up_takes_the_untouched_successor_back(desk: Desk, person: str) -> None:
    task = desk.get(AddTask("Call", candidate_id=person, due_on=SOON, repeat="weekly"))
    for _ in range(2):
        desk.do(FinishTasks((task,)))
        desk.do(TakeUpTasks((task,)))
        assert [one.id for one in desk.ask(ReadTasks(candidate_id=person))] == [task]
    desk.undo(desk.do(FinishTasks((task,))))
    desk.do(FinishTasks((task,)))
    assert len(desk.ask(ReadTasks(candidate_id=person))) == 2


def test_a_successor_somebody_began_with_stays(desk: Desk, person: str) -> None:
    task = desk.get(AddTask("Call", candidate_id=person, due_on=SOON, repeat="weekly"))
    desk.do(FinishTasks((task,)))
    following = desk.ask(ReadTasks(candidate_id=person))[0]
    desk.do(ChangeTask(following.id, following.version, {"note": "left a word"}))
    desk.do(TakeUpTasks((task,)))
    assert len(desk.ask(ReadTasks(candidate_id=person, done=False))) == 2


def test_snoozing(desk: Desk, person: str) -> None:
    task = desk.get(AddTask("Call", candidate_id=person))
    desk.do(SnoozeTasks((task,), SOON))
    assert desk.ask(ReadTask(task)).snoozed_until == SOON
    with pytest.raises(RuleBroken, match=r"task\.snooze_in_past"):
        desk.do(SnoozeTasks((task,), PAST))
    desk.do(SnoozeTasks((task,), ""))
    assert desk.ask(ReadTask(task)).snoozed_until == ""
    desk.do(FinishTasks((task,)))
    with pytest.raises(RuleBroken, match=r"task\.done"):
        desk.do(SnoozeTasks((task,), SOON))


def test_nobody_is_given_what_they_cannot_work_on(desk: Desk, person: str) -> None:
    application = desk.application(person)
    task = desk.get(AddTask("Call", application_id=application.id))
    free = desk.get(AddTask("Order cake"))
    interviewer, viewer, hr = (
        desk.get(AddMember(str(role), roles=(role,))) for role in (Role.INTERVIEWER, Role.VIEWER, Role.HR)
    )
    for outside in (interviewer, viewer):
        with pytest.raises(RuleBroken) as refused:
            desk.do(AssignTasks((free, task) if outside == interviewer else (free,), outside))
        assert refused.value.code == "task.owner_outside"
    with pytest.raises(RuleBroken, match=r"task\.owner_gone"):
        desk.do(AddTask("Call", owner_id="f" * 32))
    assert desk.get(AssignTasks((task, free), hr)) == 2
    assert desk.get(AssignTasks((task,), hr)) == 0
    assert desk.get(AssignTasks((free,), interviewer)) == 1, "it is about no record"
    with pytest.raises(RuleBroken):
        desk.do(ChangeTask(task, 2, {"owner_id": interviewer}))


def test_who_sees_what(desk: Desk, person: str) -> None:
    desk.do(AddTask("About the case", candidate_id=person))
    desk.do(AddTask("About nothing"))
    outsider = desk.colleague("Ola Berg", Role.INTERVIEWER)
    assert outsider.ask(ReadTasks()) == ()
    given = desk.get(AddTask("Ask Ola", owner_id=outsider.actor.id))
    assert [one.id for one in outsider.ask(ReadTasks())] == [given]
    with pytest.raises((NotAllowed, NotFound)):  # a server does not even let them find it
        outsider.carry_out(FinishTasks((desk.ask(ReadTasks(candidate_id=person))[0].id,)))
    outsider.carry_out(FinishTasks((given,)))


def test_ones_own_are_for_those_who_see_everything_only(desk: Desk, person: str) -> None:
    """A recruiter to whom no requisition is hidden, because none is confidential, sees all cases, but not what is about none."""
    about, own = desk.get(AddTask("About the case", candidate_id=person)), desk.get(AddTask("Ask for a rise"))
    recruiter, hr = desk.colleague("Ola Berg", Role.RECRUITER), desk.colleague("Hal", Role.HR)
    assert [one.id for one in recruiter.ask(ReadTasks())] == [about]
    assert [line.words for line in recruiter.ask(ReadDocket(TODAY.isoformat(), EVERYBODY)).lines if line.words] == [
        "About the case"
    ]
    with pytest.raises((NotAllowed, NotFound)):
        recruiter.carry_out(ChangeTask(own, 0, {"title": "Get one"}))
    assert {one.id for one in hr.ask(ReadTasks())} == {about, own}, "somebody must be able to take over from who leaves"


def test_tasks_of_a_case_in_the_bin_are_gone(desk: Desk, person: str) -> None:
    desk.do(AddTask("Call", application_id=desk.application(person).id))
    gone = desk.get(AddTask("Order cake"))
    binned = desk.do(DeleteCandidates((person,)))
    desk.do(RemoveTasks((gone,)))
    assert desk.ask(ReadTasks()) == ()
    desk.undo(binned)
    assert len(desk.ask(ReadTasks())) == 1
