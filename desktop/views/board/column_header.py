"""The head of a column: stage, how many of how many allowed, the median age; its definition on hover."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.services.applications.records import BoardColumn
from desktop.services.vocabulary.records import Word
from desktop.views.board.card_face import tr
from desktop.views.look.theme import GRID, Look


class ColumnHeader(QWidget):
    """Two lines: name and count, then limit and age in words."""

    def __init__(self, look: Look, stage: Word, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._stage = stage
        self._column = BoardColumn(stage.id, 0, None, stage.limit, ())
        self._count = 0
        self._faded = False
        look.changed.connect(self.update)

    def name_stage(self, stage: Word) -> None:
        """The stage as the vocabulary calls it now."""
        self._stage = stage

    def show_column(self, column: BoardColumn, count: int) -> None:
        """Show a column's figures; ``count`` already includes moves that are on the way."""
        self._column, self._count = column, count
        self.setToolTip(self._explained())
        self.update()

    def fade(self, faded: bool) -> None:
        """Step back while something is dragged that may not come here."""
        self._faded = faded
        self.update()

    def over(self) -> bool:
        """Whether more cards stand here than the limit allows."""
        return self._column.limit is not None and self._count > self._column.limit

    def count_text(self) -> str:
        """``4 of 5``, or ``4`` without a limit."""
        if self._column.limit is None:
            return str(self._count)
        return tr("{count} of {limit}").format(count=self._count, limit=self._column.limit)

    def age_text(self) -> str:
        """``median 6 d``; empty when nobody is here."""
        if self._column.median_days is None:
            return ""
        days = round(self._column.median_days)
        return tr("median {days} d").format(days=days) if days else tr("median under 1 d")

    def spoken(self) -> str:
        """The whole head as one sentence for screen readers."""
        parts = [self._stage.label, self.count_text(), tr("over the limit") if self.over() else "", self.age_text()]
        return ", ".join(part for part in parts if part)

    def _explained(self) -> str:
        stage = self._stage
        lines = [stage.label, stage.definition]
        if stage.enters_when:
            lines.append(tr("Enters when: {text}").format(text=stage.enters_when))
        if stage.sla_days:
            lines.append(tr("Expected within %n working days", stage.sla_days))
        if self._column.limit is not None:
            lines.append(tr("Limit: %n cards at a time", self._column.limit))
        if self._column.median_days is not None:
            lines.append(tr("Median: half of those here have been in this stage for longer than this"))
        return "\n".join(line for line in lines if line)

    def sizeHint(self) -> QSize:
        """Two lines of text."""
        first, second = QFontMetrics(self._look.font("strong")), QFontMetrics(self._look.font("secondary"))
        return QSize(120, first.height() + second.height() + 2 + GRID)

    def minimumSizeHint(self) -> QSize:
        """The same height, however narrow."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name elided, figures never."""
        look = self._look
        painter = QPainter(self)
        if self._faded:
            painter.setOpacity(0.5)
        strong, small = look.font("strong"), look.font("secondary")
        metrics, small_metrics = QFontMetrics(strong), QFontMetrics(small)
        wide = self.width() - 2 * GRID
        line = QRect(GRID, GRID // 2, wide, metrics.height())
        count = self.count_text()
        painter.setFont(strong)
        painter.setPen(look.colour("warn" if self.over() else "text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        name = metrics.elidedText(
            self._stage.label, Qt.TextElideMode.ElideRight, wide - metrics.horizontalAdvance(count) - GRID
        )
        painter.setPen(look.colour("text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        line = QRect(GRID, line.bottom() + 3, wide, small_metrics.height())
        painter.setFont(small)
        painter.setPen(look.colour("muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.age_text())
        if self.over():
            painter.setPen(look.colour("warn"))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tr("over limit"))
        painter.end()
