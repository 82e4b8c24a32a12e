"""The list of the docket: arrows or J and K move, Enter opens, the keys of the verbs answer; many lines may be chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.services.docket.records import DocketLine, When
from desktop.views.docket import line_words
from desktop.views.docket.line_delegate import LineDelegate
from desktop.views.docket.lines_model import LinesModel
from desktop.views.docket.verbs import Act, Verb
from desktop.views.workbench import Workbench

KEYS = {
    Qt.Key.Key_A: (Act.YES, Act.DONE), Qt.Key.Key_Y: (Act.YES, Act.DONE), Qt.Key.Key_D: (Act.NO,), Qt.Key.Key_N: (Act.NO,),
    Qt.Key.Key_M: (Act.MORE,), Qt.Key.Key_V: (Act.ADVANCE,), Qt.Key.Key_S: (Act.SNOOZE, Act.WAKE), Qt.Key.Key_R: (Act.ASSIGN,),
    Qt.Key.Key_G: (Act.REMIND,), Qt.Key.Key_Return: (Act.OPEN,), Qt.Key.Key_Enter: (Act.OPEN,),
}  # fmt: skip
"""Key → the acts it may mean; the one that the line has is done."""


class LinesList(QListView):
    """``chosen``: another selection; ``acted``: a key asked for an act; ``verb_pressed``: the button in a row, with the row's key."""

    chosen = Signal()
    acted = Signal(str)
    verb_pressed = Signal(str, str)

    def __init__(self, workbench: Workbench, first: Callable[[DocketLine], Verb | None], parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = LinesModel(lambda line: line_words.spoken(line, workbench.team, self.delegate.today), self)
        self.delegate = LineDelegate(workbench.look, lambda: workbench.team, lambda: workbench.actor.id, first, self)
        self.delegate.pressed.connect(self.verb_pressed)
        self.lines.size_of = self.delegate.size_of
        self.setModel(self.lines)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(line_words.tr("Docket"))
        self._acts: Callable[[DocketLine], Sequence[Verb]] = lambda line: ()
        self._row = -1
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def show_lines(self, lines: Sequence[DocketLine], today: date, groups: Sequence[When]) -> None:
        """Show these; the chosen ones stay chosen, and where one is gone the line that came into its place is."""
        keys = [line.key for line in self.chosen_lines()]
        row, scroll = self.currentIndex().row(), self.verticalScrollBar().value()
        self.delegate.today = today
        quiet = self.selectionModel().blockSignals(True)
        self.lines.show(lines, today, groups)
        found = [index for key in keys if (index := self.lines.find(key)).isValid()]
        if not found:
            near = self.lines.near(row if row >= 0 else 0)
            found = [near] if near.isValid() else []
        self.selectionModel().blockSignals(quiet)
        for number, index in enumerate(found):
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(index, flag.ClearAndSelect if number == 0 else flag.Select)
        if found:
            self.selectionModel().setCurrentIndex(found[0], QItemSelectionModel.SelectionFlag.NoUpdate)
        self.verticalScrollBar().setValue(scroll)

    def chosen_lines(self) -> list[DocketLine]:
        """The chosen lines, from top to bottom."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [line for row in rows if (line := self.lines.line(self.lines.index(row))) is not None]

    def choose(self, index: QModelIndex) -> None:
        """Choose one line and nothing else, whatever keys are held: the view's own way would toggle it under Ctrl."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K as arrows, Home to the first line, and the keys of the verbs."""
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        if step and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._go(step)
        elif key in KEYS:
            self.acted.emit(self._meant(KEYS[key]).value)
        elif event.matches(QKeySequence.StandardKey.MoveToStartOfDocument) or key == Qt.Key.Key_Home:
            self.choose(self.lines.near(0))
            self.scrollToTop()  # the heading above it too
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are verbs here."""

    def use_acts(self, acts: Callable[[DocketLine], Sequence[Verb]]) -> None:
        """What can be done with a line: which of two acts a key means depends on it."""
        self._acts = acts

    def _meant(self, acts: Sequence[Act]) -> Act:
        have = {verb.act for line in self.chosen_lines()[:1] for verb in self._acts(line)}
        return next((act for act in acts if act in have), acts[0])

    def _go(self, step: int) -> None:
        row = self.currentIndex().row() + step
        while 0 <= row < self.lines.rowCount():
            index = self.lines.index(row)
            if self.lines.line(index) is not None:
                self.choose(index)
                self.scrollTo(index)
                return
            row += step
