"""The decision strip of a row: five codes in fixed order, then the due dates of the open ones, so that time alone turns nothing stale.

``-`` not asked, ``o`` open, ``y`` yes, ``n`` no, ``~`` more evidence wanted: ``yo---;2026-11-30``. Which open one is due soon or overdue is
for whoever shows it to say, who knows what day it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy import Connection, select

from desktop.models import Decision
from desktop.services.listings.strip_codes import KINDS, NOTHING
from desktop.words import Verdict

_PLACE = {kind.value: place for place, kind in enumerate(KINDS)}
_SIGN = {Verdict.YES.value: "y", Verdict.NO.value: "n", Verdict.MORE.value: "~", "": "o"}


class Strips:
    """The strips of some applications, whose first segment is their requisition's; or of some requisitions."""

    def __init__(
        self, connection: Connection, among: Callable[[Any, Sequence[str]], Any], ids: Sequence[str], requisitions: Collection[str] = ()
    ) -> None:  # fmt: skip
        self._known: dict[str, dict[str, tuple[str, str]]] = {}
        c = Decision.__table__.c
        if requisitions:
            self._read(connection, c.application_id, among(c.application_id, ids))
        roles = c.requisition_id.in_(sorted(requisitions or ids))
        self._read(connection, c.requisition_id, roles & c.application_id.is_(None))

    def of(self, case: str, requisition: str = "") -> str:
        """The strip of a case."""
        own, role = self._known.get(case), self._known.get(requisition)
        if own is None and role is None:
            return NOTHING
        signs, due = list(NOTHING), list[str]()
        for kind, (sign, on) in sorted({**(role or {}), **(own or {})}.items(), key=lambda one: _PLACE[one[0]]):
            signs[_PLACE[kind]] = sign
            if sign == "o":
                due.append(on)
        return ";".join(("".join(signs), *due))

    def _read(self, connection: Connection, column: Any, which: Any) -> None:
        c = Decision.__table__.c
        for case, kind, verdict, closed_at, due_on in connection.execute(
            select(column, c.kind, c.verdict, c.closed_at, c.due_on)
            .where(which, c.deleted_at.is_(None))
            .order_by(c.opened_at, c.id)
        ):
            ceased = closed_at and verdict not in (Verdict.YES, Verdict.NO)
            self._known.setdefault(case, {})[kind] = ("-" if ceased else _SIGN[verdict], due_on)
