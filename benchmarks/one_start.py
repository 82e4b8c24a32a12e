"""One start in a fresh process: reports when the window was painted, what was loaded by then, and when rows were there.

``bare`` is a window of Qt with a table of its own; ``window`` is the program, by the same steps as ``desktop.desk.run.run``.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Any

told: dict[str, Any] = {}


def painted(kind: Any) -> None:
    """From now on windows of this kind report the end of their first paint."""
    from PySide6.QtCore import QTimer

    before = kind.paintEvent

    def paint(self: Any, event: Any) -> None:
        before(self, event)
        if "asked" not in told:
            told["asked"] = True
            QTimer.singleShot(0, self, note)

    def note() -> None:
        told["painted"], told["painted_cpu"] = time.monotonic(), time.process_time() * 1000
        told["modules"] = set(sys.modules)

    kind.paintEvent = paint


def bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    class Window(QMainWindow):
        pass

    app = QApplication([])
    painted(Window)
    window = Window()
    view = QTableView(window)
    model = QStandardItemModel(view)
    for row in range(100):
        model.appendRow([QStandardItem(f"{row} {column}") for column in range(8)])
    view.setModel(model)
    window.setCentralWidget(view)
    window.resize(1280, 800)
    window.show()
    timer = QTimer(app, interval=2)
    timer.timeout.connect(lambda: "painted" in told and app.quit())
    timer.start()
    app.exec()


def window(workspace: str) -> None:
    from desktop import bootstrap

    bootstrap.run("desktop", workspace)
    from pathlib import Path

    from desktop.desk.plain_imports import restore

    restore()
    from desktop.desk.run import Desk, application
    from desktop.views.look.theme import Look
    from desktop.views.main_window import MainWindow
    from desktop.views.preferences import IniPreferences

    app = application()
    preferences = IniPreferences()
    preferences.write("window/page", "candidates")
    look = Look("light")
    look.apply(app)
    desk = Desk(app, look, preferences)
    painted(MainWindow)
    desk.start(Path(workspace))
    from PySide6.QtCore import QTimer

    def look_at_rows() -> None:
        furnished = desk.window is not None and desk.window.furnished
        page: Any = desk.window.stage.page if furnished else None
        if "painted" in told and page is not None and page.table.rows.shown and page.table.rows.rowCount():
            timer.stop()
            page.table.viewport().repaint()
            told["rows"], told["rows_cpu"] = time.monotonic(), time.process_time() * 1000
            app.quit()

    timer = QTimer(app, interval=2)
    timer.timeout.connect(look_at_rows)
    timer.start()
    app.exec()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        window(sys.argv[2])
    import json

    from benchmarks.start import HEAVY

    modules = told.pop("modules")
    told.pop("asked")
    print(json.dumps({**told, "loaded": sorted(HEAVY & modules)}), flush=True)
    os._exit(0)
