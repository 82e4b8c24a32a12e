"""Merging a word into another, and what that would change."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from desktop.errors import NotFound
from desktop.models import VocabularyWord
from desktop.services.access.permissions import Permission
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.storage.fields import name_of
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.commands import MergeWords
from desktop.services.vocabulary.questions import PreviewMerge
from desktop.services.vocabulary.records import Count, MergePreview
from desktop.services.vocabulary.references import INSIDE, exchanged, named_in, references
from desktop.services.vocabulary.rules import refuse_merge
from desktop.text import key_of


@handles(MergeWords)
def merge_words(work: UnitOfWork, command: MergeWords) -> int:
    """Repoint what can change, make the kept word known by all the gone one was known by, and let the gone one say what it became."""
    gone = work.get(VocabularyWord, command.gone_id, command.gone_version)
    kept = work.get(VocabularyWord, command.kept_id, command.kept_version)
    refused = refuse_merge(gone, kept)
    if refused is not None:
        raise refused
    kept.aliases = [*kept.aliases, *_learned(gone, kept)]
    gone.retired, gone.merged_into_id = True, kept.id
    work.flush()
    earlier = VocabularyWord.__table__.c
    became = work.rows(select(earlier.id).where(earlier.merged_into_id == gone.id))
    changed = work.bulk_update(VocabularyWord, [(row.id, {"merged_into_id": kept.id}) for row in became])
    for reference in references():
        if not reference.mutable:
            continue
        # the bin included: what comes out of it again shall not name a word that is gone
        ids = [row.id for row in work.rows(select(reference.table.c.id).where(reference.column == gone.id))]
        if ids and reference.name == "role_grant":
            work.must(
                Permission.ACCESS_GIVE
            )  # whoever holds a role for the one department holds it for both from now on
        changed += work.bulk_update(reference.entity, [(one, {reference.field: kept.id}) for one in ids])
        work.progress.report(changed, 0)
    for entity, field in INSIDE:
        table = entity.__table__
        rows = [(row.id, row.inside) for row in work.rows(select(table.c.id, table.c[field].label("inside")))]
        changed += work.bulk_update(entity, [(one, {field: exchanged(value, gone.id, kept.id)}) for one, value in rows])
    return changed


@answers(PreviewMerge)
def preview_merge(reader: Reader, question: PreviewMerge) -> MergePreview:
    """Counts of living rows by list and field; the rule of the command where that forbids it."""
    w = VocabularyWord.__table__.c
    both = {
        row.id: row
        for row in reader.connection.execute(
            select(w.id, w.kind, w.label, w.labels, w.aliases, w.milestone, w.side, w.retired, w.merged_into_id).where(
                w.id.in_((question.gone_id, question.kept_id)), w.deleted_at.is_(None)
            )
        )
    }
    for one in (question.gone_id, question.kept_id):
        if one not in both:
            raise NotFound("vocabulary_word", one)
    gone, kept = both[question.gone_id], both[question.kept_id]
    refused = refuse_merge(gone, kept)
    changes, facts = list[Count](), list[Count]()
    for reference in references():
        living = (reference.column == gone.id, reference.table.c.deleted_at.is_(None))
        number = reader.connection.execute(
            select(func.count()).select_from(reference.table).where(*living)
        ).scalar_one()
        if number:
            (changes if reference.mutable else facts).append(Count(reference.name, reference.field, number))
    changes += _inside(reader.connection, gone.id)
    learned = () if refused is not None else tuple(_learned(gone, kept))
    by_size = sorted(changes, key=lambda one: -one.count), sorted(facts, key=lambda one: -one.count)
    return MergePreview(
        tuple(by_size[0]), tuple(by_size[1]), learned,
        refused.code if refused else "", tuple(sorted(refused.details.items())) if refused else (),
    )  # fmt: skip


def _inside(connection: Connection, word_id: str) -> list[Count]:
    found = []
    for entity, field in INSIDE:
        table = entity.__table__
        rows = connection.execute(select(table.c[field]).where(table.c.deleted_at.is_(None))).scalars()
        number = sum(word_id in named_in(value) for value in rows)
        if number:
            found.append(Count(name_of(entity), field, number))
    return found


def _learned(gone: Any, kept: Any) -> list[str]:
    """What the kept word is recognised by from now on, and was not before."""
    known = {key_of(one) or one for one in (kept.label, *kept.aliases)}
    learned: list[str] = []
    for text in (gone.label, *gone.labels.values(), *gone.aliases):
        key = key_of(text) or text
        if text and key not in known:
            known.add(key)
            learned.append(text)
    return learned
