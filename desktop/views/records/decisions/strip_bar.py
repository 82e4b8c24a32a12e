"""The decision strip to press: one tab stop, the arrow keys go from segment to segment, Enter or a click opens a decision."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop.services.listings.strip_codes import KINDS, NOTHING, present
from desktop.views.look.theme import Look
from desktop.views.tables.decision_strip import SEGMENT, SPACE, StripPainter, in_words
from desktop.words import DecisionKind

_EDGE = 24
"""What can be pressed is larger than what is seen."""


class Segment(QAbstractButton):
    """One decision of the strip. ``stepped`` wants its neighbour to the left (-1) or right (1)."""

    stepped = Signal(int)

    def __init__(self, look: Look, painter: StripPainter, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._painter = look, painter
        self._code = "-"
        self.setFixedSize(_EDGE, _EDGE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_code(self, code: str, said: str) -> None:
        """Show a sign; ``said`` are its question and what it means."""
        if code != self._code or said != self.accessibleName():
            self._code = code
            self.setAccessibleName(said)
            self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_EDGE, _EDGE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does; Left and Right step."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(-step if self.isRightToLeft() else step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Seen under the pointer."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The segment as the tables draw it, framed while it has the focus or the pointer."""
        painter = QPainter(self)
        middle = QPointF(_EDGE / 2, _EDGE / 2)
        box = QRectF(middle.x() - SEGMENT / 2, middle.y() - SEGMENT / 2, SEGMENT, SEGMENT)
        self._painter.one(painter, box, self._code)
        if self.hasFocus() or self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            focused = self.hasFocus()
            painter.setPen(QPen(self._look.colour("accent" if focused else "line_strong"), 2 if focused else 1))
            painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 5, 5)
        painter.end()


class StripBar(QWidget):
    """``pressed`` names the kind of the decision that is wanted."""

    pressed = Signal(str)

    def __init__(self, look: Look, codes: str = NOTHING, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.codes = codes
        painter = StripPainter(look)
        self.segments: dict[DecisionKind, Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(max(0, SEGMENT + SPACE - _EDGE))
        for kind in KINDS:
            segment = Segment(look, painter, self)
            segment.clicked.connect(lambda _checked=False, kind=kind: self.pressed.emit(kind.value))
            segment.stepped.connect(lambda step, kind=kind: self._step(kind, step))
            row.addWidget(segment)
            self.segments[kind] = segment
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._stop_at(KINDS[0])
        look.changed.connect(self._repaint)
        self.set_codes(codes)

    def set_codes(self, codes: str) -> None:
        """Show these; tooltips and names say the decisions in words."""
        self.codes = codes
        said = in_words(codes)
        self.setAccessibleName(said.replace("\n", ", "))
        for segment, code, line in zip(self.segments.values(), present(codes), said.split("\n"), strict=True):
            segment.show_code(code, line)
            segment.setToolTip(self.tr("{decision}. Click to see and answer it.").format(decision=line))

    def tell(self, kind: DecisionKind, said: str) -> None:
        """What more is known of a decision: owner, due date, next action."""
        self.segments[kind].setToolTip(said)

    def _step(self, kind: DecisionKind, step: int) -> None:
        place = KINDS.index(kind) + step
        if 0 <= place < len(KINDS):
            self._stop_at(KINDS[place])
            self.segments[KINDS[place]].setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Onto the segment one was on last."""
        super().focusInEvent(event)
        kind = next(kind for kind, one in self.segments.items() if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        self.segments[kind].setFocus(event.reason())

    def _stop_at(self, kind: DecisionKind) -> None:
        for one, segment in self.segments.items():
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is kind else Qt.FocusPolicy.ClickFocus)

    def _repaint(self) -> None:
        for segment in self.segments.values():
            segment.update()
