"""Dates, amounts and addresses as people type and paste them (37, 38)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from desktop.views.forms.access_keys import plain, with_access_keys
from desktop.views.forms.fields.contact_text import split_pasted, tidy, wrong
from desktop.views.forms.fields.dates_in_words import read_date
from desktop.views.forms.fields.money_field import read_amount

TODAY = date(2026, 11, 21)  # a Saturday
BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
AMERICAN = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
FRENCH = QLocale(QLocale.Language.French, QLocale.Country.Canada)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", date(2026, 11, 21)),
        ("Tomorrow", date(2026, 11, 22)),
        ("+3", date(2026, 11, 24)),
        ("-1", date(2026, 11, 20)),
        ("+2w", date(2026, 12, 5)),
        ("+1 month", date(2026, 12, 21)),
        ("tue", date(2026, 11, 24)),
        ("next Friday", date(2026, 11, 27)),
        ("sat", date(2026, 11, 28)),
        ("2027-01-11", date(2027, 1, 11)),
        ("20270111", date(2027, 1, 11)),
        ("3/12/2026", date(2026, 12, 3)),
        ("3/12", date(2026, 12, 3)),
        ("3.12.26", date(2026, 12, 3)),
        ("25/12", date(2026, 12, 25)),
        ("12 Mar", date(2027, 3, 12)),
        ("March 12, 2027", date(2027, 3, 12)),
        ("1st february", date(2027, 2, 1)),
    ],
)
def test_dates_in_words(typed, meant):
    assert read_date(typed, TODAY, BRITISH) == meant


def test_dates_follow_the_locale():
    assert read_date("3/12/2026", TODAY, AMERICAN) == date(2026, 3, 12)
    assert read_date("25/12/2026", TODAY, AMERICAN) == date(2026, 12, 25)
    assert read_date("12 février", TODAY, FRENCH) == date(2027, 2, 12)
    assert read_date("mardi", TODAY, FRENCH) == date(2026, 11, 24)


@pytest.mark.parametrize("typed", ["", "soon", "31/2/2026", "2026-13-01", "t", "+x", "99", "12 Foo"])
def test_no_date(typed):
    found = read_date(typed, TODAY, BRITISH)
    assert found is None or typed == "t"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("68000", "68000"), ("68 000", "68000"), ("68,000", "68000"), ("68.000", "68000"), ("68,000.50", "68000.50"),
        ("68.000,50", "68000.50"), ("32.5", "32.5"), ("32,50", "32.50"), ("$68k", "68000"), ("68.5k", "68500"),
        ("1.234.567", "1234567"), ("82\u202f000 $", "82000"), ("1'200", "1200"),
    ],
)  # fmt: skip
def test_amounts(typed, meant):
    assert read_amount(typed) == Decimal(meant)


def test_no_amount():
    assert read_amount("") is None
    assert read_amount("a lot") is None


def test_contacts_are_tidied():
    assert tidy("email", " Amara Okafor <Amara@Example.COM>; ") == "Amara@example.com"
    assert tidy("email", "mailto:a@b.ca") == "a@b.ca"
    assert tidy("phone", "tel:+1\u00a0514 555-0147") == "+1 514 555-0147"
    assert tidy("link", "portfolio.example/x") == "https://portfolio.example/x"
    assert split_pasted("email", "a@b.ca; c@d.ca,\ne@f.ca") == ["a@b.ca", "c@d.ca", "e@f.ca"]


def test_malformed_contacts_are_named():
    assert wrong("email", "foo@") == "email.malformed"
    assert wrong("phone", "12") == "phone.malformed"
    assert wrong("link", "not a link") == "link.malformed"
    assert not wrong("email", "")


def test_access_keys_are_unique_and_spare_the_buttons():
    marked = with_access_keys(["Name", "Given name", "Notes", "Nn", "nn"], taken="a")
    keys = [text[text.index("&") + 1].lower() for text in marked if "&" in text]
    assert len(keys) == len(set(keys))
    assert "a" not in keys
    assert [plain(text) for text in marked] == ["Name", "Given name", "Notes", "Nn", "nn"]
