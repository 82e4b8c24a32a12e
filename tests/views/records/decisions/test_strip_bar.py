"""The strip that is pressed: one tab stop, arrows between the five, Enter or a click opens."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.services.decisions.questions import ReadDecisions
from desktop.services.decisions.records import DecisionRecord
from desktop.views.records.decisions.case import Case
from desktop.views.records.decisions.case_strip import CaseStrip
from desktop.views.records.decisions.strip_bar import StripBar
from desktop.words import DecisionKind
from tests.views import ux_lint
from tests.views.fakes import FakeDoor, FakeWorkbench

PAST, AHEAD = "2020-01-01", "2100-01-01"
OPEN = DecisionRecord("d1", 1, "qualified", "r1", "a1", "c1", "", "2026-11-20T09:00:00.000Z", PAST)


@pytest.fixture
def bench(qapp: object) -> FakeWorkbench:
    return FakeWorkbench(FakeDoor({ReadDecisions: (OPEN,)}))


@pytest.fixture
def around(qtbot: Any, bench: FakeWorkbench) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    before, after = QLineEdit(window), QLineEdit(window)
    before.setAccessibleName("before")
    after.setAccessibleName("after")
    strip = CaseStrip(bench, window)
    column = QVBoxLayout(window)
    for widget in (before, strip, after):
        column.addWidget(widget)
    QWidget.setTabOrder(before, strip.strip.segments[DecisionKind.ROLE])
    QWidget.setTabOrder(strip.chip, after)
    window.resize(640, 120)
    with qtbot.waitActive(window):
        window.show()
    return window


def strip_of(window: QWidget) -> CaseStrip:
    found = window.findChild(CaseStrip)
    assert isinstance(found, CaseStrip)
    return found


def test_each_segment_says_its_decision_and_is_large_enough(around: QWidget) -> None:
    strip = strip_of(around)
    strip.show_case(Case("r1", "a1"), f"yo---;{PAST}")
    said = [segment.accessibleName() for segment in strip.strip.segments.values()]
    assert said[:3] == ["Role approved? yes", "Candidate qualified? overdue", "Team aligned? not yet"]
    assert ux_lint.findings(around) == []


def test_a_click_names_the_decision(around: QWidget) -> None:
    strip, wanted = strip_of(around), list[str]()
    strip.wanted.connect(wanted.append)
    for kind in (DecisionKind.START, DecisionKind.ROLE):
        QTest.mouseClick(strip.strip.segments[kind], Qt.MouseButton.LeftButton)
    assert wanted == ["start", "role"]


def test_keys_walk_along_the_strip_and_tab_leaves_it(around: QWidget) -> None:
    strip, wanted = strip_of(around), list[str]()
    strip.show_case(Case("r1", "a1"), f"yoo--;{AHEAD};{AHEAD}")
    strip.wanted.connect(wanted.append)
    segments = strip.strip.segments
    around.findChildren(QLineEdit)[0].setFocus()
    QTest.keyClick(around.focusWidget(), Qt.Key.Key_Tab)
    assert around.focusWidget() is segments[DecisionKind.ROLE]
    QTest.keyClick(around.focusWidget(), Qt.Key.Key_Left)
    assert around.focusWidget() is segments[DecisionKind.ROLE], "there is nothing before the first"
    for _ in range(2):
        QTest.keyClick(around.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(around.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(around.focusWidget(), Qt.Key.Key_Space)
    assert wanted == ["aligned", "aligned"]
    QTest.keyClick(around.focusWidget(), Qt.Key.Key_Tab)
    assert around.focusWidget() is strip.chip, "the strip is one stop"
    QTest.keyClick(around.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(around.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(around.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert around.focusWidget() is segments[DecisionKind.ALIGNED], "one comes back to where one was"


def test_the_chip_opens_what_waits_most(around: QWidget) -> None:
    strip, wanted = strip_of(around), list[str]()
    strip.show_case(Case("r1", "a1"), f"yoo--;{AHEAD};{PAST}")
    strip.wanted.connect(wanted.append)
    assert strip.chip.text() == "2 decisions open, 1 overdue"
    QTest.mouseClick(strip.chip, Qt.MouseButton.LeftButton)
    assert wanted == ["aligned"]
    strip.show_case(Case("r1", "a1"), "yyy--")
    assert strip.chip.isHidden()


def test_in_little_room_the_chip_says_less_and_is_spoken_whole(around: QWidget) -> None:
    strip = strip_of(around)
    strip.show_case(Case("r1", "a1"), f"yoo--;{AHEAD};{PAST}")
    strip.resize(strip.minimumSizeHint())
    assert strip.chip.text() == "1 late"
    assert strip.chip.accessibleName() == "2 decisions open, 1 overdue"
    strip.resize(strip.sizeHint())
    assert strip.chip.text() == "2 decisions open, 1 overdue"


def test_owner_date_and_next_action_are_read_when_somebody_looks(around: QWidget, bench: FakeWorkbench) -> None:
    strip = strip_of(around)
    strip.show_case(Case("r1", "a1"), f"yo---;{PAST}")
    assert bench.door.asked == []
    segment = strip.strip.segments[DecisionKind.QUALIFIED]
    segment.setFocus()
    assert bench.door.asked == [ReadDecisions(application_id="a1")]
    assert "nobody yet · Next: check the must-haves" in segment.toolTip()
    strip.strip.segments[DecisionKind.ROLE].setFocus()
    assert len(bench.door.asked) == 1, "once"


def test_it_is_drawn_in_both_themes(around: QWidget, bench: FakeWorkbench) -> None:
    strip = StripBar(bench.look, f"yno~-;{PAST}", around)
    pictures = []
    for mode in ("light", "dark"):
        bench.look.set_mode(mode)
        pictures.append(strip.grab().toImage())
    bench.look.set_mode("light")
    assert pictures[0] != pictures[1]
