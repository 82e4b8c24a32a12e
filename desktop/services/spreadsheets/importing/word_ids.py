"""Codes and labels of a draft as ids of vocabulary words and of people in charge; what is missing is added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import select

from desktop.models import Person, VocabularyWord
from desktop.services.spreadsheets.drafting.records import DraftSource, ImportDraft
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.add_word import word_labelled
from desktop.services.vocabulary.seeding import word_id
from desktop.text import fold
from desktop.words import VocabularyKind

_MOST_WORDS = 300
"""A column with more different words is free text, not a list: the frequent ones become words, the rest stays as detail."""


class WordIds:
    """Looks words up, adding them on first use."""

    def __init__(self, work: UnitOfWork, draft: ImportDraft) -> None:
        self._work = work
        c = VocabularyWord.__table__.c
        rows = work.rows(select(c.id, c.kind, c.code, c.merged_into_id).where(c.code != "", c.deleted_at.is_(None)))
        self._codes = {(row.kind, row.code): row.merged_into_id or row.id for row in rows}
        # a stage of the team's own has no code: what is told of one that was merged into it is told under its id
        self._codes.update({(row.kind, row.merged_into_id): row.merged_into_id for row in rows if row.merged_into_id})
        self._labels: dict[tuple[VocabularyKind, str], str | None] = {}
        self._allowed: dict[VocabularyKind, set[str]] = {
            VocabularyKind.SOURCE: _frequent(one.source.name for one in draft.applications if one.source)
            | _frequent(one.source.name for one in draft.people if one.source),
            VocabularyKind.DEPARTMENT: _frequent(one.department for one in draft.requisitions),
            VocabularyKind.LOCATION: _frequent(one.location for one in draft.requisitions),
            VocabularyKind.LEVEL: _frequent(one.level for one in draft.requisitions),
            VocabularyKind.ROLE_FAMILY: _frequent(one.family for one in draft.requisitions),
            VocabularyKind.TAG: _frequent(tag for one in draft.people for tag in one.tags),
        }
        p = Person.__table__.c
        people = work.rows(select(p.id, p.name).where(p.deleted_at.is_(None)))
        self._people = {fold(row.name): row.id for row in people}
        in_charge = Counter(one.owner for one in draft.applications) + Counter(
            one.manager for one in draft.applications
        )
        in_charge += Counter(one.manager for one in draft.requisitions) + Counter(
            one.owner for one in draft.requisitions
        )
        in_charge.pop("", None)
        self._in_charge = {name for name, _ in in_charge.most_common(_MOST_WORDS) if _is_name(name)}

    def stage(self, code: str) -> str:
        """The id of a stage; the seeded id when the team retired or lost the word."""
        kind = VocabularyKind.STAGE
        return self._codes.get((kind.value, code)) or word_id(kind, code)

    def reason(self, code: str) -> str | None:
        """The id of a disposition reason."""
        return self._codes.get((VocabularyKind.REASON.value, code)) if code else None

    def source(self, source: DraftSource | None) -> str | None:
        """The id of a source under its type."""
        if source is None:
            return None
        parent = self._codes.get((VocabularyKind.SOURCE_TYPE.value, source.type), "")
        return self.labelled(VocabularyKind.SOURCE, source.name, parent)

    def labelled(self, kind: VocabularyKind, label: str, parent_id: str = "") -> str | None:
        """The id of a word by label; ``None`` for an empty one and for free text."""
        if not label:
            return None
        key = (kind, label)
        if key not in self._labels:
            taken = label in self._allowed.get(kind, ()) and len(label) <= 120
            self._labels[key] = word_labelled(self._work, kind, label, parent_id=parent_id) if taken else None
        return self._labels[key]

    def person(self, name: str) -> str | None:
        """The id of a recruiter or manager; somebody unknown is added without any role."""
        if not name:
            return None
        folded = fold(name)
        if folded not in self._people:
            if name not in self._in_charge:
                return None
            self._people[folded] = self._work.add(Person(name=" ".join(name.split()), roles=[])).id
            self._work.flush()
        return str(self._people[folded])


def _frequent(words: Iterable[str]) -> set[str]:
    counted = Counter(words)
    counted.pop("", None)
    return {word for word, _ in counted.most_common(_MOST_WORDS)}


def _is_name(text: str) -> bool:
    return len(text) <= 80 and "@" not in text and not any(sign.isdigit() for sign in text)
