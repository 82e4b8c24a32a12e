"""Tab goes through a part as one reads it, whenever its pieces were made."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.views.look.tab_order import follow_layout


def field(name: str, parent: QWidget) -> QLineEdit:
    made = QLineEdit(parent)
    made.setObjectName(name)
    return made


@pytest.fixture
def window(qtbot: Any) -> QWidget:
    """Three fields one below the other; the middle part holds what is made last."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first = field("first", window)
    part = QWidget(window)
    part.setObjectName("part")
    stays = field("stays", part)
    for widget in (first, part, field("last", window)):
        column.addWidget(widget)
    row = QHBoxLayout(part)
    row.addWidget(stays)
    row.insertWidget(0, field("made later", part))
    inner = QVBoxLayout()
    inner.addWidget(QLabel("no stop", part))
    inner.addWidget(field("made last", part))
    row.addLayout(inner)
    with qtbot.waitActive(window):
        window.show()
    return window


def walk(window: QWidget, steps: int) -> list[str]:
    window.findChild(QLineEdit, "first").setFocus()
    reached = []
    for _ in range(steps):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget().objectName())
    return reached


def test_what_was_made_later_is_reached_where_it_stands(window: QWidget) -> None:
    assert walk(window, 3) != ["made later", "stays", "made last"], "by itself Qt goes by age"
    follow_layout(window.findChild(QWidget, "part"), window.findChild(QLineEdit, "stays"))
    assert walk(window, 5) == ["made later", "stays", "made last", "last", "first"]


def test_doing_it_again_changes_nothing(window: QWidget) -> None:
    for _ in range(3):
        follow_layout(window.findChild(QWidget, "part"), window.findChild(QLineEdit, "stays"))
    assert walk(window, 5) == ["made later", "stays", "made last", "last", "first"]


def test_a_part_that_is_all_there_is(qtbot: Any) -> None:
    alone = QWidget()
    qtbot.addWidget(alone)
    row = QHBoxLayout(alone)
    second, first = field("second", alone), field("first", alone)
    row.addWidget(first)
    row.addWidget(second)
    with qtbot.waitActive(alone):
        alone.show()
    follow_layout(alone, second)
    assert walk(alone, 2) == ["second", "first"]
