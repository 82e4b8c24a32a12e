"""How many are in each stage, as tiles with a bar; each leads to the pipeline at that stage."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop.services.requisitions.records import RequisitionRecord
from desktop.views.look.theme import GRID, RADIUS, Look
from desktop.views.workbench import Workbench
from desktop.words import VocabularyKind


class StageTile(QAbstractButton):
    """Figure above, stage below, and a bar that compares with the fullest stage."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._stage = ""
        self._count = 0
        self._share = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_count(self, stage: str, definition: str, count: int, share: float) -> None:
        """What it stands for."""
        self._stage, self._count, self._share = stage, count, share
        self.setText(stage)
        self.setAccessibleName(self.tr("{stage}: {count}").format(stage=stage, count=count))
        self.setToolTip(f"{stage}: {definition}" if definition else stage)
        self.update()

    def sizeHint(self) -> QSize:
        """A figure, two lines for the stage, and a bar."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, round(self.fontMetrics().lineSpacing() * 4.0) + 14)

    def minimumSizeHint(self) -> QSize:
        """A short word still fits."""
        return QSize(self.fontMetrics().averageCharWidth() * 7, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, bar, figure, stage, focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = "accent" if self.hasFocus() else "line_strong" if self.underMouse() else "line"
        painter.setPen(self._look.colour(edge))
        painter.setBrush(self._look.colour("surface"))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        inner = box.adjusted(10, 6, -10, -8)
        painter.setPen(self._look.colour("text" if self._count else "muted"))
        painter.setFont(self._look.font("section"))
        painter.drawText(
            inner, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), self.locale().toString(self._count)
        )
        painter.setFont(self._look.font("secondary"))
        painter.setPen(self._look.colour("muted"))
        top = inner.top() + QFontMetricsF(self._look.font("section")).lineSpacing() + 1
        words = QRectF(inner.left(), top, inner.width() + 6, inner.bottom() - 7 - top)
        painter.drawText(
            words, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), self._stage
        )
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(inner.left(), inner.bottom() - 4, inner.width(), 4)
        painter.setBrush(self._look.colour("line"))
        painter.drawRoundedRect(track, 2, 2)
        if self._count:
            painter.setBrush(QColor(self._look.colour("accent")))
            painter.drawRoundedRect(QRectF(track.left(), track.top(), max(4.0, track.width() * self._share), 4), 2, 2)
        painter.end()


class StageBar(QWidget):
    """A tile for each stage in use, in the order of the vocabulary."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.tiles: dict[str, StageTile] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self.setAccessibleName(self.tr("Applications by stage"))

    def show_record(self, record: RequisitionRecord) -> None:
        """Show the counts; retired stages only while somebody stands in them."""
        counts = dict(record.stage_counts)
        stages = [
            word
            for word in self._workbench.book.of(VocabularyKind.STAGE, retired=True)
            if counts.get(word.id) or (word.active and word.milestone != "hired")
        ]
        if [word.id for word in stages] != list(self.tiles):
            for tile in self.tiles.values():
                self._row.removeWidget(tile)
                tile.hide()
                tile.deleteLater()
            self.tiles = {}
            for word in stages:
                tile = StageTile(self._workbench.look, self)
                tile.clicked.connect(
                    lambda _on=False, stage=word.id: self._workbench.open("pipeline", record.id, stage=stage)
                )
                self._row.addWidget(tile)
                self.tiles[word.id] = tile
        most = max(counts.values(), default=0) or 1
        for word in stages:
            count = counts.get(word.id, 0)
            self.tiles[word.id].show_count(word.label, word.definition, count, count / most)
