"""A team that approves: a chain of three steps, and a requisition that was declined, approved, changed and is asked about anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop.services.access.actor import Actor
from desktop.services.approvals.commands import AnswerApproval, SaveChain, SubmitRequisition
from desktop.services.approvals.questions import ReadApprovals
from desktop.services.approvals.records import ApprovalRecord
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import ChangeRequisition, CreateRequisition
from desktop.services.vocabulary.commands import AddWord
from desktop.services.workspace.session import create_workspace
from desktop.words import Role, VocabularyKind
from tests.services.desk import INSTALLATION, Desk


class Case:
    """``desk`` is Béa's, who asks; ``mia``, ``fia``, ``fred`` and ``ola`` are the doors of those who are asked."""

    def __init__(self, path: Path) -> None:
        self.desk = Desk(create_workspace(path, name="Acme", person="Béa Kaur", installation=INSTALLATION))
        self.mia = self._colleague("Mia Manager", Role.HIRING_MANAGER)
        self.fia = self._colleague("Fia Finance", Role.APPROVER)
        self.fred = self._colleague("Fred Ledger", Role.APPROVER)
        self.ola = self._colleague("Ola Berg", Role.HR)
        self.finance = self.desk.get(AddWord(VocabularyKind.DEPARTMENT, "Finance"))
        self.senior = self.desk.get(AddWord(VocabularyKind.LEVEL, "Senior"))
        self.chain = self.desk.get(
            SaveChain(
                "", 0,
                {
                    "name": "Finance from 80,000",
                    "conditions": {"departments": [self.finance], "from": "80000", "currency": "CAD"},
                    "groups": [
                        {"name": "Manager", "need": "all", "roles": ["hiring_manager"], "people": [], "sla_days": 2},
                        {"name": "Finance", "need": "any", "people": [self.id(self.fia), self.id(self.fred)], "roles": [],
                         "sla_days": 3},
                        {"name": "People", "need": "all", "people": [self.id(self.ola)], "roles": [], "sla_days": 3},
                    ],
                },
            )
        )  # fmt: skip
        self.requisition = self.drafted("Senior analyst")

    def _colleague(self, name: str, role: Role) -> Any:
        person = self.desk.get(AddMember(name, roles=(role,)))
        return self.desk.session.as_actor(Actor(person, name, frozenset({role})))

    @staticmethod
    def id(door: Any) -> str:
        """Whose door it is."""
        person: str = door.actor.id
        return person

    def drafted(self, title: str, **more: Any) -> str:
        """A draft to which the chain applies."""
        whole = {
            "title": title, "department_id": self.finance, "level_id": self.senior, "reason": "new",
            "justification": "The team has grown.", "hiring_manager_id": self.id(self.mia),
            "recruiter_id": self.desk.door.actor.id, "employment_type": "permanent", "work_time": "full_time",
            "target_start": "2027-03-01", "pay_min": "82000", "pay_max": "98000", "pay_currency": "CAD", "pay_period": "year",
        }  # fmt: skip
        whole |= more
        places = self.desk.get(AddWord(VocabularyKind.LOCATION, f"Montréal {title}"))
        made: str = self.desk.get(CreateRequisition({**whole, "location_id": places}, 2))
        return made

    def submit(self, requisition_id: str = "") -> ApprovalRecord:
        """Ask."""
        self.desk.get(SubmitRequisition(requisition_id or self.requisition, 0))
        return self.newest(requisition_id)

    def newest(self, requisition_id: str = "", door: Any = None) -> ApprovalRecord:
        """The last attempt, as somebody sees it."""
        found: tuple[ApprovalRecord, ...] = (door or self.desk.door).ask(
            ReadApprovals(requisition_id or self.requisition)
        )
        return found[0]

    def answer(self, door: Any, verdict: str = "yes", note: str = "", requisition_id: str = "") -> None:
        """Somebody answers for their own seat."""
        seats = [seat for group in self.newest(requisition_id, door).groups for seat in group.seats]
        seat = next(one for one in seats if one.person_id == self.id(door))
        door.carry_out(AnswerApproval(seat.id, seat.version, verdict, note))

    def long_story(self) -> None:
        """Declined once, approved the second time, changed, and now waiting for Finance a third time."""
        self.submit()
        self.answer(self.mia)
        self.answer(self.fia, "no", "Two seats are one too many this year. Come back with the reasons for the second.")
        self.submit()
        for door in (self.mia, self.fred, self.ola):
            self.answer(door)
        record = self.desk.requisition(self.requisition)
        self.desk.do(ChangeRequisition(self.requisition, record.version, {"pay_max": "120000"}))
        self.answer(self.mia, note="Still what we need.")

    def close(self) -> None:
        """The end."""
        self.desk.session.close()
