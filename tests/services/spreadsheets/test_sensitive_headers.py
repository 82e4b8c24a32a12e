"""Columns that must stay out are known by their words, whatever stands around them."""

from __future__ import annotations

import pytest

from desktop.services.spreadsheets.recognising.header_words import read_header


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("N° assurance sociale", "national_id"),
        ("No. d'assurance sociale (NAS)", "national_id"),
        ("Employee social insurance no", "national_id"),
        ("Número de seguridad social", "national_id"),
        ("Bank account for salary", "bank"),
        ("Passeport du candidat", "national_id"),
        ("État civil", "marital_status"),
    ],
)
def test_a_sensitive_header_is_recognised_among_other_words(header: str, field: str) -> None:
    assert read_header(header).field == field


@pytest.mark.parametrize("header", ["Social media link", "Account manager", "Bank of skills", "Insurance experience"])
def test_an_innocent_header_is_not(header: str) -> None:
    assert read_header(header).field not in ("national_id", "bank", "marital_status")
