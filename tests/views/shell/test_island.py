"""An island answers its height from memory, and measures anew when what lies on it changed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.views.look.island import Island


class Counting(QLabel):
    """Counts how often it is measured."""

    asked = 0

    def heightForWidth(self, width: int) -> int:
        Counting.asked += 1
        return super().heightForWidth(width)


def row(parent: QWidget, text: str) -> Island:
    island = Island(parent)
    label = Counting(text, island.inside)
    label.setWordWrap(True)
    column = QVBoxLayout(island.inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(label)
    return island


@pytest.fixture
def area(qtbot):
    """Rows in a scroller, as a long timeline stands on its page."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.column = QVBoxLayout()
    inner = QWidget()
    inner.setLayout(area.column)
    area.setWidget(inner)
    for number in range(30):
        area.column.addWidget(row(inner, f"{number} " + "some words that do not fit into one line " * 3))
    area.column.addStretch(1)
    area.resize(260, 300)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitUntil(lambda: area.widget().height() > 300)
    return area


def islands(area) -> list[Island]:
    return area.widget().findChildren(Island)


def test_a_row_more_measures_only_itself(qtbot, area):
    before, height = Counting.asked, area.widget().height()
    area.column.insertWidget(0, row(area.widget(), "one more"))
    qtbot.waitUntil(lambda: area.widget().height() > height)
    assert Counting.asked - before < 30


def test_it_is_as_high_as_its_text_at_any_width(qtbot, area):
    for width in (200, 320, 260):
        area.resize(width, 300)
        qtbot.waitUntil(lambda: islands(area)[0].inside.width() == islands(area)[0].width())
        for island in islands(area):
            label = island.findChild(Counting)
            assert island.height() == QLabel.heightForWidth(label, label.width())


def test_it_grows_when_its_text_does(qtbot, area):
    first = islands(area)[0]
    before = first.height()
    first.findChild(Counting).setText("many more words than there were before " * 10)
    qtbot.waitUntil(lambda: first.height() > before)
    label = first.findChild(Counting)
    assert first.height() == QLabel.heightForWidth(label, label.width())


def test_it_follows_the_font(qtbot, area):
    first = islands(area)[0]
    before = first.height()
    font = area.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    area.setFont(font)
    qtbot.waitUntil(lambda: first.height() > before)


def test_a_row_that_does_not_wrap_has_one_height(qtbot):
    island = Island()
    qtbot.addWidget(island)
    assert island.heightForWidth(100) == -1
    column = QVBoxLayout(island.inside)
    column.addWidget(QLabel("one line", island.inside))
    assert island.sizeHint() == island.inside.sizeHint()
