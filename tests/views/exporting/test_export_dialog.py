"""The way out to Excel on screen: the choice with its numbers, the file, the toast, and what is said when it fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import Stopped, WorkbookTrouble
from desktop.services.exports.messages import ExportList, ExportResult
from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import CountRows, Filter, ListCount, ListView
from desktop.views.exporting import running
from desktop.views.exporting.export_dialog import ExportDialog, export
from desktop.views.exporting.file_names import another_name, last_folder, proposed_name
from tests.views.fakes import FakeDoor, FakeWorkbench

VIEW = ListView(ListKind.CANDIDATES, (Filter("active", "from", ("1",)),))


def today() -> str:
    return QDate.currentDate().toString(Qt.DateFormat.ISODate)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1000, 600)
    widget.show()
    return widget


def bench(answer: Any = None) -> FakeWorkbench:
    return FakeWorkbench(FakeDoor({CountRows: ListCount(340, 12_400), ExportList: answer}))


def chosen_file(qtbot: QtBot, page: QWidget) -> QFileDialog:
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is not None)
    return page.findChild(QFileDialog)


def test_it_says_how_many_rows_and_columns(qtbot: QtBot, page: QWidget) -> None:
    dialog = export(bench(), page, VIEW, ("name", "email"))
    assert dialog.seen.text() == "&What is seen (340 rows, 2 columns)"
    assert dialog.everything.text() == "&Everything (12,400 rows, all columns)"
    assert dialog.seen.isChecked()
    assert dialog.act.isDefault()
    dialog.reject()


def test_what_is_seen_and_everything(qtbot: QtBot, page: QWidget) -> None:
    dialog = export(bench(), page, VIEW, ("name", "email"), name="Open")
    seen = dialog.chosen()
    assert (seen.columns, seen.everything, seen.name, seen.rows) == (("name", "email"), False, "Open", 340)
    qtbot.keyClick(dialog.everything, Qt.Key.Key_Space)
    assert dialog.everything.isChecked()
    everything = dialog.chosen()
    assert (everything.columns, everything.everything, everything.name, everything.rows) == ((), True, "", 12_400)
    unnamed = ExportDialog(bench(), page, VIEW, ())
    assert unnamed.chosen().name == "filtered"
    assert unnamed.chosen().columns == tuple(one.code for one in COLUMNS[ListKind.CANDIDATES])


def test_a_file_is_proposed_in_the_last_folder_and_written(
    qtbot: QtBot, page: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda self: None)
    workbench = bench(lambda question: ExportResult(question.path, 340, 0.2))
    workbench.preferences.write("export/folder", str(tmp_path))
    dialog = export(workbench, page, VIEW, ("name",), name="In the running")
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    file = chosen_file(qtbot, page)
    assert Path(file.directory().absolutePath()) == tmp_path
    assert file.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert Path(file.selectedFiles()[0]).name == f"Candidates - In the running - {today()}.xlsx"
    other = tmp_path / "other"
    other.mkdir()
    file.fileSelected.emit(str(other / "list"))
    asked = workbench.door.asked[-1]
    assert asked == ExportList(VIEW, ("name",), str(other / "list.xlsx"), False, "In the running")
    assert workbench.said == [("good", "Exported 340 rows to list.xlsx.")]
    assert [words for words, _ in workbench.offered] == ["Open", "Show in folder"]
    assert last_folder(workbench.preferences) == other


def run(workbench: FakeWorkbench, page: QWidget, file: Path) -> None:
    running.run(workbench, page, running.Export(VIEW, (), False, "", 340), file)


def test_open_in_excel_offers_another_name(
    qtbot: QtBot, page: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda self: None)
    file = tmp_path / "list.xlsx"
    file.touch()
    workbench = bench(WorkbookTrouble("open_elsewhere", file))
    run(workbench, page, file)
    box = page.findChild(QMessageBox)
    assert "open in another program" in box.text()
    assert str(file) in box.informativeText()
    assert "unchanged" in box.informativeText()
    words = {button.text(): button for button in box.buttons()}
    assert set(words) == {"&Try again", "&Choose another file…", "Cancel"}
    qtbot.mouseClick(words["&Choose another file…"], Qt.MouseButton.LeftButton)
    assert Path(chosen_file(qtbot, page).selectedFiles()[0]).name == "list (2).xlsx"
    assert not workbench.said


def test_try_again(qtbot: QtBot, page: QWidget, tmp_path: Path) -> None:
    tries: list[object] = []

    def answer(question: ExportList) -> ExportResult:
        tries.append(question)
        if len(tries) == 1:
            raise WorkbookTrouble("disk_full", Path(question.path))
        return ExportResult(question.path, 1, 0.1, removed=2)

    workbench = bench(answer)
    run(workbench, page, tmp_path / "list.xlsx")
    box = page.findChild(QMessageBox)
    again = next(button for button in box.buttons() if button.text() == "&Try again")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert len(tries) == 2
    kind, text = workbench.said[0]
    assert kind == "good"
    assert text.startswith("Exported 1 row to list.xlsx. Some texts had to be changed")


@pytest.mark.parametrize("code", ["open_elsewhere", "read_only_folder", "disk_full", "too_many_rows", "io"])
def test_every_trouble_is_worded(page: QWidget, tmp_path: Path, code: str) -> None:
    run(bench(WorkbookTrouble(code, tmp_path / "list.xlsx")), page, tmp_path / "list.xlsx")
    box = page.findChild(QMessageBox)
    assert box.text().endswith((".", "…"))
    assert len(box.informativeText()) > 10
    box.close()


def test_a_stopped_export_is_said_quietly(page: QWidget, tmp_path: Path) -> None:
    workbench = bench(Stopped())
    run(workbench, page, tmp_path / "list.xlsx")
    assert workbench.said == [("info", "Export stopped. No file was written.")]
    assert page.findChild(QMessageBox) is None


def test_names_of_files(tmp_path: Path) -> None:
    assert proposed_name("Candidates", 'a/b: "c"? ') == f"Candidates - a b c - {today()}.xlsx"
    assert proposed_name("Candidates", "") == f"Candidates - {today()}.xlsx"
    file = tmp_path / "list.xlsx"
    assert another_name(file).name == "list (2).xlsx"
    (tmp_path / "list (2).xlsx").touch()
    assert another_name(file).name == "list (3).xlsx"
