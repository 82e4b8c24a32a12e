"""The pieces of the standard controls by Qt's names for them: what each is asked for, and with which state it is drawn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionFrame,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QStyleOptionProgressBar,
    QStyleOptionTab,
    QTextEdit,
    QWidget,
)

from desktop.views.look import control_painting as paint
from desktop.views.look.control_painting import Inks

Primitive = QStyle.PrimitiveElement
Control = QStyle.ControlElement
State = QStyle.StateFlag

Piece = Callable[[Inks, QStyleOption, QPainter, QWidget | None], None]

_ON_SURFACE = ("card", "tile", "top")


def _field_frame(inks: Inks, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    paint.field(painter, option.rect, inks, option.state, filled=False)


def _field(inks: Inks, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if isinstance(option, QStyleOptionFrame) and option.lineWidth > 0:
        paint.field(painter, option.rect, inks, option.state)


def _button(inks: Inks, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    default = isinstance(option, QStyleOptionButton) and bool(
        option.features & QStyleOptionButton.ButtonFeature.DefaultButton
    )
    paint.button(painter, option.rect, inks, option.state, default)


def _frame(inks: Inks, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    typed = isinstance(widget, QTextEdit | QPlainTextEdit) and not widget.isReadOnly()
    focused = bool(option.state & State.State_HasFocus) and isinstance(widget, QAbstractScrollArea)
    fill = option.palette.color(QPalette.ColorRole.Base) if isinstance(widget, QAbstractScrollArea) else None
    outline = inks.outline if typed else inks.line_strong
    paint.plate(painter, option.rect, fill, inks.accent if focused else outline, False, 2)


def _focus(inks: Inks, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if not isinstance(widget, QPushButton):  # its outline is the ring
        paint.plate(painter, option.rect, None, inks.accent, False)


def _floating(inks: Inks, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    painter.save()
    painter.setPen(inks.line_strong)
    painter.setBrush(inks.raised)
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
    painter.restore()


def between_entries(inks: Inks, option: QStyleOption, painter: QPainter) -> bool:
    """The line between two groups of a menu; False where the entry is something else."""
    if not isinstance(option, QStyleOptionMenuItem) or option.text:
        return False
    if option.menuItemType is not QStyleOptionMenuItem.MenuItemType.Separator:
        return False
    rect = option.rect
    painter.fillRect(QRect(rect.x() + 8, rect.center().y(), rect.width() - 16, 1), inks.line)
    return True


def _arrow(turned: int) -> Piece:
    def draw(inks: Inks, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        paint.chevron(painter, option.rect, inks, bool(option.state & State.State_Enabled), turned)

    return draw


def _tab(inks: Inks, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if not isinstance(option, QStyleOptionTab):
        return
    rect = option.rect
    if option.state & State.State_Selected:
        painter.fillRect(QRect(rect.x() + 4, rect.bottom() - 1, rect.width() - 8, 2), inks.accent)
    elif option.state & State.State_MouseOver:
        painter.fillRect(QRect(rect.x() + 4, rect.bottom() - 1, rect.width() - 8, 2), inks.line_strong)


def _tab_line(inks: Inks, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    painter.fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), inks.line)


def _header(inks: Inks, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    rect = option.rect
    painter.fillRect(rect, option.palette.color(QPalette.ColorRole.Base))
    if isinstance(option, QStyleOptionHeader) and option.orientation is Qt.Orientation.Vertical:
        return
    painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), inks.line)


def _grip(inks: Inks, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    over = bool(option.state & State.State_MouseOver)
    middle, rect = option.rect.center(), option.rect
    if min(rect.width(), rect.height()) < 4:  # a hairline is no place for a grip
        painter.fillRect(rect, inks.accent if over else inks.line)
        return
    upright = rect.height() > rect.width()
    size = QSize(3, 28) if upright else QSize(28, 3)
    at = QRect(middle.x() - size.width() // 2, middle.y() - size.height() // 2, size.width(), size.height())
    paint.pill(painter, at.intersected(rect), inks.accent if over else inks.line_strong)


def _progress(inks: Inks, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if not isinstance(option, QStyleOptionProgressBar):
        return
    bar, whole = _bar(option.rect), option.maximum - option.minimum
    if whole <= 0:  # nobody knows how long: a part that says "at work" without moving
        third = QRect(bar.x() + bar.width() // 3, bar.y(), bar.width() // 3, bar.height())
        paint.pill(painter, third, inks.accent)
        return
    done = round(bar.width() * (option.progress - option.minimum) / whole)
    if done > 0:
        part = QRect(bar.x(), bar.y(), max(done, bar.height()), bar.height())
        paint.pill(painter, QStyle.visualRect(option.direction, bar, part), inks.accent)


def ground(inks: Inks, widget: QWidget | None) -> QColor:
    """What a scroll bar stands on: it must fill its own ground, whatever piece of ours it is in."""
    around = widget.parentWidget() if widget is not None else None
    while around is not None:
        if isinstance(around, QAbstractScrollArea):
            inside = around.viewport()
            if inside.autoFillBackground():
                return inside.palette().color(inside.backgroundRole())
        kind = around.property("look")
        if kind in _ON_SURFACE:
            return inks.surface
        if around.isWindow() or around.autoFillBackground():
            return around.palette().color(around.backgroundRole())
        around = around.parentWidget()
    return inks.window


def _bar(rect: QRect) -> QRect:
    """The slim bar in the middle of a progress bar's place."""
    high = min(6, rect.height())
    return QRect(rect.x(), rect.center().y() - high // 2 + 1, rect.width(), high)


PRIMITIVES: dict[Primitive, Piece] = {
    Primitive.PE_FrameLineEdit: _field_frame,
    Primitive.PE_PanelLineEdit: _field,
    Primitive.PE_PanelButtonCommand: _button,
    Primitive.PE_Frame: _frame,
    Primitive.PE_FrameFocusRect: _focus,
    Primitive.PE_IndicatorCheckBox: lambda inks, o, p, w: paint.check_box(p, o.rect, inks, o.state),
    Primitive.PE_IndicatorItemViewItemCheck: lambda inks, o, p, w: paint.check_box(p, o.rect, inks, o.state),
    Primitive.PE_IndicatorRadioButton: lambda inks, o, p, w: paint.radio(p, o.rect, inks, o.state),
    Primitive.PE_PanelScrollAreaCorner: lambda inks, o, p, w: p.fillRect(o.rect, ground(inks, w)),
    Primitive.PE_FrameTabBarBase: _tab_line,
    Primitive.PE_PanelMenu: _floating,
    Primitive.PE_PanelTipLabel: _floating,
    Primitive.PE_IndicatorArrowDown: _arrow(0),
    Primitive.PE_IndicatorArrowLeft: _arrow(90),
    Primitive.PE_IndicatorArrowUp: _arrow(180),
    Primitive.PE_IndicatorArrowRight: _arrow(270),
}

CONTROLS: dict[Control, Piece] = {
    Control.CE_TabBarTabShape: _tab,
    Control.CE_HeaderSection: _header,
    Control.CE_Splitter: _grip,
    Control.CE_ProgressBarGroove: lambda inks, o, p, w: paint.pill(p, _bar(o.rect), inks.line),
    Control.CE_ProgressBarContents: _progress,
}
