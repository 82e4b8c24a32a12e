"""A small team and its words, as forms and record pages need them in tests."""

from __future__ import annotations

from typing import Any

from desktop.services.applications.questions import WhyNotMove
from desktop.services.approvals.questions import ReadApprovals, ReadCourse
from desktop.services.approvals.records import CourseRecord
from desktop.services.candidates.questions import (
    CandidateChoice,
    FindCandidates,
    FindDuplicates,
    ReadCandidate,
    ReadTimeline,
)
from desktop.services.candidates.records import (
    ApplicationSummary,
    CandidateRecord,
    ContactRecord,
    DuplicateSuspect,
    TimelineEvent,
)
from desktop.services.drafts.messages import ReadDraft
from desktop.services.people.records import Member, Team
from desktop.services.requisitions.questions import FindRequisitions, ReadRequisition, RequisitionChoice
from desktop.services.requisitions.records import RequisitionRecord, SeatRecord
from desktop.services.vocabulary.records import VocabularyBook, Word
from desktop.words import VocabularyKind as V
from tests.views.fakes import RECRUITER, FakeDoor, FakeWorkbench


def _words(kind: V, *labels: str, **more: Any) -> list[Word]:
    return [Word(f"{kind}-{n}", kind, f"{kind}_{n}", label, rank=n, **more) for n, label in enumerate(labels, start=1)]


STAGES = [
    Word(
        "st-applied",
        V.STAGE,
        "applied",
        "Applied",
        "arrived, nobody has judged it yet",
        milestone="applied",
        sla_days=3,
    ),
    Word("st-screen", V.STAGE, "screen", "Screening", "a recruiter checks must-haves", milestone="screen", sla_days=5),
    Word("st-int", V.STAGE, "interview_1", "First interview", "the panel's first interview", milestone="interview"),
    Word("st-fin", V.STAGE, "interview_final", "Final interview", "last round", milestone="interview"),
    Word("st-offer", V.STAGE, "offer", "Offer", "an offer is being drawn up", milestone="offer"),
    Word("st-hired", V.STAGE, "hired", "Hired", "the offer is accepted", milestone="hired"),
]
DEPARTMENTS = ("Finance", "Human resources", "Operations", "Procurement", "Sales", "Support", "Legal", "Research",
               "Engineering", "Marketing", "Facilities", "Événements spéciaux")  # fmt: skip
