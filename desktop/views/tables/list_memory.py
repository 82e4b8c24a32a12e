"""What a list remembers between starts, outside the workspace and without anything a person typed."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter

from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import ListView
from desktop.views.tables.view_settings import BUILT_IN, TableSettings, for_preferences, from_plain
from desktop.views.workbench import Preferences

_LIST_WIDTH, _PANE_WIDTH = 900, 340


class ListMemory:
    """Which view was on and how the table stood; whether the preview was open and how wide."""

    def __init__(self, preferences: Preferences, kind: ListKind) -> None:
        self._preferences = preferences
        self._kind = kind
        self._key = f"tables/{kind.value}"
        self._last: object = None

    def read(self) -> tuple[str, TableSettings | None]:
        """The view that was on (empty for none) and the settings."""
        kept = self._preferences.read(self._key, None)
        if not isinstance(kept, dict):
            return "", None
        plain = kept.get("settings")
        return str(kept.get("view", "")), from_plain(self._kind, plain) if isinstance(plain, dict) else None

    def view(self) -> ListView:
        """What the list shows first."""
        return (self.read()[1] or BUILT_IN[self._kind][0].settings(self._kind)).as_view(self._kind)

    def write(self, view: str, settings: TableSettings) -> None:
        """Remember, if anything changed."""
        state = {"view": view, "settings": for_preferences(settings)}
        if state != self._last:
            self._last = state
            self._preferences.write(self._key, state)

    def restore_pane(self, splitter: QSplitter) -> bool:
        """Put the splitter where it was; answers whether the preview was open."""
        kept = self._preferences.read(f"{self._key}/pane", None)
        if not isinstance(kept, dict):
            splitter.setSizes([_LIST_WIDTH, _PANE_WIDTH])
            return True
        place = kept.get("splitter")
        if isinstance(place, str):
            splitter.restoreState(QByteArray.fromBase64(place.encode()))
        return bool(kept.get("shown", True))

    def write_pane(self, splitter: QSplitter, shown: bool) -> None:
        """Remember the preview."""
        place = bytes(splitter.saveState().toBase64().data()).decode()
        self._preferences.write(f"{self._key}/pane", {"shown": shown, "splitter": place})
