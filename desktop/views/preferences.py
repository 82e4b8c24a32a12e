"""Preferences: small remembered choices in an INI file of the settings folder; never personal data.

Values are kept as JSON text, because QSettings gives a list of one back as a text and a bool as ``"true"``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from desktop import paths


class IniPreferences:
    """What is remembered between two starts, for this person on this computer."""

    def __init__(self, file: Path | None = None) -> None:
        where = file or paths.made(paths.settings_folder()) / "hiring-desk.ini"
        self._settings = QSettings(str(where), QSettings.Format.IniFormat)

    def read(self, key: str, default: Any = None) -> Any:
        """A remembered JSON-like value; the default also where the file was edited by hand and cannot be read."""
        text = self._settings.value(key)
        if not isinstance(text, str):
            return default
        try:
            return json.loads(text)
        except ValueError:
            return default

    def write(self, key: str, value: Any) -> None:
        """Remember a JSON-like value; None forgets it."""
        if value is None:
            self._settings.remove(key)
        else:
            self._settings.setValue(key, json.dumps(value, ensure_ascii=False))

    def sync(self) -> None:
        """Write the file now."""
        self._settings.sync()


def packed(state: QByteArray) -> str:
    """Qt's saved state (geometry, splitters, headers) as text for a preference."""
    return bytes(state.toBase64().data()).decode("ascii")


def unpacked(text: Any) -> QByteArray:
    """The state back; empty where nothing usable was kept."""
    return QByteArray.fromBase64(str(text or "").encode("ascii", "ignore"))
