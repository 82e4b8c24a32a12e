"""Field changes in words: which field, what it was, what it is, with ids and codes put back into names."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.views import labels
from desktop.views.tables.formatting import date_text, exact_moment
from desktop.views.workbench import Workbench

_DATE = re.compile(r"^\d{4}-\d\d-\d\d$")
_MOMENT = re.compile(r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_ENUMS = {
    "status": "ApplicationStatus",
    "employment_type": "EmploymentType",
    "work_time": "WorkTime",
    "reason": "OpeningReason",
    "pay_period": "PayPeriod",
    "priority": "Priority",
}
_FLAGS = {"do_not_contact", "confidential"}
_LONGEST = 160


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChangeWords", text)


def field_words() -> dict[str, str]:
    """Fields that stand on no form of their own."""
    return {
        "stage_id": _tr("Stage"),
        "status": _tr("Status"),
        "owner_id": _tr("Owner"),
        "hold_until": _tr("On hold until"),
        "promised_on": _tr("Answer promised by"),
        "applied_on": _tr("Applied on"),
        "reason_id": _tr("Reason"),
        "reason_note": _tr("Reason note"),
        "candidate_id": _tr("Candidate"),
        "requisition_id": _tr("Requisition"),
        "merged_into": _tr("Merged into"),
        "accommodation": _tr("Accommodation needs"),
        "pay_expectation": _tr("Pay expectation"),
        "value": _tr("Contact"),
        "email": _tr("E-mail"),
        "phone": _tr("Phone"),
        "link": _tr("Link"),
        "tag": _tr("Tag"),
        "roles": _tr("Roles"),
        "inactive": _tr("Access ended"),
        "closed_by": _tr("Closed by"),
        "deleted_at": _tr("In the bin since"),
    }


def value_words(workbench: Workbench, field: str, value: str) -> str:
    """A stored value as a person reads it."""
    text = str(value or "")
    if field in _FLAGS or text in {"true", "false", "True", "False", "yes", "no"}:
        return _tr("Yes") if text.lower() in {"1", "true", "yes"} else _tr("No")
    if not text or text in {"null", "None"}:
        return ""
    if text.startswith(("[", '"')):
        try:
            parts = json.loads(text)
        except ValueError:
            parts = text
        if isinstance(parts, list):
            return ", ".join(value_words(workbench, field, str(part)) for part in parts)
        text = str(parts)
    known = workbench.book.label(text) or workbench.team.name(text)
    if known:
        return known
    if field in _ENUMS:
        return labels.coded(_ENUMS[field], text) or text
    if _DATE.match(text):
        return date_text(text)
    if _MOMENT.match(text):
        return exact_moment(text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def change_words(workbench: Workbench, names: Mapping[str, str], change: tuple[str, str, str]) -> str:
    """One change as one line: ``Current title: Analyst → Senior analyst``; empty when there is nothing to tell."""
    field, before, after = change
    known = {**field_words(), **names}
    label = known.get(field) or known.get(f"{field}_id") or field.removesuffix("_id").replace("_", " ").capitalize()
    was, now = value_words(workbench, field, before), value_words(workbench, field, after)
    if field in _FLAGS:
        return f"{label}: {now}"
    if not was:
        return f"{label}: {now}" if now else ""
    if not now:
        return _tr("{label}: removed (was {was})").format(label=label, was=was)
    return f"{label}: {was} → {now}"
