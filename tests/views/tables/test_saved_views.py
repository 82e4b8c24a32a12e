"""Views under a name: mine, shared, built in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import Filter
from desktop.services.saved_views.messages import DeleteView, ReadSavedViews, SavedView, SaveView
from desktop.views.tables.save_view_dialog import SaveViewDialog
from desktop.views.tables.saved_views import SavedViewsButton
from desktop.views.tables.view_settings import default_settings, to_json
from tests.views.fakes import RECRUITER

KIND = ListKind.CANDIDATES
REFERRED = replace(default_settings(KIND), filters=(Filter("source", "is", ("source-0",)),))


@pytest.fixture
def button(desk, qtbot):
    desk.door.answers[ReadSavedViews] = (
        SavedView("v1", "candidates", "Referred", to_json(REFERRED), False, RECRUITER.id, 1),
        SavedView("v2", "candidates", "Everybody & more", to_json(REFERRED), True, "somebody", 1),
    )
    made = SavedViewsButton(desk.workbench, KIND)
    qtbot.addWidget(made)
    made.load()
    return made


def entries(button):
    return {
        act.text().replace("&&", "\0").replace("&", "").replace("\0", "&"): act for act in button.fill_menu().actions()
    }


def test_views_are_listed_and_chosen(button, qtbot):
    listed = entries(button)
    assert {"All candidates", "Referred", "Everybody & more"} <= set(listed)
    with qtbot.waitSignal(button.chosen, check_params_cb=lambda s: s == REFERRED):
        listed["Referred"].trigger()
    assert button.key == "v1"
    button.mark(REFERRED)
    assert not button.unsaved


def test_a_change_is_marked_and_can_be_taken_back(button, qtbot):
    button.mark(REFERRED)
    assert button.unsaved
    assert button.text().endswith("•")
    assert "changed" in button.accessibleName()
    with qtbot.waitSignal(button.chosen, check_params_cb=lambda s: s == default_settings(KIND)):
        entries(button)["Back to the saved state"].trigger()


def test_the_default_view_cannot_be_deleted_and_others_say_why(button):
    act = entries(button)["Delete view"]
    assert not act.isEnabled()
    assert act.toolTip() == "Built-in views always stay."
    button.choose("v2")
    assert not entries(button)["Delete view"].isEnabled()
    button.choose("v1")
    assert entries(button)["Delete view"].isEnabled()


def test_save_as_asks_for_a_name(button, desk, qtbot):
    desk.door.answers[SaveView] = "v9"
    desk.door.answers[ReadSavedViews] = (
        SavedView("v9", "candidates", "My list", to_json(REFERRED), True, RECRUITER.id, 1),
    )
    button.show()
    button.mark(REFERRED)
    button.save_as()
    dialog = button.window().findChild(SaveViewDialog)
    assert not dialog.save.isEnabled()
    qtbot.keyClicks(dialog._name, " My  list ")
    dialog._shared.setChecked(True)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert desk.door.carried == [SaveView("candidates", "My list", to_json(REFERRED), True)]
    assert (button.key, button.unsaved) == ("v9", False)


def test_save_changes_and_delete(button, desk, qtbot):
    button.choose("v1")
    changed = replace(REFERRED, search="x")
    button.mark(changed)
    desk.door.answers[SaveView] = "v1"
    entries(button)["Save changes"].trigger()
    assert desk.door.carried[-1] == SaveView("candidates", "Referred", to_json(changed), False)
    desk.door.answers[ReadSavedViews] = ()
    entries(button)["Delete view"].trigger()
    assert desk.door.carried[-1] == DeleteView("v1")
    assert button.key == "all"


def test_a_view_deleted_by_somebody_falls_back(button, desk, qtbot):
    button.choose("v1")
    desk.door.answers[ReadSavedViews] = ()
    with qtbot.waitSignal(button.key_changed, check_params_cb=lambda key: key == "all"):
        button.load()
