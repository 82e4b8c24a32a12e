"""Nothing passes by who may see what: the few places that read or write around it are listed here, each with its reason."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.layers import DESKTOP

SERVICES = DESKTOP / "services"

WRITES_ITSELF = {
    "pipeline/numbering.py": "the workspace's last number, which is nobody's",
    "drafts/keep_draft.py": "one's own drafts, which no journal keeps",
    "listings/full_text.py": "the index beside the listings, made from facts",
    "presence/tell_editing.py": "who is editing, after looking at the record through the unit of work",
    "moving/handing_over.py": "the time of change, which a move leaves as it is; the mover is an administrator",
    "history/sealed_changes.py": "what a server's history said in the clear, in a file that nobody has opened yet",
    "listings/keeping.py": "the listings, made from facts after every command",
}
"""Modules above storage that change tables without the unit of work, and so without the guard."""

READS_ALL = {
    "candidates/find_duplicates.py": "somebody out of sight is told of and not named",
    "history/verify.py": "counts and ids only",
}
"""Modules with a statement or question that reads what its actor does not see."""

WRITING = {"insert", "update", "delete", "text"}


def modules() -> list[tuple[str, Path]]:
    """The modules above storage."""
    every = ((path.relative_to(SERVICES).as_posix(), path) for path in sorted(SERVICES.rglob("*.py")))
    return [(name, path) for name, path in every if not name.startswith(("storage/", "access/"))]


def names(path: Path) -> set[str]:
    """What a module takes from sqlalchemy, and the attributes it asks for."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy"):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.Attribute):
            found.add(f".{node.attr}")
    return found


def test_writing_goes_through_the_unit_of_work() -> None:
    around = {name for name, path in modules() if names(path) & (WRITING | {".exec_driver_sql"})}
    assert around == WRITES_ITSELF.keys()


def test_nobody_takes_a_connection_of_their_own() -> None:
    own = {".driver_connection", ".engine", ".raw_connection", ".connect"}
    allowed = {"workspace/session.py", "dispatch/dispatcher.py", "moving/to_server.py"}  # they hand connections out
    assert {name for name, path in modules() if names(path) & own} <= allowed


def test_reading_all_is_declared_with_a_reason() -> None:
    declaring = {
        name
        for name, path in modules()
        if name not in ("dispatch/registry.py", "dispatch/dispatcher.py")
        and any(sign in path.read_text(encoding="utf-8") for sign in ("reads_all=", "sight import WHOLE"))
    }
    assert declaring == READS_ALL.keys()
