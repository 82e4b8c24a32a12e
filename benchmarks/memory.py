"""What a list costs in memory: anonymous pages of a process with the list open and used, over one with an empty list."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure
from benchmarks.runner import environment
from desktop import bootstrap


def run(workspace: Path, times: str = "3") -> list[Figure]:
    empty = workspace.with_name("empty.desk")
    from desktop.services.workspace.session import create_workspace

    create_workspace(empty, name="empty", person="Bench", installation="bench").close()
    own = _grown(workspace, empty, int(times), small=True)
    usual = _grown(workspace, empty, int(times), small=False)
    return [
        Figure("memory: the list over an empty one", [own], "MB", most=15, wanted="≤ 15 MB", note="without the engine's page cache"),
        Figure("memory: with the engine's page caches", [usual], "MB", note="up to 64 MB a reading connection, by design"),
    ]  # fmt: skip


def _grown(workspace: Path, empty: Path, times: int, *, small: bool) -> float:
    full = [_once(workspace, small) for _ in range(times)]
    none = [_once(empty, small) for _ in range(times)]
    return median(full) - median(none)


def _once(workspace: Path, small: bool) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.one_memory", str(workspace), "small" if small else "usual"], cwd=bootstrap.ROOT,
        env=environment(workspace.parent), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True,
    )  # fmt: skip
    return float(json.loads(done.stdout.splitlines()[-1]))
