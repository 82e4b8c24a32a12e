"""Eight processes at the same records: nobody's change is lost, nobody's is overwritten unseen, every version is in the journal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.figures import Line, note
from tests.faults.together import PROCESSES, work_together
from tests.services.desk import make_template


@pytest.mark.every_run
def test_eight_at_the_same_records(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, often: Callable[[int, int], int]
) -> None:
    rounds = often(2, 24)
    account = work_together(make_template(tmp_path_factory.mktemp("template")), tmp_path, rounds)
    told = f"in {account.seconds:.0f} s; overwritten unseen {account.overwritten}, asked {account.asked}, merged {account.merged}"
    slowest = f"{account.lost} of {account.saved:,}; slowest {account.slowest:.1f} s"
    note(
        Line(11, f"{PROCESSES} processes at the same records: lost updates", own=slowest, told=told, target="0; < 5 s")
    )
    chain = "their chains: forks, gaps, entries missing against the oracle"
    note(Line(28, f"{PROCESSES} processes, {chain}", account.saved, account.lost + len(account.findings)))
    assert account.saved == PROCESSES * rounds * 7, "three candidates with two fields each, and one requisition"
    assert (account.lost, account.overwritten, account.versions_off, account.findings) == (0, 0, 0, [])
    assert account.asked > 0, "they never met, so nothing was tried"
    assert account.merged > 0
