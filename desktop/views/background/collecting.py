"""Garbage is collected on the GUI thread only.

Python runs its cyclic collector on whichever thread happens to allocate. On a reader or writer thread it may then destroy a
widget that hung in a cycle, and Qt aborts the process. So the automatic collector is off and a timer of the GUI thread does
the same work by the same thresholds.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

_REST = 200
"""So many times as long as it took, the next full look waits: at most half a percent of the time goes into it."""
BURST = 100_000
"""New objects since the last look that can only be records of an import: to search them for cycles held the window up for a
quarter of a second (10,000 rows), and they have none."""
EVERY = 1000
"""Milliseconds between two looks."""


class GuiThreadCollector(QObject):
    """Takes over from Python's automatic collector until ``stop`` is called."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._rest_until = 0.0
        """A look at everything may take long where an import has a million objects: then it comes seldom."""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due."""
        counts = gc.get_count()
        if counts[0] > BURST:
            gc.freeze()  # put aside unsearched; they still go when nobody holds them any more
            return
        for generation in (2, 1, 0):
            if generation == 2 and time.monotonic() < self._rest_until:
                continue
            if counts[generation] > self._thresholds[generation] > 0:
                began = time.monotonic()
                gc.collect(generation)
                if generation == 2:
                    ended = time.monotonic()
                    self._rest_until = ended + _REST * (ended - began)
                return

    def stop(self) -> None:
        """Give the work back to Python."""
        self._timer.stop()
        gc.enable()
