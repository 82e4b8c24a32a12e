"""How the standard controls are drawn where no system does it: flat grounds, outlines that can be seen, one focus ring."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle

State = QStyle.StateFlag

CORNER = 4
"""Corners of controls; cards have six."""


class Inks:
    """The colours of the controls, made once for each change of palette."""

    def __init__(self, tokens: Mapping[str, str]) -> None:
        self.window = QColor(tokens["window"])
        self.surface = QColor(tokens["surface"])
        self.raised = QColor(tokens["raised"])
        self.line = QColor(tokens["line"])
        self.line_strong = QColor(tokens["line_strong"])
        self.outline = QColor(tokens["outline"])
        self.text = QColor(tokens["text"])
        self.muted = QColor(tokens["muted"])
        self.accent = QColor(tokens["accent"])
        self.accent_weak = QColor(tokens["accent_weak"])
        self.on_accent = QColor(tokens["on_accent"])
        self.hover = mixed(self.text, self.raised, 0.05)
        self.pressed = mixed(self.text, self.raised, 0.11)


def mixed(ink: QColor, ground: QColor, share: float) -> QColor:
    """A little of one colour on another."""
    rest = 1 - share
    return QColor.fromRgbF(
        ink.redF() * share + ground.redF() * rest,
        ink.greenF() * share + ground.greenF() * rest,
        ink.blueF() * share + ground.blueF() * rest,
    )


def plate(
    painter: QPainter, rect: QRect, fill: QColor | None, outline: QColor, ring: bool, corner: int = CORNER
) -> None:
    """A rounded ground with its outline; with ``ring`` the outline is the focus ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide = 2.0 if ring else 1.0
    painter.setPen(QPen(outline, wide))
    painter.setBrush(fill if fill is not None else QBrush(Qt.BrushStyle.NoBrush))
    half = wide / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), corner, corner)
    painter.restore()


def field(painter: QPainter, rect: QRect, inks: Inks, state: State, filled: bool = True) -> None:
    """The frame of what can be typed into."""
    enabled, focused = bool(state & State.State_Enabled), bool(state & State.State_HasFocus)
    ground = (inks.surface if enabled else inks.window) if filled else None
    outline = inks.line_strong
    if enabled:
        outline = inks.accent if focused else inks.text if state & State.State_MouseOver else inks.outline
    plate(painter, rect, ground, outline, focused and enabled)


def button(painter: QPainter, rect: QRect, inks: Inks, state: State, default: bool) -> None:
    """The ground of a button: raised, pressed, checked, or the one that Enter presses."""
    if not state & State.State_Enabled:
        plate(painter, rect, inks.accent_weak if state & State.State_On else inks.window, inks.line, False)
        return
    focused = bool(state & State.State_HasFocus)
    fill, outline = inks.raised, inks.line_strong
    if state & State.State_On:
        fill, outline = inks.accent_weak, inks.accent
    elif state & State.State_Sunken:
        fill = inks.pressed
    elif state & State.State_MouseOver:
        fill, outline = inks.hover, inks.outline
    if focused or default:
        outline = inks.accent
    plate(painter, rect, fill, outline, focused)


def check_box(painter: QPainter, rect: QRect, inks: Inks, state: State) -> None:
    """A box with its tick, or a dash where some are and some are not."""
    side = min(rect.width(), rect.height())
    box = QRect(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, side, side)
    on, some = bool(state & State.State_On), bool(state & State.State_NoChange)
    enabled = bool(state & State.State_Enabled)
    if not on and not some:
        _empty(painter, box, inks, state, 3)
        return
    plate(
        painter,
        box,
        inks.accent if enabled else inks.line_strong,
        inks.accent if enabled else inks.line_strong,
        False,
        3,
    )
    unit = side / 14
    points = [(3.5, 7.0), (10.5, 7.0)] if some and not on else [(3.4, 7.4), (6.0, 10.0), (10.8, 4.6)]
    _stroke(painter, [QPointF(box.x() + x * unit, box.y() + y * unit) for x, y in points], inks.on_accent, 1.8 * unit)


def radio(painter: QPainter, rect: QRect, inks: Inks, state: State) -> None:
    """A circle, and the dot in it."""
    side = min(rect.width(), rect.height())
    box = QRect(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, side, side)
    if not state & State.State_On:
        _empty(painter, box, inks, state, side)
        return
    colour = inks.accent if state & State.State_Enabled else inks.line_strong
    plate(painter, box, colour, colour, False, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.on_accent)
    painter.drawEllipse(QRectF(box).center(), side * 0.2, side * 0.2)
    painter.restore()


def _empty(painter: QPainter, box: QRect, inks: Inks, state: State, corner: int) -> None:
    if not state & State.State_Enabled:
        plate(painter, box, inks.window, inks.line_strong, False, corner)
        return
    over = bool(state & State.State_MouseOver)
    plate(painter, box, inks.hover if over else inks.surface, inks.text if over else inks.outline, False, corner)


def chevron(painter: QPainter, rect: QRect, inks: Inks, enabled: bool, turned: int = 0) -> None:
    """A small arrow in the middle of a rectangle: down, or turned by 90, 180 or 270 degrees."""
    points = [(-3.5, -1.75), (0.0, 1.75), (3.5, -1.75)]
    for _ in range(turned // 90):
        points = [(-y, x) for x, y in points]
    middle = QRectF(rect).center()
    _stroke(painter, [middle + QPointF(x, y) for x, y in points], inks.muted if enabled else inks.line_strong, 1.5)


def _stroke(painter: QPainter, points: list[QPointF], colour: QColor, wide: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


def pill(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """A bar with round ends: the thumb of a scroll bar, what is done of a progress bar, the grip of a splitter."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    round_by = min(rect.width(), rect.height()) / 2
    painter.drawRoundedRect(QRectF(rect), round_by, round_by)
    painter.restore()
