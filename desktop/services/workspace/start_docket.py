"""The docket as what a start shows first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.services.docket.lines_of import PARTS, Whose, docket_of
from desktop.services.docket.questions import ReadDocket
from desktop.services.pipeline.covering import covered
from desktop.services.workspace.start_page import Answers, Found


@dataclass(frozen=True, slots=True)
class StartDocket:
    """One's own docket, of the day of the start."""

    def plain(self) -> dict[str, Any]:
        """As JSON takes it."""
        return {"docket": True}

    def answers(self, found: Found, whose: Whose, today: str) -> Answers | None:
        """Every line; None where the person stands in for others by now than the statements name."""
        if covered(found("covers"), whose.person_id) != whose.covers:
            return None
        return {ReadDocket(today): docket_of(whose, {name: found(name) for name in PARTS})}
