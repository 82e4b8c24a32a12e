"""Candidates over the real door: what they may be called, merged, tagged, binned, and found by."""

from __future__ import annotations

import pytest

from desktop.errors import FieldErrors, NotFound, RuleBroken
from desktop.services.applications.commands import CreateApplication
from desktop.services.candidates.commands import (
    ChangeCandidate,
    CreateCandidate,
    DeleteCandidates,
    MergeCandidates,
    TagCandidates,
)  # fmt: skip
from desktop.services.candidates.questions import FindCandidates, FindDuplicates, ReadCandidate, ReadTimeline
from desktop.services.notes.commands import AddNote
from desktop.services.requisitions.commands import CreateRequisition
from tests.services.desk import Desk


def merge(desk: Desk, kept: str, other: str, **values: object) -> object:
    return desk.do(MergeCandidates(kept, 0, other, 0, values))


@pytest.mark.parametrize(
    "text",
    [
        "Ann\x00a",
        "broken \ud83d half",
        "\udc00",
        "👩‍👧 Émoji",
        "שרה כהן",
        "\u202eevil",
        "a\r\nb\tc",
        "'; DROP TABLE x; --",
        "{name}",
        "%s_%",
    ],
)
def test_whatever_is_typed_is_kept_or_cleaned(desk: Desk, text: str) -> None:
    opening = desk.get(CreateRequisition({"title": f"Role {text}"}))
    person = desk.get(CreateCandidate({"name": f"Zoe {text}", "employer": text, "tags": (f"tag {text}",)}, opening))
    desk.do(AddNote(person, f"note {text}"))
    assert desk.candidate(person).name.startswith("Zoe")
    assert [one.id for one in desk.ask(FindCandidates("zoe"))] == [person]
    assert "\0" not in desk.candidate(person).employer
    assert desk.ask(FindCandidates(text)) is not None
    assert desk.findings() == ()


@pytest.mark.parametrize("name", ["", "   ", "\x00", "\t\n"])
def test_a_person_has_a_name(desk: Desk, name: str) -> None:
    with pytest.raises(FieldErrors) as caught:
        desk.do(CreateCandidate({"name": name}))
    assert caught.value.problems == {"name": "required"}


