"""The stage: what is in sight stays until the next page stands, and no longer than people wait."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.look.theme import Look
from desktop.views.navigation.page_stage import PageStage
from desktop.views.page import Page


class Sheet(QWidget):
    """Counts how often it was painted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.painted = 0

    def paintEvent(self, event: object) -> None:
        self.painted += 1


class Plain(Page):
    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet(self)
        column = QVBoxLayout(self)
        column.addWidget(self.sheet)


class Waiting(Plain):
    stands = False


@pytest.fixture
def stage(qtbot):
    stage = PageStage(Look("light"))
    qtbot.addWidget(stage)
    first = Plain()
    stage.add(first)
    stage.show_page(first)
    stage.resize(300, 200)
    stage.show()
    qtbot.waitUntil(lambda: first.sheet.painted > 0)
    return stage


def shown(stage: PageStage, page: Page) -> Page:
    stage.add(page)
    stage.show_page(page)
    return page


def test_a_page_that_stands_is_painted_at_once(qtbot, stage):
    page = shown(stage, Plain())
    qtbot.waitUntil(lambda: page.sheet.painted > 0)


def test_a_waiting_page_is_in_place_but_not_painted(qtbot, stage):
    stage._patience.setInterval(60_000)
    page = shown(stage, Waiting())
    assert stage.page is page
    done: list[bool] = []
    page.update()
    QTimer.singleShot(50, stage, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert page.sheet.painted == 0
    page.stand()
    qtbot.waitUntil(lambda: page.sheet.painted > 0)
    page.stand()
    assert page.stands


def test_patience_ends(qtbot, stage):
    page = shown(stage, Waiting())
    qtbot.waitUntil(lambda: page.sheet.painted > 0)
    assert not page.stands


def test_going_elsewhere_meanwhile_shows_the_other_page(qtbot, stage):
    stage._patience.setInterval(60_000)
    waiting = shown(stage, Waiting())
    other = shown(stage, Plain())
    qtbot.waitUntil(lambda: other.sheet.painted > 0)
    waiting.stand()  # too late to matter
    assert stage.page is other


def test_the_first_page_of_all_is_not_waited_for(qtbot):
    stage = PageStage(Look("light"))
    qtbot.addWidget(stage)
    stage.resize(300, 200)
    stage.show()
    page = shown(stage, Waiting())
    qtbot.waitUntil(lambda: page.sheet.painted > 0)
