"""Every code the engine knows has words: fields, kinds, reasons why, findings, notices."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.services.spreadsheets import drafting, reading, recognising
from desktop.services.spreadsheets.answers import Answers
from desktop.services.spreadsheets.drafting import findings
from desktop.services.spreadsheets.recognising import fields
from desktop.services.spreadsheets.recognising.columns import Column
from desktop.services.spreadsheets.recognising.table_kinds import HOLDS_RECORDS, TableKind
from desktop.services.spreadsheets.words import codes
from desktop.views.importing import field_words, finding_words, wording
from desktop.views.importing.given_answers import GivenAnswers
from desktop.views.importing.time_left import TimeLeft
from tests.views.importing.conftest import book


def source(package) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in Path(package.__file__).parent.glob("*.py"))


def test_every_field_has_a_name_and_can_be_chosen():
    offered = {code for _, group in wording.field_choices() for code, _ in group}
    assert fields.ALL - set(fields.SENSITIVE) <= offered
    assert set(fields.SENSITIVE) == set(field_words.SENSITIVE)
    assert all(fields.is_field(code) for code in offered)
    assert {f"milestone:{stage}" for stage in codes.STAGES if stage != "applied"} <= offered


def test_every_kind_of_table_has_a_name():
    assert set(field_words.KINDS) == {kind.value for kind in TableKind}
    assert set(field_words.CHOOSABLE) == {kind.value for kind in HOLDS_RECORDS}


def test_every_reason_why_has_words():
    said = set(
        re.findall(
            r'(?:verdict\(TableKind\.\w+, |TableKind\.\w+, |return TableKind\.\w+, )"(\w+)"', source(recognising)
        )
    )
    assert said - set(finding_words.WHYS) == set()


def test_every_finding_has_words():
    noted = set(re.findall(r'note\(\s*"(\w+)"', source(drafting))) | findings.DOUBTFUL | findings.REFUSED
    assert noted - set(finding_words.PROBLEMS) == set()
    assert wording.problem("interview_1_before_applied", book()) == "First interview before applying"


def test_every_notice_has_words():
    said = set(re.findall(r'Notice\("(\w+)"', source(reading) + source(recognising)))
    assert said - set(finding_words.NOTICES) == set()
    assert wording.notice("left_out_totals", 2, {}) == "Lines of totals left out: 2."


def test_every_ground_has_words():
    grounds = set(re.findall(r"how: ([\w, ]+)\.", Column.__doc__.replace("``how``", "how"))[0].split(", "))
    assert grounds - set(finding_words.HOWS) == set()


@pytest.mark.parametrize("kind", ["stage", "source", "reason"])
def test_every_meaning_offered_is_one_the_engine_takes(kind):
    offered = {code for _, group in wording.meanings(kind, book()) for code, _ in group}
    known = {"stage": {*codes.STAGES, *codes.ENDINGS, codes.ON_HOLD, codes.ACTIVE}, "source": set(codes.SOURCE_TYPES),
             "reason": set(codes.REASONS)}[kind]  # fmt: skip
    assert known == {code for code in offered if "/" not in code}
    for code in offered:
        assert set(code.split("/")) <= known


def test_answers_are_what_the_engine_reads():
    given = GivenAnswers()
    assert not given
    assert given.as_json() == ""
    given.map_column("a|b", "A", "email")
    given.take_word("stage", "Zorp", "offer")
    given.order_dates("On", "mdy")
    given.call_table("f.csv", "people")
    given.keep_sensitive("Gender", True)
    given.requisition = "Open applications"
    answers = Answers.model_validate_json(given.as_json())
    assert answers.mappings == {"a|b": {"A": "email"}}
    assert answers.defaults.requisition == "Open applications"
    given.map_column("a|b", "A", "")
    given.keep_sensitive("Gender", False)
    assert "mappings" not in given.as_dict()
    assert "sensitive" not in given.as_dict()


def test_time_left_is_silent_until_it_can_be_known(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("desktop.views.importing.time_left.time.monotonic", lambda: now[0])
    left = TimeLeft()
    left.moved(0, 100)
    assert left.words() == ""
    now[0] = 10.0
    left.moved(20, 100)
    assert left.words() == "about 40 s left"
    now[0] = 100.0
    assert left.words() == "about 7 min left"
