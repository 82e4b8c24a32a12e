"""Holding a posting against the rules of its place: texts and facts in, findings out. Pure; the rules and their sources stand in
``posting_rules.py``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Any

from desktop.services.requisitions.posting_pay import PayStatement, a_year, find_pay
from desktop.services.requisitions.posting_rules import EXEMPT_ABOVE, RULES, WIDEST_SPREAD, Severity
from desktop.services.requisitions.posting_said import (
    canadian_experience,
    language_of,
    says_of_ai,
    says_of_vacancy,
)
from desktop.words import PayPeriod, Said

ENGLISH, FRENCH = "posting_text", "posting_text_fr"
"""The fields that hold the two texts."""

LEEWAY = Decimal(2500)
"""So much a year may lie between a band by the hour and a text by the year: weeks have 35 to 40 hours, and people round."""

PAY_GAP, PAY_GAP_FR = "[pay range]", "[fourchette salariale]"
"""What a template has in the place of pay."""
_GAP = re.compile(r"\[[^\]\[\n]{2,60}\](?!\()")


@dataclass(frozen=True, slots=True)
class Place:
    """Whose rules apply: country and province of the workspace, as in ``CA`` and ``QC``."""

    country: str = "CA"
    region: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to put right. ``field`` is where; with ``end`` the words at fault stand there."""

    code: str
    severity: Severity
    field: str = ENGLISH
    start: int = 0
    end: int = 0
    text: str = ""
    """The words at fault."""


def check_posting(posting: str, posting_fr: str, values: Mapping[str, Any], place: Place) -> tuple[Finding, ...]:
    """What is to be put right in the posting, what the law asks for first, then in reading order.

    ``values`` holds the requisition's ``pay_min``, ``pay_max``, ``pay_currency``, ``pay_period``, ``uses_ai`` and ``vacancy``.
    """
    texts = {name: text for name, text in ((ENGLISH, posting), (FRENCH, posting_fr)) if text.strip()}
    found: list[tuple[str, str, int, int]] = []
    if not texts:
        found.append(("empty", ENGLISH, 0, 0))
    for name, text in texts.items():
        found += ((code, name, start, end) for code, start, end in _in_text(text, values))
    found += ((code, name, 0, 0) for code, name in _on_the_whole(texts, values))
    findings = []
    for code, name, start, end in found:
        severity = RULES[code].severity(place.country, place.region)
        if severity is not None:
            findings.append(Finding(code, severity, name, start, end, texts.get(name, "")[start:end]))
    return tuple(sorted(findings, key=lambda one: (one.severity is not Severity.LAW, one.field, one.start)))


def codes(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """What is kept of findings: each code once, in their order."""
    return tuple(dict.fromkeys(one.code for one in findings))


def digest(values: Mapping[str, Any], place: Place) -> str:
    """What a check looked at, as one short text. Pay is left out: it could be guessed from the digest by who may not see it."""
    facts = [str(values.get(name) or "") for name in (ENGLISH, FRENCH, "uses_ai", "vacancy")]
    return sha256("\0".join((*facts, place.country, place.region)).encode()).hexdigest()


def without_pay(text: str, gap: str) -> str:
    """A text with a gap in the place of each statement about pay."""
    for one in reversed(find_pay(text)):
        text = text[: one.start] + gap + text[one.end :]
    return text


def _in_text(text: str, values: Mapping[str, Any]) -> Iterator[tuple[str, int, int]]:
    """What is at fault in one of the texts."""
    paid = find_pay(text)
    exempt = _exempt(paid, values)
    if not paid and not exempt:
        yield "pay.missing", 0, 0
    for one in paid:
        low, high = one.yearly()
        if one.open_ended and not exempt:
            yield "pay.open", one.start, one.end
        elif high - low > WIDEST_SPREAD and not exempt and _dollars(one, values):
            yield "pay.spread", one.start, one.end
        if _differs(one, values):
            yield "pay.differs", one.start, one.end
    ai, used = says_of_ai(text), values.get("uses_ai")
    if used == Said.YES and ai is None:
        yield "ai.missing", 0, 0
    elif used and ai is not None and ai != used:
        yield "ai.contradicted", 0, 0
    vacancy, exists = says_of_vacancy(text), values.get("vacancy")
    if vacancy is None:
        yield "vacancy.missing", 0, 0
    elif exists and vacancy != exists:
        yield "vacancy.contradicted", 0, 0
    for start, end in canadian_experience(text):
        yield "experience.canadian", start, end
    for match in _GAP.finditer(text):
        yield "gap", match.start(), match.end()


def _on_the_whole(texts: Mapping[str, str], values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is at fault with both together."""
    if texts and not values.get("uses_ai"):
        yield "ai.unsaid", "uses_ai"
    if FRENCH in texts and language_of(texts[FRENCH]) == "en":
        yield "french.other", FRENCH
    elif ENGLISH in texts and FRENCH not in texts and language_of(texts[ENGLISH]) != "fr":
        yield "french.missing", FRENCH


def _band(values: Mapping[str, Any]) -> tuple[Decimal, Decimal] | None:
    """The pay band a year; None where it is not said."""
    ends = [amount for name in ("pay_min", "pay_max") if (amount := _amount(values.get(name))) is not None]
    period = values.get("pay_period")
    if not ends or period not in list(PayPeriod):
        return None
    yearly = [a_year(amount, PayPeriod(period)) for amount in ends]
    return min(yearly), max(yearly)


def _amount(text: Any) -> Decimal | None:
    try:
        amount = Decimal(str(text)) if text else None
    except InvalidOperation:
        return None  # half typed
    return amount if amount is not None and amount.is_finite() and abs(amount) < 10**15 else None


def _exempt(paid: tuple[PayStatement, ...], values: Mapping[str, Any]) -> bool:
    band = _band(values)
    ends = [one.yearly()[1] for one in paid] or ([band[1]] if band else [])
    return bool(ends) and max(ends) > EXEMPT_ABOVE


def _dollars(one: PayStatement, values: Mapping[str, Any]) -> bool:
    return (one.currency or values.get("pay_currency") or "CAD") == "CAD"


def _differs(one: PayStatement, values: Mapping[str, Any]) -> bool:
    """Whether the text promises what lies outside the band; a narrower range is no contradiction."""
    band = _band(values)
    if band is None:
        return False
    if one.currency and values.get("pay_currency") and values["pay_currency"] != one.currency:
        return True
    leeway = LEEWAY if values.get("pay_period") != one.period else Decimal(0)
    low, high = one.yearly()
    return low < band[0] - leeway or high > band[1] + leeway
