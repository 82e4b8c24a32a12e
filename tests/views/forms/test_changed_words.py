"""What is marked in a text that two people changed, and what is left alone."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.views.forms.changed_words import marked


def plain(rich: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", rich.replace("<b>[…]</b> ", "").replace("<br>", "\n")))


def test_new_words_are_marked_and_lost_ones_leave_a_sign() -> None:
    rich = marked("IFRS 16, Power BI and SAP", "IFRS 16, Power BI, SAP and Python & <R>")
    assert rich == "IFRS 16, Power <b><u>BI, SAP </u></b>and <b><u>Python &amp; &lt;R&gt;</u></b>"
    assert marked("one two three four", "one two four") == "one two <b>[…]</b> four"


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("", "anything at all"),
        ("Analyst", "Head analyst"),
        ("a b c d e", "v w x y z"),
        ("word " * 5_000, "word " * 4_999),
    ],
)
def test_nothing_is_marked_where_it_would_tell_nothing(before: str, text: str) -> None:
    assert marked(before, text) == ""


def test_long_passages_that_stayed_are_shortened() -> None:
    same = " ".join(f"w{number}" for number in range(300))
    rich = marked(f"{same} end of it", f"{same} end of all")
    assert " … " in rich
    assert len(rich) < 200
    assert "all" in rich


@given(st.lists(st.sampled_from("abc<&é"), max_size=20), st.lists(st.sampled_from("abc<&é"), max_size=20))
def test_no_word_is_lost_by_marking(before: list[str], text: list[str]) -> None:
    rich = marked(" ".join(before), " ".join(text))
    assert not rich or plain(rich) == " ".join(text)
