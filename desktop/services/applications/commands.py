"""Commands on applications. The ones that take several ids are also the bulk actions of the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command


@dataclass(frozen=True, slots=True)
class CreateApplication(Command[str]):
    """Put a candidate on a requisition; answers the id. ``applied_on`` is an ISO date, today when empty."""

    permission: ClassVar[Permission] = Permission.APPLICATION_WRITE
    word: ClassVar[str] = "application.create"
    sentence: ClassVar[str] = "New application"
    candidate_id: str
    requisition_id: str
    stage_id: str = ""
    source_id: str = ""
    owner_id: str = ""
    applied_on: str = ""


@dataclass(frozen=True, slots=True)
class MoveApplications(Command[int]):
    """Move applications to a stage; answers how many moved. ``seen_versions`` in the order of the ids, 0 for "not seen".

    A move to the stage whose milestone is *hired* fills a seat and needs an open one.
    """

    permission: ClassVar[Permission] = Permission.APPLICATION_MOVE
    word: ClassVar[str] = "application.move"
    sentence: ClassVar[str] = "Move to {stage}"
    application_ids: tuple[str, ...]
    seen_versions: tuple[int, ...]
    stage_id: str
    stage: str = ""
    """The stage's label, for the sentence."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RejectApplications(Command[int]):
    """End applications by our decision, with a reason of our side."""

    permission: ClassVar[Permission] = Permission.APPLICATION_MOVE
    word: ClassVar[str] = "application.reject"
    sentence: ClassVar[str] = "Reject"
    application_ids: tuple[str, ...]
    seen_versions: tuple[int, ...]
    reason_id: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawApplications(Command[int]):
    """End applications by the candidate's decision, with a reason of their side."""

    permission: ClassVar[Permission] = Permission.APPLICATION_MOVE
    word: ClassVar[str] = "application.withdraw"
    sentence: ClassVar[str] = "Withdraw"
    application_ids: tuple[str, ...]
    seen_versions: tuple[int, ...]
    reason_id: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HoldApplications(Command[int]):
    """Put applications on hold until an ISO date (in the future), or end the hold with an empty date."""

    permission: ClassVar[Permission] = Permission.APPLICATION_MOVE
    word: ClassVar[str] = "application.hold"
    sentence: ClassVar[str] = "Hold"
    application_ids: tuple[str, ...]
    seen_versions: tuple[int, ...]
    until: str


@dataclass(frozen=True, slots=True)
class PromiseAnswer(Command[int]):
    """Say by which ISO date people were promised an answer (today or later), or with an empty date that they have it.

    The day comes back as a reminder to whoever the rule of promised answers names.
    """

    permission: ClassVar[Permission] = Permission.APPLICATION_MOVE
    word: ClassVar[str] = "application.promise"
    sentence: ClassVar[str] = "Promise an answer"
    application_ids: tuple[str, ...]
    seen_versions: tuple[int, ...]
    on: str


@dataclass(frozen=True, slots=True)
class ReopenApplications(Command[int]):
    """Take an ending back: the application is active again in exactly the stage it ended in."""

    permission: ClassVar[Permission] = Permission.APPLICATION_MOVE
    word: ClassVar[str] = "application.reopen"
    sentence: ClassVar[str] = "Reopen"
    application_ids: tuple[str, ...]
    seen_versions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AssignApplications(Command[int]):
    """Give applications an owner."""

    permission: ClassVar[Permission] = Permission.APPLICATION_WRITE
    word: ClassVar[str] = "application.assign"
    sentence: ClassVar[str] = "Assign owner"
    application_ids: tuple[str, ...]
    seen_versions: tuple[int, ...]
    owner_id: str


@dataclass(frozen=True, slots=True)
class FlagApplications(Command[int]):
    """Set or clear a risk flag by hand."""

    permission: ClassVar[Permission] = Permission.APPLICATION_WRITE
    word: ClassVar[str] = "application.flag"
    sentence: ClassVar[str] = "Set flag"
    application_ids: tuple[str, ...]
    flag_id: str
    remove: bool = False
