"""Eight processes at the same records: nobody's change is lost, nobody's is overwritten unseen, every version is in the journal.

``HIRING_DESK_ROUNDS`` sets how often each goes through all records (12).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.together import PROCESSES, work_together
from tests.services.desk import make_template

ROUNDS = int(os.environ.get("HIRING_DESK_ROUNDS", "12"))


def test_eight_at_the_same_records(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account = work_together(make_template(tmp_path_factory.mktemp("template")), tmp_path, ROUNDS)
    with capsys.disabled():
        print(account.table())
    assert account.saved == PROCESSES * ROUNDS * 7, "three candidates with two fields each, and one requisition"
    assert (account.lost, account.overwritten, account.versions_off, account.findings) == (0, 0, 0, [])
    assert account.asked > 0, "they never met, so nothing was tried"
    assert account.merged > 0
