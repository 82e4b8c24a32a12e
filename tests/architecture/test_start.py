"""What a start may cost, and that Qt and Python get along."""

from __future__ import annotations

import os
import subprocess
import sys

import PySide6
from PySide6.QtWidgets import QLabel

from tests.architecture.layers import DESKTOP, MESSAGES, ROOT

HEAVY = {
    "PySide6", "sqlalchemy", "alembic", "pydantic", "openpyxl", "subprocess", "ctypes", "pathlib", "shutil", "typing",
    "dataclasses", "enum", "asyncio", "logging", "argparse", "importlib.metadata",
}  # fmt: skip


def _loaded_by(statement: str, *options: str) -> set[str]:
    show = f"{statement}\nimport sys; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    done = subprocess.run(
        [sys.executable, *options, "-c", show], env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_way_in_imports_nothing_heavy() -> None:
    assert HEAVY & _loaded_by("import desktop.__main__", "-S") == set()


def test_messages_leave_the_database_alone() -> None:
    """A window can be painted before the database library is there."""
    messages = [
        f"import desktop.services.{folder.name}.{room}"
        for folder in sorted((DESKTOP / "services").iterdir())
        for room in MESSAGES
        if (folder / f"{room}.py").exists()
    ]
    loaded = _loaded_by("\n".join(messages))
    assert loaded & {"sqlalchemy", "alembic", "sqlcipher3", "openpyxl", "PySide6", "desktop.models"} == set()


def test_qt_is_one_that_counts_references_to_none_right(qtbot) -> None:
    """Qt 6.12.0 loses one reference to None per call on Python 3.11, and after some thousands the interpreter aborts."""
    assert tuple(int(part) for part in PySide6.__version__.split(".")[:2]) < (6, 12)
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(2000):
        label.setText("hiring")
    assert sys.getrefcount(None) - before > -100
