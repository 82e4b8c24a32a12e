"""A vocabulary, a team and lists of any length whose rows are made from their position: nothing is held in memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from desktop.services.applications.questions import ReadApplication, WhyNotMove
from desktop.services.applications.records import ApplicationRecord
from desktop.services.candidates.questions import ReadCandidate
from desktop.services.candidates.records import ApplicationSummary, CandidateRecord, ContactRecord
from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import (
    ColumnValues,
    CountRows,
    JumpTo,
    ListCount,
    ListRow,
    ListView,
    ListWindow,
    PositionOf,
    ReadColumnValues,
    ReadIds,
    ReadMarks,
    ReadRows,
)
from desktop.services.people.questions import ReadTeam
from desktop.services.people.records import Member, Team
from desktop.services.requisitions.questions import ReadRequisition
from desktop.services.requisitions.records import RequisitionRecord, SeatRecord
from desktop.services.saved_views.messages import ReadSavedViews
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.services.vocabulary.records import VocabularyBook, Word
from desktop.words import VocabularyKind

_WORDS: dict[VocabularyKind, tuple[str, ...]] = {
    VocabularyKind.STAGE: (
        "Applied", "Screening", "Assessment", "First interview", "Final interview", "References and checks", "Offer", "Hired",
    ),
    VocabularyKind.REASON: ("Skills gap", "Stronger candidate", "Pay above band", "Other offer or stayed put", "No show"),
    VocabularyKind.SOURCE: (
        "Referral", "Indeed", "Job Bank", "Jobboom", "LinkedIn", "Agency Lavoie & filles", "Campus", "Direct", "Event",
        "Internal mobility", "Sourced", "Other",
    ),
    VocabularyKind.DEPARTMENT: ("Finance", "People and culture", "Operations", "Engineering", "Customer care"),
    VocabularyKind.LOCATION: ("Montréal", "Toronto", "Québec", "Vancouver", "Remote"),
    VocabularyKind.ROLE_FAMILY: ("Analysis", "Engineering", "Support"),
    VocabularyKind.LEVEL: ("Junior", "Intermediate", "Senior", "Lead"),
    VocabularyKind.COST_CENTRE: ("4100", "4200", "5100"),
}  # fmt: skip


def book() -> VocabularyBook:
    milestones = ("applied", "screen", "screen", "interview", "interview", "interview", "offer", "hired")
    return VocabularyBook(
        tuple(
            Word(
                f"{kind}-{rank}", kind, f"{kind}_{rank}", text, definition=f"What {text.lower()} means here", rank=rank,
                milestone=milestones[rank] if kind is VocabularyKind.STAGE else "",
            )
            for kind, texts in _WORDS.items()
            for rank, text in enumerate(texts)
        )
    )  # fmt: skip


def team() -> Team:
    names = ("Bao Kaur", "Élodie Gagnon-Tremblay", "Marcus Oyelaran", "Søren Lindqvist", "Priya Raghunathan")
    return Team(tuple(Member(f"member-{place}", name) for place, name in enumerate(names)))


FAMILY = ("Okafor", "Petit", "Nováková", "O’Brien-Fitzgerald", "Łukaszewicz", "Tremblay", "Sørensen", "García Márquez",
          "Nguyễn", "Wolfeschlegelsteinhausenbergerdorff", "Li", "Abdul-Rahman", "Bélanger", "Kowalczyk")  # fmt: skip
GIVEN = ("Amara", "Julien", "Zuzana", "Siobhán", "Łukasz", "Marie-Ève", "Bjørn", "José Antonio", "Thị Minh", "Hubert",
         "Wei", "Fatimah", "Geneviève", "Agnieszka", "Noah", "Chloé", "Ravi")  # fmt: skip
TITLES = ("Senior analyst", "Payroll lead", "Buyer", "Customer care specialist, bilingual (evenings and weekends)",
          "Platform engineer", "Talent partner", "Warehouse supervisor")  # fmt: skip
EMPLOYERS = (
    "Caisse Desjardins",
    "Hydro-Québec",
    "Ville de Montréal",
    None,
    "Northern Freight Logistics Inc.",
    "Loblaw",
)
CITIES = ("Montréal, QC", "Toronto, ON", "Québec, QC", None, "Vancouver, BC", "Trois-Rivières, QC")
STRIPS = ("yyso-", "y!---", "yyyo-", "yn---", "y~---", "o----", "yyyys", "yyyyy")


def _moment(days: float) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _day(days: float) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%d")


def _word(kind: VocabularyKind, number: int) -> str:
    return f"{kind}-{number % len(_WORDS[kind])}"


def record_id(kind: ListKind, number: int) -> str:
    return f"{kind}-{number:08d}-7000-8000-000000000000"


def number_of(record: str) -> int:
    return int(record.split("-")[1])


def name_of(number: int) -> str:
    return f"{FAMILY[number % 14]}, {GIVEN[(number * 7 + number // 14) % 17]}"


def values(kind: ListKind, n: int) -> dict[str, Any]:
    touched = (0.02, 0.3, 1, 2.4, 3, 5, 8, 9.5, 16, 31, 4, 0.6)[n % 12]
    common = {"created_at": _moment(n % 400 + 20), "changed_at": _moment(touched)}
    if kind is ListKind.CANDIDATES:
        return common | {
            "name": name_of(n), "email": None if n % 11 == 3 else f"{GIVEN[n % 17].split()[0].lower()}.{n}@example.org",
            "phone": None if n % 5 == 2 else f"+1 514 555-{n % 10000:04d}", "location": CITIES[n % 6],
            "employer": EMPLOYERS[n % 6], "title": TITLES[n % 7] if n % 4 else None,
            "source": _word(VocabularyKind.SOURCE, n * 5), "applications": n % 4, "active": min(n % 3, n % 4),
            "last_touch": _moment(touched) if n % 9 else None, "tags": "bilingual, payroll" if n % 3 == 0 else None,
            "language": ("en", "fr")[n % 2], "do_not_contact": n % 23 == 0,
        }  # fmt: skip
    if kind is ListKind.APPLICATIONS:
        status = ("active", "active", "active", "rejected", "active", "withdrawn", "active", "hired")[n % 8]
        ended = status != "active"
        return common | {
            "name": name_of(n), "requisition": f"R-{100 + n % 60:04d} {TITLES[n % 7]}",
            "stage": _word(VocabularyKind.STAGE, n * 3), "status": status, "owner": f"member-{n % 5}" if n % 6 else None,
            "in_stage_since": _moment(touched + 1), "last_touch": _moment(touched), "strip": STRIPS[n % 8],
            "source": _word(VocabularyKind.SOURCE, n * 5), "applied_on": _day(n % 90 + 3),
            "hold_until": _day(-12) if n % 10 == 4 and not ended else None,
            "reason": _word(VocabularyKind.REASON, n) if ended else None, "ended_at": _moment(2) if ended else None,
            "email": None, "phone": None, "department": _word(VocabularyKind.DEPARTMENT, n),
            "hiring_manager": f"member-{(n + 2) % 5}", "number": f"R-{100 + n % 60:04d}",
        }  # fmt: skip
    return common | {
        "number": f"R-{n + 100:04d}", "title": TITLES[n % 7],
        "status": ("open", "open", "draft", "on_hold", "awaiting_approval", "filled", "open", "cancelled")[n % 8],
        "department": _word(VocabularyKind.DEPARTMENT, n), "location": _word(VocabularyKind.LOCATION, n * 2),
        "seats": n % 4 + 1, "seats_open": n % 3, "active": (n * 37) % 140, "hiring_manager": f"member-{n % 5}",
        "recruiter": f"member-{(n + 1) % 5}" if n % 7 else None,
        "priority": ("normal", "high", "normal", "urgent", "low")[n % 5], "strip": STRIPS[(n * 3) % 8],
        "target_start": _day(-(n % 100)) if n % 3 else None, "days_open": n % 120 if n % 8 != 2 else None,
        "opened_at": _day(n % 120) if n % 8 != 2 else None,
        "role_family": _word(VocabularyKind.ROLE_FAMILY, n), "level": _word(VocabularyKind.LEVEL, n),
        "cost_centre": _word(VocabularyKind.COST_CENTRE, n), "employment_type": "permanent", "confidential": n % 13 == 0,
    }  # fmt: skip


class SyntheticList:
    """A list of ``size`` rows; each filter leaves a tenth, a search a hundredth. ``gone`` numbers are no longer in it."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.gone: set[int] = set()
        self.ahead = 0
        """Rows that a colleague put before all others."""

    def matching(self, view: ListView) -> int:
        left = self.size + self.ahead - len(self.gone)
        for _ in view.filters:
            left //= 10
        return left // 100 if view.search else left

    def number_at(self, view: ListView, position: int) -> int:
        total = self.matching(view)
        if view.sort is not None and view.sort.descending:
            position = total - 1 - position
        number = position - self.ahead
        if number < 0:
            return self.size - 1 - number
        for away in sorted(self.gone):
            if number >= away:
                number += 1
        return number

    def position(self, view: ListView, record: str) -> int | None:
        number = number_of(record)
        if number in self.gone:
            return None
        position = number + self.ahead - sum(1 for away in self.gone if away < number)
        if number >= self.size:
            position = self.size - 1 + self.ahead - number
        total = self.matching(view)
        if position >= total:
            return None
        return total - 1 - position if view.sort is not None and view.sort.descending else position

    def row(self, view: ListView, position: int) -> ListRow:
        number = self.number_at(view, position)
        found = values(view.kind, number)
        return ListRow(record_id(view.kind, number), 1, tuple(found[column.code] for column in COLUMNS[view.kind]))

    def answers(self) -> dict[type[Any], Any]:
        return {
            ReadRows: self._rows,
            CountRows: lambda q: ListCount(self.matching(q.view), self.size + self.ahead - len(self.gone)),
            ReadMarks: lambda q: tuple(
                record_id(q.view.kind, self.number_at(q.view, place))
                for place in range(0, self.matching(q.view), q.every)
            ),
            PositionOf: lambda q: self.position(q.view, q.id),
            JumpTo: lambda q: next((n for n, f in enumerate(FAMILY) if f.lower().startswith(q.typed.lower())), None),
            ReadIds: lambda q: tuple(
                record_id(q.view.kind, self.number_at(q.view, place))
                for place in range(min(q.limit, self.matching(q.view)))
            ),
            ReadColumnValues: self._column_values,
            ReadSavedViews: (),
            ReadVocabulary: book(),
            ReadTeam: team(),
            ReadCandidate: lambda q: candidate(q.candidate_id),
            ReadApplication: lambda q: application(q.application_id),
            ReadRequisition: lambda q: requisition(q.requisition_id),
            WhyNotMove: lambda q: {f"{VocabularyKind.STAGE}-{place}": "" for place in range(7)},
        }

    def _rows(self, question: ReadRows) -> ListWindow:
        last = min(question.offset + question.limit, self.matching(question.view))
        return ListWindow(
            question.offset,
            tuple(self.row(question.view, place) for place in range(question.offset, max(last, question.offset))),
        )

    def _column_values(self, question: ReadColumnValues) -> ColumnValues:
        counts: dict[str, int] = {}
        for number in range(min(self.size, 300)):
            value = values(question.kind, number)[question.column]
            if value is not None:
                counts[str(value)] = counts.get(str(value), 0) + 1
        return ColumnValues(tuple(sorted(counts.items(), key=lambda pair: -pair[1])))


