"""The tasks of rules: made once, ended with their reason, back with it, in the right hands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop.models import Approval, ApprovalGroup, Decision
from desktop.models.base import from_moment, moment, new_id
from desktop.services.applications.commands import AssignApplications
from desktop.services.candidates.commands import DeleteCandidates
from desktop.services.notes.commands import AddNote
from desktop.services.people.commands import AddMember
from desktop.services.process import noticing
from desktop.services.process.commands import SetRule
from desktop.services.requisitions.commands import ChangeRequisition
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.tasks import keep_reminders
from desktop.services.tasks.commands import FinishTasks, KeepReminders, RemoveTasks
from desktop.services.tasks.questions import ReadTasks
from desktop.services.tasks.records import TaskRecord
from desktop.words import Role
from tests.services.desk import Desk


def after(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


def tasks(desk: Desk, **about: Any) -> list[TaskRecord]:
    return list(desk.ask(ReadTasks(**about)))


def put(desk: Desk, *rows: Any) -> None:
    """Rows whose own commands are another feature's."""
    with desk.session.store.writer.begin() as connection:
        work = UnitOfWork(connection, desk.door.actor, desk.session.store.origin_id)
        for row in rows:
            work.add(row)
            work.flush()
        work.journal.close(actor_id=desk.door.actor.id, command="test.put", label="put", undoable=False)


@pytest.fixture
def stale(desk: Desk) -> Desk:
    desk.do(SetRule("stale_amber", True, 7, "owner"))
    desk.do(SetRule("stale_red", True, 14, "recruiter"))
    desk.do(SetRule("decision_due", False, 0, "owner"))  # every application opens a decision
    return desk


def test_asked_often_it_does_once(stale: Desk) -> None:
    person = stale.person(requisition_id=stale.opening())
    assert stale.get(KeepReminders(after(6))) == (0, 0)
    assert stale.get(KeepReminders(after(7))) == (1, 0)
    again = stale.do(KeepReminders(after(7)))
    assert (again.answer, again.entry_id) == ((0, 0), "")
    (task,) = tasks(stale, candidate_id=person)
    assert (task.rule, task.due_on, task.owner_id) == ("stale_amber", after(7), stale.door.actor.id)
    assert stale.findings() == ()


def test_the_stricter_rule_takes_over(stale: Desk) -> None:
    person = stale.person(requisition_id=stale.opening())
    stale.do(KeepReminders(after(8)))
    assert stale.get(KeepReminders(after(14))) == (1, 1)
    assert [(one.rule, one.done) for one in tasks(stale, candidate_id=person)] == [
        ("stale_red", False),
        ("stale_amber", True),
    ]


def test_what_a_person_finished_never_comes_again(stale: Desk) -> None:
    person = stale.person(requisition_id=stale.opening())
    stale.do(KeepReminders(after(7)))
    stale.do(FinishTasks((tasks(stale)[0].id,)))
    assert stale.get(KeepReminders(after(8))) == (0, 0)
    stale.do(AddNote(person, "rang", stale.application(person).id))
    assert stale.get(KeepReminders(after(9))) == (1, 0), "a new touch is a new state"
    stale.do(RemoveTasks((tasks(stale, done=False)[0].id,)))
    assert stale.get(KeepReminders(after(9))) == (0, 0), "nor what a person removed"


def test_it_ends_with_its_reason_and_is_back_with_it(stale: Desk) -> None:
    person = stale.person(requisition_id=stale.opening())
    stale.do(KeepReminders(after(7)))
    moved = stale.move(stale.application(person).id, "screen")
    assert stale.get(KeepReminders()) == (0, 1)
    (task,) = tasks(stale)
    assert (task.done, task.done_by_id) == (True, ""), "nobody did it"
    stale.undo(moved)
    assert stale.get(KeepReminders(after(7))) == (1, 0)
    assert [(one.id, one.done) for one in tasks(stale)] == [(task.id, False)]
    stale.reject(stale.application(person).id)
    assert stale.get(KeepReminders(after(7))) == (0, 1)


def test_a_rule_switched_off_ends_its_own(stale: Desk) -> None:
    stale.person(requisition_id=stale.opening())
    stale.do(KeepReminders(after(7)))
    stale.do(SetRule("stale_amber", False, 7, "owner", 1))
    assert stale.get(KeepReminders(after(7))) == (0, 1)


def test_a_clock_set_back_makes_none_twice(stale: Desk) -> None:
    stale.person(requisition_id=stale.opening())
    for day in (7, 3, 7, 15, 2, 15):
        stale.do(KeepReminders(after(day)))
    assert stale.count("task") == 2
    assert [(one.rule, one.done) for one in tasks(stale)] == [("stale_red", False), ("stale_amber", True)]


