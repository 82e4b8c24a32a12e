"""The rules of a requisition and its seats without a database."""

from __future__ import annotations

from itertools import product

import pytest

from desktop.errors import FieldErrors, RuleBroken
from desktop.models import Candidate, Person, Requisition, Seat, VocabularyWord
from desktop.words import RequisitionStatus as Status

ALLOWED = {
    Status.DRAFT: {Status.AWAITING_APPROVAL, Status.OPEN, Status.CANCELLED},
    Status.AWAITING_APPROVAL: {Status.DRAFT, Status.OPEN, Status.CANCELLED},
    Status.OPEN: {Status.ON_HOLD, Status.FILLED, Status.CANCELLED},
    Status.ON_HOLD: {Status.OPEN, Status.FILLED, Status.CANCELLED},
    Status.FILLED: {Status.OPEN},
    Status.CANCELLED: {Status.OPEN, Status.DRAFT},
}


def requisition(status: Status, **values: str) -> Requisition:
    return Requisition(**{"status": status.value, "status_reason": "", "opened_on": "", "closed_on": "", **values})


@pytest.mark.parametrize(("now", "to"), list(product(Status, Status)), ids=lambda status: status.value)
def test_the_table_of_steps(now: Status, to: Status) -> None:
    one = requisition(now)
    if to in ALLOWED[now]:
        one.go(to, reason="because", on="2026-03-02")
        assert one.status == to
        assert one.status_reason == "because"
    else:
        with pytest.raises(RuleBroken, match=r"requisition\.transition"):
            one.go(to, reason="because", on="2026-03-02")
        assert one.status == now


@pytest.mark.parametrize("to", [Status.ON_HOLD, Status.CANCELLED])
def test_hold_and_cancel_want_a_reason(to: Status) -> None:
    with pytest.raises(RuleBroken, match="reason_needed"):
        requisition(Status.OPEN).go(to, reason="  ", on="2026-03-02")


def test_opening_is_dated_once_and_closing_until_reopened() -> None:
    one = requisition(Status.DRAFT)
    one.go(Status.OPEN, reason="", on="2026-03-02")
    one.go(Status.FILLED, reason="", on="2026-04-02")
    assert (one.opened_on, one.closed_on, one.takes_moves) == ("2026-03-02", "2026-04-02", False)
    one.go(Status.OPEN, reason="", on="2026-05-02")
    assert (one.opened_on, one.closed_on, one.takes_moves) == ("2026-03-02", "", True)


def test_a_seat_is_filled_or_closed_once() -> None:
    seat = Seat(closed_by="", closed_on="")
    with pytest.raises(RuleBroken, match="reason_needed"):
        seat.close(" ", "2026-03-02")
    seat.fill("1" * 32, "2026-03-02")
    assert (seat.open, seat.closed_by, seat.application_id) == (False, "hire", "1" * 32)
    for again in (lambda: seat.fill("2" * 32, "2026-03-03"), lambda: seat.close("budget", "2026-03-03")):
        with pytest.raises(RuleBroken, match=r"seat\.closed"):
            again()
    seat.free()
    assert (seat.open, seat.closed_on, seat.application_id) == (True, "", None)
    seat.close("budget", "2026-03-04")
    assert (seat.closed_by, seat.close_reason, seat.open) == ("cancelled", "budget", False)


def test_names_are_not_empty() -> None:
    for refuse in (Candidate().rename, Person().rename, VocabularyWord().relabel):
        with pytest.raises(FieldErrors):
            refuse("  ")
    person = Candidate(given_name="", family_name="")
    person.rename("  Jan   Novák ")
    assert (person.name, person.sort_name) == ("Jan Novák", "Jan Novák")
    person.given_name, person.family_name = "Jan", "Novák"
    assert person.sort_name == "Novák, Jan"
