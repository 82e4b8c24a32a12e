"""What exactly was approved, and what changed since: the kept fields in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.services.approvals.records import ApprovalRecord
from desktop.services.requisitions.records import RequisitionRecord
from desktop.views import labels
from desktop.views.records.facts import Fact
from desktop.views.records.pay_words import pay_band
from desktop.views.tables.formatting import date_text
from desktop.views.workbench import Workbench
from desktop.words import ApprovalState

PAY = ("pay_min", "pay_max", "pay_currency", "pay_period")
"""The fields that are one thing to a reader."""

Change = tuple[str, str, str]
"""What, before, after."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ApprovalWords", text)


def snapshot_facts(workbench: Workbench, snapshot: Mapping[str, Any]) -> list[Fact]:
    """Every kept field as label and value."""
    word = workbench.book.label
    seats = snapshot.get("seats", "")
    return [
        (_tr("Level"), word(snapshot.get("level_id"))),
        (_tr("Pay band"), _band(snapshot)),
        (_tr("Seats"), str(seats)),
        (_tr("Location"), word(snapshot.get("location_id"))),
        (_tr("Employment"), labels.coded("EmploymentType", str(snapshot.get("employment_type") or ""))),
        (_tr("Target start"), date_text(str(snapshot.get("target_start") or ""))),
    ]


def changes(
    workbench: Workbench, before: ApprovalRecord, after: Mapping[str, Any]
) -> list[Change]:  # fmt: skip
    """What re-opened an attempt, from what it was to what it is. Pay one may not know is only said to have changed."""
    changed = set(before.changed_fields)
    was, now = (dict(snapshot_facts(workbench, one)) for one in (before.snapshot, after))
    pairs = {
        _tr("Level"): "level_id", _tr("Seats"): "seats", _tr("Location"): "location_id",
        _tr("Employment"): "employment_type", _tr("Target start"): "target_start",
    }  # fmt: skip
    found = [(label, was[label], now[label]) for label, field in pairs.items() if field in changed]
    if changed & set(PAY):
        found.insert(0, (_tr("Pay band"), was[_tr("Pay band")], now[_tr("Pay band")]))
    return found


def present_values(record: RequisitionRecord) -> dict[str, Any]:
    """A requisition as a snapshot of this moment."""
    plain = ("level_id", "target_start", "location_id", "employment_type", *PAY)
    seats = sum(1 for seat in record.seats if seat.closed_by != "cancelled")
    return {name: getattr(record, name) for name in plain} | {"seats": seats}


def reopened_before(attempts: Sequence[ApprovalRecord]) -> ApprovalRecord | None:
    """The attempt whose change asks now: the newest itself where it was re-opened, or the one before it."""
    return next((one for one in attempts[:2] if one.state == ApprovalState.REOPENED), None)


def change_sentence(change: Change) -> str:
    """``Pay band: 98,000 → 120,000 CAD per year``."""
    what, before, after = change
    if not before and not after:
        return _tr("{what} changed").format(what=what)
    return f"{what}: {before or _tr('not said')} → {after or _tr('not said')}"


def _band(values: Mapping[str, Any]) -> str:
    return pay_band(*(str(values.get(name) or "") for name in PAY))
