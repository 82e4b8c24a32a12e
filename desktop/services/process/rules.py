"""The rules as they hold in a workspace: the program's defaults with the workspace's own deviations laid over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.models import ProcessRule
from desktop.models.base import fixed_id
from desktop.services.process.defaults import DEFAULTS
from desktop.words import CaseRole


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it holds. ``days`` is in the rule's own unit, see ``defaults.py``; ``version`` is 0 while nobody changed it."""

    code: str
    active: bool
    days: int
    who: CaseRole
    version: int = 0


def rule_of(connection: Connection, code: str) -> Rule:
    """One rule as it holds; ``KeyError`` for a code that does not exist."""
    return rules_of(connection, (code,))[code]


def rules_of(connection: Connection, codes: Iterable[str] = DEFAULTS) -> dict[str, Rule]:
    """Several rules as they hold, in the order asked for, in one statement."""
    wanted = tuple(codes)
    t = ProcessRule.__table__.c
    rows = connection.execute(
        select(t.code, t.active, t.days, t.who, t.row_version).where(
            t.id.in_([rule_id(code) for code in wanted]), t.deleted_at.is_(None)
        )
    )
    changed = {row.code: Rule(row.code, bool(row.active), row.days, CaseRole(row.who), row.row_version) for row in rows}
    return {code: changed.get(code) or _default(code) for code in wanted}


def rule_id(code: str) -> str:
    """The id of the row that keeps a deviation: the same on every computer."""
    return fixed_id("process_rule", code)


def _default(code: str) -> Rule:
    one = DEFAULTS[code]
    return Rule(code, one.active, one.days, one.who)
