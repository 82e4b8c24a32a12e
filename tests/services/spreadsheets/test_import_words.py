"""Foreign words for stages, sources and reasons."""

from __future__ import annotations

import pytest

from desktop.services.spreadsheets.words import codes, reason_words, source_words, stage_words
from desktop.services.spreadsheets.words.matching import read_reason, read_result, read_source, read_stage


@pytest.mark.parametrize(
    ("word", "target"),
    [
        ("Phone Screen", "screen"), ("In review", "screen"), ("Take-home", "assessment"), ("Interviewing", "interview_1"),
        ("Second Interview", "interview_final"), ("Offer extended", "offer"), ("Joined", "hired"), ("Colocado", "hired"),
        ("Not in consideration", "rejected"), ("Ghosted", "withdrawn"), ("En espera", "on_hold"), ("Offer Declined", "offer/withdrawn"),
        ("Présélection", "screen"), ("Embauchée", "hired"), ("Reprovado", "rejected"), ("3. Technical interview", "interview_1"),
        ("Interveiw scheduled", "interview_1"), ("Withdrawn by applicant", "withdrawn"), ("Referenzen", "references"),
    ],
)  # fmt: skip
def test_stage_words(word: str, target: str) -> None:
    assert read_stage(word).target == target


def test_vague_words_are_taken_with_doubt() -> None:
    reading = read_stage("In Process")
    assert reading.target == "screen"
    assert reading.confidence < 0.6


def test_a_word_that_fits_nothing_is_left_open_and_an_answer_settles_it() -> None:
    assert read_stage("Zorp").target == ""
    assert read_stage("zorp", {"Zorp": "offer"}).target == "offer"


def test_near_words_do_not_lose_their_negation() -> None:
    assert read_stage("Unqualified").target == "rejected"
    assert read_stage("Not selected").target == "rejected"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("LinkedIn", "job_board"),
        ("Employee Referral", "referral"),
        ("Company Website", "direct"),
        ("Campus Hiring", "campus"),
        ("Consultancy", "agency"),
        ("Salon de l'emploi", "event"),
        ("Cooptation", "referral"),
        ("zzz", ""),
    ],
)
def test_source_words(word: str, kind: str) -> None:
    assert read_source(word).target == kind


def test_reasons_depend_on_who_ended_it() -> None:
    assert read_reason("Salary mismatch", by_them=False).target == "pay_above_band"
    assert read_reason("Salary mismatch", by_them=True).target == "pay_or_terms"
    assert read_reason("Manque d'expérience", by_them=False).target == "not_enough_experience"


@pytest.mark.parametrize("word", ["Cultural fit", "Culture Fit", "Team fit issue", "Not a fit"])
def test_cultural_fit_is_no_reason(word: str) -> None:
    assert read_reason(word, by_them=False).target == ""


def test_results() -> None:
    assert [read_result(word).target for word in ("Pass", "FAIL", "Pending", "Joined", "Declined")] == [
        "passed",
        "rejected",
        "pending",
        "hired",
        "withdrawn",
    ]


def test_every_target_is_a_code_of_the_vocabulary() -> None:
    stages = {*codes.STAGES, *codes.ENDINGS, codes.ON_HOLD, codes.ACTIVE}
    for target in (
        *stage_words.ALIASES,
        *stage_words.DOUBTFUL.values(),
        *(target for _, target in stage_words.PATTERNS),
    ):
        assert set(target.split("/")) <= stages
    for target in (*source_words.ALIASES, *(target for _, target in source_words.PATTERNS)):
        assert target in codes.SOURCE_TYPES
    for target in (*reason_words.ALIASES, *(target for _, target in reason_words.PATTERNS)):
        assert set(target.split("|")) <= set(codes.REASONS)
