"""A wizard over the real engine without a workspace: files are read and drafted, commands are only written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop.errors import WorkbookTrouble
from desktop.services.people.records import Member, Team
from desktop.services.spreadsheets.answers import Answers
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.engine import draft_readings
from desktop.services.spreadsheets.questions import ListImports, PreviewImport, ReadSpreadsheets, WriteRefusedRows
from desktop.services.spreadsheets.reading.child_process import read_one
from desktop.services.spreadsheets.reading.limits import Limits
from desktop.services.spreadsheets.reading.raw_table import FileReading
from desktop.services.spreadsheets.records import ImportPreview, ImportResult
from desktop.services.vocabulary import defaults
from desktop.services.vocabulary.records import VocabularyBook, Word
from desktop.views.importing.import_wizard import ImportWizard
from desktop.words import VocabularyKind
from tests.views.fakes import FakeDoor, FakeWorkbench

MESSY = (
    "Name,E-mail,Position,Status,Source,Reason,Applied,Gender,Shoe size\n"
    "Ann Lee,ann@x.example,Chef,Zorp,Zqx Blurb,Fell asleep,03/04/2024,f,38\n"
    "José Nuñez,jose@x.example,Chef,Interview,LinkedIn,,05/06/2024,m,44\n"
    "Zoë Ng,zoe@x.example,Cook,Zorp,LinkedIn,,05/07/2024,f,36\n"
    "Someone Else,ann@x.example,Cook,Applied,Indeed,,02/03/2024,,\n"
    ",,Cook,Applied,,,,,\n"
)
CLEAN = "Name,E-mail,Position,Status\nAnn Lee,ann@x.example,Chef,Applied\nBo Ray,bo@x.example,Chef,Hired\n"
MONTHS = "Channel,Jan,Feb,Mar,Apr,May,Jun\nAds,1,2,3,4,5,6\nFairs,1,2,3,4,5,6\nBoards,2,3,4,5,6,7\n"


def book() -> VocabularyBook:
    words = [
        Word(f"stage-{at}", VocabularyKind.STAGE, one["code"], one["label"], milestone=one["milestone"])
        for at, one in enumerate(defaults.STAGES)
    ]
    words += [
        Word(f"reason-{at}", VocabularyKind.REASON, one[0], one[1], side=one[2])
        for at, one in enumerate(defaults.REASONS)
    ]
    words += [
        Word(f"type-{at}", VocabularyKind.SOURCE_TYPE, one[0], one[1]) for at, one in enumerate(defaults.SOURCE_TYPES)
    ]
    return VocabularyBook(tuple(words))


def _read(question: ReadSpreadsheets) -> Any:
    answers = Answers.model_validate_json(question.answers) if question.answers else Answers()
    return draft_readings([_reading(Path(path)) for path in question.paths], answers)


def _reading(path: Path) -> FileReading | WorkbookTrouble:
    try:
        return read_one(path, Limits())
    except WorkbookTrouble as trouble:
        return trouble


def _preview(question: PreviewImport) -> ImportPreview:
    draft = question.draft
    return ImportPreview(
        draft.verdicts, len(draft.people), 0, len(draft.applications), 0, len(draft.requisitions), 0,
    )  # fmt: skip


def _write(command: ImportSpreadsheets) -> ImportResult:
    draft = command.draft
    return ImportResult(
        "batch", len(draft.people), len(draft.applications), len(draft.requisitions), 0, 0, len(draft.refused_rows)
    )


@pytest.fixture
def door() -> FakeDoor:
    return FakeDoor(
        {
            ReadSpreadsheets: _read,
            PreviewImport: _preview,
            ImportSpreadsheets: _write,
            WriteRefusedRows: lambda question: str(Path(question.source).with_name("refused.xlsx")),
            ListImports: (),
        }
    )


@pytest.fixture
def bench(qtbot: Any, door: FakeDoor) -> FakeWorkbench:
    return FakeWorkbench(door, book=book(), team=Team((Member("p1", "Bao Kaur"),)))


@pytest.fixture
def wizard(qtbot: Any, bench: FakeWorkbench) -> ImportWizard:
    made = ImportWizard(bench)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # qtbot closes it once more
    made.resize(1280, 720)
    made.work._wait.setInterval(0)
    made.ask_leave = lambda: True  # type: ignore[method-assign]
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str = "messy.csv", text: str = MESSY) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
