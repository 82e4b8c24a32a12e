"""The form of a requisition: its fields as data, and how a record fills it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.services.requisitions.commands import FIELDS
from desktop.services.requisitions.records import RequisitionRecord
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.words import EmploymentType, OpeningReason, PayPeriod, Priority, Said, VocabularyKind, WorkTime

_F = FieldSpec
_K = FieldKind
_V = VocabularyKind
Fields = tuple[FieldSpec, ...]

POSTING = "posting"
"""The section of the posting: what a check finds stands below it."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("RequisitionForm", text)


def requisition_form(*, fresh: bool) -> FormSpec:
    """In the order in which a team talks about a new role: what, why, for how much, where and when, who, its posting, the plan.

    Only the title is required while drafting; what else is needed for submitting, the service says (``FindGaps``).
    """
    sections = (
        SectionSpec(_tr("Role"), _role()),
        SectionSpec(_tr("Why"), _why()),
        SectionSpec(_tr("Money"), _money()),
        SectionSpec(_tr("Where and when"), _where_and_when(fresh)),
        SectionSpec(_tr("People"), _people()),
        SectionSpec(_tr("Posting"), _facts_of_posting(), beside=_texts(), code=POSTING),
        SectionSpec(_tr("Plan"), (_F("interview_plan", _tr("Interview plan"), _K.MARKDOWN,
                                     placeholder=_tr("Rounds, who meets, what each covers")),)),
    )  # fmt: skip
    return FormSpec("requisition", sections, check=_check)


def _role() -> Fields:
    return (
        _F("title", _tr("Title"), required=True, placeholder=_tr("As it will be posted")),
        _F("department_id", _tr("Department"), _K.WORD, vocabulary=_V.DEPARTMENT),
        _F("role_family_id", _tr("Role family"), _K.WORD, vocabulary=_V.ROLE_FAMILY),
        _F("level_id", _tr("Level"), _K.WORD, vocabulary=_V.LEVEL),
        _F("employment_type", _tr("Employment type"), _K.CHOICE, choices=EmploymentType),
        _F("work_time", _tr("Working time"), _K.CHOICE, choices=WorkTime),
        _F("priority", _tr("Priority"), _K.CHOICE, choices=Priority, default=str(Priority.NORMAL)),
    )


def _why() -> Fields:
    backfill = _tr("Needed before the requisition is submitted.")
    return (
        _F("reason", _tr("Reason"), _K.CHOICE, choices=OpeningReason),
        _F("backfill_of", _tr("Backfill of"), placeholder=_tr("Who left or moved"), help=backfill,
           shown_when=("reason", str(OpeningReason.BACKFILL))),
        _F("justification", _tr("Justification"), _K.LINES, placeholder=_tr("What cannot be done without this role")),
    )  # fmt: skip


def _money() -> Fields:
    return (
        _F("pay_min", _tr("Lowest pay"), _K.MONEY),
        _F("pay_max", _tr("Highest pay"), _K.MONEY),
        _F("pay_currency", _tr("Currency"), _K.CURRENCY, placeholder=_tr("For example CAD")),
        _F("pay_period", _tr("Paid"), _K.CHOICE, choices=PayPeriod),
        _F("cost_centre_id", _tr("Cost centre"), _K.WORD, vocabulary=_V.COST_CENTRE),
    )


def _where_and_when(fresh: bool) -> Fields:
    seats = _F("seats", _tr("Seats"), _K.NUMBER, default=1, least=1, most=500)
    return (
        _F("location_id", _tr("Location"), _K.WORD, vocabulary=_V.LOCATION),
        _F("target_start", _tr("Target start"), _K.DATE),
        *((seats,) if fresh else ()),
    )


def _people() -> Fields:
    return (
        _F("hiring_manager_id", _tr("Hiring manager"), _K.PERSON),
        _F("recruiter_id", _tr("Recruiter"), _K.PERSON),
        _F("hiring_team", _tr("Hiring team"), _K.PEOPLE),
        _F("confidential", _tr("Confidential"), _K.FLAG,
           help=_tr("Only its hiring team, HR and administrators see a confidential requisition and its people.")),
    )  # fmt: skip


def _facts_of_posting() -> Fields:
    return (
        _F("vacancy", _tr("Existing vacancy"), _K.CHOICE, choices=Said, help=_tr("Is there a seat to fill now?")),
        _F("uses_ai", _tr("AI selects"), _K.CHOICE, choices=Said,
           help=_tr("Does AI screen, assess or select the people who apply?")),
    )  # fmt: skip


def _texts() -> Fields:
    return (
        _F("posting_text", _tr("Posting text"), _K.MARKDOWN, help=_tr("Markdown: **bold**, - list, # heading.")),
        _F("posting_text_fr", _tr("Posting text in French"), _K.MARKDOWN,
           help=_tr("Asked for in Québec, at the same time as any other language.")),
    )  # fmt: skip


def _check(values: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    low, high = _amount(values.get("pay_min")), _amount(values.get("pay_max"))
    if low is not None and high is not None and high < low:
        found["pay_max"] = "pay.max_below_min"
    if (low is not None or high is not None) and not values.get("pay_currency"):
        found["pay_currency"] = "pay.currency_missing"
    return found


def _amount(text: Any) -> Decimal | None:
    try:
        return Decimal(str(text)) if text else None
    except InvalidOperation:
        return None


def values_of(record: RequisitionRecord) -> dict[str, Any]:
    """What the form shows of a record."""
    return {code: getattr(record, code) for code in FIELDS}


def sent(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values a command may carry."""
    return {code: value for code, value in values.items() if code in FIELDS}


def copied(record: RequisitionRecord) -> dict[str, Any]:
    """What a new requisition takes over from another: all but its dates and the person it replaced; number, status and the
    history of its seats are its own anyway."""
    kept = {code: value for code, value in values_of(record).items() if code not in ("target_start", "backfill_of")}
    return {**kept, "seats": max(1, sum(seat.closed_by != "cancelled" for seat in record.seats))}
