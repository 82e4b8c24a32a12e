"""Checking what a requisition form sends: values that cannot be taken are answered per field, nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from desktop.errors import FieldErrors
from desktop.models import Requisition
from desktop.models.base import is_day
from desktop.services.requisitions.commands import FIELDS
from desktop.words import EmploymentType, OpeningReason, PayPeriod, Priority, Said, WorkTime

_CHOICES: dict[str, type[StrEnum]] = {
    "employment_type": EmploymentType, "work_time": WorkTime, "reason": OpeningReason, "pay_period": PayPeriod,
    "priority": Priority, "uses_ai": Said, "vacancy": Said,
}  # fmt: skip
_LONG = {"justification", "posting_text", "posting_text_fr", "interview_plan"}


def apply_values(requisition: Requisition, values: Mapping[str, Any]) -> None:
    """Put checked values on the entity; raises ``FieldErrors`` naming every field at fault. ``hiring_team`` is left aside."""
    problems: dict[str, str] = {}
    for name, value in values.items():
        if name not in FIELDS:
            problems[name] = "unknown"
        elif name != "hiring_team":
            problem = _set(requisition, name, value)
            if problem:
                problems[name] = problem
    low, high = requisition.pay_min, requisition.pay_max
    if low and high and not {"pay_min", "pay_max"} & set(problems) and Decimal(low) > Decimal(high):
        problems["pay_max"] = "money.range"
    if problems:
        raise FieldErrors(problems)


def _set(requisition: Requisition, name: str, value: Any) -> str:
    if name == "confidential":
        requisition.confidential = bool(value)
        return ""
    text = str(value or "").strip()
    problem = _problem(name, text)
    if not problem:
        if name in ("pay_min", "pay_max") and text:
            text = format(Decimal(text), "f")
        setattr(requisition, name, (text or None) if name.endswith("_id") else text)
    return problem


def _problem(name: str, text: str) -> str:
    if name == "title" and not text:
        return "required"
    if name in _CHOICES and text and text not in list(_CHOICES[name]):
        return "choice.unknown"
    if name == "target_start" and text and not is_day(text):
        return "date.malformed"
    if name in ("pay_min", "pay_max") and text:
        try:
            amount = Decimal(text)
        except InvalidOperation:
            return "money.malformed"
        # the exponent first: a number of a hundred million digits can be typed in ten signs
        if not amount.is_finite() or amount < 0 or len(text) > 20 or not -10 < amount.adjusted() < 15:
            return "money.malformed"
    if (
        name == "pay_currency"
        and text
        and not (len(text) == 3 and text.isascii() and text.isalpha() and text.isupper())
    ):
        return "currency.unknown"
    return "too_long" if len(text) > (50_000 if name in _LONG else 500) else ""
