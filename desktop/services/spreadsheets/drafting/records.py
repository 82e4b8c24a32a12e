"""The draft of an import: everything that would be written, and everything a person should see before.

Keys are positions in the draft's tuples. ``rows`` are ``(table, row)``: the position in ``ImportDraft.tables`` and the
source row (a column number for a turned form).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

if TYPE_CHECKING:  # messages carry drafts, and messages must be quick to import
    from desktop.services.spreadsheets.reading.raw_table import Notice
    from desktop.services.spreadsheets.values.emails import Email
    from desktop.services.spreadsheets.values.phones import Phone

RowRef: TypeAlias = tuple[int, int]
Kept: TypeAlias = tuple[tuple[str, str], ...]  # header and text, verbatim


@dataclass(frozen=True, slots=True)
class DraftSource:
    """Where an application came from: type code of the vocabulary, the name, and the word in the file."""

    type: str
    name: str
    raw: str


@dataclass(frozen=True, slots=True)
class DraftPerson:
    """One person, however many rows told of them."""

    key: int
    full_name: str
    given: str
    middle: str
    family: str
    name_proposed: bool  # the split is our proposal, not the file's
    emails: tuple[Email, ...]
    phones: tuple[Phone, ...]
    links: tuple[str, ...]
    address: str
    city: str
    region: str
    country: str
    zip: str
    location: str
    employer: str
    title: str
    skills: tuple[str, ...]
    tags: tuple[str, ...]
    language: str
    experience: str
    notes: tuple[str, ...]
    external_ids: tuple[str, ...]
    source: DraftSource | None
    kept: Kept
    rows: tuple[RowRef, ...]

    @property
    def shown_name(self) -> str:
        """The name, or what else identifies a nameless person."""
        return (
            self.full_name
            or (self.external_ids[0] if self.external_ids else "")
            or (self.emails[0].raw if self.emails else "")
        )


@dataclass(frozen=True, slots=True)
class DraftRequisition:
    """One requisition; ``made_up`` when the file names none and the application had to go somewhere."""

    key: int
    title: str
    external_id: str
    number: str
    department: str
    location: str
    level: str
    family: str
    status: str
    manager: str
    owner: str
    seats: str
    opened_on: date | None
    closed_on: date | None
    kept: Kept
    made_up: bool
    rows: tuple[RowRef, ...]


@dataclass(frozen=True, slots=True)
class DraftApplication:
    """One application. ``stage`` is the last stage reached, ``status`` active, hired, rejected or withdrawn."""

    key: int
    person: int
    requisition: int
    external_id: str
    stage: str
    status: str
    on_hold: bool
    raw_stage: str
    raw_status: str
    doubtful_stage: bool
    source: DraftSource | None
    source_detail: str
    credit: str
    reason: str
    raw_reason: str
    applied_on: date | None
    ended_on: date | None
    owner: str
    manager: str
    expected_pay: str
    current_pay: str
    offered_pay: str
    available: str
    rating: str
    next_action: str
    notes: tuple[str, ...]
    kept: Kept
    rows: tuple[RowRef, ...]
    stage_told: bool = True  # false when the words only say that it runs, rests or ended, or nothing


@dataclass(frozen=True, slots=True)
class DraftTransition:
    """A dated step: the application reached ``stage``, or ended with ``status``. ``at`` holds a time of day when known."""

    application: int
    stage: str
    status: str
    on: date | None
    at: datetime | None
    raw: str
    result: str
    row: RowRef


@dataclass(frozen=True, slots=True)
class DraftInterview:
    """An interview that took place or was planned."""

    application: int
    stage: str
    on: date | None
    at: datetime | None
    round: str
    interviewer: str
    result: str
    raw_result: str
    row: RowRef


@dataclass(frozen=True, slots=True)
class DraftOffer:
    """An offer; ``answer`` is accepted, declined or empty."""

    application: int
    pay: str
    amount: Decimal | None
    answer: str
    raw_answer: str
    on: date | None
    row: RowRef


class CellProblem(NamedTuple):
    """What is wrong or doubtful in a row, at which header, with the value as it stood."""

    code: str
    header: str
    value: str


class RowVerdict(NamedTuple):
    """What becomes of a row: ``new``, ``known`` (says nothing new), ``update`` (known, and tells more), ``doubtful`` (look at
    it), ``refused``."""

    table: int
    row: int
    verdict: str
    problems: tuple[CellProblem, ...]
    person: int
    application: int


class RefusedRow(NamedTuple):
    """A row that is not imported, with all its cells as text and the codes of why."""

    table: int
    row: int
    cells: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftWarning:
    """One kind of finding over the whole import, with the rows it concerns."""

    code: str
    count: int
    rows: tuple[RowRef, ...]


@dataclass(frozen=True, slots=True)
class OpenWord:
    """A word whose meaning is not certain. ``proposed`` is what the draft took (empty: nothing), to be overridden."""

    kind: str  # stage, source, reason
    word: str
    count: int
    proposed: str
    confidence: float


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something only a person can settle: ``date_order``, ``columns``, ``turn_form``; ``taken`` is what the draft assumes."""

    kind: str
    table: int
    header: str
    taken: str
    evidence: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """How a column was read."""

    header: str
    field: str
    confidence: float
    how: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableUse:
    """How a table was read; ``holds_no_people`` is set for tables that are named and not imported."""

    file: str
    sheet: str
    kind: str
    why: str
    export: str
    header_row: int
    rows: int
    header_set: str
    columns: tuple[ColumnUse, ...]
    sensitive_left_out: tuple[str, ...]
    holds_no_people: bool
    transposed: bool
    hidden: bool
    encoding: str
    delimiter: str
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class FileRefusal:
    """A file that could not be read at all: the code and details of its ``WorkbookTrouble``."""

    file: str
    code: str
    details: dict[str, str]


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """All of it. ``storable``: its texts come from cells, which are read without NUL and broken signs."""

    storable: ClassVar[bool] = True
    people: tuple[DraftPerson, ...] = ()
    requisitions: tuple[DraftRequisition, ...] = ()
    applications: tuple[DraftApplication, ...] = ()
    transitions: tuple[DraftTransition, ...] = ()
    interviews: tuple[DraftInterview, ...] = ()
    offers: tuple[DraftOffer, ...] = ()
    verdicts: tuple[RowVerdict, ...] = ()
    warnings: tuple[DraftWarning, ...] = ()
    open_words: tuple[OpenWord, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    tables: tuple[TableUse, ...] = ()
    refused_files: tuple[FileRefusal, ...] = ()
    refused_rows: tuple[RefusedRow, ...] = ()
    region: str = ""
    digests: tuple[tuple[str, str], ...] = ()  # name and SHA-256 of each file
    seconds: float = field(default=0.0, compare=False)
