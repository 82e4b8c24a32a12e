"""The rules for postings on real sentences, by place, and what holds for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.requisitions.posting_check import (
    ENGLISH,
    FRENCH,
    Finding,
    Place,
    check_posting,
    codes,
    digest,
    without_pay,
)
from desktop.services.requisitions.posting_rules import RULES, Severity, sources
from desktop.services.requisitions.posting_said import (
    canadian_experience,
    language_of,
    says_of_ai,
    says_of_vacancy,
)

ONTARIO, QUEBEC, COLUMBIA, ALBERTA = (Place("CA", region) for region in ("ON", "QC", "BC", "AB"))
CANADA, FRANCE = Place("CA"), Place("FR")
GOOD = (
    "You will lead the payroll team and we are looking for a person who cares for our people.\n"
    "Salary: $70,000 – $85,000 per year.\nThis posting is for an existing vacancy.\n"
    "We use artificial intelligence to screen applications."
)
GOOD_FR = (
    "Vous dirigerez la paie pour nous et nous sommes une équipe à qui le travail plaît.\n"
    "Salaire : 70 000 $ à 85 000 $ par année.\nCe poste est vacant.\n"
    "Nous utilisons l’intelligence artificielle pour présélectionner les candidatures."
)
FACTS = {
    "pay_min": "70000",
    "pay_max": "85000",
    "pay_currency": "CAD",
    "pay_period": "year",
    "uses_ai": "yes",
    "vacancy": "yes",
}


def found(posting: str, posting_fr: str = "", place: Place = ONTARIO, **facts: Any) -> tuple[str, ...]:
    return codes(check_posting(posting, posting_fr, {**FACTS, **facts}, place))


@pytest.mark.parametrize("place", [ONTARIO, QUEBEC, COLUMBIA, ALBERTA, CANADA, FRANCE])
def test_a_good_posting_is_good_everywhere(place: Place) -> None:
    assert found(GOOD, GOOD_FR, place) == ()


# --- the province decides --------------------------------------------------------------------------------------------------


def test_each_province_has_its_rules() -> None:
    text = "Come and work with us. Canadian experience is required for this and for that."
    assert set(found(text)) == {"pay.missing", "ai.missing", "vacancy.missing", "experience.canadian"}
    assert set(found(text, place=COLUMBIA)) == {"pay.missing"}
    assert set(found(text, place=QUEBEC)) == {"french.missing"}
    assert found(text, place=ALBERTA) == found(text, place=FRANCE) == ()
    advised = check_posting(text, "", FACTS, CANADA)
    assert {one.severity for one in advised} == {Severity.ADVICE}
    assert set(codes(advised)) == set(found(text)) | {"french.missing"}


def test_what_the_law_asks_for_stands_first() -> None:
    weights = [one.severity for one in check_posting(GOOD + " [team size] Canadian experience.", "", FACTS, ONTARIO)]
    assert weights == [Severity.LAW, Severity.ADVICE]


def test_every_rule_of_law_names_its_source() -> None:
    for code, rule in RULES.items():
        for region in rule.law:
            assert sources(code, "CA", region)
        assert sources(code, "FR", "") == ()
    assert "s. 41" in sources("french.missing", "CA", "QC")[0]
    assert len(sources("pay.missing", "CA", "")) == 3


# --- pay -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pay", "facts", "wanted"),
    [
        ("$105,000-$155,000", {"pay_min": "105000", "pay_max": "155000"}, ()),
        ("$105,000-$155,001", {"pay_min": "100000", "pay_max": "160000"}, ("pay.spread",)),
        ("$30 to $60 per hour", {"pay_min": "30", "pay_max": "60", "pay_period": "hour"}, ("pay.spread",)),
        ("USD 70,000 to USD 190,000", {"pay_min": "70000", "pay_max": "190000", "pay_currency": "USD"}, ()),
        ("$150,000 to $210,000", {"pay_min": "150000", "pay_max": "210000"}, ()),
        ("Pay is competitive", {"pay_min": "190000", "pay_max": "200001"}, ()),
        ("Pay is competitive", {"pay_min": "190000", "pay_max": "200000"}, ("pay.missing",)),
        ("Pay is competitive", {"pay_min": "", "pay_max": "", "pay_period": ""}, ("pay.missing",)),
        ("Up to $85,000 a year", {}, ("pay.open",)),
        ("Up to $300,000 a year", {"pay_max": "300000"}, ()),
        ("$60,000 to $85,000", {}, ("pay.differs",)),
        ("$70,000 to $90,000", {}, ("pay.differs",)),
        ("$72,000 to $80,000", {}, ()),
        ("USD 70,000 to USD 85,000", {}, ("pay.differs",)),
        ("$34 to $40 per hour", {}, ()),
        ("$70,000 to $85,000", {"pay_min": "7e", "pay_max": "NaN"}, ()),
    ],
)
def test_pay(pay: str, facts: dict[str, str], wanted: tuple[str, ...]) -> None:
    text = GOOD.replace("$70,000 – $85,000 per year", pay)
    assert found(text, **facts) == wanted


def test_the_words_at_fault_are_pointed_at() -> None:
    [one] = check_posting(GOOD.replace("$85,000", "$135,000"), "", {**FACTS, "pay_max": "135000"}, ONTARIO)
    assert (one.code, one.field, one.text) == ("pay.spread", ENGLISH, "$70,000 – $135,000")


# --- AI -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("We use AI to screen applications.", "yes"),
        ("Artificial intelligence may be used to assess candidates during the process.", "yes"),
        ("Our hiring process uses AI-assisted tools to review résumés.", "yes"),
        ("Nous utilisons l’intelligence artificielle pour présélectionner les candidatures.", "yes"),
        ("L’IA est utilisée pour évaluer les candidats.", "yes"),
        ("We do not use artificial intelligence to screen, assess or select applicants.", "no"),
        ("No AI is used in our recruitment process.", "no"),
        ("Aucune intelligence artificielle n’est utilisée pour évaluer les candidatures.", "no"),
        ("Nous n’utilisons pas l’IA pour sélectionner les candidats.", "no"),
        ("You will build AI products for banks.", None),
        ("You will train artificial intelligence that ranks candidate drugs", None),
        ("We screen applications within two weeks.", None),
        ("J’ai évalué des candidats.", None),
        ("", None),
    ],
)
def test_ai(text: str, answer: str | None) -> None:
    assert says_of_ai(text) == answer


def test_ai_must_be_disclosed_in_each_language() -> None:
    silent = GOOD_FR.rpartition("\n")[0]
    [one] = check_posting(GOOD, silent, FACTS, ONTARIO)
    assert (one.code, one.field) == ("ai.missing", FRENCH)
    assert found(GOOD, uses_ai="no") == ("ai.contradicted",)
    assert found(GOOD, uses_ai="") == ("ai.unsaid",)
    assert found(GOOD.rpartition("\n")[0], uses_ai="no") == ()


# --- the vacancy ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("This posting is for an existing vacancy.", "yes"),
        ("This is a current vacancy", "yes"),
        ("The position is currently vacant.", "yes"),
        ("Le poste est actuellement vacant.", "yes"),
        ("Cette annonce vise à pourvoir un poste existant.", "yes"),
        ("This posting is not for an existing vacancy.", "no"),
        ("We are building a talent pool.", "no"),
        ("This posting is for a future opportunity.", "no"),
        ("Cette offre vise des besoins futurs.", "no"),
        ("Ce poste n’est pas vacant.", "no"),
        ("You will fill reports.", None),
    ],
)
def test_the_vacancy(text: str, answer: str | None) -> None:
    assert says_of_vacancy(text) == answer


def test_the_vacancy_is_said_and_not_contradicted() -> None:
    assert found(GOOD.replace("This posting is for an existing vacancy.", "")) == ("vacancy.missing",)
    assert found(GOOD, vacancy="no") == ("vacancy.contradicted",)


# --- Canadian experience -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Canadian experience required", "Must have 2 years of Canadian work experience.", "Minimum 3 years’ experience in Canada",
        "Proven experience working in Canadian companies", "Canadian workplace experience is an asset", "You have worked in Canada before",
        "Employment history in Canada is preferred", "Expérience canadienne exigée", "Deux ans d’expérience de travail au Canada",
        "Une expérience professionnelle canadienne est un atout", "Expérience sur le marché canadien", "Avoir travaillé au Canada",
        "Applicants with no Canadian experience need not apply.", "CANADIAN-EXPERIENCE a must",
    ],
)  # fmt: skip
def test_canadian_experience_is_found(text: str) -> None:
    assert canadian_experience(text)


@pytest.mark.parametrize(
    "text",
    [
        "No Canadian experience required.", "Canadian experience is not required", "We do not ask for Canadian experience",
        "Aucune expérience canadienne n’est exigée", "L’expérience canadienne n’est pas requise", "Experience with Canadian tax law",
        "Knowledge of Canadian GAAP and five years of experience", "Our Canadian team has experience", "Serve clients all over Canada",
        "Eligible to work in Canada", "Vous travaillerez au Canada", "Connaissance de la fiscalité canadienne",
    ],
)  # fmt: skip
def test_other_words_about_canada_are_left_alone(text: str) -> None:
    assert canadian_experience(text) == ()


# --- languages and gaps ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "language"), [(GOOD, "en"), (GOOD_FR, "fr"), ("Payroll lead", ""), ("", "")])
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


def test_french_is_asked_for_where_it_is_law() -> None:
    assert found(GOOD, place=QUEBEC) == ("french.missing",)
    assert found(GOOD_FR, place=QUEBEC) == ()
    assert found("", GOOD_FR, QUEBEC) == ()
    assert found(GOOD, GOOD, QUEBEC) == ("french.other",)
    assert found(GOOD, GOOD, FRANCE) == ("french.other",)


def test_gaps_of_a_template_are_found() -> None:
    text = without_pay(GOOD, "[pay range]")
    assert found(text) == ("pay.missing", "gap")
    assert found(GOOD + " [Our site](https://example.com)") == ()


def test_nothing_written_is_one_finding() -> None:
    assert found(" \n", "") == found("", "", QUEBEC) == ("empty",)


# --- for any text ---------------------------------------------------------------------------------------------------------------

TEXTS = st.lists(
    st.sampled_from(
        ["We use AI", " to screen applications", ". ", "\n", "$70,000", " to ", "$190,000", " Canadian", " experience", " no ", "[x y]",
         "vacant", " 85 000 $ ", "é", " le la les des et ", " the and of to "]
    ),
    max_size=14,
).map("".join)  # fmt: skip
PLACES = st.sampled_from([ONTARIO, QUEBEC, COLUMBIA, ALBERTA, CANADA, FRANCE])


@given(TEXTS, TEXTS, PLACES, st.sampled_from(["", "yes", "no"]), st.sampled_from(["", "yes", "no"]))
def test_findings_point_into_their_text(posting: str, french: str, place: Place, ai: str, vacancy: str) -> None:
    facts = {**FACTS, "uses_ai": ai, "vacancy": vacancy}
    findings = check_posting(posting, french, facts, place)
    texts = {ENGLISH: posting, FRENCH: french}
    for one in findings:
        assert one.code in RULES
        assert RULES[one.code].severity(place.country, place.region) is one.severity
        if one.end:
            assert texts[one.field][one.start : one.end] == one.text
            assert one.text
    assert check_posting(posting, french, facts, place) == findings


@given(TEXTS, TEXTS)
def test_a_provinces_law_is_advice_where_no_province_is_set(posting: str, french: str) -> None:
    everything = set(codes(check_posting(posting, french, FACTS, CANADA)))
    for place in (ONTARIO, QUEBEC, COLUMBIA, ALBERTA, FRANCE):
        assert set(codes(check_posting(posting, french, FACTS, place))) <= everything


@given(st.text(max_size=80), st.text(max_size=80))
def test_other_texts_have_another_digest(one: str, other: str) -> None:
    first, second = ({ENGLISH: text, FRENCH: ""} for text in (one, other))
    assert (digest(first, CANADA) == digest(second, CANADA)) is (one == other)
    assert digest({ENGLISH: one, FRENCH: other}, CANADA) == digest(
        {ENGLISH: one, FRENCH: other, "pay_min": "1"}, CANADA
    )


def test_a_finding_is_plain_data() -> None:
    assert Finding("gap", Severity.ADVICE) == Finding("gap", Severity.ADVICE, ENGLISH, 0, 0, "")
