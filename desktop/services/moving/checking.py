"""What must hold on the new side before it counts."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from desktop.errors import RuleBroken
from desktop.models.listing import ListingTable
from desktop.services.dispatch.messages import Progress
from desktop.services.history.verify import verified
from desktop.services.listings import full_text
from desktop.services.listings.keeping import LISTINGS
from desktop.services.storage.carrying import BATCH, carried_content
from desktop.services.storage.content import TableContent

Contents = Mapping[str, TableContent]


def index_words(target: Connection, progress: Progress) -> None:
    """Make the full text index anew from the carried listing rows: what an engine keeps for a search is its own."""
    for done, (listing, _, index) in enumerate(LISTINGS):
        progress.report(done, len(LISTINGS))
        if index:
            _index(target, listing, index, progress)


def _index(target: Connection, listing: ListingTable, index: str, progress: Progress) -> None:
    c = listing.__table__.c
    last: int | None = None
    while True:
        query = select(c.row, c.search).order_by(c.row).limit(BATCH)
        rows = target.execute(query if last is None else query.where(c.row > last)).all()
        if not rows:
            return
        last = rows[-1].row
        full_text.remember(target, index, [(row.row, row.search) for row in rows])
        progress.check()


def must_be_same(before: Contents, target: Connection, progress: Progress) -> None:
    """Raise ``RuleBroken`` ``move.differs`` unless every table has the same rows on both sides."""
    after = carried_content(target, progress)
    wrong = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    if wrong:
        raise RuleBroken("move.differs", {"tables": ", ".join(wrong)})


def must_hold(target: Connection, progress: Progress) -> None:
    """Raise ``RuleBroken`` ``move.unsound`` where the journal has findings: a workspace that is not sound is not moved."""
    findings = verified(target, progress).findings
    if findings:
        raise RuleBroken("move.unsound", {"count": str(len(findings)), "first": findings[0]})
