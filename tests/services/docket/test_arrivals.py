"""What came to somebody: from others, from rules, and what falls due; never what one gave oneself."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.services.decisions.commands import PlanDecision
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.docket.questions import ReadArrivals
from desktop.services.docket.records import DocketLine, Source
from desktop.services.tasks.commands import AddTask, AssignTasks, KeepReminders, SnoozeTasks
from desktop.words import Role
from tests.services.desk import Desk

TODAY = date.today()
SOON, LATER = ((TODAY + timedelta(days=days)).isoformat() for days in (3, 9))


def came(desk: Desk) -> list[DocketLine]:
    return list(desk.ask(ReadArrivals()))


def test_what_others_gave_is_news_for_as_long_as_it_is_in_hand(desk: Desk) -> None:
    ola = desk.colleague("Ola Berg", Role.HR)
    person = desk.person("Jan Novák", desk.opening())
    desk.do(AddTask("Mine"))
    desk.do(AddTask("For Ola", candidate_id=person, owner_id=ola.actor.id, due_on=SOON))
    assert came(desk) == [], "a decision is news when it falls due"
    (one,) = ola.ask(ReadArrivals())
    assert (one.words, one.by_id, one.person, one.place) == (
        "For Ola",
        desk.door.actor.id,
        "Jan Novák",
        ("candidate", person),
    )
    ola.carry_out(SnoozeTasks((one.record_id,), LATER))
    assert ola.ask(ReadArrivals()) == ()
    ola.carry_out(AssignTasks((one.record_id,), desk.door.actor.id))
    assert [(two.record_id, two.by_id) for two in came(desk)] == [(one.record_id, ola.actor.id)]


def test_a_decision_is_news_on_its_day_and_its_reminder_beside_it_is_none(desk: Desk) -> None:
    application = desk.applied(desk.opening())
    decision = next(one for one in desk.ask(ReadDecisions(application_id=application)) if one.application_id)
    desk.do(PlanDecision(decision.id, 0, TODAY.isoformat()))
    desk.do(KeepReminders(TODAY.isoformat()))
    assert [line.source for line in came(desk)] == [Source.DECISION]
