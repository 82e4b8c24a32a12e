"""Closing a requisition out: who is named ends or rests, everybody else stays, and two who do it at once get a defined answer."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from desktop.errors import FieldErrors, NotAllowed, NotFound, OutOfDate, RuleBroken
from desktop.services.applications.commands import MoveApplications, ReopenApplications
from desktop.services.candidates.commands import DeleteCandidates
from desktop.services.dispatch.messages import Command
from desktop.services.history.messages import UndoEntry
from desktop.services.requisitions.commands import AddSeats, CloseOut, CloseSeat, SetRequisitionStatus
from desktop.services.requisitions.questions import FindLastSeats, ReadCloseOut
from desktop.services.requisitions.records import ClosedOut, CloseOutState
from desktop.words import RequisitionStatus, Role
from tests.services.desk import Desk, open_copy

TOMORROW = (date.today() + timedelta(days=2)).isoformat()


def full(desk: Desk) -> tuple[str, str, CloseOutState]:
    """A requisition whose only seat was just taken, who took it, and what there is to close out: Anna, Ben and Cleo."""
    opening = desk.opening()
    hired = desk.applied(opening, "Hana")
    for name in ("Anna", "Ben", "Cleo"):
        desk.applied(opening, name)
    desk.move(hired, "hired")
    state: CloseOutState = desk.ask(ReadCloseOut(opening))
    return opening, hired, state


def named(state: CloseOutState, *names: str) -> tuple[tuple[str, int], ...]:
    return tuple((one.id, one.version) for one in state.active if one.name in names)


def statuses(desk: Desk, state: CloseOutState) -> dict[str, tuple[str, str]]:
    rows = desk.living()["application"]
    return {one.name: (rows[one.id]["status"], rows[one.id]["hold_until"]) for one in state.active}


def test_one_command_does_it_all_and_one_undo_takes_it_back(desk: Desk) -> None:
    opening, _, state = full(desk)
    before, entries = desk.living(), desk.count("journal_entry")
    done = desk.do(
        CloseOut(
            opening, state.version, True, named(state, "Anna"), desk.reason("role_closed"), "thank you",
            named(state, "Ben"), TOMORROW,
        )
    )  # fmt: skip
    assert done.answer == ClosedOut(rejected=1, held=1, active=1, filled=True)
    assert statuses(desk, state) == {"Anna": ("rejected", ""), "Ben": ("active", TOMORROW), "Cleo": ("active", "")}
    assert desk.requisition(opening).status == "filled"
    assert desk.count("journal_entry") == entries + 1
    assert done.label == "Mark requisition as filled, reject 1, hold 1"
    desk.undo(done)
    assert desk.living() == before
    assert desk.findings() == ()


def test_nobody_is_touched_who_is_not_named(desk: Desk) -> None:
    opening, _, state = full(desk)
    late = desk.applied(opening, "Late")
    answer = desk.get(CloseOut(opening, state.version, True, named(state, "Anna", "Ben", "Cleo"), desk.reason()))
    assert answer == ClosedOut(rejected=3, held=0, active=1, filled=True)
    assert desk.living()["application"][late]["status"] == "active"


def test_who_hires_is_told_of_the_last_seat_only(desk: Desk) -> None:
    opening = desk.opening(seats=2)
    one, two = desk.applied(opening, "Hana"), desk.applied(opening, "Ida")
    desk.applied(opening, "Anna")
    desk.move(one, "hired")
    assert desk.ask(FindLastSeats((one,))) == ()
    desk.move(two, "hired")
    (state,) = desk.ask(FindLastSeats((one, two)))
    assert (state.id, state.seats_open, [person.name for person in state.active]) == (opening, 0, ["Anna"])
    assert desk.ask(FindLastSeats((state.active[0].id,))) == (), "only a hire fills a seat"
    desk.do(SetRequisitionStatus(opening, 0, RequisitionStatus.FILLED))
    assert desk.ask(FindLastSeats((two,))) == ()


def test_the_furthest_come_first_with_stage_and_owner(desk: Desk) -> None:
    opening, _, state = full(desk)
    ben = next(one for one in state.active if one.name == "Ben")
    desk.move(ben.id, "offer")
    state = desk.ask(ReadCloseOut(opening))
    assert [one.name for one in state.active] == ["Ben", "Anna", "Cleo"]
    assert state.active[0].stage_id == desk.stage("offer")


def test_rejecting_needs_a_reason_of_ours_and_holding_a_day(desk: Desk) -> None:
    opening, _, state = full(desk)
    before = desk.living()
    anna, ben = named(state, "Anna"), named(state, "Ben")
    for broken, code in (
        (CloseOut(opening, state.version, True, anna), r"application\.reason_needed"),
        (CloseOut(opening, state.version, True, anna, desk.reason("role_or_fit")), r"application\.reason_side"),
        (CloseOut(opening, state.version, True, hold=ben), r"close_out\.until"),
        (CloseOut(opening, state.version, True, hold=ben, until="2020-01-01"), r"application\.hold_in_past"),
        (CloseOut(opening, state.version, True, anna, desk.reason(), "", anna, TOMORROW), r"close_out\.both"),
    ):
        with pytest.raises(RuleBroken, match=code):
            desk.do(broken)
    assert desk.living() == before


def test_a_list_that_was_mixed_up_ends_nobody(desk: Desk) -> None:
    opening, _, state = full(desk)
    elsewhere = desk.applied(desk.opening("Clerk"), "Else")
    before = desk.living()
    with pytest.raises(RuleBroken, match=r"close_out\.elsewhere"):
        desk.do(CloseOut(opening, state.version, True, (*named(state, "Anna"), (elsewhere, 0)), desk.reason()))
    with pytest.raises(NotFound):
        desk.do(CloseOut(opening, state.version, True, (("f" * 32, 0),), desk.reason()))
    assert desk.living() == before


def test_of_two_who_do_it_at_once_the_second_is_told(desk: Desk) -> None:
    """Both saw the same; the first one's answer stands as a whole, of the second one's nothing is done."""
    opening, _, state = full(desk)
    first = CloseOut(opening, state.version, True, named(state, "Anna"), desk.reason())
    desk.do(first)
    before = desk.living()
    with pytest.raises(OutOfDate) as told:
        desk.do(CloseOut(opening, state.version, True, named(state, "Ben"), desk.reason()))
    assert [(one.name, one.theirs) for one in told.value.fields] == [("status", "filled")]
    with pytest.raises(RuleBroken, match=r"requisition\.filled"):
        desk.do(CloseOut(opening, desk.requisition(opening).version, True, named(state, "Ben"), desk.reason()))
    with pytest.raises((RuleBroken, OutOfDate)):
        desk.do(CloseOut(opening, state.version, False, named(state, "Anna", "Ben"), desk.reason()))
    assert desk.living() == before
    desk.do(CloseOut(opening, state.version, False, named(state, "Ben"), desk.reason()))  # nobody answered for Ben yet


def test_who_was_moved_on_meanwhile_is_not_rejected_unseen(desk: Desk) -> None:
    opening, _, state = full(desk)
    ((anna, _),) = named(state, "Anna")
    desk.move(anna, "offer")
    before = desk.living()
    with pytest.raises(OutOfDate):
        desk.do(CloseOut(opening, state.version, True, named(state, "Anna", "Ben"), desk.reason()))
    assert desk.living() == before


def test_a_requisition_put_on_hold_meanwhile_is_not_filled_unseen(desk: Desk) -> None:
    opening, _, state = full(desk)
    desk.do(SetRequisitionStatus(opening, 0, RequisitionStatus.ON_HOLD, "budget"))
    with pytest.raises(OutOfDate):
        desk.do(CloseOut(opening, state.version, fill=True))
    assert desk.get(CloseOut(opening, desk.requisition(opening).version, fill=True)).filled


@pytest.mark.parametrize("status", [RequisitionStatus.CANCELLED, RequisitionStatus.FILLED])
def test_the_window_and_the_command_know_the_same_rule(desk: Desk, status: RequisitionStatus) -> None:
    opening, _, _ = full(desk)
    assert desk.ask(ReadCloseOut(opening)).why_not_fill == ""
    desk.do(SetRequisitionStatus(opening, 0, status, "over"))
    state = desk.ask(ReadCloseOut(opening))
    assert state.why_not_fill
    with pytest.raises(RuleBroken, match=state.why_not_fill):
        desk.do(CloseOut(opening, state.version, fill=True))
    assert desk.get(CloseOut(opening, 0, False, named(state, "Anna"), desk.reason())).rejected == 1


def test_only_those_may_who_may_do_both(desk: Desk) -> None:
    opening, _, state = full(desk)
    with pytest.raises(NotAllowed):
        desk.door_of(Role.INTERVIEWER).carry_out(CloseOut(opening, state.version, fill=True))


@pytest.mark.parametrize("act", ["hire", "close seat"])
def test_undo_opens_no_seat_of_what_is_filled(desk: Desk, act: str) -> None:
    """What the random openings found: reopening a hire was refused, but its undo went through and left an open seat behind."""
    opening = desk.opening(seats=2)
    seat = desk.requisition(opening).seats[1]
    done = (
        desk.move(desk.applied(opening, "Hana"), "hired") if act == "hire" else desk.do(CloseSeat(seat.id, 0, "budget"))
    )
    filled = desk.do(CloseOut(opening, 0, fill=True))
    before = desk.living()
    with pytest.raises(RuleBroken, match=r"undo\.changed_since"):
        desk.undo(done)
    assert desk.living() == before
    desk.undo(filled)
    desk.undo(done)
    assert [one.closed_by for one in desk.requisition(opening).seats] == ["", ""]


PEOPLE = st.integers(0, 30)
REFUSED = (RuleBroken, NotAllowed, NotFound, FieldErrors, OutOfDate)
TEMPLATE: list[Path] = []


class Openings(RuleBasedStateMachine):
    """Hires, seats, endings and close-outs at random, taken back in any order; checked against the bare tables."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.desk = open_copy(TEMPLATE[0], self.folder)
        self.openings = [self.desk.opening("Analyst", seats=2), self.desk.opening("Clerk")]
        self.people = [self.desk.applied(one, f"Per {number}") for number, one in enumerate(self.openings * 3)]
        self.done: list[str] = []
        self.counts: Counter[str] = Counter()

    def teardown(self) -> None:
        self.desk.session.close()
        shutil.rmtree(self.folder)

    def act(self, command: Command[Any]) -> Any:
        before = self.desk.living()
        try:
            done = self.desk.do(command)
        except REFUSED:
            assert self.desk.living() == before, "refused, and nothing done"
            return None
        if done.undoable:
            self.done.append(done.entry_id)
        return done.answer

    @rule(which=PEOPLE, stage=st.sampled_from(["screen", "offer", "hired", "hired"]))
    def move(self, which: int, stage: str) -> None:
        self.act(MoveApplications((self.people[which % len(self.people)],), (0,), self.desk.stage(stage)))

    @rule(which=PEOPLE)
    def reopen(self, which: int) -> None:
        self.act(ReopenApplications((self.people[which % len(self.people)],), (0,)))

    @rule(which=PEOPLE)
    def seats(self, which: int) -> None:
        seats = self.desk.requisition(self.openings[which % 2]).seats
        seat = seats[which % len(seats)]
        if which % 5 == 0:
            self.act(AddSeats(self.openings[which % 2]))
        elif self.act(CloseSeat(seat.id, seat.version, "budget")) is None and seat.closed_by:
            again = self.desk.requisition(self.openings[which % 2]).seats
            assert again[which % len(again)].closed_by == seat.closed_by, "what is filled or closed stays so"

    @rule(which=PEOPLE, status=st.sampled_from(["open", "on_hold", "filled"]))
    def status(self, which: int, status: str) -> None:
        self.act(SetRequisitionStatus(self.openings[which % 2], 0, status, "so"))

    @rule(which=PEOPLE, fill=st.booleans(), picks=st.lists(st.sampled_from("rhk"), max_size=4), stale=st.booleans())
    def close_out(self, which: int, fill: bool, picks: list[str], stale: bool) -> None:
        opening = self.openings[which % 2]
        state = self.desk.ask(ReadCloseOut(opening))
        chosen = {
            letter: tuple(
                (one.id, one.version) for one, pick in zip(state.active, picks, strict=False) if pick == letter
            )
            for letter in "rh"
        }
        if stale and state.active:
            self.act(MoveApplications((state.active[0].id,), (0,), self.desk.stage("references")))
        before = self.desk.living()["application"]
        command = CloseOut(
            opening, state.version, fill, chosen["r"], self.desk.reason(), "", chosen["h"], TOMORROW
        )  # fmt: skip
        answer = self.act(command)
        if answer is None:
            return
        after = self.desk.living()["application"]
        changed = {one for one in after if after[one]["status"] != before[one]["status"]}
        assert changed == {one for one, _ in chosen["r"]}, "exactly who was named"
        assert answer.rejected == len(chosen["r"])
        assert answer.held == len(chosen["h"])
        running = [row for row in after.values() if row["requisition_id"] == opening and row["status"] == "active"]
        assert answer.active == len(running) - len(chosen["h"])
        assert answer.filled == fill <= (self.desk.requisition(opening).status == "filled")

    @rule(which=PEOPLE)
    def undo(self, which: int) -> None:
        if self.done:
            self.act(UndoEntry(self.done[which % len(self.done)], "it"))

    @rule(which=PEOPLE)
    def bin(self, which: int) -> None:
        if which == 0:
            row = self.desk.living()["application"].get(self.people[0])
            if row:
                self.act(DeleteCandidates((row["candidate_id"],)))

    @invariant()
    def seats_and_hires_agree(self) -> None:
        tables = self.desk.living()
        filled = Counter(row["application_id"] for row in tables["seat"].values() if row["closed_by"] == "hire")
        hired = Counter(one for one, row in tables["application"].items() if row["status"] == "hired")
        gone = {
            one for one in filled if one not in tables["application"]
        }  # who was binned after it was filled stays history
        assert filled - Counter(gone) == hired
        for row in tables["seat"].values():
            status = tables["requisition"][row["requisition_id"]]["status"]
            assert bool(row["closed_by"]) == bool(row["closed_on"])
            assert (row["closed_by"] == "cancelled") <= bool(row["close_reason"])
            if status == "filled":
                assert row["closed_by"]


@pytest.mark.parametrize(("examples", "steps"), [(8, 25), pytest.param(80, 40, marks=pytest.mark.slow)])
def test_random_openings(template: Path, examples: int, steps: int) -> None:
    TEMPLATE[:] = [template]
    run_state_machine_as_test(
        Openings, settings=settings(settings.default, max_examples=examples, stateful_step_count=steps)
    )
