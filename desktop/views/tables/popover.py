"""A small panel that opens under what it belongs to, and closes by Esc or a click elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.views.look.theme import Look


class Popover(QFrame):
    """Deletes itself when closed; the focus goes back to ``below``."""

    def __init__(self, look: Look, below: QWidget) -> None:
        super().__init__(below.window(), Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._below = below
        look.style(self, "toast")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(12, 12, 12, 12)
        self.box.setSpacing(8)

    def show_below(self) -> None:
        """Open under the caller, moved so that it stays on the screen."""
        self.adjustSize()
        corner = self._below.mapToGlobal(QPoint(0, self._below.height() + 4))
        box = QRect(corner, self.size())
        room = self._below.screen().availableGeometry()
        if box.right() > room.right():
            box.moveRight(room.right())
        if box.bottom() > room.bottom():
            box.moveBottom(max(self._below.mapToGlobal(QPoint(0, 0)).y() - 4, room.top() + box.height()))
        self.move(box.topLeft())
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes without doing anything."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
