"""``DeskStyle``: Fusion's behaviour with our drawing of the standard controls, for systems that bring no style of their own.

Windows and macOS draw their own controls. Elsewhere Fusion derives outlines from the window colour, which leaves them
faint on a dark ground; here they come from the palette's ``outline``, which a test holds to 3 : 1 (WCAG 2.2, 1.4.11).
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QWidget,
)

from desktop.views.look import control_painting as paint
from desktop.views.look import scroll_bar
from desktop.views.look.control_painting import Inks
from desktop.views.look.control_pieces import CONTROLS, PRIMITIVES, between_entries, ground

Primitive = QStyle.PrimitiveElement
Control = QStyle.ControlElement
Complex = QStyle.ComplexControl
Part = QStyle.SubControl
Contents = QStyle.ContentsType
State = QStyle.StateFlag
Role = QPalette.ColorRole

_ARROW = 24
"""The right end of a combo box."""
_INSET = 6
"""Between the frame of a field and its text."""
_SEPARATOR = 10
"""No entry of a menu is as low as the line between two of them."""
_CHOSEN = (Control.CE_ItemViewItem, Control.CE_MenuItem, Control.CE_MenuBarItem)
_ONE_LINE = (Contents.CT_LineEdit, Contents.CT_ComboBox, Contents.CT_SpinBox)


class DeskStyle(QProxyStyle):
    """Draws what Fusion would draw in its own colours; sizes put all one-line controls on one height."""

    def __init__(self, tokens: Mapping[str, str]) -> None:
        super().__init__("Fusion")
        self.inks = Inks(tokens)

    def use(self, tokens: Mapping[str, str]) -> None:
        """Other colours from the next paint on."""
        self.inks = Inks(tokens)

    # --- what Qt calls ------------------------------------------------------------------------------------------------

    def drawPrimitive(
        self, element: Primitive, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """The small pieces."""
        draw = PRIMITIVES.get(element)
        if draw is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            draw(self.inks, option, painter, widget)

    def drawControl(
        self, element: Control, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """The middle pieces. What is chosen in lists and menus is marked as in our own: weak accent, text as ever."""
        draw = CONTROLS.get(element)
        if draw is not None:
            draw(self.inks, option, painter, widget)
        elif element is Control.CE_MenuItem and between_entries(self.inks, option, painter):
            return
        elif element is Control.CE_HeaderLabel:
            self._draw_with({Role.ButtonText: self.inks.muted}, element, option, painter, widget)
        elif element in _CHOSEN and option.state & State.State_Selected:
            weak = self.inks.accent_weak
            marked = {Role.Highlight: weak, Role.Accent: weak, Role.HighlightedText: self.inks.text}
            self._draw_with(marked, element, option, painter, widget)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self, control: Complex, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Scroll bars, combo boxes and boxes with steps."""
        if control is Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            scroll_bar.draw(painter, option, self.inks, ground(self.inks, widget))
        elif control is Complex.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            self._combo(option, painter)
        elif control is Complex.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            self._spin(option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self, control: Complex, option: QStyleOptionComplex, part: Part, widget: QWidget | None = None
    ) -> QRect:
        """Scroll bars have no arrows; a combo box keeps its text clear of the frame."""
        if control is Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return scroll_bar.part_rect(option, part)
        found = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]  # there may be none, whatever the stub says
        if control is Complex.CC_SpinBox and part is Part.SC_SpinBoxEditField:
            return found.adjusted(_INSET - 2, 0, 0, 0)
        if control is Complex.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            whole = option.rect
            if part is Part.SC_ComboBoxEditField:
                found = whole.adjusted(_INSET if option.editable else _INSET + 2, 2, -_ARROW, -2)
            elif part is Part.SC_ComboBoxArrow:
                found = QRect(whole.right() - _ARROW + 1, whole.y(), _ARROW, whole.height())
            else:
                return found
            return QStyle.visualRect(option.direction, whole, found)
        return found

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:  # fmt: skip
        """A field keeps its text clear of the frame."""
        found = super().subElementRect(element, option, widget)  # type: ignore[arg-type]  # there may be none, whatever the stub says
        if (
            element is QStyle.SubElement.SE_LineEditContents
            and isinstance(option, QStyleOptionFrame)
            and option.lineWidth
        ):
            return found.adjusted(_INSET - 2, 0, 2 - _INSET, 0)
        return found

    def sizeFromContents(
        self, kind: Contents, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Buttons, fields and boxes of one line are equally high; entries of menus have air."""
        found = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # there may be none, whatever the stub says
        if kind is Contents.CT_PushButton:
            return QSize(
                max(found.width(), size.width() + 4 * _INSET), max(found.height(), self.control_height(option))
            )
        if kind in _ONE_LINE and not (isinstance(option, QStyleOptionFrame) and option.lineWidth == 0):
            return QSize(found.width() + 2 * _INSET, max(found.height(), self.control_height(option)))
        if kind is Contents.CT_MenuItem and found.height() > _SEPARATOR:
            return QSize(found.width(), found.height() + 4)
        if kind is Contents.CT_TabBarTab:
            return QSize(found.width() + 4, max(found.height(), self.control_height(option) + 2))
        return found

    @staticmethod
    def control_height(option: QStyleOption) -> int:
        """The height of everything of one line, even, so that its text stands in the middle."""
        wanted = option.fontMetrics.height() + 13
        return wanted + wanted % 2

    def _draw_with(
        self,
        colours: dict[Role, QColor],
        element: Control,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None,
    ) -> None:
        """As Fusion draws it, with some colours exchanged; the option is its caller's and goes back as it came."""
        before = QPalette(option.palette)
        exchanged = QPalette(before)
        for role, colour in colours.items():
            exchanged.setColor(role, colour)
        option.palette = exchanged
        super().drawControl(element, option, painter, widget)
        option.palette = before

    def _combo(self, option: QStyleOptionComboBox, painter: QPainter) -> None:
        state = option.state
        if option.editable:
            paint.field(painter, option.rect, self.inks, state)
        else:
            paint.button(painter, option.rect, self.inks, state & ~State.State_On, False)
        end = QRect(option.rect.right() - _ARROW + 1, option.rect.y(), _ARROW, option.rect.height())
        end = QStyle.visualRect(option.direction, option.rect, end)
        paint.chevron(painter, end, self.inks, bool(state & State.State_Enabled))

    def _spin(self, option: QStyleOptionSpinBox, painter: QPainter, widget: QWidget | None) -> None:
        if option.frame:
            paint.field(painter, option.rect, self.inks, option.state)
        enabled = bool(option.state & State.State_Enabled)
        for part, may, turned in (
            (Part.SC_SpinBoxUp, QAbstractSpinBox.StepEnabledFlag.StepUpEnabled, 180),
            (Part.SC_SpinBoxDown, QAbstractSpinBox.StepEnabledFlag.StepDownEnabled, 0),
        ):
            at = self.subControlRect(Complex.CC_SpinBox, option, part, widget)
            paint.chevron(painter, at, self.inks, enabled and bool(option.stepEnabled & may), turned)
