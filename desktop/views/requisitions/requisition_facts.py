"""The facts of a requisition in words, part by part. Pure: records in, label and value out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.requisitions.records import RequisitionRecord
from desktop.views import labels
from desktop.views.records.facts import Fact
from desktop.views.records.pay_words import pay_band
from desktop.views.tables.formatting import date_text
from desktop.views.workbench import Workbench
from desktop.words import RequisitionStatus


def _tr(text: str) -> str:
    return QCoreApplication.translate("RequisitionFacts", text)


def role_facts(workbench: Workbench, record: RequisitionRecord) -> list[Fact]:
    """What is sought."""
    word = workbench.book.label
    return [
        (_tr("Department"), word(record.department_id)),
        (_tr("Location"), word(record.location_id)),
        (_tr("Role family"), word(record.role_family_id)),
        (_tr("Level"), word(record.level_id)),
        (_tr("Employment"), labels.coded("EmploymentType", record.employment_type)),
        (_tr("Working time"), labels.coded("WorkTime", record.work_time)),
        (_tr("Cost centre"), word(record.cost_centre_id)),
        (_tr("Applications"), _tr("{active} active, {ended} ended").format(active=record.active, ended=record.ended)),
    ]


def people_facts(workbench: Workbench, record: RequisitionRecord) -> list[Fact]:
    """Who is involved."""
    name = workbench.team.name
    return [
        (_tr("Hiring manager"), name(record.hiring_manager_id)),
        (_tr("Recruiter"), name(record.recruiter_id)),
    ]


def pay_facts(record: RequisitionRecord) -> list[Fact]:
    """Band and dates."""
    return [
        (_tr("Pay band"), pay_band(record.pay_min, record.pay_max, record.pay_currency, record.pay_period)),
        (_tr("Target start"), date_text(record.target_start)),
        (_tr("Opened"), date_text(record.opened_on)),
        (_tr("Ended"), date_text(record.closed_on)),
    ]


def clock_words(record: RequisitionRecord) -> str:
    """For how long it has been open, and how much of that it rested; empty while it was never opened."""
    if record.days_open is None:
        return ""
    counted, rested = record.days_open, record.days_rested
    if record.status == RequisitionStatus.ON_HOLD:
        held = _days(
            record.days_resting, _tr("On hold since today"), _tr("On hold for one day"), _tr("On hold for {n} days")
        )
        before = _days(counted, "", _tr(", open for one day before"), _tr(", open for {n} days before"))
        return held + before
    if record.status in (RequisitionStatus.FILLED, RequisitionStatus.CANCELLED):
        text = _days(
            counted + rested,
            _tr("Opened and ended on one day"),
            _tr("Was open for one day"),
            _tr("Was open for {n} days"),
        )
    else:
        text = _days(counted + rested, _tr("Opened today"), _tr("Open for one day"), _tr("Open for {n} days"))
    return text + _days(rested, "", _tr(", one of them on hold"), _tr(", {n} of them on hold"))


def _days(number: int, none: str, one: str, many: str) -> str:
    return none if number == 0 else one if number == 1 else many.format(n=number)


def why_facts(record: RequisitionRecord) -> list[Fact]:
    """Why it exists."""
    reason = labels.coded("OpeningReason", record.reason)
    if record.backfill_of:
        reason = _tr("{reason} of {name}").format(reason=reason or _tr("Backfill"), name=record.backfill_of)
    return [(_tr("Reason"), reason), (_tr("Justification"), record.justification)]
