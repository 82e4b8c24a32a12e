"""Each kind of field with real keys: nothing typed is lost, lists filter by any part, lines are added and removed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.services.people.commands import AddMember
from desktop.services.vocabulary.commands import AddWord
from desktop.views.forms.fields.calendar import HolidayCalendar
from desktop.views.forms.fields.making import WIDGETS, make_field
from desktop.views.forms.form import Form
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.words import Priority, VocabularyKind
from tests.views.fakes import FakePreferences
from tests.views.forms.sample import sample_workbench


@pytest.fixture
def bench(qtbot):
    return sample_workbench()


@pytest.fixture
def place(qtbot):
    """A window with a field and something else to go to."""
    windows = []

    def show(field):
        window = QWidget()
        window.other = QLineEdit(window)
        column = QVBoxLayout(window)
        column.addWidget(field)
        column.addWidget(window.other)
        windows.append(window)  # qtbot holds only a weak reference
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        field.editor().setFocus()
        return window

    return show


def spec(kind: FieldKind, **more) -> FieldSpec:
    return FieldSpec("x", "Thing", kind, **more)


def test_every_kind_has_a_widget():
    assert set(WIDGETS) == set(FieldKind)


@pytest.mark.parametrize("kind", list(FieldKind))
def test_empty_round_trip(bench, qtbot, kind):
    one = spec(kind, choices=Priority, vocabulary=VocabularyKind.DEPARTMENT)
    field = make_field(one, bench)
    qtbot.addWidget(field)
    field.set_value(one.empty())
    assert field.value() == one.empty()
    field.rewrite(field.written())
    assert field.value() == one.empty()
    assert not field.problem()


def test_a_date_is_understood_when_it_is_left(bench, place):
    field = make_field(spec(FieldKind.DATE), bench)
    window = place(field)
    QTest.keyClicks(field.editor(), "3/12/2026")
    window.other.setFocus()
    assert field.value() == "2026-12-03"
    assert field.editor().text() == "03/12/2026"


def test_text_that_is_no_date_stays(bench, place):
    field = make_field(spec(FieldKind.DATE), bench)
    window = place(field)
    QTest.keyClicks(field.editor(), "soonish")
    window.other.setFocus()
    assert field.editor().text() == "soonish"
    assert field.problem() == "date.unknown"
    assert field.written() == "soonish"


def test_the_calendar_marks_weekends_and_holidays(bench, qtbot):
    bench.preferences = FakePreferences({"calendar.place": "CA-QC"})
    calendar = HolidayCalendar(bench)
    qtbot.addWidget(calendar)
    calendar.setCurrentPage(2026, 6)
    qtbot.waitUntil(lambda: bool(calendar.holiday(QDate(2026, 6, 24))), timeout=10_000)
    assert not calendar.holiday(QDate(2026, 6, 23))
    assert calendar.dateTextFormat(QDate(2026, 6, 24)).toolTip()
    sunday = calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color()
    assert sunday != calendar.weekdayTextFormat(Qt.DayOfWeek.Monday).foreground().color()


def test_alt_down_opens_the_calendar_and_enter_takes_a_day(bench, place, qtbot):
    field = make_field(spec(FieldKind.DATE), bench)
    place(field)
    field.set_value("2026-12-03")
    QTest.keyClick(field.editor(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = next(one for one in field.children() if type(one).__name__ == "CalendarPopup")
    popup.calendar.activated.emit(QDate(2026, 12, 8))
    assert field.value() == "2026-12-08"


def test_a_list_filters_by_any_part_without_accents(bench, place):
    field = make_field(spec(FieldKind.WORD, vocabulary=VocabularyKind.DEPARTMENT), bench)
    window = place(field)
    QTest.keyClicks(field.line(), "evenements spec")
    window.other.setFocus()
    assert field.value() == "department-12" or [e.label for e in field._offered()] == ["Événements spéciaux"]
    field.search("ing")
    assert {entry.label for entry in field._offered()} == {"Engineering", "Marketing"}


def test_an_unknown_word_can_be_added_in_place(bench, place):
    bench.door.answers[AddWord] = "new-word"
    field = make_field(spec(FieldKind.WORD, vocabulary=VocabularyKind.DEPARTMENT), bench)
    place(field)
    QTest.keyClicks(field.line(), "Robotics")
    model = field._model
    assert model.item(model.rowCount() - 1).text() == "Add “Robotics”"
    field._take_row(model.index(model.rowCount() - 1, 0))
    assert bench.door.carried[-1] == AddWord(VocabularyKind.DEPARTMENT, "Robotics")
    assert field.value() == "new-word"
    assert field.line().text() == "Robotics"


def test_stages_cannot_be_added_on_the_way(bench, place):
    field = make_field(spec(FieldKind.WORD, vocabulary=VocabularyKind.STAGE), bench)
    place(field)
    field.search("Nonsense")
    assert field._model.rowCount() == 0


def test_unknown_text_stays_and_is_named(bench, place):
    field = make_field(spec(FieldKind.PERSON), bench)
    window = place(field)
    QTest.keyClicks(field.line(), "Nobody here")
    window.other.setFocus()
    assert field.line().text() == "Nobody here"
    assert field.problem() == "choice.unknown"
    assert field.value() == ""
    other = make_field(spec(FieldKind.PERSON), bench)
    other.rewrite(field.written())
    assert other.line().text() == "Nobody here"
    other.deleteLater()


def test_a_person_can_be_added_to_the_team(bench, place):
    bench.door.answers[AddMember] = "m-9"
    field = make_field(spec(FieldKind.PERSON), bench)
    place(field)
    QTest.keyClicks(field.line(), "Zoe Ng")
    field._take_row(field._model.index(field._model.rowCount() - 1, 0))
    assert bench.door.carried[-1] == AddMember("Zoe Ng")
    assert field.value() == "m-9"


def test_records_are_found_by_word_recent_first(bench, place):
    field = make_field(spec(FieldKind.REQUISITION), bench)
    place(field)
    assert [entry.id for entry in field.entries()] == ["r-1", "r-2", "r-3"]
    QTest.keyClicks(field.line(), "pay")
    assert [entry.id for entry in field._offered()] == ["r-2"]
    field.normalise()
    assert field.value() == "r-2"


def test_a_record_set_by_id_learns_its_name(bench, place):
    field = make_field(spec(FieldKind.CANDIDATE), bench)
    place(field)
    field.set_value("c-1")
    assert field.value() == "c-1"
    assert field.line().text() == "Amara Okafor"


def test_several_lines(bench, place, qtbot):
    field = make_field(spec(FieldKind.SEVERAL, content="email"), bench)
    place(field)
    QTest.keyClicks(field.editor(), "Amara <a@x.ca>")
    QTest.mouseClick(field.more, Qt.MouseButton.LeftButton)
    QTest.keyClicks(field.lines()[1], "b@x.ca")
    assert field.value() == ("a@x.ca", "b@x.ca")
    QTest.mouseClick(field._lines[1].up, Qt.MouseButton.LeftButton)
    assert field.value() == ("b@x.ca", "a@x.ca")
    QTest.mouseClick(field._lines[0].drop, Qt.MouseButton.LeftButton)
    assert field.value() == ("a@x.ca",)


def test_a_pasted_list_is_taken_apart(bench, place):
    field = make_field(spec(FieldKind.SEVERAL, content="email"), bench)
    window = place(field)
    QGuiApplication.clipboard().setText("a@x.ca; b@x.ca, c@x.ca")
    field.editor().paste()
    window.other.setFocus()
    assert field.value() == ("a@x.ca", "b@x.ca", "c@x.ca")
    assert len(field.lines()) == 3


def test_tags(bench, place):
    field = make_field(spec(FieldKind.TAGS), bench)
    place(field)
    QTest.keyClicks(field.editor(), "SAP")
    QTest.keyClick(field.editor(), Qt.Key.Key_Return)
    QTest.keyClicks(field.editor(), "bilingual,")
    QTest.keyClicks(field.editor(), "sap")
    assert field.value() == ("SAP", "bilingual")
    field.editor().clear()
    QTest.keyClick(field.editor(), Qt.Key.Key_Backspace)
    assert field.value() == ("SAP",)


def test_people(bench, place):
    field = make_field(spec(FieldKind.PEOPLE), bench)
    place(field)
    field.picker.choose("m-2", bench.team.name("m-2"))
    field.picker.typed.emit()
    assert field.value() == ("m-2",)
    assert field.picker.line().text() == ""
    field.chips.removed.emit(0)
    assert field.value() == ()


def test_money_is_grouped_when_it_is_left(bench, place):
    field = make_field(spec(FieldKind.MONEY), bench)
    window = place(field)
    QTest.keyClicks(field.editor(), "68k")
    window.other.setFocus()
    assert field.value() == "68000"
    assert field.editor().text() == "68,000"


def test_currencies_are_found_by_name(bench, place):
    field = make_field(spec(FieldKind.CURRENCY), bench)
    place(field)
    field.search("canadian")
    assert [entry.id for entry in field._offered()] == ["CAD"]


def test_all_rows_of_many_chips_are_seen(bench, qtbot):
    form = Form(FormSpec("x", (SectionSpec("", (spec(FieldKind.TAGS, help="What it is called."),)),)), bench)
    qtbot.addWidget(form)
    form.set_values({"x": tuple(f"a longer tag {number}" for number in range(9))})
    form.resize(360, 600)
    form.show()
    qtbot.waitUntil(lambda: form.fields["x"].chips.height() > 100)
    chips = form.fields["x"].chips
    assert chips.height() >= chips.heightForWidth(chips.width())
    assert form.fields["x"].rect().contains(chips.geometry())
