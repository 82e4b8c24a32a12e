"""Ask one thing about applications and answer with plain values, or None when the person thought better of it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from desktop.views.verdicts.hold_dialog import HoldDialog
from desktop.views.verdicts.owner_dialog import OwnerDialog
from desktop.views.verdicts.reason_dialog import ReasonDialog
from desktop.views.verdicts.tag_dialog import TagDialog
from desktop.views.verdicts.verdict_dialog import VerdictDialog
from desktop.views.workbench import Workbench
from desktop.words import ReasonSide


def _agreed(dialog: VerdictDialog) -> bool:
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return agreed


def ask_reason(workbench: Workbench, parent: QWidget | None, side: ReasonSide, count: int) -> tuple[str, str] | None:
    """The id of the reason and the note with which ``count`` applications end."""
    dialog = ReasonDialog(workbench, parent, side, count)
    return dialog.answer() if _agreed(dialog) else None


def ask_hold_date(workbench: Workbench, parent: QWidget | None, count: int) -> str | None:
    """The ISO date until which ``count`` applications are held."""
    dialog = HoldDialog(workbench, parent, count)
    return dialog.answer() if _agreed(dialog) else None


def ask_owner(workbench: Workbench, parent: QWidget | None, count: int) -> str | None:
    """The id of the member who shall own ``count`` applications."""
    dialog = OwnerDialog(workbench, parent, count)
    return dialog.answer() if _agreed(dialog) else None


def ask_tag(workbench: Workbench, parent: QWidget | None, count: int) -> str | None:
    """The tag for ``count`` candidates."""
    dialog = TagDialog(workbench, parent, count)
    return dialog.answer() if _agreed(dialog) else None
