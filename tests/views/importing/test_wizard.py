"""The wizard from files to the import, over the real engine and a door that only writes down what passes."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QRadioButton

from desktop.errors import Stopped, WorkbookTrouble
from desktop.services.history.messages import UndoEntry
from desktop.services.spreadsheets.answers import Answers
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.questions import ListImports, ReadSpreadsheets, WriteRefusedRows
from desktop.services.spreadsheets.records import ImportRecord
from desktop.views.importing.choice_table import CHOICES, CODE
from desktop.views.importing.columns_model import READ_AS
from desktop.views.importing.import_wizard import open_import, open_imports
from desktop.views.importing.past_imports import PastImports
from desktop.views.importing.rows_model import CONTACT, GROUND, NAME, ROW
from desktop.views.importing.words_model import TAKEN
from tests.views import ux_lint
from tests.views.fakes import VIEWER, FakeDoor, FakeWorkbench
from tests.views.importing.conftest import CLEAN, MONTHS


def press(wizard, qtbot):
    qtbot.mouseClick(wizard.primary, Qt.MouseButton.LeftButton)


def settled(wizard, qtbot):
    qtbot.waitUntil(lambda: not wizard.busy, timeout=5000)


def column(wizard, header):
    table = wizard.columns.model.table
    return next(at for at, one in enumerate(table.columns) if one.header == header)


def given(door):
    """The answers of the latest reading."""
    text = [one for one in door.asked if isinstance(one, ReadSpreadsheets)][-1].answers
    return Answers.model_validate_json(text) if text else Answers()


def carried(door):
    return next(one for one in reversed(door.carried) if isinstance(one, ImportSpreadsheets))


def test_an_empty_wizard_says_what_to_do(wizard):
    assert (wizard.step, wizard.busy) == ("files", False)
    assert not wizard.primary.isEnabled()
    assert wizard.primary.toolTip() == "Choose files first."
    assert wizard.rail.buttons["preview"].toolTip() == "Choose files first."
    assert ux_lint.findings(wizard) == []


def test_every_step_passes_the_mechanical_checks(wizard, qtbot, file):
    wizard.add_files([file(), file("months.csv", MONTHS)])
    for step in ("files", "columns", "words", "preview"):
        wizard.go(step)
        assert wizard.step == step
        assert ux_lint.findings(wizard) == [], step
    press(wizard, qtbot)
    assert wizard.importing.state == "done"
    assert ux_lint.findings(wizard) == []


def test_from_files_to_the_list(wizard, qtbot, file, door, bench):
    wizard.add_files([file()])
    press(wizard, qtbot)
    assert wizard.step == "columns"
    press(wizard, qtbot)
    assert wizard.step == "words"
    press(wizard, qtbot)
    assert wizard.step == "preview"
    assert wizard.primary.text() == "&Import 4 rows"
    press(wizard, qtbot)
    assert (wizard.step, wizard.importing.state) == ("import", "done")
    assert carried(door).files == "messy.csv"
    assert carried(door).skip == frozenset()
    press(wizard, qtbot)
    assert bench.opened[-1][0] == "applications"
    assert not wizard.isVisible()


def test_steps_with_nothing_to_ask_are_passed_over_but_can_be_visited(wizard, qtbot, file):
    wizard.add_files([file("clean.csv", CLEAN)])
    press(wizard, qtbot)
    assert wizard.step == "preview"
    assert wizard.rail.buttons["columns"].note == "Nothing to ask"
    qtbot.mouseClick(wizard.rail.buttons["words"], Qt.MouseButton.LeftButton)
    assert wizard.step == "words"
    assert "nothing to ask" in wizard.words.nothing.text()


def test_back_forward_and_enter_by_keys(wizard, qtbot, file):
    wizard.files.take_focus()
    wizard.add_files([file()])
    assert wizard.primary.hasFocus()
    qtbot.keyClick(wizard.primary, Qt.Key.Key_Return)
    assert wizard.step == "columns"
    qtbot.keyClick(wizard.columns.view, Qt.Key.Key_Return)
    assert wizard.step == "words"
    qtbot.keyClick(wizard.words.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wizard.step == "columns"
    qtbot.keyClick(wizard.columns.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert wizard.step == "words"
    qtbot.mouseClick(wizard.back, Qt.MouseButton.LeftButton)
    assert wizard.step == "columns"


def test_files_are_dropped_and_wrong_types_refused_with_the_reason(wizard, qtbot, file, tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file())), QUrl.fromLocalFile(str(tmp_path / "photo.png"))])
    wizard.dropEvent(
        QDropEvent(
            QPointF(QPoint(5, 5)),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert [path.name for path in wizard.work.paths] == ["messy.csv"]
    assert "photo.png" in wizard.files.refused.text()
    assert "type of file" in wizard.files.refused.text()
    assert wizard.work.draft is not None


def test_files_that_cannot_be_read_and_hold_no_people_are_named(wizard, file):
    wizard.add_files([file("empty.csv", ""), file("months.csv", MONTHS)])
    empty, months = wizard.files.rows
    assert empty.state.text().startswith("The file holds no rows.")
    assert "holds no people" in months.state.text()
    assert "months" in months.state.text()
    assert not wizard.primary.isEnabled()
    wizard.go("columns")
    assert wizard.columns.nobody.text().startswith("This table holds no people")


def test_a_file_is_taken_out_again(wizard, qtbot, file):
    wizard.add_files([file(), file("clean.csv", CLEAN)])
    wizard.work.skipped.add((0, 2))
    qtbot.mouseClick(wizard.files.rows[0].remove, Qt.MouseButton.LeftButton)
    assert [path.name for path in wizard.work.paths] == ["clean.csv"]
    assert wizard.work.skipped == set()
    qtbot.mouseClick(wizard.files.rows[0].remove, Qt.MouseButton.LeftButton)
    assert wizard.work.draft is None
    assert not wizard.primary.isEnabled()


def test_a_column_is_read_as_something_else(wizard, qtbot, file, door):
    wizard.add_files([file()])
    wizard.go("columns")
    model = wizard.columns.model
    index = model.index(column(wizard, "Shoe size"), READ_AS)
    assert index.data() == "Keep word for word"
    wizard.columns.view.setCurrentIndex(index)
    qtbot.keyClick(wizard.columns.view, Qt.Key.Key_Space)
    editor = wizard.columns.view.findChild(QComboBox)
    editor.setCurrentIndex(editor.findData("rating"))
    editor.activated.emit(editor.currentIndex())
    assert index.data() == "Rating"
    settled(wizard, qtbot)
    [mapping] = given(door).mappings.values()
    assert mapping == {"Shoe size": "rating"}
    assert wizard.work.draft.applications[0].rating == "38"
    assert wizard.columns.view.currentIndex().row() == index.row()
    assert model.index(index.row(), 4).data() == "you said so"


def test_a_choice_is_found_by_typing(wizard, qtbot, file):
    wizard.add_files([file()])
    wizard.go("columns")
    view = wizard.columns.view
    view.setCurrentIndex(wizard.columns.model.index(column(wizard, "Shoe size"), READ_AS))
    qtbot.keyClick(view, "r")
    line = view.findChild(QComboBox).lineEdit()
    line.setText("Hiring manager")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert wizard.columns.model.index(column(wizard, "Shoe size"), READ_AS).data() == "Hiring manager"
    assert wizard.step == "columns"


def test_sensitive_columns_stay_out_unless_asked_for(wizard, qtbot, file, door):
    wizard.add_files([file()])
    wizard.go("columns")
    assert "Gender" in wizard.columns.sensitive.text()
    index = wizard.columns.model.index(column(wizard, "Gender"), READ_AS)
    assert index.data() == "Leave out (sensitive)"
    assert wizard.columns.model.index(index.row(), 1).data() == "not shown"
    wizard.columns.model.setData(index, "kept", CODE)
    settled(wizard, qtbot)
    assert given(door).sensitive == ["Gender"]
    assert wizard.columns.sensitive.text() == ""
    assert ("Gender", "f") in wizard.work.draft.applications[0].kept
    wizard.columns.model.setData(index, "gender", CODE)
    settled(wizard, qtbot)
    assert given(door).sensitive == []


def test_the_order_of_dates_is_asked_and_the_answer_stays(wizard, qtbot, file, door):
    wizard.add_files([file()])
    wizard.go("columns")
    assert wizard.work.unanswered_dates() == 1
    day, month = wizard.columns.dates.findChildren(QRadioButton)
    assert day.isChecked()
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=QPoint(8, month.height() // 2))
    settled(wizard, qtbot)
    assert given(door).dates == {"Applied": "mdy"}
    assert wizard.work.draft.applications[0].applied_on.isoformat() == "2024-03-04"
    assert wizard.columns.dates.isVisible()
    assert wizard.work.unanswered_dates() == 0


def test_a_table_is_called_something_else_or_left_out(wizard, qtbot, file, door):
    wizard.add_files([file(), file("clean.csv", CLEAN)])
    wizard.go("columns")
    kind = wizard.columns.kind
    kind.setCurrentIndex(kind.findData("skip"))
    kind.activated.emit(kind.currentIndex())
    settled(wizard, qtbot)
    assert given(door).tables == {"messy.csv": "skip"}
    assert len(wizard.work.draft.people) == 2
    kind.setCurrentIndex(0)
    kind.activated.emit(0)
    settled(wizard, qtbot)
    assert given(door).tables == {}


def test_words_are_answered_one_by_one_and_together(wizard, qtbot, file, door):
    wizard.add_files([file()])
    wizard.go("words")
    words = wizard.words
    assert words.tabs.tabText(0) == "Stages (1 open)"
    assert words.model.words[0].word == "Zorp"
    assert words.model.index(0, TAKEN).data().startswith("Applied")
    words.model.setData(words.model.index(0, TAKEN), "offer/withdrawn", CODE)
    assert words.model.index(0, TAKEN).data() == "Withdrawn (Offer)"
    settled(wizard, qtbot)
    assert given(door).words.stage == {"Zorp": "offer/withdrawn"}
    assert wizard.work.draft.applications[0].status == "withdrawn"
    assert words.model.rowCount() == 1  # the answered word stays on the page
    words.tabs.setCurrentIndex(1)
    qtbot.mouseClick(words.all, Qt.MouseButton.LeftButton)
    words.several.setCurrentIndex(words.several.findData("event"))
    qtbot.mouseClick(words.apply, Qt.MouseButton.LeftButton)
    settled(wizard, qtbot)
    assert given(door).words.source == {"Zqx Blurb": "event"}


def test_the_preview_shows_what_becomes_of_every_row(wizard, qtbot, file):
    wizard.add_files([file()])
    wizard.go("preview")
    step = wizard.preview
    assert step.totals.figures["people"][0].text() == "4"
    texts = [step.tabs.tabText(at) for at in range(step.tabs.count()) if step.tabs.isTabVisible(at)]
    assert texts == ["All 5", "New 2", "Doubtful 2", "Refused 1"]
    step.tabs.setCurrentIndex(5)
    assert step.model.rowCount() == 1
    assert step.model.index(0, NAME).data(GROUND) == "bad_weak"
    assert step.model.index(0, ROW).data(Qt.ItemDataRole.CheckStateRole) is None
    step.tabs.setCurrentIndex(4)
    assert step.model.index(0, CONTACT).data(GROUND) == "warn_weak"
    assert "another name" in step.model.index(0, 8).data()


def test_rows_are_left_out(wizard, qtbot, file, door):
    wizard.add_files([file()])
    wizard.go("preview")
    step = wizard.preview
    step.view.selectAll()
    assert step.out.text() == "&Leave 4 rows out"
    step.view.selectRow(0)
    qtbot.keyClick(step.view, Qt.Key.Key_Space)
    assert wizard.primary.text() == "&Import 3 rows"
    assert step.out.text() == "&Take 1 row in again"
    press(wizard, qtbot)
    assert carried(door).skip == frozenset({(0, 2)})


def test_a_warning_shows_its_rows(wizard, qtbot, file):
    wizard.add_files([file()])
    wizard.go("preview")
    step = wizard.preview
    step.show_only("email_shared_by_other_name")
    assert step.model.rowCount() == 2
    assert step.chip.isVisible()
    qtbot.mouseClick(step.chip, Qt.MouseButton.LeftButton)
    assert step.model.rowCount() == 5


def test_the_row_and_the_filter_stay_when_an_answer_changes(wizard, qtbot, file):
    wizard.add_files([file()])
    wizard.go("preview")
    step = wizard.preview
    step.view.setCurrentIndex(step.model.index(2, NAME))
    wizard.work.given.take_word("stage", "Zorp", "offer")
    wizard.work.answered()
    settled(wizard, qtbot)
    assert step.view.currentIndex().row() == 2
    assert step.model.index(2, 5).data() == "Offer"


@pytest.mark.parametrize("name", ["columns", "words", "preview"])
def test_the_models_are_sound(wizard, file, name):
    wizard.add_files([file()])
    wizard.go(name)
    page = getattr(wizard, name)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.refresh()
    assert page.model.rowCount() > 0
    assert page.model.index(0, 0).data(CHOICES) is None


def test_what_was_answered_and_agreed_is_remembered(wizard, qtbot, file, door):
    wizard.add_files([file()])
    wizard.work.given.take_word("stage", "Zorp", "offer")
    wizard.go("preview")
    press(wizard, qtbot)
    assert json.loads(carried(door).answers)["words"]["stage"] == {"Zorp": "offer"}


def test_a_stopped_import_says_that_nothing_came_in(wizard, qtbot, file, door):
    door.answers[ImportSpreadsheets] = Stopped
    wizard.add_files([file()])
    wizard.go("preview")
    press(wizard, qtbot)
    assert wizard.step == "preview"
    assert wizard.banner.text().startswith("The import was stopped. Nothing was written")
    assert wizard.primary.isEnabled()


def test_an_import_under_way_can_be_stopped_and_is_not_left_by_accident(wizard, qtbot, file, bench):
    wizard.add_files([file()])
    wizard.go("preview")
    bench.hold()
    press(wizard, qtbot)
    assert wizard.busy
    assert not wizard.primary.isVisible()
    progress = wizard.importing._progress
    progress.report(2, 4, "writing")
    assert wizard.importing.told.text() == "2 of 4 records"
    wizard.ask_leave = lambda: False
    wizard.close()
    assert wizard.isVisible()
    qtbot.mouseClick(wizard.importing.stop_button, Qt.MouseButton.LeftButton)
    assert progress.stopping
    bench.release()
    assert wizard.importing.state == "done"


def test_reading_that_fails_keeps_files_and_answers(wizard, qtbot, file, door):
    wizard.add_files([file()])
    wizard.work.given.take_word("stage", "Zorp", "offer")
    reader = door.answers[ReadSpreadsheets]
    door.answers[ReadSpreadsheets] = Stopped
    wizard.work.start()
    assert "stopped" in wizard.banner.text()
    assert wizard.primary.text() == "&Read files"
    door.answers[ReadSpreadsheets] = reader
    press(wizard, qtbot)
    assert given(door).words.stage == {"Zorp": "offer"}
    assert wizard.primary.text() == "Co&ntinue"


def test_a_late_answer_of_an_older_reading_is_dropped(wizard, qtbot, file, bench):
    bench.hold()
    wizard.add_files([file()])
    wizard.add_files([file("clean.csv", CLEAN)])
    bench.release()
    settled(wizard, qtbot)
    assert len(wizard.work.draft.tables) == 2


def test_undo_of_the_whole_import(wizard, qtbot, file, door):
    wizard.add_files([file()])
    wizard.go("preview")
    press(wizard, qtbot)
    qtbot.mouseClick(wizard.importing.undo, Qt.MouseButton.LeftButton)
    assert isinstance(door.carried[-1], UndoEntry)
    assert wizard.importing.title.text() == "Import undone"
    assert ux_lint.findings(wizard) == []
    press(wizard, qtbot)
    assert (wizard.step, wizard.primary.text()) == ("preview", "&Import 4 rows")
    press(wizard, qtbot)
    qtbot.mouseClick(wizard.importing.more, Qt.MouseButton.LeftButton)
    assert (wizard.step, wizard.work.paths) == ("files", [])


def test_refused_rows_go_beside_the_file_or_elsewhere(wizard, qtbot, file, door):
    wizard.add_files([file()])
    wizard.go("preview")
    press(wizard, qtbot)
    assert "refused.xlsx" in wizard.importing.refused.text()
    assert wizard.importing.open_refused.isVisible()
    door.answers[WriteRefusedRows] = WorkbookTrouble("read_only_folder", wizard.work.paths[0])
    wizard.importing._write_refused("anywhere.csv")
    assert "Nothing can be written into this folder" in wizard.importing.refused.text()
    assert wizard.importing.other_folder.isVisible()


def test_closing_asks_only_where_answers_would_be_lost(wizard, qtbot, file):
    asked = []
    wizard.ask_leave = lambda: asked.append(1) is not None
    wizard.add_files([file()])
    assert not wizard.has_answers()
    wizard.work.given.take_word("stage", "Zorp", "offer")
    wizard.close()
    assert asked == [1]
    assert wizard.isVisible()
    wizard.ask_leave = lambda: True


def test_past_imports_with_their_undo(qtbot, bench, door):
    record = ImportRecord(
        "b", "2024-03-01T10:00:00.000Z", "p1", ("a.csv",), {"people": 3, "applications": 1, "refused": 2}, "entry"
    )
    old = ImportRecord("c", "2024-02-01T10:00:00.000Z", "p1", ("b.csv",))
    door.answers[ListImports] = (record, old)
    dialog = PastImports(bench)
    qtbot.addWidget(dialog)
    dialog.show()
    assert ux_lint.findings(dialog) == []
    first, second = dialog.undo_buttons
    assert not second.isEnabled()
    assert "Edit > Undo" in second.toolTip()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert door.carried[-1].entry_id == "entry"


def test_the_way_in(qtbot, bench, file):
    wizard = open_import(bench, None, (str(file()),))
    assert [path.name for path in wizard.work.paths] == ["messy.csv"]
    assert open_import(bench, None) is wizard
    assert open_imports() == [wizard]
    wizard.close()


def test_who_may_not_import_is_told_so(qtbot):
    bench = FakeWorkbench(FakeDoor(actor=VIEWER))
    assert open_import(bench, None) is None
    assert bench.said[-1][0] == "warn"
