"""A part of a page that can be folded away, remembered between starts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from desktop.views.look.theme import GRID
from desktop.views.workbench import Workbench


class FoldingSection(QWidget):
    """A button with an arrow, and what it shows or hides."""

    def __init__(
        self, workbench: Workbench, key: str, title: str, content: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._key = f"folded.{key}"
        self.content = content
        self.button = QToolButton(self)
        self.button.setText(title)
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        workbench.look.style(self.button, "flat")
        content.setParent(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        self.button.toggled.connect(self._unfold)
        unfolded = bool(workbench.preferences.read(self._key, False))
        self.button.setChecked(unfolded)
        self._unfold(unfolded)

    def _unfold(self, unfolded: bool) -> None:
        self.content.setVisible(unfolded)
        self._workbench.look.dress(self.button, "chevron-down" if unfolded else "chevron-right", "muted")
        self._workbench.preferences.write(self._key, unfolded)
