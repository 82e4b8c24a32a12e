"""Exports of well-known recruiting programs, recognised by their header sets; shown to the person, and settles doubts."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.text import key_of

_EXPORTS: dict[str, tuple[str, str, dict[str, str]]] = {
    # name: headers that must all be there, headers of which two must be there, fields the export is known to mean
    "Greenhouse": ("first name, last name", "who gets credit, milestone, prospect owner, office, job", {"title": "title", "company": "employer"}),
    "Lever": ("full name, stage", "archive reason, archive date, date added, origin, sources, posting", {"date added": "applied_on", "origin": "source_detail", "archive date": "ended_on"}),
    "Zoho Recruit": ("last name", "candidate owner, candidate source, candidate status, current job title, candidate stage", {"current job title": "title", "candidate status": "status"}),
    "OpenCATS": ("last name, first name", "key skills, phone cell, phone home, candidate id, email1", {}),
    "Bullhorn": ("first name, last name", "external id, occupation, owner name, owner, custom text1", {"occupation": "title"}),
    "Workable": ("name, stage", "headline, job, disqualified, sourced, domain, recruiter", {}),
    "Frappe HR": ("applicant name", "job opening, email address, source name, designation, status", {}),
    "Horilla": ("name, recruitment", "job position, stage, mobile, email", {"recruitment": "job", "job position": "title"}),
}  # fmt: skip


def recognise_export(headers: Iterable[str]) -> tuple[str, dict[str, str]]:
    """The program's name and the fields its headers are known to mean (by header key); empty when none fits."""
    present = {key_of(header) for header in headers}
    for name, (needed, typical, fields) in _EXPORTS.items():
        if (
            all(key_of(word) in present for word in needed.split(","))
            and sum(key_of(word) in present for word in typical.split(",")) >= 2
        ):
            return name, {key_of(word): field for word, field in fields.items() if key_of(word) in present}
    return "", {}
