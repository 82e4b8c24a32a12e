"""What kind of table it is, from its name, its keys and its fields; a table without people is named as what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.services.spreadsheets.reading.raw_table import Row
from desktop.services.spreadsheets.recognising.columns import Column
from desktop.services.spreadsheets.recognising.header_words import spoken
from desktop.services.spreadsheets.recognising.stage_columns import REACHED
from desktop.services.spreadsheets.values.texts import text_of


class TableKind(StrEnum):
    """The kinds the importer tells apart; everything from ``STAFF`` on is named and not imported."""

    PEOPLE = "people"
    APPLICATIONS = "applications"
    REQUISITIONS = "requisitions"
    EVENTS = "events"
    INTERVIEWS = "interviews"
    OFFERS = "offers"
    CONTACTS = "contacts"
    NOTES = "notes"
    LOOKUP = "lookup"
    STAFF = "staff"
    SCORECARDS = "scorecards"
    COMPANIES = "companies"
    CROSS_TABLE = "cross_table"
    TOTALS = "totals"
    FORM = "form"
    NO_PEOPLE = "no_people"
    EMPTY = "empty"


HOLDS_RECORDS = frozenset({
    TableKind.PEOPLE, TableKind.APPLICATIONS, TableKind.REQUISITIONS, TableKind.EVENTS, TableKind.INTERVIEWS,
    TableKind.OFFERS, TableKind.CONTACTS, TableKind.NOTES, TableKind.LOOKUP,
})  # fmt: skip

_MONTHS = re.compile(
    r"^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|fev|avr|mai|juin|juil|aou|ene|abr|ago|dic|dez|out|set|fevr)[a-z]*( ?\d{2,4})?$|^(19|20)\d\d$|^q[1-4]\b|^(week|semaine|semana) ?\d+$"
)
_APPLYING = frozenset({"stage", "status", "applied_on", "ended_on", "reason", "round", "offered_pay"})
_NAMED = frozenset({"full_name", "first_name", "last_name"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A table's kind, why, the column of its own key and the columns of foreign keys by entity."""

    kind: TableKind
    why: str
    own_key: int | None
    own_entity: str
    references: dict[str, int]
    employees: bool = False  # the rows are people already hired


def judge_table(entity: str, columns: Sequence[Column], rows: Sequence[Row]) -> Verdict:
    """Tell what kind of table this is."""
    fields = {column.field: column for column in columns if column.contents.filled or column.header}
    own_key, own_entity, references = _keys(entity, columns, rows)
    employees = False

    def verdict(kind: TableKind, why: str) -> Verdict:
        return Verdict(kind, why, own_key, own_entity, references, employees)

    if not rows:
        return verdict(TableKind.EMPTY, "header_only")
    filled = [column for column in columns if column.contents.filled]
    months = sum(_MONTHS.match(spoken(column.header)) is not None for column in columns if column.header)
    if months >= 4:
        return verdict(TableKind.CROSS_TABLE, "months_as_columns")
    names = fields.keys() & _NAMED
    person_reference = "person" in references or own_entity == "person"
    milestones = [field for field in fields if field.startswith(("milestone:", REACHED))]
    applying = bool(fields.keys() & _APPLYING) or bool(milestones)
    named_person = bool(names) or "email" in fields
    asks_for_person = named_person or person_reference or own_entity == "employee"
    child_of_application = "application" in references and own_entity != "application"
    child_of_person = person_reference and own_entity != "person" and not names and "email" not in fields

    if (
        not named_person
        and (child_of_application or child_of_person)
        and not ("job" in references or own_entity == "application" or "job_id" in fields)
    ):
        kind, why = _child_kind(entity, own_entity, fields.keys(), columns)
        if kind is not None:
            return verdict(kind, why)
    if entity == "scorecard" and not applying and "email" not in fields:
        return verdict(TableKind.SCORECARDS, "named_scores")
    if entity == "total" and not named_person and not person_reference:
        return verdict(TableKind.TOTALS, "named_totals")
    if (own_entity == "job" and not names and not person_reference and "application" not in references) or (
        entity == "job"
        and not names
        and not person_reference
        and fields.keys() & {"requisition_title", "opened_on", "closed_on", "seats", "requisition_number"}
    ):
        return verdict(TableKind.REQUISITIONS, "key_of_requisition")
    if named_person or own_entity in ("person", "employee"):
        is_staff = own_entity in ("employee", "interviewer", "user") or entity in ("employee", "interviewer", "user")
        if is_staff and not fields.keys() & {"applied_on", "status", "stage", "source"} and not milestones:
            return verdict(TableKind.STAFF, "staff_without_applications")
        if entity == "company" and not applying:
            return verdict(TableKind.COMPANIES, "named_companies")
        employees = (
            bool(fields.keys() & {"left_on", "left_reason", "employment_status"})
            and "milestone:hired" in fields
            and "applied_on" not in fields
        )
        evidence = (
            applying
            or fields.keys() & {"job"}
            or ("job" in references and "status" in fields)
            or "application" in references
            or own_entity == "application"
        )
        if evidence:
            return verdict(TableKind.APPLICATIONS, "people_with_applications")
        if (
            asks_for_person
            and (named_person or own_entity == "person")
            and (names or "email" in fields or entity == "person")
        ):
            scores = sum(column.contents.number > 0.8 for column in filled if column.field == "kept")
            if (
                names
                and scores >= 3
                and scores >= 0.6 * len(filled)
                and not fields.keys() & {"email", "phone", "title", "skills", "city", "location"}
            ):
                return verdict(TableKind.SCORECARDS, "names_with_figures")
            return verdict(TableKind.PEOPLE, "people")
    if (person_reference and (applying or "job" in references or "job" in fields)) or (
        own_entity == "application" and (applying or "job" in references)
    ):
        return verdict(TableKind.APPLICATIONS, "applications_by_id")
    if child_of_application or child_of_person:
        kind, why = _child_kind(entity, own_entity, fields.keys(), columns)
        if kind is not None:
            return verdict(kind, why)
    if (
        not person_reference
        and not named_person
        and applying
        and "job" in fields
        and ("applied_on" in fields or "stage" in fields or "status" in fields)
        and own_entity in ("", "application")
        and sum(column.contents.number > 0.8 for column in filled) < 0.5 * len(filled)
    ):
        return verdict(TableKind.APPLICATIONS, "applications_without_names")
    if fields.keys() & {"requisition_title", "requisition_number"} and fields.keys() & {
        "opened_on",
        "closed_on",
        "department",
        "seats",
        "requisition_status",
        "manager",
    }:
        return verdict(TableKind.REQUISITIONS, "fields_of_requisition")
    if own_key is not None and len(filled) <= 8:
        name = next(
            (
                column
                for column in filled
                if column.place != own_key
                and column.contents.number < 0.5
                and column.contents.date < 0.5
                and column.contents.boolean < 0.5
            ),
            None,
        )
        if entity == "company" or own_entity == "company":
            return verdict(TableKind.COMPANIES if name is None else TableKind.LOOKUP, "key_and_name")
        if name is not None:
            return verdict(TableKind.LOOKUP, "key_and_name")
    if "employee" in references or "interviewer" in references:
        return verdict(TableKind.STAFF, "staff_by_id")
    numeric = sum(column.contents.number > 0.8 for column in filled)
    if numeric >= 2 and numeric >= 0.5 * len(filled):
        return verdict(TableKind.TOTALS, "mostly_figures")
    return verdict(TableKind.NO_PEOPLE, "no_person_columns")


