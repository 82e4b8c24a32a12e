"""What somebody with a login and a tool of their own may try on approvals, decisions and tasks: the server refuses it."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import psycopg
import pytest

from desktop.models.base import calendar_day
from desktop.services.approvals.commands import AnswerApproval, Delegate, SubmitRequisition, WithdrawApproval
from desktop.services.approvals.questions import ReadApprovals
from desktop.services.approvals.records import ApprovalRecord
from desktop.services.history.messages import UndoEntry
from desktop.services.requisitions.commands import ChangeRequisition
from desktop.services.tasks.commands import AddTask
from desktop.services.tasks.questions import ReadTasks
from desktop.words import Role
from tests.services.examples import chain, complete
from tests.services.postgres.team import Team

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.figure(22, "attacks on the server past the program (approvals, decisions, tasks): let through"),
]
DENIED = psycopg.errors.InsufficientPrivilege


class Asked:
    """A requisition of the hiring manager's about which the approver and HR are asked, in this order."""

    def __init__(self, team: Team) -> None:
        self.team, desk = team, team.desk
        people = team.people
        self.chain = chain(
            desk,
            {"name": "Finance", "need": "all", "people": [people[Role.APPROVER]]},
            {"name": "HR", "need": "any", "people": [people[Role.HR]]},
        )
        self.opening = complete(desk, hiring_manager_id=people[Role.HIRING_MANAGER], pay_max="91234")
        desk.do(SubmitRequisition(self.opening, 0))

    @property
    def approval(self) -> ApprovalRecord:
        found: ApprovalRecord = self.team.desk.ask(ReadApprovals(self.opening))[0]
        return found

    def seat(self, group: int) -> str:
        return str(uuid.UUID(self.approval.groups[group].seats[0].id))

    def tried(self, role: Role, statement: str) -> int:
        """How many rows a statement of somebody's changed; rolled back."""
        with self.team.connect(role) as connection, connection.transaction(force_rollback=True):
            changed = connection.execute(self.filled(statement)).rowcount
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
            return changed

    def filled(self, statement: str) -> str:
        ids = {
            "first": self.seat(0), "second": self.seat(1), "approval": uuid.UUID(self.approval.id), "opening": uuid.UUID(self.opening),
            "group": uuid.UUID(self.approval.groups[0].id), "chain": uuid.UUID(self.chain),
        }  # fmt: skip
        return statement.format(**ids, **{role.value: uuid.UUID(one) for role, one in self.team.people.items()})


@pytest.fixture(scope="module")
def asked(team: Team) -> Asked:
    return Asked(team)


def answer(seat: str, by: str = "desk.me()", verdict: str = "yes") -> str:
    return (
        f"UPDATE approver SET verdict = '{verdict}', answered_at = 'x', answered_by_id = {by} WHERE id = '{{{seat}}}'"
    )


TIMES = {"created_at": "''", "changed_at": "''", "row_version": "1"}


def inserted(table: str, **values: str) -> str:
    return f"INSERT INTO {table} (id, {', '.join(values)}) VALUES (gen_random_uuid(), {', '.join(values.values())})"


