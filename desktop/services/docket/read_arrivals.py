"""What came to somebody: the lines of their docket that are news to them."""

from __future__ import annotations

from desktop.models.base import calendar_day
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.docket.lines_of import docket_of
from desktop.services.docket.queries import d, docket_queries
from desktop.services.docket.questions import ReadArrivals
from desktop.services.docket.read_docket import with_covers
from desktop.services.docket.records import DocketLine, Source

_NO_NEWS = ("around", "stages")
"""What others decide, and where one might move on: asked after every change, it is left unread."""


@answers(ReadArrivals)
def read_arrivals(reader: Reader, question: ReadArrivals) -> tuple[DocketLine, ...]:
    """The newest first. A decision is news when it falls due, as most come of one's own moves."""
    me, today, run = reader.actor.id, calendar_day(), reader.connection.execute
    whose = with_covers(reader, today)
    queries = {name: query for name, query in docket_queries(whose).items() if name not in _NO_NEWS}
    queries["decisions"] = queries["decisions"].where(d.due_on != "", d.due_on <= today)
    found = docket_of(whose, {"stages": (), **{name: run(query).all() for name, query in queries.items()}})
    lines = [line for line in found.lines if _is_news(line, me, today)]
    return tuple(sorted(lines, key=lambda line: (line.since, line.record_id), reverse=True)[: question.limit])


def _is_news(line: DocketLine, me: str, today: str) -> bool:
    """What one gave oneself is no news, nor what waits for others."""
    if line.others or line.snoozed_until > today:
        return False
    if line.source is Source.APPROVAL:
        return True
    return line.owner_id == me and (line.source is Source.DECISION or line.by_id != me)
