"""A secured workspace with people in it, a document beside it, and a home of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.backup.make_backup import documents_folder
from desktop.services.backup.messages import BackupRecord, MakeBackup
from tests.services.accounts.secured import Secured, make_secured


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What this computer remembers (anchors, spares, chosen folders) begins empty."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HIRING_DESK_HOME", str(home))
    return home


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Secured]:
    made = make_secured(tmp_path)
    for name in ("Zoë Markermann", "Jan Novák"):
        made.applied(made.opening(seats=2), name)
    folder = documents_folder(made.path)
    (folder / "ab").mkdir(parents=True)
    (folder / "ab" / "letter.txt").write_text("Dear Zoë", encoding="utf-8")
    yield made
    made.session.close()


@pytest.fixture
def backup(office: Secured) -> BackupRecord:
    """A first copy of the office."""
    made: BackupRecord = office.ask(MakeBackup())
    return made