def test_it_falls_to_the_next_who_can_take_it(stale: Desk) -> None:
    opening = stale.opening("Secret")
    person = stale.person(requisition_id=opening)
    ola, hana = (
        stale.get(AddMember(name, roles=(role,)))
        for name, role in (("Ola", Role.RECRUITER), ("Hana", Role.HIRING_MANAGER))
    )
    stale.do(AssignApplications((stale.application(person).id,), (0,), ola))
    stale.do(ChangeRequisition(opening, stale.requisition(opening).version, {"hiring_manager_id": hana}))
    stale.do(KeepReminders(after(7)))
    assert tasks(stale)[0].owner_id == ola
    stale.do(ChangeRequisition(opening, stale.requisition(opening).version, {"confidential": True, "hiring_team": ()}))
    stale.do(KeepReminders(after(7)))
    assert tasks(stale)[0].owner_id == hana, "Ola does not reach it any more"


def test_a_decision_about_somebody_in_the_bin_reminds_nobody(desk: Desk) -> None:
    person = desk.person(requisition_id=desk.opening())
    desk.do(KeepReminders(after(20)))
    assert "decision_due" in {one.rule for one in tasks(desk)}
    desk.do(DeleteCandidates((person,)))
    desk.do(KeepReminders(after(20)))
    assert "decision_due" not in {one.rule for one in tasks(desk, done=False)}
    other = desk.person("B", desk.opening("B"))
    desk.do(DeleteCandidates((other,)))
    assert desk.get(KeepReminders(after(20))) == (0, 0)


def test_everybody_keeps_what_they_work_on(stale: Desk) -> None:
    stale.person("Jan Novák", stale.opening("Open"))
    stale.person("Mia Okafor", stale.opening("Closed", confidential=True))
    recruiter = stale.colleague("Ola Berg", Role.RECRUITER)
    assert recruiter.carry_out(KeepReminders(after(7))).answer == (1, 0)
    assert stale.get(KeepReminders(after(7))) == (1, 0)
    assert recruiter.carry_out(KeepReminders(after(7))).answer == (0, 0)
    assert stale.get(KeepReminders(after(14))) == (2, 2)


def test_more_than_at_once(stale: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep_reminders, "AT_ONCE", 2)
    opening = stale.opening()
    people = [stale.person(f"Person {number}", opening) for number in range(4)]
    assert stale.get(KeepReminders(after(7))) == (2, 0)
    first = {one.case.candidate for one in tasks(stale)}
    assert first == {"Person 0", "Person 1"}, "the longest waiting"
    stale.move(stale.application(people[0]).id, "screen")
    assert stale.get(KeepReminders(after(7))) == (1, 1)
    monkeypatch.setattr(keep_reminders, "AT_ONCE", 1)
    assert stale.get(KeepReminders(after(7))) == (0, 0), "those beyond the bound are not ended"


def test_decisions_approvals_and_promises(desk: Desk) -> None:
    person = desk.person(requisition_id=desk.opening())
    application = desk.application(person)
    me, opening = desk.door.actor.id, application.requisition_id
    decision = Decision(id=new_id(), kind="qualified", requisition_id=opening, application_id=application.id, candidate_id=person,
                        owner_id=me, due_on=after(5))  # fmt: skip
    approval = Approval(id=new_id(), subject="requisition", subject_id=opening, requisition_id=opening, chain_id=_chain(desk),
                        submitted_by_id=me)  # fmt: skip
    group = ApprovalGroup(id=new_id(), approval_id=approval.id, requisition_id=opening, name="Finance", since=moment())
    put(desk, decision, approval, group)
    _set(desk, "application", application.id, promised_on=after(9))
    assert desk.get(KeepReminders(after(4))) in ((0, 0), (1, 0))  # three working days may have passed by then
    desk.do(KeepReminders(after(9)))
    assert {one.rule for one in tasks(desk)} == {"decision_due", "approval_waiting", "promised_reply"}
    dated = {one.rule: one.due_on for one in tasks(desk)}
    assert (dated["decision_due"], dated["promised_reply"]) == (after(5), after(9))
    _set(desk, "decision", decision.id, closed_at=moment())
    _set(desk, "approval_group", group.id, resolved_at=moment())
    _set(desk, "application", application.id, promised_on=after(30))
    assert desk.get(KeepReminders(after(9))) == (0, 3)
    assert desk.get(KeepReminders(after(30))) == (1, 0)


def _chain(desk: Desk) -> str:
    from desktop.models import ApprovalChain

    chain = ApprovalChain(id=new_id(), name="Usual")
    put(desk, chain)
    return chain.id


def _set(desk: Desk, table: str, row_id: str, **values: str) -> None:
    from desktop.models import ENTITIES

    with desk.session.store.writer.begin() as connection:
        work = UnitOfWork(connection, desk.door.actor, desk.session.store.origin_id)
        work.bulk_update(ENTITIES[table], [(row_id, values)])
        work.journal.close(actor_id=desk.door.actor.id, command="test.put", label="put", undoable=False)


def test_days_are_told_by_the_day_that_is_handed_in() -> None:
    from desktop.services.working_days.calendar import WorkingDays

    day = noticing.Day(from_moment("2026-11-26").date(), WorkingDays())
    assert (day.before(7), day.after(0), day.worked_before(3)) == ("2026-11-20", "2026-11-26", "2026-11-24")
