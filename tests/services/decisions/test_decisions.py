"""The five decisions: opened, updated and closed by what happens to a case, answered by people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.errors import FieldErrors, OutOfDate, RuleBroken
from desktop.services.applications.commands import ReopenApplications, WithdrawApplications
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.decisions.commands import (
    AddEvidence,
    AnswerDecisions,
    AssignDecisions,
    OpenDecision,
    PlanDecision,
    SnoozeDecisions,
)
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.decisions.records import DecisionRecord
from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import ListView, ReadRows
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import CreateRequisition
from desktop.services.working_days.calendar import working_days
from tests.services.desk import Desk

TODAY = date.today().isoformat()
LATER = (date.today() + timedelta(days=20)).isoformat()


def decisions(desk: Desk, application: str) -> list[DecisionRecord]:
    return [one for one in desk.ask(ReadDecisions(application_id=application)) if one.application_id]


def kinds(desk: Desk, application: str) -> list[tuple[str, str, bool]]:
    return [(one.kind, one.verdict, one.open) for one in decisions(desk, application)]


def strip(desk: Desk, application: str) -> str:
    rows = desk.ask(ReadRows(ListView(ListKind.APPLICATIONS), limit=50)).rows
    place = [column.code for column in COLUMNS[ListKind.APPLICATIONS]].index("strip")
    return next(str(row.values[place]) for row in rows if row.id == application)


def test_they_open_one_after_the_other_and_moving_on_answers_nothing(desk: Desk) -> None:
    application = desk.applied(desk.opening())
    assert kinds(desk, application) == [("qualified", "", True)]
    desk.move(application, "screen")
    assert kinds(desk, application) == [("qualified", "", True)]
    desk.move(application, "offer")
    assert kinds(desk, application) == [("qualified", "", True), ("aligned", "", True), ("viable", "", True)]
    desk.move(application, "hired")
    assert [kind for kind, _, waits in kinds(desk, application) if waits] == ["qualified", "aligned", "viable", "start"]
    assert desk.findings() == ()


def test_whose_it_is_and_by_when(desk: Desk) -> None:
    manager, recruiter = desk.get(AddMember("Mia")), desk.get(AddMember("Rob"))
    opening = desk.opening(hiring_manager_id=manager, recruiter_id=recruiter)
    application = desk.applied(opening)
    desk.move(application, "interview_1")
    qualified, aligned = decisions(desk, application)
    assert (qualified.owner_id, aligned.owner_id) == (recruiter, manager)
    assert qualified.due_on == working_days("CA", "").due(TODAY, 3)


def test_a_rejection_answers_the_furthest_and_a_withdrawal_none(desk: Desk) -> None:
    opening = desk.opening(seats=2)
    rejected, withdrawn = desk.applied(opening), desk.applied(opening, "Mia Okafor")
    for one in (rejected, withdrawn):
        desk.move(one, "interview_1")
    done = desk.reject(rejected)
    assert kinds(desk, rejected) == [("qualified", "", False), ("aligned", "no", False)]
    assert decisions(desk, rejected)[1].reason == "Skills gap"
    desk.do(WithdrawApplications((withdrawn,), (0,), desk.reason("role_or_fit")))
    assert kinds(desk, withdrawn) == [("qualified", "", False), ("aligned", "", False)]
    desk.undo(done)
    assert kinds(desk, rejected) == [("qualified", "", True), ("aligned", "", True)]


def test_taken_up_again_it_is_asked_again(desk: Desk) -> None:
    application = desk.applied(desk.opening())
    desk.reject(application)
    desk.do(ReopenApplications((application,), (0,)))
    first, second = decisions(desk, application)
    assert (first.open, second.open, second.overturns_id) == (False, True, first.id)
    # the same by undo and once more by hand: ids of what was taken back are not given twice
    done = desk.reject(application)
    desk.undo(done)
    desk.reject(application)
    desk.undo(desk.do(ReopenApplications((application,), (0,))))
    desk.do(ReopenApplications((application,), (0,)))
    assert [one.open for one in decisions(desk, application)] == [False, False, True]
    assert desk.findings() == ()


def test_answers(desk: Desk) -> None:
    application = desk.applied(desk.opening())
    [one] = decisions(desk, application)
    for verdict in ("no", "more"):
        with pytest.raises(RuleBroken, match=r"decision\.reason_needed"):
            desk.do(AnswerDecisions((one.id,), (one.version,), verdict))
    desk.do(AnswerDecisions((one.id,), (one.version,), "more", "a work sample"))
    assert kinds(desk, application) == [("qualified", "more", True)]
    assert strip(desk, application)[1] == "~"
    with pytest.raises(OutOfDate):
        desk.do(AnswerDecisions((one.id,), (one.version,), "yes"))
    desk.do(AnswerDecisions((one.id,), (), "yes"))
    assert strip(desk, application)[1] == "y"
    with pytest.raises(RuleBroken, match=r"decision\.closed"):
        desk.do(AnswerDecisions((one.id,), (), "no", "after all"))
    opened = desk.get(OpenDecision("qualified", application, "the reference says otherwise"))
    with pytest.raises(RuleBroken, match=r"decision\.open_already"):
        desk.do(OpenDecision("qualified", application))
    desk.do(AnswerDecisions((opened,), (), "no", "reference"))
    assert kinds(desk, application) == [("qualified", "yes", False), ("qualified", "no", False)]
    assert decisions(desk, application)[1].overturns_id == one.id


def test_the_role_is_not_answered_by_hand(desk: Desk) -> None:
    made = desk.get(CreateRequisition({"title": "Analyst"}, 1))
    [role] = desk.ask(ReadDecisions(made))
    assert role.why_not == "decision.by_approval"
    with pytest.raises(RuleBroken, match=r"decision\.by_approval"):
        desk.do(AnswerDecisions((role.id,), (), "yes"))


def test_handed_over_planned_put_off_and_proved(desk: Desk) -> None:
    application = desk.applied(desk.opening())
    [one] = decisions(desk, application)
    ola = desk.get(AddMember("Ola"))
    desk.do(AssignDecisions((one.id,), (one.version,), ola))
    for until, problem in ((TODAY, RuleBroken), ("soon", FieldErrors)):
        with pytest.raises(problem):
            desk.do(SnoozeDecisions((one.id,), until))
    desk.do(SnoozeDecisions((one.id,), LATER))
    with pytest.raises(FieldErrors) as caught:
        desk.do(PlanDecision(one.id, 0, "2020-01-01"))
    assert caught.value.problems == {"due_on": "date.in_past"}
    desk.do(PlanDecision(one.id, 0, LATER, "call the referee"))
    desk.do(AddEvidence(one.id, "built the model", "candidate", one.candidate_id))
    found = decisions(desk, application)[0]
    assert (found.owner_id, found.due_on, found.next_action, found.evidence[0].words, found.snoozed_until) == (
        ola, LATER, "call the referee", "built the model", "",
    )  # fmt: skip


def test_the_strip_tells_when_it_is_due(desk: Desk) -> None:
    application = desk.applied(desk.opening())
    [one] = decisions(desk, application)
    assert strip(desk, application) == f"yo---;{one.due_on}"
    desk.do(PlanDecision(one.id, 0, LATER))
    assert strip(desk, application) == f"yo---;{LATER}"
    desk.reject(application)
    assert strip(desk, application) == "yn---"


def test_an_application_that_goes_leaves_no_decision_in_any_strip(desk: Desk) -> None:
    opening = desk.opening()
    done = desk.do(CreateCandidate({"name": "Jan Novák"}, opening))
    undone = desk.undo(done)
    redone = desk.undo(undone)
    desk.undo(redone)
    assert desk.ask(ReadRows(ListView(ListKind.APPLICATIONS))).rows == ()
    assert desk.living()["decision"].keys() == {one.id for one in desk.ask(ReadDecisions(opening))}
    assert desk.findings() == ()
