"""One action as data. Menus, context menus, toolbars, the palette and the list of shortcuts are all built from these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QAction, QKeySequence


class Menu(StrEnum):
    """The menus of the menu bar, in their order."""

    FILE = "File"
    EDIT = "Edit"
    VIEW = "View"
    REQUISITION = "Requisition"
    CANDIDATE = "Candidate"
    TOOLS = "Tools"
    HELP = "Help"


def _always() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """``text`` with its access key (``&New candidate…``), ellipsis exactly when more input is asked for.

    ``why_not`` answers in one sentence why the action is off just now, empty when it is on; the sentence becomes the tooltip.
    ``group`` separates entries inside a menu; lower groups come first. ``text_now`` may rename the entry while it is shown
    (``Undo “Move to Offer”``). ``role`` places Preferences, About and Quit on macOS.
    """

    code: str
    text: str
    menu: Menu
    run: Callable[[], None]
    shortcut: QKeySequence | QKeySequence.StandardKey | str | None = None
    icon: str = ""
    tip: str = ""
    group: int = 5
    why_not: Callable[[], str] = _always
    text_now: Callable[[], str] | None = None
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    checked: Callable[[], bool] | None = None
