"""A team that approves: people by name, their doors, and short verbs."""

from __future__ import annotations

from typing import Any

from desktop.services.approvals.commands import AnswerApproval, Delegate, SubmitRequisition
from desktop.services.approvals.questions import ReadApprovals
from desktop.services.approvals.records import ApprovalRecord, SeatRecord
from desktop.services.people.commands import AddMember
from desktop.words import Role
from tests.services.desk import Desk
from tests.services.examples import chain, complete

ROLES = {
    "mia": Role.HIRING_MANAGER,
    "fia": Role.APPROVER,
    "dan": Role.APPROVER,
    "eve": Role.APPROVER,
    "hal": Role.HR,
    "ian": Role.HR,
}


class Team:
    """Whoever signed in asks; Mia manages; Fia, Dan and Eve approve; Hal and Ian are HR."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.me = desk.door.actor.id
        self.ids = {name: desk.get(AddMember(name.title(), roles=(role,))) for name, role in ROLES.items()}
        self.names = {one: name for name, one in self.ids.items()} | {self.me: "me"}

    def door(self, name: str) -> Any:
        """Somebody at their own computer."""
        if name == "me":
            return self.desk.door
        return self.desk.door_for(self.ids[name], ROLES.get(name, Role.VIEWER))

    def chain(self, *groups: dict[str, Any], **values: Any) -> str:
        """A chain; people are given by name."""
        named = [
            {**group, "people": [self.ids.get(one, self.me) for one in group.get("people", ())]} for group in groups
        ]
        return chain(self.desk, *named, **values)

    def submitted(self, by: str = "me", **values: Any) -> str:
        """A complete requisition, submitted."""
        made = complete(self.desk, hiring_manager_id=self.ids["mia"], recruiter_id=self.me, **values)
        self.door(by).carry_out(SubmitRequisition(made, 0))
        return made

    def approval(self, requisition_id: str, by: str = "me") -> ApprovalRecord:
        """The last attempt as somebody sees it."""
        found: ApprovalRecord = self.door(by).ask(ReadApprovals(requisition_id))[0]
        return found

    def seat(self, requisition_id: str, of: str, by: str = "me") -> SeatRecord:
        """Somebody's seat in the last attempt."""
        person = self.ids.get(of, self.me)
        return next(
            seat
            for group in self.approval(requisition_id, by).groups
            for seat in group.seats
            if seat.person_id == person
        )

    def answer(self, requisition_id: str, of: str, verdict: str = "yes", note: str = "", by: str = "") -> str:
        """Answer a seat, as its person or as somebody else; answers the state."""
        seat = self.seat(requisition_id, of)
        state: str = self.door(by or of).carry_out(AnswerApproval(seat.id, seat.version, verdict, note)).answer
        return state

    def stand_in(self, person: str, delegate: str, first: str, last: str) -> str:
        """Let somebody stand in."""
        made: str = self.door(person).carry_out(Delegate(self.ids[person], self.ids[delegate], first, last)).answer
        return made
