"""The workspaces opened lately on this computer, newest first: files, and teams' workspaces by their address (which holds no password)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import ServerTrouble
from desktop.server_address import Place, place_of

if TYPE_CHECKING:
    from desktop.views.workbench import Preferences

_KEY = "workspaces/recent"
_KEPT = 8


def recent(preferences: Preferences) -> list[Place]:
    """Files that are still there, and servers; whether those answer shows when they are opened."""
    kept = preferences.read(_KEY, [])
    if not isinstance(kept, list):
        return []
    found = (_known(text) for text in kept if isinstance(text, str))
    return [place for place in found if place is not None]


def remember(preferences: Preferences, place: Place) -> None:
    """A workspace was opened."""
    others = [known for known in recent(preferences) if known != place]
    preferences.write(_KEY, [str(known) for known in [place, *others][:_KEPT]])


def _known(text: str) -> Place | None:
    try:
        place = place_of(text)
    except ServerTrouble:  # written by another version
        return None
    return place if not isinstance(place, Path) or place.exists() else None