@pytest.mark.parametrize(
    "values",
    [
        {"name": "x" * 5001}, {"location": "x" * 5001}, {"tags": ("x" * 501,)}, {"links": ("x" * 5001,)},
        {"phones": ("1" + " " * 5000 + "234567",)}, {"nickname": "J"}, {"emails": ("nobody",)}, {"phones": ("12",)},
        {"consent_until": "20270101"}, {"consent_until": "soon"},
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_taken_is_named(desk: Desk, values: dict[str, object]) -> None:
    with pytest.raises(FieldErrors) as caught:
        desk.do(CreateCandidate({"name": "Jan", **values}))
    assert set(caught.value.problems) == set(values)


def test_unknown_people(desk: Desk) -> None:
    for junk in ("nobody", "f" * 32, ""):
        with pytest.raises(NotFound):
            desk.ask(ReadCandidate(junk))
        with pytest.raises(NotFound):
            desk.do(ChangeCandidate(junk, 0, {"name": "X"}))
        with pytest.raises(NotFound):
            desk.do(AddNote(junk, "x"))
        assert desk.ask(ReadTimeline(junk)) == ()
    assert desk.do(DeleteCandidates(("nobody", "f" * 32))).entry_id == ""
    with pytest.raises(NotFound):
        desk.do(TagCandidates(("f" * 32,), "sql"))


def test_merged_records_are_read_as_one(desk: Desk) -> None:
    opening = desk.opening()
    kept, other = desk.person("Jan Novák"), desk.person("J. Novák", opening, phones=("+1 514 555 0142",), tags=("sql",))
    desk.do(AddNote(other, "from before"))
    merge(desk, kept, other)
    record = desk.candidate(kept)
    assert [one.value for one in record.contacts] == ["+1 514 555 0142"]
    assert record.tags == ("sql",)
    assert len(record.applications) == 1
    assert any(event.text == "from before" for event in desk.ask(ReadTimeline(kept)))
    assert desk.candidate(other).merged_into == kept
    with pytest.raises(RuleBroken, match="merged"):
        desk.do(ChangeCandidate(other, 0, {"name": "X"}))
    with pytest.raises(RuleBroken, match="merged"):
        desk.do(CreateApplication(other, desk.opening()))


def test_undoing_a_merge_gives_each_their_own_life_back(desk: Desk) -> None:
    """What was done to the moved application meanwhile belongs to it, not to the record it was lent to."""
    opening = desk.opening()
    kept, other = desk.person("Jan Novák"), desk.person("J. Novák", opening)
    merged = merge(desk, kept, other)
    application = desk.application(kept)
    desk.do(AddNote(kept, "about the person"))
    desk.do(AddNote(kept, "about the application", application.id))
    desk.move(application.id, "screen")
    desk.undo(merged)
    mine = [(event.kind, event.text) for event in desk.ask(ReadTimeline(other))]
    theirs = [(event.kind, event.text) for event in desk.ask(ReadTimeline(kept))]
    assert ("note", "about the application") in mine
    assert ("note", "about the application") not in theirs
    assert ("note", "about the person") in theirs
    assert [kind for kind, _ in mine].count("transition") == 2
    assert [kind for kind, _ in theirs].count("transition") == 0
    assert desk.findings() == ()


def test_merging_twice_and_undoing_in_any_order(desk: Desk) -> None:
    a, b, c = (desk.person(name, desk.opening(name), tags=(name,)) for name in ("A", "B", "C"))
    before = desk.living()
    first = merge(desk, b, a)
    second = merge(desk, c, b)
    assert len(desk.candidate(c).applications) == 3
    with pytest.raises(RuleBroken, match="changed_since"):
        desk.undo(first)
    desk.undo(second)
    desk.undo(first)
    assert desk.living() == before
    assert desk.findings() == ()


def test_one_is_not_merged_with_oneself_or_into_a_merged_one(desk: Desk) -> None:
    a, b, c = (desk.person(name) for name in "ABC")
    with pytest.raises(RuleBroken, match="merge_same"):
        merge(desk, a, a)
    merge(desk, a, b)
    for kept, other in ((b, c), (c, b), (b, a)):
        with pytest.raises(RuleBroken, match="merged"):
            merge(desk, kept, other)


def test_deleted_then_undone_then_deleted_again(desk: Desk) -> None:
    person = desk.person(requisition_id=desk.opening())
    gone = desk.do(DeleteCandidates((person,)))
    with pytest.raises(NotFound):
        desk.candidate(person)
    back = desk.undo(gone)
    assert len(desk.candidate(person).applications) == 1
    desk.undo(back)
    with pytest.raises(NotFound):
        desk.candidate(person)
    assert desk.findings() == ()


def test_ten_thousand_at_once(desk: Desk) -> None:
    nobody = tuple(f"{number:032x}" for number in range(1, 10_001))
    assert desk.get(DeleteCandidates(nobody)) == 0
    assert desk.get(TagCandidates(nobody, "sql", remove=True)) == 0


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Jan@X.example", "jan@x.EXAMPLE "), ("+1 514 555 0142", "514-555-0142"), ("514 555 0142", "+1 (514) 555-0142"),
        ("+1 514 555 0142 ext. 12", "15145550142"),
    ],
)  # fmt: skip
def test_duplicates_are_found_by_any_spelling(desk: Desk, stored: str, typed: str) -> None:
    kind = "emails" if "@" in stored else "phones"
    person = desk.person("Somebody Else", **{kind: (stored,)})
    found = desk.ask(FindDuplicates("New Name", **{kind: (typed,)}))
    assert [one.id for one in found] == [person]


def test_near_names_are_suspected(desk: Desk) -> None:
    person = desk.person("Łukasz Nowak")
    assert [one.id for one in desk.ask(FindDuplicates("Nowak Lukasz"))] == [person]
    assert desk.ask(FindDuplicates(candidate_id=person)) == ()
