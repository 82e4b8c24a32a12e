"""Paints the rows of the docket: sign, question and case, what is next, when it is due, and the button that finishes it here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.services.docket.records import DocketLine, When
from desktop.services.people.records import Team
from desktop.views.docket import line_words
from desktop.views.docket.lines_model import ROW_ROLE, Heading, Row
from desktop.views.docket.verbs import Act, Verb
from desktop.views.look.theme import GRID, RADIUS, Look
from desktop.views.tables.decision_strip import SEGMENT, StripPainter
from desktop.views.tables.formatting import local_now

Index = QModelIndex | QPersistentModelIndex
INSET = 12
BUTTON_PAD = 12


class LineDelegate(QStyledItemDelegate):
    """Every row costs the same, however many there are. ``pressed`` carries a line's key and the act of the button in it."""

    pressed = Signal(str, str)

    def __init__(
        self,
        look: Look,
        team: Callable[[], Team],
        me: Callable[[], str],
        first: Callable[[DocketLine], Verb | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._look, self._team, self._me, self._first = look, team, me, first
        self._strips = StripPainter(look)
        self.today = local_now().date()
        self._refresh()
        look.changed.connect(self._refresh)

    def _refresh(self) -> None:
        look = self._look
        self._strong, self._body, self._small = look.font("strong"), look.font("body"), look.font("secondary")
        self._strong_metrics, self._body_metrics = QFontMetrics(self._strong), QFontMetrics(self._body)
        self._small_metrics = QFontMetrics(self._small)
        small = self._small_metrics.height()
        self._heading_size = QSize(200, small + 3 * GRID)
        self._line_size = QSize(200, self._strong_metrics.height() + small + 2 * GRID + 4)
        names = (
            "surface",
            "line",
            "line_strong",
            "text",
            "muted",
            "accent",
            "accent_weak",
            "bad",
            "warn",
            "window",
            "raised",
        )
        self._ink = {name: look.colour(name) for name in names}

    def size_of(self, row: Row) -> QSize:
        """Two lines of text, or a heading; the model answers it for every row, seen or not."""
        return self._heading_size if isinstance(row, Heading) else self._line_size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._heading(painter, option.rect, row)
        elif isinstance(row, DocketLine):
            self._line(painter, option, row)
        painter.restore()

    def _heading(self, painter: QPainter, box: QRect, row: Heading) -> None:
        painter.setFont(self._small)
        painter.setPen(self._ink["bad" if row.when is When.OVERDUE else "muted"])
        text = line_words.group_name(row.when).upper()
        area = box.adjusted(INSET, 0, -INSET, -GRID // 2)
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | bottom, f"{text}  {row.count}")
        painter.setPen(QPen(self._ink["line"], 1))
        painter.drawLine(box.left() + INSET, box.bottom(), box.right() - INSET, box.bottom())

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, line: DocketLine) -> None:
        box, state = option.rect, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = QRectF(box).adjusted(4.5, 1.5, -4.5, -1.5)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink["accent_weak" if chosen else "window"])
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._ink["accent"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        self._sign(painter, box, line)
        right = self._button(painter, box, line, hovered or chosen)
        action = line_words.next_action(line, self._team(), self._me())
        top = box.top() + (GRID if action else (box.height() - self._strong_metrics.height()) // 2)
        left = box.left() + INSET + SEGMENT + INSET
        due = line_words.due(line, self.today)
        wide = self._body_metrics.horizontalAdvance(due) if due else 0
        self._text(
            painter,
            QRect(right - wide, top, wide, self._strong_metrics.height()),
            due,
            line_words.due_tone(line, self.today),
            self._body,
        )
        room = right - wide - INSET - left
        question, number = line_words.question(line), line.number
        asked = self._strong_metrics.horizontalAdvance(question)
        self._text(
            painter, QRect(left, top, min(asked, room), self._strong_metrics.height()), question, "text", self._strong
        )
        rest = room - asked - INSET
        ref = self._small_metrics.horizontalAdvance(number) + GRID if number else 0
        told = self._body_metrics.elidedText(line_words.case(line), Qt.TextElideMode.ElideRight, max(rest - ref, 40))
        self._text(
            painter,
            QRect(left + asked + INSET, top, max(rest, 0), self._strong_metrics.height()),
            told,
            "text",
            self._body,
        )
        if number and rest > ref + 40:
            at = left + asked + INSET + self._body_metrics.horizontalAdvance(told) + GRID
            self._text(painter, QRect(at, top, ref, self._strong_metrics.height()), number, "muted", self._small)
        below = QRect(left, top + self._strong_metrics.height() + 3, right - left, self._small_metrics.height())
        self._text(painter, below, action, "text" if chosen else "muted", self._small)

    def _sign(self, painter: QPainter, box: QRect, line: DocketLine) -> None:
        area = QRectF(box.left() + INSET, box.top() + (box.height() - SEGMENT) / 2, SEGMENT, SEGMENT)
        self._strips.one(painter, area, line_words.sign(line, self.today))

    def _text(self, painter: QPainter, area: QRect, text: str, ink: str, font: object) -> None:
        if not text or area.width() <= 0:
            return
        painter.setFont(font)  # type: ignore[arg-type]
        painter.setPen(self._ink[ink])
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 1)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _button(self, painter: QPainter, box: QRect, line: DocketLine, lively: bool) -> int:
        """Draw the button of the next act; answers where the texts must end."""
        verb = self._first(line)
        if verb is None:
            return box.right() - INSET
        area = self._button_area(box, verb)
        off = bool(verb.why_not)
        painter.setPen(QPen(self._ink["line" if off else "accent" if lively else "line_strong"], 1))
        painter.setBrush(self._ink["raised"])
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._body)
        painter.setPen(self._ink["muted" if off else "accent" if lively else "text"])
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, verb.text)
        return area.left() - INSET

    def button_rect(self, box: QRect, line: DocketLine) -> QRect:
        """Where the button of a line stands; nothing for a line without one."""
        verb = self._first(line)
        return QRect() if verb is None else self._button_area(box, verb)

    def _button_area(self, box: QRect, verb: Verb) -> QRect:
        high = self._body_metrics.height() + 10
        wide = max(self._body_metrics.horizontalAdvance(verb.text) + 2 * BUTTON_PAD, 76)
        return QRect(box.right() - INSET - wide, box.top() + (box.height() - high) // 2, wide, high)

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the button does what it says."""
        row = index.data(ROW_ROLE)
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(row, DocketLine)
        ):
            verb = self._first(row)
            inside = self.button_rect(option.rect, row).contains(event.position().toPoint())
            if inside and verb is not None and event.button() == Qt.MouseButton.LeftButton:
                self.pressed.emit(row.key, Act(verb.act).value)
                return True
        return False
