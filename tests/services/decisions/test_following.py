"""Open decisions follow the people of their case, in the command that changes them."""

from __future__ import annotations

from desktop.services.applications.commands import AssignApplications
from desktop.services.decisions.commands import AnswerDecisions, AssignDecisions, SnoozeDecisions
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.decisions.records import DecisionRecord
from desktop.services.people.commands import AddMember
from desktop.services.process.commands import SetRule
from desktop.services.requisitions.commands import ChangeRequisition
from desktop.words import Role
from tests.services.desk import Desk
from tests.services.examples import TOMORROW


def team(desk: Desk, *names: str) -> list[str]:
    return [desk.get(AddMember(name, roles=(Role.RECRUITER,))) for name in names]


def owners(desk: Desk, application_id: str) -> dict[str, str]:
    found: tuple[DecisionRecord, ...] = desk.ask(ReadDecisions(application_id=application_id))
    return {one.kind: one.owner_id for one in found if one.application_id}


def assign(desk: Desk, application_id: str, owner_id: str) -> str:
    return desk.do(AssignApplications((application_id,), (0,), owner_id)).entry_id


def test_what_is_open_goes_with_the_application(desk: Desk) -> None:
    ola, mia, max_ = team(desk, "Ola", "Mia", "Max")
    one = desk.applied(desk.opening(recruiter_id=ola, hiring_manager_id=max_))
    desk.move(one, "interview_1")
    assert owners(desk, one) == {"qualified": ola, "aligned": max_}
    entries = desk.count("journal_entry")
    done = assign(desk, one, mia)
    assert owners(desk, one) == {"qualified": mia, "aligned": max_}, "the manager's stays the manager's"
    assert desk.count("journal_entry") == entries + 1
    desk.undo(done)
    assert owners(desk, one) == {"qualified": ola, "aligned": max_}
    assert desk.findings() == ()


def test_what_was_handed_over_by_hand_stays(desk: Desk) -> None:
    ola, mia, max_ = team(desk, "Ola", "Mia", "Max")
    one = desk.applied(desk.opening(recruiter_id=ola))
    waits = next(found for found in desk.ask(ReadDecisions(application_id=one)) if found.application_id)
    desk.do(AssignDecisions((waits.id,), (), max_))
    assign(desk, one, mia)
    assert owners(desk, one) == {"qualified": max_}


def test_what_is_answered_stays_with_who_had_it(desk: Desk) -> None:
    ola, mia = team(desk, "Ola", "Mia")
    one = desk.applied(desk.opening(recruiter_id=ola))
    waits = next(found for found in desk.ask(ReadDecisions(application_id=one)) if found.application_id)
    desk.do(AnswerDecisions((waits.id,), (), "yes"))
    assign(desk, one, mia)
    assert owners(desk, one) == {"qualified": ola}


def test_taken_away_it_falls_back_to_the_recruiter(desk: Desk) -> None:
    ola, mia = team(desk, "Ola", "Mia")
    one = desk.applied(desk.opening(recruiter_id=ola))
    assign(desk, one, mia)
    waits = next(found for found in desk.ask(ReadDecisions(application_id=one)) if found.application_id)
    desk.do(SnoozeDecisions((waits.id,), TOMORROW))
    assign(desk, one, "")
    assert owners(desk, one) == {"qualified": ola}
    again = next(found for found in desk.ask(ReadDecisions(application_id=one)) if found.application_id)
    assert again.snoozed_until == "", "whoever gets it sees it"


def test_a_new_recruiter_or_manager_takes_over_what_is_theirs(desk: Desk) -> None:
    ola, mia, max_, nia = team(desk, "Ola", "Mia", "Max", "Nia")
    opening = desk.opening(recruiter_id=ola, hiring_manager_id=max_)
    free, owned = desk.applied(opening, "Anna"), desk.applied(opening, "Ben")
    assign(desk, free, "")
    assign(desk, owned, mia)
    for one in (free, owned):
        desk.move(one, "interview_1")
    desk.do(ChangeRequisition(opening, 0, {"recruiter_id": nia}))
    assert owners(desk, free) == {"qualified": nia, "aligned": max_}
    assert owners(desk, owned) == {"qualified": mia, "aligned": max_}, "whoever owns the application keeps it"
    desk.do(ChangeRequisition(opening, 0, {"hiring_manager_id": ola}))
    assert owners(desk, free)["aligned"] == owners(desk, owned)["aligned"] == ola


def test_what_the_rule_gives_to_a_role_stays_with_it(desk: Desk) -> None:
    hana = desk.get(AddMember("Hana", roles=(Role.HR,)))
    desk.do(SetRule("decision_qualified", True, 3, "hr"))
    ola, mia = team(desk, "Ola", "Mia")
    one = desk.applied(desk.opening(recruiter_id=ola))
    before = owners(desk, one)
    assert before["qualified"] == hana
    assign(desk, one, mia)
    assert owners(desk, one) == before


def test_two_at_once_each_goes_to_whom_it_was_given(desk: Desk) -> None:
    ola, mia = team(desk, "Ola", "Mia")
    opening = desk.opening(recruiter_id=ola)
    both = desk.applied(opening, "Anna"), desk.applied(opening, "Ben")
    desk.do(AssignApplications(both, (0, 0), mia))
    assert [owners(desk, one) for one in both] == [{"qualified": mia}] * 2
    assign(desk, both[0], mia)  # nobody new: nothing to hand on
    assert owners(desk, both[0]) == {"qualified": mia}
