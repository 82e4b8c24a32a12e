"""Runs the parts, each in a process and a home of its own, and prints what they found as one table."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.figures import Figure, from_plain, table, to_plain
from benchmarks.workspaces import copy_of, workspace_of
from desktop import bootstrap

MARK = "figures: "


def measure(candidates: str, workspace: Path | None, only: Sequence[str], *, markdown: bool) -> int:
    """Measure the named parts; answers 0 if all of them ran, whatever they found."""
    source = workspace or workspace_of(candidates, say=lambda text: print(text, file=sys.stderr))
    figures: list[Figure] = []
    failed = []
    for part in only:
        print(f"measuring {part} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="hiring-desk-bench-", ignore_cleanup_errors=True) as folder:
            found = part_apart(part, copy_of(source, Path(folder)), Path(folder))
        if found is None:
            failed.append(part)
        else:
            figures += found
    print(table(figures, markdown=markdown))
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def part_apart(part: str, workspace: Path, home: Path, *more: str) -> list[Figure] | None:
    """Run one part in a process of its own; None if it failed."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "part", part, str(workspace), *more], cwd=bootstrap.ROOT,
        env=environment(home), stdout=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    for line in done.stdout.splitlines():
        if line.startswith(MARK):
            return from_plain(json.loads(line.removeprefix(MARK)))
        print(line, file=sys.stderr)
    return None


def environment(home: Path) -> dict[str, str]:
    """A home of its own, no display, one time zone; modules are compiled once, as at a person's."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "HIRING_DESK_HOME": str(home / "home"), "QT_QPA_PLATFORM": "offscreen", "TZ": "UTC",
            "PYTHONHASHSEED": "0"}  # fmt: skip


def measure_one(part: str, workspace: Path, more: Sequence[str]) -> int:
    """Measure one part here and print its figures for the runner."""
    figures: list[Figure] = import_module(f"benchmarks.{part}").run(workspace, *more)
    print(MARK + json.dumps(to_plain(figures)), flush=True)
    sys.stdout.flush()
    os._exit(0)  # threads and windows need no farewell here
