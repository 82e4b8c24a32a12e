"""Questions about the docket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Question
from desktop.services.docket.records import Docket, DocketCount, DocketLine

EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class ReadDocket(Question[Docket]):
    """What waits for the person asking and for whom they cover; for ``of`` (a person's id), or for ``EVERYBODY``.

    Of others only what the person asking sees anyway. ``today`` is the ISO date by the clock on the wall, on which covering depends.
    """

    permission: ClassVar[Permission] = Permission.REQUISITION_SEE
    today: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class CountDocket(Question[DocketCount]):
    """How many wait for the person asking, up to the end of ``today``; without reading whose cases they are."""

    permission: ClassVar[Permission] = Permission.REQUISITION_SEE
    patient: ClassVar[bool] = True
    today: str


@dataclass(frozen=True, slots=True)
class ReadArrivals(Question[tuple[DocketLine, ...]]):
    """What came to the person who asks and is still open, from others, from rules and from the process itself; the newest first."""

    permission: ClassVar[Permission] = Permission.REQUISITION_SEE
    limit: int = 100
