"""A team's workspace in the window: asked for, opened, remembered, locked, and what only files have is told as that."""

from __future__ import annotations

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from desktop.desk import copies_by_themselves
from desktop.errors import ServerTrouble
from desktop.server_address import server_address
from desktop.services.access.keys.recovery import new_recovery_key
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.history.messages import VerifyJournal
from desktop.views.backups.backup_section import BackupSection
from desktop.views.backups.backups_dialog import BackupsDialog
from desktop.views.mishaps.trouble_dialog import TroubleDialog
from desktop.views.settings.settings_dialog import SettingsDialog
from desktop.views.sign_in.change_password_dialog import ChangePasswordDialog
from desktop.views.sign_in.team_dialog import TeamDialog
from desktop.views.welcome.recent import recent
from tests.desk.team_window import LOGIN, PASSWORD, TeamWindow

pytestmark = pytest.mark.postgres


class Keychain(KeyringBackend):
    """A keychain in memory."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def keychain() -> object:
    before, made = keyring.get_keyring(), Keychain()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_from_the_welcome_page_with_a_wrong_password_first(team_window: TeamWindow) -> None:
    desk = team_window.desk
    desk.start()
    page = desk.welcome.page  # type: ignore[union-attr]
    page.team_card.click()
    assert not page.place.isVisible()
    page.start.click()
    dialog = team_window.dialog(TeamDialog)
    QTest.keyClicks(dialog.address, str(team_window.address))
    assert dialog.login.text() == LOGIN
    assert dialog.database.text() == team_window.address.database
    QTest.keyClicks(dialog.password.line, "not this one at all")
    dialog.button.click()
    team_window.until(lambda: "does not let this name in" in dialog.banner.text())
    assert dialog.address.text() == str(team_window.address)
    assert dialog.password.text() == "not this one at all"
    dialog.password.clear()
    QTest.keyClicks(dialog.password.line, PASSWORD)
    dialog.button.click()
    team_window.ready()
    assert desk.welcome is None
    assert team_window.window.workspace_name == "Acme"
    assert recent(team_window.preferences) == [team_window.address]


def test_the_next_start_asks_for_the_password_and_a_silent_server_is_no_end(team_window: TeamWindow) -> None:
    team_window.open()
    team_window.window.close()
    team_window.desk.let_go()
    team_window.proxy.away = True
    team_window.desk.start()
    cover = team_window.cover()
    assert LOGIN in cover.sign_in.about.text()
    team_window.sign_in()
    team_window.until(lambda: "does not answer" in cover.sign_in.problem.text())
    assert cover.sign_in.password.text() == PASSWORD
    cover.sign_in.forgot.click()
    assert "gives you a new password" in cover.sign_in.problem.text()
    team_window.proxy.away = False
    cover.sign_in.button.click()
    team_window.ready()


def test_an_address_on_the_command_line_opens_it_or_is_told_to_be_none(team_window: TeamWindow) -> None:
    team_window.desk.start("postgresql:/nonsense")
    team_window.desk.start("postgresql://bea:secret@host/db")
    dialog = team_window.dialog(TroubleDialog)
    dialog.close()
    team_window.desk.start(str(team_window.address))
    team_window.sign_in()
    team_window.ready()


def test_an_address_without_a_login_asks_for_the_rest(team_window: TeamWindow) -> None:
    team_window.desk.open(team_window.address.as_login(""))
    dialog = team_window.dialog(TeamDialog)
    assert dialog.database.text() == team_window.address.database
    dialog.button.click()
    assert "login" in dialog.banner.text()
    QTest.keyClicks(dialog.login, LOGIN)
    assert server_address(dialog.address.text()) == team_window.address


def test_locked_the_connections_are_gone_and_the_password_is_asked_for(team_window: TeamWindow) -> None:
    team_window.open()
    made: list[object] = []
    bench = team_window.window.workbench
    bench.carry_out(CreateCandidate({"name": "Zoe Markermann"}, ""), made.append, owner=bench)
    team_window.until(lambda: made)
    team_window.window.go("candidate", made[0].answer)  # type: ignore[attr-defined]
    team_window.settle()
    old = team_window.desk.session
    assert old is not None
    team_window.until(lambda: team_window.desk.locking.watch.seconds == 15 * 60)  # type: ignore[union-attr]
    team_window.window.menus.action("lock").trigger()
    team_window.until(lambda: old.store.closed)  # type: ignore[attr-defined]
    assert old.store.password == ""  # type: ignore[attr-defined]
    count = f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{team_window.direct.database}'"
    with team_window.server.connect() as connection:
        team_window.until(lambda: connection.execute(count).fetchone() == (0,))
    assert "Markermann" not in team_window.window.windowTitle()
    team_window.sign_in("not the right one")
    team_window.until(lambda: team_window.cover().sign_in.problem.isVisible())
    team_window.sign_in()
    team_window.until(lambda: not team_window.desk.locking.locked)  # type: ignore[union-attr]
    team_window.settle()
    assert "Markermann" in team_window.window.windowTitle()
    assert team_window.line is not None
    assert team_window.desk.session.door.ask(VerifyJournal()).findings == ()  # type: ignore[union-attr]


def test_what_only_files_have_says_why_not(team_window: TeamWindow) -> None:
    team_window.open()
    team_window.window.go("people")
    team_window.settle()
    page = team_window.window.stage.page
    team_window.until(lambda: page.note.text())
    assert "server" in page.note.text()
    assert "no passwords" not in page.note.text()
    team_window.until(lambda: page.rows)
    buttons = {button.text(): button for button in page.rows[0].findChildren(QPushButton)}
    assert not buttons["Roles…"].isEnabled()
    assert "server" in buttons["Roles…"].toolTip()


def test_copies_wait_for_a_key_and_are_made_by_themselves_then(team_window: TeamWindow) -> None:
    """The status line says so, the list of copies says why, and nothing is put back over a server."""
    team_window.open()
    copies = team_window.desk.copies
    assert copies is not None
    copies.ask()
    team_window.until(lambda: copies.state is not None)
    assert copies.state is not None
    line = team_window.window.status_line
    assert line.said_of_copies() == "Team’s server, no verified copy yet"
    assert not copies.state.due

    dialog = opened_copies(team_window)
    assert not dialog.make_button.isEnabled()
    assert "key" in dialog.make_button.toolTip()
    dialog.reject()
    team_window.until(lambda: not isValid(dialog))

    team_window.window.menus.action("settings").trigger()
    settings = team_window.dialog(SettingsDialog)
    section = settings.findChild(BackupSection)
    team_window.until(lambda: section.recipient.isVisible())
    section.recipient.setText(new_recovery_key()[1])
    section.recipient.editingFinished.emit()
    team_window.settle()
    settings.reject()
    at = [copies._clock() + copies_by_themselves.READ_SECONDS]
    copies._clock = lambda: at[0]
    copies.look()
    team_window.until(lambda: copies.state is not None and copies.state.due)
    team_window.settle()
    at[0] += copies_by_themselves.IDLE_SECONDS
    copies.look()
    team_window.until(lambda: line.said_of_copies() == "Team’s server, copy verified just now")

    dialog = opened_copies(team_window)
    team_window.until(lambda: dialog.list.topLevelItemCount() == 1)
    assert dialog.make_button.isEnabled()
    assert not dialog.restore_button.isEnabled()
    assert "restored to a file" in dialog.restore_button.toolTip()
    dialog.reject()


def opened_copies(team_window: TeamWindow) -> BackupsDialog:
    """The list of copies as the menu shows it, read."""
    team_window.window.menus.action("copies").trigger()
    dialog: BackupsDialog = team_window.dialog(BackupsDialog)
    team_window.until(lambda: "Looking" not in dialog.told.text())
    return dialog


def test_ones_own_password_is_changed_on_the_server(team_window: TeamWindow) -> None:
    team_window.open()
    team_window.window.menus.action("change_password").trigger()
    dialog = team_window.dialog(ChangePasswordDialog)
    QTest.keyClicks(dialog.old.line, "wrong old one")
    for field in (dialog.new.first, dialog.new.second):
        QTest.keyClicks(field.line, "umbrella")
    dialog.button.click()
    team_window.until(lambda: "not your present" in dialog.problem.text())
    dialog.old.clear()
    QTest.keyClicks(dialog.old.line, PASSWORD)
    dialog.button.click()
    team_window.until(lambda: "10 characters" in dialog.new.problem.text())
    for field in (dialog.new.first, dialog.new.second):
        QTest.keyClicks(field.line, " of the harbour: 7%")
    dialog.button.click()
    team_window.until(lambda: not isValid(dialog) or not dialog.isVisible())
    team_window.window.workbench.see_anew()
    team_window.settle()
    heard: list[bool] = []
    team_window.line.changed.connect(heard.append)
    team_window.proxy.cut()  # lines made from now on need the new one
    team_window.window.workbench.see_anew()
    team_window.settle()
    team_window.until(lambda: heard and heard[-1] is True)
    team_window.window.menus.action("lock").trigger()
    team_window.sign_in(PASSWORD)
    team_window.until(lambda: team_window.cover().sign_in.problem.isVisible())
    team_window.sign_in("umbrella of the harbour: 7%")
    team_window.until(lambda: not team_window.desk.locking.locked)  # type: ignore[union-attr]


def test_this_computer_may_keep_the_password_by_choice(team_window: TeamWindow, keychain: Keychain) -> None:
    team_window.desk.open(team_window.address)
    cover = team_window.cover()
    assert cover.sign_in.remember.isVisible()
    assert not cover.sign_in.remember.isChecked()
    cover.sign_in.remember.setChecked(True)
    team_window.sign_in()
    team_window.ready()
    assert all(PASSWORD not in kept for kept in keychain.kept.values())
    team_window.window.close()
    team_window.desk.let_go()
    team_window.desk.start()
    cover = team_window.cover()
    cover.sign_in.quick.click()
    team_window.ready()
    team_window.window.close()
    team_window.desk.let_go()
    team_window.server.ask_password(team_window.direct, "somebody reset this")
    team_window.desk.start()
    team_window.cover().sign_in.quick.click()
    team_window.until(lambda: "any more" in team_window.cover().sign_in.problem.text())
    assert not team_window.cover().sign_in.problem.isHidden()
    assert keychain.kept == {}


@pytest.mark.parametrize("typed", ["", "acme", "postgresql://x", "postgresql://bea:secret@host/db", "https://host/db"])
def test_what_is_no_address_is_said_beside_it(qtbot: object, typed: str) -> None:
    from desktop.views.look.theme import Look

    asked: list[object] = []
    dialog = TeamDialog(Look("light"), lambda *values: asked.append(values))
    qtbot.addWidget(dialog)  # type: ignore[attr-defined]
    dialog.show()
    dialog.address.setText(typed)
    dialog.password.line.setText("kept")
    dialog.button.click()
    assert dialog.banner.text()
    assert asked == []
    assert (dialog.address.text(), dialog.password.text()) == (typed, "kept")


def test_parts_make_an_address(qtbot: object) -> None:
    from desktop.views.look.theme import Look

    dialog = TeamDialog(Look("light"), lambda *_: None)
    qtbot.addWidget(dialog)  # type: ignore[attr-defined]
    for field, text in (
        (dialog.host, "db.acme.example:6432"),
        (dialog.database, "hiring desk"),
        (dialog.login, "bea k"),
    ):
        QTest.keyClicks(field, text)
    assert str(dialog.chosen()) == dialog.address.text()
    assert server_address(dialog.address.text()) == dialog.chosen()
    assert dialog.chosen().port == 6432
    dialog.host.setText("db.acme.example:http")
    dialog.host.textEdited.emit(dialog.host.text())
    with pytest.raises(ServerTrouble):
        dialog.chosen()
