"""Nothing changes rows past their version: a plain bulk UPDATE does not raise it, and the next save would see nothing of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.layers import DESKTOP

BULK = {
    "services/storage/unit_of_work.py": "bulk_update: journalled, and raises the version itself",
    "services/storage/journal.py": "where a chain stands; not versioned",
    "services/storage/erasing.py": "values of the journal that must be gone; not versioned",
    "services/history/sealed_changes.py": "what the journal says, sealed; not versioned",
    "services/moving/handing_over.py": "the time of change put back after bulk_update raised the version; derived",
    "services/listings/keeping.py": "listings, made from facts; not versioned",
    "services/pipeline/numbering.py": "the last number given; derived, so it has no part in the version",
}
"""Modules that build an UPDATE, and why that passes no version by."""

_RAW = re.compile(r"\bUPDATE\s+\w+\s+SET\b", re.IGNORECASE)


def builds_update(path: Path) -> Iterator[int]:
    """The lines where a module builds an UPDATE: SQLAlchemy's function, a table's method, the old query, or SQL as text."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    ours = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for alias in node.names
        if alias.name == "update"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            made = node.func
            if isinstance(made, ast.Name) and made.id in ours:
                yield node.lineno
            elif isinstance(made, ast.Attribute) and made.attr == "update" and "sqlalchemy" in ast.dump(made.value):
                yield node.lineno
            elif isinstance(made, ast.Attribute) and made.attr == "update" and "__table__" in ast.dump(made.value):
                yield node.lineno
            elif isinstance(made, ast.Attribute) and made.attr in ("query", "bulk_update_mappings"):
                yield node.lineno
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _RAW.search(node.value):
            yield node.lineno


pytestmark = pytest.mark.figure(20, "bulk update on a versioned table in the code: findings")


def test_only_these_build_an_update() -> None:
    found = {
        path.relative_to(DESKTOP).as_posix(): lines
        for path in sorted(DESKTOP.rglob("*.py"))
        if "views" not in path.parts and (lines := list(builds_update(path)))
    }
    assert found.keys() == BULK.keys(), found


def test_the_scan_finds_each_way(tmp_path: Path) -> None:
    ways = (
        "from sqlalchemy import update\nupdate(Candidate).values(title='')",
        "from sqlalchemy import update as change\nchange(Candidate)",
        "Candidate.__table__.update().values(title='')",
        "session.query(Candidate).update({})",
        "connection.exec_driver_sql('update candidate set title = 1')",
        "import sqlalchemy\nsqlalchemy.update(Candidate)",
    )
    for number, way in enumerate(ways):
        path = tmp_path / f"{number}.py"
        path.write_text(way)
        assert list(builds_update(path)), way
    harmless = tmp_path / "harmless.py"
    harmless.write_text("known.update({'a': 1})\nupdate('UPDATE your program')")
    assert not list(builds_update(harmless))
