"""How cards move on a board: by drag, by key, by menu. Rules before, the picture at once, the answer after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QDrag

from desktop.services.applications.commands import MoveApplications
from desktop.services.dispatch.messages import Done
from desktop.views.board.card_face import CardFace
from desktop.views.board.cards_model import pack
from desktop.views.board.drag_picture import drag_picture
from desktop.views.board.edge_scroller import EdgeScroller
from desktop.views.board.move_rules import MoveRules
from desktop.views.board.moves_underway import MovesUnderway
from desktop.views.board.stage_column import StageColumn
from desktop.views.look.theme import GRID
from desktop.views.verdicts.closing_out import after_hire
from desktop.views.workbench import Workbench

if TYPE_CHECKING:
    from desktop.views.board.board_view import BoardView


class BoardMoves(QObject):
    """Carries moves out for one board view."""

    def __init__(self, workbench: Workbench, board: BoardView) -> None:
        super().__init__(board)
        self._workbench = workbench
        self._board = board
        self._edges = EdgeScroller(board)
        self._dragging: list[CardFace] = []
        self._asking = False
        self._next_steps: list[int] = []
        """Steps asked for by key while the step before was still on its way."""
        self.rules = MoveRules(workbench, self)
        self.underway = MovesUnderway(board.columns)
        self.rules.known.connect(self._announce)

    def serve(self, column: StageColumn) -> None:
        """Listen to a new column."""
        column.dropped.connect(partial(self._drop, column.stage.id))
        column.drag_moved.connect(self._edges.pointer_at)
        column.list.drag_began.connect(self.drag)
        column.list.move_column.connect(self.move_by)

    def why_not(self, stage_id: str) -> str:
        """Why what is dragged may not be dropped on a stage; empty when it may."""
        return self.rules.why_not(stage_id, brief=True)

    def move_by(self, step: int) -> None:
        """Move what is chosen to the stage beside the current card's."""
        face, order = self._board.current(), list(self._board.columns)
        if face is None:
            return
        if face.pending or self._asking:
            self._next_steps.append(step)
            return
        place = order.index(face.card.stage_id) + step
        if 0 <= place < len(order):
            self.move_to(order[place])

    def move_to(self, stage_id: str) -> None:
        """Move what is chosen, if the rules allow; otherwise say why not."""
        faces = [face for face in self._board.selected() if not face.pending]
        if faces:
            self._asking = True
            self.rules.ask(faces)
            self.rules.when_known(partial(self._carry, faces, stage_id))

    # --- dragging ---------------------------------------------------------------------------------------------------------

    def drag(self) -> None:
        """Drag what is chosen; every column shows at once whether it takes it."""
        self._dragging = [face for face in self._board.selected() if not face.pending]
        if not self._dragging:
            return
        self._asking = False
        self._next_steps.clear()
        self.rules.ask(self._dragging)
        self._announce()
        drag = QDrag(self._board)
        drag.setMimeData(pack(face.id for face in self._dragging))
        drag.setPixmap(drag_picture(self._workbench.look, self._dragging, self._board.devicePixelRatioF()))
        drag.setHotSpot(QPoint(GRID * 2, GRID * 2))
        drag.exec(Qt.DropAction.MoveAction)
        self._dragging = []
        self._edges.stop()
        self._announce()

    def _announce(self) -> None:
        dragging = bool(self._dragging)
        for stage_id, column in self._board.columns.items():
            column.announce(dragging, dragging and self.rules.is_home(stage_id))

    def _drop(self, stage_id: str, ids: tuple[str, ...]) -> None:
        wanted = set(ids)
        faces = [face for column in self._board.columns.values() for face in column.cards.faces() if face.id in wanted]
        if not faces:
            return
        if set(self.rules.ids) != wanted:
            self.rules.ask(faces)
        self.rules.when_known(partial(self._carry, faces, stage_id))

    # --- carrying out -------------------------------------------------------------------------------------------------------

    def _carry(self, faces: list[CardFace], stage_id: str) -> None:
        self._asking = False
        moving = [face for face in faces if face.card.stage_id != stage_id and not face.pending]
        why = self.rules.why_not(stage_id)
        if why:
            self._workbench.say(why, kind="warn")
        if why or not moving:
            self._next_steps.clear()
            return
        ids = tuple(face.id for face in moving)
        versions = tuple(face.card.version for face in moving)
        current = self._board.current()
        self._board.count_move(moving, stage_id)
        self.underway.begin(moving, stage_id)
        self._board.choose(ids, current.id if current and current.id in ids else ids[0], focus=True)
        self._board.show_figures()
        self._workbench.carry_out(
            MoveApplications(ids, versions, stage_id, self._workbench.book.label(stage_id)),
            partial(self._agreed, ids, stage_id), owner=self, failed=partial(self._refused, ids),
        )  # fmt: skip

    def _agreed(self, ids: tuple[str, ...], stage_id: str, _done: Done) -> None:
        self.underway.agreed(ids)
        after_hire(self._workbench, self._board, ids, stage_id)
        self._board.selection_changed.emit()
        if self._next_steps:
            self.move_by(self._next_steps.pop(0))

    def _refused(self, ids: tuple[str, ...], _error: Exception) -> bool:
        self._next_steps.clear()
        sent = [face for column in self._board.columns.values() for face in column.cards.faces() if face.id in ids]
        for face, home in self.underway.refused(ids):
            self._board.count_move([one for one in sent if one.id == face.id], home)
        self._board.choose(ids, ids[0], focus=True)
        self._board.show_figures()
        return False  # the words for it are the business of mishaps
