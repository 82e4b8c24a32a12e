"""The reading pane: one topic, set to a comfortable line, with marks on the words that are looked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from desktop.views.help.matching import Span, spans
from desktop.views.help.topic_document import fill, on_screen, place_of
from desktop.views.look.theme import GRID, MARGIN, Look

_LONGEST_LINE = 104
"""Average characters; longer lines are hard to follow."""


class TopicView(QTextBrowser):
    """Shows Markdown; ``followed`` when a link was clicked."""

    followed = Signal(QUrl)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._markdown = ""
        self._needles: tuple[str, ...] = ()
        self._inside = False
        self._current = -1
        self.marks: tuple[Span, ...] = ()
        """Where the words stand that are looked for, in order."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self.followed)
        look.changed.connect(self._dress_anew)

    def show_text(self, markdown: str, anchor: str = "") -> None:
        """Show a topic from its beginning or from a heading on."""
        if markdown != self._markdown:
            self._markdown = markdown
            self._fill()
        self.go_to(anchor)

    def go_to(self, anchor: str) -> None:
        """Scroll to a heading; to the beginning without one."""
        place = place_of(self.document(), anchor) if anchor else -1
        cursor = QTextCursor(self.document())
        cursor.setPosition(max(0, place))
        self.setTextCursor(cursor)
        top = self.cursorRect(cursor).top() + self.verticalScrollBar().value() - GRID * 2 if place >= 0 else 0
        self.verticalScrollBar().setValue(top)

    # --- words that are looked for --------------------------------------------------------------------------------------

    def look_for(self, needles: Sequence[str], *, inside: bool = False) -> int:
        """Mark the folded words; answers how often they stand here."""
        self._needles, self._inside = tuple(needles), inside
        self.marks = tuple(spans(self.toPlainText(), self._needles, inside=inside)) if needles else ()
        self._current = -1
        self._paint_marks()
        return len(self.marks)

    def step(self, by: int) -> int:
        """Go to the next (+1) or previous (-1) mark, round the end; answers its number from 1, 0 if there is none."""
        if not self.marks:
            return 0
        if self._current < 0:
            here = self.textCursor().selectionStart()
            after = [number for number, (first, _) in enumerate(self.marks) if first >= here]
            self._current = after[0] if after and by > 0 else 0 if by > 0 else len(self.marks) - 1
        else:
            self._current = (self._current + by) % len(self.marks)
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.marks[self._current][0])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._paint_marks()
        return self._current + 1

    def _paint_marks(self) -> None:
        selections = []
        for number, (first, last) in enumerate(self.marks):
            mark = QTextEdit.ExtraSelection()
            shape = QTextCharFormat()
            current = number == self._current
            shape.setBackground(self._look.colour("accent" if current else "warn_weak"))
            shape.setForeground(self._look.colour("on_accent" if current else "text"))
            mark.format = shape
            cursor = QTextCursor(self.document())
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            selections.append(mark)
        self.setExtraSelections(selections)

    # --- setting ----------------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        fill(self.document(), self._markdown, on_screen(self._look))
        self._set_margins()
        self.look_for(self._needles, inside=self._inside)

    def _dress_anew(self) -> None:
        scroll = self.verticalScrollBar().value()
        ground = self.palette()
        ground.setColor(ground.ColorRole.Base, QColor(self._look.colour("surface")))
        self.setPalette(ground)
        self._fill()
        self.verticalScrollBar().setValue(scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines keep their length; the rest is margin."""
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        left = MARGIN * 2
        free = self.viewport().width() - left - self.fontMetrics().averageCharWidth() * _LONGEST_LINE
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        wanted = (left, max(MARGIN, free))
        if (round(shape.leftMargin()), round(shape.rightMargin())) != wanted:
            shape.setLeftMargin(wanted[0])
            shape.setRightMargin(wanted[1])
            shape.setTopMargin(MARGIN)
            shape.setBottomMargin(MARGIN * 2)
            frame.setFrameFormat(shape)
