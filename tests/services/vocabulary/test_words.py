"""Words of the team: found again under any spelling, made once."""

from __future__ import annotations

import pytest

from desktop.errors import RuleBroken
from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import ListView, ReadRows, Sort
from desktop.services.people.commands import AddMember
from desktop.services.vocabulary.commands import AddWord
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.words import VocabularyKind as Kind
from tests.services.desk import Desk


@pytest.mark.parametrize("text", ["LinkedIn", "linked in", "LINKEDIN ", "Linked-In"])
def test_a_word_is_found_under_any_spelling(desk: Desk, text: str) -> None:
    done = desk.do(AddWord(Kind.SOURCE, text))
    assert (done.answer, done.entry_id) == (desk.word(Kind.SOURCE, "linkedin"), "")


@pytest.mark.parametrize("text", ["careers page", "Site Web"])
def test_a_word_is_found_under_its_aliases(desk: Desk, text: str) -> None:
    assert desk.get(AddWord(Kind.SOURCE, text)) == desk.word(Kind.SOURCE, "company_website")


@pytest.mark.parametrize("text", ["🎉", "C++", "财务", "—", "x" * 400])
def test_words_of_any_signs(desk: Desk, text: str) -> None:
    made = desk.get(AddWord(Kind.TAG, text))
    assert desk.get(AddWord(Kind.TAG, f" {text} ")) == made
    assert desk.ask(ReadVocabulary()).label(made) == text
    assert desk.get(AddWord(Kind.DEPARTMENT, text)) != made


@pytest.mark.parametrize("text", ["", "  ", "\0", "\t"])
def test_an_empty_word_is_none(desk: Desk, text: str) -> None:
    with pytest.raises(RuleBroken, match=r"vocabulary\.empty"):
        desk.do(AddWord(Kind.TAG, text))
    with pytest.raises(RuleBroken, match=r"person\.empty"):
        desk.do(AddMember(text))


def test_a_member_is_found_again(desk: Desk) -> None:
    one = desk.get(AddMember("Zoë Berg"))
    assert desk.get(AddMember("ZOE  BERG")) == one


def test_a_new_label_sorts_into_the_lists_that_show_it(desk: Desk) -> None:
    words = [desk.get(AddWord(Kind.SOURCE, name)) for name in ("Zebra", "álamo", "Mango")]
    for word in words:
        desk.person("P", source_id=word)
    rows = desk.ask(ReadRows(ListView(ListKind.CANDIDATES, sort=Sort("source")))).rows
    book = desk.ask(ReadVocabulary())
    place = [column.code for column in COLUMNS[ListKind.CANDIDATES]].index("source")
    assert [book.label(row.values[place]) for row in rows] == ["álamo", "Mango", "Zebra"]
