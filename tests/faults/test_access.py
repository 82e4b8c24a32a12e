"""What somebody reads who has only a part of the keys, and how long a password takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import bootstrap
from desktop.services.restricted.messages import ReadRestricted, SetRestricted
from tests.faults.decrypting import plain_bytes
from tests.faults.figures import Line, note, percentile
from tests.services.accounts.secured import make_secured

pytestmark = pytest.mark.every_run
SECRETS = ("Qzxvbramp", "Qzxvbtoilet", "Qzxvbsalary", "Qzxvboffer")


def test_restricted_values_are_sealed_under_the_files_own_key(tmp_path: Path) -> None:
    office = make_secured(tmp_path)
    person = office.person("Qzxvb Openly", office.opening())
    for secret in SECRETS:  # each is written over by the next
        for one in office.ask(ReadRestricted(person)):
            office.do(SetRestricted(one.record_id, one.version, one.field, secret))
    key = office.session.file.key
    assert key is not None
    seen = plain_bytes(office.path, key)  # the log still holds every older page
    office.session.close()
    seen += plain_bytes(office.path, key)
    assert b"Qzxvb Openly" in seen, "the key opens the rest"
    forms = [
        form for secret in SECRETS for form in (secret.encode(), secret.encode("utf-16-le"), secret.lower().encode())
    ]
    found = [form for form in forms if form in seen]
    told = f"{len(seen) // 1024:,} KiB of decrypted pages, those of the log included"
    note(Line(23, "restricted values with the file's own key only: found in the clear", len(SECRETS), len(found), told))
    assert found == []


def test_how_long_a_password_takes(tmp_path: Path, often: Callable[[int, int], int]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.unlocking", str(tmp_path), str(often(3, 20))],
        cwd=bootstrap.ROOT, env={**os.environ, "HIRING_DESK_HOME": str(tmp_path / "home")}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    taken = json.loads(done.stdout)
    told = f"middle {percentile(taken, 50):.2f} s, {len(taken)} times, password to open workspace"
    note(Line(27, "unlocking", own=f"p95 {percentile(taken, 95):.2f} s", target="p95 < 1 s", told=told))
    assert len(taken) == often(3, 20)