def _child_kind(
    entity: str, own_entity: str, fields: object, columns: Sequence[Column]
) -> tuple[TableKind | None, str]:
    """Tables whose rows belong to an application or a person: history, interviews, offers, contacts, notes."""
    present: set[str] = set(fields)  # type: ignore[call-overload]
    words = " ".join(spoken(column.header) for column in columns)
    if entity == "contact_point" or ("contact_value" in present and entity not in ("note",)):
        return TableKind.CONTACTS, "contacts_of_people"
    if own_entity == "scorecard" or entity == "scorecard" or ("recommendation" in words and "submitted" in words):
        return TableKind.SCORECARDS, "scorecards"
    if own_entity == "interview" or entity == "interview" or "interviewer" in present or "round" in present:
        return TableKind.INTERVIEWS, "interviews"
    if (
        own_entity == "offer"
        or entity == "offer"
        or ("offered_pay" in present and not present & {"stage", "applied_on"})
    ):
        return TableKind.OFFERS, "offers"
    if entity == "note" or (present & {"notes"} and not present & {"stage", "status", "applied_on"}):
        return TableKind.NOTES, "notes"
    if (
        entity == "event"
        or own_entity == "event"
        or (
            present & {"stage", "status"}
            and present & {"event_on", "result", "added_on"}
            and not present & {"applied_on", "job", "source"}
        )
    ):
        return TableKind.EVENTS, "stage_history"
    return None, ""


def _keys(entity: str, columns: Sequence[Column], rows: Sequence[Row]) -> tuple[int | None, str, dict[str, int]]:
    """The table's own key, the entity it identifies, and foreign keys.

    Own is the bare ``id``, else the key named like the table, else the first key whose values do not repeat.
    """
    keys = [(column.field[4:], column.place) for column in columns if column.field.startswith("ref:")]
    own: tuple[str, int] | None = None
    bare = next((place for name, place in keys if name == "own"), None)
    if bare is not None:
        own = (entity or "", bare)
    else:
        wanted = {entity, "person" if entity == "" else entity}
        child = entity in ("event", "interview", "offer", "scorecard", "note", "contact_point")
        named = next(((name, place) for name, place in keys if name == entity and _is_unique(rows, place)), None)
        own = (
            named
            if child
            else named
            or next(
                (
                    (name, place)
                    for name, place in keys
                    if (place == keys[0][1] or name in wanted) and _is_unique(rows, place)
                ),
                None,
            )
        )
    references = {name: place for name, place in reversed(keys) if name != "own" and (own is None or place != own[1])}
    if own is None:
        return None, "", references
    owner = own[0]
    if owner == "employee" and (entity in ("person", "application", "")):
        applying = {column.field for column in columns} & {"applied_on", "status", "stage", "source"}
        if applying or entity in ("person", "application"):
            owner = "person"
    if bare is not None and not owner:
        fields = {column.field for column in columns}
        owner = "person" if fields & {"full_name", "first_name", "last_name", "email"} else ""
    return own[1], owner, references


def _is_unique(rows: Sequence[Row], place: int) -> bool:
    values = [text for row in rows if place < len(row) and (text := text_of(row[place]))]
    return len(values) >= 0.9 * len(rows) and len(set(values)) >= 0.98 * len(values)
