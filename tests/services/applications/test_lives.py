"""What an application may live through, over the real door: seats, stages, endings and ways back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from desktop.errors import FieldErrors, NotFound, RuleBroken
from desktop.services.applications.commands import (
    CreateApplication,
    HoldApplications,
    MoveApplications,
    PromiseAnswer,
    RejectApplications,
    ReopenApplications,
)  # fmt: skip
from desktop.services.applications.questions import ReadApplication, WhyNotMove
from desktop.services.candidates.commands import DeleteCandidates
from desktop.services.requisitions.commands import SetRequisitionStatus
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import RequisitionStatus, VocabularyKind
from tests.services.desk import Desk


def reopen(desk: Desk, application_id: str) -> None:
    desk.do(ReopenApplications((application_id,), (0,)))


def test_the_last_seat_can_be_hired_undone_and_hired_again(desk: Desk) -> None:
    opening = desk.opening(seats=1)
    anna, ben = desk.applied(opening, "Anna"), desk.applied(opening, "Ben")
    hire = desk.move(anna, "hired")
    with pytest.raises(RuleBroken, match="no_open_seat"):
        desk.move(ben, "hired")
    undone = desk.undo(hire)
    desk.move(ben, "hired")
    with pytest.raises(RuleBroken, match="changed_since"):
        desk.undo(undone)  # the seat is Ben's now
    assert desk.requisition(opening).seats[0].application_id == ben
    assert desk.findings() == ()


def test_two_at_once_need_two_seats(desk: Desk) -> None:
    opening = desk.opening(seats=1)
    both = desk.applied(opening, "Anna"), desk.applied(opening, "Ben")
    before = desk.living()
    assert desk.ask(WhyNotMove(both))[desk.stage("hired")] == "application.no_open_seat"
    assert desk.ask(WhyNotMove(both[:1]))[desk.stage("hired")] == ""
    with pytest.raises(RuleBroken, match="no_open_seat"):
        desk.do(MoveApplications(both, (0, 0), desk.stage("hired")))
    assert desk.living() == before


def test_a_hire_taken_back_frees_the_seat_and_returns_to_the_stage_before(desk: Desk) -> None:
    opening = desk.opening()
    person = desk.person(requisition_id=opening)
    application = desk.application(person)
    desk.move(application.id, "screen")
    entered = desk.application(person).in_stage_since
    for _ in range(2):  # the second time must not mistake the first way back for the visit
        desk.move(application.id, "hired")
        reopen(desk, application.id)
        now = desk.application(person)
        assert (now.stage_id, now.status, now.in_stage_since) == (desk.stage("screen"), "active", entered)
    assert desk.requisition(opening).seats[0].closed_by == ""
    assert desk.findings() == ()


def test_a_hire_without_a_stage_before_reopens_in_the_first(desk: Desk) -> None:
    """An imported hire may know of no earlier stage; reopened it must not be active among the hired."""
    opening = desk.opening()
    application_id = desk.applied(opening)
    desk.move(application_id, "hired")
    # as an importer leaves it: one step, straight into the stage
    with desk.session.store.writer.begin() as connection:
        work = UnitOfWork(connection, desk.door.actor, desk.session.store.origin_id)
        from desktop.models import StageTransition

        later = work.rows(select(StageTransition.id).where(StageTransition.from_stage_id.is_not(None)))
        work.bulk_delete(StageTransition, [row.id for row in later])
        work.journal.close(actor_id=work.actor.id, command="test", label="test")
    desk.sql("UPDATE stage_transition SET to_stage_id = ?", bytes.fromhex(desk.stage("hired")))
    reopen(desk, application_id)
    assert desk.sql("SELECT lower(hex(stage_id)), status FROM application") == [(desk.stage("applied"), "active")]


def test_nobody_runs_twice_on_one_requisition(desk: Desk) -> None:
    opening = desk.opening()
    person = desk.person(requisition_id=opening)
    first = desk.application(person).id
    with pytest.raises(RuleBroken, match="already_there"):
        desk.do(CreateApplication(person, opening))
    desk.reject(first)
    desk.do(CreateApplication(person, opening))
    with pytest.raises(RuleBroken, match="already_there"):
        reopen(desk, first)


def test_undoing_a_rejection_does_not_make_two_run(desk: Desk) -> None:
    opening = desk.opening()
    person = desk.person(requisition_id=opening)
    rejected = desk.reject(desk.application(person).id)
    desk.do(CreateApplication(person, opening))
    with pytest.raises(RuleBroken, match="changed_since"):
        desk.undo(rejected)


@pytest.mark.parametrize("kind", [VocabularyKind.REASON, VocabularyKind.LEVEL])
def test_an_application_begins_in_a_stage(desk: Desk, kind: VocabularyKind) -> None:
    word = next(one for (found, _), one in desk.words.items() if found is kind)
    with pytest.raises(RuleBroken, match="stage_retired"):
        desk.do(CreateApplication(desk.person(), desk.opening(), stage_id=word))


def test_an_application_does_not_begin_hired(desk: Desk) -> None:
    with pytest.raises(RuleBroken):
        desk.do(CreateApplication(desk.person(), desk.opening(), stage_id=desk.stage("hired")))


def test_a_promised_answer_is_given_or_forgotten_with_the_end(desk: Desk) -> None:
    application = desk.applied(desk.opening())
    today = date.today()
    with pytest.raises(RuleBroken, match="promise_in_past"):
        desk.do(PromiseAnswer((application,), (0,), (today - timedelta(days=1)).isoformat()))
    promised = desk.do(PromiseAnswer((application,), (0,), today.isoformat()))
    assert desk.ask(ReadApplication(application)).promised_on == today.isoformat()
    desk.do(PromiseAnswer((application,), (0,), ""))
    assert desk.ask(ReadApplication(application)).promised_on == ""
    with pytest.raises(RuleBroken, match="changed_since"):
        desk.undo(promised)
    desk.reject(application)
    with pytest.raises(RuleBroken, match=r"application\.ended"):
        desk.do(PromiseAnswer((application,), (0,), today.isoformat()))


@pytest.mark.parametrize("text", ["soon", "2099-13-01", "20990101", "2099-W01-1", "2099-01-01T10:00"])
def test_days_are_iso_dates(desk: Desk, text: str) -> None:
    opening = desk.opening()
    with pytest.raises(FieldErrors):
        desk.do(HoldApplications((desk.applied(opening),), (0,), text))
    with pytest.raises(FieldErrors):
        desk.do(PromiseAnswer((desk.applied(opening),), (0,), text))
    with pytest.raises(FieldErrors):
        desk.do(CreateApplication(desk.person(), opening, applied_on=text))


@pytest.mark.parametrize("junk", ["", "nobody", "zz", "00", "0" * 31, "Ω" * 32])
def test_an_id_that_is_none_is_not_found(desk: Desk, junk: str) -> None:
    with pytest.raises(NotFound):
        desk.move(junk, "screen")
    with pytest.raises(NotFound):
        desk.do(CreateApplication(junk, desk.opening()))


@pytest.mark.parametrize("field", ["stage_id", "source_id", "owner_id"])
@pytest.mark.parametrize("junk", ["nobody", "f" * 32])
def test_a_reference_to_nothing_is_not_found(desk: Desk, field: str, junk: str) -> None:
    person, opening = desk.person(), desk.opening()
    before = desk.living()
    with pytest.raises(NotFound):
        desk.do(CreateApplication(person, opening, **{field: junk}))
    assert desk.living() == before


def test_one_forbidden_move_refuses_all(desk: Desk) -> None:
    opening = desk.opening()
    one, two = desk.applied(opening, "A"), desk.applied(opening, "B")
    desk.reject(two)
    before = desk.living()
    with pytest.raises(RuleBroken):
        desk.do(MoveApplications((one, two), (0, 0), desk.stage("screen")))
    assert desk.living() == before


def test_moves_stop_when_the_requisition_ends(desk: Desk) -> None:
    opening = desk.opening()
    one = desk.applied(opening)
    desk.do(SetRequisitionStatus(opening, 0, RequisitionStatus.CANCELLED, "no budget"))
    with pytest.raises(RuleBroken, match="not_open"):
        desk.move(one, "screen")
    assert set(desk.ask(WhyNotMove((one,))).values()) == {"requisition.not_open"}
    desk.reject(one)
    with pytest.raises(RuleBroken, match="not_open"):
        reopen(desk, one)


def test_a_reason_is_of_the_side_that_decides(desk: Desk) -> None:
    one = desk.applied(desk.opening())
    for reason in ("", desk.reason("role_or_fit"), desk.stage("screen")):
        with pytest.raises(RuleBroken):
            desk.do(RejectApplications((one,), (0,), reason))
    desk.do(RejectApplications((one,), (0,), desk.reason("no_show")))


def test_deleting_a_hired_person_frees_the_seat_of_a_running_requisition(desk: Desk) -> None:
    opening = desk.opening()
    person = desk.person(requisition_id=opening)
    desk.move(desk.application(person).id, "hired")
    gone = desk.do(DeleteCandidates((person,)))
    assert desk.requisition(opening).seats[0].closed_by == ""
    desk.undo(gone)
    assert desk.requisition(opening).seats[0].application_id == desk.application(person).id
    desk.do(SetRequisitionStatus(opening, 0, RequisitionStatus.FILLED))
    desk.do(DeleteCandidates((person,)))
    assert desk.requisition(opening).seats[0].closed_by == "hire", "what is filled stays history"


def test_an_unseen_version_is_allowed_and_fewer_versions_count_as_unseen(desk: Desk) -> None:
    opening = desk.opening()
    ids = tuple(desk.applied(opening, name) for name in "AB")
    assert desk.get(MoveApplications(ids, (1,), desk.stage("screen"))) == 2


def test_more_ids_than_one_statement_takes(desk: Desk) -> None:
    nobody = tuple(f"{number:032x}" for number in range(1, 40_001))
    with pytest.raises(NotFound):
        desk.ask(WhyNotMove(nobody))
    one = desk.applied(desk.opening())
    assert desk.ask(WhyNotMove((*nobody, one)))[desk.stage("screen")] == ""
    with pytest.raises(NotFound):
        desk.do(RejectApplications(nobody, (), desk.reason()))
