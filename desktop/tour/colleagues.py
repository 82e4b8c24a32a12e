"""Colleagues at desks of their own: the same file opened once more, as somebody else of the team; what they do appears by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from desktop.services.access.actor import Actor
from desktop.services.approvals.commands import AnswerApproval
from desktop.services.approvals.questions import ReadApprovals
from desktop.services.approvals.records import ApprovalRecord
from desktop.services.dispatch.dispatcher import Dispatcher
from desktop.services.people.questions import ReadTeam
from desktop.services.workspace.session import door_of, open_workspace
from desktop.tour.grounds import SAMPLE
from desktop.tour.stage import Stage, TourFailed
from desktop.words import Role


@contextmanager
def colleague(stage: Stage, name: str) -> Iterator[Dispatcher]:
    """The door of somebody, by name."""
    session = open_workspace(stage.folder / SAMPLE, installation="another desk")
    try:
        member = next((one for one in session.door.ask(ReadTeam()).members if one.name == name), None)
        if member is None:
            raise TourFailed(f"{name} is not on the team")
        yield door_of(
            session.store, Actor(member.id, member.name, frozenset(Role(one) for one in member.roles)), follows=True
        )
    finally:
        session.close()


def answer_as(stage: Stage, name: str, requisition_id: str, verdict: str, note: str = "") -> ApprovalRecord:
    """Somebody answers what they are asked about a requisition, for themselves or for whom they stand in; answers how it stands then."""
    with colleague(stage, name) as door:
        approval = door.ask(ReadApprovals(requisition_id))[0]
        seat = next((one for group in approval.groups for one in group.seats if not one.why_not), None)
        if seat is None:
            raise TourFailed(f"{name} is not asked")
        door.carry_out(AnswerApproval(seat.id, seat.version, verdict, note))
        return door.ask(ReadApprovals(requisition_id))[0]
