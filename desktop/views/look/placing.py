"""Where windows stand: remembered per screen setup, and brought back when a screen is gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.views.preferences import packed, unpacked

_HANDLE = 120
"""So much of the upper edge must be seen that a person can get hold of the window."""

_SMALL = QSize(1240, 640)


class Memory(Protocol):
    """As much of ``Preferences`` as is needed here, below the workbench."""

    def read(self, key: str, default: Any = None) -> Any:
        """A remembered value."""

    def write(self, key: str, value: Any) -> None:
        """Remember a value."""


def visible_place(window: QRect, screens: Sequence[QRect]) -> QRect:
    """The same rectangle if its upper edge can be reached on some screen; else moved (and shrunk) onto the first one."""
    handle = QRect(window.left(), window.top(), window.width(), 32)
    for screen in screens:
        seen = handle.intersected(screen)
        if seen.width() >= min(_HANDLE, window.width()) and seen.height() >= 16:
            return window
    if not screens:
        return window
    first = screens[0]
    size = QSize(min(window.width(), first.width()), min(window.height(), first.height()))
    place = QRect(first.topLeft(), size)
    place.moveCenter(first.center())
    return place


def screens_now() -> list[QRect]:
    """The usable areas of all screens, the primary first."""
    primary = QGuiApplication.primaryScreen()
    others = [screen for screen in QGuiApplication.screens() if screen is not primary]
    return [screen.availableGeometry() for screen in ([primary] if primary else []) + others]


def within_screen(window: QWidget, wanted: QSize) -> QSize:
    """The wanted size, or what the screen has room for beside title bar and task bar."""
    screen = window.screen().availableGeometry() if window.screen() else None
    return wanted.boundedTo(QSize(screen.width() - 40, screen.height() - 80) if screen is not None else _SMALL)


def _key(name: str) -> str:
    setup = "_".join(sorted(f"{r.width()}x{r.height()}{r.x():+d}{r.y():+d}" for r in screens_now()))
    return f"window/{name}/{setup}"


def restore(window: QWidget, name: str, preferences: Memory, usual: QSize) -> None:
    """Put a window where it was the last time with these screens."""
    kept = unpacked(preferences.read(_key(name)))
    if kept.isEmpty() or not window.restoreGeometry(kept):
        window.resize(usual)
    place = visible_place(window.geometry(), screens_now())
    if place != window.geometry():
        window.setGeometry(place)


def keep(window: QWidget, name: str, preferences: Memory) -> None:
    """Remember where a window stands."""
    preferences.write(_key(name), packed(window.saveGeometry()))
