"""The wizard against a real workspace, with threads: what it writes, remembers, stops and takes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop.services.candidates.questions import FindCandidates, ReadCandidate
from desktop.services.spreadsheets.questions import ListImports
from desktop.services.workspace.session import WorkSession, create_workspace
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.importing.choice_table import CODE
from desktop.views.importing.import_wizard import ImportWizard
from desktop.views.importing.words_model import TAKEN
from desktop.views.look.theme import Look
from desktop.views.mishaps.meeting import Mishaps
from tests.views.fakes import FakePreferences

TEXT = "Name,E-mail,Position,Status\nAnn Lee,ann@x.example,Chef,Zorp\nBo Ray,bo@x.example,Cook,Hired\n,,Cook,Applied\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[WorkSession]:
    made = create_workspace(tmp_path / "a.desk", name="Acme", person="Béa Kaur", installation="0" * 32)
    yield made
    made.close()


@pytest.fixture
def bench(qtbot: Any, session: WorkSession) -> Iterator[DeskWorkbench]:
    look = Look("light")
    made = DeskWorkbench(session.door, look, FakePreferences(), Mishaps(look))
    there = []
    made.begin(lambda: there.append(1))
    qtbot.waitUntil(lambda: bool(there), timeout=5000)
    yield made
    assert made.courier.shutdown(20)


def opened(qtbot: Any, bench: DeskWorkbench, path: Path) -> ImportWizard:
    wizard = ImportWizard(bench)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    wizard.ask_leave = lambda: True  # type: ignore[method-assign]
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.add_files([path])
    assert wizard.busy
    qtbot.waitUntil(lambda: not wizard.busy, timeout=15_000)
    return wizard


def imported(qtbot: Any, wizard: ImportWizard) -> None:
    wizard.go("preview")
    qtbot.mouseClick(wizard.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: wizard.importing.state == "done", timeout=15_000)


def test_imported_remembered_and_taken_back(qtbot, bench, session, tmp_path):
    path = tmp_path / "one.csv"
    path.write_text(TEXT, encoding="utf-8")
    wizard = opened(qtbot, bench, path)
    wizard.go("words")
    wizard.words.model.setData(wizard.words.model.index(0, TAKEN), "offer", CODE)
    qtbot.waitUntil(lambda: not wizard.busy, timeout=15_000)
    imported(qtbot, wizard)
    qtbot.waitUntil(lambda: bool(wizard.importing.refused_path), timeout=5000)
    assert Path(wizard.importing.refused_path) == tmp_path / "one - not imported.xlsx"
    assert Path(wizard.importing.refused_path).exists()
    assert len(session.door.ask(FindCandidates("ann"))) == 1

    path.write_text(TEXT.replace("Ann", "Cy").replace("ann@", "cy@"), encoding="utf-8")
    again = opened(qtbot, bench, path)
    assert again.work.open_words() == 0
    assert again.work.draft.applications[0].stage == "offer"
    again.go("preview")
    texts = [
        again.preview.tabs.tabText(at)
        for at in range(again.preview.tabs.count())
        if again.preview.tabs.isTabVisible(at)
    ]
    assert texts == ["All 3", "New 1", "Known 1", "Refused 1"]

    [record] = session.door.ask(ListImports())
    assert record.entry_id
    qtbot.mouseClick(wizard.importing.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: wizard.importing.state == "undone", timeout=15_000)
    assert session.door.ask(FindCandidates("ann")) == ()
    assert session.door.ask(ListImports()) == ()


def test_stopping_an_import_leaves_nothing(qtbot, bench, session, tmp_path):
    path = tmp_path / "many.csv"
    rows = "".join(f"Person {n},p{n}@x.example,Chef,Applied\n" for n in range(6000))
    path.write_text("Name,E-mail,Position,Status\n" + rows, encoding="utf-8")
    wizard = opened(qtbot, bench, path)
    wizard.go("preview")
    qtbot.mouseClick(wizard.primary, Qt.MouseButton.LeftButton)
    assert wizard.busy
    qtbot.mouseClick(wizard.importing.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not wizard.busy, timeout=15_000)
    assert wizard.step == "preview"
    assert "Nothing was written" in wizard.banner.text()
    assert session.door.ask(FindCandidates("person")) == ()


def test_stopping_a_reading_keeps_the_files(qtbot, bench, tmp_path):
    path = tmp_path / "one.csv"
    path.write_text(TEXT, encoding="utf-8")
    wizard = ImportWizard(bench)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.add_files([path])
    qtbot.mouseClick(wizard.files.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not wizard.busy, timeout=15_000)
    assert wizard.work.paths == [path]
    assert "stopped" in wizard.banner.text()
    assert wizard.primary.text() == "&Read files"


def test_a_new_answer_keeps_the_earlier_ones(qtbot, bench, tmp_path):
    path = tmp_path / "one.csv"
    for word, code in (("Zorp", "offer"), ("Blib", "screen")):
        path.write_text(TEXT.replace("Zorp", word).replace("ann@", f"{word}@"), encoding="utf-8")
        wizard = opened(qtbot, bench, path)
        wizard.work.given.take_word("stage", word, code)
        wizard.work.start()
        qtbot.waitUntil(lambda wizard=wizard: not wizard.busy, timeout=15_000)
        imported(qtbot, wizard)
    path.write_text(TEXT + "Cy Fox,cy@x.example,Chef,Blib\n", encoding="utf-8")
    wizard = opened(qtbot, bench, path)
    assert wizard.work.open_words() == 0
    assert [one.stage for one in wizard.work.draft.applications] == ["offer", "hired", "screen"]


def test_a_later_export_shows_where_the_known_go_and_asks_before_going_back(qtbot, bench, session, tmp_path):
    text = "Name,E-mail,Position,Status\nAnn Lee,ann@x.example,Chef,{}\nBo Ray,bo@x.example,Cook,{}\n"
    path = tmp_path / "week.csv"
    path.write_text(text.format("Screening", "Offer"), encoding="utf-8")
    imported(qtbot, opened(qtbot, bench, path))
    path.write_text(text.format("Interview", "Screening"), encoding="utf-8")
    wizard = opened(qtbot, bench, path)
    wizard.go("preview")
    step = wizard.preview
    ahead, back = (step.model.verdict(row) for row in (0, 1))
    assert (step.model.text(ahead, 1), step.model.text(back, 1)) == ("Update", "Doubtful")
    stages = [step.model.text(one, 5).split(" → ") for one in (ahead, back)]
    assert stages[0][0] == stages[1][1]  # both in the team's own words
    assert [wizard.work.is_out(one) for one in (ahead, back)] == [False, True]
    assert step.to_import() == 1
    step.model.leave_out([1], False)
    assert step.to_import() == 2
    assert wizard.work.insisted == {(0, 3)}
    step.model.leave_out([0], True)
    imported(qtbot, wizard)
    people = {one.name: one for one in session.door.ask(FindCandidates("r"))}
    stage = session.door.ask(ReadCandidate(people["Bo Ray"].id)).applications[0].stage_id
    assert bench.book.label(stage) == stages[1][1]
