"""Spreadsheets dropped anywhere on the window open the import; anything else is refused before it is let go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop.views.main_window import MainWindow


class SheetDrop(QObject):
    """Watches a window for files that the importer reads."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take spreadsheets; leave the rest to whoever else wants it."""
        if isinstance(event, QDropEvent):  # entering and moving are kinds of it
            paths = sheets(event)
            if paths and self._window.workbench is not None:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    self._window.workbench.open("import", paths="\n".join(map(str, paths)))
                return True
        return super().eventFilter(watched, event)


def sheets(event: QDropEvent | QDragEnterEvent) -> list[Path]:
    """The dropped files if all of them are spreadsheets, otherwise none."""
    from desktop.services.spreadsheets.records import READABLE

    mime = event.mimeData()
    paths = [Path(url.toLocalFile()) for url in mime.urls()] if mime.hasUrls() else []
    return paths if paths and all(path.suffix.lower() in READABLE for path in paths) else []
