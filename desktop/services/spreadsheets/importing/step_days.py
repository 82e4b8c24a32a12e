"""When a step of a draft happened, as it is stored."""

from __future__ import annotations

from datetime import UTC

from desktop.models.base import moment
from desktop.services.spreadsheets.drafting.records import DraftTransition


def instant_of(step: DraftTransition) -> str:
    """An ISO date, or an instant where the file told the time; a time without zone is taken as UTC. Empty when unknown."""
    if step.at is not None:
        return moment(step.at if step.at.tzinfo else step.at.replace(tzinfo=UTC))
    return step.on.isoformat() if step.on else ""
