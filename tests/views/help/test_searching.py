"""Searching all topics: accents do not matter, all words must stand in a section, and marks hit the words as written."""

from __future__ import annotations

import pytest

from desktop.views.help.matching import spans, wanted
from desktop.views.help.searching import Index, Section

SECTIONS = (
    Section("lists", "Lists", "Search a list", "search-a-list", "Typing Novák or Łukasz; Straße and ﬁles too."),
    Section("undo", "Undo", "", "", "Take back the last change. A list is mentioned here."),
    Section("undo", "Undo", "Undo an import", "undo-an-import", "An import goes back as a whole. " * 12 + "The end."),
)


@pytest.mark.parametrize("typed", ["novak", "Novák", "NOVAK", "nova", "łukasz", "lukasz novak", "strasse", "files"])
def test_accents_and_capitals_do_not_matter(typed):
    assert [hit.anchor for hit in Index(SECTIONS).search(typed)] == ["search-a-list"]


def test_words_are_found_from_their_beginning():
    assert Index(SECTIONS).search("kasz") == ()
    assert Index(SECTIONS).search("  ") == ()
    assert Index(SECTIONS).search("novak import") == ()


def test_headings_come_first():
    assert [hit.anchor for hit in Index(SECTIONS).search("list")] == ["search-a-list", ""]
    assert [hit.anchor for hit in Index(SECTIONS).search("undo imp")] == ["undo-an-import"]


def test_marks_hit_the_words_as_they_are_written():
    hit = Index(SECTIONS).search("strasse novak files")[0]
    assert [hit.piece[first:last] for first, last in hit.marks] == ["Novák", "Straße", "ﬁles"]
    late = Index(SECTIONS).search("end")[0]
    assert late.piece.startswith("… ")
    assert [late.piece[first:last] for first, last in late.marks] == ["end"]


def test_spans_inside_words_and_never_overlapping():
    assert spans("Duplicates", ["plic"], inside=True) == [(2, 6)]
    assert spans("Duplicates", ["plic"]) == []
    assert spans("import imports", ["import", "imp"]) == [(0, 6), (7, 13)]
    assert spans("anything", [""]) == []
    assert wanted("Undo, undo IMPORT") == ["undo", "import"]
