"""Two things side by side that stand one below the other where it is narrow: name and buttons of a record's head."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.views.look.theme import GAP

NARROW_BELOW = 118
"""In average characters of the font."""


class BreakingRow(QBoxLayout):
    """``fit`` is called by the widget when its width changes."""

    def __init__(self, narrow_below: int = NARROW_BELOW) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._narrow_below = narrow_below
        self.setSpacing(GAP)

    def fit(self, widget: QWidget) -> None:
        """Side by side, or one below the other."""
        characters = widget.width() / max(1, widget.fontMetrics().averageCharWidth())
        narrow = characters < self._narrow_below
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.direction() != wanted:
            self.setDirection(wanted)
