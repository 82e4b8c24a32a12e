"""Restricted values: only the right key opens them, and alteration shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.access.keys.key_ring import new_key
from desktop.services.access.keys.sealed_text import is_sealed, open_text, seal_text

KEYS = {"1": new_key()}


@given(st.text(min_size=1))
def test_what_was_sealed_opens_again(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    sealed = seal_text(text, KEYS)
    assert is_sealed(sealed)
    assert text not in sealed or len(text) < 4
    assert open_text(sealed, KEYS) == text
    assert open_text(sealed, {"1": new_key()}) is None
    assert open_text(sealed, {}) is None


def test_the_newest_key_seals_and_older_ones_still_open() -> None:
    old = seal_text("75 000", KEYS)
    both = {**KEYS, "10": new_key(), "2": new_key()}
    fresh = seal_text("75 000", both)
    assert fresh.startswith("r1:10:")
    assert open_text(old, both) == open_text(fresh, both) == "75 000"
    assert seal_text("75 000", both) != fresh, "equal values do not look equal"


@pytest.mark.parametrize(
    "spoil", [lambda s: s[:-4] + "AAA=", lambda s: s.replace("r1:1", "r1:2"), lambda s: s[:20], lambda s: "r1::"]
)
def test_an_altered_seal_opens_nothing(spoil) -> None:
    assert open_text(spoil(seal_text("75 000", KEYS)), {**KEYS, "2": new_key()}) is None


def test_empty_stays_empty_and_no_key_is_an_error() -> None:
    assert seal_text("", {}) == open_text("", {}) == ""
    with pytest.raises(LookupError):
        seal_text("x", {})
