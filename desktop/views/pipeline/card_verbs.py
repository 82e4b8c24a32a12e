"""What is done to the chosen cards, and in one sentence why it cannot be done just now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.services.applications.commands import AssignApplications, MoveApplications, RejectApplications
from desktop.services.applications.records import Board
from desktop.views.board.board_view import BoardView
from desktop.views.board.card_face import CardFace
from desktop.views.pipeline.contact_copy import ContactCopy
from desktop.views.records.decisions.case import Case
from desktop.views.records.decisions.opening import case_name
from desktop.views.verdicts import actions
from desktop.views.workbench import Workbench
from desktop.words import ApplicationStatus


def tr(text: str, count: int = -1) -> str:
    """The text in the language of the program; ``%n`` becomes the count."""
    return QCoreApplication.translate("Pipeline", text, None, count)


def case_of(face: CardFace, board: Board) -> Case:
    """Whose decisions a card shows."""
    card = face.card
    name = case_name(face.name, board.title)
    return Case(board.requisition_id, card.id, card.candidate_id, name, ApplicationStatus.ACTIVE.value)


class CardVerbs:
    """The verbs of one board; ``page`` is what dialogs and menus belong to."""

    def __init__(self, workbench: Workbench, board: BoardView, page: QWidget) -> None:
        self._workbench = workbench
        self._board = board
        self._parent = page
        self._copy = ContactCopy(workbench, page)

    def why_not_act(self) -> str:
        """Empty while cards are selected that this person may end or hold."""
        refused = self._workbench.may(RejectApplications)
        return refused or ("" if self._board.items() else tr("Select a card first."))

    def why_not_move(self) -> str:
        """Empty while cards are selected that this person may move."""
        refused = self._workbench.may(MoveApplications)
        return refused or ("" if self._board.items() else tr("Select a card first."))

    def why_not_step(self, step: int) -> str:
        """Empty while there is a stage in that direction."""
        face, order = self._board.current(), list(self._board.columns)
        why = self.why_not_move()
        if why or face is None:
            return why or tr("Select a card first.")
        inside = 0 <= order.index(face.card.stage_id) + step < len(order)
        return "" if inside else tr("This is the last stage.") if step > 0 else tr("This is the first stage.")

    def why_not_end_hold(self) -> str:
        """Empty while a selected card is on hold."""
        why = self.why_not_act()
        held = any(face.card.hold_until for face in self._board.selected())
        return why or ("" if held else tr("No selected card is on hold."))

    def why_not_assign(self) -> str:
        """Empty while cards are selected that this person may give away."""
        refused = self._workbench.may(AssignApplications)
        return refused or ("" if self._board.items() else tr("Select a card first."))

    def reject(self) -> None:
        """End what is chosen by our decision."""
        actions.reject(self._workbench, self._parent, self._board.items())

    def withdraw(self) -> None:
        """End what is chosen by their decision."""
        actions.withdraw(self._workbench, self._parent, self._board.items())

    def hold(self) -> None:
        """Put what is chosen on hold."""
        actions.hold(self._workbench, self._parent, self._board.items())

    def end_hold(self) -> None:
        """Take what is chosen off hold."""
        held = {face.id for face in self._board.selected() if face.card.hold_until}
        actions.end_hold(self._workbench, self._parent, [item for item in self._board.items() if item[0] in held])

    def assign(self) -> None:
        """Give what is chosen an owner."""
        actions.assign(self._workbench, self._parent, self._board.items())

    def choose_stage(self) -> None:
        """The menu of stages, at the current card."""
        menu = actions.move_menu(self._workbench, self._parent, self._board.items(), run=self._board.moves.move_to)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._board.place_of_current())

    def copy_contacts(self) -> None:
        """Names and e-mail addresses of the chosen cards."""
        faces = self._board.selected() or [face for face in [self._board.current()] if face is not None]
        self._copy.copy([face.card.candidate_id for face in faces])
