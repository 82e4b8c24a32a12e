"""What came to somebody: the lines of their docket that are news to them."""

from __future__ import annotations

from desktop.models.base import calendar_day
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.docket.questions import ReadArrivals, ReadDocket
from desktop.services.docket.read_docket import read_docket
from desktop.services.docket.records import DocketLine, Source


@answers(ReadArrivals)
def read_arrivals(reader: Reader, question: ReadArrivals) -> tuple[DocketLine, ...]:
    """The newest first."""
    me, today = reader.actor.id, calendar_day()
    lines = [line for line in read_docket(reader, ReadDocket(today)).lines if _is_news(line, me, today)]
    return tuple(sorted(lines, key=lambda line: (line.since, line.record_id), reverse=True)[: question.limit])


def _is_news(line: DocketLine, me: str, today: str) -> bool:
    """What one gave oneself is no news; a decision is when it falls due, as most come of one's own moves."""
    if line.others or line.snoozed_until > today:
        return False
    if line.source is Source.APPROVAL:
        return True
    if line.owner_id != me:
        return False
    if line.source is Source.DECISION:
        return bool(line.due_on) and line.due_on <= today
    return line.by_id != me
