"""The days a requisition rested make nobody stale: neither for the keeper of reminders nor for the preview of its rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop.models import RequisitionStep
from desktop.models.base import moment
from desktop.services.process.commands import SetRule
from desktop.services.process.questions import PreviewRule
from desktop.services.tasks.commands import KeepReminders
from desktop.words import RequisitionStatus
from tests.services.desk import Desk
from tests.services.tasks.test_keep_reminders import after, put, tasks

OPEN, HELD = RequisitionStatus.OPEN.value, RequisitionStatus.ON_HOLD.value


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.do(SetRule("decision_due", False, 0, "owner"))  # its reminders are another matter
    return desk


def rested(desk: Desk, requisition_id: str, begin: int, end: int) -> None:
    """It goes on hold and comes back so many days from now."""
    now = datetime.now(UTC)
    put(
        desk,
        *(
            RequisitionStep(
                id="", requisition_id=requisition_id, from_status=before, to_status=to, actor_id=desk.door.actor.id,
                at=moment(now + timedelta(days=day)),
            )
            for day, before, to in ((begin, OPEN, HELD), (end, HELD, OPEN))
        ),
    )  # fmt: skip


def flagged(desk: Desk, rule: str, days: int, day: int) -> int:
    count: int = desk.ask(PreviewRule(rule, days, "owner", after(day))).count
    return count


def test_days_on_hold_do_not_make_stale(desk: Desk) -> None:
    desk.do(SetRule("stale_amber", True, 7, "owner"))
    opening = desk.opening()
    person = desk.person("Anna", opening)
    other = desk.person("Ben", desk.opening("Clerk"))
    rested(desk, opening, 2, 12)
    desk.do(KeepReminders(after(7)))
    assert [len(tasks(desk, candidate_id=one)) for one in (person, other)] == [0, 1]
    assert flagged(desk, "stale_amber", 7, 16) == 1
    desk.do(KeepReminders(after(16)))
    assert not tasks(desk, candidate_id=person)
    assert flagged(desk, "stale_amber", 7, 17) == 2
    desk.do(KeepReminders(after(17)))
    (task,) = tasks(desk, candidate_id=person)
    assert task.due_on == after(17), "due on the day it became stale, not overdue for as long as it rested"


def test_the_stricter_rule_waits_as_long(desk: Desk) -> None:
    desk.do(SetRule("stale_amber", True, 7, "owner"))
    desk.do(SetRule("stale_red", True, 14, "owner"))
    opening = desk.opening()
    person = desk.person("Anna", opening)
    rested(desk, opening, 2, 12)
    rested(desk, opening, 13, 15)
    for day, rules in ((18, []), (19, ["stale_amber"]), (25, ["stale_amber"]), (26, ["stale_red"])):
        desk.do(KeepReminders(after(day)))
        assert [one.rule for one in tasks(desk, candidate_id=person) if not one.done_at] == rules, day


def test_a_rest_before_anybody_applied_moves_nothing(desk: Desk) -> None:
    desk.do(SetRule("stale_amber", True, 7, "owner"))
    opening = desk.opening()
    desk.person("Anna", opening)
    rested(desk, opening, -40, -30)
    assert (flagged(desk, "stale_amber", 7, 6), flagged(desk, "stale_amber", 7, 7)) == (0, 1)
