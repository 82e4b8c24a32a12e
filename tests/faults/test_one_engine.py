"""Nothing but the one engine touches the live file, and there is no second one in the process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import bootstrap
from tests.faults.figures import Line, note

pytestmark = [
    pytest.mark.every_run,
    pytest.mark.skipif(
        not Path("/proc/self/fd").exists(), reason="needs a system that shows a process its descriptors"
    ),
]


def test_only_the_engine_touches_the_file(tmp_path: Path) -> None:
    environment = {**os.environ, "HIRING_DESK_HOME": str(tmp_path / "home")}
    (tmp_path / "office").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.one_engine", str(tmp_path / "office")],
        cwd=bootstrap.ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    libraries = [path for path in found["libraries"] if "/sqlcipher3/" not in path]
    wrong = [*found["opened"], *libraries, *found["other"]]
    line = Line(18, "a session with all that is loaded: plain opens of the live file, second libraries", 1, len(wrong))
    line.told = f"{found['during']} descriptors while open, {found['after']} after closing"
    note(line)
    assert wrong == []
    assert (found["findings"], found["after"]) == ([], 0)
    assert found["during"] > 0, "nothing was watched"
    assert len(found["libraries"]) > 0
