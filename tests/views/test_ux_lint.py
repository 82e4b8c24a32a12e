"""The shell against the numbered conventions; pages of colleagues are held against the same functions in their own tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.errors import StorageTrouble
from desktop.server_address import ServerAddress
from desktop.services.candidates.questions import FindCandidates
from desktop.services.history.messages import ReadUndoable
from desktop.services.requisitions.questions import FindRequisitions
from desktop.views.about.about_dialog import AboutDialog
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.look import palette
from desktop.views.look.theme import Look
from desktop.views.main_window import MainWindow
from desktop.views.mishaps.crash_dialog import CrashDialog
from desktop.views.mishaps.trouble_dialog import TroubleDialog
from desktop.views.mishaps.wording import rule, word
from desktop.views.settings.settings_dialog import SettingsDialog
from desktop.views.shortcuts.keyboard_page import KeyboardPage
from desktop.views.sign_in.team_dialog import TeamDialog
from desktop.views.toasts.message import Message, Messages
from desktop.views.toasts.message_list import MessageList
from desktop.views.welcome.welcome_window import WelcomeWindow
from tests.views import ux_lint
from tests.views.dummy_pages import DUMMY_PAGES
from tests.views.fakes import FakeDoor, FakePreferences
from tests.views.shell_building import build_shell


@pytest.fixture
def window(qtbot) -> MainWindow:
    door = FakeDoor({FindCandidates: (), FindRequisitions: (), ReadUndoable: ()})
    window = build_shell(door, Look("light"), FakePreferences(), DUMMY_PAGES, "acme.desk", courier=InlineCourier(door))
    qtbot.addWidget(window)
    window.show()
    return window


def test_main_window(window):
    window.show_banner(rule("application.ended"))
    window.workbench.messages.add(Message("Move to Offer", "good", "entry", "Move to Offer"))
    assert window.menus.collisions == []
    assert ux_lint.findings(window) == []


def test_record_window(window):
    window.open_window("candidate", "7")
    record = window.windows[0]
    record.setProperty("small", True)
    try:
        assert ux_lint.findings(record) == []
    finally:
        record.close()


def test_dialogs(qtbot):
    look = Look("light")
    messages = Messages()
    messages.add(Message("Move to Offer"))
    dialogs = [
        AboutDialog(look, "acme"),
        SettingsDialog(look, FakePreferences(), Path("/data")),
        KeyboardPage(look, []),
        MessageList(look, messages),
        CrashDialog(look),
        TroubleDialog(look, word(StorageTrouble("locked", Path("/data/acme.desk")))),
        TeamDialog(look, lambda *_: None, ServerAddress("hiring.example.com", "acme", "bea")),
    ]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
        assert ux_lint.findings(dialog) == [], type(dialog).__name__


def test_welcome(qtbot, tmp_path):
    known = tmp_path / "Finance.desk"
    known.touch()
    preferences = FakePreferences({"workspaces/recent": [str(known)]})
    window = WelcomeWindow(Look("light"), preferences, lambda *_: None, lambda *_: None, lambda: None)
    qtbot.addWidget(window)
    window.show()
    assert ux_lint.findings(window.page) == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("more", [False, True])
@pytest.mark.parametrize(
    ("pairs", "least"), [(palette.TEXT_PAIRS, 4.5), (palette.OUTLINE_PAIRS, 3.0)], ids=["text", "outlines"]
)
def test_contrast_of_both_palettes(dark, more, pairs, least):
    tokens = palette.tokens(dark, more)
    found = {pair: round(palette.contrast(tokens[pair[0]], tokens[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}


def test_the_lint_finds_what_is_wrong(qtbot):
    bad = QDialog()
    qtbot.addWidget(bad)
    column = QVBoxLayout(bad)
    nameless = QToolButton(bad)
    nameless.setFixedSize(12, 12)
    shouting = QLabel("Saved!", bad)
    field = QLineEdit(bad)
    orphan = QLabel("&Name", bad)
    ok = QPushButton("OK", bad)
    first, second = QPushButton("&Save", bad), QPushButton("&Send", bad)
    narrow = QLabel("Wider than its place", bad)
    narrow.setFixedWidth(40)
    for widget in (nameless, shouting, field, orphan, ok, first, second, narrow):
        column.addWidget(widget)
    bad.show()
    found = ux_lint.findings(bad)
    for number, part in ((97, "QToolButton"), (97, "QLineEdit"), (99, "12 × 12"), (58, "shouts"), (57, "OK"), (35, "buddy"),
                         (5, "share"), (22, "Wider than its place")):  # fmt: skip
        assert any(line.startswith(f"{number}:") and part in line for line in found), (number, part, found)
    assert isinstance(bad, QWidget)
