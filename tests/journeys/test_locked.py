"""A workspace with a password in the real window: made, locked, opened again, where one was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.desk.application import application
from desktop.desk.run import Desk
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.drafts.messages import ReadDrafts
from desktop.services.history.messages import VerifyJournal
from desktop.services.people.commands import AddMember
from desktop.services.workspace.messages import SetLockTime
from desktop.views.forms.window import FormWindow, open_forms
from desktop.views.look.theme import Look
from desktop.views.main_window import MainWindow
from desktop.views.preferences import IniPreferences
from desktop.views.sign_in.change_password_dialog import ChangePasswordDialog
from desktop.views.sign_in.recovery_key_dialog import RecoveryKeyDialog, last_group
from desktop.words import Role

PATIENCE = 30_000
PASSWORD = "correct horse battery"


class Locked:
    def __init__(self, desk: Desk, bot: QtBot, path: Path) -> None:
        self.desk, self.bot, self.path = desk, bot, path

    @property
    def window(self) -> Any:
        return self.desk.window

    @property
    def cover(self) -> Any:
        assert self.desk.locking is not None
        assert self.desk.locking.sign_in is not None
        return self.desk.locking.sign_in.cover

    def ready(self) -> None:
        self.bot.waitUntil(
            lambda: (
                self.window is not None and self.window.workbench is not None and self.window.stage.page is not None
            ),
            timeout=PATIENCE,
        )
        self.settle()

    def settle(self) -> None:
        self.bot.waitUntil(lambda: self.window.workbench.courier.idle, timeout=PATIENCE)

    def dialog(self, kind: type) -> Any:
        def found() -> list[Any]:
            return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

        self.bot.waitUntil(lambda: bool(found()), timeout=PATIENCE)
        return found()[0]

    def lock(self) -> None:
        action = self.window.menus.action("lock")
        self.bot.waitUntil(action.isEnabled, timeout=PATIENCE)
        action.trigger()
        self.bot.waitUntil(lambda: self.desk.locking is not None and self.desk.locking.locked, timeout=PATIENCE)
        self.bot.waitUntil(lambda: self.cover.sign_in.button.isEnabled(), timeout=PATIENCE)

    def type_password(self, text: str, card: Any = None) -> None:
        field = (card or self.cover.sign_in).password.line
        field.setFocus()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.fixture
def locked(qtbot: QtBot, tmp_path: Path) -> Iterator[Locked]:
    app = application()
    look = Look("light")
    look.apply(app)
    desk = Desk(app, look, IniPreferences(tmp_path / "journey.ini"))
    faults: list[BaseException] = []
    desk.crash.caught.connect(faults.append)
    path = tmp_path / "team.desk"
    desk.create(path, "Ada Byron", False, PASSWORD)
    going = Locked(desk, qtbot, path)
    going.ready()
    key = going.dialog(RecoveryKeyDialog)
    assert not key.button.isEnabled()
    QTest.keyClicks(key.typed, last_group(key._printed).lower())
    key.button.click()
    qtbot.waitUntil(lambda: not any(isinstance(one, RecoveryKeyDialog) for one in QApplication.topLevelWidgets()))
    yield going
    assert not faults
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget is not desk.window:
            widget.close()
    if going.window is not None:
        going.window.close()
    desk.stop()


def test_locked_nothing_is_seen_or_reached_and_then_one_is_where_one_was(locked: Locked) -> None:
    bench = locked.window.workbench
    made: list[Any] = []
    bench.carry_out(CreateCandidate({"name": "Zoe Markermann"}, ""), made.append, owner=bench)
    locked.bot.waitUntil(lambda: bool(made), timeout=PATIENCE)
    locked.window.go("candidate", made[0].answer)
    locked.settle()
    assert "Markermann" in locked.window.windowTitle()
    old = locked.desk.session
    locked.lock()
    assert "Markermann" not in locked.window.windowTitle()
    assert not locked.window.stage.isEnabled()
    assert locked.cover.geometry() == locked.window.rect()
    locked.bot.waitUntil(lambda: old is not None and old.file.closed, timeout=PATIENCE)
    for code in ("undo", "add_candidate", "palette", "search", "lock"):
        assert not locked.window.menus.action(code).isEnabled()
    locked.type_password("not the one")
    locked.bot.waitUntil(lambda: locked.cover.sign_in.problem.isVisible(), timeout=PATIENCE)
    assert locked.cover.sign_in.password.text() == "not the one", "what was typed stays"
    locked.cover.sign_in.password.clear()
    locked.type_password(PASSWORD)
    locked.bot.waitUntil(lambda: not locked.desk.locking.locked, timeout=PATIENCE)  # type: ignore[union-attr]
    locked.settle()
    assert "Markermann" in locked.window.windowTitle()
    assert locked.window.here() == "candidate"
    assert locked.desk.session is not old
    assert locked.desk.session.door.ask(VerifyJournal()).findings == ()  # type: ignore[union-attr]


def test_what_stands_in_a_form_is_hidden_kept_and_there_again(locked: Locked) -> None:
    locked.window.workbench.open("new_candidate")
    form: FormWindow = locked.dialog(FormWindow)
    name = form.panel.form.fields["name"]
    QTest.keyClicks(name.findChild(QLineEdit) or name, "Half Typed")
    locked.lock()
    assert not form.isVisible()
    assert open_forms() == []
    locked.type_password(PASSWORD)
    locked.bot.waitUntil(lambda: form.isVisible(), timeout=PATIENCE)
    locked.settle()
    drafts = locked.desk.session.door.ask(ReadDrafts())  # type: ignore[union-attr]
    assert any("Half Typed" in draft.values for draft in drafts)
    form.panel.discard()
    locked.settle()


def test_a_window_through_other_eyes_goes_when_the_workspace_is_locked(locked: Locked) -> None:
    bench, before = locked.window.workbench, set(QApplication.topLevelWidgets())
    made: list[Any] = []
    bench.carry_out(AddMember("Mia", roles=(Role.RECRUITER,)), made.append, owner=bench)
    locked.bot.waitUntil(lambda: bool(made), timeout=PATIENCE)
    bench.open("see_as", made[0].answer)

    def others() -> list[MainWindow]:
        top = set(QApplication.topLevelWidgets()) - before
        return [one for one in top if isinstance(one, MainWindow)]

    (other,) = others()
    locked.bot.waitUntil(lambda: other.at_rest, timeout=PATIENCE)
    old = locked.desk.session
    locked.lock()
    assert not [one for one in others() if one.isVisible()]
    locked.bot.waitUntil(lambda: old is not None and old.file.closed and others() == [], timeout=PATIENCE)
    locked.type_password(PASSWORD)
    locked.bot.waitUntil(lambda: not locked.desk.locking.locked, timeout=PATIENCE)  # type: ignore[union-attr]
    locked.settle()
    bench.open("see_as", made[0].answer)
    (again,) = others()
    locked.bot.waitUntil(lambda: again.at_rest, timeout=PATIENCE)
    locked.window.close()
    locked.bot.waitUntil(lambda: others() == [], timeout=PATIENCE)


def test_an_idle_window_locks_itself(locked: Locked) -> None:
    watch = locked.desk.locking.watch  # type: ignore[union-attr]
    locked.bot.waitUntil(lambda: watch.seconds == 15 * 60, timeout=PATIENCE)
    watch.last -= 15 * 60 - 2
    watch.look()
    assert not locked.desk.locking.locked  # type: ignore[union-attr]
    QTest.mouseMove(locked.window.windowHandle())
    watch.last -= 15 * 60
    watch.look()
    locked.bot.waitUntil(lambda: locked.desk.locking.locked, timeout=PATIENCE)  # type: ignore[union-attr]
    locked.bot.waitUntil(lambda: locked.cover.sign_in.button.isEnabled(), timeout=PATIENCE)


def test_a_new_time_until_locking_counts_at_once(locked: Locked) -> None:
    watch = locked.desk.locking.watch  # type: ignore[union-attr]
    locked.bot.waitUntil(lambda: watch.seconds == 15 * 60, timeout=PATIENCE)
    bench = locked.window.workbench
    assert bench is not None
    bench.carry_out(SetLockTime(5), owner=locked.window)
    locked.bot.waitUntil(lambda: watch.seconds == 5 * 60, timeout=PATIENCE)


def test_opened_again_it_asks_first(locked: Locked) -> None:
    locked.window.close()
    locked.desk.let_go()
    locked.desk.open(locked.path)
    locked.bot.waitUntil(lambda: locked.window.furnished, timeout=PATIENCE)
    from desktop.views.sign_in.lock_cover import LockCover

    locked.bot.waitUntil(lambda: locked.window.findChild(LockCover) is not None, timeout=PATIENCE)
    cover = locked.window.findChild(LockCover)
    locked.bot.waitUntil(lambda: cover.sign_in.button.isEnabled(), timeout=PATIENCE)
    assert locked.window.workbench is None
    locked.type_password(PASSWORD, cover.sign_in)
    locked.ready()
    assert locked.window.workbench.actor.name == "Ada Byron"


def test_ones_own_password_is_changed(locked: Locked) -> None:
    locked.window.menus.action("change_password").trigger()
    dialog = locked.dialog(ChangePasswordDialog)
    QTest.keyClicks(dialog.old.line, "wrong old one")
    for field in (dialog.new.first, dialog.new.second):
        QTest.keyClicks(field.line, "another good phrase")
    dialog.button.click()
    locked.bot.waitUntil(lambda: dialog.problem.isVisible(), timeout=PATIENCE)
    dialog.old.clear()
    QTest.keyClicks(dialog.old.line, PASSWORD)
    dialog.button.click()
    locked.bot.waitUntil(
        lambda: not any(isinstance(one, ChangePasswordDialog) for one in QApplication.topLevelWidgets()),
        timeout=PATIENCE,
    )
    locked.lock()
    locked.type_password("another good phrase")
    locked.bot.waitUntil(lambda: not locked.desk.locking.locked, timeout=PATIENCE)  # type: ignore[union-attr]
