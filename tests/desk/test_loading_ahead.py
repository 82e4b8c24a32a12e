"""What is loaded ahead: every page and all other views, a module a step, once the program is at rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.desk import loading_ahead
from desktop.desk.loading_ahead import load_ahead, loading

ROOT = Path(__file__).resolve().parents[2]


class Window(QWidget):
    """At rest when it is looked at the third time."""

    def __init__(self) -> None:
        super().__init__()
        self.looked = 0
        self.walks: list[str] = []
        self.workbench = self

    @property
    def at_rest(self) -> bool:
        self.looked += 1
        return self.looked == 3

    def in_turns(self, steps, *, owner, channel) -> None:
        assert owner is self
        self.walks.append(channel)


def test_it_waits_until_the_program_is_at_rest(qtbot, monkeypatch):
    monkeypatch.setattr(loading_ahead, "_EVERY_MS", 1)
    window = Window()
    qtbot.addWidget(window)
    load_ahead(window)
    qtbot.waitUntil(lambda: bool(window.walks))
    assert window.looked == 3
    assert window.walks == ["loading ahead"]


def test_one_module_a_step():
    loaded: list[str] = []
    for count, _ in enumerate(loading(loaded.append), start=1):
        assert len(loaded) == count
    assert {"desktop.views.candidates.list_page", "desktop.views.tables.column_chooser"} <= set(loaded)


def test_everything_a_click_may_need_is_loaded_and_no_database():
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from desktop.desk.loading_ahead import loading; list(loading()); print(*sys.modules)"],
        capture_output=True, text=True, cwd=ROOT, check=True,
    )  # fmt: skip
    loaded, wanted = set(done.stdout.split()), []
    list(loading(wanted.append))
    assert set(wanted) <= loaded
    assert not loaded & {"sqlalchemy", "openpyxl", "xlsxwriter"}  # those belong to the threads that use them
