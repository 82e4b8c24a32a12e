"""People of a draft whom neither id nor e-mail finds: who of them is here already, by what else their rows tell.

A name alone is never enough; then the row is doubtful and a person decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from desktop.addresses import match_key
from desktop.models import Application, Candidate, CandidateRow, Contact
from desktop.services.spreadsheets.drafting.records import DraftApplication, DraftPerson, ImportDraft
from desktop.services.spreadsheets.importing.known_ids import KnownRecords
from desktop.services.storage.parts import parts
from desktop.text import fold

_SURE = 2


@dataclass(slots=True)
class _Here:
    """Somebody of the same name who is here."""

    id: str
    employer: str
    title: str
    external_ref: str
    kept: Mapping[str, str]
    contacts: set[tuple[str, str]] = field(default_factory=set)
    applied: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # requisition → days


def match_by_rows(connection: Connection, draft: ImportDraft, known: KnownRecords) -> None:
    """Add to ``known.people`` whom the rows prove, to ``known.doubts`` those of whom only the name agrees."""
    loose = [one for one in draft.people if one.key not in known.people and one.full_name]
    here = _namesakes(connection, {fold(one.full_name) for one in loose})
    if not here:
        return
    applications: dict[int, list[DraftApplication]] = defaultdict(list)
    for application in draft.applications:
        applications[application.person].append(application)
    alike = Counter(fold(one.full_name) for one in loose)
    taken = set(known.people.values())
    there = {name: sum(one.id not in taken for one in found) for name, found in here.items()}
    for person in loose:
        name = fold(person.full_name)
        found = [one for one in here.get(name, ()) if one.id not in taken and not _other_id(person, one)]
        if not found:
            continue
        alone = there[name] == alike[name]  # as many here as in the file: the same ones again
        scored = [(_evidence(person, applications[person.key], one, known, alone), one) for one in found]
        score, best = max(scored, key=lambda pair: pair[0])
        if score >= _SURE and not _other_email(person, best):
            known.people[person.key] = best.id
            taken.add(best.id)
        elif score >= _SURE:
            known.doubts[person.key] = "same_name_other_email"
        elif not person.emails and not person.external_ids:
            known.doubts[person.key] = "same_name_here"


def _evidence(
    person: DraftPerson, applications: Iterable[DraftApplication], here: _Here, known: KnownRecords, alone: bool
) -> int:
    """2 and more is proof: a shared phone or link, the same day on the same requisition, the same employer or title, or all other
    columns alike. The same requisition without a day counts when as many have the name here as in the file."""
    score = 0
    told = {("phone", match_key("phone", phone.e164 or phone.raw)) for phone in person.phones}
    told |= {("link", match_key("link", link)) for link in person.links}
    if any(key and (kind, key) in here.contacts for kind, key in told):
        score += 4
    for one in applications:
        days = here.applied.get(known.requisitions.get(one.requisition, ""))
        if days is None:
            continue
        if one.applied_on and one.applied_on.isoformat() in days:
            score += 3
        elif alone and (not one.applied_on or "" in days):
            score += 2
    if any(
        mine and fold(mine) == fold(theirs)
        for mine, theirs in ((person.employer, here.employer), (person.title, here.title))
    ):
        score += 2
    kept = dict(person.kept)
    if len(kept) > 1 and all(here.kept.get(header) == text for header, text in kept.items()):
        score += 2
    return score


def _other_id(person: DraftPerson, here: _Here) -> bool:
    return bool(person.external_ids and here.external_ref and here.external_ref not in person.external_ids)


def _other_email(person: DraftPerson, here: _Here) -> bool:
    """Both have e-mails, none in common."""
    return bool(person.emails) and any(kind == "email" for kind, _ in here.contacts)


def _namesakes(connection: Connection, names: set[str]) -> dict[str, list[_Here]]:
    c, n, k, a = Candidate.__table__.c, CandidateRow.__table__.c, Contact.__table__.c, Application.__table__.c
    found: dict[str, list[_Here]] = defaultdict(list)
    by_id: dict[str, _Here] = {}
    for part in parts(names):
        query = (
            select(n.name_key, c.id, c.employer, c.title, c.external_ref, c.kept)
            .join_from(CandidateRow.__table__, Candidate.__table__, n.id == c.id)
            .where(n.name_key.in_(part), c.deleted_at.is_(None), c.merged_into_id.is_(None))
            .order_by(n.row)
        )
        for row in connection.execute(query):
            by_id[row.id] = _Here(row.id, row.employer, row.title, row.external_ref, row.kept)
            found[row.name_key].append(by_id[row.id])
    for part in parts(by_id):
        contacts = select(k.candidate_id, k.kind, k.match_key).where(k.candidate_id.in_(part), k.deleted_at.is_(None))
        for contact in connection.execute(contacts):
            by_id[contact.candidate_id].contacts.add((contact.kind, contact.match_key))
        applied = select(a.candidate_id, a.requisition_id, a.applied_on).where(
            a.candidate_id.in_(part), a.deleted_at.is_(None)
        )
        for one in connection.execute(applied):
            by_id[one.candidate_id].applied[one.requisition_id].add(one.applied_on)
    return found
