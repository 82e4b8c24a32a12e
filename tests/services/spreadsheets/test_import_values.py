"""Cells become dates, phones, e-mails, names and amounts, or stay as typed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.services.spreadsheets.values.amounts import read_amount
from desktop.services.spreadsheets.values.dates import read_date, read_time, settle_order
from desktop.services.spreadsheets.values.emails import read_emails
from desktop.services.spreadsheets.values.names import names_agree, read_full_name
from desktop.services.spreadsheets.values.phones import guess_region, looks_like_phone, read_phone, split_phones
from desktop.services.spreadsheets.values.texts import text_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-09", date(2024, 3, 9)),
        ("03-Jun-23", date(2023, 6, 3)),
        ("1er janvier 2024", date(2024, 1, 1)),
        ("5 août 2024", date(2024, 8, 5)),
        ("12 de marzo de 2024", date(2024, 3, 12)),
        ("Mar 9, 2024", date(2024, 3, 9)),
        ("Monday, 3 June 2024", date(2024, 6, 3)),
        ("3.4.24", date(2024, 4, 3)),
        ("45292", date(2024, 1, 1)),
        ("20240229", date(2024, 2, 29)),
        ("2024-09-21T00:00:00", date(2024, 9, 21)),
        ("14/07/25 09:58:32", datetime(2025, 7, 14, 9, 58, 32)),
        ("2024-01-05T10:00:00+05:30", datetime(2024, 1, 5, 4, 30, tzinfo=UTC)),
        ("1609459200000", datetime(2021, 1, 1, tzinfo=UTC)),
        ("2026-13-01", None),
        ("31/02/2024", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    assert read_date(text) == expected


def test_the_whole_column_settles_the_order() -> None:
    day_first = settle_order(["03/04/2024", "25/04/2024"])
    month_first = settle_order(["03/04/2024", "04/25/2024"])
    assert day_first
    assert day_first.order == "dmy"
    assert day_first.sure
    assert month_first
    assert month_first.order == "mdy"
    assert month_first.sure
    assert settle_order(["2024-01-01"]) is None


def test_a_column_that_tells_nothing_is_not_sure() -> None:
    settled = settle_order(["03/04/2024", "05/06/2024"])
    assert settled
    assert not settled.sure
    following = settle_order(["03/04/2024", "05/06/2024"], likely="mdy")
    assert following
    assert following.order == "mdy"
    assert following.evidence == "rest_of_file"


def test_a_cell_that_fits_only_the_other_order_is_no_date() -> None:
    assert read_date("25/04/2024", "mdy") is None


@pytest.mark.parametrize(
    ("cell", "expected"), [("3:30 pm", time(15, 30)), ("15:00", time(15)), (0.5, time(12)), ("noon", None), ("7", None)]
)
def test_times(cell: str | float, expected: time | None) -> None:
    assert read_time(cell) == expected


@pytest.mark.parametrize(
    ("text", "region", "e164", "extension"),
    [
        ("(514) 555-1234", "CA", "+15145551234", ""),
        ("514.555.1234 poste 22", "CA", "+15145551234", "22"),
        ("421-429-7655x394", "US", "+14214297655", "394"),
        ("001-451-574-5308", "US", "+14515745308", ""),
        ("+33 (0)6 12 34 56 78", "", "+33612345678", ""),
        ("06 12 34 56 78", "FR", "+33612345678", ""),
        ("09876543210", "IN", "+919876543210", ""),
        ("555-1234", "CA", "", ""),
        ("5145551234", "", "", ""),
    ],
)
def test_phones(text: str, region: str, e164: str, extension: str) -> None:
    phone = read_phone(text, region)
    assert (phone.e164, phone.extension, phone.raw) == (e164, extension, text)


def test_several_phones_in_a_cell() -> None:
    assert split_phones("514 555-1234 / 438 555-9999") == ["514 555-1234", "438 555-9999"]
    assert looks_like_phone("+1 (514) 555-1234 ext. 3")
    assert not looks_like_phone("2024")


def test_the_region_comes_from_the_data() -> None:
    assert guess_region(["612345678"], ["España", "Spain", "ES"]) == "ES"
    assert guess_region([f"98765432{n:02d}" for n in range(40)], []) == "IN"
    assert guess_region(["514 555 1234", "416 555 1234"], []) == "US"
    assert guess_region(["+44 20 7946 0000"], []) == "GB"


@pytest.mark.parametrize(
    ("text", "addresses", "valid"),
    [
        ("ann@example.org", ["ann@example.org"], True),
        ("ann@x.com; bo@x.com", ["ann@x.com", "bo@x.com"], True),
        ("Ann Lee <ann@x.com>", ["ann@x.com"], True),
        ("ann@@x", ["ann@@x"], False),
        ("not known", ["not known"], False),
        ("josé@exämple.de", ["josé@exämple.de"], True),
    ],
)
def test_emails(text: str, addresses: list[str], valid: bool) -> None:
    emails = read_emails(text)
    assert [email.raw for email in emails] == addresses
    assert all(email.valid == valid for email in emails)


def test_names_are_split_as_a_proposal() -> None:
    assert read_full_name("Doe, Jane  M").given == "Jane M"
    assert not read_full_name("Doe, Jane").proposed
    assert read_full_name("Ludwig van der Rohe").family == "van der Rohe"
    assert read_full_name("Dr. Ana Souza").given == "Ana"
    assert read_full_name("Cher").family == ""


def test_which_names_may_be_one_person() -> None:
    assert names_agree("Jane Doe", "DOE, Jane")
    assert names_agree("J. Doe", "Jane Doe")
    assert names_agree("Jane Doe", "Jane Mary Doe")
    assert names_agree("Zoé Roy", "Zoe Roy")
    assert not names_agree("Jane Doe", "John Doe")
    assert not names_agree("Amy Li", "Scott Sheppard")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1 234,56 €", "1234.56"),
        ("$1,234.56", "1234.56"),
        ("32.000,50", "32000.50"),
        ("85k", "85000"),
        (60103.21, "60103.21"),
        ("n/a", None),
    ],
)
def test_amounts(cell: str | float, expected: str | None) -> None:
    assert read_amount(cell) == (None if expected is None else Decimal(expected))


def test_numbers_that_are_ids_lose_their_fraction() -> None:
    assert text_of(12056.0) == "12056"
    assert text_of(4.5) == "4.5"


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_the_readers(text: str) -> None:
    read_date(text)
    read_time(text)
    read_phone(text, "CA")
    read_emails(text)
    read_full_name(text)
    read_amount(text)


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2060, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_written_dates_come_back(day: date) -> None:
    assert read_date(day.strftime("%d/%m/%Y"), "dmy") == day
    assert read_date(day.strftime("%m-%d-%Y"), "mdy") == day
    assert read_date(day.strftime("%d %B %Y")) == day
    assert read_date(day.isoformat()) == day
