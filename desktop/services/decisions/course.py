"""Which decisions a case should have by now, in plain Python: the events of the docket, without a database.

1. *Role approved?* opens with the requisition and is closed by its approval.
2. *Candidate qualified?* opens with the application.
3. *Team aligned?* opens when the application comes to its interviews.
4. *Offer viable?* opens when it comes to its offer.
5. *Start date secure?* opens with the acceptance.

A case may move on with a decision open: nothing is answered by moving on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.words import ApplicationStatus, ApprovalState, DecisionKind, Milestone, RequisitionStatus, Verdict

OPENED_BY = {
    Milestone.APPLIED: (DecisionKind.QUALIFIED,),
    Milestone.SCREEN: (DecisionKind.QUALIFIED,),
    Milestone.INTERVIEW: (DecisionKind.QUALIFIED, DecisionKind.ALIGNED),
    Milestone.OFFER: (DecisionKind.QUALIFIED, DecisionKind.ALIGNED, DecisionKind.VIABLE),
    Milestone.HIRED: (DecisionKind.QUALIFIED, DecisionKind.ALIGNED, DecisionKind.VIABLE, DecisionKind.START),
}
"""Milestone reached → the decisions asked by then."""


@dataclass(frozen=True, slots=True)
class Known:
    """The last decision of a kind."""

    kind: str
    open: bool
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done: ``open`` a new one, ``answer`` the open one with a verdict, or let it ``cease``."""

    act: str
    kind: DecisionKind
    verdict: Verdict | None = None


def steps_of_application(status: str, milestone: str, known: Iterable[Known], *, came_back: bool = False) -> list[Step]:
    """What to do about an application as it stands. ``came_back``: it was ended and runs again.

    A rejection answers the furthest question with *no*; the others, and all of a withdrawal, cease to matter.
    """
    last = {DecisionKind(one.kind): one for one in known}
    if status == ApplicationStatus.REJECTED:
        return [*_ended(last, Verdict.NO)]
    if status == ApplicationStatus.WITHDRAWN:
        return [*_ended(last, None)]
    asked = OPENED_BY[Milestone(milestone)]
    steps = [Step("open", kind) for kind in asked if kind not in last]
    if came_back:
        closed = [kind for kind in asked if kind in last and not last[kind].open and last[kind].verdict != Verdict.YES]
        steps += [Step("open", kind) for kind in closed]
    return steps


def steps_of_requisition(status: str, approval: str, known: Known | None) -> list[Step]:
    """What to do about a requisition's own question. ``approval``: the state of its last attempt, empty for none."""
    kind, waits = DecisionKind.ROLE, known is not None and known.open
    if status == RequisitionStatus.CANCELLED:
        return [Step("cease", kind)] if waits else []
    if approval == ApprovalState.RUNNING:
        return [] if waits else [Step("open", kind)]
    if approval == ApprovalState.DECLINED and waits:
        again = [Step("open", kind)] if status == RequisitionStatus.DRAFT else []
        return [Step("answer", kind, Verdict.NO), *again]
    if status in (RequisitionStatus.DRAFT, RequisitionStatus.AWAITING_APPROVAL):
        return [] if waits else [Step("open", kind)]
    if approval == ApprovalState.REOPENED:  # nobody could be asked: it stays open until somebody submits it again
        return [] if waits else [Step("open", kind)]
    return [Step("answer", kind, Verdict.YES)] if waits else []


def _ended(last: dict[DecisionKind, Known], verdict: Verdict | None) -> Iterable[Step]:
    waiting = [kind for kind in DecisionKind if kind in last and last[kind].open]
    for kind in waiting:
        furthest = kind is waiting[-1] and verdict is not None
        yield Step("answer", kind, verdict) if furthest else Step("cease", kind)
