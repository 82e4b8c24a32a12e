"""Who stands in for whom on a day, and whether naming another stand-in would lead back to where it began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, select

from desktop.models import Delegation, Person
from desktop.services.pipeline.covering import covered


class Standing(NamedTuple):
    """One delegation; days are ISO dates, both included."""

    person_id: str
    delegate_id: str
    from_day: str
    to_day: str


def known_delegations(connection: Connection, today: str) -> list[Standing]:
    """Those that hold today or will."""
    c = Delegation.__table__.c
    rows = connection.execute(
        select(c.person_id, c.delegate_id, c.from_day, c.to_day).where(c.deleted_at.is_(None), c.to_day >= today)
    )
    return [Standing(*row) for row in rows]


def covered_by(delegations: Iterable[Standing], person: str, today: str) -> frozenset[str]:
    """Whom somebody stands in for on a day: also for those whom these stand in for."""
    return frozenset(covered(((one.person_id, one.delegate_id) for one in _on(delegations, today)), person))


def stand_ins(delegations: Iterable[Standing], person: str, today: str) -> frozenset[str]:
    """Who stands in for somebody on a day, directly or at second hand."""
    return frozenset(covered(((one.delegate_id, one.person_id) for one in _on(delegations, today)), person))


def leads_back(delegations: Iterable[Standing], new: Standing) -> tuple[str, ...]:
    """The people a new delegation would lead round in a circle, in order, at any day on which all of them hold; empty where none.

    Delegations hold for whole periods, so a circle needs a day that all its parts share: it is searched with the period cut down
    at every step.
    """
    given: dict[str, list[Standing]] = defaultdict(list)
    for one in delegations:
        given[one.person_id].append(one)

    def follow(at: str, first: str, last: str, path: tuple[str, ...]) -> tuple[str, ...]:
        if at == new.person_id:
            return (*path, at)
        for one in given[at]:
            start, end = max(first, one.from_day), min(last, one.to_day)
            if start <= end and (one.delegate_id == new.person_id or one.delegate_id not in path):
                found = follow(one.delegate_id, start, end, (*path, at))
                if found:
                    return found
        return ()

    return follow(new.delegate_id, new.from_day, new.to_day, (new.person_id,))


def people_here(connection: Connection) -> frozenset[str]:
    """Who is in the team at present."""
    c = Person.__table__.c
    return frozenset(connection.execute(select(c.id).where(c.deleted_at.is_(None), c.inactive.is_(False))).scalars())


def _on(delegations: Iterable[Standing], today: str) -> Iterable[Standing]:
    return (one for one in delegations if one.from_day <= today <= one.to_day)
