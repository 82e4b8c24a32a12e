"""The line at the foot of the window: what the page says, long work, and when the last change was saved."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.views.look.theme import GRID, MARGIN, Look
from desktop.views.navigation.work_strip import WorkStrip


class StatusLine(QFrame):
    """Left what the page says, in the middle the strip, right what is saved."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look.style(self, "statusbar")
        self._said = QLabel(self)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.strip = WorkStrip(look, self)
        self._saved = QLabel(self)
        self._copied = QLabel(self)
        self._copied.setTextFormat(Qt.TextFormat.PlainText)
        self._look = look
        for label in (self._said, self._saved, self._copied):
            look.style(label, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GRID // 2, MARGIN, GRID // 2)
        row.setSpacing(MARGIN)
        row.addWidget(self._said, 1)
        row.addWidget(self.strip)
        row.addWidget(self._saved)
        row.addWidget(self._copied)
        self.setMinimumHeight(self.fontMetrics().height() + GRID + 4)

    def say(self, text: str) -> None:
        """What the page says: ``340 candidates · 1 selected``."""
        self._said.setText(text)

    def said(self) -> str:
        """What it says now."""
        return self._said.text()

    def copied(self, text: str, kind: str, tip: str) -> None:
        """How old the last verified copy is; ``kind`` is muted while that is well."""
        self._look.style(self._copied, kind)
        self._copied.setText(text)
        self._copied.setToolTip(tip)
        self._copied.setAccessibleName(text)

    def said_of_copies(self) -> str:
        """What it says of them now."""
        return self._copied.text()

    def saved(self, moment: QDateTime) -> None:
        """A change was saved."""
        locale = QLocale()
        self._saved.setText(
            self.tr("Saved {time}").format(time=locale.toString(moment.time(), QLocale.FormatType.ShortFormat))
        )
        self._saved.setToolTip(locale.toString(moment, QLocale.FormatType.LongFormat))
