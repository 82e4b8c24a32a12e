"""Which field each column of a framed table is, with a confidence and the ground for it.

Order: the person's answer, the header's words, what stands in the column. A field that can only stand once goes to the
best column; the others are kept verbatim.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as slot

from desktop.services.spreadsheets.reading.raw_table import Row
from desktop.services.spreadsheets.recognising.column_contents import Contents, look_into, sample_of
from desktop.services.spreadsheets.recognising.fields import IGNORED, KEPT, SENSITIVE, SEVERAL, is_field
from desktop.services.spreadsheets.recognising.header_words import read_header, spoken
from desktop.services.spreadsheets.recognising.stage_columns import REACHED, stage_column
from desktop.text import key_of

_JOB_EVIDENCE = frozenset(
    {"stage", "status", "applied_on", "ended_on", "application_id", "round", "credit", "reason", "offered_pay"}
)
_NAMES = frozenset({"full_name", "first_name", "last_name", "email"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column's mapping. ``how``: answer, synonym, synonym_in_decoration, near_synonym, key, milestone, content, context, none."""

    place: int
    header: str
    field: str
    confidence: float
    how: str
    contents: Contents = slot(default_factory=Contents)

    @property
    def is_sensitive(self) -> bool:
        """Whether the column is left out unless asked for."""
        return self.field in SENSITIVE


def map_columns(
    headers: Sequence[str], rows: Sequence[Row], entity: str, answers: Mapping[str, str] | None = None
) -> tuple[Column, ...]:
    """Map all columns of a table. ``entity`` is what the table's name says it is about; ``answers`` is header → field."""
    sampled = sample_of(rows)
    width = max([len(headers), *(len(row) for row in sampled)], default=0)
    texts = [*headers, *[""] * (width - len(headers))]
    answered = {key_of(header): code for header, code in (answers or {}).items() if is_field(code)}
    drafts: list[Column] = []
    ambiguous: dict[int, str] = {}
    results: list[int] = []
    for place, header in enumerate(texts):
        contents = look_into(rows, place, sampled)
        code = answered.get(key_of(header)) if header else None
        if code:
            drafts.append(Column(place, header, code, 1.0, "answer", contents))
            continue
        said = read_header(header) if header else None
        stage = stage_column(header, said, contents) if header else ""
        if stage:
            if said and said.field == "result":
                results.append(place)
            drafts.append(Column(place, header, stage, 0.85, "milestone", contents))
        elif said and said.ambiguous:
            ambiguous[place] = said.ambiguous
            drafts.append(Column(place, header, "", said.confidence, said.how, contents))
        elif said and said.field and _content_allows(said.field, contents):
            drafts.append(Column(place, header, said.field, said.confidence, said.how, contents))
        else:
            drafts.append(Column(place, header, KEPT, 0.0, "none", contents))
    if len(results) == 1:  # one result for all is how it ended, several are one a stage
        drafts[results[0]] = replace(drafts[results[0]], field="result", confidence=0.95, how="synonym")
    for place, rule in ambiguous.items():
        field, confidence = _decide(rule, drafts[place], drafts, entity)
        drafts[place] = replace(drafts[place], field=field, confidence=confidence, how="context")
    _recognise_by_content(drafts, entity)
    return tuple(_each_field_once(drafts))


def _content_allows(field: str, contents: Contents) -> bool:
    """Whether what stands in the column can be what its header says."""
    if not contents.filled:
        return True
    match field:
        case "email":
            return contents.email >= 0.3 or (contents.number < 0.5 and contents.boolean < 0.5)
        case "phone":
            mixed = contents.email + contents.phone >= 0.9 and contents.phone > 0
            return (contents.email < 0.5 or mixed) and contents.boolean < 0.9
        case "full_name" | "first_name" | "last_name":
            return contents.number < 0.5 and contents.email < 0.5 and contents.date < 0.5 and contents.boolean < 0.5
        case "source" | "status" | "stage" | "result" | "job":
            return contents.email < 0.5 and contents.date < 0.5 and (contents.number < 0.9 or contents.boolean > 0.9)
        case "ignored":
            return contents.number > 0.9 or contents.filled < 0.05
        case "skills" | "notes" | "reason" | "owner" | "manager" | "interviewer":
            return contents.date < 0.8
        case "rating":
            return contents.date < 0.5
        case "region" | "city" | "country" | "location":
            return contents.number < 0.5 and contents.date < 0.5
    if field.startswith("milestone:") or field in ("applied_on", "added_on", "ended_on", "opened_on", "closed_on"):
        return contents.date >= 0.3 or (contents.number >= 0.9 and contents.boolean < 0.9 and contents.length >= 5)
    return True


