"""An import goes back as a whole, with what was built on it, and leaves what others use by now."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import NotFound
from desktop.services.applications.commands import CreateApplication
from desktop.services.candidates.questions import FindCandidates
from desktop.services.history.messages import ReadUndoable
from desktop.services.notes.commands import AddNote
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.questions import ReadSpreadsheets
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.words import VocabularyKind
from tests.faults.saving import sheet
from tests.services.desk import Desk


@pytest.fixture
def imported(desk: Desk, tmp_path: Path) -> tuple[Desk, str]:
    """A workspace with twenty imported people, and the import's entry."""
    path = sheet(tmp_path, 20)
    path.write_text(path.read_text(encoding="utf-8").replace("Indeed", "Our own fair"), encoding="utf-8")
    draft = desk.ask(ReadSpreadsheets((str(path),)))
    done = desk.do(ImportSpreadsheets(draft, "applicants.csv"))
    assert desk.count("candidate") == 20
    return desk, done.entry_id


def test_an_import_and_what_was_built_on_it_goes_and_comes_back(imported: tuple[Desk, str]) -> None:
    desk, entry = imported
    opening = desk.opening("By hand")
    somebody = desk.ask(FindCandidates("per1"))[0].id
    desk.do(CreateApplication(somebody, opening))
    desk.do(AddNote(somebody, "called"))
    before = desk.living()
    undone = desk.undo(entry)
    assert desk.living()["candidate"] == desk.living()["application"] == {}
    assert desk.requisition(opening).active == 0
    with pytest.raises(NotFound):
        desk.candidate(somebody)
    assert desk.findings() == ()
    assert [one.entry_id for one in desk.ask(ReadUndoable(redo=True))] == [undone.entry_id]
    desk.undo(undone)
    assert desk.living() == before
    assert desk.findings() == ()


def test_a_word_that_others_use_by_now_stays(imported: tuple[Desk, str]) -> None:
    desk, entry = imported
    book = desk.ask(ReadVocabulary())
    source = next(word.id for word in book.of(VocabularyKind.SOURCE) if word.label == "Our own fair")
    mine = desk.person("By hand", source_id=source)
    desk.undo(entry)
    assert desk.ask(ReadVocabulary()).label(source) == "Our own fair"
    assert desk.candidate(mine).source_id == source
    assert desk.findings() == ()


def test_a_word_that_nobody_uses_goes_too(imported: tuple[Desk, str]) -> None:
    desk, entry = imported
    desk.undo(entry)
    assert not [word for word in desk.ask(ReadVocabulary()).words if word.label == "Our own fair"]
