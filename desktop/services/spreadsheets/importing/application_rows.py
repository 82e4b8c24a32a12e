"""Applications of a draft as rows, with their dated steps. The file's dates count; the day of the import is the batch's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from desktop.models import Application, Note, StageTransition
from desktop.models.base import from_moment, new_id
from desktop.services.spreadsheets.drafting.records import (
    DraftApplication,
    DraftInterview,
    DraftOffer,
    DraftTransition,
    ImportDraft,
)
from desktop.services.spreadsheets.importing.step_days import instant_of
from desktop.services.spreadsheets.importing.word_ids import WordIds
from desktop.services.storage.unit_of_work import UnitOfWork

HOLD_DAYS = 30
"""An imported "on hold" names no date; it rests this long and then shows up again."""


class ApplicationWriter:
    """Writes blocks of applications with transitions and notes."""

    def __init__(self, work: UnitOfWork, draft: ImportDraft, words: WordIds) -> None:
        self._work, self._words = work, words
        self._steps: dict[int, list[DraftTransition]] = defaultdict(list)
        for step in draft.transitions:
            self._steps[step.application].append(step)
        self._interviews: dict[int, list[DraftInterview]] = defaultdict(list)
        for interview in draft.interviews:
            self._interviews[interview.application].append(interview)
        self._offers: dict[int, list[DraftOffer]] = defaultdict(list)
        for offer in draft.offers:
            self._offers[offer.application].append(offer)
        self._hold_until = (date.fromisoformat(work.today) + timedelta(days=HOLD_DAYS)).isoformat()

    def write(
        self, block: Sequence[DraftApplication], candidates: dict[int, str], requisitions: dict[int, str]
    ) -> dict[int, str]:
        """Insert a block; answers application ids by position in the draft."""
        ids: dict[int, str] = {}
        rows: list[dict[str, Any]] = []
        steps: list[dict[str, Any]] = []
        notes: list[dict[str, Any]] = []
        for one in block:
            application_id, candidate_id = new_id(), candidates[one.person]
            ids[one.key] = application_id
            own = self._transition_rows(one, application_id, candidate_id)
            steps.extend(own)
            rows.append(self._application_row(one, application_id, candidate_id, requisitions[one.requisition], own))
            for text in one.notes:
                notes.append(
                    {
                        "candidate_id": candidate_id,
                        "application_id": application_id,
                        "author_id": self._work.actor.id,
                        "text": text,
                    }
                )
        self._work.bulk_insert(Application, rows)
        self._work.bulk_insert(StageTransition, steps)
        self._work.bulk_insert(Note, notes)
        return ids

    def _application_row(
        self,
        one: DraftApplication,
        application_id: str,
        candidate_id: str,
        requisition_id: str,
        steps: list[dict[str, Any]],
    ) -> dict[str, Any]:
        words = self._words
        stage_id = words.stage(one.stage)
        entered = next((step["at"] for step in steps if step["to_stage_id"] == stage_id), steps[-1]["at"])
        ended = "" if one.status == "active" else (one.ended_on.isoformat() if one.ended_on else steps[-1]["at"])
        source_id = words.source(one.source)
        return {
            "id": application_id, "candidate_id": candidate_id, "requisition_id": requisition_id, "stage_id": stage_id,
            "status": one.status, "owner_id": words.person(one.owner),
            "applied_on": one.applied_on.isoformat() if one.applied_on else "", "stage_entered_at": entered,
            "last_touch_at": max(step["at"] for step in steps), "hold_until": self._hold_until if one.on_hold else "",
            "reason_id": words.reason(one.reason), "reason_note": "" if one.reason else one.raw_reason, "ended_at": ended,
            "source_id": source_id,
            "source_detail": one.source_detail or (one.source.raw if one.source and source_id is None else ""),
            "kept": self._kept(one), "external_ref": one.external_id,
        }  # fmt: skip

    def _kept(self, one: DraftApplication) -> dict[str, str]:
        """Foreign words beside what they were mapped to, and what no column of ours takes."""
        kept: dict[str, str] = {}
        interviews = "; ".join(_told(interview) for interview in self._interviews.get(one.key, ()))
        offers = "; ".join(
            " ".join(part for part in (offer.on.isoformat() if offer.on else "", offer.pay, offer.raw_answer) if part)
            for offer in self._offers.get(one.key, ())
        )
        for label, text in (*kept_of_application(one).items(), ("interviews", interviews), ("offers", offers)):
            if text:
                kept.setdefault(label, text)
        return kept

    def _transition_rows(self, one: DraftApplication, application_id: str, candidate_id: str) -> list[dict[str, Any]]:
        """The steps in order. A step without a date stands on the last known one and counts as no visit (a correction)."""
        rows: list[dict[str, Any]] = []
        stage_before: str | None = None
        status_before = ""
        at_before = ""
        for step in self._steps.get(one.key, ()):
            known_at = instant_of(step)
            at = known_at or at_before or self._floor(one)
            stage_id = self._words.stage(step.stage) if step.stage else stage_before or self._words.stage(one.stage)
            status = step.status if step.status in ("hired", "rejected", "withdrawn") else "active"
            stayed = None
            if at_before and known_at:
                stayed = max(0, int((from_moment(known_at) - from_moment(at_before)).total_seconds()))
            rows.append({
                "application_id": application_id, "candidate_id": candidate_id, "from_stage_id": stage_before,
                "to_stage_id": stage_id, "from_status": status_before, "to_status": status, "at": at,
                "actor_id": self._work.actor.id, "stayed": stayed, "correction": not known_at and stage_before is not None,
                "raw": step.raw, "note": step.result, "reason_id": self._words.reason(one.reason) if status == one.status else None,
            })  # fmt: skip
            stage_before, status_before, at_before = stage_id, status, at
        return rows

    def _floor(self, one: DraftApplication) -> str:
        day = one.applied_on or one.ended_on
        return day.isoformat() if day else self._work.now


def kept_of_application(one: DraftApplication) -> dict[str, str]:
    """What no field of an application takes, and the file's own words beside what they were taken for."""
    kept = dict(one.kept)
    for label, text in (
        ("stage", one.raw_stage), ("status", one.raw_status), ("source", one.source.raw if one.source else ""),
        ("reason", one.raw_reason), ("recruiter", one.owner), ("hiring manager", one.manager), ("expected pay", one.expected_pay),
        ("current pay", one.current_pay), ("offered pay", one.offered_pay), ("available", one.available), ("rating", one.rating),
        ("next action", one.next_action), ("credit", one.credit),
    ):  # fmt: skip
        if text:
            kept.setdefault(label, text)
    return kept


def _told(interview: DraftInterview) -> str:
    when: datetime | date | None = interview.at or interview.on
    shown = when.isoformat(" ")[:16] if isinstance(when, datetime) else when.isoformat() if when else ""
    parts = (shown, interview.round and f"round {interview.round}", interview.interviewer, interview.raw_result)
    return " ".join(part for part in parts if part)
