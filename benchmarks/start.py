"""From the start of a process to its first painted window, and to rows in it, beside a window of Qt alone; taking turns."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.runner import environment
from desktop import bootstrap

TIMES = 7
HEAVY = frozenset({"sqlalchemy", "alembic", "openpyxl", "numpy", "xlsxwriter", "pandas", "matplotlib"})


def run(workspace: Path, times: str = str(TIMES)) -> list[Figure]:
    _once("window", workspace)  # the first start of all writes its home and fills the page cache
    bare: list[dict[str, Any]] = []
    ours: list[dict[str, Any]] = []
    for _ in range(int(times)):
        bare.append(_once("bare", workspace))
        ours.append(_once("window", workspace))
    floor = [one["painted"] for one in bare]
    loaded = sorted({name for one in ours for name in one["loaded"]})
    return [
        Figure("start: first painted window", [one["painted"] for one in ours], floor=floor, floor_is="bare Qt", of="ratio",
               most=1.3, wanted="≤ 1.3 × bare"),
        Figure("start: the same, CPU", [one["painted_cpu"] for one in ours], floor=[one["painted_cpu"] for one in bare],
               floor_is="bare Qt", of="ratio", most=1.3, wanted="≤ 1.3 × bare"),
        Figure("start: heavy modules by then", [float(len(loaded))], "loaded", most=0, wanted="none", note=", ".join(loaded)),
        Figure("start: rows visible", [one["rows"] for one in ours], floor=floor, floor_is="bare Qt", of="ratio", most=2.5,
               wanted="≤ 2.5 × bare"),
        Figure("start: the same, CPU", [one["rows_cpu"] for one in ours], floor=[one["painted_cpu"] for one in bare],
               floor_is="bare Qt", of="ratio", most=2.5, wanted="≤ 2.5 × bare"),
    ]  # fmt: skip


def _once(way: str, workspace: Path) -> dict[str, Any]:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.one_start", way, str(workspace)], cwd=bootstrap.ROOT,
        env=environment(workspace.parent), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True,
        timeout=120,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {name: (value - began) * 1000 if name in ("painted", "rows") else value for name, value in found.items()}
