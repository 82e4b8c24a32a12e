"""The list of copies, the settings, the line at the foot: what they say and what they ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.errors import BackupTrouble, FieldErrors, Stopped
from desktop.models.base import moment
from desktop.services.access.actor import Actor
from desktop.services.backup.messages import (
    BackupRecord,
    CheckBackup,
    MakeBackup,
    ReadBackups,
    SetBackupPlace,
    SetBackupRecipient,
    Standing,
    Why,
)
from desktop.services.dispatch.messages import Progress
from desktop.views.backups import wording
from desktop.views.backups.backup_section import BackupSection
from desktop.views.backups.backups_dialog import BackupsDialog
from desktop.views.backups.restore_file_dialog import RestoreFileDialog
from desktop.views.look.theme import Look
from desktop.words import Role
from tests.views import ux_lint
from tests.views.fakes import NO_COPIES, FakeDoor, FakeWorkbench

ADMINISTRATOR = Actor("00000000-0000-7000-8000-0000000000cc", "Ada Roy", frozenset({Role.ADMINISTRATOR}))
NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def record(hours: float = 6, standing: Standing = Standing.VERIFIED, why: Why = Why.NIGHTLY) -> BackupRecord:
    at = moment(datetime.now(UTC) - timedelta(hours=hours))
    rows = {"candidate": 1200, "application": 1400, "requisition": 6}
    return BackupRecord(f"/x/{why} {hours}.tar.age", at, why, 5_000_000, True, standing, at, "0.1.0", "0002", rows)


@pytest.fixture
def bench(qtbot: QtBot) -> FakeWorkbench:
    good, bad = record(6), record(30, Standing.ALTERED, Why.BY_HAND)
    state = replace(NO_COPIES, records=(good, bad), verified_at=good.made_at, due=False, same_disk=True)
    return FakeWorkbench(FakeDoor({ReadBackups: state, MakeBackup: record(0), CheckBackup: good}, ADMINISTRATOR))


@pytest.fixture
def restored() -> list[Path]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, bench: FakeWorkbench, restored: list[Path]) -> BackupsDialog:
    made = BackupsDialog(bench, restored.append)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # qtbot closes it
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog: BackupsDialog, row: int) -> list[str]:
    item = dialog.list.topLevelItem(row)
    assert item is not None
    return [item.text(column) for column in range(dialog.list.columnCount())]


@pytest.mark.parametrize(
    ("gone", "said"),
    [(timedelta(seconds=-9), "just now"), (timedelta(minutes=5), "5 min ago"), (timedelta(hours=6), "6 h ago"),
     (timedelta(hours=47), "47 h ago"), (timedelta(days=9), "9 days ago")],
)  # fmt: skip
def test_ages_are_short(gone: timedelta, said: str) -> None:
    assert wording.age(moment(NOW - gone), NOW) == said


def test_the_line_at_the_foot() -> None:
    assert wording.last_verified(NO_COPIES) == ("no verified copy yet", "warn")
    fresh = replace(NO_COPIES, verified_at=moment(datetime.now(UTC) - timedelta(hours=6, minutes=1)))
    assert wording.last_verified(fresh) == ("copy verified 6 h ago", "muted")
    old = replace(NO_COPIES, verified_at=moment(datetime.now(UTC) - timedelta(days=9, minutes=1)))
    assert wording.last_verified(old) == ("copy verified 9 days ago", "warn")


def test_every_word_is_there() -> None:
    for why in Why:
        assert wording.why(record(why=why))
    for standing in Standing:
        assert all(wording.standing(record(standing=standing)))


def test_the_list_tells_age_size_state_and_content(dialog: BackupsDialog) -> None:
    _, age, why, state, size, holds = shown(dialog, 0)
    assert (age, why, state) == ("6 h ago", "daily", "verified")
    assert size.startswith("4.8")
    assert holds == "1,200 candidates, 1,400 applications, 6 requisitions"
    assert shown(dialog, 1)[3] == "altered"
    assert "same disk" in dialog.warned.text()
    assert dialog.list.columnWidth(0) > 60
    assert ux_lint.findings(dialog) == []


def test_an_altered_copy_is_not_restored(dialog: BackupsDialog) -> None:
    assert dialog.restore_button.isEnabled()
    item = dialog.list.topLevelItem(1)
    assert item is not None
    dialog.list.setCurrentItem(item)
    assert not dialog.restore_button.isEnabled()
    assert "not the file that was checked" in dialog.restore_button.toolTip()


def test_making_and_checking(dialog: BackupsDialog, bench: FakeWorkbench) -> None:
    dialog.make_button.click()
    dialog.check_button.click()
    asked = [one for one in bench.door.asked if not isinstance(one, ReadBackups)]
    assert asked[0] == MakeBackup()
    chosen = dialog.chosen()
    assert chosen is not None
    assert asked[1] == CheckBackup(chosen.path)
    assert "sound" in dialog.banner.text()


@pytest.mark.parametrize(
    ("error", "said"), [(Stopped(), "as they were"), (BackupTrouble("unsound"), "does not count"), (BackupTrouble("damaged"), "altered")]
)  # fmt: skip
def test_what_did_not_work_is_said(dialog: BackupsDialog, bench: FakeWorkbench, error: Exception, said: str) -> None:
    bench.door.answers[MakeBackup] = error
    dialog.make_button.click()
    assert said in dialog.banner.text()
    assert dialog.make_button.isEnabled()


def test_restoring_asks_once_more(dialog: BackupsDialog, restored: list[Path]) -> None:
    for wanted, expected in (("Keep", []), ("Copy the present", [Path("/x/nightly 6.tar.age")])):
        dialog.restore_button.click()
        box = next(one for one in dialog.findChildren(QMessageBox) if one.isVisible())
        next(one for one in box.findChildren(QPushButton) if one.text().startswith(wanted)).click()
        assert restored == expected


def test_who_may_not_restore_sees_why(qtbot: QtBot, restored: list[Path]) -> None:
    state = replace(NO_COPIES, records=(record(),))
    bench = FakeWorkbench(FakeDoor({ReadBackups: state}))
    made = BackupsDialog(bench, restored.append)
    qtbot.addWidget(made)
    assert not made.restore_button.isEnabled()
    assert "role" in made.restore_button.toolTip()
    assert made.make_button.isEnabled()


def test_the_settings(qtbot: QtBot, bench: FakeWorkbench) -> None:
    shown: list[bool] = []
    section = BackupSection(bench, lambda: shown.append(True))
    qtbot.addWidget(section)
    section.show()
    assert section.folder.text() == "/x/acme backups"
    section.automatic.click()
    assert bench.door.carried == [SetBackupPlace("", automatic=False)]
    section.recipient.setText("age1nonsense")
    bench.door.answers[SetBackupRecipient] = FieldErrors({"recipient": "recipient.malformed"})
    section.recipient.editingFinished.emit()
    assert "age1" in section.problem.text()
    assert section.problem.isVisible()
    section.copies_button.click()
    assert shown == [True]
    assert ux_lint.findings(section) == []


def test_restoring_outside_needs_a_copy_and_a_place(qtbot: QtBot) -> None:
    begun: list[tuple[Path, Path, str]] = []

    def begin(archive: Path, target: Path, secret: str, progress: Progress) -> None:
        begun.append((archive, target, secret))

    made = RestoreFileDialog(Look("light"), begin, Path("/x/a.tar.age"), None)
    qtbot.addWidget(made)
    made.show()
    made.restore_button.click()
    assert begun == []
    assert "Choose a copy" in made.banner.text()
    made.target.setText("/x/acme.desk")
    made.secret.setText("a password")
    made.restore_button.click()
    assert begun == [(Path("/x/a.tar.age"), Path("/x/acme.desk"), "a password")]
    assert not made.restore_button.isEnabled()
    made.failed(BackupTrouble("wrong_key"))
    assert made.restore_button.isEnabled()
    assert "key does not open" in made.banner.text()
    assert ux_lint.findings(made) == []
