"""The strip for long work: nothing for 300 ms, then what, how far, how long still, and Stop. Never modal."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from desktop.views.background.tickets import Work
from desktop.views.look.theme import GRID, Look

AFTER = 300
"""Milliseconds until anything is shown: what is quicker than that needs no sign."""


def time_left(seconds: float | None) -> str:
    """``about 5 s left``; empty while nobody can know."""
    if seconds is None:
        return ""
    if seconds < 90:
        rounded = max(1, round(seconds)) if seconds < 10 else round(seconds / 5) * 5
        return QCoreApplication.translate("WorkStrip", "about {n} s left").format(n=rounded)
    return QCoreApplication.translate("WorkStrip", "about {n} min left").format(n=round(seconds / 60))


class WorkStrip(QFrame):
    """Shows the oldest command under way."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._works: list[Work] = []
        self._what = QLabel(self)
        look.style(self._what, "muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(GRID * 18)
        self._bar.setMaximumHeight(GRID)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._left = QLabel(self)
        look.style(self._left, "muted")
        self.stop_button = QToolButton(self)
        self.stop_button.setText(self.tr("Stop"))
        self.stop_button.setToolTip(self.tr("Stop this; everything it did so far is taken back"))
        self.stop_button.setAccessibleName(self.tr("Stop"))
        self.stop_button.setIconSize(QSize(16, 16))
        self.stop_button.setMinimumSize(QSize(24, 24))
        self.stop_button.setAutoRaise(True)
        self.stop_button.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for widget in (self._what, self._bar, self._left, self.stop_button):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(AFTER)
        self._wait.timeout.connect(self._begin)
        self._tick = QTimer(self)
        self._tick.setInterval(500)
        self._tick.timeout.connect(self._draw)
        self.hide()

    def began(self, work: Work) -> None:
        """A command was handed in."""
        self._works.append(work)
        if self.isHidden() and not self._wait.isActive():
            self._wait.start()

    def moved(self, work: Work) -> None:
        """It got on."""
        if not self.isHidden():
            self._draw()

    def ended(self, work: Work) -> None:
        """It came back."""
        self._works = [other for other in self._works if other is not work]
        if not self._works:
            self._wait.stop()
            self._tick.stop()
            self.hide()
        elif not self.isHidden():
            self._draw()

    def stop(self) -> None:
        """The person wants the shown command to end; it rolls back at its next look."""
        if self._works:
            self._works[0].progress.stop()
            self.stop_button.setEnabled(False)
            self._left.setText(self.tr("stopping"))

    def _begin(self) -> None:
        if self._works:
            self._draw()
            self._tick.start()
            self.show()

    def _draw(self) -> None:
        if not self._works:
            return
        work = self._works[0]
        progress = work.progress
        self._what.setText(work.label or progress.what)
        self._bar.setRange(0, progress.of if progress.of > 0 else 0)
        self._bar.setValue(progress.done if progress.of > 0 else 0)
        self.stop_button.setEnabled(not progress.stopping)
        if progress.stopping:
            self._left.setText(self.tr("stopping"))
            return
        how_far = f"{progress.done:,} / {progress.of:,}" if progress.of > 0 else ""
        self._left.setText(" · ".join(part for part in (how_far, time_left(work.seconds_left())) if part))
