"""Beside the board: the card under the focus frame in full words, with what happened last. Space shows and hides it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.services.applications.records import Board
from desktop.services.candidates.questions import ReadTimeline
from desktop.services.candidates.records import TimelineEvent
from desktop.views.board.card_face import CardFace
from desktop.views.look.theme import GAP, GRID
from desktop.views.pipeline.card_verbs import case_of
from desktop.views.records.decisions.case_strip import CaseStrip
from desktop.views.tables.decision_strip import in_words
from desktop.views.tables.formatting import exact_moment, relative_text
from desktop.views.workbench import Workbench

_EVENTS = 12


class CardPreview(QFrame):
    """Name, what waits, the five decisions, the latest events."""

    closed = Signal()
    open_wanted = Signal()
    decision_wanted = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        look = workbench.look
        look.style(self, "card")
        self.name = self._label("section")
        self.facts = self._label("muted")
        self.strip = CaseStrip(workbench, self)
        self.strip.wanted.connect(self.decision_wanted)
        self.decisions = self._label("body")
        self.latest = self._label("muted")
        self.latest.setText(self.tr("Latest"))
        self.events = self._label("body")
        self.events.setTextFormat(Qt.TextFormat.PlainText)
        self.open_button = QPushButton(self.tr("Open candidate"), self)
        self.open_button.clicked.connect(self.open_wanted)
        close = QToolButton(self)
        look.style(close, "flat")
        look.dress(close, "close", "muted")
        close.setAccessibleName(self.tr("Hide preview"))
        close.setToolTip(self.tr("Hide (Space)"))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget(self)
        text = QVBoxLayout(inside)
        text.setContentsMargins(0, 0, 0, 0)
        text.setSpacing(GAP)
        for widget in (self.facts, self.strip, self.decisions, self.latest, self.events):
            text.addWidget(widget)
        text.addStretch(1)
        scroller = QScrollArea(self)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setWidget(inside)
        scroller.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(scroller, 1)
        column.addWidget(self.open_button)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 40)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 80)

    def show_card(self, face: CardFace | None, board: Board | None) -> None:
        """Show a card; None says that none is chosen."""
        for widget in (self.facts, self.strip, self.decisions, self.latest, self.events, self.open_button):
            widget.setVisible(face is not None)
        if face is None:
            self.name.setText(self.tr("No card is selected"))
            return
        self.name.setText(face.name)
        stage = self._workbench.book.label(face.card.stage_id)
        lines = [stage, face.ages[0], self.tr("Owner: {name}").format(name=face.owner), face.stale]
        self.facts.setText("\n".join(line for line in [*lines, *(text for text, _tone in face.chips)] if line))
        if board is not None:
            self.strip.show_case(case_of(face, board), face.card.strip)
        self.decisions.setText(in_words(face.card.strip))
        self.events.setText(self.tr("Reading…"))
        self._workbench.ask(
            ReadTimeline(face.card.candidate_id, _EVENTS), self._answered, owner=self, channel="timeline",
            failed=lambda _error: self.events.setText(self.tr("The history cannot be read just now.")),
        )  # fmt: skip

    def _answered(self, events: tuple[TimelineEvent, ...]) -> None:
        lines = [f"{relative_text(event.at)}  {event.title}" for event in events]
        self.events.setText("\n".join(lines) or self.tr("Nothing yet"))
        self.events.setToolTip("\n".join(f"{exact_moment(event.at)}  {event.title}" for event in events))

    def _label(self, kind: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._workbench.look.style(label, kind)
        return label
