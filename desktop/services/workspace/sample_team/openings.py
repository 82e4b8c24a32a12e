"""The sample's requisitions: their rows with seats, the steps they took, and postings with the check that was kept."""

from __future__ import annotations

from typing import Any

from desktop.models import Requisition, RequisitionStep, Seat
from desktop.models.base import new_id
from desktop.services.pipeline.numbering import next_numbers
from desktop.services.requisitions.check_posting import place_of
from desktop.services.requisitions.posting_check import check_posting, codes, digest
from desktop.services.vocabulary.seeding import word_id
from desktop.services.workspace.sample_team.process_story import POSTINGS
from desktop.services.workspace.sample_team.setting import Setting
from desktop.services.workspace.sample_team.story import OPENINGS, Opening
from desktop.words import RequisitionStatus as Status
from desktop.words import VocabularyKind as Kind

_UNOPENED = {Status.DRAFT, Status.AWAITING_APPROVAL}
_ENDED = {Status.FILLED, Status.CANCELLED}


class Openings:
    """Writes them. ``ids`` in the order of the story; ``seats`` of each that nobody has taken."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self.ids: list[str] = []
        self.seats: dict[str, list[str]] = {}

    def write(self) -> None:
        """All of them."""
        numbers = next_numbers(self._setting.work, len(OPENINGS))
        rows = [self._row(opening, number) for opening, number in zip(OPENINGS, numbers, strict=True)]
        self.ids = [row["id"] for row in rows]
        work = self._setting.work
        work.bulk_insert(Requisition, rows)
        work.bulk_insert(
            Seat, [seat for row, one in zip(rows, OPENINGS, strict=True) for seat in self._seats(row, one)]
        )
        work.bulk_insert(
            RequisitionStep, [step for row, one in zip(rows, OPENINGS, strict=True) for step in self._steps(row, one)]
        )

    def _row(self, opening: Opening, number: str) -> dict[str, Any]:
        at, word, people = self._setting.at, self._setting.word, self._setting.people
        opened = next((days for status, days, _ in opening.steps if status == Status.OPEN), None)
        ended = opening.steps[-1][1] if opening.status in _ENDED else None
        return {
            "id": new_id(), "number": number, "title": opening.title, "status": opening.status,
            "status_reason": opening.steps[-1][2] if opening.steps else "",
            "department_id": word(Kind.DEPARTMENT, opening.department), "location_id": word(Kind.LOCATION, opening.location),
            "role_family_id": word(Kind.ROLE_FAMILY, opening.family), "level_id": word_id(Kind.LEVEL, opening.level),
            "employment_type": "permanent", "work_time": "full_time", "reason": opening.reason, "backfill_of": opening.backfill,
            "justification": opening.note, "hiring_manager_id": people[opening.manager], "recruiter_id": people[opening.recruiter],
            "pay_min": opening.pay[0], "pay_max": opening.pay[1], "pay_currency": "CAD", "pay_period": "year",
            "priority": opening.priority, "opened_on": at(opened)[:10] if opened is not None else "",
            "closed_on": at(ended)[:10] if ended is not None else "",
            "target_start": at(-opening.starts)[:10] if opening.starts else "", "created_at": at(opening.days + 6),
            **self._posting(opening),
        }  # fmt: skip

    def _posting(self, opening: Opening) -> dict[str, Any]:
        """The texts, and the check as the form makes it."""
        if not opening.posting:
            return {"posting_text": "", "posting_text_fr": "", "uses_ai": "", "vacancy": "", "posting_check": {}}
        english, french, uses_ai, vacancy, checked = POSTINGS[opening.posting]
        texts = {
            "posting_text": english.strip(),
            "posting_text_fr": french.strip(),
            "uses_ai": uses_ai,
            "vacancy": vacancy,
        }
        pay = {"pay_min": opening.pay[0], "pay_max": opening.pay[1], "pay_currency": "CAD", "pay_period": "year"}
        place = place_of(self._setting.work.connection)
        found = codes(check_posting(texts["posting_text"], texts["posting_text_fr"], texts | pay, place))
        kept = {
            "at": self._setting.at(checked), "by_id": self._setting.people[opening.recruiter], "texts": digest(texts, place),
            "findings": list(found),
        }  # fmt: skip
        return {**texts, "posting_check": kept}

    def _seats(self, row: dict[str, Any], opening: Opening) -> list[dict[str, Any]]:
        gone = {"closed_by": "ended", "closed_on": row["closed_on"]} if opening.status == Status.CANCELLED else {}
        made = [
            {"id": new_id(), "requisition_id": row["id"], "position": place + 1, "opened_on": row["opened_on"],
             "closed_by": "", "closed_on": "", **gone}
            for place in range(opening.seats)
        ]  # fmt: skip
        self.seats[row["id"]] = [str(seat["id"]) for seat in made]
        return made

    def _steps(self, row: dict[str, Any], opening: Opening) -> list[dict[str, Any]]:
        found, before = [], Status.DRAFT.value
        for status, days, reason in opening.steps:
            found.append(
                {"id": new_id(), "requisition_id": row["id"], "from_status": before, "to_status": status,
                 "at": self._setting.at(days), "actor_id": row["recruiter_id"], "reason": reason}
            )  # fmt: skip
            before = status
        return found
