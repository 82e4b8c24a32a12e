"""A mad team: random requests, answers, stand-ins, changes, moves and endings by everybody, undone in any order; what always holds is
checked after every step against the bare tables, in plain Python."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from desktop.errors import FieldErrors, NotAllowed, NotFound, OutOfDate, RuleBroken
from desktop.models.requisition import TRANSITIONS
from desktop.services.applications.commands import AssignApplications, ReopenApplications, WithdrawApplications
from desktop.services.approvals.commands import (
    AnswerApproval,
    Delegate,
    SubmitRequisition,
    SwapApprover,
    WithdrawApproval,
)
from desktop.services.decisions.commands import AnswerDecisions, OpenDecision, SnoozeDecisions
from desktop.services.dispatch.messages import Command
from desktop.services.history.messages import UndoEntry
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import (
    AddSeats,
    ChangeRequisition,
    CloseOut,
    CloseSeat,
    SetRequisitionStatus,
)
from desktop.words import DecisionKind, RequisitionStatus, Role, Verdict
from tests.services.approvals.team import ROLES, Team
from tests.services.desk import Desk, open_copy
from tests.services.examples import complete

TEMPLATE: list[Path] = []
REFUSED = (RuleBroken, NotAllowed, NotFound, FieldErrors, OutOfDate)
STEPS: Counter[str] = Counter()
"""How often each rule was carried out and how often refused, over all runs."""
SOMEBODY = st.sampled_from(["me", *ROLES])
NUMBER = st.integers(0, 10**6)


def day(ahead: int) -> str:
    return (date.today() + timedelta(days=ahead)).isoformat()


class Cases(RuleBasedStateMachine):
    @initialize(policy=st.booleans())
    def open(self, policy: bool) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.desk: Desk = open_copy(TEMPLATE[0], self.folder)
        self.team = Team(self.desk)
        zoe = self.desk.get(AddMember("Zoe", roles=(Role.APPROVER,)))  # whom no chain names
        self.team.ids["zoe"], self.team.names[zoe] = zoe, "zoe"
        self.policy = policy
        groups: list[dict[str, Any]] = [
            {"name": "Manager", "roles": ["hiring_manager"], "need": "all"},
            {"name": "Finance", "people": ["fia", "dan", "eve"], "need": "count", "count": 2},
            {"name": "HR", "roles": ["hr"], "need": "any"},
        ]
        self.team.chain(*groups, self_approval=policy, conditions={"from": "60000", "currency": "CAD"})
        self.openings = [
            complete(
                self.desk,
                hiring_manager_id=self.team.ids["mia"],
                recruiter_id=self.team.me,
                pay_min="40000",
                pay_max=amount,
            )
            for amount in ("90000", "70000", "50000")
        ]
        self.entries: list[str] = []
        self.tables = self.desk.living()

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            findings = self.desk.findings()
            self.desk.session.close()
            shutil.rmtree(self.folder)
            assert findings == ()

    def attempt(self, name: str, command: Command[Any], who: str = "me") -> None:
        before = self.tables
        try:
            done = self.team.door(who).carry_out(command)
        except REFUSED:
            STEPS[f"{name} refused"] += 1
            self.tables = self.desk.living()
            assert self.tables == before, "a refusal changes nothing"
            return
        STEPS[name] += 1
        self.tables = self.desk.living()
        if done.undoable:
            self.entries.append(done.entry_id)
        if not isinstance(command, UndoEntry):
            for one, row in self.tables["requisition"].items():
                was = before["requisition"][one]["status"]
                if row["status"] != was:
                    assert RequisitionStatus(row["status"]) in TRANSITIONS[RequisitionStatus(was)]

    def one_of(self, name: str, number: int) -> str:
        """One of a kind in the order of their making, so that the same numbers mean the same rows when a run is repeated."""
        rows = self.tables[name]
        if name == "decision":  # their ids are made of what they ask, not of when
            order = [
                (row["application_id"] or row["requisition_id"], row["kind"], row["opened_at"], one)
                for one, row in rows.items()
            ]
            known = [one[-1] for one in sorted(order)]
        else:
            known = sorted(rows)
        return known[number % len(known)] if known else "0" * 32

    @rule(number=NUMBER, who=SOMEBODY)
    def submits(self, number: int, who: str) -> None:
        self.attempt("submit", SubmitRequisition(self.openings[number % 3], 0), who)

    @rule(number=NUMBER, who=SOMEBODY, verdict=st.sampled_from(["yes", "yes", "yes", "no"]))
    def answers(self, number: int, who: str, verdict: str) -> None:
        waiting = [
            one for one, seat in sorted(self.tables["approver"].items())
            if not seat["verdict"] and self.tables["approval_group"][seat["group_id"]]["since"]
        ]  # fmt: skip
        seat = waiting[number % len(waiting)] if waiting and number % 5 else self.one_of("approver", number)
        if seat in self.tables["approver"] and number % 3:
            person = self.tables["approver"][seat]["person_id"]
            who = self.team.names.get(person, who)
        self.attempt("answer", AnswerApproval(seat, 0, verdict, "because"), who)

    def in_turn(self) -> list[str]:
        """The seats whose turn it is."""
        groups, approvals = self.tables["approval_group"], self.tables["approval"]
        return [
            one for one, seat in sorted(self.tables["approver"].items())
            if not seat["verdict"] and groups[seat["group_id"]]["since"] and not groups[seat["group_id"]]["resolved_at"]
            and approvals[seat["approval_id"]]["state"] == "running"
        ]  # fmt: skip

    @precondition(lambda self: self.in_turn())
    @rule(number=NUMBER, verdict=st.sampled_from(["yes"] * 7 + ["no"]))
    def answers_in_turn(self, number: int, verdict: str) -> None:
        seats = self.in_turn()
        seat = seats[number % len(seats)]
        who = self.team.names[self.tables["approver"][seat]["person_id"]]
        self.attempt("answer in turn", AnswerApproval(seat, 0, verdict, "because"), who)

    @precondition(lambda self: not self.in_turn())
    @rule(number=NUMBER)
    def submits_a_draft(self, number: int) -> None:
        drafts = [one for one in self.openings if self.tables["requisition"][one]["status"] == "draft"]
        self.attempt(
            "submit a draft", SubmitRequisition(drafts[number % len(drafts)] if drafts else self.openings[0], 0)
        )

    @precondition(lambda self: self.in_turn())
    @rule(number=NUMBER, to=st.sampled_from(["zoe", "zoe", "dan", "hal"]))
    def swaps_in_turn(self, number: int, to: str) -> None:
        seats = self.in_turn()
        self.attempt("swap in turn", SwapApprover(seats[number % len(seats)], 0, self.team.ids[to]))

    @rule(number=NUMBER, to=SOMEBODY)
    def swaps(self, number: int, to: str) -> None:
        person = self.team.ids.get(to, self.team.me)
        self.attempt("swap", SwapApprover(self.one_of("approver", number), 0, person))

    @rule(
        person=st.sampled_from(list(ROLES)),
        to=st.sampled_from(list(ROLES)),
        first=st.integers(0, 3),
        length=st.integers(0, 4),
    )
    def stands_in(self, person: str, to: str, first: int, length: int) -> None:
        command = Delegate(self.team.ids[person], self.team.ids[to], day(first), day(first + length))
        self.attempt("delegate", command, person)

    @rule(number=NUMBER)
    def takes_back(self, number: int) -> None:
        self.attempt("withdraw", WithdrawApproval(self.one_of("approval", number), 0, "later"))

    @rule(
        number=NUMBER,
        values=st.sampled_from([{"pay_max": "95000"}, {"pay_max": "70000"}, {"title": "Other"}, {"level_id": ""}]),
    )
    def changes(self, number: int, values: dict[str, Any]) -> None:
        self.attempt("change", ChangeRequisition(self.openings[number % 3], 0, values))

    @rule(number=NUMBER)
    def more_seats(self, number: int) -> None:
        self.attempt("seat", AddSeats(self.openings[number % 3]))

    @rule(number=NUMBER)
    def fewer_seats(self, number: int) -> None:
        self.attempt("close seat", CloseSeat(self.one_of("seat", number), 0, "cut"))

    @rule(number=NUMBER, status=st.sampled_from(list(RequisitionStatus)))
    def goes(self, number: int, status: RequisitionStatus) -> None:
        self.attempt("status", SetRequisitionStatus(self.openings[number % 3], 0, status, "because"))

    @rule(number=NUMBER)
    def applies(self, number: int) -> None:
        from desktop.services.candidates.commands import CreateCandidate

        self.attempt("apply", CreateCandidate({"name": f"Person {number}"}, self.openings[number % 3]))

    @rule(number=NUMBER, stage=st.sampled_from(["screen", "interview_1", "offer", "hired"]))
    def moves(self, number: int, stage: str) -> None:
        from desktop.services.applications.commands import MoveApplications

        self.attempt(
            "move", MoveApplications((self.one_of("application", number),), (0,), self.desk.stage(stage), stage)
        )

    @rule(number=NUMBER, them=st.booleans())
    def ends(self, number: int, them: bool) -> None:
        from desktop.services.applications.commands import RejectApplications

        one = (self.one_of("application", number),)
        command: Command[Any] = (
            WithdrawApplications(one, (0,), self.desk.reason("role_or_fit"))
            if them
            else RejectApplications(one, (0,), self.desk.reason())
        )
        self.attempt("end", command)

    @rule(number=NUMBER, fill=st.booleans(), who=st.sampled_from(["me", "me", "mia"]))
    def closes_out(self, number: int, fill: bool, who: str) -> None:
        opening = self.openings[number % 3]
        active = [
            (one, 0) for one, row in sorted(self.tables["application"].items())
            if row["requisition_id"] == opening and row["status"] == "active"
        ]  # fmt: skip
        rejected, held = active[: number % 2], active[number % 2 : number % 4]
        before = self.tables["application"]
        command = CloseOut(opening, 0, fill, tuple(rejected), self.desk.reason(), "", tuple(held), day(7))
        self.attempt("close out", command, who)
        after = self.tables["application"]
        ended = {one for one in after if after[one]["status"] != before[one]["status"]}
        assert ended <= {one for one, _ in rejected}, "nobody ends who was not named"

    @rule(number=NUMBER, to=SOMEBODY)
    def assigns(self, number: int, to: str) -> None:
        person = self.team.ids.get(to, self.team.me)
        self.attempt("assign", AssignApplications((self.one_of("application", number),), (0,), person))

    @rule(number=NUMBER)
    def comes_back(self, number: int) -> None:
        self.attempt("reopen", ReopenApplications((self.one_of("application", number),), (0,)))

    @rule(number=NUMBER, verdict=st.sampled_from(list(Verdict)), who=SOMEBODY)
    def decides(self, number: int, verdict: Verdict, who: str) -> None:
        decision = self.one_of("decision", number)
        if number % 3:  # one that waits and that people may answer
            waiting = [
                (row["requisition_id"], row["application_id"], row["kind"], one) for one, row in self.tables["decision"].items()
                if not row["closed_at"] and row["application_id"]
            ]  # fmt: skip
            decision = sorted(waiting)[number % len(waiting)][-1] if waiting else decision
        self.attempt("decide", AnswerDecisions((decision,), (), verdict.value, "because"), who)

    @rule(number=NUMBER, kind=st.sampled_from(list(DecisionKind)))
    def asks_again(self, number: int, kind: DecisionKind) -> None:
        self.attempt("ask again", OpenDecision(kind.value, self.one_of("application", number)))

    @rule(number=NUMBER)
    def puts_off(self, number: int) -> None:
        self.attempt("snooze", SnoozeDecisions((self.one_of("decision", number),), day(2)))

    @rule(number=NUMBER)
    def undoes(self, number: int) -> None:
        if self.entries:
            entry = self.entries[-1 - number % min(len(self.entries), 3)]
            self.attempt("undo", UndoEntry(entry, "it"))

    # what always holds

    @invariant()
    def an_approval_is_what_its_seats_say(self) -> None:
        seats: dict[str, list[dict[str, Any]]] = defaultdict(list)
        people: dict[str, list[str]] = defaultdict(list)
        for seat in self.tables["approver"].values():
            seats[seat["group_id"]].append(seat)
            people[seat["approval_id"]].append(seat["person_id"])
        groups: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
        for one, group in self.tables["approval_group"].items():
            groups[group["approval_id"]].append((one, group))
        running: Counter[str] = Counter()
        for one, approval in self.tables["approval"].items():
            assert len(people[one]) == len(set(people[one])), "one person, one seat"
            answered = [seat for group, _ in groups[one] for seat in seats[group] if seat["verdict"]]
            if not self.policy:
                assert all(seat["answered_by_id"] != approval["submitted_by_id"] for seat in answered)
            declined = any(seat["verdict"] == "no" for seat in answered)
            assert declined == (approval["state"] == "declined")
            in_order = [group for _, group in sorted(groups[one], key=lambda pair: pair[1]["position"])]
            if approval["state"] == "running":
                running[approval["subject_id"]] += 1
                assert sum(bool(group["since"]) and not group["resolved_at"] for group in in_order) == 1
            if approval["state"] == "approved":
                assert all(enough(group, seats[key]) for key, group in groups[one])
            turns = [bool(group["since"]) for group in in_order]
            assert turns == sorted(turns, reverse=True), "no step begins before the one before it"
        assert all(number == 1 for number in running.values())
        for one, requisition in self.tables["requisition"].items():
            assert (requisition["status"] == "awaiting_approval") <= (running[one] == 1)
            assert not (running[one] and requisition["status"] in ("draft", "cancelled"))

    @invariant()
    def a_question_is_open_once_and_only_while_it_matters(self) -> None:
        waiting = Counter(
            (row["application_id"] or row["requisition_id"], row["kind"]) for row in self.tables["decision"].values() if not row["closed_at"]
        )  # fmt: skip
        assert all(number == 1 for number in waiting.values())
        asked = {
            (row["application_id"] or row["requisition_id"], row["kind"]) for row in self.tables["decision"].values()
        }
        for one, application in self.tables["application"].items():
            if application["status"] == "active":
                assert (one, "qualified") in asked
            if application["status"] in ("rejected", "withdrawn"):
                assert not any((one, kind.value) in waiting for kind in DecisionKind)
            if application["status"] == "hired":
                assert (one, "start") in asked
        for one, requisition in self.tables["requisition"].items():
            if requisition["status"] in ("draft", "awaiting_approval"):
                assert (one, "role") in waiting
            if requisition["status"] == "cancelled":
                assert (one, "role") not in waiting

    @invariant()
    def seats_and_hires_agree(self) -> None:
        filled = Counter(row["application_id"] for row in self.tables["seat"].values() if row["closed_by"] == "hire")
        hired = Counter(one for one, row in self.tables["application"].items() if row["status"] == "hired")
        assert filled == hired
        for row in self.tables["seat"].values():
            status = self.tables["requisition"][row["requisition_id"]]["status"]
            if status in ("filled", "cancelled"):
                assert row["closed_by"]
            else:
                assert row["closed_by"] != "ended"
            assert bool(row["closed_by"]) == bool(row["closed_on"])

    @invariant()
    def every_step_is_written_down(self) -> None:
        last: dict[str, str] = {}
        for _, row in sorted(self.tables["requisition_step"].items(), key=lambda pair: (pair[1]["at"], pair[0])):
            assert row["from_status"] == last.get(row["requisition_id"], "draft")
            last[row["requisition_id"]] = row["to_status"]
        for one in self.openings:
            assert self.tables["requisition"][one]["status"] == last.get(one, "draft")


def test_what_the_mad_team_found(file_desk: Desk) -> None:
    """No seat is opened on what has ended, and no question asked about who has gone."""
    opening = file_desk.opening()
    application = file_desk.applied(opening)
    file_desk.reject(application)
    with pytest.raises(RuleBroken, match=r"application\.ended"):
        file_desk.do(OpenDecision("viable", application))
    file_desk.do(SetRequisitionStatus(opening, 0, RequisitionStatus.CANCELLED, "no budget"))
    with pytest.raises(RuleBroken, match=r"requisition\.ended"):
        file_desk.do(AddSeats(opening))


def enough(group: dict[str, Any], seats: list[dict[str, Any]]) -> bool:
    """The need of a group, counted once more."""
    given = [seat for seat in seats if seat["verdict"] == "yes"]
    if group["need"] == "all":
        return len(given) == len(seats)
    return len({seat["answered_by_id"] for seat in given}) >= (1 if group["need"] == "any" else group["count"])


@pytest.mark.parametrize(("examples", "steps"), [(8, 40), pytest.param(240, 50, marks=pytest.mark.slow)])
def test_random_cases(template: Path, examples: int, steps: int) -> None:
    TEMPLATE[:] = [template]
    STEPS.clear()
    run_state_machine_as_test(
        Cases, settings=settings(settings.default, max_examples=examples, stateful_step_count=steps)
    )
    if examples > 100:
        assert STEPS.total() >= 10_000, STEPS
        print(dict(sorted(STEPS.items())))
