"""Bringing everything from one side to the other and comparing it: what a move does whichever way it goes."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Connection

from desktop.models import JournalEntry
from desktop.services.dispatch.messages import Progress
from desktop.services.dispatch.spans import Span
from desktop.services.moving.checking import index_words, must_be_same
from desktop.services.storage.carrying import carried_content, carry


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved: rows, and the entries of the journal among them."""

    rows: int
    entries: int
    recovery: str = field(default="", repr=False)
    """The recovery key of a new file, to be shown once."""


def bring(source: Connection, target: Connection, progress: Progress) -> Moved:
    """Everything, compared; not yet the journal. Raises ``RuleBroken`` ``move.differs`` or ``Stopped``."""
    before = carried_content(source, Span(progress, 0, 10))
    rows = carry(source, target, Span(progress, 10, 70))
    index_words(target, Span(progress, 70, 80))
    must_be_same(before, target, Span(progress, 80, 100))
    return Moved(rows, before[JournalEntry.__tablename__].rows)
