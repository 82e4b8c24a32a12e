"""A record in a window of its own, with the menus of its page and its name in the title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from desktop.views.actions.menu_bar import MenuBar
from desktop.views.actions.spec import ActionSpec
from desktop.views.look import placing
from desktop.views.look.theme import Look
from desktop.views.mishaps.wording import Wording
from desktop.views.navigation.page_stage import PageStage
from desktop.views.navigation.status_line import StatusLine
from desktop.views.page import Page
from desktop.views.workbench import Preferences
from desktop.words import PROGRAM

USUAL = QSize(1000, 720)


class RecordWindow(QMainWindow):
    """One page. ``closed`` when it goes away."""

    closed = Signal(object)

    def __init__(
        self, look: Look, preferences: Preferences, page: Page, key: tuple[str, str], workspace_name: str
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.key = key
        self._preferences = preferences
        self._workspace_name = workspace_name
        self.page = page
        self.stage = PageStage(look, self)
        self.stage.add(page)
        self.status_line = StatusLine(look, self)
        self.menus = MenuBar(self, look)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stage, 1)
        column.addWidget(self.status_line)
        self.setCentralWidget(body)
        self.stage.title_changed.connect(self._retitle)
        self.stage.status_changed.connect(self.status_line.say)
        self.stage.actions_changed.connect(self._new_actions)
        placing.restore(self, f"record/{key[0]}", preferences, USUAL)

    def begin(self, shell: Sequence[ActionSpec]) -> None:
        """Menus, title and content."""
        self.menus.set_shell(shell)
        self.menus.set_page(self.page.page_actions())
        self.stage.show_page(self.page)
        self._retitle(self.page.page_title())

    def show_banner(self, wording: Wording) -> None:
        """A refusal in words, above the page."""
        self.stage.show_banner(wording)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The page may keep the window open for what was typed."""
        if not self.page.may_close():
            event.ignore()
            return
        placing.keep(self, f"record/{self.key[0]}", self._preferences)
        self.closed.emit(self)
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the banner away."""
        if event.key() == Qt.Key.Key_Escape and self.stage.banner.text():
            self.stage.banner.clear()
            return
        super().keyPressEvent(event)

    def _new_actions(self) -> None:
        self.menus.set_page(self.page.page_actions())

    def _retitle(self, title: str) -> None:
        self.setWindowTitle(" – ".join(part for part in (f"{title}[*]", self._workspace_name, PROGRAM) if part))
