"""Progress of a copy inside a dialog: a bar and Stop, hidden while nothing is under way."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop.services.dispatch.messages import Progress
from desktop.views.look.theme import GRID, Look


class ProgressLine(QWidget):
    """Shows one piece of work at a time; its reports may come from any thread."""

    _reported = Signal(int, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self.what = QLabel(self)
        look.style(self.what, "muted")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(GRID)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.stop_button = QPushButton(self.tr("Stop"), self)
        self.stop_button.setAutoDefault(False)
        self.stop_button.setIconSize(QSize(16, 16))
        self.stop_button.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.what)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the list above must not jump
        self.setSizePolicy(policy)
        self._reported.connect(self._moved)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._progress is not None

    def begin(self, what: str, progress: Progress) -> None:
        """Show this work until ``end``."""
        self._progress = progress
        self.what.setText(what)
        self.bar.setRange(0, 0)
        self.stop_button.setEnabled(True)
        progress.on_report = lambda done, of, what: self._reported.emit(done, of)
        self.show()

    def end(self) -> None:
        """It came back."""
        if self._progress is not None:
            self._progress.on_report = None
        self._progress = None
        self.hide()

    def stop(self) -> None:
        """Ask the work to end; nothing of it stays."""
        if self._progress is not None:
            self._progress.stop()
            self.stop_button.setEnabled(False)

    def _moved(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)
