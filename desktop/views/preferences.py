"""Preferences: small remembered choices in an INI file of the settings folder; never personal data.

Values are kept as JSON text, because QSettings gives a list of one back as a text and a bool as ``"true"``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QCoreApplication, QSettings, QTimer

from desktop import paths

_LATER_MS = 5000


class IniPreferences:
    """What is remembered between two starts, for this person on this computer."""

    def __init__(self, file: Path | None = None) -> None:
        where = file or paths.made(paths.settings_folder()) / "hiring-desk.ini"
        self._settings = QSettings(str(where), QSettings.Format.IniFormat)
        self._waiting: dict[str, str] = {}
        """Not yet handed to the file: a write flushes the disk twice, which a busy one makes felt."""
        self._later: QTimer | None = None

    def read(self, key: str, default: Any = None) -> Any:
        """A remembered JSON-like value; the default also where the file was edited by hand and cannot be read."""
        text = self._waiting[key] if key in self._waiting else self._settings.value(key)
        if not isinstance(text, str) or not text:
            return default
        try:
            return json.loads(text)
        except ValueError:
            return default

    def write(self, key: str, value: Any) -> None:
        """Remember a JSON-like value; None forgets it."""
        self._waiting[key] = "" if value is None else json.dumps(value, ensure_ascii=False)
        app = QCoreApplication.instance()
        if app is None:
            self.sync()
            return
        if self._later is None:
            self._later = QTimer(singleShot=True, interval=_LATER_MS)
            self._later.timeout.connect(self.sync)
            app.aboutToQuit.connect(self.sync)
        if not self._later.isActive():
            self._later.start()

    def sync(self) -> None:
        """Write the file now."""
        for key, text in self._waiting.items():
            if text:
                self._settings.setValue(key, text)
            else:
                self._settings.remove(key)
        self._waiting.clear()
        self._settings.sync()


def packed(state: QByteArray) -> str:
    """Qt's saved state (geometry, splitters, headers) as text for a preference."""
    return bytes(state.toBase64().data()).decode("ascii")


def unpacked(text: Any) -> QByteArray:
    """The state back; empty where nothing usable was kept."""
    return QByteArray.fromBase64(str(text or "").encode("ascii", "ignore"))
