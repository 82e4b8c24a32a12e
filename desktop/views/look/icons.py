"""Icons: our own SVG strokes, tinted with a colour of the palette and kept per name and colour.

Each icon is drawn once in the sizes that 100 to 300 % screens ask for, so nothing is ever blown up and blurred.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resource

SIZES = (16, 20, 24, 32, 48)
_FADED = 0.4


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def exists(name: str) -> bool:
    """Whether there is an icon of this name."""
    return resource("icons", f"{name}.svg").is_file()


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0, *, faded: bool = False) -> QPixmap:
    """The icon drawn ``size`` logical pixels wide for a screen of this device pixel ratio."""
    return _drawn(_strokes(name, colour), size, ratio, faded=faded)


def _strokes(name: str, colour: QColor) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour.name()).encode()))


def _drawn(strokes: QSvgRenderer, size: int, ratio: float = 1.0, *, faded: bool = False) -> QPixmap:
    edge = max(1, round(size * ratio))
    picture = QPixmap(edge, edge)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    if faded:
        painter.setOpacity(_FADED)
    strokes.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class IconBox:
    """The icons already drawn, by name and colour."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str], QIcon] = {}

    def icon(self, name: str, colour: QColor) -> QIcon:
        """The tinted icon; a name without a file is a fault of ours and raises ``FileNotFoundError``."""
        key = (name, colour.name())
        found = self._drawn.get(key)
        if found is None:
            found = QIcon()
            strokes = _strokes(name, colour)
            for size in SIZES:
                found.addPixmap(_drawn(strokes, size))
            for size in SIZES[:3]:
                found.addPixmap(_drawn(strokes, size, faded=True), QIcon.Mode.Disabled)
            self._drawn[key] = found
        return found

    def clear(self) -> None:
        """Forget all, because the colours changed."""
        self._drawn.clear()
