"""Changing words of the team: fields, order, retiring; what two people did at once; what is refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FieldErrors, NotAllowed, NotFound, OutOfDate, RuleBroken
from desktop.services.applications.commands import MoveApplications
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.vocabulary.commands import AddWord, BringBackWords, ChangeWord, MoveWord, RetireWords
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.services.vocabulary.ranks import LONGEST, between, rank_of
from desktop.services.vocabulary.records import Word
from desktop.words import Milestone, Role
from desktop.words import VocabularyKind as Kind
from tests.services.desk import Desk


def word(desk: Desk, word_id: str) -> Word:
    found: Word = desk.ask(ReadVocabulary()).by_id[word_id]
    return found


def labels(desk: Desk, kind: Kind) -> list[str]:
    return [one.label for one in desk.ask(ReadVocabulary()).of(kind)]


def test_every_field_of_a_stage(desk: Desk) -> None:
    stage = desk.stage("screen")
    values: dict[str, Any] = {
        "label": "  Phone screen ", "label_fr": "Appel", "definition": "We call.", "enters_when": "On paper.", "owner_role": "hr",
        "sla_days": 4, "card_limit": 12, "aliases": ("call", "CALL", " first  call "),
    }  # fmt: skip
    done = desk.do(ChangeWord(stage, 1, values, "Screening"))
    now = word(desk, stage)
    assert (now.label, now.label_fr, now.definition, now.enters_when) == (
        "Phone screen",
        "Appel",
        "We call.",
        "On paper.",
    )
    assert (now.owner_role, now.sla_days, now.limit, now.aliases) == ("hr", 4, 12, ("call", "first call"))
    assert done.label == "Change “Screening”"
    desk.do(ChangeWord(stage, now.version, {"sla_days": 0, "card_limit": None, "label_fr": ""}))
    assert (word(desk, stage).sla_days, word(desk, stage).limit, word(desk, stage).label_fr) == (None, None, "")
    assert desk.findings() == ()


@pytest.mark.parametrize(
    ("kind", "code", "values", "field"),
    [
        (Kind.STAGE, "screen", {"label": " "}, "label"),
        (Kind.STAGE, "screen", {"label": "x" * 121}, "label"),
        (Kind.STAGE, "screen", {"owner_role": "king"}, "owner_role"),
        (Kind.STAGE, "screen", {"sla_days": 366}, "sla_days"),
        (Kind.STAGE, "screen", {"sla_days": -1}, "sla_days"),
        (Kind.STAGE, "screen", {"milestone": "hired"}, "milestone"),
        (Kind.STAGE, "screen", {"parent_id": "ffffffffffffffffffffffffffffffff"}, "parent_id"),
        (Kind.LEVEL, "junior", {"sla_days": 3}, "sla_days"),
        (Kind.SOURCE, "linkedin", {"parent_id": "ffffffffffffffffffffffffffffffff"}, "parent_id"),
        (Kind.REASON, "timing", {"aliases": ("y" * 121,)}, "aliases"),
    ],
)
def test_what_cannot_be_taken(desk: Desk, kind: Kind, code: str, values: dict[str, Any], field: str) -> None:
    before = desk.everything()
    with pytest.raises(FieldErrors) as caught:
        desk.do(ChangeWord(desk.word(kind, code), 1, values))
    assert set(caught.value.problems) == {field}
    assert desk.everything() == before


def test_a_source_changes_its_type(desk: Desk) -> None:
    source, agency = desk.word(Kind.SOURCE, "linkedin"), desk.word(Kind.SOURCE_TYPE, "agency")
    desk.do(ChangeWord(source, 1, {"parent_id": agency}))
    assert word(desk, source).parent_id == agency


def test_one_text_means_one_word(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match=r"vocabulary\.taken"):
        desk.do(ChangeWord(desk.stage("screen"), 1, {"label": "OFFER"}))
    with pytest.raises(RuleBroken, match=r"vocabulary\.alias_taken"):
        desk.do(ChangeWord(desk.stage("screen"), 1, {"aliases": ("Job offered",)}))
    desk.do(ChangeWord(desk.stage("screen"), 1, {"label": "SCREENING"}))  # its own in another spelling


def test_two_people_change_one_word(desk: Desk) -> None:
    stage = desk.stage("screen")
    desk.do(ChangeWord(stage, 1, {"definition": "Mine.", "sla_days": 9}))
    desk.do(ChangeWord(stage, 1, {"label": "Phone screen"}))
    assert (word(desk, stage).definition, word(desk, stage).label) == ("Mine.", "Phone screen")
    with pytest.raises(OutOfDate) as caught:
        desk.do(ChangeWord(stage, 1, {"sla_days": 2}))
    assert [(one.name, one.before, one.mine, one.theirs) for one in caught.value.fields] == [("sla_days", 5, 2, 9)]


def test_a_word_is_put_right_after_another(desk: Desk) -> None:
    desk.do(MoveWord(desk.word(Kind.LEVEL, "director"), desk.word(Kind.LEVEL, "junior")))
    desk.do(MoveWord(desk.word(Kind.LEVEL, "lead"), ""))
    assert labels(desk, Kind.LEVEL) == ["Lead", "Junior", "Director", "Intermediate", "Senior", "Manager"]
    done = desk.do(MoveWord(desk.word(Kind.LEVEL, "junior"), desk.word(Kind.LEVEL, "lead")))
    assert done.entry_id == ""  # there already: nothing to undo


def test_a_list_moved_about_for_long_stays_in_order(desk: Desk) -> None:
    expected = labels(desk, Kind.LEVEL)
    for _ in range(60):  # always between the same two, until there is no room and the list gets new ranks
        last, first = expected[-1], expected[0]
        by_label = {one.label: one.id for one in desk.ask(ReadVocabulary()).of(Kind.LEVEL)}
        desk.do(MoveWord(by_label[last], by_label[first]))
        expected = [first, last, *expected[1:-1]]
        assert labels(desk, Kind.LEVEL) == expected
    assert desk.findings() == ()


def test_stages_keep_to_their_milestone(desk: Desk) -> None:
    desk.do(MoveWord(desk.stage("assessment"), desk.stage("applied")))
    assert labels(desk, Kind.STAGE)[:3] == ["Applied", "Assessment", "Screening"]
    with pytest.raises(RuleBroken, match="milestone_order"):
        desk.do(MoveWord(desk.stage("screen"), desk.stage("offer")))
    with pytest.raises(RuleBroken, match="milestone_order"):
        desk.do(MoveWord(desk.stage("hired"), ""))


def test_only_ranked_lists_are_ordered_by_hand(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="unranked"):
        desk.do(MoveWord(desk.word(Kind.SOURCE, "indeed")))
    with pytest.raises(NotFound):
        desk.do(MoveWord(desk.stage("screen"), desk.word(Kind.LEVEL, "lead")))


def test_new_stages_stand_with_their_milestone_and_need_the_right(desk: Desk) -> None:
    desk.do(AddWord(Kind.STAGE, "Case study", milestone=Milestone.INTERVIEW))
    desk.do(AddWord(Kind.STAGE, "Signed", milestone=Milestone.HIRED))
    assert labels(desk, Kind.STAGE)[5:] == ["References and checks", "Case study", "Offer", "Hired", "Signed"]
    with pytest.raises(FieldErrors):
        desk.do(AddWord(Kind.STAGE, "Nowhere"))
    with pytest.raises(NotAllowed):
        desk.colleague("Rae", Role.RECRUITER).carry_out(AddWord(Kind.REASON, "Because"))
    assert desk.colleague("Rolf", Role.RECRUITER).carry_out(AddWord(Kind.DEPARTMENT, "Legal")).answer


def test_retired_words_are_not_offered_and_come_back(desk: Desk) -> None:
    stage, opening = desk.stage("assessment"), desk.opening()
    application = desk.applied(opening)
    assert desk.get(RetireWords((stage, stage))) == 1
    assert "Assessment" not in labels(desk, Kind.STAGE)
    with pytest.raises(RuleBroken, match="stage_retired"):
        desk.do(MoveApplications((application,), (0,), stage, "x"))
    assert desk.get(BringBackWords((stage,))) == 1
    assert "Assessment" in labels(desk, Kind.STAGE)


@pytest.mark.parametrize("code", ["applied", "hired"])
def test_the_way_in_and_a_hire_stay_possible(desk: Desk, code: str) -> None:
    with pytest.raises(RuleBroken, match="last_stage"):
        desk.do(RetireWords((desk.stage("assessment"), desk.stage(code))))
    assert "Assessment" in labels(desk, Kind.STAGE)
    desk.do(AddWord(Kind.STAGE, "Another", milestone=code))
    desk.do(RetireWords((desk.stage(code),)))
    assert desk.get(CreateCandidate({"name": "Ana"}, desk.opening()))


# --- ranks --------------------------------------------------------------------------------------------------------------------


def inserted(steps: Iterable[int]) -> list[str]:
    ranks = [rank_of(place) for place in range(3)]
    for step in steps:
        at = step % (len(ranks) + 1)
        rank = between(ranks[at - 1] if at else "", ranks[at] if at < len(ranks) else "")
        if rank is not None:
            ranks.insert(at, rank)
    return ranks


@given(st.lists(st.integers(0, 1000), max_size=120))
def test_ranks_always_sort_where_they_were_put(steps: list[int]) -> None:
    ranks = inserted(steps)
    assert ranks == sorted(set(ranks))
    assert all(rank.isdigit() and len(rank) <= LONGEST for rank in ranks)


@given(st.text("0123456789", max_size=LONGEST), st.text("0123456789", max_size=LONGEST))
def test_a_rank_lies_between_or_there_is_none(below: str, above: str) -> None:
    found = between(below, above)
    if found is not None:
        assert below < found
        assert not above or found < above
    elif above and len(below) < 10 and len(above) < 10:
        assert int(below.ljust(12, "0")) + 1 >= int(above.ljust(12, "0")) or below >= above
    assert between("a", "") is None