def candidate(record: str) -> CandidateRecord:
    n = number_of(record)
    of = values(ListKind.CANDIDATES, n)
    contacts = [ContactRecord("c1", "email", of["email"], primary=True)] if of["email"] else []
    if of["phone"]:
        contacts.append(ContactRecord("c2", "phone", of["phone"], label="mobile"))
    contacts.append(
        ContactRecord("c3", "link", "https://www.example.org/in/a-rather-long-profile-name-for-this-person")
    )
    return CandidateRecord(
        record, 1, of["name"], contacts=tuple(contacts), location=of["location"] or "", employer=of["employer"] or "",
        title=of["title"] or "", tags=("bilingual", "payroll") if n % 3 == 0 else (), source_id=of["source"],
        created_at=of["created_at"], changed_at=of["changed_at"], last_touch=of["last_touch"] or "",
        do_not_contact=of["do_not_contact"],
        applications=tuple(
            ApplicationSummary(
                f"a-{place}", 1, f"r-{place}", TITLES[(n + place) % 7], f"R-{100 + place:04d}", _word(VocabularyKind.STAGE, n + place),
                ("active", "rejected")[place % 2], owner_id="member-0", applied_on=_day(20), in_stage_since=_moment(6),
                last_touch=of["last_touch"] or "",
            )
            for place in range(n % 4)
        ),
    )  # fmt: skip


