"""The questions about what waits answer what they would answer in a workspace that holds nothing but what the actor sees."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop.errors import NotFound
from desktop.models.base import calendar_day
from desktop.services.access.actor import Actor
from desktop.services.approvals.questions import ReadApprovals, ReadChains, ReadCourse, ReadDelegations
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.dispatch.messages import Question
from desktop.services.dispatch.registry import Reader, question_handler
from desktop.services.docket.questions import EVERYBODY, CountDocket, ReadArrivals, ReadDocket
from desktop.services.process.defaults import REMINDERS
from desktop.services.process.questions import PreviewRule, ReadRules
from desktop.services.requisitions.questions import ReadRequisition
from desktop.services.storage.visibility.sight import Sight
from desktop.services.tasks.questions import ReadTasks
from desktop.services.vocabulary.questions import FindNearWords, ReadWordUsage
from desktop.words import Role
from tests.services.storage.visibility.naive import Rows
from tests.services.storage.visibility.test_rewriting import COPIES, actors
from tests.services.storage.visibility.world import World

EVERY = ("viewer", "recruiter", "recruiter on teams", "hiring manager on teams", "interviewer on teams", "on teams only",
         "interviewer on no team", "recruiter of a department", "hr of a department", "viewer of one", "nobody")  # fmt: skip


def questions(world: World) -> list[Question[Any]]:
    today = calendar_day()
    later = (date.fromisoformat(today) + timedelta(days=40)).isoformat()
    every: list[Question[Any]] = [
        ReadChains(), ReadDelegations(), ReadRules(), CountDocket(today), CountDocket(later), ReadTasks(), ReadArrivals(),
        ReadWordUsage(), FindNearWords(),
    ]  # fmt: skip
    every += [
        ReadDocket(day, of)
        for day in (today, later)
        for of in ("", EVERYBODY, world.mia, world.ola, world.desk.door.actor.id)
    ]
    every += [PreviewRule(code, 1, "recruiter", later) for code in REMINDERS]
    every += [
        ask(one)
        for one in world.openings.values()
        for ask in (ReadApprovals, ReadCourse, ReadDecisions, ReadRequisition)
    ]
    every += [ReadTasks(candidate_id=one) for one in world.people.values()]
    every += [ReadDecisions(application_id=one) for (one,) in world.desk.sql("SELECT lower(hex(id)) FROM application")]
    return every


def answer(reader: Reader, question: Question[Any]) -> Any:
    try:
        return question_handler(type(question))(reader, question)
    except NotFound:
        return None


def answers(world: World, actor: Actor) -> list[Any]:
    with world.desk.session.file.reader.begin() as connection:
        sight = Sight(actor, connection)
        with sight.over(connection):
            return [answer(Reader(connection, actor, sees_all=sight.all), one) for one in questions(world)]


@pytest.mark.parametrize("who", EVERY)
def test_what_waits_is_what_is_seen(world: World, rows: dict[str, Rows], who: str) -> None:
    actor = actors(world)[who]
    found = answers(world, actor)
    with COPIES.of(actor, rows).connect() as copy:
        for one, seen in zip(questions(world), found, strict=True):
            assert seen == answer(Reader(copy, actor, sees_all=False), one), one


def test_what_pays_is_shown_to_whom_it_concerns_only(world: World) -> None:
    """The same panel twice: whoever interviews sees what was asked, whoever approves sees for what pay too."""
    told = {}
    for who in ("interviewer on teams", "viewer", "hiring manager on teams", "recruiter on teams"):
        (approval,) = [one for one in answers(world, actors(world)[who]) if isinstance(one, tuple) and one
                       and getattr(one[0], "subject_id", "") == world.openings["panel"]][:1]  # fmt: skip
        told[who] = approval[0].snapshot.get("pay_max", "")
    assert told == {
        "interviewer on teams": "",
        "viewer": "",
        "hiring manager on teams": "70000",
        "recruiter on teams": "70000",
    }


def test_an_interviewer_has_the_panels_and_nothing_of_others(world: World) -> None:
    titles = {task.title for task in answers(world, Actor(world.mia, "A", frozenset({Role.INTERVIEWER})))[5]}
    assert "task on panel only for panel" in titles
    assert "task about nothing" in titles, "set by oneself, or one's own"
    assert not {one for one in titles if one.endswith("for plain") or one == "task between open only"}
