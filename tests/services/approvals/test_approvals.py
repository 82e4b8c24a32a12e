"""Approvals through the real door: who is asked, in which order, what answers do, and everything that may not be done."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from desktop.errors import FieldErrors, NotAllowed, NotFound, OutOfDate, RuleBroken
from desktop.services.accounts.messages import EndAccess
from desktop.services.approvals.commands import (
    AnswerApproval,
    Delegate,
    EndDelegations,
    RetireChains,
    SaveChain,
    SubmitRequisition,
    SwapApprover,
    WithdrawApproval,
)
from desktop.services.approvals.questions import ReadApprovals, ReadChains, ReadCourse, ReadDelegations
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.requisitions.commands import AddSeats, ChangeRequisition, CreateRequisition, SetRequisitionStatus
from desktop.services.requisitions.questions import ReadRequisition
from desktop.services.vocabulary.commands import AddWord, MergeWords
from desktop.words import RequisitionStatus as Status
from desktop.words import VocabularyKind
from tests.services.approvals.team import Team
from tests.services.desk import Desk
from tests.services.examples import complete

TODAY = date.today()
ALL, ANY = {"need": "all"}, {"need": "any"}


def day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


@pytest.fixture
def team(desk: Desk) -> Team:
    return Team(desk)


def test_without_a_chain_it_opens_at_once(team: Team) -> None:
    made = team.submitted()
    assert team.desk.requisition(made).status == Status.OPEN
    [decision] = team.desk.ask(ReadDecisions(made))
    assert (decision.verdict, decision.open) == ("yes", False)


def test_every_gap_is_named_at_once(team: Team) -> None:
    made = team.desk.get(CreateRequisition({"title": "Analyst", "reason": "backfill"}))
    with pytest.raises(FieldErrors) as caught:
        team.desk.do(SubmitRequisition(made, 0))
    assert list(caught.value.problems) == [
        "department_id", "location_id", "employment_type", "justification", "hiring_manager_id", "recruiter_id", "target_start",
        "pay_min", "pay_max", "pay_currency", "pay_period", "backfill_of",
    ]  # fmt: skip
    assert set(caught.value.problems.values()) == {"required"}


def test_three_groups_in_order(team: Team) -> None:
    team.chain(
        {"name": "Manager", "roles": ["hiring_manager"], **ALL},
        {"name": "Finance", "people": ["fia", "dan", "eve"], "need": "count", "count": 2},
        {"name": "HR", "roles": ["hr"], **ANY, "sla_days": 1},
    )
    made = team.submitted()
    assert team.desk.requisition(made).status == Status.AWAITING_APPROVAL
    with pytest.raises(RuleBroken, match=r"approval\.not_yet"):
        team.answer(made, "fia")
    assert team.answer(made, "mia") == "running"
    current = team.approval(made).current
    assert current is not None
    assert (current.position, current.missing) == (2, 2)
    team.answer(made, "eve")
    assert team.approval(made).current.missing == 1  # type: ignore[union-attr]
    team.answer(made, "fia")
    assert team.answer(made, "ian") == "approved"
    record = team.desk.requisition(made)
    assert (record.status, {seat.opened_on != "" for seat in record.seats}) == (Status.OPEN, {True})
    with pytest.raises(RuleBroken, match=r"approval\.ended"):
        team.answer(made, "dan")
    assert team.desk.findings() == ()


def test_a_decline_needs_a_note_and_ends_it(team: Team) -> None:
    team.chain({"name": "Finance", "people": ["fia"], **ALL}, {"name": "HR", "roles": ["hr"], **ANY})
    made = team.submitted()
    with pytest.raises(RuleBroken, match=r"approval\.note_needed"):
        team.answer(made, "fia", "no")
    assert team.answer(made, "fia", "no", "Not in the budget.") == "declined"
    assert team.desk.requisition(made).status == Status.DRAFT
    verdicts = [(one.verdict, one.open) for one in team.desk.ask(ReadDecisions(made))]
    assert verdicts == [("no", False), ("", True)]
    team.desk.do(SubmitRequisition(made, 0))
    again = team.approval(made)
    assert (again.attempt, again.current.position) == (2, 1)  # type: ignore[union-attr]
    assert [seat.verdict for seat in again.groups[0].seats] == [""], "from the top"
    assert len(team.desk.ask(ReadApprovals(made))) == 2


def test_two_people_at_the_same_moment(team: Team) -> None:
    team.chain({"name": "Finance", "people": ["fia"], **ALL})
    made = team.submitted()
    team.stand_in("fia", "dan", day(0), day(3))
    seat = team.seat(made, "fia")
    team.door("dan").carry_out(AnswerApproval(seat.id, seat.version, "yes"))
    with pytest.raises(OutOfDate):
        team.door("fia").carry_out(AnswerApproval(seat.id, seat.version, "no", "too much"))
    answered = team.seat(made, "fia")
    assert (answered.verdict, answered.answered_by_id) == ("yes", team.ids["dan"])


def test_nobody_approves_their_own_request(team: Team) -> None:
    chain = team.chain({"name": "HR", "roles": ["hr"], **ALL})
    made = team.submitted(by="hal")
    assert [seat.person_id for seat in team.approval(made).groups[0].seats] == [team.ids["ian"]]
    team.stand_in("ian", "hal", day(0), day(1))
    with pytest.raises(RuleBroken, match=r"approval\.own_request"):
        team.answer(made, "ian", by="hal")
    assert team.seat(made, "ian", by="hal").why_not == "approval.own_request"
    known = next(one for one in team.desk.ask(ReadChains()) if one.id == chain)
    team.desk.do(SaveChain(chain, known.version, {"self_approval": True}))
    allowed = team.submitted(by="hal")
    team.answer(allowed, "hal")
    assert team.seat(allowed, "hal").own_request, "allowed by policy, and it shows"


def test_a_chain_with_nobody_is_refused_before_anything_is_asked(team: Team) -> None:
    team.chain({"name": "HR", "roles": ["hr"], **ALL}, {"name": "Director", "people": ["dan"], **ALL})
    team.desk.do(EndAccess(team.ids["dan"], 1))
    made = complete(team.desk)
    course = team.desk.ask(ReadCourse(made))
    assert (course.problem, course.details["group"]) == ("approval.nobody", "Director")
    with pytest.raises(RuleBroken, match=r"approval\.nobody"):
        team.desk.do(SubmitRequisition(made, 0))
    assert team.desk.requisition(made).status == Status.DRAFT
    assert team.desk.ask(ReadApprovals(made)) == ()


def test_who_left_while_asked_can_be_exchanged(team: Team) -> None:
    team.chain({"name": "Finance", "people": ["fia"], **ALL})
    made = team.submitted()
    team.desk.do(EndAccess(team.ids["fia"], 1))
    seat = team.seat(made, "fia")
    assert seat.left
    with pytest.raises(RuleBroken, match=r"approval\.left"):
        team.desk.do(SwapApprover(seat.id, seat.version, team.ids["fia"]))
    team.desk.do(SwapApprover(seat.id, seat.version, team.ids["eve"]))
    assert team.seat(made, "eve").instead_of_id == team.ids["fia"]
    assert team.answer(made, "eve") == "approved"
    late = team.seat(made, "eve")
    with pytest.raises(RuleBroken, match=r"approval\.answered"):
        team.desk.do(SwapApprover(late.id, late.version, team.ids["dan"]))


def test_a_person_listed_twice_is_asked_once(team: Team) -> None:
    team.chain(
        {"name": "First", "people": ["fia", "fia", "dan"], **ALL},
        {"name": "Second", "people": ["fia", "dan"], **ANY},
        {"name": "Third", "people": ["fia", "eve"], "need": "count", "count": 2},
    )
    made = team.submitted()
    asked = [
        (group.name, {team.names[seat.person_id] for seat in group.seats}, group.count)
        for group in team.approval(made).groups
    ]
    assert asked == [("First", {"fia", "dan"}, 1), ("Third", {"eve"}, 1)]


def test_in_two_of_three_one_person_counts_once(team: Team) -> None:
    team.chain({"name": "Finance", "people": ["fia", "dan", "eve"], "need": "count", "count": 2})
    made = team.submitted()
    team.stand_in("fia", "dan", day(0), day(3))
    team.answer(made, "dan")
    assert team.seat(made, "fia", by="dan").why_not == "approval.counted_once"
    with pytest.raises(RuleBroken, match=r"approval\.counted_once"):
        team.answer(made, "fia", by="dan")
    assert team.answer(made, "eve") == "approved"


GUARDED: list[dict[str, Any]] = [
    {"pay_max": "90000"}, {"target_start": day(90)}, {"employment_type": "contractor"}, {"location_id": ""}, {"pay_period": "month"},
]  # fmt: skip


@pytest.mark.parametrize("values", GUARDED, ids=lambda values: next(iter(values)))
def test_a_guarded_field_changed_asks_again(team: Team, values: dict[str, Any]) -> None:
    team.chain({"name": "Finance", "people": ["fia"], **ALL})
    made = team.submitted()
    team.answer(made, "fia")
    done = team.desk.do(ChangeRequisition(made, team.desk.requisition(made).version, values))
    anew, old = team.desk.ask(ReadApprovals(made))
    assert (old.state, set(old.changed_fields)) == ("reopened", set(values))
    assert (anew.state, anew.attempt) == ("running", 2)
    assert team.desk.requisition(made).status == Status.OPEN, "it goes on with the decision open"
    assert [one.open for one in team.desk.ask(ReadDecisions(made))] == [False, True]
    team.desk.undo(done)
    assert [one.state for one in team.desk.ask(ReadApprovals(made))] == ["approved"]
    assert [one.open for one in team.desk.ask(ReadDecisions(made))] == [False]
    assert team.desk.findings() == ()


def test_other_fields_and_fewer_seats_do_not_ask_again_but_more_do(team: Team) -> None:
    team.chain({"name": "Finance", "people": ["fia"], **ALL})
    made = team.submitted()
    team.answer(made, "fia")
    team.desk.do(
        ChangeRequisition(made, team.desk.requisition(made).version, {"priority": "high", "posting_text": "New"})
    )
    assert [one.state for one in team.desk.ask(ReadApprovals(made))] == ["approved"]
    team.desk.do(AddSeats(made, 1))
    assert team.approval(made).state == "running"
    assert team.desk.ask(ReadApprovals(made))[1].changed_fields == ("seats",)


def test_a_merged_word_is_no_change(team: Team) -> None:
    desk = team.desk
    team.chain({"name": "Finance", "people": ["fia"], **ALL})
    kept, gone, other = (desk.get(AddWord(VocabularyKind.LEVEL, name)) for name in ("Senior", "Snr.", "Lead"))
    made = team.submitted(level_id=gone)
    team.answer(made, "fia")
    desk.do(MergeWords(gone, kept))
    assert desk.requisition(made).level_id == kept
    assert team.approval(made).state == "approved"
    desk.do(ChangeRequisition(made, desk.requisition(made).version, {"title": "Other title"}))
    assert team.approval(made).state == "approved"
    desk.do(ChangeRequisition(made, desk.requisition(made).version, {"level_id": other}))
    assert team.approval(made).state == "running"


def test_changed_while_asked_begins_from_the_top(team: Team) -> None:
    team.chain({"name": "Finance", "people": ["fia"], **ALL}, {"name": "HR", "roles": ["hr"], **ANY})
    made = team.submitted()
    team.answer(made, "fia")
    team.desk.do(ChangeRequisition(made, team.desk.requisition(made).version, {"pay_max": "95000"}))
    anew = team.approval(made)
    assert (anew.attempt, anew.current.position, anew.snapshot["pay_max"]) == (2, 1, "95000")  # type: ignore[union-attr]
    assert team.desk.requisition(made).status == Status.AWAITING_APPROVAL


def test_taken_back_it_is_a_draft(team: Team) -> None:
    team.chain({"name": "Finance", "people": ["fia"], **ALL})
    made = team.submitted()
    record = team.approval(made)
    team.desk.do(WithdrawApproval(record.id, record.version, "the budget moved"))
    assert team.desk.requisition(made).status == Status.DRAFT
    with pytest.raises(RuleBroken, match=r"approval\.ended"):
        team.answer(made, "fia")


def test_cancelled_nobody_is_asked_any_more(team: Team) -> None:
    team.chain({"name": "Finance", "people": ["fia"], **ALL})
    made = team.submitted()
    team.desk.do(SetRequisitionStatus(made, 0, Status.CANCELLED, "no budget"))
    assert team.approval(made).state == "withdrawn"
    assert [one.open for one in team.desk.ask(ReadDecisions(made))] == [False]


@pytest.mark.parametrize(
    ("status", "rule"),
    [(Status.OPEN, "requisition.awaits"), (Status.DRAFT, "requisition.awaits")],
)
def test_nobody_passes_an_approval_by_hand(team: Team, status: Status, rule: str) -> None:
    team.chain({"name": "Finance", "people": ["fia"], **ALL})
    with pytest.raises(RuleBroken, match=re.escape(rule)):
        team.desk.do(SetRequisitionStatus(team.submitted(), 0, status))
    with pytest.raises(RuleBroken, match=r"requisition\.needs_approval"):
        team.desk.do(SetRequisitionStatus(complete(team.desk), 0, Status.OPEN))


def test_who_is_asked_sees_what_they_are_asked_about(team: Team) -> None:
    team.chain({"name": "Finance", "people": ["fia"], **ALL})
    made = team.submitted(confidential=True)
    assert team.door("fia").ask(ReadRequisition(made)).pay_max == "80000"
    with pytest.raises(NotFound):
        team.door("dan").ask(ReadRequisition(made))
    team.stand_in("fia", "dan", day(0), day(3))
    assert team.answer(made, "fia", by="dan") == "approved"


def test_the_chain_is_chosen_by_the_first_whose_conditions_hold(team: Team) -> None:
    desk = team.desk
    small = complete(desk, pay_max="79999.99")
    department = desk.requisition(small).department_id
    conditions = [
        ("Elsewhere", {"departments": ["f" * 32]}), ("Level", {"levels": ["e" * 32]}), ("Euro", {"from": "1", "currency": "EUR"}),
        ("Large", {"from": "80000", "currency": "CAD", "departments": [department]}), ("Rest", {}),
    ]  # fmt: skip
    for name, said in conditions:
        team.chain({"name": "Finance", "people": ["fia"], **ALL}, name=name, conditions=said)
    assert desk.ask(ReadCourse(small)).chain == "Rest"
    assert desk.ask(ReadCourse(complete(desk, pay_max="80000"))).chain == "Large"
    by_the_hour = complete(desk, pay_min="20", pay_max="38.47", pay_period="hour")
    assert desk.ask(ReadCourse(by_the_hour)).chain == "Large", "38.47 × 2080 = 80,017.60 a year"
    rest = next(one for one in desk.ask(ReadChains()) if one.name == "Rest")
    desk.do(RetireChains((rest.id,)))
    assert desk.ask(ReadCourse(small)).chain == ""


CIRCLES = [
    [("fia", "dan", 0, 5), ("dan", "fia", 5, 9)],
    [("fia", "dan", 0, 5), ("dan", "eve", 2, 4), ("eve", "fia", 4, 20)],
]


@pytest.mark.parametrize("given", CIRCLES, ids=["two", "three"])
def test_a_circle_of_stand_ins_is_refused_and_named(team: Team, given: list[tuple[str, str, int, int]]) -> None:
    for person, delegate, first, last in given[:-1]:
        team.stand_in(person, delegate, day(first), day(last))
    person, delegate, first, last = given[-1]
    with pytest.raises(RuleBroken) as caught:
        team.stand_in(person, delegate, day(first), day(last))
    assert caught.value.code == "delegation.circle"
    assert caught.value.details["people"].startswith(person.title())
    team.stand_in(person, delegate, day(21), day(22))


def test_periods_that_share_no_day_make_no_circle(team: Team) -> None:
    team.stand_in("fia", "dan", day(0), day(2))
    team.stand_in("dan", "fia", day(3), day(5))
    assert len(team.desk.ask(ReadDelegations())) == 2


def test_what_cannot_be_delegated(team: Team) -> None:
    fia, dan = team.ids["fia"], team.ids["dan"]
    door = team.door("fia")
    with pytest.raises(RuleBroken, match=r"delegation\.self"):
        door.carry_out(Delegate(fia, fia, day(0), day(1)))
    with pytest.raises(NotAllowed):
        door.carry_out(Delegate(dan, fia, day(0), day(1)))
    for first, last, problem in (
        (day(2), day(1), "date.order"),
        (day(-9), day(-1), "date.in_past"),
        ("soon", day(1), "date.malformed"),
    ):
        with pytest.raises(FieldErrors) as caught:
            door.carry_out(Delegate(fia, dan, first, last))
        assert problem in caught.value.problems.values()
    made = team.stand_in("fia", "dan", day(0), day(1))
    with pytest.raises(NotAllowed):
        team.door("dan").carry_out(EndDelegations((made,)))
    door.carry_out(EndDelegations((made,)))
    assert team.desk.ask(ReadDelegations()) == ()


BROKEN_CHAINS: list[tuple[dict[str, Any], str, str]] = [
    ({"name": " "}, "name", "required"),
    ({"groups": []}, "groups", "approval.no_groups"),
    ({"groups": [{"name": "Empty", "need": "all"}]}, "groups", "approval.group_empty"),
    ({"groups": [{"name": "Odd", "need": "most", "roles": ["hr"]}]}, "groups", "choice.unknown"),
    ({"groups": [{"name": "Odd", "roles": ["owner"]}]}, "groups", "choice.unknown"),
    (
        {"groups": [{"name": "Two", "need": "count", "count": 2, "people": ["x", "x"]}]},
        "groups",
        "approval.count_too_high",
    ),
    ({"conditions": {"from": "100", "to": "50"}}, "to", "money.range"),
    ({"conditions": {"from": "1e999999999"}}, "from", "money.malformed"),
]


@pytest.mark.parametrize(("values", "field", "problem"), BROKEN_CHAINS)
def test_a_chain_is_checked_as_a_whole(team: Team, values: dict[str, Any], field: str, problem: str) -> None:
    good = {"name": "Standard", "groups": [{"name": "HR", "need": "all", "roles": ["hr"]}]}
    with pytest.raises(FieldErrors) as caught:
        team.desk.do(SaveChain("", 0, {**good, **values}))
    assert caught.value.problems == {field: problem}
