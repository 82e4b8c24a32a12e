"""The controls as we draw them: one height, outlines that can be seen, states that differ, a scroll bar without arrows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSpinBox,
    QStyle,
    QStyleOptionSlider,
    QVBoxLayout,
    QWidget,
)

from desktop.views.look import palette
from desktop.views.look.scroll_bar import part_rect
from desktop.views.look.theme import Look
from desktop.views.records.facts import Card
from desktop.views.tables.quiet_cells import quiet_selection

Part = QStyle.SubControl


@pytest.fixture
def look(qapp):
    look = Look("light", native=False)
    look.apply(qapp)
    return look


def picture(widget: QWidget) -> QImage:
    widget.resize(widget.sizeHint().expandedTo(QSize(60, 20)))
    return widget.grab().toImage()


def edge(widget: QWidget) -> str:
    """The colour in the middle of the left edge: its outline."""
    image = picture(widget)
    return image.pixelColor(0, image.height() // 2).name()


def test_controls_of_one_line_are_equally_high(qtbot, look):
    editable = QComboBox()
    editable.setEditable(True)
    primary = QPushButton("Save")
    look.style(primary, "primary")
    controls = [QPushButton("Save"), QLineEdit(), QComboBox(), editable, QSpinBox(), primary]
    for control in controls:
        qtbot.addWidget(control)
        control.ensurePolished()
    heights = [control.sizeHint().height() for control in controls]
    assert max(heights) - min(heights) <= 1  # the primary one is drawn by a stylesheet, which rounds otherwise
    assert min(heights) >= 24


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_outline_of_a_field_can_be_seen(qtbot, look, mode):
    look.set_mode(mode)
    box = QComboBox()
    box.setEditable(True)
    for field in (QLineEdit(), box, QSpinBox(), QPlainTextEdit()):
        qtbot.addWidget(field)
        assert palette.contrast(edge(field), look.colour("surface").name()) >= 3
        assert palette.contrast(edge(field), look.colour("window").name()) >= 3


def test_colours_follow_the_theme(qtbot, look):
    field = QLineEdit()
    qtbot.addWidget(field)
    light = edge(field)
    look.set_mode("dark")
    assert edge(field) != light
    assert edge(field) == look.colour("outline").name()


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_each_state_of_a_box_looks_different(qtbot, look, kind):
    def drawn(on: Qt.CheckState, enabled: bool) -> bytes:
        box: QAbstractButton = kind()
        qtbot.addWidget(box)
        if isinstance(box, QCheckBox):
            box.setTristate(True)
            box.setCheckState(on)
        else:
            box.setChecked(on is Qt.CheckState.Checked)
        box.setEnabled(enabled)
        return picture(box).constBits().tobytes()

    states = [Qt.CheckState.Unchecked, Qt.CheckState.Checked]
    if kind is QCheckBox:
        states.append(Qt.CheckState.PartiallyChecked)
    pictures = {drawn(on, enabled) for on in states for enabled in (True, False)}
    assert len(pictures) == 2 * len(states)


def test_the_focus_is_a_ring(qtbot, look):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    button, other = QPushButton("Save"), QPushButton("Close")
    button.setAutoDefault(False)
    for one in (button, other):
        column.addWidget(one)
    window.show()
    window.activateWindow()
    other.setFocus()
    quiet = button.grab().toImage()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    focused = button.grab().toImage()
    middle = focused.height() // 2
    assert focused.pixelColor(0, middle) == look.colour("accent")
    assert focused.pixelColor(1, middle) == look.colour("accent")
    assert quiet.pixelColor(0, middle) != look.colour("accent")


def _option(bar: QScrollBar) -> QStyleOptionSlider:
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    return option


@pytest.mark.parametrize("direction", [Qt.Orientation.Horizontal, Qt.Orientation.Vertical])
def test_a_scroll_bar_is_all_thumb_and_way(qtbot, look, direction):
    bar = QScrollBar(direction)
    qtbot.addWidget(bar)
    bar.resize(QSize(200, 14) if direction is Qt.Orientation.Horizontal else QSize(14, 200))
    bar.setRange(0, 1_000_000)
    bar.setPageStep(20)
    for value in (0, 400_000, 1_000_000):
        bar.setValue(value)
        option = _option(bar)
        parts = [
            part_rect(option, part)
            for part in (Part.SC_ScrollBarSubPage, Part.SC_ScrollBarSlider, Part.SC_ScrollBarAddPage)
        ]
        lying = direction is Qt.Orientation.Horizontal
        lengths = [rect.width() if lying else rect.height() for rect in parts]
        assert sum(lengths) == 200
        assert lengths[1] >= 24  # it can be got hold of, however many rows there are
        assert part_rect(option, Part.SC_ScrollBarAddLine).isEmpty()
    assert lengths[2] == 0


def test_the_thumb_can_be_dragged_to_the_end(qtbot, look):
    bar = QScrollBar(Qt.Orientation.Vertical)
    qtbot.addWidget(bar)
    bar.resize(14, 200)
    bar.setRange(0, 500)
    bar.setPageStep(100)
    bar.show()
    thumb = part_rect(_option(bar), Part.SC_ScrollBarSlider)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=thumb.center())
    qtbot.mouseMove(bar, QPoint(thumb.center().x(), 199))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(thumb.center().x(), 199))
    assert bar.value() == 500


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_chosen_entry_of_a_menu_is_marked(qtbot, look, mode):
    look.set_mode(mode)
    menu = QMenu()
    qtbot.addWidget(menu)
    first, second = menu.addAction("Open"), menu.addAction("Edit")
    menu.setActiveAction(second)
    menu.show()
    image = menu.grab().toImage()
    grounds = [
        image.pixelColor(menu.actionGeometry(entry).center().x(), menu.actionGeometry(entry).top() + 2).name()
        for entry in (first, second)
    ]
    assert grounds == [look.colour("raised").name(), look.colour("accent_weak").name()]


def test_progress_grows(qtbot, look):
    bar = QProgressBar()
    bar.setTextVisible(False)
    qtbot.addWidget(bar)
    bar.setRange(0, 100)

    def filled() -> int:
        image = picture(bar)
        accent = look.colour("accent")
        return sum(image.pixelColor(x, image.height() // 2) == accent for x in range(image.width()))

    seen = []
    for value in (0, 30, 100):
        bar.setValue(value)
        seen.append(filled())
    assert seen[0] == 0
    assert seen[0] < seen[1] < seen[2]


def test_a_quiet_list_inside_a_card_changes_its_ground_with_the_theme(qtbot, look):
    """It stood dark in a light window once somebody had switched."""
    card = Card(look, "Chains")
    qtbot.addWidget(card)
    rows = QListWidget(card)
    quiet_selection(look, rows)
    card.column.addWidget(rows)
    card.show()
    for mode in ("dark", "light", "dark"):
        look.set_mode(mode)
        seen = rows.viewport().grab().toImage().pixelColor(5, rows.viewport().height() - 5)
        assert seen.name() == rows.palette().base().color().name() == QApplication.palette().base().color().name()
