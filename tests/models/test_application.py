"""The rules of an application without a database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop.errors import FieldErrors, RuleBroken
from desktop.models import Application, StageTransition
from desktop.models.base import moment
from desktop.words import ApplicationStatus as Status

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
APPLIED, SCREEN, HIRED = "a" * 32, "b" * 32, "c" * 32


def at(**later: float) -> str:
    return moment(START + timedelta(**later))


def fresh(**values: str) -> Application:
    """An active application that entered *applied* at the start."""
    plain = {
        "id": "1" * 32, "candidate_id": "2" * 32, "requisition_id": "3" * 32, "stage_id": APPLIED, "status": "active",
        "stage_entered_at": at(), "last_touch_at": at(), "hold_until": "", "ended_at": "", "reason_note": "",
    }  # fmt: skip
    return Application(**{**plain, **values})


def move(application: Application, to: str, milestone: str = "screen", **later: float) -> StageTransition:
    return application.move_to(to, milestone, actor_id="9" * 32, at=at(**later))


def reject(application: Application, **later: float) -> StageTransition:
    return application.end(Status.REJECTED, "8" * 32, actor_id="9" * 32, at=at(**later), note="  no SQL ")


def test_a_move_enters_the_stage_and_tells_how_long_the_last_took() -> None:
    application = fresh()
    step = move(application, SCREEN, days=2)
    assert (application.stage_id, application.stage_entered_at, application.last_touch_at) == (
        SCREEN,
        at(days=2),
        at(days=2),
    )
    assert (step.from_stage_id, step.to_stage_id, step.stayed, step.correction) == (APPLIED, SCREEN, 2 * 86_400, False)
    assert (step.from_status, step.to_status, application.active) == ("active", "active", True)


@pytest.mark.parametrize(("seconds", "correction"), [(0, True), (599, True), (600, False), (601, False)])
def test_a_move_within_ten_minutes_corrects_a_slip(seconds: int, correction: bool) -> None:
    step = move(fresh(), SCREEN, seconds=seconds)
    assert (step.correction, step.stayed) == (correction, seconds)


def test_a_clock_that_went_back_counts_as_no_time() -> None:
    assert move(fresh(), SCREEN, hours=-1).stayed == 0


def test_a_stage_known_by_its_day_only() -> None:
    application = fresh(stage_entered_at="2026-03-01")
    assert move(application, SCREEN).stayed == 33 * 3600


def test_entering_hired_ends_it() -> None:
    application = fresh(hold_until="2026-04-01")
    move(application, HIRED, "hired", days=1)
    assert (application.status, application.ended_at, application.hold_until) == ("hired", at(days=1), "")
    with pytest.raises(RuleBroken, match=r"application\.ended"):
        move(application, SCREEN)


def test_no_move_to_where_it_is() -> None:
    with pytest.raises(RuleBroken, match="same_stage"):
        move(fresh(), APPLIED)


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_an_ending_keeps_the_stage_and_has_a_reason(status: Status) -> None:
    application = fresh()
    with pytest.raises(RuleBroken, match="reason_needed"):
        application.end(status, "", actor_id="9" * 32, at=at())
    step = application.end(status, "8" * 32, actor_id="9" * 32, at=at(minutes=1), note=" late ")
    assert (application.stage_id, application.status, application.reason_note) == (APPLIED, status, "late")
    assert (step.to_stage_id, step.to_status, step.correction) == (APPLIED, status, False)
    with pytest.raises(RuleBroken, match=r"application\.ended"):
        reject(application)


def test_reopening_counts_the_visit_as_never_left() -> None:
    application = fresh()
    reject(application, days=1)
    step = application.reopen(APPLIED, at(), actor_id="9" * 32, at=at(days=3))
    assert (application.status, application.ended_at, application.reason_id, application.reason_note) == (
        "active",
        "",
        None,
        "",
    )
    assert (application.stage_entered_at, step.correction, step.from_status) == (at(), True, "rejected")
    with pytest.raises(RuleBroken, match="not_ended"):
        application.reopen(APPLIED, at(), actor_id="9" * 32, at=at())


def test_a_hold_lies_in_the_future_and_can_be_lifted() -> None:
    application = fresh()
    for until in ("2026-03-02", "2020-01-01"):
        with pytest.raises(RuleBroken, match="hold_in_past"):
            application.hold(until, today="2026-03-02", at=at())
    with pytest.raises(FieldErrors):
        application.hold("next week", today="2026-03-02", at=at())
    application.hold("2026-03-03", today="2026-03-02", at=at(hours=1))
    assert (application.hold_until, application.last_touch_at) == ("2026-03-03", at(hours=1))
    application.hold("", today="2026-03-02", at=at(hours=2))
    assert application.hold_until == ""
    reject(application)
    with pytest.raises(RuleBroken, match=r"application\.ended"):
        application.hold("2026-03-03", today="2026-03-02", at=at())
