"""The frame of the wizard: rail, title, banner, the place for a step, and the row of buttons; files may be dropped anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import paths as places
from desktop.views.importing.step_rail import StepRail
from desktop.views.look.theme import GAP, GRID, MARGIN, Look
from desktop.views.mishaps.banner import Banner
from desktop.words import PROGRAM


class WizardFrame(QWidget):
    """A window without steps of its own; ``go_on`` and ``add_files`` are what Enter and dropping do."""

    files_near = Signal(bool)
    """Files hang above the window, or no longer."""

    def __init__(self, look: Look, steps: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("importWizard")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setWindowTitle(f"{self.tr('Import spreadsheets')} – {PROGRAM}")
        self.setWindowIcon(QIcon(str(places.resource("icons", "hiring-desk.svg"))))
        self.rail = StepRail(look, steps, self)
        self.title = QLabel(self)
        look.style(self.title, "title")
        self.lead = QLabel(self)
        look.style(self.lead, "quiet")
        self.banner = Banner(look, self)
        self.stack = QStackedWidget(self)
        self.saying = QLabel(self)
        look.style(self.saying, "muted")
        self.stop = QToolButton(self)
        self.stop.setText(self.tr("Stop"))
        self.stop.setAccessibleName(self.tr("Stop going through the rows"))
        self.stop.setMinimumHeight(24)
        look.style(self.stop, "link")
        self.stop.hide()
        self.back = QPushButton(self.tr("&Back"), self)
        self.back.setToolTip(self.tr("Alt+Left"))
        self.close_button = QPushButton(self.tr("&Cancel"), self)
        self.primary = QPushButton(self.tr("Co&ntinue"), self)
        self.primary.setObjectName("primary")
        look.style(self.primary, "primary")
        for button in (self.back, self.close_button, self.primary):
            button.setAutoDefault(False)
            button.setMinimumHeight(30)
        line = QFrame(self)
        look.style(line, "hairline")
        line.setFixedHeight(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, GRID, MARGIN, GRID + 4)
        foot.setSpacing(GRID)
        foot.addWidget(self.saying)
        foot.addWidget(self.stop)
        foot.addStretch(1)
        for button in (self.close_button, self.back, self.primary):
            foot.addWidget(button)
        inner = QVBoxLayout()
        inner.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        inner.setSpacing(GRID)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.title)
        head.addWidget(self.lead, 1, Qt.AlignmentFlag.AlignBottom)
        inner.addLayout(head)
        inner.addWidget(self.banner)
        inner.addWidget(self.stack, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(inner, 1)
        right.addWidget(line)
        right.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)

    def go_on(self) -> None:
        """What Enter does."""

    def add_files(self, files: Iterable[Path]) -> None:
        """What dropping does."""

    def takes_files(self) -> bool:
        """Whether files may be dropped just now."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc closes."""
        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focused, QPushButton | QToolButton) and focused is not self.primary:
                focused.click()
            elif not isinstance(focused, QComboBox):
                self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files light up the drop zone; a wrong type is refused when it is dropped, with the reason."""
        if event.mimeData().hasUrls() and self.takes_files():
            self.files_near.emit(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went away again."""
        self.files_near.emit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Files were dropped."""
        self.files_near.emit(False)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.add_files(files)
