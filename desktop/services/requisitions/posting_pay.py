"""Finding what a posting says about pay: amounts and ranges as they are written in English and in French. Pure.

"$70,000 – $85,000", "70 000 $ à 85 000 $", "65k-80k", "entre 32 $ et 38 $ l'heure", "up to $30 per hour".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.words import PayPeriod

HOURS_A_YEAR = 2080
"""Forty hours in each of fifty-two weeks: how an hourly wage is compared with a limit a year."""
_TIMES = {PayPeriod.YEAR: Decimal(1), PayPeriod.MONTH: Decimal(12), PayPeriod.HOUR: Decimal(HOURS_A_YEAR)}

_BLANK = "[ \u00a0\u202f\u2009]"
_NUMBER = r"(?:\d{1,3}(?:[,'’ \u00a0\u202f\u2009]\d{3}){1,3}(?!\d)|\d{1,9})(?:[.,]\d{1,2}(?!\d))?"
_SIGN = r"(?:CAD|CA\$|C\$|CDN|USD|US\$|\$|€|EUR)"
_THOUSAND = rf"(?:{_BLANK}?[kK](?![a-zA-Z])|{_BLANK}mille\b)"
_SIGN_BEHIND = rf"(?:{_BLANK}?(?:\$|€)(?!\d)|{_BLANK}?(?:CAD|CDN|USD|EUR|dollars?)\b)"


def _amount(name: str) -> str:
    return (
        rf"(?P<{name}_sign>{_SIGN}{_BLANK}{{0,2}}\$?)?(?P<{name}>{_NUMBER})(?P<{name}_k>{_THOUSAND})?"
        rf"(?P<{name}_behind>{_SIGN_BEHIND}{{1,2}})?"
    )


_RANGE = re.compile(
    rf"(?<![\w.,$]){_amount('a')}"
    rf"(?:{_BLANK}{{0,2}}(?P<per>per hour|an hour|de l[’']heure|/{_BLANK}?(?:h|hr|hour|heure|yr|year|an)))?"
    rf"{_BLANK}{{0,3}}(?P<dash>-|–|—|−|\bto\b|\bà\b|\band\b|\bet\b){_BLANK}{{0,3}}{_amount('b')}(?![\d])",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"(?<![\w.,$]){_amount('a')}(?![\d])", re.IGNORECASE)
_PERIODS = (
    (PayPeriod.HOUR, re.compile(rf"per hour|an hour|\bhourly\b|/{_BLANK}?(?:h|hr|hour|heure)\b|(?:de )?l[’']heure|par heure|horaire", re.I)),
    (PayPeriod.YEAR, re.compile(rf"per (?:year|annum)|a year|\bannual|\byearly\b|/{_BLANK}?(?:yr|year|an|année)\b|par an|annuel", re.I)),
    (PayPeriod.MONTH, re.compile(rf"per month|a month|\bmonthly\b|/{_BLANK}?(?:mo|month|mois)\b|par mois|mensuel", re.I)),
)  # fmt: skip
_PAY = re.compile(
    r"salar|\bpay\b|\bpaid\b|\bwages?\b|compensation|remunerat|rémunér|traitement|\btaux\b|\brate\b|\bearn", re.I
)
_OTHER = re.compile(
    r"bonus|budget|revenue|revenu\b|revenus|portfolio|portefeuille|chiffre d[’']affaires|\bprime|signing|allowance|allocation|credit|"
    r"stipend|sales of|ventes|assets|actifs|million|milliard|billion|\bfund|benefit|spend|contracts?\b|projects? of|reimburs|rembours",
    re.I,
)
_PLUS = re.compile(r",|\bplus\b|\+")
_UP_TO = re.compile(
    r"(?:up to|as much as|jusqu[’']à|maximum(?: of| de)?|starting at|starts? at|from|à partir de|dès|minimum(?: of| de)?)\s*$",
    re.I,
)
_AND_UP = re.compile(r"^\s*\+|^.{0,20}?\b(?:and (?:up|above|more)|or more|et plus|ou plus)\b", re.I)
_BETWEEN = re.compile(r"(?:\bbetween|\bentre)\s*$", re.I)
_STOPS = re.compile(r"[\n;!?]|\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class PayStatement:
    """One thing a text says about pay. ``open_ended``: only its lower or its upper end is said ("up to $30")."""

    low: Decimal
    high: Decimal
    period: PayPeriod
    start: int
    end: int
    open_ended: bool = False
    currency: str = ""
    """Where the text names one: ``CAD``, ``USD``, ``EUR``."""

    def yearly(self) -> tuple[Decimal, Decimal]:
        """Both ends as amounts a year."""
        return a_year(self.low, self.period), a_year(self.high, self.period)


def a_year(amount: Decimal, period: PayPeriod) -> Decimal:
    """An amount as so much a year."""
    return amount * _TIMES[period]


def find_pay(text: str) -> tuple[PayStatement, ...]:
    """All statements about pay, in reading order."""
    ranges = list(_ranges(text))
    found = [one for match in ranges for one in _statement(text, match, "b")]
    ends = [match.end() for match in ranges]
    for match in _SINGLE.finditer(text):
        place = bisect_right(ends, match.start())  # the first range that ends behind where this begins
        if place == len(ranges) or match.end() <= ranges[place].start():
            found += _statement(text, match, "a")
    return tuple(sorted(found, key=lambda one: one.start))


def _ranges(text: str) -> Iterator[re.Match[str]]:
    """Two amounts with a dash between; the word "and" is one only behind "between"."""
    place = 0
    while (match := _RANGE.search(text, place)) is not None:
        joined = match["dash"].lower() in ("and", "et")
        if _is_money(match) and (not joined or _BETWEEN.search(text[max(0, match.start() - 10) : match.start()])):
            yield match
            place = match.end()
        else:
            place = match.end("a")


def _is_money(match: re.Match[str]) -> bool:
    names = ("a", "b") if "b" in match.re.groupindex else ("a",)
    if any(match[f"{name}_sign"] or match[f"{name}_behind"] for name in names):
        return True
    return len(names) == 2 and any(match[f"{name}_k"] for name in names)


def _statement(text: str, match: re.Match[str], last: str) -> list[PayStatement]:
    before, behind = _around(text, match.start(), match.end())
    if not _is_money(match) or (
        _OTHER.search(before[-45:] + "|" + _PLUS.split(behind[:30])[0]) and not _PAY.search(before[-25:])
    ):
        return []
    thousand = bool(match["a_k"] or match[f"{last}_k"])
    low, high = _value(match["a"], bool(match["a_k"])), _value(match[last], bool(match[f"{last}_k"]))
    if thousand:  # "65-80k" and "65k–80": the k holds for both
        low, high = (amount * 1000 if amount < 1000 else amount for amount in (low, high))
    low, high = min(low, high), max(low, high)
    period = _period(match[0] + behind[:28], before[-45:], high)
    if period is None or high == 0:
        return []
    lone = last == "a"
    open_ended = lone and bool(_UP_TO.search(before) or _AND_UP.search(behind))
    return [PayStatement(low, high, period, match.start(), match.end(), open_ended, _currency(match[0]))]


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind in the same sentence."""
    before, behind = text[max(0, start - 60) : start], text[end : end + 60]
    for stop in _STOPS.finditer(before):
        before = text[max(0, start - 60) + stop.end() : start]
    stop_behind = _STOPS.search(behind)
    return before, behind[: stop_behind.start()] if stop_behind else behind


def _value(written: str, thousand: bool) -> Decimal:
    bare = re.sub(r"[ \u00a0\u202f\u2009'’]", "", written)
    cents = re.search(r"[.,](\d{1,2})$", bare)
    whole = re.sub(r"\D", "", bare[: cents.start()] if cents else bare)
    amount = Decimal(f"{whole}.{cents[1]}" if cents else whole)
    return amount * 1000 if thousand else amount


def _period(behind: str, before: str, high: Decimal) -> PayPeriod | None:
    """What is said after the amounts, else before; else what the size tells, where it tells anything."""
    for words in (behind, before):
        said = [(match.start(), period) for period, pattern in _PERIODS if (match := pattern.search(words))]
        if said:
            return min(said)[1]
    if 15_000 <= high <= 1_500_000:
        return PayPeriod.YEAR
    return PayPeriod.HOUR if 10 <= high <= 250 and _PAY.search(before) else None


def _currency(words: str) -> str:
    upper = words.upper()
    if "US" in upper:
        return "USD"
    if "€" in words or "EUR" in upper:
        return "EUR"
    return "CAD" if re.search(r"CAD|CDN|C\$|CA\$", upper) else ""
