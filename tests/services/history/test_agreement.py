"""Two people, one record: what is put together, what is asked, what is never merged by a machine."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.errors import OutOfDate
from desktop.services.applications.commands import AssignApplications, MoveApplications, RejectApplications
from desktop.services.candidates.commands import ChangeCandidate, TagCandidates
from desktop.services.candidates.questions import ReadTimeline
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import ChangeRequisition, SetRequisitionStatus
from desktop.services.restricted.messages import RestrictedField, SetRestricted
from desktop.services.storage.agreement import put_together
from desktop.words import RequisitionStatus, Role
from tests.services.desk import Desk


@pytest.fixture
def anna(desk: Desk) -> Any:
    """The door of a colleague."""
    return desk.colleague("Anna Berg", Role.RECRUITER)


def conflicts(desk: Desk, command: Any) -> dict[str, tuple[Any, Any, Any, str]]:
    with pytest.raises(OutOfDate) as caught:
        desk.do(command)
    assert all(one.at for one in caught.value.fields)
    return {one.name: (one.before, one.mine, one.theirs, one.by) for one in caught.value.fields}


def test_fields_of_two_people_stand_side_by_side(desk: Desk, anna: Any) -> None:
    person = desk.person(location="Brno", title="Analyst")
    seen = desk.candidate(person).version
    hers = anna.carry_out(ChangeCandidate(person, seen, {"title": "Senior analyst", "credit": "Bo"}))
    desk.do(ChangeCandidate(person, seen, {"location": "Praha", "credit": "Bo"}))
    there = desk.candidate(person)
    assert (there.title, there.location, there.credit) == ("Senior analyst", "Praha", "Bo")
    latest = desk.ask(ReadTimeline(person))[0]
    assert [name for name, _ in latest.merged_with] == ["Anna Berg"]
    assert desk.findings() == ()
    desk.undo(hers)
    assert desk.candidate(person).location == "Praha"


def test_one_field_with_two_values_is_asked(desk: Desk, anna: Any) -> None:
    person = desk.person(location="Brno")
    seen = desk.candidate(person).version
    anna.carry_out(ChangeCandidate(person, seen, {"location": "Wien"}))
    anna.carry_out(ChangeCandidate(person, 0, {"location": "Praha", "title": "Analyst"}))
    found = conflicts(desk, ChangeCandidate(person, seen, {"location": "Ostrava", "skills": "SQL"}))
    assert found == {"location": ("Brno", "Ostrava", "Praha", "Anna Berg")}
    assert desk.candidate(person).skills == ""


def test_changed_there_and_back_is_no_change(desk: Desk, anna: Any) -> None:
    person = desk.person(location="Brno")
    seen = desk.candidate(person).version
    for place in ("Wien", "Brno"):
        anna.carry_out(ChangeCandidate(person, 0, {"location": place}))
    desk.do(ChangeCandidate(person, seen, {"location": "Praha"}))
    assert desk.candidate(person).location == "Praha"


def test_contacts_and_tags_of_both_are_kept(desk: Desk, anna: Any) -> None:
    person = desk.person(emails=("jan@x.example", "old@x.example"), tags=("sql",))
    seen = {"emails": ("jan@x.example", "old@x.example"), "tags": ("sql",)}
    version = desk.candidate(person).version
    anna.carry_out(ChangeCandidate(person, version, {"emails": ("jan@x.example", "new@x.example")}, seen))
    anna.carry_out(TagCandidates((person,), "senior"))
    values = {"emails": ("jan@x.example", "old@x.example", "mine@x.example"), "tags": ("python",)}
    desk.do(ChangeCandidate(person, version, values, seen))
    there = desk.candidate(person)
    assert [one.value for one in there.contacts] == ["jan@x.example", "new@x.example", "mine@x.example"]
    assert there.tags == ("python", "senior")
    assert desk.ask(ReadTimeline(person))[0].merged_with
    assert desk.findings() == ()


def test_two_first_addresses_are_asked(desk: Desk, anna: Any) -> None:
    person = desk.person(emails=("jan@x.example",))
    seen = {"emails": ("jan@x.example",)}
    anna.carry_out(ChangeCandidate(person, 0, {"emails": ("anna@x.example",)}, seen))
    found = conflicts(desk, ChangeCandidate(person, 1, {"emails": ("mine@x.example", "jan@x.example")}, seen))
    assert found == {
        "emails": (("jan@x.example",), ("mine@x.example", "jan@x.example"), ("anna@x.example",), "Anna Berg")
    }


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "together"),
    [
        ("ab", "ab", "ac", "ac"),
        ("ab", "abd", "ac", "acd"),
        ("ab", "ba", "abc", "bac"),
        ("ab", "b", "abc", "bc"),
        ("ab", "ba", "a", None),  # made first by one, taken away by the other
        ("a", "b", "c", None),
        ("", "b", "c", None),
        ("", "b", "b", "b"),
        ("ab", "", "", ""),
    ],
)
def test_ranked_values(base: str, mine: str, theirs: str, together: str | None) -> None:
    found = put_together(tuple(base), tuple(mine), tuple(theirs), ranked=True)
    assert found == (None if together is None else tuple(together))


def test_amounts_never_merge(desk: Desk, anna: Any) -> None:
    made = desk.opening(pay_min="60000", pay_max="80000")
    seen = desk.requisition(made).version
    anna.carry_out(ChangeRequisition(made, seen, {"pay_max": "70000", "title": "Hers"}))
    found = conflicts(desk, ChangeRequisition(made, seen, {"pay_min": "75000", "posting_text": "Mine"}))
    assert found == {"pay_max": ("80000", "80000", "70000", "Anna Berg")}
    desk.do(ChangeRequisition(made, seen, {"posting_text": "Mine"}))
    there = desk.requisition(made)
    assert (there.title, there.posting_text, there.pay_min) == ("Hers", "Mine", "60000")


def test_the_hiring_team_of_both(desk: Desk, anna: Any) -> None:
    made = desk.opening(hiring_team=(desk.door.actor.id,))
    seen = {"hiring_team": (desk.door.actor.id,)}
    third = desk.get(AddMember("Cy Tran"))
    anna.carry_out(ChangeRequisition(made, 0, {"hiring_team": (desk.door.actor.id, anna.actor.id)}, seen))
    desk.do(ChangeRequisition(made, 0, {"hiring_team": (third,)}, seen))
    assert set(desk.requisition(made).hiring_team) == {anna.actor.id, third}


def test_a_stage_already_left_is_refused_and_another_field_is_not(desk: Desk, anna: Any) -> None:
    one = desk.application(desk.person(requisition_id=desk.opening()))
    anna.carry_out(AssignApplications((one.id,), (one.version,), anna.actor.id))
    desk.do(MoveApplications((one.id,), (one.version,), desk.stage("screen"), "Screen"))
    command = RejectApplications((one.id,), (one.version,), desk.reason())
    assert list(conflicts(desk, command)) == ["stage_id"]
    again = MoveApplications((one.id,), (one.version,), desk.stage("screen"), "Screen")
    assert conflicts(desk, again)["stage_id"][:3] == (desk.stage("applied"), desk.stage("screen"), desk.stage("screen"))


def test_a_status_set_twice_is_refused(desk: Desk, anna: Any) -> None:
    made = desk.opening()
    seen = desk.requisition(made).version
    anna.carry_out(ChangeRequisition(made, seen, {"title": "Hers"}))
    desk.do(SetRequisitionStatus(made, seen, RequisitionStatus.ON_HOLD, "budget"))
    found = conflicts(desk, SetRequisitionStatus(made, seen, RequisitionStatus.CANCELLED, "moved"))
    assert set(found) == {"status", "status_reason"}


def test_sealed_texts_stay_out_of_the_error(desk: Desk, anna: Any) -> None:
    person = desk.person()
    anna.carry_out(SetRestricted(person, 1, RestrictedField.ACCOMMODATION, "a ramp"))
    found = conflicts(desk, SetRestricted(person, 1, RestrictedField.ACCOMMODATION, "a signer"))
    assert found == {"accommodation": ("", "", "", "Anna Berg")}
    desk.do(ChangeCandidate(person, 1, {"location": "Brno"}))


def test_what_people_typed_is_not_in_the_error_s_text(desk: Desk, anna: Any) -> None:
    person = desk.person(location="Brno")
    anna.carry_out(ChangeCandidate(person, 1, {"location": "Wien"}))
    with pytest.raises(OutOfDate) as caught:
        desk.do(ChangeCandidate(person, 1, {"location": "Praha"}))
    told = str(caught.value) + repr(caught.value.fields)
    assert not any(word in told for word in ("Brno", "Wien", "Praha", "Anna"))


def test_a_version_nobody_knows_is_out_of_date(desk: Desk) -> None:
    with pytest.raises(OutOfDate) as caught:
        desk.do(ChangeCandidate(desk.person(), 9, {"location": "Brno"}))
    assert caught.value.fields == ()