def application(record: str) -> ApplicationRecord:
    n = number_of(record)
    of = values(ListKind.APPLICATIONS, n)
    return ApplicationRecord(
        record, 1, record_id(ListKind.CANDIDATES, n), of["name"], record_id(ListKind.REQUISITIONS, n % 60), of["requisition"],
        of["stage"], of["status"], owner_id=of["owner"] or "", applied_on=of["applied_on"], hold_until=of["hold_until"] or "",
        reason_id=of["reason"] or "", reason_note="Would suit the evening team." if of["reason"] else "", source_id=of["source"],
    )  # fmt: skip


def requisition(record: str) -> RequisitionRecord:
    n = number_of(record)
    of = values(ListKind.REQUISITIONS, n)
    return RequisitionRecord(
        record, 1, of["number"], of["title"], of["status"], department_id=of["department"], location_id=of["location"],
        hiring_manager_id=of["hiring_manager"], recruiter_id=of["recruiter"] or "", priority=of["priority"],
        employment_type="permanent", work_time="full_time", target_start=of["target_start"] or "",
        opened_on=of["opened_at"] or "", pay_min="62000", pay_max="74500", pay_currency="CAD", pay_period="year",
        seats=tuple(SeatRecord(f"s{k}", k, "2026-10-01", "2026-11-02" if k else "", "hire" if k else "") for k in range(of["seats"])),
        stage_counts=tuple((_word(VocabularyKind.STAGE, k), (18, 9, 4, 6, 2, 1, 1, 0)[k]) for k in range(8)),
        active=41, ended=23,
    )  # fmt: skip
