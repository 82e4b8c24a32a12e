"""Sample records to try boards and verdicts on, and a workbench that answers with them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDateTime, Qt

from desktop.services.access.actor import Actor
from desktop.services.applications.questions import ReadApplication, ReadBoard, WhyNotMove
from desktop.services.applications.records import ApplicationRecord, Board, BoardColumn, Card
from desktop.services.candidates.questions import ReadCandidate, ReadTimeline
from desktop.services.candidates.records import CandidateRecord, ContactRecord, TimelineEvent
from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import ListRow, ListWindow, ReadRows
from desktop.services.people.records import Member, Team
from desktop.services.requisitions.questions import FindRequisitions, RequisitionChoice
from desktop.services.vocabulary.records import VocabularyBook, Word
from desktop.views.look.theme import Look
from desktop.words import ReasonSide, Role, VocabularyKind
from tests.views.fakes import FakeDoor, FakeWorkbench

STAGES = (
    ("applied", "Applied", "Arrived, nobody has judged it yet.", None),
    ("screen", "Screening", "A recruiter checks must-haves and talks to the person.", 5),
    ("assessment", "Assessment", "A work sample or test is out or being marked.", 4),
    ("interview_1", "First interview", "The panel's first structured interview.", 4),
    ("interview_final", "Final interview", "Last round before the decision.", 3),
    ("references", "References and checks", "References with consent.", None),
    ("offer", "Offer", "An offer is being drawn up, approved or answered.", 2),
    ("hired", "Hired", "The offer is accepted.", None),
)
REASONS = (
    ("skills", "Skills gap", ReasonSide.US, "A must-have of the role is missing."),
    ("experience", "Not enough experience", ReasonSide.US, "Less practice than the level asks for."),
    ("assessment", "Assessment result", ReasonSide.US, "The work sample fell short of the agreed mark."),
    ("stronger", "Stronger candidate", ReasonSide.US, "Somebody else met the criteria better."),
    ("pay_above", "Pay above band", ReasonSide.US, "The expectation lies above what the band allows."),
    ("location", "Location or commute", ReasonSide.US, "The place of work does not fit."),
    ("timing", "Timing", ReasonSide.US, ""),
    ("incomplete", "Incomplete or no reply", ReasonSide.US, "Asked twice, not answered."),
    ("duplicate", "Duplicate or spam", ReasonSide.US, "The same person or nobody."),
    ("closed", "Role closed", ReasonSide.US, "The requisition was cancelled or filled."),
    ("other_offer", "Other offer or stayed put", ReasonSide.THEM, "Took another offer or was kept by the employer."),
    ("terms", "Pay or terms", ReasonSide.THEM, "What we offer is too little for them."),
    ("slow", "Process too slow or unclear", ReasonSide.THEM, "They got tired of waiting for us."),
    ("no_show", "No show", ReasonSide.EITHER, "Did not come and did not say why."),
)
FLAGS = (("no_response", "No response"), ("competing", "Competing offer"), ("notice", "Long notice period"))
MEMBERS = (
    Member("m-bk", "Baljit Kaur", "baljit.kaur@example.com"),
    Member("m-lt", "Léa Tremblay-Bouchard", "lea.tremblay@example.com"),
    Member("m-jo", "Jonas Öberg", "jonas.oberg@example.com"),
)
NAMES = (
    "Amara Okafor", "Jérôme Petit", "Łukasz Wiśniewski", "Siobhán O’Donnell-MacGillicuddy", "Nguyễn Thị Minh Khai",
    "Maximiliana-Theodora von Hohenzollern-Sigmaringen", "Bo Li", "Priya Raghunathan", "Zoë Ångström", "Kwame Mensah",
    "Ana Beatriz dos Santos", "Olivier Gagnon", "Fatima Zahra El Idrissi", "Tom Baker",
)  # fmt: skip


def book() -> VocabularyBook:
    """The vocabulary of the sample."""
    words = [
        Word(f"stage-{code}", VocabularyKind.STAGE, code, label, definition, rank=rank, limit=limit)
        for rank, (code, label, definition, limit) in enumerate(STAGES)
    ]
    words += [
        Word(f"reason-{code}", VocabularyKind.REASON, code, label, definition, side=side.value)
        for code, label, side, definition in REASONS
    ]
    words += [Word(f"flag-{code}", VocabularyKind.RISK_FLAG, code, label) for code, label in FLAGS]
    words += [Word(f"tag-{label}", VocabularyKind.TAG, label, label) for label in ("Bilingual", "Silver medal")]
    return VocabularyBook(tuple(words))


def ago(days: float) -> str:
    """A moment so many days ago, as services write it."""
    moment = QDateTime.currentDateTimeUtc().addSecs(-int(days * 86400))
    return moment.toString(Qt.DateFormat.ISODateWithMs)


def card(number: int, stage: str, **changes: Any) -> Card:
    """A card; every seventh has flags, every fifth is on hold."""
    values: dict[str, Any] = {
        "id": f"a{number}", "version": 1, "candidate_id": f"c{number}", "name": NAMES[number % len(NAMES)],
        "stage_id": f"stage-{stage}", "owner_id": ("m-bk", "m-lt", "", "m-jo")[number % 4],
        "in_stage_since": ago(1 + (number * 5) % 23), "last_touch": ago((number * 3) % 19) if number % 6 else "",
        "strip": ("yo---", "yyo--", "yy!--", "yyyd-", "-----", "yn~--")[number % 6],
        "flags": ("flag-competing", "flag-notice") if number % 7 == 3 else ("flag-no_response",) if number % 7 == 5 else (),
        "hold_until": QDateTime.currentDateTime().addDays(12).date().toString(Qt.DateFormat.ISODate)
        if number % 5 == 4 else "",
    }  # fmt: skip
    return Card(**{**values, **changes})


def board(sizes: tuple[int, ...] = (6, 4, 3, 5, 2, 0, 1, 1), requisition_id: str = "r1") -> Board:
    """A board with so many cards in each stage."""
    columns, number = [], 0
    for (code, _label, _definition, limit), size in zip(STAGES, sizes, strict=True):
        cards = []
        for _ in range(min(size, 200)):
            cards.append(card(number, code))
            number += 1
        columns.append(BoardColumn(f"stage-{code}", size, 6.0 if size else None, limit, tuple(cards)))
    return Board(requisition_id, "R-0142", "Senior financial analyst", "open", 2, tuple(columns), 34)


CHOICES = (
    RequisitionChoice("r1", "R-0142", "Senior financial analyst", "open"),
    RequisitionChoice("r2", "R-0150", "Payroll lead (bilingual), Montréal", "open"),
    RequisitionChoice("r3", "R-0098", "Buyer", "on_hold"),
)


def found(question: FindRequisitions) -> tuple[RequisitionChoice, ...]:
    """The requisitions that contain what was typed."""
    typed = question.typed.casefold()
    return tuple(choice for choice in CHOICES if typed in f"{choice.number} {choice.title}".casefold())


ENDED_CODES = [column.code for column in COLUMNS[ListKind.APPLICATIONS]]


def ended_row(number: int, status: str, reason: str) -> ListRow:
    """An application that ended."""
    values = {
        "name": NAMES[number], "status": status, "reason": reason, "stage": "stage-screen", "ended_at": ago(3 + number),
        "owner": "m-bk", "requisition": "Senior financial analyst",
    }  # fmt: skip
    return ListRow(f"e{number}", 4, tuple(values.get(code) for code in ENDED_CODES))


def ended_rows(_question: ReadRows) -> ListWindow:
    """Three that ended."""
    return ListWindow(0, (
        ended_row(1, "rejected", "reason-stronger"), ended_row(3, "withdrawn", "reason-other_offer"),
        ended_row(8, "rejected", "reason-skills"),
    ))  # fmt: skip


def candidate(question: ReadCandidate) -> CandidateRecord:
    """A candidate with a private and a work address, the second one primary."""
    name = NAMES[int(question.candidate_id[1:]) % len(NAMES)]
    mails = (
        ContactRecord("k1", "email", "work@example.com"),
        ContactRecord("k2", "email", f"{question.candidate_id}@example.com", primary=True),
    )
    return CandidateRecord(question.candidate_id, 1, name, contacts=mails)


def timeline(_question: ReadTimeline) -> tuple[TimelineEvent, ...]:
    """What happened to anybody."""
    return (
        TimelineEvent("t1", ago(0.4), "note", "Baljit Kaur", "Note by Baljit Kaur", "Asked for a second date."),
        TimelineEvent("t2", ago(4), "transition", "Baljit Kaur", "Applied → Screening"),
        TimelineEvent("t3", ago(9), "created", "Baljit Kaur", "Application recorded"),
    )


def desk(look: Look | None = None, answers: dict[type[Any], Any] | None = None) -> FakeWorkbench:
    """A workbench with the sample records behind it; ``answers`` replace its usual ones."""
    known: dict[type[Any], Any] = {
        ReadBoard: lambda question: board(requisition_id=question.requisition_id),
        WhyNotMove: lambda _question: {"stage-hired": "application.no_open_seat"},
        FindRequisitions: found,
        ReadRows: ended_rows,
        ReadCandidate: candidate,
        ReadTimeline: timeline,
        ReadApplication: lambda question: ApplicationRecord(
            question.application_id, 4, "c9", "Ana Beatriz dos Santos", "r1", "Senior financial analyst", "stage-screen",
            "rejected",
        ),
    }  # fmt: skip
    known.update(answers or {})
    actor = Actor("m-bk", "Baljit Kaur", frozenset({Role.RECRUITER}))
    return FakeWorkbench(FakeDoor(known, actor), book=book(), team=Team(MEMBERS), look=look)
