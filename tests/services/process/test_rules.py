"""The rules as data: what holds, how it is changed, what it would flag."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FieldErrors, NotFound, OutOfDate
from desktop.services.applications.commands import AssignApplications, HoldApplications
from desktop.services.people.commands import AddMember
from desktop.services.process.commands import SetRule
from desktop.services.process.defaults import DEFAULTS
from desktop.services.process.noticing import Day
from desktop.services.process.questions import PreviewRule, ReadRules
from desktop.services.process.rules import rule_of
from desktop.services.working_days.calendar import WorkingDays
from desktop.words import CaseRole, DecisionKind, Role
from tests.services.desk import Desk


def after(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


def rule(desk: Desk, code: str) -> Any:
    with desk.session.store.reader.begin() as connection:
        return rule_of(connection, code)


def test_defaults_hold_until_somebody_changes_them(desk: Desk) -> None:
    lines = desk.ask(ReadRules())
    assert [one.code for one in lines] == list(DEFAULTS)
    assert not any(one.changed for one in lines)
    assert {f"decision_{kind}" for kind in DecisionKind} < DEFAULTS.keys()
    assert (rule(desk, "decision_viable").days, rule(desk, "decision_viable").who) == (2, CaseRole.HR)
    changed = desk.do(SetRule("decision_viable", False, 4, "recruiter"))
    found = rule(desk, "decision_viable")
    assert (found.active, found.days, found.who, found.version) == (False, 4, CaseRole.RECRUITER, 1)
    desk.undo(changed)
    assert rule(desk, "decision_viable").days == 2
    desk.do(SetRule("decision_viable", True, 6, "hr"))
    assert rule(desk, "decision_viable").days == 6, "a change that was undone can be made again"


def test_two_people_change_one_rule(desk: Desk) -> None:
    desk.do(SetRule("stale_amber", True, 7, "owner"))
    desk.do(SetRule("stale_amber", True, 9, "owner", seen_version=1))
    with pytest.raises(OutOfDate):
        desk.do(SetRule("stale_amber", True, 5, "owner", seen_version=1))


@pytest.mark.parametrize(("code", "days"), [("stale_amber", 0), ("decision_due", -1), ("stale_red", 366)])
def test_thresholds_have_bounds(desk: Desk, code: str, days: int) -> None:
    with pytest.raises(FieldErrors):
        desk.do(SetRule(code, True, days, "owner"))
    with pytest.raises(FieldErrors):
        desk.do(SetRule(code, True, 3, "nobody"))
    with pytest.raises(NotFound):
        desk.do(SetRule("unheard", True, 3, "owner"))


def test_a_preview_before_it_is_switched_on(desk: Desk) -> None:
    opening = desk.opening("Analyst")
    people = [desk.person(name, opening) for name in ("Jan Novák", "Mia Okafor", "Li Na")]
    ola = desk.get(AddMember("Ola Berg", roles=(Role.RECRUITER,)))
    desk.do(AssignApplications((desk.application(people[1]).id,), (0,), ola))
    desk.do(HoldApplications((desk.application(people[2]).id,), (0,), after(60)))
    assert desk.ask(PreviewRule("stale_amber", 7, "owner", after(6))).count == 0
    found = desk.ask(PreviewRule("stale_amber", 7, "owner", after(7)))
    assert found.count == 2
    assert {one.candidate: one.person_id for one in found.first} == {"Jan Novák": desk.door.actor.id, "Mia Okafor": ola}
    assert sorted(found.people) == sorted([(desk.door.actor.id, 1), (ola, 1)])
    assert desk.count("task") == 0


def test_the_milder_rule_leaves_to_the_stricter_what_both_would_flag(desk: Desk) -> None:
    desk.person(requisition_id=desk.opening())
    assert desk.ask(PreviewRule("stale_amber", 7, "owner", after(20))).count == 1
    desk.do(SetRule("stale_red", True, 14, "recruiter"))
    assert desk.ask(PreviewRule("stale_amber", 7, "owner", after(20))).count == 0
    assert desk.ask(PreviewRule("stale_amber", 7, "owner", after(13))).count == 1
    assert desk.ask(PreviewRule("stale_red", 14, "owner", after(20))).count == 1


DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2030, 12, 31))


@given(DAYS, DAYS, st.integers(0, 12))
def test_working_days_back_are_working_days_ahead(began: date, today: date, days: int) -> None:
    calendar = WorkingDays("CA", "QC")
    due = calendar.after(began, days) <= today
    assert (began.isoformat() < Day(today, calendar).worked_before(days)) == due