BOOK = VocabularyBook(
    (
        *STAGES,
        *_words(V.DEPARTMENT, *DEPARTMENTS),
        *_words(V.LOCATION, "Montréal", "Toronto", "Québec", "Remote (Canada)"),
        *_words(V.ROLE_FAMILY, "Analyst", "Buyer", "Engineer"),
        *_words(V.LEVEL, "Junior", "Intermediate", "Senior"),
        *_words(V.COST_CENTRE, "4100 Finance", "4200 Operations"),
        *_words(V.SOURCE_TYPE, "Job board", "Referral"),
        Word("src-indeed", V.SOURCE, "indeed", "Indeed", parent_id="source_type-1"),
        Word("src-ref", V.SOURCE, "referral", "Employee referral", parent_id="source_type-2"),
        *_words(V.TAG, "SAP", "bilingual", "relocation", "night shift"),
        Word("rs-skill", V.REASON, "skills_gap", "Skills gap", side="us"),
        Word("rs-pay", V.REASON, "pay", "Pay or terms", side="them"),
    )
)
TEAM = Team(
    (
        Member(RECRUITER.id, RECRUITER.name, "bao.kaur@example.com", ("recruiter",)),
        Member("m-2", "Dieudonné N’Guessan-Tremblay", "d.nguessan@example.com", ("hiring_manager",)),
        Member("m-3", "Marie-Ève Lafrenière", "me.lafreniere@example.com", ("hr",)),
        Member("m-4", "Tom Weiß", "tom.weiss@example.com", ("interviewer",)),
    )
)
AMARA = CandidateRecord(
    id="c-1",
    version=3,
    name="Amara Okafor",
    given_name="Amara",
    family_name="Okafor",
    contacts=(
        ContactRecord("k1", "email", "amara.okafor@example.com", primary=True),
        ContactRecord("k2", "email", "amara@okafor-consulting.example"),
        ContactRecord("k3", "phone", "+1 514 555 0147", "mobile", primary=True),
        ContactRecord("k4", "link", "https://portfolio.example/amara-okafor"),
    ),
    location="Montréal, QC",
    employer="Banque Régionale de la Mauricie et du Centre-du-Québec",
    title="Senior financial analyst",
    skills="IFRS 16, Power BI, SAP FI/CO, month-end close",
    tags=("SAP", "bilingual", "relocation"),
    source_id="src-ref",
    source_detail="Spring campaign",
    credit="Marie-Ève Lafrenière",
    language="French",
    consent_until="2027-05-31",
    kept=(("Candidate ID (old)", "84413"), ("Prétention salariale", "92 000 – 98 000"), ("Comments", "Called twice; prefers mornings.")),
    created_at="2026-10-28T13:05:00.000+00:00",
    changed_at="2026-11-20T16:40:00.000+00:00",
    last_touch="2026-11-20T16:40:00.000+00:00",
    applications=(
        ApplicationSummary("a-1", 4, "r-1", "Senior analyst, consolidation and group reporting", "R-0142", "st-int", "active",
                           RECRUITER.id, "2026-10-28", "2026-11-17T10:00:00+00:00", "2026-11-20T16:40:00+00:00"),
        ApplicationSummary("a-2", 2, "r-2", "Payroll lead", "R-0150", "st-screen", "active", "m-3", "2026-11-02",
                           "2026-11-03T10:00:00+00:00", "2026-11-05T09:00:00+00:00", hold_until="2026-12-05"),
        ApplicationSummary("a-3", 5, "r-3", "Buyer", "R-0098", "st-applied", "rejected", "", "2025-03-14",
                           "2025-03-14T10:00:00+00:00", "2025-03-20T09:00:00+00:00", reason_id="rs-skill"),
    ),
)  # fmt: skip
TWIN = CandidateRecord(
    id="c-2", version=1, name="A. Okafor", contacts=(
        ContactRecord("k5", "email", "amara.okafor@example.com", primary=True),
        ContactRecord("k6", "phone", "514-555-0199", primary=True),
    ),
    location="Laval, QC", employer="Banque Régionale", title="Senior financial analyst", tags=("SAP",), source_id="src-indeed",
    applications=(ApplicationSummary("a-9", 1, "r-2", "Payroll lead", "R-0150", "st-applied", "active"),),
)  # fmt: skip
TIMELINE = (
    TimelineEvent("e9", "2026-11-20T16:40:00+00:00", "note", "Bao Kaur", "Note",
                  "Spoke for **20 minutes**. Wants a hybrid week.\n\n- notice: 4 weeks\n- pay: 95k", "a-1"),
    TimelineEvent("e8", "2026-11-17T10:00:00+00:00", "transition", "Bao Kaur", "Screening → First interview", "", "a-1"),
    TimelineEvent("e7", "2026-11-17T09:12:00+00:00", "changed", "Marie-Ève Lafrenière", "Change candidate", "", "",
                  (("title", "Financial analyst", "Senior financial analyst"), ("source_id", "src-indeed", "src-ref"),
                   ("consent_until", "", "2027-05-31"), ("do_not_contact", "1", ""))),
    TimelineEvent("e6", "2026-11-03T10:00:00+00:00", "transition", "Marie-Ève Lafrenière", "Applied → Screening", "", "a-2"),
    TimelineEvent("e5", "2026-10-28", "imported", "Bao Kaur", "Imported from candidates-2026.xlsx", "Row 14"),
    TimelineEvent("e4", "2026-10-28T13:05:00+00:00", "created", "Bao Kaur", "New candidate"),
)  # fmt: skip
SUSPECTS = (
    DuplicateSuspect("c-2", "A. Okafor", "amara.okafor@example.com", "514-555-0199", "Laval, QC", "same_email", 100, 1),
    DuplicateSuspect("c-7", "Amara Okafor-Lindqvist", "", "", "Toronto, ON", "near_name", 84, 0),
)
REQUISITION = RequisitionRecord(
    id="r-1", version=7, number="R-0142", title="Senior analyst, consolidation and group reporting", status="open",
    department_id="department-1", cost_centre_id="cost_centre-1", location_id="location-1", role_family_id="role_family-1",
    level_id="level-3", employment_type="permanent", work_time="full_time", reason="backfill", backfill_of="Jean Petit",
    justification="Two of three analysts left in September; the close now takes nine days instead of five.",
    hiring_manager_id="m-2", recruiter_id=RECRUITER.id, target_start="2027-01-11", pay_min="82000", pay_max="98000",
    pay_currency="CAD", pay_period="year", priority="high", confidential=False,
    posting_text="## What you will do\n\n- own the **monthly consolidation** of 14 entities\n- improve the close calendar\n\n"
    "## What you bring\n\nFive years in consolidation, IFRS, calm under deadlines.",
    interview_plan="1. Recruiter call, 30 min\n2. Panel with manager and one peer, 60 min\n3. Case, 90 min",
    hiring_team=("m-3", "m-4"),
    positions=(("m-3", "interviewer"), ("m-4", "approver")), opened_on="2026-10-20", created_at="2026-10-12T08:30:00+00:00",
    changed_at="2026-11-18T08:30:00+00:00",
    why_not={"draft": "requisition.transition", "awaiting_approval": "requisition.submit_first", "open": "requisition.transition",
             "submit": "requisition.not_draft_to_submit", "delete": "requisition.has_applications"},
    seats=(
        SeatRecord("s-1", 1, "2026-10-20", "2026-11-10", "hire", "a-5", 2),
        SeatRecord("s-2", 2, "2026-10-20"),
        SeatRecord("s-3", 3, "2026-10-20", "2026-11-12", "cancelled", "", 2),
    ),
    stage_counts=(("st-applied", 14), ("st-screen", 6), ("st-int", 3), ("st-fin", 1), ("st-offer", 0)), active=24, ended=11,
)  # fmt: skip
CHOICES = (
    RequisitionChoice("r-1", "R-0142", "Senior analyst, consolidation and group reporting", "open"),
    RequisitionChoice("r-2", "R-0150", "Payroll lead", "open"),
    RequisitionChoice("r-3", "R-0098", "Buyer", "filled"),
)


