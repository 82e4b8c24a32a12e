"""The rules a posting is held against, as data: what each is called, where it is law, and by which source.

Sources (public law as in force in 2026; advice to a person who decides, never legal advice):

- Ontario: Employment Standards Act, 2000, Part III.1 (Job Postings), with O. Reg. 476/24, both in force since 2026-01-01. A publicly
  advertised posting states the expected pay or a range (s. 8.2), a range spans at most 50,000 dollars a year, neither is
  needed where pay is, or may be, above 200,000 dollars a year; it says so when artificial intelligence screens, assesses or selects
  applicants; it says whether it is for an existing vacancy; it asks for no Canadian experience. Employers with fewer than 25
  people are exempt.
- British Columbia: Pay Transparency Act, s. 2: the expected pay or a range; the province's guidance takes "up to" and "and up" for none.
- Prince Edward Island: Employment Standards Act, as amended in 2022: the expected pay or a range.
- Québec: Charter of the French language, s. 41: an offer of employment is published in French; in another language only at
  the same time, by means of the same kind and reaching a public of comparable size.

Federally there is no such rule for postings; what the program finds there is advice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

WIDEST_SPREAD = Decimal(50_000)
"""Ontario: what lies at most between the ends of a range, in dollars a year."""
EXEMPT_ABOVE = Decimal(200_000)
"""Ontario: no pay need be stated where it is, or its range ends, above this a year."""


class Severity(StrEnum):
    """How much a finding weighs."""

    LAW = "law"
    """Asked for by the law of the workspace's province."""
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Rule:
    """``law``: province → source. ``everywhere``: a plain mistake that is worth saying at any place."""

    law: Mapping[str, str] = field(default_factory=dict)
    everywhere: bool = False

    def severity(self, country: str, region: str) -> Severity | None:
        """What it weighs there; None where it does not apply. Without a province all Canadian rules are advice."""
        if country == "CA" and region in self.law:
            return Severity.LAW
        if self.everywhere or (country == "CA" and not region):
            return Severity.ADVICE
        return None


_ONTARIO = "Ontario: Employment Standards Act, 2000, Part III.1"
_ONTARIO_PAY = f"{_ONTARIO}, s. 8.2; O. Reg. 476/24"
_BC = "British Columbia: Pay Transparency Act, s. 2"
_PEI = "Prince Edward Island: Employment Standards Act"
_FRENCH = "Québec: Charter of the French language, s. 41"

RULES: Mapping[str, Rule] = {
    "empty": Rule(everywhere=True),
    "pay.missing": Rule({"ON": _ONTARIO_PAY, "BC": _BC, "PE": _PEI}),
    "pay.open": Rule({"ON": _ONTARIO_PAY, "BC": _BC}),
    "pay.spread": Rule({"ON": _ONTARIO_PAY}),
    "pay.differs": Rule(everywhere=True),
    "ai.unsaid": Rule({"ON": _ONTARIO}),
    "ai.missing": Rule({"ON": _ONTARIO}),
    "ai.contradicted": Rule(everywhere=True),
    "vacancy.missing": Rule({"ON": _ONTARIO}),
    "vacancy.contradicted": Rule(everywhere=True),
    "experience.canadian": Rule({"ON": _ONTARIO}),
    "french.missing": Rule({"QC": _FRENCH}),
    "french.other": Rule({"QC": _FRENCH}, everywhere=True),
    "gap": Rule(everywhere=True),
}
"""Code of a finding → its rule."""


def sources(code: str, country: str, region: str) -> tuple[str, ...]:
    """Where a rule comes from: the province's own source, or all when there is no province."""
    law = RULES[code].law
    if country != "CA":
        return ()
    return (law[region],) if region in law else () if region else tuple(law.values())
