"""Whatever was typed: it arrives unchanged but for what Excel refuses, and it is never a formula."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.spreadsheets.writing.text_cells import CUT, LONGEST, TextCleaner, units
from tests.services.exports.workbooks import LONG, TEXT, column, column_by_calamine, parts_of, written

BOTH_WAYS = pytest.mark.parametrize("announced", [-1, LONG], ids=["table", "streamed"])

HOSTILE = [
    "=1+1", "+1 514 555 0100", "-2", "@SUM(A1)", "\t=1+1", "=HYPERLINK(\"http://x.example\")", "＝1+1", "{=1+1}", "'quoted",
    "https://example.org", "mailto:a@x.example", "0012", "1e5", "TRUE", "2026-03-01", " lead", "trail ", "a\nb", "\n", "\t",
    "<r><t>live</t></r>", "<r></r>", "<r>_x0041_ & <b></r>", "_x0041_", "_x005F_", "<&>\"'", "]]>", "Łukasz Søren Đức", "😀",
    "\x7f\x85", "\u2028", "\u200b", "a" * LONGEST, "e\u0301",
]  # fmt: skip


@BOTH_WAYS
def test_hostile_texts_arrive_as_they_are(tmp_path: Path, announced: int) -> None:
    path = tmp_path / "texts.xlsx"
    written(path, TEXT, [(text, "x") for text in HOSTILE], announced=announced)
    assert column_by_calamine(path) == HOSTILE
    for text, read in zip(HOSTILE, column(path), strict=True):
        assert read == text or "_x" in text  # openpyxl does not know how Excel spells that
    sheet = parts_of(path)["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


@BOTH_WAYS
def test_what_looks_live_stays_text_when_it_is_edited(tmp_path: Path, announced: int) -> None:
    path = tmp_path / "texts.xlsx"
    written(path, TEXT, [("=1+1", "x"), ("plain", "x")], announced=announced)
    assert parts_of(path)["xl/styles.xml"].count('quotePrefix="1"') >= 1


@given(st.lists(st.text(st.characters(codec=None), min_size=1, max_size=40), min_size=1, max_size=12), st.booleans())
def test_any_text_comes_back(tmp_path: Path, texts: list[str], streamed: bool) -> None:
    path = tmp_path / "texts.xlsx"
    written(path, TEXT, [(text, "x") for text in texts], announced=LONG if streamed else -1)
    cleaner = TextCleaner()
    assert column_by_calamine(path) == [cleaner.clean(text) for text in texts]


@given(st.text(st.characters(codec=None), max_size=60))
def test_cleaning_takes_only_what_excel_refuses(text: str) -> None:
    cleaner = TextCleaner()
    clean = cleaner.clean(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    refused = [sign for sign in lines if _is_refused(sign)]
    assert cleaner.removed == len(refused)
    assert clean == "".join(sign for sign in lines if sign not in refused)
    assert cleaner.clean(clean) == clean


def _is_refused(sign: str) -> bool:
    control = unicodedata.category(sign) == "Cc" and sign < "\x7f" and sign not in "\t\n"
    return control or unicodedata.category(sign) == "Cs" or sign in "\ufffe\uffff"


@pytest.mark.parametrize("text", ["a" * (LONGEST + 1), "😀" * 20_000, "a😀" * 30_000])
def test_too_long_texts_are_cut_with_a_mark(text: str) -> None:
    cleaner = TextCleaner()
    clean = cleaner.clean(text)
    assert units(clean) <= LONGEST
    assert units(clean) > LONGEST - 3
    assert clean.endswith(CUT)
    assert text.startswith(clean.removesuffix(CUT))
    assert cleaner.cut == 1
