"""What a fresher export tells of applications that are here already: where each goes on, and what speaks against doing so.

Only forward steps are done as told. A step back, one from before the last step here, or another ending is shown with its doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from desktop.models import Application, ImportBatch, Requisition, VocabularyWord
from desktop.services.spreadsheets.drafting.records import DraftApplication, DraftTransition, ImportDraft
from desktop.services.spreadsheets.importing.known_ids import KnownRecords
from desktop.services.spreadsheets.importing.step_days import instant_of
from desktop.services.spreadsheets.records import KnownMove, MoveStep
from desktop.services.storage.parts import parts
from desktop.words import VocabularyKind

_ACTIVE, _HIRED = "active", "hired"
_CLOSED = ("filled", "cancelled")


def find_moves(connection: Connection, draft: ImportDraft, known: KnownRecords) -> dict[int, KnownMove]:
    """The move of each known application that has one, by position in the draft."""
    if not known.applications:
        return {}
    places = _Stages(connection)
    steps: dict[int, list[DraftTransition]] = defaultdict(list)
    for step in draft.transitions:
        if step.application in known.applications:
            steps[step.application].append(replace(step, stage=places.kept(step.stage)))
    batches = set(connection.execute(select(ImportBatch.at)).scalars())
    rows = _rows(connection, known)
    moves: dict[int, KnownMove] = {}
    for key, application_id in known.applications.items():
        row = rows.get(application_id)
        if row is None:
            continue
        one = replace(draft.applications[key], stage=places.kept(draft.applications[key].stage))
        told = _Told(one, steps[key], row, places, key in known.other_day, batches)
        move = told.move()
        if move is not None:
            moves[key] = move
    return moves


def _rows(connection: Connection, known: KnownRecords) -> dict[str, Any]:
    a, r = Application.__table__.c, Requisition.__table__.c
    found: dict[str, Any] = {}
    for part in parts(known.applications.values()):
        query = (
            select(
                a.id, a.stage_id, a.status, a.stage_entered_at, a.ended_at, a.hold_until, r.status.label("requisition")
            )
            .join_from(Application.__table__, Requisition.__table__, a.requisition_id == r.id)
            .where(a.id.in_(part))
        )
        found.update((row.id, row) for row in connection.execute(query))
    return found


class _Stages:
    """Codes and order of the team's stages. A merged one is told of as the one it became."""

    def __init__(self, connection: Connection) -> None:
        w = VocabularyWord.__table__.c
        query = (
            select(w.id, w.code, w.rank, w.merged_into_id).where(w.kind == VocabularyKind.STAGE.value).order_by(w.rank)
        )
        rows = connection.execute(query).all()
        self.code = {row.id: row.code or row.id for row in rows}
        self.place = {row.code or row.id: place for place, row in enumerate(rows)}
        self._became: dict[str, str] = {
            self.code[row.id]: self.code[row.merged_into_id] for row in rows if row.merged_into_id
        }

    def kept(self, code: str) -> str:
        """The code of the stage that a code stands for by now."""
        return self._became.get(code, code)

    def of(self, code: str) -> int:
        """Where a stage stands; before all others when it is none of the team's."""
        return self.place.get(code, -1)


@dataclass(slots=True)
class _Told:
    """One application as the file tells it, beside the one that is here."""

    draft: DraftApplication
    steps: Sequence[DraftTransition]
    here: Any
    stages: _Stages
    other_day: bool
    batches: set[str]

    def move(self) -> KnownMove | None:
        """The move, or nothing when the file tells nothing new."""
        one, here = self.draft, self.here
        stage_here = self.stages.code.get(here.stage_id, "")
        doubt = self._doubt(stage_here)
        if doubt is None:
            return None
        path = self._path(stage_here, backwards=doubt in ("moves_back", "ended_here", "ends_otherwise"))
        hold = one.on_hold and not here.hold_until and here.status == _ACTIVE
        if not path and not hold and here.status == _ACTIVE:
            return None
        last = path[-1] if path else None
        on = date.fromisoformat(last.at[:10]) if last and last.at else None
        if not doubt and on and on.isoformat() < self._since():
            doubt = "older_than_here"
        if not doubt and self.other_day:
            doubt = "applied_date_differs"
        if not doubt and one.doubtful_stage:
            doubt = "stage_uncertain"
        if not doubt and here.requisition in _CLOSED and any(step.status in (_ACTIVE, _HIRED) for step in path):
            doubt = "requisition_not_open"
        to_stage = next((step.stage for step in reversed(path) if step.stage), stage_here)
        row = one.rows[-1] if one.rows else (0, 0)
        return KnownMove(
            one.key, here.id, row, stage_here, here.status, to_stage, last.status if last else _ACTIVE, on, doubt, path, hold,
        )  # fmt: skip

    def _doubt(self, stage_here: str) -> str | None:
        """Empty for a step forward, a code for what a person has to decide, ``None`` when there is no step."""
        one, here = self.draft, self.here
        if one.status == here.status != _ACTIVE:
            return None
        if here.status != _ACTIVE:
            says_so = one.stage_told or bool(one.raw_status)
            return ("ended_here" if one.status == _ACTIVE else "ends_otherwise") if says_so else None
        if one.status != _ACTIVE:
            return ""
        if not one.stage_told or one.stage == stage_here:
            return "" if one.on_hold else None
        there, present = self.stages.of(one.stage), self.stages.of(stage_here)
        return None if there < 0 else "" if there > present else "moves_back"

    def _path(self, stage_here: str, backwards: bool) -> tuple[MoveStep, ...]:
        """The told steps behind the present stage, up to the told state."""
        one = self.draft
        present, since = self.stages.of(stage_here), self._since()
        path: list[MoveStep] = []
        for step in () if backwards else self.steps:
            place, at = self.stages.of(step.stage), instant_of(step)
            if step.status == _ACTIVE and place > present and (not at or at[:10] >= since):
                path.append(MoveStep(step.stage, _ACTIVE, at, step.raw))
                present = place
        if one.status == _ACTIVE:
            if one.stage_told and one.stage != (path[-1].stage if path else stage_here):
                path.append(
                    MoveStep(one.stage, _ACTIVE, self._day_of(one.stage, _ACTIVE), one.raw_stage or one.raw_status)
                )
        else:
            end = one.ended_on.isoformat() if one.ended_on else self._day_of("", one.status)
            if one.status != _HIRED and one.stage_told and self.stages.of(one.stage) > present:
                path.append(MoveStep(one.stage, _ACTIVE, self._day_of(one.stage, _ACTIVE) or end, one.raw_stage))
            stage = _HIRED if one.status == _HIRED else ""
            path.append(MoveStep(stage, one.status, end, one.raw_status or one.raw_stage))
        return tuple(path)

    def _day_of(self, stage: str, status: str) -> str:
        found = (step for step in reversed(self.steps) if step.status == status and (not stage or step.stage == stage))
        return next((instant_of(step) for step in found), "")

    def _since(self) -> str:
        """The day of the last step here; empty when only the moment of an import is known."""
        known = [at for at in (self.here.stage_entered_at, self.here.ended_at) if at and at not in self.batches]
        return max((at[:10] for at in known), default="")