def _decide(rule: str, column: Column, drafts: list[Column], entity: str) -> tuple[str, float]:
    """The field of a header that can mean several things."""
    fields = {draft.field for draft in drafts}
    contents = column.contents
    match rule:
        case "name":
            return _decide_name(fields, entity, drafts)
        case "given_or_full":
            if fields & {"last_name"}:
                return "first_name", 0.9
            return _decide_name(fields, entity, drafts)
        case "family_or_full":
            return ("last_name", 0.95) if "first_name" in fields else _decide_name(fields, entity, drafts)
        case "job_or_title":
            if entity == "job" and not fields & _NAMES:
                return "requisition_title", 0.95
            if "job" in fields:
                return "title", 0.7
            evidence = fields & _JOB_EVIDENCE or any(field.startswith(("milestone:", REACHED)) for field in fields)
            status = any(draft.field == "" and draft.contents.stage >= 0.5 for draft in drafts if draft is not column)
            dated = any(spoken(draft.header) in ("date", "fecha", "data") for draft in drafts) and "source" in fields
            no_person = not fields & (_NAMES | {"phone"})
            return ("job", 0.85) if evidence or status or dated or no_person else ("title", 0.75)
        case "title":
            return ("requisition_title", 0.9) if entity == "job" and not fields & _NAMES else ("title", 0.8)
        case "state":
            return _decide_state(column, fields, entity)
        case "note":
            return ("rating", 0.8) if contents.number >= 0.8 else ("notes", 0.8)
        case "date":
            if entity in ("event", "interview") or fields & {"round", "event_time", "result", "interviewer"}:
                return "event_on", 0.85
            return ("applied_on", 0.7) if "applied_on" not in fields and contents.date >= 0.5 else (KEPT, 0.0)
        case "start_date":
            if fields & {"left_on", "employment_status"}:
                return "milestone:hired", 0.75
            return KEPT, 0.0
        case "from":
            return KEPT, 0.0
        case "to":
            return ("stage", 0.85) if contents.stage >= 0.5 and "stage" not in fields else (KEPT, 0.0)
        case "milestone":
            return (KEPT, 0.0) if "stage" in fields else ("stage", 0.9)
        case "value":
            return "contact_value", 0.7
        case _:
            return KEPT, 0.0


def _decide_name(fields: set[str], entity: str, drafts: list[Column]) -> tuple[str, float]:
    if entity == "job" and not fields & {"first_name", "last_name", "email", "phone"}:
        return "requisition_title", 0.9
    persons = {"ref:person", "ref:employee"} & fields or fields & {
        "email",
        "phone",
        "first_name",
        "last_name",
        "stage",
        "status",
        "job",
    }
    if entity in ("", "person", "employee", "application", "interviewer", "user", "total") or persons:
        return "full_name", 0.9 if "full_name" not in fields else 0.4
    return "lookup_name", 0.8


def _decide_state(column: Column, fields: set[str], entity: str) -> tuple[str, float]:
    contents = column.contents
    if contents.stage >= 0.5:
        return "status", 0.95
    if contents.region >= 0.6 and contents.stage < 0.2:
        return "region", 0.95
    if fields & {"city", "zip", "address"} and contents.stage < 0.3:
        return "region", 0.85
    if contents.different <= 15 and contents.distinct < 0.5 and contents.stage > 0 and not fields & {"status"}:
        return "status", 0.7
    if entity == "job":
        return "requisition_status", 0.6
    return "region", 0.6


def _recognise_by_content(drafts: list[Column], entity: str) -> None:
    """Give unknown columns a field when what stands in them leaves little doubt."""
    fields = {draft.field for draft in drafts}
    for place, draft in enumerate(drafts):
        seen = draft.contents
        if draft.field != KEPT or not seen.filled:
            continue
        found = ""
        confidence = 0.0
        if seen.email >= 0.8:
            found, confidence = "email", 0.85
        elif seen.url >= 0.8:
            found, confidence = "link", 0.7
        elif (
            "phone" not in fields
            and seen.phone >= 0.9
            and seen.number < 0.9
            and seen.date < 0.1
            and seen.distinct > 0.8
        ):
            found, confidence = "phone", 0.65
        elif not fields & {"stage", "status"} and seen.stage >= 0.8 and seen.different <= 15 and seen.boolean < 0.5:
            found, confidence = "status", 0.65
        elif (
            "source" not in fields
            and seen.source >= 0.8
            and 2 <= seen.different <= 40
            and seen.boolean < 0.5
            and seen.stage < 0.5
        ):
            found, confidence = "source", 0.65
        if found:
            drafts[place] = replace(draft, field=found, confidence=confidence, how="content")
            fields.add(found)

    _recognise_names(drafts, entity, fields)


def _recognise_names(drafts: list[Column], entity: str, fields: set[str]) -> None:
    """A column of names beside e-mails or phones, when no header says so."""
    if fields & {"full_name", "first_name", "last_name", "lookup_name", "requisition_title"} or entity in (
        "job",
        "company",
    ):
        return
    if not fields & {"email", "phone"}:
        return
    for place, draft in enumerate(drafts):
        seen = draft.contents
        if draft.field == KEPT and seen.name >= 0.85 and seen.distinct > 0.9 and seen.rows >= 2:
            drafts[place] = replace(draft, field="full_name", confidence=0.6, how="content")
            return


def _each_field_once(drafts: list[Column]) -> list[Column]:
    """Leave a single field to its best column: the most confident, then the fuller, then the first."""
    best: dict[str, Column] = {}
    for draft in drafts:
        field = draft.field
        if field in SEVERAL or field in (KEPT, IGNORED, "") or field in SENSITIVE or field.startswith(REACHED):
            continue
        rival = best.get(field)
        if rival is None or (draft.confidence, draft.contents.filled > 0.02) > (
            rival.confidence,
            rival.contents.filled > 0.02,
        ):
            best[field] = draft
        if (
            rival is not None
            and draft.field == rival.field == "milestone:interview_1"
            and "milestone:interview_final" not in best
        ):
            second = replace(draft, field="milestone:interview_final", confidence=0.6)
            best["milestone:interview_final"] = second
            best[field] = rival
    chosen = {column.place: column for column in best.values()}
    return [
        chosen.get(draft.place)
        or (
            draft
            if draft.field in SEVERAL
            or draft.field == IGNORED
            or draft.field in SENSITIVE
            or draft.field.startswith(REACHED)
            else replace(
                draft, field=KEPT, how="none" if draft.field in (KEPT, "") else "second_of_its_kind", confidence=0.0
            )
        )
        for draft in drafts
    ]
