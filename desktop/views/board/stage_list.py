"""The cards of one column as a list view: keys, choosing across columns, and the beginning of a drag."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from desktop.services.listings.strip_codes import KINDS
from desktop.views.board.card_delegate import CardDelegate, CardInk
from desktop.views.board.card_face import CardFace, tr
from desktop.views.board.cards_model import CardsModel
from desktop.views.look.theme import Look

_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
VERB_KEYS: dict[int, str] = {Qt.Key.Key_R: "reject", Qt.Key.Key_W: "withdraw", Qt.Key.Key_H: "hold"}
_TYPING_MS = 900
_BY_KEY = (
    Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)  # fmt: skip


class StageList(QListView):
    """One column's cards. What it cannot decide alone it tells the board by signal."""

    drag_began = Signal()
    chose_alone = Signal()
    """A card was chosen without Ctrl or Shift: other columns give up their selection."""
    step_column = Signal(int)
    move_column = Signal(int)
    opened = Signal(bool)
    previewed = Signal()
    menu_wanted = Signal(QPoint)
    decision_wanted = Signal(str)
    """A segment of the strip of the current card was pressed: its kind."""
    verb = Signal(str)
    all_wanted = Signal()
    entered_by_click = Signal()
    entered = Signal(bool)
    """Got the focus otherwise than by a click; whether by Tab or from elsewhere in the program."""

    def __init__(self, look: Look, ink: CardInk, model: CardsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.cards = model
        self.letter_keys = True
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self.setModel(model)
        self._delegate = CardDelegate(ink, self)
        self._pressed = ""
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.doubleClicked.connect(lambda _index: self.opened.emit(False))

    # --- what is chosen ---------------------------------------------------------------------------------------------------

    def chosen(self) -> list[CardFace]:
        """The selected cards in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [face for face in map(self.cards.face, rows) if face is not None]

    def current(self) -> CardFace | None:
        """The card with the focus frame."""
        return self.cards.face(self.currentIndex().row())

    def choose(self, application_ids: set[str], current_id: str = "") -> None:
        """Select exactly these cards as far as they stand here; the current one gets the frame."""
        model, selection = self.cards, self.selectionModel()
        selection.clearSelection()
        for application_id in application_ids:
            row = model.row_of(application_id)
            if row >= 0:
                selection.select(model.index(row, 0), QItemSelectionModel.SelectionFlag.Select)
        row = model.row_of(current_id)
        if row >= 0:
            selection.setCurrentIndex(model.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(model.index(row, 0))

    def choose_row(self, row: int) -> None:
        """Select one row, the nearest there is."""
        last = self.cards.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.cards.index(max(0, min(row, last)), 0))

    def row_at_height(self, y: int) -> int:
        """The row painted at this height; the last one above it if there is none."""
        index = self.indexAt(QPoint(self.viewport().width() // 2, y))
        if index.isValid():
            return index.row()
        return 0 if y < 0 else self.cards.rowCount() - 1

    # --- keys -------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows between columns, Ctrl+Shift+arrows move, Enter opens, Space previews, letters act or search."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = -1 if key == Qt.Key.Key_Left else 1 if key == Qt.Key.Key_Right else 0
        if step and self.isRightToLeft():
            step = -step
        if step and held == _PLAIN:
            self.step_column.emit(step)
        elif step and held == _CTRL | _SHIFT:
            self.move_column.emit(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held in (_PLAIN, _CTRL):
            self.opened.emit(held == _CTRL)
        elif key == Qt.Key.Key_Space and held == _PLAIN and not self._typing.isActive():
            self.previewed.emit()
        elif key == Qt.Key.Key_A and held == _CTRL:
            self._select_all()
        elif key in VERB_KEYS and held == _PLAIN and self.letter_keys and not self._typing.isActive():
            self.verb.emit(VERB_KEYS[key])
        else:
            if event.text().strip() and held in (_PLAIN, _SHIFT):
                self._typing.start()
            super().keyPressEvent(event)
            if held == _PLAIN:
                self.chose_alone.emit()

    def _select_all(self) -> None:
        if len(self.selectionModel().selectedIndexes()) == self.cards.rowCount():
            self.all_wanted.emit()
        else:
            self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A column that is entered has a current card."""
        super().focusInEvent(event)
        reason = event.reason()
        if reason != Qt.FocusReason.MouseFocusReason:
            self.entered.emit(reason in _BY_KEY)

    # --- mouse ------------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A plain press on a card not yet chosen chooses it alone; on a chosen one it may begin a drag of all."""
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == _PLAIN and event.button() == Qt.MouseButton.LeftButton
        self._pressed = self.decision_at(event.position().toPoint()) if plain else ""
        already = index.isValid() and self.selectionModel().isSelected(index)
        super().mousePressEvent(event)
        self.entered_by_click.emit()
        if not already and event.modifiers() == _PLAIN and event.button() == Qt.MouseButton.LeftButton:
            self.chose_alone.emit()
        elif not already and event.button() == Qt.MouseButton.RightButton:
            self.chose_alone.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag chooses alone; on a segment of the strip it asks for that decision."""
        pressed, self._pressed = self._pressed, ""
        super().mouseReleaseEvent(event)
        if event.modifiers() == _PLAIN and event.button() == Qt.MouseButton.LeftButton:
            self.chose_alone.emit()
            if pressed and pressed == self.decision_at(event.position().toPoint()):
                self.decision_wanted.emit(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What can be pressed shows it."""
        super().mouseMoveEvent(event)
        over = not event.buttons() and self.decision_at(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the card, unless the first click asked for a decision."""
        if not self.decision_at(event.position().toPoint()):
            super().mouseDoubleClickEvent(event)

    def decision_at(self, place: QPoint) -> str:
        """The kind of the decision at this place of the viewport; empty where none stands."""
        index = self.indexAt(place)
        number = self._delegate.segment_at(self.visualRect(index), place) if index.isValid() else -1
        return KINDS[number].value if number >= 0 else ""

    def startDrag(self, supported: Qt.DropAction) -> None:
        """The board drags everything chosen, whichever column it stands in."""
        self._pressed = ""
        self.drag_began.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse where the mouse is, by key under the current card."""
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.menu_wanted.emit(where)

    # --- emptiness --------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Says so when nobody is here."""
        super().paintEvent(event)
        if self.cards.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setFont(self._look.font("secondary"))
        painter.setPen(self._look.colour("muted"))
        area = self.viewport().rect().adjusted(0, 12, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, tr("Nobody here"))
        painter.end()
