"""Commands on approvals and on the chains they follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command

CHAIN_FIELDS = ("name", "subject", "conditions", "groups", "self_approval")
"""What ``SaveChain`` takes in ``values``; the shapes are those of ``models.approval.ApprovalChain``."""


@dataclass(frozen=True, slots=True)
class SaveChain(Command[str]):
    """Make a chain (empty id) or change one; answers its id. Approvals under way keep the groups they began with."""

    permission: ClassVar[Permission] = Permission.PROCESS_WRITE
    word: ClassVar[str] = "approval.save_chain"
    sentence: ClassVar[str] = "Save approval chain"
    chain_id: str
    seen_version: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RetireChains(Command[int]):
    """Choose chains no more, or choose them again; answers how many changed."""

    permission: ClassVar[Permission] = Permission.PROCESS_WRITE
    word: ClassVar[str] = "approval.retire_chains"
    sentence: ClassVar[str] = "Retire approval chains"
    chain_ids: tuple[str, ...]
    retired: bool = True


@dataclass(frozen=True, slots=True)
class MoveChain(Command[None]):
    """Try a chain earlier or later: behind another one, or first with an empty ``after_id``."""

    permission: ClassVar[Permission] = Permission.PROCESS_WRITE
    word: ClassVar[str] = "approval.move_chain"
    sentence: ClassVar[str] = "Reorder approval chains"
    chain_id: str
    after_id: str = ""


@dataclass(frozen=True, slots=True)
class SubmitRequisition(Command[str]):
    """Ask for approval of a requisition; answers the approval's id, empty where no chain applies and it opened at once.

    Raises ``FieldErrors`` naming every required field that is empty.
    """

    permission: ClassVar[Permission] = Permission.REQUISITION_WRITE
    word: ClassVar[str] = "approval.submit"
    sentence: ClassVar[str] = "Submit for approval"
    requisition_id: str
    seen_version: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnswerApproval(Command[str]):
    """Approve or decline for a seat, one's own or that of whom one stands in for; answers the state of the approval.

    ``seen_version`` is the seat's: of two people who answer it at the same moment the second is told.
    """

    permission: ClassVar[Permission] = Permission.APPROVAL_ANSWER
    word: ClassVar[str] = "approval.answer"
    sentence: ClassVar[str] = "Answer approval: {verdict}"
    approver_id: str
    seen_version: int
    verdict: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawApproval(Command[None]):
    """Take a request back; the requisition is a draft again."""

    permission: ClassVar[Permission] = Permission.REQUISITION_WRITE
    word: ClassVar[str] = "approval.withdraw"
    sentence: ClassVar[str] = "Take the request back"
    approval_id: str
    seen_version: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SwapApprover(Command[None]):
    """Ask somebody else instead, in a group that is not resolved and for a seat that has not answered."""

    permission: ClassVar[Permission] = Permission.REQUISITION_WRITE
    word: ClassVar[str] = "approval.swap"
    sentence: ClassVar[str] = "Ask somebody else"
    approver_id: str
    seen_version: int
    person_id: str


@dataclass(frozen=True, slots=True)
class Delegate(Command[str]):
    """Let somebody stand in from one ISO date to another, both included; for others it takes ``PEOPLE_WRITE``. Answers the id."""

    permission: ClassVar[Permission] = Permission.APPROVAL_ANSWER
    word: ClassVar[str] = "approval.delegate"
    sentence: ClassVar[str] = "Name a stand-in"
    person_id: str
    delegate_id: str
    from_day: str
    to_day: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EndDelegations(Command[int]):
    """Stand-ins no longer stand in; answers how many."""

    permission: ClassVar[Permission] = Permission.APPROVAL_ANSWER
    word: ClassVar[str] = "approval.end_delegation"
    sentence: ClassVar[str] = "End standing in"
    delegation_ids: tuple[str, ...]
