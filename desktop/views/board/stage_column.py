"""One column of the board: head, the reason why nothing may be dropped, the cards, and what does not fit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)  # fmt: skip
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.services.applications.records import BoardColumn
from desktop.services.vocabulary.records import Word
from desktop.views.board.card_delegate import CardInk
from desktop.views.board.card_face import tr
from desktop.views.board.cards_model import CardsModel, unpack
from desktop.views.board.column_header import ColumnHeader
from desktop.views.board.stage_list import StageList
from desktop.views.look.theme import GRID, RADIUS, Look

IDLE, OPEN, REFUSED = "idle", "open", "refused"


class StageColumn(QWidget):
    """Takes drops on its whole area, head and emptiness included."""

    dropped = Signal(tuple)
    drag_moved = Signal(QPoint)
    more_wanted = Signal()

    def __init__(
        self, look: Look, ink: CardInk, stage: Word, why_not: Callable[[str], str], parent: QWidget
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._look = look
        self._why_not = why_not
        self._state = IDLE
        self._under_pointer = False
        self.stage = stage
        self.record = BoardColumn(stage.id, 0, None, stage.limit, ())
        self.header = ColumnHeader(look, stage, self)
        self.refusal = QLabel(self)
        self.refusal.setWordWrap(True)
        look.style(self.refusal, "banner_bad")
        self.refusal.setContentsMargins(GRID, 4, GRID, 4)
        self.refusal.hide()
        self.cards = CardsModel(stage.id, self)
        self.list = StageList(look, ink, self.cards, self)
        self.more = QPushButton(self)
        look.style(self.more, "link")
        self.more.hide()
        self.more.clicked.connect(self.more_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(4)
        layout.addWidget(self.header)
        layout.addWidget(self.refusal)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.more)
        self.setAcceptDrops(True)
        look.changed.connect(self.update)

    def show_figures(self, count: int) -> None:
        """Count, limit, age and the remainder, moves on the way included."""
        self.header.show_column(self.record, count)
        self.list.setAccessibleName(self.header.spoken())
        rest = count - self.cards.rowCount()
        self.more.setVisible(rest > 0)
        if rest > 0:
            self.more.setText(tr("%n more…", rest))
            self.more.setAccessibleName(tr("{count} more in {stage}, open as a list").format(
                count=rest, stage=self.stage.label))  # fmt: skip

    # --- while something is dragged --------------------------------------------------------------------------------------

    def announce(self, dragging: bool, home: bool = False) -> None:
        """A drag began, ended, or its rules were answered: show whether this column takes the cards, and why not."""
        why = self._why_not(self.stage.id) if dragging and not home else ""
        self.tell(why)
        self._state = REFUSED if why else OPEN if dragging and not home else IDLE
        self._under_pointer = self._under_pointer and dragging
        self.update()

    def tell(self, why: str) -> None:
        """Show a refusal in words; an empty text takes it away."""
        self.refusal.setText(why)
        self.refusal.setVisible(bool(why))
        self.header.fade(bool(why))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only our own cards, and only where the rules allow."""
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The rules may have been answered meanwhile; the board scrolls at its edges."""
        self._judge(event)
        self.drag_moved.emit(self.mapToGlobal(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The frame goes."""
        self._under_pointer = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the ids to the board; the card is moved by it, never by Qt."""
        self._under_pointer = False
        self.update()
        ids = unpack(event.mimeData())
        if not ids or self._why_not(self.stage.id):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.dropped.emit(ids)

    def _judge(self, event: QDragMoveEvent) -> None:
        ids = unpack(event.mimeData())
        allowed = bool(ids) and not self._why_not(self.stage.id)
        if allowed:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()
        if self._under_pointer != allowed:
            self._under_pointer = allowed
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet ground; framed while it takes what is dragged."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = QColor(self._look.colour("line"))
        ground.setAlphaF(0.2 if self._look.dark else 0.35)
        painter.setBrush(self._look.colour("accent_weak") if self._under_pointer else ground)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._under_pointer:
            painter.setPen(QPen(self._look.colour("accent"), 2))
        elif self._state == OPEN:
            painter.setPen(QPen(self._look.colour("line_strong"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, RADIUS + 2, RADIUS + 2)
        painter.end()
