"""A scroll bar without arrows: a slim thumb on the ground of what it scrolls, wider and darker under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from desktop.views.look.control_painting import Inks, pill

Part = QStyle.SubControl
State = QStyle.StateFlag

_SHORTEST = 32
_THIN, _THICK = 6, 8


def part_rect(option: QStyleOptionSlider, part: Part) -> QRect:
    """Where a part of the scroll bar is; its arrows are nowhere."""
    whole, lying = option.rect, option.orientation is Qt.Orientation.Horizontal
    length = whole.width() if lying else whole.height()
    span = option.maximum - option.minimum
    thumb = length
    if span > 0:
        share = option.pageStep / (span + option.pageStep) if option.pageStep else 0.0
        thumb = min(max(round(length * share), _SHORTEST), length)
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown
    )
    if part is Part.SC_ScrollBarGroove:
        return whole
    if part is Part.SC_ScrollBarSlider:
        found = _along(whole, lying, start, thumb)
    elif part is Part.SC_ScrollBarSubPage:
        found = _along(whole, lying, 0, start)
    elif part is Part.SC_ScrollBarAddPage:
        found = _along(whole, lying, start + thumb, length - start - thumb)
    else:
        return QRect()
    return QStyle.visualRect(option.direction, whole, found) if lying else found


def draw(painter: QPainter, option: QStyleOptionSlider, inks: Inks, ground: QColor) -> None:
    """Ground and thumb."""
    painter.fillRect(option.rect, ground)
    if option.maximum <= option.minimum:
        return
    held = bool(option.activeSubControls & Part.SC_ScrollBarSlider) and bool(
        option.state & (State.State_Sunken | State.State_MouseOver)
    )
    thick = _THICK if option.state & State.State_MouseOver or held else _THIN
    thumb, lying = part_rect(option, Part.SC_ScrollBarSlider), option.orientation is Qt.Orientation.Horizontal
    if lying:
        thumb = QRect(thumb.x() + 2, thumb.center().y() - thick // 2 + 1, thumb.width() - 4, thick)
    else:
        thumb = QRect(thumb.center().x() - thick // 2 + 1, thumb.y() + 2, thick, thumb.height() - 4)
    pill(painter, thumb, inks.muted if held else inks.outline if thick == _THICK else inks.line_strong)


def _along(whole: QRect, lying: bool, start: int, length: int) -> QRect:
    if lying:
        return QRect(whole.x() + start, whole.y(), length, whole.height())
    return QRect(whole.x(), whole.y() + start, whole.width(), length)
