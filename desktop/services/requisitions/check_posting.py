"""Checking a posting and keeping the result with it, until something the check looked at changes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from desktop.models import Requisition, Workspace
from desktop.services.access.permissions import Permission
from desktop.services.dispatch.registry import handles
from desktop.services.requisitions.commands import CheckPosting
from desktop.services.requisitions.posting_check import ENGLISH, FRENCH, Place, check_posting, codes, digest
from desktop.services.requisitions.records import PostingResult
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.storage.visibility.masks import PAY
from desktop.services.working_days.calendar import COUNTRY, REGION

_FACTS = (ENGLISH, FRENCH, "uses_ai", "vacancy")


@handles(CheckPosting)
def check_posting_of(work: UnitOfWork, command: CheckPosting) -> tuple[str, ...]:
    """Look at what is stored now. Whoever checks learns how the text lies to the pay band, and so must be allowed to see it."""
    requisition = work.get(Requisition, command.requisition_id)
    if any(getattr(requisition, name) for name in PAY):
        work.must(Permission.PAY_SEE)
    place = place_of(work.connection)
    values = {name: getattr(requisition, name) for name in (*_FACTS, *PAY)}
    found = codes(check_posting(requisition.posting_text, requisition.posting_text_fr, values, place))
    requisition.posting_check = {
        "at": work.now,
        "by_id": work.actor.id,
        "texts": digest(values, place),
        "findings": list(found),
    }
    return found


def outdate_check(requisition: Requisition) -> None:
    """The pay band has changed, of which the kept digest knows nothing."""
    if requisition.posting_check:
        requisition.posting_check = {**requisition.posting_check, "texts": ""}


def kept_check(connection: Connection, row: Any) -> PostingResult | None:
    """The kept result of a requisition's row."""
    kept = row.posting_check
    if not kept:
        return None
    now = digest({name: getattr(row, name) for name in _FACTS}, place_of(connection))
    return PostingResult(kept["at"], kept["by_id"], tuple(kept["findings"]), kept["texts"] == now)


def place_of(connection: Connection) -> Place:
    """Whose rules apply in this workspace."""
    settings = connection.execute(select(Workspace.__table__.c.settings)).scalar() or {}
    return Place(settings.get(COUNTRY, "CA"), settings.get(REGION, ""))
