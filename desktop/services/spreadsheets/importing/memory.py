"""What was answered once is offered again: mappings by header set, words by the team's own aliases."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import Connection, select

from desktop.models import ImportMemory, VocabularyWord
from desktop.services.spreadsheets.answers import Answers
from desktop.services.spreadsheets.drafting.records import ImportDraft
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.text import key_of
from desktop.words import VocabularyKind

_STAGE, _REASON, _TYPE, _SOURCE = (
    VocabularyKind.STAGE.value, VocabularyKind.REASON.value, VocabularyKind.SOURCE_TYPE.value, VocabularyKind.SOURCE.value,
)  # fmt: skip


def remember(work: UnitOfWork, draft: ImportDraft, answers: str) -> None:
    """Keep the answers under the header set of every table they were given for."""
    if not answers:
        return
    given = Answers.model_validate_json(answers).model_dump(exclude_defaults=True, exclude={"tables", "moves"})
    if not given:
        return
    keys = {digest_of(table.header_set) for table in draft.tables if not table.holds_no_people}
    m = ImportMemory.__table__.c
    there = {
        row.headers: (row.id, _with_earlier(row.answers, given))
        for row in work.rows(select(m.id, m.headers, m.answers).where(m.headers.in_(keys), m.deleted_at.is_(None)))
    }
    work.bulk_insert(ImportMemory, [{"headers": key, "answers": given} for key in sorted(keys - there.keys())])
    work.bulk_update(ImportMemory, [(there[key][0], {"answers": there[key][1]}) for key in sorted(there)])


def _with_earlier(earlier: object, given: dict[str, Any]) -> dict[str, Any]:
    """What was answered before stays, where this import says nothing about it."""
    merged = together(Answers.model_validate(earlier), Answers.model_validate(given))
    return merged.model_dump(exclude_defaults=True)


def recall(connection: Connection, header_sets: set[str]) -> Answers:
    """The remembered answers for these headers (latest wins), over what the team's aliases say."""
    found = Answers()
    _add_aliases(connection, found)
    m = ImportMemory.__table__.c
    keys = {digest_of(header_set) for header_set in header_sets}
    query = select(m.answers).where(m.headers.in_(keys), m.deleted_at.is_(None)).order_by(m.changed_at)
    for row in connection.execute(query):
        found = together(found, Answers.model_validate(row.answers))
    return found


def together(under: Answers, over: Answers) -> Answers:
    """Both, ``over`` winning where they differ."""
    merged = under.model_dump()
    for name, value in over.model_dump(exclude_defaults=True).items():
        if name in ("words", "defaults"):
            for part, inner in value.items():
                merged[name][part] = {**merged[name][part], **inner} if isinstance(inner, dict) else inner
        elif isinstance(value, dict):
            merged[name] = {**merged[name], **value}
        else:
            merged[name] = value
    return Answers.model_validate(merged)


def digest_of(header_set: str) -> str:
    """SHA-256 of a header set."""
    return hashlib.sha256(header_set.encode()).hexdigest()


def _add_aliases(connection: Connection, answers: Answers) -> None:
    """Labels and aliases the team gave its words. The words a workspace starts with are in the engine's own lists."""
    w = VocabularyWord.__table__.c
    kinds = (_STAGE, _REASON, _TYPE, _SOURCE)
    rows = connection.execute(
        select(w.id, w.kind, w.code, w.label, w.aliases, w.parent_id, w.merged_into_id)
        .where(w.kind.in_(kinds), w.deleted_at.is_(None))
        .order_by(w.merged_into_id.is_not(None))  # what a word is called today counts before what was merged away
    ).all()
    own = {row.id: row.code for row in rows}
    # words of a merged one mean the one it became; where that has no code, the code of the merged one leads to it
    codes = {row.id: own.get(row.merged_into_id) or row.code for row in rows}
    types = {row.id: codes[row.id] for row in rows if row.kind == _TYPE}
    for row in rows:
        code = types.get(row.parent_id, "") if row.kind == _SOURCE else codes[row.id]
        if not code:
            continue
        target = {_STAGE: answers.words.stage, _REASON: answers.words.reason}.get(row.kind, answers.words.source)
        for word in (row.label, *row.aliases):
            if key_of(word):
                target.setdefault(word, code)
