"""The sample team as whoever signs in finds it: a docket with something in every group, requisitions in every status, all of it sound."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.models.base import calendar_day
from desktop.services.approvals.questions import ReadApprovals, ReadChains
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.docket.questions import EVERYBODY, CountDocket, ReadDocket
from desktop.services.docket.records import Source, When
from desktop.services.requisitions.questions import FindRequisitions, ReadRequisition, ReadRequisitionTemplates
from desktop.services.requisitions.records import RequisitionRecord
from desktop.services.tasks.commands import KeepReminders
from desktop.services.vocabulary.questions import FindNearWords, ReadVocabulary
from desktop.services.workspace.messages import FillWithSample
from desktop.services.workspace.sample_team.process_story import QUESTIONS
from desktop.services.workspace.sample_team.story import VISITORS
from desktop.services.workspace.session import create_workspace
from desktop.words import ApprovalState, DecisionKind, RequisitionStatus
from tests.services.desk import INSTALLATION, Desk

NAMES = ("Béatrice Kaur", "Ada Byron", "Owen Gallagher", "Priya Nair", "Claire Bouchard")
"""The first of the team, somebody else, and namesakes of people whom the story asks for something."""


@pytest.fixture(params=NAMES[:2])
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    made = filled(tmp_path, request.param)
    yield made
    made.session.close()


def filled(folder: Path, person: str) -> Desk:
    made = Desk(
        create_workspace(folder / "s.desk", name="S", person=person, installation=INSTALLATION, sample=True),
    )
    made.do(FillWithSample())
    return made


def requisitions(desk: Desk) -> list[RequisitionRecord]:
    return [desk.ask(ReadRequisition(one.id)) for one in desk.ask(FindRequisitions(""))]


def named(desk: Desk, title: str) -> RequisitionRecord:
    return next(one for one in requisitions(desk) if one.title == title)


def test_the_docket_has_something_of_everything(sample: Desk) -> None:
    today = calendar_day()
    docket = sample.ask(ReadDocket(today))
    groups = {line.when(date.fromisoformat(today)) for line in docket.lines}
    assert groups >= {When.OVERDUE, When.TODAY, When.WEEK, When.OTHERS, When.SNOOZED}
    assert {line.source for line in docket.lines} == {Source.DECISION, Source.APPROVAL, Source.TASK}
    mine = [line for line in docket.lines if not line.others]
    assert {DecisionKind.ROLE, DecisionKind.QUALIFIED, DecisionKind.ALIGNED, DecisionKind.VIABLE} <= {
        line.kind for line in mine
    }
    assert docket.covers
    assert any(line.covers and line.source is Source.APPROVAL for line in mine), (
        "an approval is answered for somebody away"
    )
    assert any(not line.covers and line.source is Source.APPROVAL for line in mine), "and one for oneself"
    assert sample.ask(CountDocket(today)).overdue


def test_requisitions_are_in_every_status(sample: Desk) -> None:
    found = requisitions(sample)
    assert {one.status for one in found} == set(RequisitionStatus)
    assert all(one.gaps for one in found if one.status == RequisitionStatus.DRAFT)
    assert not any(one.gaps for one in found if one.status == RequisitionStatus.AWAITING_APPROVAL)
    checks = [one.posting_check for one in found if one.posting_check is not None]
    assert {bool(one.findings) for one in checks} == {True, False}
    assert all(one.current for one in checks)
    assert len(sample.ask(ReadRequisitionTemplates())) == 3


def test_three_groups_are_asked_in_order(sample: Desk) -> None:
    assert [len(one.groups) for one in sample.ask(ReadChains())] == [3, 2]
    [planner] = sample.ask(ReadApprovals(named(sample, "Demand planner").id))
    assert planner.state == ApprovalState.RUNNING
    assert [bool(group.resolved_at) for group in planner.groups] == [True, False, False]
    again, first = sample.ask(ReadApprovals(named(sample, "Accounts payable clerk").id))
    assert (first.state, again.state) == (ApprovalState.DECLINED, ApprovalState.RUNNING)
    assert first.snapshot["pay_max"] != again.snapshot["pay_max"], "it came back with what was asked for"
    stood_in = [
        seat
        for one in requisitions(sample)
        for approval in sample.ask(ReadApprovals(one.id))
        for group in approval.groups
        for seat in group.seats
        if seat.answered_by_id not in ("", seat.person_id)
    ]
    assert stood_in


def test_every_case_has_come_to_one_question(sample: Desk) -> None:
    active = {visitor.name for visitor in VISITORS if visitor.ending is None and visitor.steps[-1][0] != "hired"}
    assert active == set(QUESTIONS)
    open_ones = [line for line in sample.ask(ReadDocket(calendar_day(), EVERYBODY)).lines if line.application_id]
    asked = [line for line in open_ones if line.source is Source.DECISION]
    assert sorted(line.person for line in asked) == sorted(active), "the keeper of decisions found nothing left to open"
    decisions = [one for line in asked for one in sample.ask(ReadDecisions(application_id=line.application_id))]
    assert any(one.overturns_id and one.application_id for one in decisions)
    assert any(one.verdict == "more" and one.open for one in decisions)
    assert any(one.evidence for one in decisions)


def test_reminders_find_something_and_all_is_sound(sample: Desk) -> None:
    opened, ended = sample.get(KeepReminders())
    assert opened
    assert not ended
    assert sample.findings() == ()


@pytest.mark.parametrize("person", NAMES[2:])
def test_a_namesake_of_somebody_who_is_asked_can_fill_it(tmp_path: Path, person: str) -> None:
    made = filled(tmp_path, person)
    assert made.ask(ReadDocket(calendar_day())).covers
    assert made.findings() == ()
    made.session.close()


def test_misspelt_words_wait_to_be_found(sample: Desk) -> None:
    labels = {word.id: word.label for word in sample.ask(ReadVocabulary()).words}
    pairs = {frozenset((labels[pair.one_id], labels[pair.other_id])) for pair in sample.ask(FindNearWords())}
    assert {frozenset(("Bilingual", "Bilingal")), frozenset(("Operations", "Operation"))} <= pairs