ATTACKS = {
    "answers a seat that is not theirs": (Role.APPROVER, answer("second")),
    "answers it in the other's name": (Role.APPROVER, answer("second", "'{hr}'")),
    "answers one's own seat in another's name": (Role.APPROVER, answer("first", "'{hr}'")),
    "takes the other's seat": (Role.APPROVER, "UPDATE approver SET person_id = desk.me() WHERE id = '{second}'"),
    "gives one's own seat away": (Role.APPROVER, "UPDATE approver SET person_id = '{viewer}' WHERE id = '{first}'"),
    "answers before it is their turn": (Role.HR, answer("second")),
    "answers for the approver who asked": (Role.HIRING_MANAGER, answer("first")),
    "answers for the approver as who looks after all": (Role.HR, answer("first")),
    "writes a note for the approver": (Role.RECRUITER, "UPDATE approver SET note = 'x' WHERE id = '{first}'"),
    "approves without approvers": (Role.APPROVER, "UPDATE approval SET state = 'approved' WHERE id = '{approval}'"),
    "approves without approvers as its manager": (Role.HIRING_MANAGER, "UPDATE approval SET state = 'approved' WHERE id = '{approval}'"),
    "changes what was submitted": (Role.HIRING_MANAGER, "UPDATE approval SET snapshot = '{{}}' WHERE id = '{approval}'"),
    "changes what it pays": (Role.APPROVER, "UPDATE approval SET pay_snapshot = '{{}}' WHERE id = '{approval}'"),
    "allows oneself to approve": (Role.HIRING_MANAGER, "UPDATE approval SET self_approval = true WHERE id = '{approval}'"),
    "asks for fewer": (Role.HIRING_MANAGER, "UPDATE approval_group SET need = 'any', count = 0"),
    "takes the second step away": (Role.APPROVER, "UPDATE approval_group SET deleted_at = 'x' WHERE id <> '{group}'"),
    "takes both steps away and approves": (
        Role.HIRING_MANAGER,
        "WITH gone AS (UPDATE approval_group SET deleted_at = 'x') UPDATE approval SET state = 'approved' WHERE id = '{approval}'",
    ),
    "opens what waits": (Role.APPROVER, "UPDATE requisition SET status = 'open' WHERE id = '{opening}'"),
    "opens what waits as its manager": (Role.HIRING_MANAGER, "UPDATE requisition SET status = 'open' WHERE id = '{opening}'"),
    "changes the requisition": (Role.APPROVER, "UPDATE requisition SET title = 'x' WHERE id = '{opening}'"),
    "closes a seat": (Role.APPROVER, "UPDATE seat SET closed_by = 'cancelled' WHERE requisition_id = '{opening}'"),
    "submits in another's name": (
        Role.HIRING_MANAGER,
        inserted("approval", subject="'requisition'", subject_id="'{opening}'", requisition_id="'{opening}'", chain_id="'{chain}'", attempt="9",
                 state="'running'", submitted_by_id="'{hr}'", submitted_at="''", ended_at="''", snapshot="'{{}}'", changed_fields="'[]'", **TIMES),
    ),
    "brings answers along": (
        Role.HIRING_MANAGER,
        inserted("approver", approval_id="'{approval}'", group_id="'{group}'", requisition_id="'{opening}'", person_id="desk.me()",
                 verdict="'yes'", answered_at="''", **TIMES),
    ),
    "invites a friend": (
        Role.APPROVER,
        inserted("requisition_member", requisition_id="'{opening}'", person_id="'{viewer}'", since="''", role="'recruiter'", row_version="1"),
    ),
    "invites a friend as an approver": (
        Role.APPROVER,
        inserted("requisition_member", requisition_id="'{opening}'", person_id="'{viewer}'", since="''", role="'approver'", row_version="1"),
    ),
    "names themselves the stand-in": (
        Role.APPROVER,
        inserted("delegation", person_id="'{hr}'", delegate_id="desk.me()", from_day="'2000-01-01'", to_day="'2999-01-01'", **TIMES),
    ),
    "writes a chain": (Role.RECRUITER, "UPDATE approval_chain SET groups = '[]'"),
    "switches a rule off": (Role.RECRUITER, "INSERT INTO process_rule SELECT (NULL::process_rule).* WHERE false"),
    "sets a task in another's name": (
        Role.INTERVIEWER,
        inserted("task", title="'x'", owner_id="'{hr}'", by_id="'{administrator}'", due_on="''", repeat="''", snoozed_until="''",
                 done_at="''", rule="''", since="''", **TIMES),
    ),
    "reads what it pays": (Role.INTERVIEWER, "SELECT pay_snapshot FROM approval"),
    "reads what it pays through a whole row": (Role.VIEWER, "SELECT a FROM approval a"),
    "filters by what it pays": (Role.VIEWER, "SELECT id FROM approval WHERE pay_snapshot LIKE '%91234%'"),
}  # fmt: skip


@pytest.mark.parametrize("attack", sorted(ATTACKS))
def test_it_is_refused(asked: Asked, attack: str) -> None:
    role, statement = ATTACKS[attack]
    with pytest.raises(DENIED):
        asked.tried(role, statement)


def test_the_honest_answer_is_taken(asked: Asked) -> None:
    """Or all of the above would be refused for another reason."""
    assert asked.tried(Role.APPROVER, answer("first")) == 1
    assert asked.tried(Role.APPROVER, answer("first", verdict="no")) == 1


