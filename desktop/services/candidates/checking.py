"""Checking what a candidate form sends, and turning contacts and tags into rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from desktop.addresses import email_problem, match_key, phone_problem
from desktop.errors import FieldErrors
from desktop.models import Candidate, CandidateTag, Contact
from desktop.models.base import fixed_id, is_day
from desktop.services.candidates.commands import FIELDS
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.add_word import word_labelled
from desktop.words import VocabularyKind

KINDS = {"emails": "email", "phones": "phone", "links": "link"}
LONGEST = 500
"""Signs in one address, link or tag."""
_TEXTS = ("given_name", "family_name", "location", "employer", "title", "skills", "source_detail", "credit", "language")


def check(values: Mapping[str, Any]) -> None:
    """Raise ``FieldErrors`` naming every field at fault."""
    problems: dict[str, str] = {}
    for name, value in values.items():
        if name not in FIELDS:
            problems[name] = "unknown"
        elif name == "name" and not str(value or "").strip():
            problems[name] = "required"
        elif name in (*KINDS, "tags") and any(len(one) > LONGEST for one in value):
            problems[name] = "too_long"
        elif name in ("emails", "phones"):
            look = email_problem if name == "emails" else phone_problem
            found = next((problem for one in value if one.strip() and (problem := look(one))), "")
            if found:
                problems[name] = found
        elif name == "consent_until" and value and not is_day(value):
            problems[name] = "date.malformed"
        elif isinstance(value, str) and len(value) > 5000:
            problems[name] = "too_long"
    if problems:
        raise FieldErrors(problems)


def apply_fields(candidate: Candidate, values: Mapping[str, Any]) -> None:
    """Put checked plain values on the entity."""
    if "name" in values:
        candidate.rename(values["name"])
    for name in _TEXTS:
        if name in values:
            setattr(candidate, name, str(values[name] or "").strip())
    if "source_id" in values:
        candidate.source_id = values["source_id"] or None
    if "do_not_contact" in values:
        candidate.do_not_contact = bool(values["do_not_contact"])
    if "consent_until" in values:
        candidate.consent_until = values["consent_until"] or ""


def set_contacts(work: UnitOfWork, candidate_id: str, values: Mapping[str, Any]) -> None:
    """Make each named kind of contact exactly the given values, in their order; unchanged ones keep their row."""
    for name, kind in KINDS.items():
        if name not in values:
            continue
        wanted = list(dict.fromkeys(text.strip() for text in values[name] if text.strip()))
        known = work.find(
            select(Contact).where(
                Contact.candidate_id == candidate_id, Contact.kind == kind, Contact.deleted_at.is_(None)
            )
        )
        by_value = {contact.value: contact for contact in known}
        for contact in known:
            if contact.value not in wanted:
                work.delete(contact)
        for position, text in enumerate(wanted):
            if text in by_value:
                by_value[text].position = position
            else:
                work.add(
                    Contact(
                        candidate_id=candidate_id,
                        kind=kind,
                        value=text,
                        match_key=match_key(kind, text),
                        position=position,
                    )
                )


def set_tags(work: UnitOfWork, candidate_id: str, tags: Iterable[str]) -> None:
    """Make the tags of a candidate exactly these words; new words join the vocabulary."""
    wanted = {word_labelled(work, VocabularyKind.TAG, tag) for tag in tags if tag.strip()}
    known = work.find(select(CandidateTag).where(CandidateTag.candidate_id == candidate_id))
    for link in known:
        link.deleted_at = None if link.tag_id in wanted else (link.deleted_at or work.now)
    for tag_id in wanted - {link.tag_id for link in known}:
        work.add(
            CandidateTag(id=fixed_id("candidate_tag", candidate_id, tag_id), candidate_id=candidate_id, tag_id=tag_id)
        )
