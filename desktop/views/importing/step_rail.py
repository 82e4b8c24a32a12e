"""The quiet rail at the left: five steps, where one is, what each holds, and where one may go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.look.theme import GAP, GRID, Look


class RailButton(QAbstractButton):
    """One step: a number or a tick, its name, and a line about it."""

    def __init__(self, look: Look, number: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._number = number
        self.note = ""
        self.done = False
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def tell(self, note: str, done: bool, why_not: str) -> None:
        """The line below the name, whether the step is behind one, and why it cannot be visited."""
        self.note, self.done = note, done
        self.setEnabled(not why_not)
        self.setToolTip(why_not or note)
        self.setAccessibleName(f"{self.text()}: {note}" if note else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        high = self.fontMetrics().height() * 2 + GRID * 2
        return QSize(GRID * 23, high)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Lights up under the pointer."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Drawn by hand: a sign in a circle and two texts."""
        look, on = self._look, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if on or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            ground = look.colour("accent_weak")
            if not on:
                ground.setAlphaF(0.5)
            painter.setBrush(ground)
            painter.drawRoundedRect(room, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(room, 6, 6)
        size = self.fontMetrics().height() + 4
        circle = QRectF(GRID, (self.height() - size) / 2, size, size)
        ink = look.colour("accent" if on else "text" if self.isEnabled() else "muted")
        painter.setPen(QPen(look.colour("accent") if on or self.done else look.colour("line_strong"), 1.2))
        painter.setBrush(look.colour("accent") if on else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if self.done and not on:
            pixels = look.icon("check", "accent").pixmap(QSize(14, 14), self.devicePixelRatioF())
            painter.drawPixmap(circle.center().toPoint().x() - 7, circle.center().toPoint().y() - 7, pixels)
        else:
            painter.setPen(look.colour("on_accent") if on else ink)
            painter.setFont(look.font("secondary"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        left = circle.right() + GAP
        words = QRectF(left, 0, self.width() - left - GRID / 2, self.height())
        middle = Qt.AlignmentFlag.AlignLeft
        painter.setPen(ink)
        painter.setFont(look.font("strong" if on else "body"))
        upper = words.adjusted(0, GRID - 2, 0, -self.height() / 2) if self.note else words
        painter.drawText(upper, middle | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.note:
            painter.setFont(look.font("secondary"))
            painter.setPen(look.colour("muted"))
            lower = words.adjusted(0, self.height() / 2 - 1, 0, 2 - GRID)
            note = painter.fontMetrics().elidedText(self.note, Qt.TextElideMode.ElideRight, int(lower.width()))
            painter.drawText(lower, middle | Qt.AlignmentFlag.AlignVCenter, note)


class StepRail(QFrame):
    """The steps from top to bottom."""

    chosen = Signal(str)

    def __init__(self, look: Look, steps: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look.style(self, "side")
        self.buttons: dict[str, RailButton] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GAP, GRID, GAP)
        column.setSpacing(GRID // 2)
        for number, (code, name) in enumerate(steps, start=1):
            button = RailButton(look, number, name, self)
            button.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
            group.addButton(button)
            column.addWidget(button)
            self.buttons[code] = button
        column.addStretch(1)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 30 + GRID * 4)

    def light(self, step: str) -> None:
        """Where one is."""
        self.buttons[step].setChecked(True)
