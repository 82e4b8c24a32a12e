"""The workspaces opened lately on this computer, newest first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.views.workbench import Preferences

_KEY = "workspaces/recent"
_KEPT = 8


def recent(preferences: Preferences) -> list[Path]:
    """Those that are still there."""
    kept = preferences.read(_KEY, [])
    return (
        [Path(text) for text in kept if isinstance(text, str) and Path(text).exists()] if isinstance(kept, list) else []
    )


def remember(preferences: Preferences, path: Path) -> None:
    """A workspace was opened."""
    others = [known for known in recent(preferences) if known != path]
    preferences.write(_KEY, [str(known) for known in [path, *others][:_KEPT]])
