"""Pay found in postings, as people write it, and never where none is meant."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.requisitions.posting_check import without_pay
from desktop.services.requisitions.posting_pay import find_pay
from desktop.words import PayPeriod

NNBSP = "\u202f"


@pytest.mark.parametrize(
    ("text", "low", "high", "period"),
    [
        ("Salary: $70,000 – $85,000 per year", 70000, 85000, "year"),
        ("70 000 $ à 85 000 $ par année", 70000, 85000, "year"),
        (f"70{NNBSP}000{NNBSP}$ à 85{NNBSP}000{NNBSP}$", 70000, 85000, "year"),
        ("We pay 65k-80k", 65000, 80000, "year"),
        ("Pay is 65-80k", 65000, 80000, "year"),
        ("Salary $70K to $85K", 70000, 85000, "year"),
        ("entre 32 $ et 38 $ l'heure", 32, 38, "hour"),
        ("Between $32 and $38 per hour.", 32, 38, "hour"),
        ("$20-$30 per hour", 20, 30, "hour"),
        ("$20/hr - $30/hr", 20, 30, "hour"),
        ("Salaire : 32,50 $ à 38,75 $ de l’heure", "32.50", "38.75", "hour"),
        ("CAD 70,000 to CAD 90,000 annually", 70000, 90000, "year"),
        ("70 000 à 90 000 $", 70000, 90000, "year"),
        ("Compensation: $95,000", 95000, 95000, "year"),
        ("Hourly rate: $25.50", "25.50", "25.50", "hour"),
        ("$5,000 - $6,000 per month", 5000, 6000, "month"),
        ("salaire annuel de 75 mille dollars", 75000, 75000, "year"),
        ("68000$-85000$", 68000, 85000, "year"),
        ("**$70,000** base", 70000, 70000, "year"),
        ("$105,000-$155,000 CAD, plus an annual bonus", 105000, 155000, "year"),
    ],
)
def test_pay_is_found(text: str, low: object, high: object, period: str) -> None:
    [one] = find_pay(text)
    assert (one.low, one.high, one.period.value) == (Decimal(str(low)), Decimal(str(high)), period)
    assert not one.open_ended
    assert any(sign.isdigit() for sign in text[one.start : one.end])


@pytest.mark.parametrize(
    "text",
    [
        "up to $30 per hour", "$20 per hour and up", "The salary is $20 and up", "Starting at $60,000", "À partir de 60 000 $ par an",
        "jusqu’à 85 000 $", "Salary of $70,000+", "from $50,000 a year", "25 $ l'heure et plus",
    ],
)  # fmt: skip
def test_half_a_range_is_open(text: str) -> None:
    [one] = find_pay(text)
    assert one.open_ended


@pytest.mark.parametrize(
    "text",
    [
        "A $5,000 signing bonus", "You manage a budget of $2,000,000", "a $5 million portfolio", "from 2019-2024 you led", "2026-11-30",
        "a team of 10-12 people", "our annual 10k run", "a matched 401k", "500 $ de boni", "Vous gérez un budget de 250 000 $",
        "chiffre d’affaires de 300 000 $", "a wellness allowance of $1,200 a year", "Call 514-555-0142", "", "24/7", "W2-1099",
    ],
)  # fmt: skip
def test_other_figures_are_no_pay(text: str) -> None:
    assert find_pay(text) == ()


def test_an_hour_is_compared_by_the_year() -> None:
    [one] = find_pay("$30 to $40 per hour")
    assert one.yearly() == (Decimal(62400), Decimal(83200))


def test_several_are_found_in_their_order() -> None:
    text = "Analyst: $60,000 to $70,000. Lead: $80,000 to $90,000. A budget of $3,000,000."
    assert [one.low for one in find_pay(text)] == [60000, 80000]


def _en(low: int, high: int) -> str:
    return f"${low:,} - ${high:,} per year"


def _fr(low: int, high: int) -> str:
    return f"{low:,} $ à {high:,} $ par année".replace(",", "\u00a0")


def _bare(low: int, high: int) -> str:
    return f"CAD {low} to {high} annually"


@given(st.integers(16, 999), st.integers(0, 400), st.sampled_from([_en, _fr, _bare]), st.text("abc \n,;", max_size=20))
def test_what_was_written_is_read(low: int, more: int, write: object, around: str) -> None:
    low, high = low * 1000, (low + more) * 1000
    text = f"{around} {write(low, high)} {around}"  # type: ignore[operator] # one of the three above
    [one] = find_pay(text)
    assert (one.low, one.high, one.period) == (low, high, PayPeriod.YEAR)


@given(st.text(st.sampled_from("0123456789 $,.k-–à\u00a0/hto€CAD\n'+"), max_size=60))
def test_any_text_is_read_without_falling_over(text: str) -> None:
    found = find_pay(text)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert 0 < one.high
        assert one.low <= one.high
    assert all(first.end <= second.start for first, second in zip(found, found[1:], strict=False))
    assert find_pay(text) == found


@given(st.integers(16, 900), st.sampled_from([_en, _fr, _bare]))
def test_taken_out_it_is_gone(low: int, write: object) -> None:
    text = f"We offer {write(low * 1000, low * 1000 + 5000)}."  # type: ignore[operator] # one of the three above
    assert find_pay(without_pay(text, "[pay range]")) == ()
