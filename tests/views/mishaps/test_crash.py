"""The crash watch: one dialog, a report without values, the log, Qt's messages, and hooks given back."""

from __future__ import annotations

import json
import logging
import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication

from desktop import logs
from desktop.views.look.theme import Look
from desktop.views.mishaps.crash import CrashWatch, report
from desktop.views.mishaps.crash_dialog import CrashDialog

SECRET = "Amara Okafor"


def fault() -> ValueError:
    try:
        raise ValueError(f"cannot read {SECRET}")
    except ValueError as error:
        return error


@pytest.fixture
def log(tmp_path):
    file = logs.begin(tmp_path)
    yield file
    logs.stop()


def test_report_names_places_and_no_values(qapp):
    text = report(fault(), "1.2.3")
    assert "ValueError" in text
    assert "test_crash.py" in text
    assert "1.2.3" in text
    assert SECRET not in text


def test_log_holds_no_values(log):
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError:
        logging.getLogger("desktop.test").exception("unhandled", extra={"entry": "e1"})
    line = json.loads(log.read_text(encoding="utf-8"))
    assert line["error"] == "ValueError"
    assert line["entry"] == "e1"
    assert any("KeyError" in place for place in line["where"])
    assert SECRET not in log.read_text(encoding="utf-8")


def test_log_folder_that_cannot_be_written_is_no_obstacle(tmp_path):
    blocked = tmp_path / "file"
    blocked.touch()
    assert logs.begin(blocked / "logs") is None
    logs.stop()


def test_faults_share_one_dialog_and_the_program_goes_on(qtbot, log):
    watch = CrashWatch(Look("light"), "1.0")
    watch.take(fault())
    qtbot.waitUntil(lambda: watch.count == 1)
    dialog = watch._dialog
    assert isinstance(dialog, CrashDialog)
    for _ in range(9):
        watch.take(fault())
    qtbot.waitUntil(lambda: watch.count == 10)
    assert watch._dialog is dialog
    assert "more" in dialog.text()
    dialog.copy_button.click()
    assert "ValueError" in QGuiApplication.clipboard().text()
    assert SECRET not in QGuiApplication.clipboard().text()
    dialog.reject()
    assert watch._dialog is None
    assert SECRET not in log.read_text(encoding="utf-8")


def test_hooks_catch_and_are_given_back(qtbot, monkeypatch):
    before = (sys.excepthook, threading.excepthook)
    watch = CrashWatch()
    watch.install()
    try:
        sys.excepthook(ValueError, fault(), None)
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: watch.count == 2)
    finally:
        watch.remove()
    assert (sys.excepthook, threading.excepthook) == before
