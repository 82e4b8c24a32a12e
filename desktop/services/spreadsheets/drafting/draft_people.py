"""The person part of a row: names from their columns, e-mails, phones, and who of the people already known it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from desktop.services.spreadsheets.drafting.table_values import TableValues
from desktop.services.spreadsheets.drafting.word_columns import read_sources
from desktop.services.spreadsheets.drafting.workbench import GrowingPerson, Workbench, merge_texts
from desktop.services.spreadsheets.recognising.recognised_table import RecognisedTable
from desktop.services.spreadsheets.values.names import join_name, read_full_name
from desktop.text import fold

_TEXTS = (
    "address", "city", "region", "country", "zip", "location", "employer", "title", "language", "experience_years",
)  # fmt: skip
_MANY = ("links", "skills", "tags")
Name: TypeAlias = tuple[str, str, str, str, bool]


def person_key_place(table: RecognisedTable) -> int | None:
    """The column of the person's id."""
    if table.own_entity in ("person", "employee"):
        return table.own_key
    if "person" in table.references:
        return table.references["person"]
    return None


class PersonRows:
    """Makes or finds the person of each row of one table."""

    def __init__(self, bench: Workbench, values: TableValues, at: int) -> None:
        self._bench = bench
        self._values = values
        self._at = at
        self._names = names_of(values)
        self._ids = values.key_texts(person_key_place(values.table))
        self._emails = values.emails()
        self._phones = values.phones()
        self._texts = [(code, column) for code in _TEXTS if (column := values.texts(code)) is not None]
        self._many = [
            (slot, column)
            for slot, column in (
                ("links", values.several_texts("link")),
                ("skills", values.listed("skills")),
                ("tags", values.listed("tags")),
            )
            if column is not None
        ]
        self.by_name = False
        self._named: dict[str, GrowingPerson] = {}
        self.has_identity = self._names is not None or self._emails is not None

    def identities(self) -> list[str]:
        """What tells the rows' people apart: id, else first e-mail, else name."""
        return [
            (self._ids[row] if self._ids else "")
            or (self._emails[row][0].raw if self._emails and self._emails[row] else "")
            or (self._names[row][0] if self._names else "")
            for row in range(self._values.count)
        ]

    def identifies(self, row: int) -> bool:
        """Whether a row carries more than a name."""
        return bool(
            (self._emails and self._emails[row])
            or (self._ids and self._ids[row])
            or (self._phones and self._phones[row])
        )

    def person_of(self, row: int) -> tuple[GrowingPerson | None, bool]:
        """The person of a row and whether they are new; ``None`` when the row names nobody."""
        bench = self._bench
        ref = (self._at, self._values.table.numbers[row])
        name: Name = self._names[row] if self._names else ("", "", "", "", True)
        emails = self._emails[row] if self._emails else ()
        external_id = self._ids[row] if self._ids else ""
        if (
            not name[0]
            and not emails
            and (self.has_identity or not external_id)
            and external_id not in bench.person_by_id
        ):
            return None, False
        phones = self._phones[row] if self._phones else ()
        for email in emails:
            if not email.valid:
                bench.findings.note("email_malformed", ref, "", email.raw)
        if phones and not any(phone.e164 for phone in phones):
            bench.findings.note("phone_not_certain", ref, "", phones[0].raw)
        person = bench.find_person(external_id, name[0], emails, phones, ref)
        if person is None and self.by_name and not external_id and not emails:
            person = self._named.get(fold(name[0]))
        is_new = person is None
        if person is None:
            person = bench.new_person(name, external_id, emails, phones)
            self._named.setdefault(fold(name[0]), person)
        else:
            bench.learn(person, external_id, emails, phones)
            if name[0] and not person.name[0]:
                person.name = name
        self._fill(person, row, is_new)
        person.rows.append(ref)
        return person, is_new

    def _fill(self, person: GrowingPerson, row: int, is_new: bool) -> None:
        texts = {code: text for code, column in self._texts if (text := column[row])}
        if is_new:
            person.texts = texts
            for slot, column in self._many:
                if column[row]:
                    setattr(person, slot, column[row])
            return
        changed = merge_texts(person.texts, texts)
        for slot, column in self._many:
            before: tuple[str, ...] = getattr(person, slot)
            setattr(person, slot, tuple(dict.fromkeys((*before, *column[row]))))
        ref = (self._at, self._values.table.numbers[row])
        for code, before_text in changed:
            self._bench.findings.note("updated_by_later_row", ref, code, before_text)


def names_of(values: TableValues) -> list[Name] | None:
    """Full, given, middle and family name of every row, and whether the split is our proposal."""
    given, middle, family = (values.texts(code) for code in ("first_name", "middle_name", "last_name"))
    full = values.texts("full_name")
    if given is None and family is None:
        if full is None:
            return None
        memo: dict[str, Name] = {}
        return [memo.get(text) or memo.setdefault(text, _split(text)) for text in full]
    blank = [""] * values.count
    rows = zip(given or blank, middle or blank, family or blank, full or blank, strict=True)
    return [_joined(*parts) for parts in rows]


def _split(text: str) -> Name:
    if not any(sign.isalpha() for sign in text):
        return ("", "", "", "", True)
    parts = read_full_name(text)
    return (parts.full, parts.given, "", parts.family, parts.proposed)


def _joined(given: str, middle: str, family: str, full: str) -> Name:
    if not given and not family:
        return _split(full)
    return (join_name(given, middle, family), given, middle, family, False)


def draft_people(bench: Workbench, values: TableValues, at: int, tick: Callable[[int], None]) -> set[int]:
    """A table of people without applications; returns the places of refused rows."""
    table = values.table
    rows = PersonRows(bench, values, at)
    sources = values.texts("source")
    read = read_sources(sources, bench.findings, bench.answers.words.source) if sources else None
    notes = values.several_texts("notes")
    kept = values.kept_columns(set(bench.answers.sensitive))
    kept += values.unread_dates()
    for column in table.columns:
        if column.field in (
            "level",
            "department",
            "owner",
            "rating",
            "current_pay",
            "expected_pay",
            "available",
            "added_on",
            "round",
            "event_on",
            "event_time",
            "source_detail",
            "credit",
            "next_action",
            "manager",
            "job_location",
            "interviewer",
        ):
            kept.append((column.header, values.texts_at(column.place)))
    seen: set[tuple[object, ...]] = set()
    refused: set[int] = set()
    for row, number in enumerate(table.numbers):
        if not row % 2_000:
            tick(row)
        ref = (at, number)
        cells = table.rows[row]
        before = len(bench.people)
        if cells in seen and rows.identifies(row):
            bench.findings.note("identical_row", ref)
            bench.verdicts.append((at, number, "known", -1, -1))
            continue
        seen.add(cells)
        person, _ = rows.person_of(row)
        if person is None:
            refused.add(row)
            bench.findings.note("no_name_and_no_email", ref)
            bench.verdicts.append((at, number, "refused", -1, -1))
            continue
        if rows.has_identity and not person.emails:
            bench.findings.note("person_without_email", ref)
        if read and sources:
            person.source = read[sources[row]] or person.source
        if notes and notes[row]:
            person.notes = tuple(dict.fromkeys((*person.notes, *notes[row])))
        for header, texts in kept:
            if texts[row]:
                person.kept[header] = texts[row]
        if row in table.surplus:
            person.kept["+"] = " | ".join(table.surplus[row])
        bench.verdicts.append((at, number, "new" if len(bench.people) > before else "known", person.key, -1))
    return refused
