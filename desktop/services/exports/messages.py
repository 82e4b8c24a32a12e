"""What a page asks of Excel out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Question
from desktop.services.listings.questions import ListView


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The workbook that was written. ``removed``: characters Excel refuses, taken out; ``cut``: texts too long for a cell."""

    path: str
    rows: int
    seconds: float
    removed: int = 0
    cut: int = 0


@dataclass(frozen=True, slots=True)
class ExportList(Question[ExportResult]):
    """Write a list to a workbook. It reads only, and so is a question; raises ``WorkbookTrouble``, or ``Stopped``.

    ``columns``: codes in the order wanted, empty for all. ``everything``: without filter and search, in the view's order.
    ``name``: what the view is called on screen, for the sheet that tells about the rows.
    """

    permission: ClassVar[Permission] = Permission.SPREADSHEET_EXPORT
    view: ListView
    columns: tuple[str, ...]
    path: str
    everything: bool = False
    name: str = ""
