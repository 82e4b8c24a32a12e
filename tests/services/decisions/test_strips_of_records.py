"""What pages read of a person or an application says how its decisions stand, as the lists do; on both engines."""

from __future__ import annotations

from desktop.services.applications.questions import ReadApplication
from desktop.services.decisions.commands import AnswerDecisions
from desktop.services.decisions.questions import ReadDecisions
from tests.services.desk import Desk


def test_a_record_carries_the_strip_of_its_row(desk: Desk) -> None:
    person = desk.person("Amara Okafor", desk.opening())
    application = desk.application(person)
    asked = next(one for one in desk.ask(ReadDecisions(application_id=application.id)) if one.kind == "qualified")
    assert application.strip == f"yo---;{asked.due_on}"
    assert desk.ask(ReadApplication(application.id)).strip == application.strip
    desk.do(AnswerDecisions((asked.id,), (asked.version,), "yes"))
    assert desk.application(person).strip == "yy---"
    assert desk.ask(ReadApplication(application.id)).strip == "yy---"
    desk.reject(application.id)
    assert desk.application(person).strip == "yy---", "of an ended one it stays as it ended"
