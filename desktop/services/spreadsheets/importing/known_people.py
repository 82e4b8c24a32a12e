"""What a file tells newly of people who are here already: what they lack is added, what differs is shown and kept beside.

Nothing somebody typed is overwritten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from desktop.models import Candidate, Contact
from desktop.services.spreadsheets.drafting.records import CellProblem, DraftPerson, ImportDraft
from desktop.services.spreadsheets.importing.candidate_rows import contact_values, place_of
from desktop.services.spreadsheets.importing.known_ids import KnownRecords
from desktop.services.spreadsheets.values.names import key_of_name
from desktop.services.storage.parts import parts
from desktop.text import fold

_COMPARED = ("name", "location", "employer", "title", "skills")
_FILLED = ("given_name", "family_name", "location", "employer", "title", "skills", "external_ref")
_FIELD_OF = {"name": "full_name"}


@dataclass(slots=True)
class PersonNews:
    """News of one person: fields filled, fields that differ (what the file says), new contacts, the kept columns as they become."""

    candidate_id: str
    filled: dict[str, str] = field(default_factory=dict)
    differing: dict[str, str] = field(default_factory=dict)
    contacts: list[dict[str, Any]] = field(default_factory=list)
    kept: dict[str, str] | None = None

    def problems(self) -> tuple[CellProblem, ...]:
        """As the preview shows them."""
        added = [CellProblem("contact_added", contact["kind"], contact["value"]) for contact in self.contacts]
        filled = [CellProblem("filled_here", name, text) for name, text in self.filled.items() if name in _COMPARED]
        differing = [
            CellProblem("differs_from_here", _FIELD_OF.get(name, name), text) for name, text in self.differing.items()
        ]
        return (*added, *filled, *differing)


def find_person_news(
    connection: Connection, draft: ImportDraft, known: KnownRecords, wanted: Collection[int] | None = None
) -> dict[int, PersonNews]:
    """By position in the draft, for known people of whom there is any."""
    keys = [key for key in known.people if wanted is None or key in wanted]
    by_candidate: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        by_candidate[known.people[key]].append(key)
    c, k = Candidate.__table__.c, Contact.__table__.c
    columns = (
        c.id,
        c.name,
        c.given_name,
        c.family_name,
        c.location,
        c.employer,
        c.title,
        c.skills,
        c.external_ref,
        c.kept,
    )
    found: dict[int, PersonNews] = {}
    for part in parts(by_candidate):
        have: dict[str, set[tuple[str, str]]] = defaultdict(set)
        query = select(k.candidate_id, k.kind, k.match_key).where(k.candidate_id.in_(part), k.deleted_at.is_(None))
        for contact in connection.execute(query):
            have[contact.candidate_id].add((contact.kind, contact.match_key))
        for row in connection.execute(select(*columns).where(c.id.in_(part))):
            here = dict(row._mapping)
            for key in by_candidate[row.id]:
                person = draft.people[key]
                file = draft.tables[person.rows[0][0]].file if person.rows and draft.tables else ""
                news = _news_of(person, here, have[row.id], file)
                if news is not None:
                    found[key] = news
    return found


def _news_of(person: DraftPerson, here: dict[str, Any], have: set[tuple[str, str]], file: str) -> PersonNews | None:
    """Also brings ``here`` and ``have`` up to date, because a second row may tell more of the same person."""
    news = PersonNews(here["id"])
    told = facts_of(person)
    news.filled = {name: told[name] for name in _FILLED if told[name] and not here[name]}
    here.update(news.filled)
    news.contacts = list(contact_values(person, here["id"], frozenset(have)))
    have.update((contact["kind"], contact["match_key"]) for contact in news.contacts)
    kept = dict(here["kept"])
    for name in _COMPARED:
        if told[name] and not _alike(name, told[name], here[name]) and keep_beside(kept, name, told[name], file):
            news.differing[name] = told[name]
    for header, text in kept_of(person).items():
        keep_beside(kept, header, text, file, first=header)
    if kept != here["kept"]:
        news.kept = here["kept"] = kept
    return news if news.filled or news.contacts or news.kept is not None else None


def facts_of(person: DraftPerson) -> dict[str, str]:
    """The fields of a candidate as a file tells them."""
    return {
        "name": person.full_name, "given_name": person.given, "family_name": person.family, "location": place_of(person),
        "employer": person.employer, "title": person.title, "skills": ", ".join(person.skills),
        "external_ref": person.external_ids[0] if person.external_ids else "",
    }  # fmt: skip


def kept_of(person: DraftPerson) -> dict[str, str]:
    """What no field of a candidate takes."""
    kept = dict(person.kept)
    for label, text in (
        ("address", person.address), ("zip", person.zip), ("experience", person.experience),
        ("other ids", ", ".join(person.external_ids[1:])),
    ):  # fmt: skip
        if text:
            kept.setdefault(label, text)
    return kept


def keep_beside(kept: dict[str, str], name: str, text: str, file: str, first: str = "") -> bool:
    """Keep a text word for word under its name and file, unless it is kept already; answers whether it is new.

    ``first`` is the name it gets while nothing is kept under it.
    """
    known = {value for label, value in kept.items() if label == name or label.startswith(f"{name} (")}
    if text in known:
        return False
    label = first if first and first not in kept else f"{name} ({file})" if file else name
    number = 2
    while label in kept:
        label, number = f"{name} ({file}, {number})", number + 1
    kept[label] = text
    return True


def _alike(name: str, told: str, here: Mapping[str, Any] | str) -> bool:
    if name == "name":
        return key_of_name(told) == key_of_name(str(here))
    if name == "skills":
        mine = {fold(one) for one in str(here).split(",")}
        return all(fold(one) in mine for one in told.split(","))
    return fold(told) == fold(str(here))
