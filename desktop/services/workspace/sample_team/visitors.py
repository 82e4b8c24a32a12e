"""The sample's people: their rows with contacts, applications and the steps these took, each kind written at once."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from desktop.addresses import match_key
from desktop.models import Application, ApplicationFlag, Candidate, CandidateTag, Contact, Note, Seat, StageTransition
from desktop.models.base import fixed_id, new_id
from desktop.services.vocabulary.seeding import word_id
from desktop.services.workspace.sample_team.docket import Case
from desktop.services.workspace.sample_team.openings import Openings
from desktop.services.workspace.sample_team.process_story import PROMISED
from desktop.services.workspace.sample_team.setting import Setting
from desktop.services.workspace.sample_team.story import OPENINGS, VISITORS, Visitor
from desktop.text import words_of
from desktop.words import ApplicationStatus, VocabularyKind

_IN_ORDER = (Candidate, Contact, CandidateTag, Application, StageTransition, ApplicationFlag, Note)
"""No row before one that it names."""


class Visitors:
    """Writes them for requisitions that are there. ``cases`` in the order of the story."""

    def __init__(self, setting: Setting, openings: Openings) -> None:
        self._setting, self._openings = setting, openings
        self._rows: dict[type[Any], list[dict[str, Any]]] = defaultdict(list)
        self._hires: list[tuple[str, dict[str, Any]]] = []
        self.cases: list[Case] = []

    def write(self) -> None:
        """All of them; who was hired takes a seat."""
        for number, visitor in enumerate(VISITORS):
            self._arrive(number, visitor)
        for entity in _IN_ORDER:
            self._setting.work.bulk_insert(entity, self._rows[entity])
        self._setting.work.bulk_update(Seat, self._hires)

    def _arrive(self, number: int, visitor: Visitor) -> None:
        setting, requisition_id = self._setting, self._openings.ids[visitor.opening]
        candidate_id, application_id = new_id(), new_id()
        came = setting.at(visitor.steps[0][1], number)
        source_id = word_id(VocabularyKind.SOURCE, visitor.source.removeprefix("sourced_"))
        self._rows[Candidate].append(
            {
                "id": candidate_id, "name": visitor.name, "title": visitor.title, "employer": visitor.employer,
                "location": visitor.location, "source_id": source_id, "language": "French" if "Bilingual" in visitor.tags else "English",
                "created_at": came,
            }
        )  # fmt: skip
        mail = ".".join(word for word in words_of(visitor.name) if word.isascii()) or f"person{number}"
        values = (("email", f"{mail}@example.com"), ("phone", f"+1 514 555 {1000 + number * 37:04d}"))
        self._rows[Contact] += [
            {"candidate_id": candidate_id, "kind": kind, "value": value, "match_key": match_key(kind, value)}
            for kind, value in values
        ]
        tags = [setting.word(VocabularyKind.TAG, tag) for tag in visitor.tags]
        self._rows[CandidateTag] += [
            {"id": fixed_id("candidate_tag", candidate_id, tag), "candidate_id": candidate_id, "tag_id": tag}
            for tag in tags
        ]
        recruiter = setting.people[OPENINGS[visitor.opening].recruiter]
        steps = self._steps(number, visitor, application_id, candidate_id, recruiter)
        last, status = steps[-1], str(steps[-1]["to_status"])
        entered = next(step["at"] for step in steps if step["to_stage_id"] == last["to_stage_id"])
        self._rows[Application].append(
            {
                "id": application_id, "candidate_id": candidate_id, "requisition_id": requisition_id,
                "stage_id": last["to_stage_id"], "status": status, "owner_id": recruiter, "applied_on": came[:10],
                "stage_entered_at": entered, "last_touch_at": last["at"], "source_id": source_id, "created_at": came,
                "hold_until": setting.at(-visitor.hold)[:10] if visitor.hold else "",
                "ended_at": "" if status == ApplicationStatus.ACTIVE else last["at"], "reason_id": last["reason_id"],
                "promised_on": setting.day(PROMISED[visitor.name]) if visitor.name in PROMISED else "",
            }
        )  # fmt: skip
        self._rows[StageTransition] += steps
        self._aside(visitor, candidate_id, application_id, recruiter)
        self.cases.append(Case(visitor, application_id, candidate_id, requisition_id, status))
        if status == ApplicationStatus.HIRED:
            seat = self._openings.seats[requisition_id].pop(0)
            taken = {"closed_by": "hire", "closed_on": str(last["at"])[:10], "application_id": application_id}
            self._hires.append((seat, taken))

    def _steps(
        self, number: int, visitor: Visitor, application_id: str, candidate_id: str, actor: str
    ) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        stage, status, before = None, "", 0
        for code, days in visitor.steps:
            following = ApplicationStatus.HIRED.value if code == "hired" else ApplicationStatus.ACTIVE.value
            stayed = (before - days) * 86_400 if stage else None
            rows.append(self._step(application_id, candidate_id, actor, stage, word_id(VocabularyKind.STAGE, code), status,
                                   following, self._setting.at(days, number), stayed))  # fmt: skip
            stage, status, before = word_id(VocabularyKind.STAGE, code), following, days
        if visitor.ending:
            ending, reason, days = visitor.ending
            rows.append(self._step(application_id, candidate_id, actor, stage, stage or "", status, ending, self._setting.at(days, number),
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
        at = self._setting.at(visitor.steps[-1][1], -45)
        flags = [word_id(VocabularyKind.RISK_FLAG, code) for code in visitor.flags]
        self._rows[ApplicationFlag] += [
            {"id": fixed_id("application_flag", application_id, flag), "application_id": application_id,
             "candidate_id": candidate_id, "flag_id": flag, "at": at}
            for flag in flags
        ]  # fmt: skip
        if visitor.note:
            self._rows[Note].append(
                {"candidate_id": candidate_id, "application_id": application_id, "author_id": author, "at": at, "text": visitor.note}
            )  # fmt: skip
