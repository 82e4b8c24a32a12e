"""The help window: F1 on real pages, links, search, find, back and forward, printing, and what a window owes its reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget

from desktop.desk import run
from desktop.desk.acts import ACTS
from desktop.services.candidates.questions import FindCandidates
from desktop.services.history.messages import ReadUndoable
from desktop.services.requisitions.questions import FindRequisitions
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.candidates.open_form import open_candidate_form
from desktop.views.help.help_window import HelpWindow, open_help
from desktop.views.help.places import TOPIC_OF
from desktop.views.help.printing import paper, print_on
from desktop.views.help.topics import CONTENTS, handbook
from desktop.views.look.theme import Look
from desktop.views.preferences import IniPreferences
from tests.views import ux_lint
from tests.views.dummy_pages import DUMMY_PAGES
from tests.views.fakes import FakeDoor, FakePreferences, FakeWorkbench
from tests.views.forms.sample import sample_workbench
from tests.views.help.test_topics import BOOK
from tests.views.shell_building import build_shell


@pytest.fixture
def bench(qapp):
    return FakeWorkbench(book=BOOK, preferences=FakePreferences())


@pytest.fixture
def home(qtbot):
    home = QWidget()
    qtbot.addWidget(home)
    home.show()
    return home


@pytest.fixture
def help_window(bench, home):
    return open_help(bench, home, "undo")


@pytest.fixture
def shell(qtbot):
    door = FakeDoor({FindCandidates: (), FindRequisitions: (), ReadUndoable: ()})
    window = build_shell(door, Look("light"), FakePreferences(), DUMMY_PAGES, "acme", courier=InlineCourier(door))
    qtbot.addWidget(window)
    window.show()
    return window


def helps(window) -> list[HelpWindow]:
    return window.findChildren(HelpWindow)


# --- from the pages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "topic"),
    [("requisitions", "requisitions"), ("candidates", "candidates"), ("applications", "applications"), ("pipeline", "pipeline")],
)  # fmt: skip
def test_f1_opens_the_topic_of_the_page(qtbot, shell, place, topic):
    shell.go(place)
    qtbot.keyClick(shell.stage.page, Qt.Key.Key_F1)
    assert [window.topic for window in helps(shell)] == [topic]


def test_f1_again_goes_on_in_the_same_window(qtbot, shell):
    shell.go("pipeline")
    qtbot.keyClick(shell.stage.page, Qt.Key.Key_F1)
    first = helps(shell)[0]
    shell.go("candidates")
    qtbot.keyClick(shell.stage.page, Qt.Key.Key_F1)
    assert helps(shell) == [first]
    assert first.topic == "candidates"
    first.step(-1)
    assert first.topic == "pipeline"


def test_question_mark_stands_on_every_page_and_shortcuts_keep_a_key(qtbot, shell):
    shell.go("applications")
    qtbot.mouseClick(shell.top.help_button, Qt.MouseButton.LeftButton)
    assert helps(shell)[0].topic == "applications"
    assert shell.menus.action("help").shortcuts()[0] == QKeySequence("F1")
    assert shell.menus.action("shortcuts").shortcut() == QKeySequence("Ctrl+F1")
    assert shell.menus.collisions == []


def test_f1_in_a_record_window(qtbot, shell):
    shell.open_window("candidate", "7")
    record = shell.windows[0]
    try:
        qtbot.waitUntil(record.isActiveWindow)
        qtbot.keyClick(record.page, Qt.Key.Key_F1)
        assert helps(record)[0].topic == "candidates"
    finally:
        record.close()


def test_f1_in_a_form_asks_for_what_belongs_to_it(qtbot):
    bench = sample_workbench()
    form = open_candidate_form(bench, None)
    qtbot.waitUntil(form.isActiveWindow)
    qtbot.keyClick(form, Qt.Key.Key_F1)
    assert bench.opened == [("help", "candidate", False, {})]
    form.close()
    assert TOPIC_OF["candidate"] == "candidates"


def test_a_page_may_open_the_help_by_topic_or_place(bench, home):
    ACTS["help"](bench, home, "", {"topic": "duplicates#merge-two-records"})
    window = helps(home)[0]
    assert (window.topic, window.text.textCursor().block().text()) == ("duplicates", "Merge two records")
    ACTS["help"](bench, home, "pipeline", {})
    assert window.topic == "pipeline"


def test_f1_in_the_welcome_window(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(run.CrashWatch, "install", lambda self: None)
    desk = run.Desk(QApplication.instance(), Look("light"), IniPreferences(tmp_path / "settings.ini"))
    desk.show_welcome()
    qtbot.waitUntil(desk.welcome.isActiveWindow)
    qtbot.keyClick(desk.welcome.page.name, Qt.Key.Key_F1)
    assert helps(desk.welcome)[0].topic == "first-steps"
    desk.welcome.close()
    desk.deleteLater()


def test_f1_before_there_is_a_workspace(qtbot):
    window = build_shell(None, Look("light"), FakePreferences(), DUMMY_PAGES, "acme")
    qtbot.addWidget(window)
    window.show()
    window.menus.action("help").trigger()
    assert helps(window)[0].topic == CONTENTS
    helps(window)[0].go("words")
    assert "Open a workspace to see its own words here." in helps(window)[0].text.toPlainText()


# --- reading ------------------------------------------------------------------------------------------------------------------


def test_unknown_topic_is_the_contents(bench, home):
    assert open_help(bench, home, "nowhere#at-all").topic == CONTENTS


def test_opened_at_a_heading(bench, home):
    window = open_help(bench, home, "importing#undo-an-import")
    assert window.topic == "importing"
    assert window.text.textCursor().block().text() == "Undo an import"
    assert window.text.verticalScrollBar().value() > 0


def test_links_back_and_forward(qtbot, help_window):
    window = help_window
    window.text.verticalScrollBar().setValue(20)
    window.text.followed.emit(QUrl("importing.md#undo-an-import"))
    assert (window.topic, window.text.textCursor().block().text()) == ("importing", "Undo an import")
    assert window.back_button.isEnabled()
    assert not window.forward_button.isEnabled()
    qtbot.keyClick(window.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (window.topic, window.text.verticalScrollBar().value()) == ("undo", 20)
    qtbot.mouseClick(window.forward_button, Qt.MouseButton.LeftButton)
    assert window.topic == "importing"


def test_link_into_the_program(bench, help_window):
    help_window.text.followed.emit(QUrl("app:candidates"))
    help_window.text.followed.emit(QUrl("app:delete_everything"))
    assert bench.opened == [("candidates", "", False, {})]


def test_link_into_the_program_without_a_workspace(home):
    window = open_help(Look("light"), home, "candidates")
    window.text.followed.emit(QUrl("app:candidates"))
    assert window.where.text() == "First open a workspace."


def test_words_are_those_of_the_workspace(help_window):
    help_window.go("words")
    assert "Employee referral" in help_window.text.toPlainText()


def test_theme_changes_live(bench, help_window):
    before = help_window.text.textCursor().charFormat().foreground().color()
    bench.look.set_mode("dark")
    assert help_window.text.textCursor().charFormat().foreground().color() != before
    bench.look.set_mode("light")


# --- finding ------------------------------------------------------------------------------------------------------------------


def test_search_all_topics_by_keyboard(qtbot, help_window):
    side = help_window.list
    qtbot.keyClick(
        help_window.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert side.field.hasFocus()
    qtbot.keyClicks(side.field, "novak")
    qtbot.keyClick(side.field, Qt.Key.Key_Return)
    assert side.said.text() == "1 place"
    assert help_window.topic == "lists"
    marked = [help_window.text.toPlainText()[first:last] for first, last in help_window.text.marks]
    assert marked == ["novak", "Novák"]
    qtbot.keyClick(side.view, Qt.Key.Key_Return)
    assert help_window.text.hasFocus()


def test_search_with_accents_and_without_a_match(qtbot, help_window):
    side = help_window.list
    side.field.setText("Novák")
    qtbot.waitUntil(lambda: side.said.text() == "1 place")
    side.field.setText("xylophone")
    qtbot.waitUntil(lambda: side.said.text().startswith("No match."))
    assert side.entries.rowCount() == 0
    qtbot.keyClick(side.field, Qt.Key.Key_Escape)
    assert side.field.text() == ""
    assert side.entries.rowCount() > len(handbook().topics)
    assert side.entry(side.view.currentIndex().row()).topic == "undo"


def test_search_finds_words_of_the_workspace(help_window):
    assert [hit.topic for hit in help_window.search("employee referral")] == ["words"]


def test_click_and_arrows_choose_topics(qtbot, help_window):
    side = help_window.list
    row = next(row for row in range(side.entries.rowCount()) if side.entry(row).topic == "workspace")
    place = side.view.visualRect(side.entries.index(row, 0)).center()
    qtbot.mouseClick(side.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert help_window.topic == "workspace"
    qtbot.keyClick(side.view, Qt.Key.Key_Down)
    assert help_window.topic == "copies"


def test_find_in_a_topic(qtbot, help_window):
    window = help_window
    qtbot.keyClick(window.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.finder.field.hasFocus()
    qtbot.keyClicks(window.finder.field, "ÚNDO")
    count = len(window.text.marks)
    assert count > 3
    assert window.finder.said.text() == f"1 of {count}"
    qtbot.keyClick(window.finder.field, Qt.Key.Key_Return)
    assert window.finder.said.text() == f"2 of {count}"
    qtbot.keyClick(window.finder.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(window.finder.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert window.finder.said.text() == f"{count} of {count}"
    window.finder.field.setText("xylophone")
    assert window.finder.said.text() == "Not in this topic"
    qtbot.keyClick(window.finder.field, Qt.Key.Key_Escape)
    assert window.finder.isHidden()
    assert window.text.marks == ()
    assert window.text.hasFocus()


# --- the window itself ----------------------------------------------------------------------------------------------------------


def test_lint(qtbot, help_window):
    QAbstractItemModelTester(help_window.list.entries, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert ux_lint.findings(help_window) == []
    help_window.finder.open_bar()
    help_window.list.field.setText("undo")
    help_window.list.search_now()
    assert ux_lint.findings(help_window) == []


def test_place_is_remembered_and_closing_gives_the_window_up(qtbot, bench, home, help_window):
    help_window.resize(712, 520)
    with qtbot.waitSignal(help_window.destroyed):
        qtbot.keyClick(help_window.text, Qt.Key.Key_Escape)
    again = open_help(bench, home)
    assert (again.width(), again.height()) == (712, 520)
    assert again.topic == CONTENTS


def test_prints_into_a_file(tmp_path, bench, help_window):
    file = tmp_path / "words.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    print_on(printer, paper(bench.look, "Words and definitions", help_window.markdown("words")))
    assert file.read_bytes().startswith(b"%PDF")
    assert file.stat().st_size > 5000