def test_what_is_not_seen_is_not_changed(asked: Asked) -> None:
    """An approver elsewhere, and an interviewer, reach none of it; the approver decides nothing but what they are asked."""
    for statement in ("UPDATE decision SET verdict = 'yes'", "UPDATE decision SET owner_id = desk.me()"):
        assert asked.tried(Role.APPROVER, statement) <= 1, "the requisition's own, which the answer closes"
    with asked.team.connect(Role.INTERVIEWER) as connection:
        for table in ("approval", "approval_group", "approver", "decision", "requisition_step"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_tasks_of_others_stay_theirs(team: Team) -> None:
    desk, interviewer = team.desk, team.people[Role.INTERVIEWER]
    for command in (
        AddTask("Mine alone"), AddTask("Case", application_id=team.applications["own0"]), AddTask("For you", owner_id=interviewer),
    ):  # fmt: skip
        desk.do(command)
    with team.connect(Role.INTERVIEWER) as connection:
        assert connection.execute("SELECT title FROM task").fetchall() == [("For you",)]
        assert connection.execute("UPDATE task SET owner_id = desk.me()").rowcount == 1
        told = connection.execute("SELECT after FROM journal_change WHERE entity = 'task'").fetchall()
    assert not any("Mine alone" in str(row) or "Case" in str(row) for row in told)
    theirs = team.desk_of(Role.INTERVIEWER)
    assert [one.title for one in theirs.ask(ReadTasks())] == ["For you"]
    theirs.session.close()


def test_what_it_pays_is_not_in_the_history_of_whom_it_does_not_concern(asked: Asked) -> None:
    told = {}
    for role in (Role.VIEWER, Role.RECRUITER):
        with asked.team.connect(role) as connection:
            rows = connection.execute(
                "SELECT coalesce(before, '') || coalesce(after, '') FROM journal_change"
            ).fetchall()
        told[role] = any("91234" in row[0] for row in rows)
    assert told == {Role.VIEWER: False, Role.RECRUITER: True}


def test_an_answer_stands(team: Team) -> None:
    """The approver stands aside for the recruiter, who answers; afterwards nobody alters the answer, and HR answers last."""
    mine = Asked(team)
    people, today = team.people, calendar_day()
    approver, recruiter, hr = (team.desk_of(role) for role in (Role.APPROVER, Role.RECRUITER, Role.HR))
    tomorrow = (date.fromisoformat(today) + timedelta(days=1)).isoformat()
    approver.do(Delegate(people[Role.APPROVER], people[Role.RECRUITER], today, tomorrow))
    seat = mine.approval.groups[0].seats[0]
    done = recruiter.do(AnswerApproval(seat.id, seat.version, "yes"))
    for role, change in (
        (Role.APPROVER, "verdict = 'no'"), (Role.APPROVER, "verdict = '', answered_by_id = NULL"), (Role.HIRING_MANAGER, "verdict = 'no'"),
        (Role.HR, "note = 'x'"), (Role.HR, "answered_by_id = desk.me()"), (Role.HIRING_MANAGER, "person_id = desk.me()"),
    ):  # fmt: skip
        with pytest.raises(DENIED):
            mine.tried(role, f"UPDATE approver SET {change} WHERE id = '{{first}}'")
    recruiter.do(UndoEntry(done.entry_id))
    seat = mine.approval.groups[0].seats[0]
    approver.do(AnswerApproval(seat.id, seat.version, "yes"))
    last = mine.approval.groups[1].seats[0]
    assert hr.get(AnswerApproval(last.id, last.version, "yes")) == "approved"
    assert team.desk.requisition(mine.opening).status == "open"
    for role, change in (
        (Role.APPROVER, "state = 'declined'"), (Role.APPROVER, "state = 'running'"), (Role.APPROVER, "deleted_at = 'x'"),
    ):  # fmt: skip
        with pytest.raises(DENIED):
            mine.tried(role, f"UPDATE approval SET {change} WHERE id = '{{approval}}'")
    assert team.desk.findings() == ()
    for one in (approver, recruiter, hr):
        one.session.close()


def test_a_manager_asks_asks_anew_and_takes_back(team: Team) -> None:
    """All that whoever leads a requisition does with its approvals, under the same guards."""
    chain(team.desk, {"name": "Finance", "need": "all", "people": [team.people[Role.APPROVER]]})
    opening = complete(team.desk, hiring_manager_id=team.people[Role.HIRING_MANAGER])
    manager, approver = team.desk_of(Role.HIRING_MANAGER), team.desk_of(Role.APPROVER)
    submitted = manager.do(SubmitRequisition(opening, 0))
    manager.undo(submitted)
    manager.do(SubmitRequisition(opening, 0))
    manager.do(ChangeRequisition(opening, 0, {"pay_max": "99000"}))
    states = [one.state for one in manager.ask(ReadApprovals(opening))]
    assert states == ["running", "reopened"]
    current = manager.ask(ReadApprovals(opening))[0]
    seat = approver.ask(ReadApprovals(opening))[0].groups[0].seats[0]
    assert approver.get(AnswerApproval(seat.id, seat.version, "no", "too much")) == "declined"
    assert manager.requisition(opening).status == "draft"
    manager.do(SubmitRequisition(opening, 0))
    current = manager.ask(ReadApprovals(opening))[0]
    withdrawn = manager.do(WithdrawApproval(current.id, current.version, "later"))
    manager.undo(withdrawn)
    current = manager.ask(ReadApprovals(opening))[0]
    assert (current.state, manager.requisition(opening).status) == ("running", "awaiting_approval")
    assert team.desk.findings() == ()
    for one in (manager, approver):
        one.session.close()
