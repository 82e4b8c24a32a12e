"""The docket's lines: whose they are, in which group they fall, for whom one covers, and that the count says the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.services.accounts.messages import EndAccess
from desktop.services.decisions.commands import AnswerDecisions, AssignDecisions, PlanDecision, SnoozeDecisions
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.docket.questions import EVERYBODY, CountDocket, ReadDocket
from desktop.services.docket.records import Docket, DocketLine, Source, When
from desktop.services.process.commands import SetRule
from desktop.services.requisitions.commands import ChangeRequisition
from desktop.services.tasks.commands import AddTask, KeepReminders, SnoozeTasks
from tests.services.approvals.team import Team
from tests.services.desk import Desk

TODAY = date.today()


def day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


@pytest.fixture
def team(desk: Desk) -> Team:
    return Team(desk)


def docket(team: Team, by: str = "me", of: str = "", on: date = TODAY) -> Docket:
    found: Docket = team.door(by).ask(ReadDocket(on.isoformat(), of))
    return found


def groups(found: Docket, on: date = TODAY) -> dict[When, list[str]]:
    made: dict[When, list[str]] = {}
    for line in found.lines:
        made.setdefault(line.when(on), []).append(line.person or line.title or line.words)
    return made


@pytest.mark.parametrize(
    ("due", "snoozed", "others", "when"),
    [
        (-1, 0, False, When.OVERDUE), (0, 0, False, When.TODAY), (1, 0, False, When.WEEK), (7, 0, False, When.WEEK),
        (8, 0, False, When.LATER), (-1, 0, True, When.OTHERS), (-1, 3, False, When.SNOOZED), (-1, -1, False, When.OVERDUE),
        (None, 0, False, When.LATER),
    ],
)  # fmt: skip
def test_the_groups(due: int | None, snoozed: int, others: bool, when: When) -> None:
    line = DocketLine(
        Source.TASK, "1", 1, due_on="" if due is None else day(due), snoozed_until=day(snoozed) if snoozed else "", others=others
    )  # fmt: skip
    assert line.when(TODAY) is when


def test_what_waits_for_me_and_what_for_others(team: Team) -> None:
    desk = team.desk
    opening = desk.opening(recruiter_id=team.me, hiring_manager_id=team.ids["mia"])
    application = desk.applied(opening, "Amara Okafor")
    desk.move(application, "interview_1")
    desk.do(AddTask("Call", "", due_on=day(0), owner_id=team.me))
    desk.do(AddTask("Book a room", "", due_on=day(0), owner_id=team.ids["hal"]))
    found = docket(team)
    kinds = [(line.source, line.kind, line.others) for line in found.lines]
    assert sorted(kinds) == [
        (Source.DECISION, "aligned", True), (Source.DECISION, "qualified", False), (Source.TASK, "", False), (Source.TASK, "", True),
    ]  # fmt: skip
    assert groups(found)[When.TODAY] == ["Call"]
    assert dict(found.next_stage)[desk.stage("interview_1")] == desk.stage("interview_final")
    assert {line.kind for line in docket(team, "mia").lines} == {"aligned", "qualified"}


def test_an_approval_waits_for_whoever_is_asked_and_for_who_covers_them(team: Team) -> None:
    team.chain({"name": "Finance", "people": ["fia"], "need": "all"}, {"name": "HR", "roles": ["hr"], "need": "any"})
    made = team.submitted()
    [line] = docket(team, "fia").lines
    assert (line.source, line.title, line.step, line.steps, line.covers) == (Source.APPROVAL, "Analyst", 1, 2, "")
    [mine] = [one for one in docket(team).lines if one.requisition_id == made]
    assert (mine.kind, mine.others, mine.waits_for, mine.step) == ("role", True, (team.ids["fia"],), 1)
    assert docket(team, "dan").lines == ()
    team.stand_in("fia", "dan", day(0), day(2))
    covered = docket(team, "dan")
    assert ([one.covers for one in covered.lines], covered.covers) == ([team.ids["fia"]], (team.ids["fia"],))
    assert docket(team, "dan", on=TODAY + timedelta(days=3)).lines == (), "only for the days it was said for"
    team.answer(made, "fia", by="dan")
    assert docket(team, "fia").lines == ()
    assert [one.step for one in docket(team, "ian").lines if one.source is Source.APPROVAL] == [2]
    team.desk.do(EndAccess(team.ids["ian"], 1))
    assert next(one for one in docket(team).lines if one.requisition_id == made).left


def test_snoozed_moved_answered_and_ended(team: Team) -> None:
    desk = team.desk
    application = desk.applied(desk.opening(recruiter_id=team.me))
    [one] = [known for known in desk.ask(ReadDecisions(application_id=application)) if known.application_id]
    desk.do(PlanDecision(one.id, 0, day(0)))
    assert list(groups(docket(team))) == [When.TODAY]
    desk.do(SnoozeDecisions((one.id,), day(2)))
    assert list(groups(docket(team))) == [When.SNOOZED]
    assert list(groups(docket(team), TODAY + timedelta(days=2))) == [When.OVERDUE]
    desk.do(AssignDecisions((one.id,), (), team.ids["hal"]))
    assert list(groups(docket(team))) == [When.OTHERS]
    assert list(groups(docket(team, "hal"))) == [When.TODAY]
    desk.do(AnswerDecisions((one.id,), (), "more", "a sample"))
    assert [line.verdict for line in docket(team, "hal").lines] == ["more"]
    desk.reject(application)
    assert docket(team, "hal").lines == ()


def test_everybodys_is_what_one_sees(team: Team) -> None:
    desk = team.desk
    open_one, secret = desk.opening("Open", recruiter_id=team.me), desk.opening("Secret", recruiter_id=team.me)
    desk.do(ChangeRequisition(secret, 0, {"confidential": True}))
    for opening in (open_one, secret):
        desk.applied(opening, f"Person {opening}")
    titles = {line.title for line in docket(team, of=EVERYBODY).lines}
    assert titles == {"Open", "Secret"}
    assert {line.title for line in docket(team, "mia", of=EVERYBODY).lines} == set()


def test_the_count_is_what_the_list_shows(team: Team) -> None:
    desk = team.desk
    team.chain({"name": "Me", "people": ["me"], "need": "all"}, self_approval=True)
    team.submitted()
    for number, ahead in enumerate((0, 0, 1, 9)):
        made = desk.get(AddTask(f"Task {number}", "", due_on=day(ahead), owner_id=team.me))
        if number == 1:
            desk.do(SnoozeTasks((made,), day(3)))
    found = docket(team)
    due = [
        line for line in found.lines if line.when(TODAY) in (When.OVERDUE, When.TODAY) or line.source is Source.APPROVAL
    ]
    count = desk.ask(CountDocket(TODAY.isoformat()))
    assert (count.waiting, count.overdue) == (len(due), 0)
    later = TODAY + timedelta(days=10)
    assert desk.ask(CountDocket(later.isoformat())).overdue == 5


def test_a_decision_is_its_own_reminder(team: Team) -> None:
    desk = team.desk
    application = desk.applied(desk.opening(recruiter_id=team.me), "Amara Okafor")
    decision = next(one for one in desk.ask(ReadDecisions(application_id=application)) if one.application_id)
    desk.do(PlanDecision(decision.id, 0, day(0)))
    assert desk.get(KeepReminders(day(0)))
    [reminder] = [row for row in desk.living()["task"].values() if row["rule"] == "decision_due"]
    assert (reminder["owner_id"], reminder["application_id"]) == (decision.owner_id, application)
    found = docket(team)
    assert [line.source for line in found.lines if line.application_id == application] == [Source.DECISION]
    assert desk.ask(CountDocket(day(0))).waiting == sum(
        line.when(TODAY) in (When.OVERDUE, When.TODAY) for line in found.lines
    )
    desk.do(AssignDecisions((decision.id,), (), team.ids["hal"]))
    desk.do(KeepReminders(day(0)))
    [reminder] = [row for row in desk.living()["task"].values() if row["rule"] == "decision_due"]
    assert reminder["owner_id"] == team.ids["hal"], "it goes with the decision"
    assert desk.get(KeepReminders(day(0))) == (0, 0)
    desk.do(AnswerDecisions((decision.id,), (), "yes"))
    assert not [line for line in docket(team, "hal").lines if line.application_id == application]


def test_what_rules_ask_of_others_waits_for_nobody_else(team: Team) -> None:
    desk = team.desk
    application = desk.applied(desk.opening(recruiter_id=team.ids["hal"]), "Amara Okafor")
    desk.do(SetRule("stale_amber", True, 1, "recruiter"))
    desk.do(KeepReminders(day(5)))
    [task] = [row for row in desk.living()["task"].values() if row["rule"] == "stale_amber"]
    assert (task["owner_id"], task["application_id"]) == (team.ids["hal"], application)
    assert [line for line in docket(team).lines if line.source is Source.TASK] == []
    assert [line.others for line in docket(team, "hal").lines if line.source is Source.TASK] == [False]
