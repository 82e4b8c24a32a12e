"""Who may be the same person: the same e-mail or phone, or a near name. Only ever suggested, never acted upon.

Somebody out of sight with the same e-mail or phone is told of without a name, so that nobody is entered twice unawares.
"""

from __future__ import annotations

from sqlalchemy import select

from desktop.addresses import email_key, phone_key
from desktop.models import Candidate, CandidateRow, Contact
from desktop.services.candidates.questions import FindDuplicates
from desktop.services.candidates.records import DuplicateSuspect
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.listings import full_text
from desktop.services.storage.visibility.sight import WHOLE
from desktop.text import words_of

NEAR = 88
"""From this likeness (0-100, token sort ratio of folded names) a name counts as near."""


@answers(FindDuplicates)
def find_duplicates(reader: Reader, question: FindDuplicates) -> tuple[DuplicateSuspect, ...]:
    """Suspects, surest first: same e-mail, same phone, near name."""
    name, emails, phones = question.name, question.emails, question.phones
    if question.candidate_id and not (name or emails or phones):
        name, emails, phones = _of_record(reader, question.candidate_id)
    found: dict[str, tuple[str, int]] = {}
    unseen: list[DuplicateSuspect] = []
    for reason, keys in (
        ("same_email", {email_key(one) for one in emails if "@" in one}),
        ("same_phone", {phone_key(one) for one in phones}),
    ):
        keys.discard("")
        kind = "email" if reason == "same_email" else "phone"
        sharing = _sharing(reader, kind, keys)
        for candidate_id in sharing:
            found.setdefault(candidate_id, (reason, 100))
        if _others_share(reader, kind, keys, {*sharing, question.candidate_id}):
            unseen.append(DuplicateSuspect("", "", "", "", "", reason, 100))
    for candidate_id, likeness in _near_names(reader, name):
        found.setdefault(candidate_id, ("near_name", likeness))
    found.pop(question.candidate_id, None)
    return (*unseen, *_suspects(reader, found, question.limit))[: max(0, question.limit)]


def _of_record(reader: Reader, candidate_id: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    c, k = Candidate.__table__.c, Contact.__table__.c
    name = reader.connection.execute(select(c.name).where(c.id == candidate_id)).scalar() or ""
    rows = reader.connection.execute(
        select(k.kind, k.value).where(k.candidate_id == candidate_id, k.deleted_at.is_(None))
    ).all()
    return (
        name,
        tuple(row.value for row in rows if row.kind == "email"),
        tuple(row.value for row in rows if row.kind == "phone"),
    )


def _sharing(reader: Reader, kind: str, keys: set[str]) -> list[str]:
    if not keys:
        return []
    k = Contact.__table__.c
    query = select(k.candidate_id).where(k.match_key.in_(keys), k.kind == kind, k.deleted_at.is_(None)).limit(200)
    return list(reader.connection.execute(query).scalars())


def _others_share(reader: Reader, kind: str, keys: set[str], known: set[str]) -> bool:
    """Whether somebody out of sight has one of these addresses."""
    if reader.sees_all or not keys:
        return False
    k, c = Contact.__table__.c, Candidate.__table__.c
    query = (
        select(k.candidate_id)
        .join_from(Contact.__table__, Candidate.__table__, k.candidate_id == c.id)
        .where(
            k.match_key.in_(keys), k.kind == kind, k.deleted_at.is_(None), c.id.not_in([one for one in known if one])
        )
        .where(c.deleted_at.is_(None), c.merged_into_id.is_(None))
        .limit(1)
        .execution_options(**{WHOLE: "a duplicate out of sight is told of, not named"})
    )
    return reader.connection.execute(query).first() is not None


def _near_names(reader: Reader, name: str) -> list[tuple[str, int]]:
    """People sharing the beginning of some word of the name, compared whole (a candidate set the index can give)."""
    words = [word for word in words_of(name) if len(word) > 1]
    if len(words) < 2:
        return []  # one name alone says too little
    from rapidfuzz import fuzz  # loaded on first use

    c = CandidateRow.__table__.c
    rows: dict[str, str] = {}
    for word in words:
        part = full_text.matching(reader.connection, "candidate", [word[:4]], 400)
        numbers = [row[0] for row in reader.connection.execute(part)]
        for row in reader.connection.execute(select(c.id, c.name_key).where(c.row.in_(numbers))):
            rows[row.id] = row.name_key or ""
    wanted = " ".join(words)
    scored = ((one, int(fuzz.token_sort_ratio(wanted, " ".join(words_of(other))))) for one, other in rows.items())
    return sorted(((one, score) for one, score in scored if score >= NEAR), key=lambda pair: -pair[1])


def _suspects(reader: Reader, found: dict[str, tuple[str, int]], limit: int) -> tuple[DuplicateSuspect, ...]:
    c = CandidateRow.__table__.c
    rows = {
        row.id: row
        for row in reader.connection.execute(
            select(c.id, c.name, c.email, c.phone, c.location, c.applications).where(c.id.in_(list(found)[:500]))
        )
    }
    return tuple(
        DuplicateSuspect(
            one, rows[one].name, rows[one].email or "", rows[one].phone or "", rows[one].location or "", reason, likeness,
            rows[one].applications,
        )
        for one, (reason, likeness) in found.items()
        if one in rows
    )[:limit]  # fmt: skip
