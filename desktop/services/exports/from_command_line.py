"""Excel out for scripts: ``python3 -m desktop export applications OUT.xlsx --workspace FILE``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.services.dispatch.messages import Progress
from desktop.services.exports.messages import ExportList, ExportResult
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import ListView

if TYPE_CHECKING:
    from desktop.services.workspace.session import WorkSession


def export_from_command_line(
    session: WorkSession, kind: str, out: Path, progress: Progress | None = None
) -> ExportResult:
    """A whole list with all its columns in its usual order. ``ValueError`` if there is no such list."""
    return session.door.ask(ExportList(ListView(ListKind(kind)), (), str(out), everything=True), progress)
