"""The draft while it grows: people, requisitions and applications with the indexes by which rows find each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from desktop.addresses import email_key
from desktop.services.spreadsheets.answers import Answers
from desktop.services.spreadsheets.drafting.findings import Findings
from desktop.services.spreadsheets.drafting.records import DraftInterview, DraftOffer, DraftSource, RowRef
from desktop.services.spreadsheets.values.emails import Email
from desktop.services.spreadsheets.values.names import names_agree
from desktop.services.spreadsheets.values.phones import Phone
from desktop.text import fold

MADE_UP = "Imported: "
"""Begins the title of a requisition that no file names; its applications had to go somewhere."""


class GrowingPerson:
    """A person being put together from rows. Text fields lie in ``texts`` by field code."""

    __slots__ = (
        "emails",
        "external_ids",
        "kept",
        "key",
        "links",
        "name",
        "notes",
        "phones",
        "rows",
        "skills",
        "source",
        "tags",
        "texts",
    )

    def __init__(self, key: int, name: tuple[str, str, str, str, bool]) -> None:
        self.key = key
        self.name = name  # full, given, middle, family, proposed
        self.emails: tuple[Email, ...] = ()
        self.phones: tuple[Phone, ...] = ()
        self.links: tuple[str, ...] = ()
        self.skills: tuple[str, ...] = ()
        self.tags: tuple[str, ...] = ()
        self.notes: tuple[str, ...] = ()
        self.external_ids: tuple[str, ...] = ()
        self.texts: dict[str, str] = {}
        self.source: DraftSource | None = None
        self.kept: dict[str, str] = {}
        self.rows: list[RowRef] = []


class GrowingRequisition:
    """A requisition being put together."""

    __slots__ = ("closed_on", "kept", "key", "made_up", "opened_on", "rows", "texts", "title")

    def __init__(self, key: int, title: str) -> None:
        self.key = key
        self.title = title
        self.texts: dict[str, str] = {}
        self.opened_on: date | None = None
        self.closed_on: date | None = None
        self.kept: dict[str, str] = {}
        self.made_up = False
        self.rows: list[RowRef] = []


class GrowingApplication:
    """An application being put together; ``steps`` are its dated stages."""

    __slots__ = (
        "applied_on",
        "doubtful",
        "ended_on",
        "kept",
        "key",
        "notes",
        "on_hold",
        "person",
        "raw_reason",
        "raw_stage",
        "raw_status",
        "reason",
        "requisition",
        "rows",
        "source",
        "stage",
        "stage_told",
        "status",
        "steps",
        "texts",
        "told",
    )  # fmt: skip

    def __init__(self, key: int, person: int, requisition: int) -> None:
        self.key = key
        self.person = person
        self.requisition = requisition
        self.texts: dict[str, str] = {}
        self.stage = ""
        self.status = ""
        self.told = False  # whether a stage or status column spoke, not only events
        self.stage_told = False  # whether anything said how far it got
        self.on_hold = False
        self.doubtful = False
        self.raw_stage = ""
        self.raw_status = ""
        self.source: DraftSource | None = None
        self.reason = ""
        self.raw_reason = ""
        self.applied_on: date | None = None
        self.ended_on: date | None = None
        self.notes: tuple[str, ...] = ()
        self.kept: dict[str, str] = {}
        self.steps: list[Step] = []
        self.rows: list[RowRef] = []


@dataclass(slots=True)
class Step:
    """One dated step of an application: a stage reached, or an ending."""

    stage: str
    status: str
    on: date | None
    at: datetime | None
    raw: str
    result: str
    row: RowRef


@dataclass(slots=True)
class Workbench:
    """Everything collected so far, and how to find it again."""

    answers: Answers
    findings: Findings = field(default_factory=Findings)
    people: list[GrowingPerson] = field(default_factory=list)
    requisitions: list[GrowingRequisition] = field(default_factory=list)
    applications: list[GrowingApplication] = field(default_factory=list)
    interviews: list[DraftInterview] = field(default_factory=list)
    offers: list[DraftOffer] = field(default_factory=list)
    person_by_id: dict[str, int] = field(default_factory=dict)
    people_by_email: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    people_by_phone: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    requisition_by_id: dict[str, int] = field(default_factory=dict)
    requisitions_by_title: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    application_by_id: dict[str, int] = field(default_factory=dict)
    applications_of: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    lookups: dict[str, dict[str, str]] = field(default_factory=dict)
    verdicts: list[tuple[int, int, str, int, int]] = field(
        default_factory=list
    )  # table, row, verdict, person, application

    def find_person(
        self, external_id: str, name: str, emails: tuple[Email, ...], phones: tuple[Phone, ...], row: RowRef
    ) -> GrowingPerson | None:
        """The person a row is about, if already known: same id, or same e-mail (else phone) with a name that agrees.

        An e-mail under another name merges nothing; it is reported for both rows. The same name and e-mail under another number is
        one person, and reported.
        """
        if external_id:
            place = self.person_by_id.get(external_id)
            if place is not None:
                person = self.people[place]
                if names_agree(person.name[0], name):
                    return person
                self.findings.note("id_shared_by_other_name", row, "", external_id)
        for email in emails:
            if not email.valid:
                continue
            for place in self.people_by_email.get(email_key(email.raw), ()):
                person = self.people[place]
                if not names_agree(person.name[0], name):
                    self.findings.note("email_shared_by_other_name", row, "", email.raw)
                    self.findings.note("email_shared_by_other_name", person.rows[0], "", email.raw)
                elif external_id and person.external_ids and external_id not in person.external_ids:
                    self.findings.note("same_email_other_id", row, "", email.raw)
                    if name and fold(person.name[0]) == fold(name):  # applied twice under a number each
                        return person
                else:
                    return person
        if name and not emails and not external_id:
            for phone in phones:
                if phone.e164:
                    for place in self.people_by_phone.get(phone.e164, ()):
                        if fold(self.people[place].name[0]) == fold(name):
                            return self.people[place]
        return None

    def new_person(
        self,
        name: tuple[str, str, str, str, bool],
        external_id: str,
        emails: tuple[Email, ...],
        phones: tuple[Phone, ...],
    ) -> GrowingPerson:
        """Add a person and index what identifies them."""
        person = GrowingPerson(len(self.people), name)
        self.people.append(person)
        self.learn(person, external_id, emails, phones)
        return person

    def learn(
        self, person: GrowingPerson, external_id: str, emails: tuple[Email, ...], phones: tuple[Phone, ...]
    ) -> None:
        """Add ids, addresses and numbers to a person."""
        if external_id and external_id not in person.external_ids:
            person.external_ids = (*person.external_ids, external_id)
            self.person_by_id.setdefault(external_id, person.key)
        if emails and emails != person.emails:
            known = {email_key(email.raw) for email in person.emails}
            for email in emails:
                key = email_key(email.raw)
                if key not in known:
                    known.add(key)
                    person.emails = (*person.emails, email)
                    self.people_by_email[key].append(person.key)
        if phones and phones != person.phones:
            have = {phone.e164 or phone.raw for phone in person.phones}
            for phone in phones:
                if (phone.e164 or phone.raw) not in have:
                    person.phones = (*person.phones, phone)
                    if phone.e164:
                        self.people_by_phone[phone.e164].append(person.key)

    def requisition(
        self, external_id: str, title: str, department: str, row: RowRef, applied_on: date | None = None
    ) -> GrowingRequisition:
        """Find the requisition by id, else by title (and time, where several have it), else add it."""
        folded = fold(title)
        if external_id:
            place = self.requisition_by_id.get(f"{external_id}\n{folded}", self.requisition_by_id.get(external_id))
            if place is not None and (not title or fold(self.requisitions[place].title) == folded):
                return self.requisitions[place]
        elif folded:
            places = self.requisitions_by_title.get(folded, ())
            if len(places) == 1:
                return self.requisitions[places[0]]
            if places:
                return self._one_of(list(places), department, applied_on, row)
            by_number = self.requisition_by_id.get(title)
            if by_number is not None:
                return self.requisitions[by_number]
        added = self.add_requisition(title or f"Requisition {external_id}", external_id)
        if department:
            added.texts["department"] = department
        return added

    def _one_of(self, places: list[int], department: str, applied_on: date | None, row: RowRef) -> GrowingRequisition:
        found = [self.requisitions[place] for place in places]
        same = [one for one in found if fold(one.texts.get("department", "")) == fold(department)] if department else []
        found = same or found
        if applied_on:
            open_then = [
                one for one in found
                if (one.opened_on is None or one.opened_on <= applied_on) and (one.closed_on is None or applied_on <= one.closed_on)
            ]  # fmt: skip
            found = open_then or found
        if len(found) > 1:
            self.findings.note("requisition_ambiguous", row, "", found[0].title)
        return found[0]

    def add_requisition(self, title: str, external_id: str = "") -> GrowingRequisition:
        """Add a requisition under its id and title."""
        requisition = GrowingRequisition(len(self.requisitions), title)
        self.requisitions.append(requisition)
        if external_id:
            requisition.texts["external_id"] = external_id
            self.requisition_by_id.setdefault(external_id, requisition.key)
            self.requisition_by_id[f"{external_id}\n{fold(title)}"] = requisition.key
        self.requisitions_by_title[fold(title)].append(requisition.key)
        return requisition

    def new_application(self, person: int, requisition: int, external_id: str) -> GrowingApplication:
        """Add an application."""
        application = GrowingApplication(len(self.applications), person, requisition)
        self.applications.append(application)
        self.applications_of[person].append(application.key)
        if external_id:
            application.texts["external_id"] = external_id
            self.application_by_id.setdefault(external_id, application.key)
        return application


def merge_texts(old: dict[str, str], new: dict[str, str]) -> list[tuple[str, str]]:
    """Let later texts win; returns the fields that changed with their earlier texts."""
    changed: list[tuple[str, str]] = []
    for code, text in new.items():
        before = old.get(code, "")
        if before and before != text:
            changed.append((code, before))
        old[code] = text
    return changed


def frozen(kept: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Kept columns as they are stored."""
    return tuple(kept.items())
