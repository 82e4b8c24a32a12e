"""One start in a fresh process: reports when the window was painted, what was loaded by then, and when rows were there.

``bare`` is a window of Qt with a table of its own. ``window`` is the program, by the same steps as ``desktop.desk.run.run``, until
rows are visible; ``blind`` the same without a first glance; ``whole`` goes on until the workspace is open and closes in order.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

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


def window(way: str, workspace: str) -> None:
    from desktop import bootstrap

    bootstrap.run("desktop", workspace)
    from pathlib import Path

    from desktop.desk.plain_imports import restore

    restore()
    from desktop.desk.application import application
    from desktop.desk.run import Desk
    from desktop.views.look.theme import Look
    from desktop.views.main_window import MainWindow
    from desktop.views.preferences import IniPreferences

    if way == "blind":
        forget(Path(workspace))
    app = application()
    preferences = IniPreferences()
    look = Look("light")
    look.apply(app, controls=False)
    desk = Desk(app, look, preferences)
    painted(MainWindow)
    desk.start(workspace)
    from PySide6.QtCore import QTimer

    def rows_in_sight() -> bool:
        furnished = desk.window is not None and desk.window.furnished
        page: Any = desk.window.stage.page if furnished else None
        if "painted" not in told or page is None or not page.stands or not page.list.lines.rowCount():
            return False
        page.list.viewport().repaint()
        return True

    def watch() -> None:
        if "rows" not in told:
            if rows_in_sight():
                told["rows"], told["rows_cpu"] = time.monotonic(), time.process_time() * 1000
                told["modules_at_rows"] = set(sys.modules)
                if way != "whole":
                    timer.stop()
                    app.quit()
            return
        now = time.monotonic()
        told["held_up"] = max(told.get("held_up", 0.0), (now - told.get("last", now)) * 1000 - timer.interval())
        told["last"] = now
        bench: Any = desk.window.workbench if desk.window is not None else None
        if desk.session is not None and bench is not None and bench.courier.idle:
            told["open"] = now
            timer.stop()
            app.quit()

    timer = QTimer(app, interval=2)
    timer.timeout.connect(watch)
    timer.start()
    app.exec()


def forget(workspace: Path) -> None:
    """Take away what the last closing left for a first glance."""
    from desktop import paths
    from desktop.desk.one_instance import OneInstance

    (paths.data_folder() / f"{OneInstance(workspace).name}.glance").unlink(missing_ok=True)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        window(sys.argv[1], sys.argv[2])
    import json

    from benchmarks.start import HEAVY

    loaded = {"loaded": told["modules"], "loaded_at_rows": told.get("modules_at_rows", set())}
    plain = {name: value for name, value in told.items() if isinstance(value, float)}
    print(json.dumps({**plain, **{name: sorted(HEAVY & modules) for name, modules in loaded.items()}}), flush=True)
    os._exit(0)
