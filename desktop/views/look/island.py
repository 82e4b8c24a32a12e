"""A widget that is laid out apart from what stands around it.

Where heights depend on widths, Qt asks every label of a page anew whenever anything on it changes: with and without a scroll
bar, again on each level. For a long list of rows that takes longer the more there are. An island answers from memory, and
its inside is asked only when the inside changed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Island(QWidget):
    """What belongs on it is laid out in ``inside``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inside = QWidget(self)
        self.inside.installEventFilter(self)
        self._heights: dict[int, int] = {}
        self._sizes: tuple[QSize, QSize] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """The height of the inside, as long as it has not changed the same as last time."""
        height = self._heights.get(width)
        if height is None:
            layout = self.inside.layout()
            height = layout.totalHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else -1
            self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:
        """The size the inside would like."""
        return self._both()[0]

    def minimumSizeHint(self) -> QSize:
        """The least the inside can do with."""
        return self._both()[1]

    def _both(self) -> tuple[QSize, QSize]:
        if self._sizes is None:
            self._sizes = (self.inside.sizeHint(), self.inside.minimumSizeHint())
        return self._sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The inside takes all the room."""
        self.inside.setGeometry(self.rect())
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The inside wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._heights.clear()
            self._sizes = None
            self.updateGeometry()
        return False
