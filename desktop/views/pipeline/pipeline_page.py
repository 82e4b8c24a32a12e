"""The page "Pipeline": the board of the requisition chosen last, and everything one does on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from desktop.errors import NotFound
from desktop.services.applications.commands import CreateApplication
from desktop.services.applications.questions import ReadBoard
from desktop.services.applications.records import Board
from desktop.services.candidates.commands import CreateCandidate
from desktop.views.actions.spec import ActionSpec
from desktop.views.board.board_view import BoardView
from desktop.views.board.card_face import CardFace
from desktop.views.look.theme import GAP, MARGIN
from desktop.views.mishaps.wording import word
from desktop.views.page import Page
from desktop.views.pipeline import emptiness
from desktop.views.pipeline.card_preview import CardPreview
from desktop.views.pipeline.card_verbs import CardVerbs, case_of
from desktop.views.pipeline.empty_board import EmptyBoard
from desktop.views.pipeline.ended_panel import ENDED, EndedPanel
from desktop.views.pipeline.pipeline_actions import context_menu, page_actions
from desktop.views.pipeline.pipeline_header import PipelineHeader
from desktop.views.records.decisions.case_strip import first_waiting
from desktop.views.records.decisions.decisions_dialog import open_decisions
from desktop.views.workbench import Workbench
from desktop.words import ApplicationStatus, Topic

LAST = "pipeline.requisition"
LETTERS = "pipeline.letter_keys"


class PipelinePage(Page):
    """Holds picker, board, preview and the ended ones together; what moves and how is the board's business."""

    topics = frozenset(
        {Topic.APPLICATIONS, Topic.CANDIDATES, Topic.REQUISITIONS, Topic.VOCABULARY, Topic.PEOPLE, Topic.DECISIONS}
    )

    def __init__(self, workbench: Workbench, requisition_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self._board: Board | None = None
        self._begin_at = ("", "")
        self.requisition_id = requisition_id or str(workbench.preferences.read(LAST, "") or "")
        self.header = PipelineHeader(workbench, self)
        self.board = BoardView(workbench, self)
        self.board.set_letter_keys(bool(workbench.preferences.read(LETTERS, True)))
        self.preview = CardPreview(workbench, self)
        self.ended = EndedPanel(workbench, self)
        self.empty = EmptyBoard(workbench.look, self)
        self.verbs = CardVerbs(workbench, self.board, self)
        middle = QWidget(self)
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.empty)
        self._rows = QSplitter(Qt.Orientation.Vertical, self)
        self._rows.addWidget(middle)
        self._rows.addWidget(self.ended)
        self._sides = QSplitter(Qt.Orientation.Horizontal, self)
        self._sides.addWidget(self._rows)
        self._sides.addWidget(self.preview)
        for splitter in (self._rows, self._sides):
            splitter.setStretchFactor(0, 3)
            splitter.setStretchFactor(1, 1)
            splitter.setCollapsible(0, False)
            splitter.setHandleWidth(GAP)
        self.ended.hide()
        self.preview.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        body = QVBoxLayout()
        body.setContentsMargins(MARGIN, 0, MARGIN, 0)
        body.addWidget(self._sides)
        column.addLayout(body, 1)
        self._actions = page_actions(self)
        self._connect()
        if self.requisition_id:
            self.header.show_board(None)
            self.empty.show_state("", "", ())  # the board comes with the first ``reload``
            self._stack.setCurrentWidget(self.empty)
        else:
            self._show_nothing()

    def _connect(self) -> None:
        header, board = self.header, self.board
        header.picker.chosen.connect(self.show_requisition)
        header.searched.connect(lambda _text: self.reload())
        header.left_search.connect(board.take_focus)
        header.ended_wanted.connect(self._show_ended)
        header.add_wanted.connect(self.add_candidate)
        board.selection_changed.connect(self._selection_changed)
        board.opened.connect(self._open)
        board.previewed.connect(self.toggle_preview)
        board.menu_wanted.connect(self._show_menu)
        board.more_wanted.connect(self._show_more)
        board.verb.connect(self._verb)
        board.decision_wanted.connect(self.show_decisions)
        self.preview.decision_wanted.connect(self.show_decisions)
        self.preview.closed.connect(self.toggle_preview)
        self.preview.open_wanted.connect(self.open_current)
        self.ended.closed.connect(lambda: self.header.ended.setChecked(False))
        self.ended.list_wanted.connect(self._show_ended_list)
        self.ended.selection_changed.connect(self.actions_changed)

    # --- Page -----------------------------------------------------------------------------------------------------------

    def page_title(self) -> str:
        """The requisition, once one is chosen."""
        if self._board is None:
            return self.tr("Pipeline")
        return self.tr("{title} ({number}) – Pipeline").format(title=self._board.title, number=self._board.number)

    def page_actions(self) -> Sequence[ActionSpec]:
        """See ``pipeline_actions``."""
        return self._actions

    def reload(self) -> None:
        """Ask for the board again; selection, scroll and search stay."""
        if not self.requisition_id:
            emptiness.look_for_any(self)
            return
        search = self.header.search.text().strip()
        self.workbench.ask(
            ReadBoard(self.requisition_id, search=search),
            self._answered,
            owner=self,
            channel="board",
            failed=self._failed,
        )
        if self.ended_shown():
            self.ended.read(self.requisition_id)

    def arrive(self, record_id: str, hints: Mapping[str, str]) -> None:
        """Another requisition; the hint ``stage`` names the column to begin in, ``application`` the card. ``reload`` follows."""
        self._begin_at = (hints.get("stage", ""), hints.get("application", ""))
        if record_id and record_id != self.requisition_id:
            self._turn_to(record_id)

    def take_focus(self) -> None:
        """The board, or what fills it."""
        if self._stack.currentWidget() is self.board:
            self.board.take_focus()
        elif self.empty.buttons:
            self.empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.header.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_requisition(self, requisition_id: str) -> None:
        """Show the board of another requisition and remember it."""
        if requisition_id == self.requisition_id and self._board is not None:
            self.take_focus()
            return
        self._turn_to(requisition_id)
        self.reload()

    def _turn_to(self, requisition_id: str) -> None:
        self.requisition_id = requisition_id
        self.workbench.preferences.write(LAST, requisition_id)
        self.board.setEnabled(False)  # what is shown belongs to the other one until the answer comes
        self.header.forget_search()

    def _answered(self, board: Board) -> None:
        if board.requisition_id != self.requisition_id:
            return
        new = self._board is None or self._board.requisition_id != board.requisition_id
        self._board = board
        self.board.setEnabled(True)
        self.header.show_board(board)
        self.board.show_board(board)
        searched = self.header.search.text().strip()
        there = any(column.count for column in board.columns)
        if not there and searched:
            emptiness.no_match(self, searched)
        elif not there:
            emptiness.nobody(self, board)
        self._stack.setCurrentWidget(self.board if there else self.empty)
        if new:
            self.title_changed.emit(self.page_title())
        if new or any(self._begin_at):
            self._begin(*self._begin_at)
        self._selection_changed()

    def _begin(self, stage_id: str, application_id: str) -> None:
        self._begin_at = ("", "")
        focused = QApplication.focusWidget()
        here = focused is None or self.isAncestorOf(focused)
        if application_id:
            self.board.choose([application_id], application_id, focus=here)
        if here:
            self.take_focus()
        if here and stage_id in self.board.columns:
            self.board.columns[stage_id].list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        self.board.setEnabled(True)
        if isinstance(error, NotFound):
            self.requisition_id = ""
            self._board = None
            self.workbench.preferences.write(LAST, "")
            self._show_nothing()
            return
        self.workbench.say(word(error).text, kind="warn")

    def _show_nothing(self) -> None:
        self.header.show_board(None)
        emptiness.none_chosen(self)
        self._stack.setCurrentWidget(self.empty)

    # --- what is off, and why -----------------------------------------------------------------------------------------------

    def why_not_board(self) -> str:
        """Empty once a requisition is chosen."""
        return "" if self._board is not None else self.tr("Choose a requisition first.")

    def why_not_open(self) -> str:
        """Empty while a card has the frame."""
        return self.why_not_board() or ("" if self.board.current() else self.tr("Select a card first."))

    def why_not_add(self) -> str:
        """Empty if this person may add candidates to the chosen requisition."""
        return self.workbench.may(CreateCandidate) or self.why_not_board()

    # --- acts ---------------------------------------------------------------------------------------------------------------

    def add_candidate(self) -> None:
        """A new candidate on this requisition."""
        self.workbench.open("new_candidate", requisition=self.requisition_id)

    def add_existing(self) -> None:
        """Somebody who is in the workspace already."""
        self.workbench.open("new_application", requisition=self.requisition_id)

    def why_not_add_existing(self) -> str:
        """Empty if this person may put candidates on the chosen requisition."""
        return self.workbench.may(CreateApplication) or self.why_not_board()

    def open_current(self) -> None:
        """The candidate of the current card."""
        self._open(self.board.current(), False)

    def open_in_window(self) -> None:
        """The same in a window of its own."""
        self._open(self.board.current(), True)

    def show_decisions(self, kind: str = "") -> None:
        """The decisions of the current card; without a kind the one that waits most is unfolded."""
        face, board = self.board.current(), self._board
        if face is not None and board is not None:
            open_decisions(self.workbench, self, [case_of(face, board)], kind or first_waiting(face.card.strip))

    def open_requisition(self) -> None:
        """The requisition's own page."""
        self.workbench.open("requisition", self.requisition_id)

    def choose_requisition(self) -> None:
        """The picker."""
        self.header.picker.choose()

    def find_card(self) -> None:
        """Ctrl+F."""
        self.header.begin_search()

    def toggle_preview(self) -> None:
        """Show or hide the preview; focus stays on the board."""
        had_focus = self.preview.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        first = not self._sides.sizes()[1]
        self.preview.setVisible(self.preview.isHidden())
        if first:
            wide = self.preview.sizeHint().width()
            self._sides.setSizes([self.width() - wide, wide])
        if self.preview_shown():
            self.preview.show_card(self.board.current(), self._board)
        elif had_focus:
            self.board.take_focus()
        self.actions_changed.emit()

    def preview_shown(self) -> bool:
        """Whether the preview is there."""
        return not self.preview.isHidden()

    def toggle_ended(self) -> None:
        """Show or hide the ended ones."""
        self.header.ended.toggle()

    def ended_shown(self) -> bool:
        """Whether the ended ones are there."""
        return not self.ended.isHidden()

    def toggle_letters(self) -> None:
        """Switch R, W and H on cards on or off, for good."""
        on = not self.letters_on()
        self.workbench.preferences.write(LETTERS, on)
        self.board.set_letter_keys(on)
        self.actions_changed.emit()

    def letters_on(self) -> bool:
        """Whether R, W and H act on cards."""
        return bool(self.workbench.preferences.read(LETTERS, True))

    # --- answers to the parts -------------------------------------------------------------------------------------------------

    def _show_ended(self, shown: bool) -> None:
        first = shown and not self._rows.sizes()[1]
        self.ended.setVisible(shown)
        if first:
            self._rows.setSizes([self.height() * 2 // 3, self.height() // 3])
        if shown:
            self.ended.read(self.requisition_id)
        self.actions_changed.emit()

    def _show_ended_list(self) -> None:
        self._open_list(status=",".join(ENDED))

    def _show_more(self, stage_id: str) -> None:
        self._open_list(status=ApplicationStatus.ACTIVE.value, stage_id=stage_id)

    def _open_list(self, status: str, stage_id: str = "") -> None:
        number = self._board.number if self._board is not None else ""
        there = {"stage": stage_id} if stage_id else {}
        self.workbench.open(
            "applications", new_window=False, requisition_id=self.requisition_id, number=number, status=status, **there
        )

    def _open(self, face: CardFace | None, new_window: bool) -> None:
        if face is not None:
            self.workbench.open("candidate", face.card.candidate_id, new_window=new_window)

    def _verb(self, verb: str) -> None:
        why = self.verbs.why_not_act()
        if why:
            self.workbench.say(why, kind="warn")
        else:
            getattr(self.verbs, verb)()

    def _show_menu(self, where: QPoint) -> None:
        menu = context_menu(self, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _selection_changed(self) -> None:
        if self.preview_shown():
            self.preview.show_card(self.board.current(), self._board)
        chosen = len(self.board.selected())
        shown = sum(column.count for column in self._board.columns) if self._board else 0
        text = self.tr("1 on the board") if shown == 1 else self.tr("%n on the board", "", shown)
        self.status_changed.emit(text + (self.tr(" · %n selected", "", chosen) if chosen else ""))
        self.actions_changed.emit()
