"""The clock of a requisition, held against a count day by day, and where it is read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.errors import RuleBroken
from desktop.models import Requisition, RequisitionStep
from desktop.models.base import moment
from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.keeping import keep
from desktop.services.listings.open_days import (
    Change,
    OpenDays,
    counted_back,
    counted_on,
    days_open,
    read_clocks,
    spans,
)
from desktop.services.listings.questions import Filter, ListView, ReadColumnValues, ReadRows, Sort
from desktop.services.requisitions.commands import CreateRequisition, SetRequisitionStatus
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import RequisitionStatus
from tests.services.desk import Desk

BEGIN = date(2026, 1, 5)
REST = {"on_hold", "awaiting_approval", "draft"}
DAYS = st.integers(-3, 60)
COURSES = st.lists(
    st.builds(Change, DAYS.map(lambda n: BEGIN + timedelta(days=n)), st.sampled_from([*RequisitionStatus])), max_size=12
).map(lambda found: sorted(found, key=lambda one: one.on))


def day_by_day(opened: date, changes: list[Change], until: date) -> OpenDays:
    """The same without any arithmetic of spans: every single day is asked how it ended."""
    ends = []
    for number in range(max(0, (until - opened).days)):
        day = opened + timedelta(days=number)
        known = [change.status for change in changes if change.on <= day]
        ends.append(str(known[-1]) if known else "open")
    resting = 0
    for status in reversed(ends):
        if status not in REST:
            break
        resting += 1
    return OpenDays(ends.count("open"), sum(status in REST for status in ends), resting)


@given(COURSES, DAYS)
def test_it_counts_what_a_calendar_would(changes: list[Change], length: int) -> None:
    until = BEGIN + timedelta(days=length)
    found = days_open(BEGIN, changes, until)
    assert found == day_by_day(BEGIN, changes, until)
    assert 0 <= found.resting <= found.rested
    assert found.all <= max(0, length)


@given(COURSES, DAYS)
def test_the_course_has_no_gaps(changes: list[Change], length: int) -> None:
    until = BEGIN + timedelta(days=length)
    course = list(spans(BEGIN, changes, until))
    assert sum(span.days for span in course) == max(0, length)
    assert all(one.end == other.begin for one, other in zip(course, course[1:], strict=False))
    assert all(span.days > 0 for span in course)


@given(COURSES, st.integers(0, 40), st.integers(0, 40))
def test_days_counted_back_and_on_pass_over_rests(changes: list[Change], length: int, days: int) -> None:
    today = BEGIN + timedelta(days=length)
    rests = [(span.begin, span.end) for span in spans(BEGIN, changes, today) if span.status != "open"]

    def awake(start: date, end: date) -> int:
        every = (start + timedelta(days=number) for number in range((end - start).days))
        return sum(not any(begin <= day < ending for begin, ending in rests) for day in every)

    limit = counted_back(rests, today, days)
    assert awake(limit, today) == days
    assert awake(limit + timedelta(days=1), today) < days or days == 0
    due = counted_on(rests, BEGIN, days)
    assert awake(BEGIN, due) == days
    assert due == BEGIN or awake(BEGIN, due - timedelta(days=1)) < days


def test_a_clock_that_was_set_back_takes_nothing_back() -> None:
    steps = [Change(BEGIN + timedelta(days=10), "on_hold"), Change(BEGIN + timedelta(days=4), "open")]
    assert days_open(BEGIN, steps, BEGIN + timedelta(days=20)) == OpenDays(20, 0)


def lived(desk: Desk, opened: int, *steps: tuple[int, str, str]) -> str:
    """A requisition opened so many days ago, with steps (days ago, from, to)."""
    made = desk.opening()
    now = datetime.now(UTC)
    with desk.session.store.writer.begin() as connection:
        work = UnitOfWork(connection, desk.door.actor, desk.session.store.origin_id)
        work.bulk_delete(RequisitionStep, _steps(work, made))
        values = {"opened_on": (now.astimezone().date() - timedelta(days=opened)).isoformat()}
        if steps:
            values["status"] = steps[-1][2]
        work.bulk_update(Requisition, [(made, values)])
        work.bulk_insert(
            RequisitionStep,
            [
                {"requisition_id": made, "from_status": begin, "to_status": end, "at": moment(now - timedelta(days=ago)),
                 "actor_id": work.actor.id}
                for ago, begin, end in steps
            ],
        )  # fmt: skip
        keep(work)
        work.journal.close(actor_id=work.actor.id, command="test.live", label="live", undoable=False)
    return made


def _steps(work: UnitOfWork, requisition_id: str) -> list[str]:
    c = RequisitionStep.__table__.c
    return [row.id for row in work.rows(select(c.id).where(c.requisition_id == requisition_id))]


def listed(desk: Desk) -> dict[str, int | None]:
    place = [column.code for column in COLUMNS[ListKind.REQUISITIONS]].index("days_open")
    rows = desk.ask(ReadRows(ListView(ListKind.REQUISITIONS))).rows
    return {row.id: row.values[place] for row in rows}


def test_page_and_list_say_the_same(desk: Desk) -> None:
    draft = desk.get(CreateRequisition({"title": "Clerk"}))
    before_steps = lived(desk, 30)
    rested = lived(desk, 23, (12, "open", "on_hold"), (7, "on_hold", "open"))
    rests = lived(desk, 23, (5, "open", "on_hold"))
    wanted = {draft: (None, 0, 0), before_steps: (30, 0, 0), rested: (18, 5, 0), rests: (18, 5, 5)}
    for one, figures in wanted.items():
        record = desk.requisition(one)
        assert (record.days_open, record.days_rested, record.days_resting) == figures
    assert listed(desk) == {one: figures[0] for one, figures in wanted.items()}
    assert desk.findings() == ()


def test_an_ended_one_stops_counting(desk: Desk) -> None:
    made = lived(desk, 10)
    desk.do(SetRequisitionStatus(made, 0, RequisitionStatus.FILLED))
    with desk.session.store.reader.begin() as connection:
        later = (date.today() + timedelta(days=40)).isoformat()
        assert read_clocks(connection, [made], later)[made] == OpenDays(10, 0)


def test_undo_takes_the_rest_out_of_the_clock(desk: Desk) -> None:
    made = desk.opening()
    held = desk.do(SetRequisitionStatus(made, 0, RequisitionStatus.ON_HOLD, "budget"))
    later = (date.today() + timedelta(days=9)).isoformat()

    def clock() -> OpenDays:
        with desk.session.store.reader.begin() as connection:
            return read_clocks(connection, [made], later)[made]

    assert clock() == OpenDays(0, 9, 9)
    desk.undo(held)
    assert clock() == OpenDays(9, 0)


@pytest.mark.parametrize("number", [3, 40])
def test_a_page_of_the_list_costs_two_statements_more(file_desk: Desk, number: int) -> None:
    for one in range(number):
        file_desk.opening(f"Analyst {one}")
    with file_desk.statements() as seen:
        assert len(listed(file_desk)) == number
    assert sum("requisition_step" in statement for statement in seen) == 1


def test_nothing_is_sorted_or_chosen_by_what_no_row_keeps(desk: Desk) -> None:
    desk.opening()
    for view in (
        ListView(ListKind.REQUISITIONS, sort=Sort("days_open")),
        ListView(ListKind.REQUISITIONS, (Filter("days_open", "from", ("3",)),)),
    ):
        with pytest.raises(RuleBroken, match=r"view\.unknown_column"):
            desk.ask(ReadRows(view))
    assert desk.ask(ReadColumnValues(ListKind.REQUISITIONS, "days_open")).values == ()
