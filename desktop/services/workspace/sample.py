"""Filling a new workspace with the sample team, as one journalled command; the workspace is marked as sample for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from desktop.addresses import match_key
from desktop.errors import RuleBroken
from desktop.models import (
    Application,
    ApplicationFlag,
    Candidate,
    CandidateTag,
    Contact,
    Note,
    Person,
    Requisition,
    Seat,
    StageTransition,
    Workspace,
)  # fmt: skip
from desktop.models.base import fixed_id, moment, new_id
from desktop.services.dispatch.registry import handles
from desktop.services.pipeline.numbering import next_numbers
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.add_word import word_labelled
from desktop.services.vocabulary.seeding import word_id
from desktop.services.workspace.messages import FillWithSample
from desktop.services.workspace.sample_story import OPENINGS, TEAM, VISITORS, Opening, Visitor
from desktop.text import words_of
from desktop.words import ApplicationStatus, VocabularyKind


@handles(FillWithSample)
def fill_with_sample(work: UnitOfWork, _: FillWithSample) -> int:
    """Write the whole story with its dates in the past."""
    if not work.rows(select(Workspace.sample))[0][0]:
        raise RuleBroken("workspace.not_sample")
    if work.rows(select(func.count()).select_from(Candidate))[0][0]:
        raise RuleBroken("workspace.not_empty")
    story = _Story(work)
    for opening in OPENINGS:
        story.open(opening)
    for number, visitor in enumerate(VISITORS):
        story.arrive(number, visitor)
    return len(VISITORS)


class _Story:
    """Turns the data of the story into rows."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._now = datetime.now(UTC).replace(hour=14, minute=30, second=0, microsecond=0)
        known = {row.name: row.id for row in work.rows(select(Person.name, Person.id))}
        self._people = {name: known.get(name) or new_id() for name, _ in TEAM}
        fresh = [(name, role) for name, role in TEAM if name not in known]
        work.bulk_insert(Person, [{"id": self._people[name], "name": name, "roles": [role]} for name, role in fresh])
        self._requisitions: list[str] = []
        self._seats: dict[str, list[str]] = {}

    def _at(self, days: int, minutes: int = 0) -> str:
        return moment(self._now - timedelta(days=days, minutes=minutes))

    def _word(self, kind: VocabularyKind, label: str) -> str:
        return word_labelled(self._work, kind, label)

    def open(self, opening: Opening) -> None:
        """One requisition with its seats."""
        requisition_id = new_id()
        opened = "" if opening.status == "draft" else self._at(opening.days)[:10]
        filled = opening.status == "filled"
        self._work.bulk_insert(
            Requisition,
            [
                {
                    "id": requisition_id, "number": next_numbers(self._work, 1)[0], "title": opening.title, "status": opening.status,
                    "status_reason": "Budget review until next quarter" if opening.status == "on_hold" else "",
                    "department_id": self._word(VocabularyKind.DEPARTMENT, opening.department),
                    "location_id": self._word(VocabularyKind.LOCATION, opening.location),
                    "role_family_id": self._word(VocabularyKind.ROLE_FAMILY, opening.family),
                    "level_id": word_id(VocabularyKind.LEVEL, opening.level), "employment_type": "permanent",
                    "work_time": "full_time", "reason": opening.reason, "backfill_of": opening.backfill,
                    "justification": opening.note, "hiring_manager_id": self._people[opening.manager],
                    "recruiter_id": self._people[opening.recruiter], "pay_min": opening.pay[0], "pay_max": opening.pay[1],
                    "pay_currency": "CAD", "pay_period": "year", "priority": opening.priority, "opened_on": opened,
                    "closed_on": self._at(74)[:10] if filled else "",
                    "target_start": self._at(-40)[:10], "created_at": self._at(opening.days + 6),
                }
            ],
        )  # fmt: skip
        seats = [
            {"id": new_id(), "requisition_id": requisition_id, "position": place + 1, "opened_on": opened}
            for place in range(opening.seats)
        ]
        self._work.bulk_insert(Seat, seats)
        self._requisitions.append(requisition_id)
        self._seats[requisition_id] = [str(seat["id"]) for seat in seats]

    def arrive(self, number: int, visitor: Visitor) -> None:
        """One person with contacts, application, steps, flags and note."""
        opening = OPENINGS[visitor.opening]
        requisition_id = self._requisitions[visitor.opening]
        candidate_id, application_id = new_id(), new_id()
        came = self._at(visitor.steps[0][1], number)
        source_id = word_id(VocabularyKind.SOURCE, visitor.source.removeprefix("sourced_"))
        self._work.bulk_insert(
            Candidate,
            [
                {
                    "id": candidate_id, "name": visitor.name, "title": visitor.title, "employer": visitor.employer,
                    "location": visitor.location, "source_id": source_id, "language": "French" if "Bilingual" in visitor.tags else "English",
                    "created_at": came,
                }
            ],
        )  # fmt: skip
        mail = ".".join(word for word in words_of(visitor.name) if word.isascii()) or f"person{number}"
        values = (("email", f"{mail}@example.com"), ("phone", f"+1 514 555 {1000 + number * 37:04d}"))
        self._work.bulk_insert(
            Contact,
            [
                {"candidate_id": candidate_id, "kind": kind, "value": value, "match_key": match_key(kind, value)}
                for kind, value in values
            ],
        )
        tags = [self._word(VocabularyKind.TAG, tag) for tag in visitor.tags]
        self._work.bulk_insert(
            CandidateTag,
            [
                {"id": fixed_id("candidate_tag", candidate_id, tag), "candidate_id": candidate_id, "tag_id": tag}
                for tag in tags
            ],
        )
        recruiter = self._people[opening.recruiter]
        steps = self._steps(number, visitor, application_id, candidate_id, recruiter)
        last, status = steps[-1], str(steps[-1]["to_status"])
        entered = next(step["at"] for step in steps if step["to_stage_id"] == last["to_stage_id"])
        self._work.bulk_insert(
            Application,
            [
                {
                    "id": application_id, "candidate_id": candidate_id, "requisition_id": requisition_id,
                    "stage_id": last["to_stage_id"], "status": status, "owner_id": recruiter, "applied_on": came[:10],
                    "stage_entered_at": entered, "last_touch_at": last["at"], "source_id": source_id, "created_at": came,
                    "hold_until": self._at(-visitor.hold)[:10] if visitor.hold else "",
                    "ended_at": "" if status == ApplicationStatus.ACTIVE else last["at"], "reason_id": last["reason_id"],
                }
            ],
        )  # fmt: skip
        self._work.bulk_insert(StageTransition, steps)
        self._aside(visitor, candidate_id, application_id, recruiter)
        if status == ApplicationStatus.HIRED:
            day = str(last["at"])[:10]
            seat = self._seats[requisition_id].pop(0)
            self._work.bulk_update(
                Seat, [(seat, {"closed_by": "hire", "closed_on": day, "application_id": application_id})]
            )

    def _steps(
        self, number: int, visitor: Visitor, application_id: str, candidate_id: str, actor: str
    ) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        stage, status, before = None, "", 0
        for code, days in visitor.steps:
            following = ApplicationStatus.HIRED.value if code == "hired" else ApplicationStatus.ACTIVE.value
            stayed = (before - days) * 86_400 if stage else None
            rows.append(self._step(application_id, candidate_id, actor, stage, word_id(VocabularyKind.STAGE, code), status,
                                   following, self._at(days, number), stayed))  # fmt: skip
            stage, status, before = word_id(VocabularyKind.STAGE, code), following, days
        if visitor.ending:
            ending, reason, days = visitor.ending
            rows.append(self._step(application_id, candidate_id, actor, stage, stage or "", status, ending, self._at(days, number),
                                   (before - days) * 86_400, word_id(VocabularyKind.REASON, reason)))  # fmt: skip
        return rows

    @staticmethod
    def _step(
        application_id: str, candidate_id: str, actor: str, from_stage: str | None, to_stage: str, from_status: str,
        to_status: str, at: str, stayed: int | None, reason: str | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        return {
            "id": new_id(), "application_id": application_id, "candidate_id": candidate_id, "from_stage_id": from_stage,
            "to_stage_id": to_stage, "from_status": from_status, "to_status": to_status, "at": at, "actor_id": actor,
            "stayed": stayed, "reason_id": reason,
        }  # fmt: skip

    def _aside(self, visitor: Visitor, candidate_id: str, application_id: str, author: str) -> None:
        at = self._at(visitor.steps[-1][1], -45)
        flags = [word_id(VocabularyKind.RISK_FLAG, code) for code in visitor.flags]
        self._work.bulk_insert(
            ApplicationFlag,
            [
                {"id": fixed_id("application_flag", application_id, flag), "application_id": application_id,
                 "candidate_id": candidate_id, "flag_id": flag, "at": at}
                for flag in flags
            ],
        )  # fmt: skip
        if visitor.note:
            self._work.bulk_insert(
                Note,
                [
                    {
                        "candidate_id": candidate_id,
                        "application_id": application_id,
                        "author_id": author,
                        "at": at,
                        "text": visitor.note,
                    }
                ],
            )
