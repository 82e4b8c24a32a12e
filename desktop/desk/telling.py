"""Telling what went wrong with a workspace, and what can be done about it from here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.errors import DeskError, StorageTrouble
from desktop.views.mishaps.trouble_dialog import TroubleDialog
from desktop.views.mishaps.wording import word

if TYPE_CHECKING:
    from desktop.desk.run import Desk


def tell(desk: Desk, error: DeskError, path: Path | None) -> None:
    """A dialog over whatever window there is; a damaged file comes with its ways out. ``path`` is None where it is about a server."""
    tr = QCoreApplication.translate
    dialog = TroubleDialog(desk.look, word(error), desk.welcome or desk.window)
    copy = error.details.get("copy", "") if isinstance(error, StorageTrouble) else ""
    if copy:
        dialog.offer(tr("Telling", "Open the newest copy"), lambda: desk.open(Path(copy)))
    if isinstance(error, StorageTrouble) and error.code == "corrupt" and path is not None:
        dialog.offer(tr("Telling", "Look at it only"), lambda: desk.open(path, to_read=True))
        from desktop.services.backup.finding import newest_verified

        verified = newest_verified(path)
        if verified is not None:
            archive = Path(verified.path)
            dialog.offer(tr("Telling", "Restore the newest verified copy…"), lambda: desk.restore_from(archive, path))
    dialog.open()