def answers() -> dict[type[Any], Any]:
    """What the door answers."""
    return {
        ReadCandidate: lambda question: {"c-1": AMARA, "c-2": TWIN}[question.candidate_id],
        ReadTimeline: TIMELINE,
        ReadRequisition: REQUISITION,
        FindRequisitions: lambda q: tuple(
            one for one in CHOICES if q.typed.lower() in f"{one.title} {one.number}".lower()
        ),
        FindCandidates: lambda q: tuple(
            CandidateChoice(one.id, one.name, one.contacts[0].value, one.location)
            for one in (AMARA, TWIN)
            if q.typed.lower() in one.name.lower()
        ),
        FindDuplicates: lambda q: SUSPECTS if "okafor" in f"{q.name} {q.emails}".lower() or q.candidate_id else (),
        ReadDraft: None,
        ReadApprovals: (),
        ReadCourse: CourseRecord("Standard", (("Manager", "all", 1, ("m-2",)), ("Finance", "any", 1, ("m-3", "m-4")))),
        WhyNotMove: {},
    }


def sample_workbench(**more: Any) -> FakeWorkbench:
    """A workbench with all of this behind it."""
    return FakeWorkbench(FakeDoor({**answers(), **more.pop("answers", {})}), book=BOOK, team=TEAM, **more)
