"""Size, names and opening sentence of every module; nothing of anybody's machine in any file."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from pathlib import Path

from tests.architecture.layers import DESKTOP, ROOT

LONGEST = 400
SAYS_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc", "stuff", "tools"}
NOT_OURS = {".git", ".venv", "wheels", "out", "dist", "build", "node_modules", "__pycache__"}
TEXT = {
    ".py",
    ".toml",
    ".lock",
    ".md",
    ".txt",
    ".yml",
    ".yaml",
    ".json",
    ".ini",
    ".cfg",
    ".svg",
    ".html",
    ".css",
    ".ts",
    ".sh",
    "",
}

# Written in pieces, so that this file does not hold what it looks for.
FOREIGN = re.compile(
    r"(?<![\w.~])/(?:" + "work|root" + "|opt" + r")/\w"  # a path of one machine
    r"|py" + r"pi\.(?:org|python)|python" + r"hosted\.org|npm" + r"js\.(?:org|com)"  # the host of a registry
)  # fmt: skip

MODULES = sorted(DESKTOP.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _files() -> list[Path]:
    """What belongs to the project: what git knows or would take, else everything outside of well-known folders."""
    if (ROOT / ".git").exists() and (git := shutil.which("git")):
        listed = subprocess.run(
            [git, "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(part in NOT_OURS or part.endswith("_cache") for part in path.relative_to(ROOT).parts)
    ]


def test_modules_can_be_read_in_one_go() -> None:
    """Longer than that, and a module is about two things: split it by what they are."""
    revisions = DESKTOP / "models" / "migrations" / "versions"  # each is finished on the day it is written
    read = [path for path in MODULES if revisions not in path.parents]
    lengths = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in read}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_modules_open_with_a_sentence() -> None:
    openings = {
        _name(path): (ast.get_docstring(ast.parse(path.read_bytes())) or "").split("\n\n")[0].strip()
        for path in MODULES
    }
    assert [name for name, opening in openings.items() if not opening] == [], "a module says first what it is for"
    ends = (".", ":", "?", "!", "…", ")")
    assert {name: opening for name, opening in openings.items() if not opening.endswith(ends)} == {}, "not sentences"


def test_names_say_something() -> None:
    assert [_name(path) for path in MODULES if SAYS_NOTHING & {path.stem, *path.relative_to(DESKTOP).parts}] == []


def test_nothing_of_a_machine_or_a_registry() -> None:
    found = []
    for path in _files():
        if path.suffix in TEXT and path != Path(__file__):
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
                if match := FOREIGN.search(line):
                    found.append(f"{_name(path)}:{number}: {match.group()}")
    assert found == []
