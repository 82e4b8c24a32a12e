"""The records of one main window that stand in windows of their own; each record at most once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.views.navigation.page_spec import PageSpec
from desktop.views.navigation.record_window import RecordWindow
from desktop.views.navigation.window_actions import record_window_actions
from desktop.views.navigation.window_verbs import window_verbs

if TYPE_CHECKING:
    from desktop.views.main_window import MainWindow


class RecordWindows(QObject):
    """``open`` are those there are, oldest first."""

    def __init__(self, main: MainWindow) -> None:
        super().__init__(main)
        self._main = main
        self.open: list[RecordWindow] = []

    def show(self, spec: PageSpec, record_id: str) -> None:
        """A record in a window of its own; one that is open already comes to the front."""
        main, key = self._main, (spec.code, record_id)
        for window in self.open:
            if window.key == key:
                window.raise_()
                window.activateWindow()
                return
        page = spec.factory(main.workbench, record_id)
        window = RecordWindow(main.look, main.preferences, page, key, main.workspace_name)
        window.closed.connect(self._gone)
        window.setWindowIcon(main.windowIcon())
        self.open.append(window)
        window.begin(record_window_actions(window_verbs(main, window)))
        window.show()
        page.take_focus()

    def _gone(self, window: RecordWindow) -> None:
        self.open = [other for other in self.open if other is not window]
