"""The collector of the GUI thread: cycles go, and a burst of records is put aside instead of being searched."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from desktop.views.background.collecting import BURST, GuiThreadCollector


class Knot:
    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def collector(qtbot: object) -> Iterator[GuiThreadCollector]:
    QCoreApplication.sendPostedEvents(
        None, QEvent.Type.DeferredDelete
    )  # a window of an earlier test gives the work back as it goes
    owner = QObject()
    made = GuiThreadCollector(owner)
    gc.collect()
    assert not gc.isenabled()
    yield made
    made.stop()
    gc.unfreeze()


@pytest.fixture
def looks() -> Iterator[list[int]]:
    seen: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            seen.append(info["generation"])

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def test_a_cycle_goes_when_the_timer_looks(collector: GuiThreadCollector) -> None:
    knots = [Knot() for _ in range(2000)]
    gone = ref(knots[0])
    del knots
    assert gone() is not None
    collector.look()
    assert gone() is None


def test_a_burst_of_records_is_not_searched_and_still_goes(collector: GuiThreadCollector, looks: list[int]) -> None:
    gc.disable()  # whoever read a workbook before may have given it back
    kept_aside = gc.get_freeze_count()
    knot = Knot()
    records: list[list[int]] = []
    while gc.get_count()[0] <= BURST + 1000:  # what is freed elsewhere meanwhile is taken off the count
        records += [[number] for number in range(1000)]
    seen, before = gc.get_count(), list(looks)
    collector.look()
    assert looks == before, (seen, gc.isenabled())
    frozen = gc.get_freeze_count()
    assert frozen >= kept_aside + BURST
    gone = ref(knot)
    del knot, records
    assert gc.get_freeze_count() <= frozen - BURST, "nobody holds them: they are freed at once"
    assert gone() is not None, "the price: a cycle of that second stays"
    collector.look()
    assert len(looks) <= len(before) + 1
