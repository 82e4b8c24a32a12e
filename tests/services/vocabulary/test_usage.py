"""How words are used, which look alike, and which say nothing."""

from __future__ import annotations

import pytest

from desktop.services.candidates.commands import TagCandidates
from desktop.services.vocabulary.commands import AddWord, ChangeWord, MergeWords, RetireWords
from desktop.services.vocabulary.questions import FindNearWords, ReadVocabulary, ReadWordUsage
from desktop.services.vocabulary.records import Count, Usage
from desktop.words import VocabularyKind as Kind
from tests.services.desk import Desk


def usage(desk: Desk, kind: Kind | None = None) -> Usage:
    found: Usage = desk.ask(ReadWordUsage(kind))
    return found


def near(desk: Desk, kind: Kind | None = None) -> set[tuple[str, str, str]]:
    book = desk.ask(ReadVocabulary())
    return {(book.label(one.one_id), book.label(one.other_id), one.why) for one in desk.ask(FindNearWords(kind))}


def test_uses_are_counted_by_list_and_field(desk: Desk) -> None:
    source = desk.word(Kind.SOURCE, "linkedin")
    person = desk.person("Ana", desk.opening(), source_id=source)
    use = usage(desk, Kind.SOURCE).by_id[source]
    assert set(use.counts) == {Count("candidate", "source_id", 1), Count("application", "source_id", 1)}
    assert use.total == 2
    assert use.last
    assert usage(desk, Kind.SOURCE_TYPE).by_id[desk.word(Kind.SOURCE_TYPE, "job_board")].total == 4
    desk.do(TagCandidates((person,), "go"))
    assert [one.total for one in usage(desk, Kind.TAG).words] == [1]
    assert {one.kind for one in usage(desk).words} > {Kind.STAGE, Kind.REASON, Kind.TAG}


def test_facts_of_a_merged_word_count_for_the_kept_one(desk: Desk) -> None:
    desk.move(desk.applied(desk.opening()), "assessment")
    desk.do(MergeWords(desk.stage("assessment"), desk.stage("screen")))
    uses = usage(desk, Kind.STAGE).by_id
    assert desk.stage("assessment") not in uses
    assert set(uses[desk.stage("screen")].counts) == {
        Count("application", "stage_id", 1), Count("stage_transition", "to_stage_id", 1),
    }  # fmt: skip


def test_unused_is_said_only_of_lists_in_use(desk: Desk) -> None:
    finance, legal = (desk.get(AddWord(Kind.DEPARTMENT, name)) for name in ("Finance", "Legal"))
    for _ in range(19):
        desk.opening("Clerk", department_id=finance)
    assert usage(desk).unused == ()
    desk.opening("Clerk", department_id=finance)
    assert usage(desk).unused == usage(desk, Kind.DEPARTMENT).unused == (legal,)
    desk.do(RetireWords((legal,)))
    assert usage(desk).unused == ()


def test_where_one_begins_and_is_hired_is_never_unused(desk: Desk) -> None:
    opening = desk.opening()
    for number in range(20):
        desk.move(desk.applied(opening, f"P{number}"), "screen")
    book = desk.ask(ReadVocabulary())
    unused = {book.by_id[one].code for one in usage(desk, Kind.STAGE).unused}
    assert "hired" not in unused
    assert "references" in unused


@pytest.mark.parametrize(("label", "found"), [("Autre", 3), ("Divers", 3), ("Others", 3), ("Otherland", 0)])
def test_other_must_stay_rare(desk: Desk, label: str, found: int) -> None:
    other = desk.get(AddWord(Kind.SOURCE, label))
    for number in range(20):
        desk.person(f"P{number}", source_id=other if number < 3 else desk.word(Kind.SOURCE, "linkedin"))
    over = [one for one in usage(desk).overused if one.kind is Kind.SOURCE]
    assert [(one.word_id, one.count, one.of) for one in over] == ([(other, 3, 20)] if found else [])


def test_a_tenth_is_not_yet_too_much_and_few_uses_say_nothing(desk: Desk) -> None:
    other = desk.get(AddWord(Kind.SOURCE, "Other"))
    for number in range(19):
        desk.person(f"P{number}", source_id=other if number < 2 else desk.word(Kind.SOURCE, "linkedin"))
    assert usage(desk, Kind.SOURCE).overused == ()
    desk.person("Q", source_id=desk.word(Kind.SOURCE, "linkedin"))
    assert usage(desk, Kind.SOURCE).overused == ()  # two of twenty


def test_words_that_look_alike(desk: Desk) -> None:
    for name in (
        "Customer Success",
        "Success, Customer",
        "Costumer success",
        "Team 1",
        "Team 2",
        "Sales",
        "Pay",
        "Play",
    ):
        desk.get(AddWord(Kind.DEPARTMENT, name))
    pairs = {frozenset(pair[:2]) for pair in near(desk, Kind.DEPARTMENT)}
    assert frozenset(("Customer Success", "Costumer success")) in pairs
    assert not any({"Team 1", "Sales", "Pay"} & pair for pair in pairs)


def test_spellings_and_aliases_are_found_whatever_their_length(desk: Desk) -> None:
    one, other = (desk.get(AddWord(Kind.LOCATION, name)) for name in ("Lyon", "Lyons"))
    third = desk.get(AddWord(Kind.LOCATION, "Lugdunum"))
    desk.sql("UPDATE vocabulary_word SET label = 'LYÓN' WHERE label = 'Lyons'")
    desk.sql("UPDATE vocabulary_word SET aliases = '[\"lyon\"]' WHERE label = 'Lugdunum'")
    measures = {frozenset((pair.one_id, pair.other_id)): pair.why for pair in desk.ask(FindNearWords(Kind.LOCATION))}
    assert measures[frozenset((one, other))] == "same"
    assert measures[frozenset((one, third))] == "alias"


def test_a_fresh_workspace_has_no_findings(desk: Desk) -> None:
    assert near(desk) == set()
    assert (usage(desk).unused, usage(desk).overused) == ((), ())


def test_what_cannot_be_merged_is_no_pair(desk: Desk) -> None:
    desk.do(ChangeWord(desk.stage("interview_final"), 1, {"label": "Offers"}))
    assert near(desk, Kind.STAGE) == set()
