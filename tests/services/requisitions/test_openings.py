"""Requisitions over the real door: numbers, values, seats, the bin."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.errors import FieldErrors, NotFound, RuleBroken
from desktop.services.candidates.commands import DeleteCandidates
from desktop.services.requisitions.commands import (
    AddSeats,
    ChangeRequisition,
    CloseSeat,
    CreateRequisition,
    DeleteRequisitions,
    SetRequisitionStatus,
)  # fmt: skip
from desktop.services.requisitions.questions import ReadRequisition
from desktop.words import RequisitionStatus
from tests.services.desk import Desk


def test_numbers_are_given_once(desk: Desk) -> None:
    first = desk.do(CreateRequisition({"title": "A"}))
    desk.undo(first)
    second = desk.get(CreateRequisition({"title": "B"}))
    assert desk.requisition(second).number == "R-0002"


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"title": "  "}, "required"), ({"pay_min": "1e99999999"}, "money.malformed"), ({"pay_min": "1e-99999999"}, "money.malformed"),
        ({"pay_min": "NaN"}, "money.malformed"), ({"pay_min": "-1"}, "money.malformed"), ({"pay_min": "many"}, "money.malformed"),
        ({"pay_currency": "EURO"}, "currency.unknown"), ({"pay_currency": "ÀÉÎ"}, "currency.unknown"),
        ({"target_start": "20270101"}, "date.malformed"), ({"target_start": "2027-02-30"}, "date.malformed"),
        ({"employment_type": "slave"}, "choice.unknown"), ({"title": "x" * 501}, "too_long"), ({"salary": "1"}, "unknown"),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_taken_is_named(desk: Desk, values: dict[str, Any], problem: str) -> None:
    with pytest.raises(FieldErrors) as caught:
        desk.do(CreateRequisition({"title": "Analyst", **values}))
    assert list(caught.value.problems.values()) == [problem]


def test_amounts_are_kept_to_the_cent(desk: Desk) -> None:
    made = desk.get(CreateRequisition({"title": "A", "pay_min": "1234567.10", "pay_max": "1E+7"}))
    assert (desk.requisition(made).pay_min, desk.requisition(made).pay_max) == ("1234567.10", "10000000")
    with pytest.raises(FieldErrors, match=r"money\.range"):
        desk.do(ChangeRequisition(made, 0, {"pay_max": "5"}))


def test_references_to_nothing_are_not_found(desk: Desk) -> None:
    for values in ({"department_id": "f" * 32}, {"recruiter_id": "junk"}, {"hiring_team": ("e" * 32,)}):
        with pytest.raises(NotFound):
            desk.do(CreateRequisition({"title": "A", **values}))
    for junk in ("f" * 32, "junk", ""):
        with pytest.raises(NotFound):
            desk.ask(ReadRequisition(junk))
    assert desk.count("requisition") == 0


def test_seats_open_with_the_requisition(desk: Desk) -> None:
    made = desk.get(CreateRequisition({"title": "A"}, 2))
    assert {seat.opened_on for seat in desk.requisition(made).seats} == {""}
    desk.do(SetRequisitionStatus(made, 0, RequisitionStatus.OPEN))
    desk.do(AddSeats(made, 1))
    assert "" not in {seat.opened_on for seat in desk.requisition(made).seats}
    assert [seat.position for seat in desk.requisition(made).seats] == [1, 2, 3]


@pytest.mark.parametrize("count", [0, -1, 501])
def test_seats_are_added_in_reason(desk: Desk, count: int) -> None:
    with pytest.raises(RuleBroken, match=r"seat\.count"):
        desk.do(AddSeats(desk.opening(), count))


def test_a_closed_seat_takes_nobody(desk: Desk) -> None:
    opening = desk.opening()
    desk.do(CloseSeat(desk.requisition(opening).seats[0].id, 0, "budget"))
    with pytest.raises(RuleBroken, match="no_open_seat"):
        desk.move(desk.applied(opening), "hired")


def test_an_unknown_status_is_refused(desk: Desk) -> None:
    with pytest.raises(FieldErrors):
        desk.do(SetRequisitionStatus(desk.opening(), 0, "gone"))


def test_only_what_nobody_applied_to_is_binned(desk: Desk) -> None:
    draft = desk.get(CreateRequisition({"title": "A"}))
    person = desk.person(requisition_id=draft)
    with pytest.raises(RuleBroken, match="has_applications"):
        desk.do(DeleteRequisitions((draft,)))
    with pytest.raises(RuleBroken, match="not_draft"):
        desk.do(DeleteRequisitions((desk.opening(),)))
    gone = desk.do(DeleteCandidates((person,)))
    desk.do(DeleteRequisitions((draft,)))
    with pytest.raises(RuleBroken, match="changed_since"):
        desk.undo(gone)  # the application would come back on a requisition that is in the bin
