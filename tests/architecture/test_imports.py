"""Who may import whom; the tables and their reasons are in ``layers.py``."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests.architecture import layers

# Whole modules that stay out of every file under desktop/.
NEVER = {
    "sqlite3": "the one SQLite driver is sqlcipher3: a second library in one process breaks file locks",
    "apsw": "the one SQLite driver is sqlcipher3",
    "PySide6.QtSql": "the database is behind the services",
    "PySide6.QtCharts": "deprecated; charts are painted by views/charts",
    "PySide6.QtGraphs": "needs QML; charts are painted by views/charts",
    "PySide6.QtQml": "the window is made of widgets",
    "PySide6.QtQuick": "the window is made of widgets",
}


def test_every_module_has_a_level() -> None:
    assert layers.without_a_place() == []


def test_contracts_are_kept() -> None:
    report = subprocess.run(
        [sys.executable, "-m", "tests.architecture.layers"],
        cwd=layers.ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert report.returncode == 0, report.stdout


def test_the_contracts_are_not_empty() -> None:
    """What is skipped because it does not exist yet must not grow into skipping everything."""
    said = {str(contract["name"]): contract for contract in layers.contracts()}
    assert len(said) >= 13
    assert "views" in said["The house"]["layers"]
    assert "desktop.services" in said["No Qt below the views"]["source_modules"]
    assert said["Messages are quick to import"]["source_modules"]


def test_unwanted_modules() -> None:
    found = [
        f"{path.relative_to(layers.ROOT).as_posix()}: {name}: {NEVER[name]}"
        for path in sorted(layers.DESKTOP.rglob("*.py"))
        for name in sorted(_imported(ast.parse(path.read_bytes())) & NEVER.keys())
    ]
    assert found == []


def _imported(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names
