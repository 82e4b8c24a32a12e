"""The board: all stages of one requisition side by side, with one selection across the columns."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from desktop.services.applications.records import Board
from desktop.services.vocabulary.records import Word
from desktop.views.board.board_moves import BoardMoves
from desktop.views.board.card_delegate import CardInk
from desktop.views.board.card_face import CardFace, FaceMaker, tr
from desktop.views.board.stage_column import StageColumn
from desktop.views.board.stage_list import StageList
from desktop.views.look.theme import GRID
from desktop.views.tables.formatting import local_now
from desktop.views.workbench import Workbench
from desktop.words import VocabularyKind

_COLUMN_CHARACTERS = 33


class BoardView(QScrollArea):
    """Shows a ``Board``; asks the rules before a drop, shows the move at once, takes it back when it is refused."""

    selection_changed = Signal()
    opened = Signal(object, bool)
    """A card and whether it shall open in a window of its own."""
    previewed = Signal()
    menu_wanted = Signal(QPoint)
    decision_wanted = Signal(str)
    """A segment of the current card's strip was pressed: its kind."""
    verb = Signal(str)
    more_wanted = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._ink = CardInk(workbench.look, self)
        self._maker = FaceMaker()
        self._counts: dict[str, int] = {}
        self._letter_keys = True
        self._home: StageList | None = None
        self.columns: dict[str, StageColumn] = {}
        self.moves = BoardMoves(workbench, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget(self)
        inside.setAutoFillBackground(False)
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self.setWidget(inside)
        workbench.look.changed.connect(self._restyle)

    # --- showing ----------------------------------------------------------------------------------------------------------

    def show_board(self, board: Board) -> None:
        """Show a board; selection, focus and scroll stay where they are."""
        book, team = self._workbench.book, self._workbench.team
        known = {word.id: word for word in book.of(VocabularyKind.STAGE, retired=True)}
        stages = [known.get(column.stage_id) or _unknown(column.stage_id) for column in board.columns]
        self._make_columns(stages)
        now = local_now()
        faces = {column.stage_id: self._maker.faces(column.cards, book, team, now) for column in board.columns}
        self._counts = {column.stage_id: column.count for column in board.columns}
        self.moves.underway.overlay(faces, self._counts)
        chosen = {face.id for face in self.selected()}
        current = self.current()
        focused = next((column.list for column in self.columns.values() if column.list.hasFocus()), None)
        places = {stage_id: column.list.verticalScrollBar().value() for stage_id, column in self.columns.items()}
        row = focused.currentIndex().row() if focused is not None else -1
        changed = False
        for record, stage in zip(board.columns, stages, strict=True):
            column = self.columns[record.stage_id]
            column.record = record
            column.header.name_stage(stage)
            changed |= column.cards.replace_all(faces[record.stage_id])
            column.show_figures(self._counts[record.stage_id])
        if not changed:
            return
        self.choose(chosen, current.id if current else "", focus=focused is not None)
        for stage_id, place in places.items():
            self.columns[stage_id].list.verticalScrollBar().setValue(place)
        if focused is not None and not self.selected() and focused.cards.rowCount():
            focused.choose_row(row)  # the card under the frame has gone: the next one takes its place
        self.selection_changed.emit()

    def _make_columns(self, stages: list[Word]) -> None:
        if [stage.id for stage in stages] == list(self.columns):
            return
        for column in self.columns.values():
            column.hide()
            column.deleteLater()
        self.columns.clear()
        self._home = None
        for stage in stages:
            column = StageColumn(self._workbench.look, self._ink, stage, self.moves.why_not, self)
            self.moves.serve(column)
            column.more_wanted.connect(partial(self.more_wanted.emit, stage.id))
            self._connect(column.list)
            self._row.addWidget(column, 1)
            self.columns[stage.id] = column
        self._restyle()

    def _connect(self, view: StageList) -> None:
        view.letter_keys = self._letter_keys
        view.chose_alone.connect(partial(self._only, view))
        view.step_column.connect(partial(self._step, view))
        view.opened.connect(self._open)
        view.previewed.connect(self.previewed)
        view.menu_wanted.connect(self.menu_wanted)
        view.verb.connect(self.verb)
        view.decision_wanted.connect(self.decision_wanted)
        view.all_wanted.connect(self._select_all)
        view.entered.connect(partial(self._entered, view))
        view.entered_by_click.connect(partial(self._clicked_in, view))
        view.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        view.selectionModel().currentChanged.connect(lambda *_: self.selection_changed.emit())

    def _restyle(self) -> None:
        wide = self._ink.small_metrics.averageCharWidth() * _COLUMN_CHARACTERS
        for column in self.columns.values():
            column.setMinimumWidth(wide)
            column.setMaximumWidth(wide * 2)
            column.list.viewport().update()

    def set_letter_keys(self, on: bool) -> None:
        """Whether R, W and H reject, withdraw and hold while a column has the focus."""
        self._letter_keys = on
        for column in self.columns.values():
            column.list.letter_keys = on

    # --- what is chosen ---------------------------------------------------------------------------------------------------

    def selected(self) -> list[CardFace]:
        """All chosen cards, column by column."""
        return [face for column in self.columns.values() for face in column.list.chosen()]

    def items(self) -> list[tuple[str, int]]:
        """Id and version of all chosen cards, as the verdicts take them."""
        return [(face.id, face.card.version) for face in self.selected() if not face.pending]

    def current(self) -> CardFace | None:
        """The card with the focus frame."""
        return self._home.current() if self._home is not None else None

    def place_of_current(self) -> QPoint:
        """The middle of the current card on the screen, where its menu opens."""
        view = self._home
        if view is None:
            return self.mapToGlobal(self.rect().center())
        return view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).center())

    def take_focus(self) -> None:
        """Focus goes to the column used last, or to the first with a card in it."""
        view = self._home or next((c.list for c in self.columns.values() if c.cards.rowCount()), None)
        if view is None and self.columns:
            view = next(iter(self.columns.values())).list
        if view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, ids: Iterable[str], current_id: str, *, focus: bool) -> None:
        """Select exactly these cards wherever they stand; focus may follow the current one."""
        wanted = set(ids)
        for column in self.columns.values():
            column.list.choose(wanted, current_id)
            if column.cards.row_of(current_id) >= 0:
                self._home = column.list
                if focus:
                    column.list.setFocus(Qt.FocusReason.OtherFocusReason)
                    self._keep_visible(column)

    def _only(self, view: StageList) -> None:
        for column in self.columns.values():
            if column.list is not view:
                column.list.selectionModel().clearSelection()

    def _select_all(self) -> None:
        for column in self.columns.values():
            column.list.selectAll()

    def _entered(self, view: StageList, by_key: bool) -> None:
        self._home = view
        chosen = len(self.selected())
        if view.cards.rowCount() and (not chosen or (by_key and chosen == 1)):
            view.choose_row(max(0, view.currentIndex().row()))
            self._only(view)
        self._keep_visible(self.columns[view.cards.stage_id])

    def _clicked_in(self, view: StageList) -> None:
        self._home = view

    def _keep_visible(self, column: StageColumn) -> None:
        self._row.activate()
        self.ensureWidgetVisible(column, GRID, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column in use stays in sight when the window or a pane beside it changes."""
        super().resizeEvent(event)
        if self._home is not None and self._home.hasFocus():
            self._keep_visible(self.columns[self._home.cards.stage_id])

    def _step(self, view: StageList, step: int) -> None:
        order = list(self.columns.values())
        here = next(place for place, column in enumerate(order) if column.list is view)
        height = view.visualRect(view.currentIndex()).center().y()
        for column in order[here + step :: step] if 0 <= here + step < len(order) else ():
            if column.cards.rowCount():
                column.list.choose_row(column.list.row_at_height(height))
                column.list.setFocus(Qt.FocusReason.TabFocusReason)
                self._only(column.list)
                return

    def _open(self, new_window: bool) -> None:
        face = self.current()
        if face is not None:
            self.opened.emit(face, new_window)

    # --- figures ----------------------------------------------------------------------------------------------------------

    def count_move(self, faces: Iterable[CardFace], stage_id: str) -> None:
        """Count cards in another stage before the board is read again."""
        for face in faces:
            self._counts[face.card.stage_id] -= 1
            self._counts[stage_id] += 1

    def show_figures(self) -> None:
        """Counts, limits and ages of all columns."""
        for stage_id, column in self.columns.items():
            column.show_figures(self._counts[stage_id])


def _unknown(stage_id: str) -> Word:
    return Word(stage_id, VocabularyKind.STAGE, "", tr("Unknown stage"))
