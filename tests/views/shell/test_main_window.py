"""The main window: painted before services, places, history, record windows, closing, menus, messages, toasts."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog

from desktop.errors import RuleBroken
from desktop.services.candidates.questions import CandidateChoice, FindCandidates
from desktop.services.history.messages import ReadUndoable, UndoableEntry, UndoEntry
from desktop.services.requisitions.questions import FindRequisitions, RequisitionChoice
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.look.placing import keep, restore, visible_place
from desktop.views.look.theme import Look
from desktop.views.main_window import MainWindow
from desktop.views.palette.command_palette import CommandPalette
from desktop.views.toasts.message import Message
from desktop.words import Topic
from tests.views.dummy_pages import DUMMY_PAGES
from tests.views.fakes import FakeDoor, FakePreferences
from tests.views.shell_building import build_shell

UNDOABLE = (UndoableEntry("e1", "Move to Offer", "", ""),)


@pytest.fixture
def door():
    return FakeDoor(
        {
            FindCandidates: (CandidateChoice("c1", "Amara Okafor", "amara@example.org", "Vancouver"),),
            FindRequisitions: (RequisitionChoice("r1", "R-0142", "Senior analyst", "open"),),
            ReadUndoable: UNDOABLE,
        }
    )


@pytest.fixture
def preferences():
    return FakePreferences()


@pytest.fixture
def window(qtbot, door, preferences) -> MainWindow:
    window = build_shell(door, Look("light"), preferences, DUMMY_PAGES, "acme.desk", courier=InlineCourier(door))
    qtbot.addWidget(window)
    window.show()
    return window


def palette_of(window) -> CommandPalette:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, CommandPalette) and w.isVisible()]
    assert len(found) == 1
    return found[0]


# --- before and after the workspace is there ---------------------------------------------------------------------------------


def test_painted_before_there_is_a_door(qtbot, door):
    window = build_shell(None, Look("light"), FakePreferences(), DUMMY_PAGES, "acme.desk")
    qtbot.addWidget(window)
    window.show()
    assert window.workbench is None
    assert not window.side.isEnabled()
    window.go("candidates")
    assert window.here() == ""
    assert window.menus.action("search").toolTip() == "The workspace is still being opened."
    window.attach(door, courier=InlineCourier(door))
    assert window.side.isEnabled()
    assert window.here() == "requisitions"
    assert window.windowTitle() == "Requisitions[*] – acme.desk – Hiring Desk"


def test_a_start_begins_at_the_first_place(qtbot, door, preferences, window):
    first = window.here()
    window.go("pipeline")
    window.close()
    again = build_shell(door, Look("light"), preferences, DUMMY_PAGES, "acme", courier=InlineCourier(door))
    qtbot.addWidget(again)
    assert again.here() == first


# --- places -------------------------------------------------------------------------------------------------------------------


def test_click_key_and_menu_go_to_places(qtbot, window):
    qtbot.mouseClick(window.side.buttons["candidates"], Qt.MouseButton.LeftButton)
    assert window.here() == "candidates"
    assert window.stage.page.list.hasFocus()
    window.menus.action("go_applications").trigger()
    assert window.here() == "applications"
    assert window.side.buttons["applications"].isChecked()
    assert window.menus.action("go_pipeline").shortcut() == QKeySequence("Ctrl+4")
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.here() == "pipeline"


def test_history_goes_back_and_forward(window):
    window.go("candidates")
    window.go("candidate", "7")
    assert window.lit() == "candidates"
    assert window.windowTitle().startswith("Amara Okafor 7")
    window.step(-1)
    assert window.here() == "candidates"
    window.step(1)
    assert window.stage.page.record_id == "7"
    window.go("candidate", "8")
    assert window.stage.page.record_id == "8"
    window.menus.action("back").trigger()
    assert window.stage.page.record_id == "7"


def test_escape_takes_the_banner_then_the_record(qtbot, window):
    window.go("candidates")
    window.go("candidate", "7")
    window.workbench.mishaps.meet(RuleBroken("application.ended"), window.stage.page)
    assert window.stage.banner.text()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.stage.banner.text() == ""
    assert window.here() == "candidate"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.here() == "candidates"


def test_a_page_with_unsaved_input_keeps_the_window(qtbot, window):
    window.go("candidate", "7")
    window.stage.page.closing = False
    window.go("pipeline")
    assert window.here() == "candidate"
    assert window.close() is False
    window.stage.page.closing = True
    window.go("pipeline")
    assert window.here() == "pipeline"


def test_hints_and_records_reach_list_pages(window):
    window.workbench.open("pipeline", "r1", stage="offer")
    assert window.here() == "pipeline"
    assert window.stage.page.arrived == [("r1", {"stage": "offer"})]
    window.workbench.open("nowhere")
    assert "not there yet" in window.stage.banner.text()


def test_shown_pages_reload_hidden_ones_later(qtbot, window):
    window.go("candidates")
    candidates = window.stage.page
    window.go("requisitions")
    requisitions = window.stage.page
    before = (candidates.reloads, requisitions.reloads)
    window.workbench.announcer.gather({Topic.CANDIDATES, Topic.REQUISITIONS})
    qtbot.waitUntil(lambda: requisitions.reloads == before[1] + 1)
    assert candidates.reloads == before[0]
    window.go("candidates")
    assert candidates.reloads == before[0] + 1
    window.go("requisitions")
    window.go("candidates")
    assert candidates.reloads == before[0] + 1


def test_record_in_a_window_of_its_own(qtbot, window):
    assert window.menus.action("new_window").toolTip() == "First open a record."
    window.workbench.open("candidate", "7", new_window=True)
    window.workbench.open("candidate", "7", new_window=True)
    assert len(window.windows) == 1
    record = window.windows[0]
    assert record.windowTitle() == "Amara Okafor 7[*] – acme.desk – Hiring Desk"
    assert record.page.reloads == 1
    window.workbench.announcer.gather({Topic.CANDIDATES})
    qtbot.waitUntil(lambda: record.page.reloads == 2)
    record.page.closing = False
    assert record.close() is False
    assert window.close() is False
    record.page.closing = True
    record.close()
    assert window.windows == []


# --- actions -------------------------------------------------------------------------------------------------------------------


def test_page_actions_say_why_they_are_off(qtbot, window):
    window.go("candidates")
    action = window.menus.action("reject")
    assert not action.isEnabled()
    assert action.toolTip() == "Select a row first."
    window.stage.page.chosen = True
    window.stage.page.actions_changed.emit()
    qtbot.waitUntil(lambda: window.menus.action("reject").isEnabled())


def test_page_takes_the_place_of_a_shell_action(window):
    page = [ActionSpec("copy_rows", "&Copy rows", Menu.EDIT, lambda: None, QKeySequence.StandardKey.Copy)]
    window.menus.set_page(page)
    assert "copy" not in {spec.code for spec in window.menus.specs}
    assert window.menus.collisions == []


def test_the_page_comes_before_its_menus(qtbot, window):
    def of_page():
        return [action for action in window.actions() if action.objectName() == "reject"]

    kept, before = window.menus.action("search"), window.menus.action("reject")
    window.go("candidates")
    assert of_page() == [before]
    qtbot.waitUntil(lambda: len(of_page()) == 1 and of_page() != [before])
    assert window.menus.action("search") is kept  # what stays is not made anew
    window.go("candidate", "c-1")
    qtbot.waitUntil(lambda: not of_page())


def test_a_key_pressed_at_once_is_the_new_pages_key(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    pressed = []
    for name in ("old", "new"):
        run = partial(pressed.append, name)
        window.menus.set_page([ActionSpec(f"{name}_act", "&Act", Menu.CANDIDATE, run, "Ctrl+Shift+Y")])
        if name == "old":
            assert window.menus.action("old_act")
    window.side.setFocus()
    window.stage.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert pressed == ["new"]


def test_menu_icons_are_drawn_when_the_menu_is_first_opened(window):
    window.go("candidates")
    action = window.menus.action("reject")
    assert action.icon().isNull()
    window.menus.menu(Menu.CANDIDATE).aboutToShow.emit()
    assert not action.icon().isNull()


def test_more_actions_come_in_from_outside(qtbot, door):
    made = []

    def more(window):
        return [
            ActionSpec("new_candidate", "&New candidate…", Menu.CANDIDATE, lambda: made.append(window), "Ctrl+Shift+N")
        ]

    window = build_shell(
        door, Look("light"), FakePreferences(), DUMMY_PAGES, "", courier=InlineCourier(door), more_actions=more
    )
    qtbot.addWidget(window)
    window.menus.action("new_candidate").trigger()
    assert made == [window]


def test_acts_are_places_without_a_page(qtbot, door):
    done = []
    acts = {
        "import": lambda bench, parent, record, hints: done.append(("import", parent, record, hints)),
        "new_candidate": lambda bench, parent, record, hints: done.append(("new", parent, record, hints)),
    }
    courier = InlineCourier(door)
    window = build_shell(door, Look("light"), FakePreferences(), DUMMY_PAGES, "", courier=courier, acts=acts)
    qtbot.addWidget(window)
    window.workbench.open("import", requisition_id="r")
    window.workbench.open("candidate", requisition_id="r")  # no record: a new one
    assert done == [("import", window, "", {"requisition_id": "r"}), ("new", window, "", {"requisition_id": "r"})]
    assert window.here() == "requisitions"


def test_undo_stands_in_the_menu_with_its_name(qtbot, door, window):
    qtbot.waitUntil(lambda: window.menus.action("undo").text() == "&Undo “Move to Offer”")
    window.menus.action("undo").trigger()
    assert door.carried == [UndoEntry("e1", "Move to Offer")]


def test_light_and_dark_change_live_and_are_remembered(qtbot, window, preferences):
    app = QApplication.instance()
    window.look.apply(app)
    window.menus.action("look_dark").trigger()
    assert window.look.dark
    assert preferences.kept["look/mode"] == "dark"
    assert app.palette().window().color() == window.look.colour("window")
    window.menus.action("look_light").trigger()
    assert app.palette().window().color() == window.look.colour("window")


@pytest.mark.parametrize("verb", ["about", "shortcuts", "settings", "messages"])
def test_dialogs_open_without_stopping_the_window(qtbot, window, verb):
    getattr(window.verbs, verb)()
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    assert len(found) == 1
    if verb == "shortcuts":
        assert "Ctrl+Shift+P" in found[0].document().toPlainText()
        found[0].field.setText("palette command")
        found[0].field.setText("refresh")
        assert "Ctrl+1" not in found[0].view.toPlainText()
    found[0].close()


# --- palette ------------------------------------------------------------------------------------------------------------------


def test_palette_runs_what_is_typed(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = palette_of(window)
    labels = [entry.label for entry in palette.entries()]
    assert "Pipeline" in labels
    assert "Open in new window" not in labels  # off just now
    qtbot.keyClicks(palette.field, "pipl")
    assert palette.entries()[0].label == "Pipeline"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.here() == "pipeline")


def test_palette_finds_records_and_escape_leaves(qtbot, window):
    window.menus.action("search").trigger()
    palette = palette_of(window)
    assert [entry.label for entry in palette.entries()] == ["Amara Okafor", "Senior analyst"]
    qtbot.keyClicks(palette.field, "amara")
    qtbot.waitUntil(
        lambda: any(type(q) is FindCandidates and q.typed == "amara" for q in window.workbench.courier._door.asked)
    )
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.here() == "candidate")
    assert window.stage.page.record_id == "c1"
    window.menus.action("palette").trigger()
    palette = palette_of(window)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(
        lambda: not any(isinstance(w, CommandPalette) and w.isVisible() for w in QApplication.topLevelWidgets())
    )


# --- toasts, strip, places on screens -------------------------------------------------------------------------------------------


def test_toast_undoes_and_is_kept(qtbot, door, window):
    window.workbench.messages.add(Message("Moved", "good", "e9", "Moved"))
    toast = window.toaster.toasts[0]
    assert toast.timer.interval() == 10_000
    assert toast.timer.isActive()
    qtbot.mouseClick(toast.undo_button, Qt.MouseButton.LeftButton)
    assert door.carried == [UndoEntry("e9", "Moved")]
    assert [message.text for message in window.workbench.messages.all] == ["Moved", "Undone: Moved"]
    for at in range(6):
        window.workbench.say(f"Message {at}")
    assert [toast.message.text for toast in window.toaster.toasts] == ["Message 5"], "quick answers wall nothing up"
    for at in range(6):
        window.workbench.say(f"Trouble {at}", kind="warn")
    assert [toast.message.text for toast in window.toaster.toasts] == ["Trouble 3", "Trouble 4", "Trouble 5"]


def test_long_work_shows_a_strip_and_can_be_stopped(qtbot, window):
    from desktop.services.dispatch.messages import Progress
    from desktop.views.background.tickets import Work

    strip = window.status_line.strip
    quick, long = Work(1, "Quick", Progress()), Work(2, "Import", Progress(done=5, of=10))
    strip.began(quick)
    strip.ended(quick)
    assert strip.isHidden()
    strip.began(long)
    assert strip.isHidden()
    qtbot.waitUntil(lambda: not strip.isHidden())
    qtbot.mouseClick(strip.stop_button, Qt.MouseButton.LeftButton)
    assert long.progress.stopping
    strip.ended(long)
    assert strip.isHidden()


def test_windows_come_back_to_the_visible_area():
    screen = QRect(0, 0, 1280, 720)
    inside = QRect(100, 50, 800, 600)
    assert visible_place(inside, [screen]) == inside
    assert screen.contains(visible_place(QRect(5000, 50, 800, 600), [screen]))
    assert screen.contains(visible_place(QRect(100, -400, 800, 600), [screen]))
    assert visible_place(QRect(5000, 0, 3000, 2000), [screen]).size() == QSize(1280, 720)
    assert visible_place(QRect(1400, 100, 800, 600), [screen, QRect(1280, 0, 1280, 720)]).topLeft() == QPoint(1400, 100)


def test_geometry_is_remembered(qtbot, window, preferences):
    window.resize(760, 555)
    keep(window, "test", preferences)
    window.resize(700, 500)
    restore(window, "test", preferences, QSize(1, 1))
    assert window.size() == QSize(760, 555)


# --- what the import costs --------------------------------------------------------------------------------------------------------


def test_window_imports_no_heavy_library():
    code = (
        "import sys, time; t = time.process_time(); import desktop.views.main_window; took = time.process_time() - t;"
        "print(sorted(m for m in ('sqlalchemy','alembic','openpyxl','numpy','rapidfuzz','phonenumbers','pydantic',"
        "'xlsxwriter','python_calamine','holidays','PySide6.QtPrintSupport','PySide6.QtNetwork') if m in sys.modules), took)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert answer.startswith("[] "), answer
    assert float(answer.split()[-1]) < 1.5  # measured 0.3 s; room for a loaded machine
