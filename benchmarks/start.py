"""From the start of a process to its first painted window, and to the docket's rows in it, beside a window of Qt alone; taking turns.

A start is measured as a person has it who was here before: modules are compiled, and the last closing left a first glance. Apart
stand a start without one (the first of a workspace or of a version), and when the workspace itself is open.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.runner import environment
from benchmarks.waiting import wait_for_bench
from desktop import bootstrap

TIMES = 7
HEAVY = frozenset({"sqlalchemy", "alembic", "openpyxl", "numpy", "xlsxwriter", "pandas", "matplotlib"})


def run(workspace: Path, times: str = str(TIMES)) -> list[Figure]:
    lines = wait_for_bench(workspace)
    _once("whole", workspace)  # the first start of all compiles modules, writes its home and fills the page cache
    bare: list[dict[str, Any]] = []
    ours: list[dict[str, Any]] = []
    whole: list[dict[str, Any]] = []
    blind: list[dict[str, Any]] = []
    for _ in range(int(times)):
        bare.append(_once("bare", workspace))
        ours.append(_once("window", workspace))
        whole.append(_once("whole", workspace))
        blind.append(_once("blind", workspace))
        _once("whole", workspace)  # leaves a glance again
    floor = [one["painted"] for one in bare]
    floor_cpu = [one["painted_cpu"] for one in bare]
    loaded = sorted({name for one in ours for name in one["loaded"]})
    at_rows = sorted({name for one in ours for name in one["loaded_at_rows"]})

    def beside(what: str, values: list[float], most: float | None, *, cpu: bool = False, note: str = "") -> Figure:
        wanted = f"≤ {most:g} × bare" if most else ""
        return Figure(f"start: {what}", values, floor=floor_cpu if cpu else floor, floor_is="bare Qt", of="ratio", most=most,
                      wanted=wanted, note=note)  # fmt: skip

    return [
        beside("first painted window", [one["painted"] for one in ours], 1.3),
        beside("the same, CPU", [one["painted_cpu"] for one in ours], 1.3, cpu=True),
        Figure("start: heavy modules by then", [float(len(loaded))], "loaded", most=0, wanted="none", note=", ".join(loaded)),
        beside("rows visible", [one["rows"] for one in ours], 2.5, note=f"the docket, {lines:,} lines"),
        beside("the same, CPU", [one["rows_cpu"] for one in ours], 2.5, cpu=True),
        Figure("start: heavy modules by then", [float(len(at_rows))], "loaded", note=", ".join(at_rows)),
        beside("rows visible without a glance", [one["rows"] for one in blind], None),
        beside("the same, CPU", [one["rows_cpu"] for one in blind], None, cpu=True),
        beside("workspace open, commands are carried out", [one["open"] for one in whole], None),
        Figure("start: window held up meanwhile", [one["held_up"] for one in whole]),
    ]  # fmt: skip


def _once(way: str, workspace: Path) -> dict[str, Any]:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.one_start", way, str(workspace)], cwd=bootstrap.ROOT,
        env=environment(workspace.parent), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True,
        timeout=120,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {
        name: (value - began) * 1000 if name in ("painted", "rows", "open") else value for name, value in found.items()
    }
