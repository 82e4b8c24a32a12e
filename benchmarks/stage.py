"""The real window on a workspace, offscreen, with the real courier; as the program starts it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, QThreadPool

from benchmarks.figures import Figure
from benchmarks.watch import Watchdog, rest, wait
from desktop.desk.application import application
from desktop.desk.run import Desk
from desktop.views.look.theme import Look
from desktop.views.main_window import MainWindow
from desktop.views.preferences import IniPreferences

Gaps = dict[str, list[tuple[float, float]]]
SIZE = QSize(1440, 900)
LOOKED_AT_MS = 1500
"""So long a person looks at the first page before the first click."""


class Stage:
    """Opens the window and goes from page to page; every fault of the program ends the measurement."""

    def __init__(self, workspace: Path, first: str = "requisitions") -> None:
        self.app = application()
        self.preferences = IniPreferences()
        self.look = Look("light")
        self.look.apply(self.app)
        self.desk = Desk(self.app, self.look, self.preferences)
        self.faults: list[BaseException] = []
        self.desk.crash.caught.connect(self.faults.append)
        self.desk.open(workspace)
        self.window.resize(SIZE)
        self.watchdog = Watchdog()
        wait(lambda: self.window.workbench is not None and self.window.stage.page is not None)
        wait(
            lambda: QThreadPool.globalInstance().activeThreadCount() == 0, 900
        )  # a large file is checked behind the window
        self.settle()
        self.window.go(first)
        self.settle()
        rest(LOOKED_AT_MS)  # meanwhile the program loads ahead
        self.settle()

    @property
    def window(self) -> MainWindow:
        window = self.desk.window
        assert window is not None
        return window

    @property
    def bench(self) -> Any:
        bench = self.window.workbench
        assert bench is not None
        return bench

    @property
    def door(self) -> Any:
        session = self.desk.session
        assert session is not None
        return session.door

    @property
    def page(self) -> Any:
        return self.window.stage.page

    def ask(self, question: Any) -> Any:
        return self.door.ask(question)

    def settle(self, milliseconds: int = 60) -> None:
        """Wait until nothing is under way and the last paint is done."""
        while True:
            wait(lambda: self.bench.courier.idle, 600)
            rest(milliseconds)
            if self.bench.courier.idle:
                break
        if self.faults:
            raise self.faults[0]

    def held_up(self, gaps: Gaps, name: str) -> None:
        """End the watch and keep under a name how long the window was away and how long it worked without a break."""
        away = self.watchdog.end()
        gaps.setdefault(name, []).append((away, self.watchdog.busiest))

    def figures(self, gaps: Gaps) -> list[Figure]:
        """Two lines for each name, beside a window that does nothing at all."""
        idle = [self.idle_gap(400) for _ in range(5)]
        found = []
        for name, kept in gaps.items():
            away, worked = [one for one, _ in kept], [one for _, one in kept]
            found.append(
                Figure(f"event loop away: {name}", away, floor=idle, floor_is="idle", most=50, wanted="≤ 50 ms")
            )
            found.append(Figure(f"the window's own work in one piece: {name}", worked, most=50, wanted="≤ 50 ms"))
        return found

    def idle_gap(self, milliseconds: int) -> float:
        """How long the loop is away while nothing at all happens: what the machine itself adds to every gap."""
        self.watchdog.begin()
        rest(milliseconds)
        return self.watchdog.end()

    def close(self) -> None:
        self.window.close()
        self.desk.let_go()
        self.desk.crash.remove()
