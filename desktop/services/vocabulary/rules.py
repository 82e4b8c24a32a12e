"""What may be done with words: the one place both commands and previews ask."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from desktop.errors import RuleBroken
from desktop.models import VocabularyWord
from desktop.words import Milestone, ReasonSide, VocabularyKind

ENDS = (Milestone.APPLIED, Milestone.HIRED)
"""Milestones that an application must always be able to reach: where it begins, and a hire."""


def refuse_merge(gone: Any, kept: Any) -> RuleBroken | None:
    """Why one word may not be merged into the other; None when it may."""
    details = {"gone": gone.label, "kept": kept.label}
    if gone.id == kept.id:
        return RuleBroken("vocabulary.merge_self", details)
    if gone.kind != kept.kind:
        return RuleBroken("vocabulary.merge_kind", details)
    if gone.merged_into_id or kept.merged_into_id:
        return RuleBroken("vocabulary.merged", {"label": gone.label if gone.merged_into_id else kept.label})
    if kept.retired:
        return RuleBroken("vocabulary.merge_retired", details)
    if gone.kind == VocabularyKind.STAGE and gone.milestone != kept.milestone:
        return RuleBroken("vocabulary.merge_milestone", details)
    if gone.kind == VocabularyKind.REASON and kept.side not in (gone.side, ReasonSide.EITHER, ""):
        return RuleBroken("vocabulary.merge_side", details)
    return None


def refuse_retiring(connection: Connection, words: Iterable[Any]) -> RuleBroken | None:
    """Why these words may not be retired together; None when they may."""
    leaving = {one.id: one for one in words if one.kind == VocabularyKind.STAGE and one.milestone in ENDS}
    if not leaving:
        return None
    c = VocabularyWord.__table__.c
    staying = select(c.milestone).where(
        c.kind == VocabularyKind.STAGE.value, c.retired.is_(False), c.deleted_at.is_(None), c.id.not_in(list(leaving))
    )
    left = set(connection.execute(staying).scalars())
    for one in leaving.values():
        if one.milestone not in left:
            return RuleBroken("vocabulary.last_stage", {"label": one.label, "milestone": one.milestone})
    return None
