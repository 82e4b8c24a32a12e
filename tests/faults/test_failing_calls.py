"""Any call to the system may fail: after each there is exactly the old state or the new one, and what was acknowledged is the new one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import bootstrap
from tests.faults.figures import Line, note

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("cc") is None, reason="needs a C compiler and Linux"
)

QUICK = pytest.mark.every_run
MOST = {"save": 200, "import": 40, "migrate": 60, "backup": 60, "erase": 60}
"""Calls tried with each kind of fault; spread over all there are."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is loaded before the C library."""
    made = tmp_path_factory.mktemp("library") / "failing_calls.so"
    source = Path(__file__).with_name("failing_calls.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True)
    return made


@pytest.mark.parametrize("what", [pytest.param(one, marks=QUICK if one in ("save", "erase") else ()) for one in MOST])
def test_a_call_that_fails(what: str, library: Path, tmp_path: Path, often: Callable[[int, int], int]) -> None:
    environment = {**os.environ, "HIRING_DESK_HOME": str(tmp_path / "home"), "LD_PRELOAD": str(library)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.failing_calls", str(tmp_path), what, str(often(2, MOST[what]))],
        cwd=bootstrap.ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    line = Line(
        4, f"{what}: a write, sync, rename or delete fails: neither old nor new state", found["runs"], len(found["bad"])
    )
    line.told = (
        f"{found['calls']} calls, EIO once and ENOSPC from then on; {found['done']} times it was done all the same"
    )
    note(line)
    assert found["bad"] == []
    assert found["calls"] > 3, "nothing was watched"
    assert found["done"] < found["runs"], "nothing failed"
