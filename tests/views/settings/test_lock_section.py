"""The time until locking in the settings: who may set it, and that it is not there where nothing locks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import OutOfDate
from desktop.services.access.actor import Actor
from desktop.services.workspace.messages import ReadWorkspace, SetLockTime, WorkspaceRecord
from desktop.views.settings.lock_section import LockSection
from desktop.words import Role
from tests.views.fakes import RECRUITER, FakeDoor, FakeWorkbench

ADMINISTRATOR = Actor("00000000-0000-7000-8000-0000000000cc", "Ada Roy", frozenset({Role.ADMINISTRATOR}))


def workspace(*, locks: bool = True) -> WorkspaceRecord:
    return WorkspaceRecord("1", "Team", False, "2026-01-01T00:00:00.000Z", "0003", 15, locks)


def section(qtbot: QtBot, door: FakeDoor) -> tuple[LockSection, QWidget]:
    frame = QWidget()
    made = LockSection(FakeWorkbench(door), frame)
    qtbot.addWidget(frame)
    frame.show()
    qtbot.waitUntil(lambda: bool(door.asked))
    return made, frame


def typed(qtbot: QtBot, made: LockSection, minutes: int) -> None:
    made.minutes.setFocus()
    made.minutes.selectAll()
    qtbot.keyClicks(made.minutes, str(minutes))
    qtbot.keyClick(made.minutes, Qt.Key.Key_Return)


def test_a_new_time_is_kept_at_once(qtbot: QtBot) -> None:
    door = FakeDoor({ReadWorkspace: workspace(), SetLockTime: None}, ADMINISTRATOR)
    made, _frame = section(qtbot, door)
    qtbot.waitUntil(lambda: made.minutes.value() == 15)
    typed(qtbot, made, 30)
    qtbot.waitUntil(lambda: door.carried == [SetLockTime(30)])
    typed(qtbot, made, 30)
    assert door.carried == [SetLockTime(30)], "what is so already is not said again"


def test_what_is_refused_is_said_and_put_back(qtbot: QtBot) -> None:
    door = FakeDoor({ReadWorkspace: workspace(), SetLockTime: OutOfDate("workspace", "1", 1, 2)}, ADMINISTRATOR)
    made, _frame = section(qtbot, door)
    qtbot.waitUntil(lambda: made.minutes.value() == 15)
    typed(qtbot, made, 30)
    qtbot.waitUntil(lambda: not made.problem.isHidden())
    assert made.minutes.value() == 15


def test_others_see_it_and_are_told_why_not(qtbot: QtBot) -> None:
    made, _frame = section(qtbot, FakeDoor({ReadWorkspace: workspace()}, RECRUITER))
    assert not made.minutes.isEnabled()
    assert made.minutes.toolTip()


@pytest.mark.parametrize("locks", [True, False])
def test_without_passwords_there_is_nothing_to_lock(qtbot: QtBot, locks: bool) -> None:
    made, frame = section(qtbot, FakeDoor({ReadWorkspace: workspace(locks=locks)}, ADMINISTRATOR))
    qtbot.waitUntil(lambda: made.minutes.value() == 15)
    assert made.isVisibleTo(frame) is locks
