"""What pages know of a candidate."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """One e-mail, phone or link. ``value`` as typed, ``label`` such as work or mobile."""

    id: str
    kind: str
    """``email``, ``phone`` or ``link``."""
    value: str
    label: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class ApplicationSummary:
    """An application as the candidate page lists it."""

    id: str
    version: int
    requisition_id: str
    requisition: str
    number: str
    stage_id: str
    status: str
    owner_id: str = ""
    applied_on: str = ""
    in_stage_since: str = ""
    last_touch: str = ""
    hold_until: str = ""
    reason_id: str = ""
    source_id: str = ""
    strip: str = "-----"
    """The five decisions, one sign each."""
    promised_on: str = ""
    """By which ISO date an answer was promised."""


@dataclass(frozen=True, slots=True)
class CandidateRecord:
    """A candidate with everything the page and the form show."""

    id: str
    version: int
    name: str
    given_name: str = ""
    family_name: str = ""
    contacts: tuple[ContactRecord, ...] = ()
    location: str = ""
    employer: str = ""
    title: str = ""
    skills: str = ""
    tags: tuple[str, ...] = ()
    source_id: str = ""
    source_detail: str = ""
    credit: str = ""
    language: str = ""
    do_not_contact: bool = False
    consent_until: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    """Columns of an import that fitted no field, kept word for word."""
    created_at: str = ""
    changed_at: str = ""
    last_touch: str = ""
    merged_into: str = ""
    applications: tuple[ApplicationSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One thing that happened to a case. ``at`` is UTC, or an ISO date where only the day is known."""

    id: str
    at: str
    kind: str
    """``transition``, ``note``, ``created``, ``changed``, ``imported``, ``merged``, ``undone``."""
    actor: str
    title: str
    text: str = ""
    application_id: str = ""
    details: tuple[tuple[str, str, str], ...] = field(default_factory=tuple)
    """For changes: field, before, after."""
    merged_with: tuple[tuple[str, str], ...] = ()
    """Whose changes it was put together with, because both worked at the same time: name and moment."""


@dataclass(frozen=True, slots=True)
class DuplicateSuspect:
    """Another candidate who may be the same person, and why: ``same_email``, ``same_phone``, ``near_name``.

    Somebody the person asking may not see has no id and no name: it is said that there is one, and nothing else.
    """

    id: str
    name: str
    email: str
    phone: str
    location: str
    reason: str
    likeness: int
    """0-100."""
    applications: int = 0
