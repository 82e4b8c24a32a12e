"""Loading what a person may open next while they look at the first page, so that no click waits for Python to read modules.

On the GUI thread, a module a step: two threads that import a package and a part of it at the same time can meet it half loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop import views

if TYPE_CHECKING:
    from desktop.views.main_window import MainWindow

_EVERY_MS = 100


def load_ahead(window: MainWindow) -> None:
    """Begin when the program is at rest for the first time, its first page read; not at all when the window goes before."""
    timer = QTimer(window, interval=_EVERY_MS)

    def look() -> None:
        if window.workbench is not None and window.at_rest:
            timer.deleteLater()
            window.workbench.in_turns(loading(), owner=window, channel="loading ahead")

    timer.timeout.connect(look)
    timer.start()


def loading(load: Callable[[str], object] = import_module) -> Iterator[None]:
    """All modules people can see something of: pages, dialogs, forms, the import. The deep ones, which others need, first."""
    for name in sorted((found.name for found in walk_packages(views.__path__, f"{views.__name__}.")), key=_depth):
        load(name)
        yield


def _depth(name: str) -> int:
    return -name.count(".")
