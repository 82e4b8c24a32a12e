"""Steps, people and days of an approval in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from desktop.services.approvals.records import ApprovalRecord, CourseRecord, GroupRecord, SeatRecord
from desktop.services.people.records import Member, Team
from desktop.views.approvals.chain_words import condition_words, step_words
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.records.approvals.course_preview import CoursePreview
from desktop.views.records.approvals.step_words import course_words, day_words, need_words, waiting_words
from desktop.views.tables.formatting import date_text
from desktop.words import ApprovalState, Need
from tests.views.approvals.case import Case

TODAY = date(2026, 11, 26)  # a Thursday
TEAM = Team((Member("f", "Fia Finance"), Member("l", "Fred Ledger"), Member("o", "Ola Berg")))


def running(need: Need, *seats: SeatRecord, missing: int = 1, due: str = "2026-12-01") -> ApprovalRecord:
    steps = (
        GroupRecord("g1", 1, "Manager", "all", 1, 3, "2026-11-20", "2026-11-24", "2026-11-23"),
        GroupRecord("g2", 2, "Finance", need.value, 2, 3, "2026-11-23", due, "", seats, missing),
    )
    return ApprovalRecord(
        "a", 1, "requisition", "r", "r", "Chain", 1, ApprovalState.RUNNING.value, "o", "2026-11-20", "", groups=steps
    )


def seats(*people: str) -> tuple[SeatRecord, ...]:
    return tuple(SeatRecord(f"s{one}", 1, one) for one in people)


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-11-26", "today"),
        ("2026-11-23", "Mon"),
        ("2026-12-01", "Tue"),
        ("soon", "soon"),
    ],
)
def test_days_are_said_as_one_says_them(qapp: Any, iso: str, words: str) -> None:
    assert day_words(iso, TODAY) == words


def test_a_week_ago_is_a_date(qapp: Any) -> None:
    assert day_words("2026-11-19", TODAY) == date_text("2026-11-19")


def test_what_a_step_needs(qapp: Any) -> None:
    assert need_words(Need.ALL, 1, 1) == "", "of one person nothing is to be said"
    assert need_words(Need.ALL, 1, 2) == "all of 2"
    assert need_words(Need.ANY, 1, 2) == "any of 2"
    assert need_words(Need.COUNT, 2, 3) == "2 of 3"


@pytest.mark.parametrize(
    ("need", "people", "whom"),
    [
        (Need.ALL, ("f", "l"), "Fia Finance and Fred Ledger"),
        (Need.ANY, ("f", "l"), "any of Fia Finance and Fred Ledger"),
        (Need.COUNT, ("f", "l", "o"), "2 of Fia Finance, Fred Ledger and Ola Berg"),
        (Need.ANY, ("gone",), "Somebody who left"),
    ],
)
def test_for_whom_it_waits(qapp: Any, need: Need, people: tuple[str, ...], whom: str) -> None:
    said = waiting_words(TEAM, running(need, *seats(*people), missing=2), TODAY)
    assert said == f"Step 2 of 2, waiting for {whom}, since Mon (due Tue)"


def test_it_does_not_wait_for_who_has_answered(qapp: Any) -> None:
    answered = SeatRecord("sf", 1, "f", "yes", answered_by_id="f")
    said = waiting_words(TEAM, running(Need.ALL, answered, *seats("l")), TODAY)
    assert said.startswith("Step 2 of 2, waiting for Fred Ledger, since")


def test_what_is_late_says_so(qapp: Any) -> None:
    assert waiting_words(TEAM, running(Need.ALL, *seats("f"), due="2026-11-25"), TODAY).endswith("(was due Wed)")


def test_a_course_in_a_line(qapp: Any) -> None:
    course = CourseRecord(
        "Chain",
        (("Boss", "all", 1, ("o",)), ("Finance", "any", 1, ("f", "l")), ("3", "count", 2, ("f", "l", "o"))),
    )
    assert course_words(TEAM, course) == (
        "1 Ola Berg · 2 any of Finance (2) · 3: 2 of Fia Finance, Fred Ledger and Ola Berg"
    )


def test_conditions(case: Case, bench_of: Callable[[Any], DeskWorkbench]) -> None:
    bench = bench_of(case.desk.door)
    assert condition_words(bench, {}) == "Every requisition"
    some = {"departments": [case.finance], "levels": [case.senior], "to": "50000", "currency": "CAD"}
    assert condition_words(bench, some) == "Finance, Senior, below 50,000 CAD a year"
    assert condition_words(bench, {"from": "10000", "to": "50000"}) == "from 10,000 to below 50,000 a year"
    assert condition_words(bench, {"levels": [case.senior, "gone"]}) == "Senior or a word that is gone"


def test_a_step_of_a_chain(case: Case, bench_of: Callable[[Any], DeskWorkbench]) -> None:
    bench = bench_of(case.desk.door)
    assert step_words(bench, 1, {"roles": ["hiring_manager"]}) == "1 the hiring manager"
    assert step_words(bench, 2, {"name": "HR", "roles": ["hr"], "need": "any"}) == "2 HR: any of everybody in HR"
    assert step_words(bench, 3, {"roles": ["hr"], "need": "count", "count": 2}) == "3: 2 of everybody in HR"


def test_before_submitting_it_says_whom_it_will_ask(
    qtbot: Any, case: Case, bench_of: Callable[[Any], DeskWorkbench]
) -> None:
    preview = CoursePreview(bench_of(case.desk.door))
    qtbot.addWidget(preview)
    heard: list[CourseRecord] = []
    preview.known.connect(heard.append)
    preview.show_requisition(case.requisition)
    assert preview.text.text() == "This will ask: 1 Mia Manager · 2 any of Finance (2) · 3 Ola Berg"
    assert "2: Fia Finance and Fred Ledger" in preview.toolTip()
    assert heard[0].chain == "Finance from 80,000"
    preview.show_requisition(case.drafted("Clerk", pay_min="30000", pay_max="40000"))
    assert preview.text.text() == "No approval chain applies: it opens at once when it is submitted."
    preview.show_requisition("")
    assert preview.isHidden()
