"""One decision as a row: sign, question, where it stands; unfolded also evidence, earlier answers and what can be done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.views.look.theme import GRID, Look
from desktop.views.records.decisions.case import Case, DecisionLine
from desktop.views.records.decisions.decision_acts import DecisionActs
from desktop.views.records.decisions.decision_body import DecisionBody
from desktop.views.records.decisions.decision_words import (
    below_words,
    question_words,
    sign_of,
    spoken,
    state_words,
    tr,
)
from desktop.views.tables.decision_strip import SEGMENT, StripPainter
from desktop.views.tables.formatting import date_text
from desktop.views.workbench import Workbench
from desktop.words import DecisionKind


class Sign(QWidget):
    """The mark of the row as in the strip. Decoration: the words stand beside it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._painter = StripPainter(look)
        self.code = "-"
        self.setFixedSize(SEGMENT, SEGMENT)
        look.changed.connect(self.update)

    def show_code(self, code: str) -> None:
        """Show a sign."""
        self.code = code
        self.update()

    def sizeHint(self) -> QSize:
        """As large as in the strip."""
        return QSize(SEGMENT, SEGMENT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        self._painter.one(painter, QRectF(self.rect()), self.code)
        painter.end()


class DecisionRow(QWidget):
    """Stays when its decision changes, so that the focus does too. ``toggled`` says whether it was unfolded; ``stepped`` wants
    the row above (-1) or below (1)."""

    toggled = Signal(bool)
    stepped = Signal(int)

    def __init__(self, workbench: Workbench, kind: DecisionKind, acts: DecisionActs, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.kind = kind
        self.line = DecisionLine(kind)
        look = workbench.look
        self.sign = Sign(look, self)
        self.question = QLabel(question_words(kind), self)
        self.question.setFont(look.font("strong"))
        self.question.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.state = QLabel(self)
        self.state.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.below = QLabel(self)
        self.below.setWordWrap(True)
        self.below.setTextFormat(Qt.TextFormat.PlainText)
        self.below.setMinimumWidth(80)
        look.style(self.below, "muted")
        self.fold = FoldButton(workbench.look, self)
        self.fold.clicked.connect(lambda _checked=False: self.toggled.emit(not self.unfolded))
        self.fold.stepped.connect(self.stepped)
        self.body = DecisionBody(workbench, acts, self)
        self.body.hide()
        head = QHBoxLayout()
        head.setSpacing(GRID + 4)
        for label in (self.question, self.state):
            head.addWidget(label)
        head.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addLayout(head)
        texts.addWidget(self.below)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 6)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.sign, 0, 0, top)
        grid.addLayout(texts, 0, 1)
        grid.addWidget(self.fold, 0, 2, top)
        grid.addWidget(self.body, 1, 1, 1, 2)

    @property
    def unfolded(self) -> bool:
        """Whether its acts are shown."""
        return not self.body.isHidden()

    def show_line(self, case: Case, line: DecisionLine, today: date) -> None:
        """Show a decision as it stands."""
        self.line = line
        team, me = self._workbench.team, self._workbench.actor.id
        look = self._workbench.look
        self.sign.show_code(sign_of(line, today))
        text, kind = state_words(line, today)
        self.state.setText(text)
        look.style(self.state, kind)
        one = line.newest
        self.state.setToolTip(date_text(one.due_on) if one is not None and one.open else "")
        self.below.setText(below_words(line, team, me, "" if case.application_id else case.status))
        self.below.setVisible(bool(self.below.text()))
        self.fold.setAccessibleName(spoken(line, team, me, today))
        self.body.show_line(case, line)
        self._say_fold()

    def set_unfolded(self, unfolded: bool) -> None:
        """Show or hide the acts; a focus inside goes to the button that unfolds."""
        focused = self.window().focusWidget()
        if not unfolded and focused is not None and self.body.isAncestorOf(focused):
            self.fold.setFocus(Qt.FocusReason.OtherFocusReason)
        self.body.setVisible(unfolded)
        self._say_fold()

    def take_focus(self) -> None:
        """Onto its first act where it is unfolded and one is on, else onto the button that unfolds."""
        first = self.body.first_act() if self.unfolded else None
        (first or self.fold).setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the two lines unfolds."""
        above = event.position().y() < self.fold.geometry().bottom() + GRID * 2
        if event.button() == Qt.MouseButton.LeftButton and (above or not self.unfolded):
            self.toggled.emit(not self.unfolded)

    def _say_fold(self) -> None:
        said = tr("Fold") if self.unfolded else tr("Unfold: details and answers")
        self._workbench.look.dress(self.fold, "chevron-down" if self.unfolded else "chevron-right", "muted")
        self.fold.setToolTip(said)
        self.fold.setAccessibleDescription(said)


class FoldButton(QToolButton):
    """The one tab stop of a folded row. Up and Down go to the rows around."""

    stepped = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumSize(28, 28)
        look.style(self, "flat")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step; Enter unfolds as Space does."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
