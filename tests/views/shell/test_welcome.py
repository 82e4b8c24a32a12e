"""The first start: three choices, answers already there, errors beside them, nothing typed lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop import paths
from desktop.errors import FieldErrors, StorageTrouble
from desktop.server_address import server_address
from desktop.views.look.theme import Look
from desktop.views.welcome.recent import recent, remember
from desktop.views.welcome.welcome_window import WelcomeWindow
from tests.views.fakes import FakePreferences


@pytest.fixture
def done():
    return []


@pytest.fixture
def welcome(qtbot, done):
    window = WelcomeWindow(
        Look("light"), FakePreferences(), lambda *values: done.append(values), done.append, lambda: done.append("team")
    )
    qtbot.addWidget(window)
    window.show()
    return window


def test_a_password_is_all_that_is_needed(qtbot, welcome, done):
    assert welcome.page.name.text()
    qtbot.mouseClick(welcome.page.start, Qt.MouseButton.LeftButton)
    assert welcome.page.password_problem.isVisible()
    assert done == []
    qtbot.keyClicks(welcome.page.password.line, "correct horse")
    qtbot.keyClicks(welcome.page.again.line, "correct hose")
    qtbot.mouseClick(welcome.page.start, Qt.MouseButton.LeftButton)
    assert "differ" in welcome.page.password_problem.text()
    assert welcome.page.password.text() == "correct horse"
    welcome.page.again.clear()
    qtbot.keyClicks(welcome.page.again.line, "correct horse")
    qtbot.mouseClick(welcome.page.start, Qt.MouseButton.LeftButton)
    ((path, name, sample, password),) = done
    assert password == "correct horse"
    assert (path, sample) == (paths.documents_folder() / "Hiring.desk", False)
    assert name
    assert not welcome.isVisible()


def test_sample_and_open(qtbot, welcome, done, tmp_path):
    qtbot.mouseClick(welcome.page.sample_card, Qt.MouseButton.LeftButton)
    assert welcome.page.place.text().endswith("Sample team.desk")
    assert welcome.page.start.text() == "Create sample workspace"
    qtbot.mouseClick(welcome.page.open_card, Qt.MouseButton.LeftButton)
    assert not welcome.page.name.isVisible()
    qtbot.mouseClick(welcome.page.start, Qt.MouseButton.LeftButton)
    assert welcome.page.banner.text() == "Choose a file first."
    welcome.page.place.setText(str(tmp_path / "a.desk"))
    qtbot.keyClick(welcome.page.place, Qt.Key.Key_Return)
    assert done == [tmp_path / "a.desk"]


def test_a_name_is_needed(qtbot, welcome, done):
    welcome.page.name.clear()
    qtbot.mouseClick(welcome.page.start, Qt.MouseButton.LeftButton)
    assert welcome.page.name_problem.isVisible()
    assert done == []


def test_trouble_is_worded_and_nothing_is_lost(qtbot):
    def create(path: Path, name: str, sample: bool, password: str | None) -> None:
        raise StorageTrouble("network_share", path)

    window = WelcomeWindow(Look("light"), FakePreferences(), create, lambda path: None, lambda: None)
    qtbot.addWidget(window)
    window.show()
    window.page.name.setText("Zoë")
    qtbot.mouseClick(window.page.sample_card, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.page.start, Qt.MouseButton.LeftButton)
    assert "network drive" in window.page.banner.text()
    assert window.page.name.text() == "Zoë"
    assert window.isVisible()
    assert window.page.isEnabled()


def test_recent_workspaces(qtbot, tmp_path):
    preferences = FakePreferences()
    first, gone = tmp_path / "one.desk", tmp_path / "gone.desk"
    first.touch()
    gone.touch()
    remember(preferences, first)
    remember(preferences, gone)
    gone.unlink()
    assert recent(preferences) == [first]
    opened = []
    window = WelcomeWindow(Look("light"), preferences, lambda *_: None, opened.append, lambda: None)
    qtbot.addWidget(window)
    window.show()
    qtbot.mouseClick(window.page.recent_buttons[0], Qt.MouseButton.LeftButton)
    assert opened == [first]


def test_a_weak_password_is_said_beside_it(qtbot):
    def create(path: Path, name: str, sample: bool, password: str | None) -> None:
        raise FieldErrors({"password": "password.short"})

    window = WelcomeWindow(Look("light"), FakePreferences(), create, lambda path: None, lambda: None)
    qtbot.addWidget(window)
    window.show()
    for field in (window.page.password, window.page.again):
        qtbot.keyClicks(field.line, "short")
    qtbot.keyClick(window.page.again.line, Qt.Key.Key_Return)
    assert "8 characters" in window.page.password_problem.text()
    assert window.isVisible()


def test_teams_workspaces_are_among_the_recent_ones(qtbot):
    preferences = FakePreferences({"workspaces/recent": ["postgresql://bea:secret@host/db"]})
    assert recent(preferences) == [], "another version wrote it"
    address = server_address("postgresql://bea@hiring.example.com/acme?sslrootcert=/etc/acme.crt")
    remember(preferences, address)
    assert recent(preferences) == [address]
    opened = []
    window = WelcomeWindow(Look("light"), preferences, lambda *_: None, opened.append, lambda: None)
    qtbot.addWidget(window)
    window.show()
    assert "acme" in window.page.recent_buttons[0].text()
    qtbot.mouseClick(window.page.recent_buttons[0], Qt.MouseButton.LeftButton)
    assert opened == [address]
