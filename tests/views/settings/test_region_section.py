"""Where the team works in the settings: kept at once, the provinces follow the country, and who may not is told why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import OutOfDate
from desktop.services.workspace.messages import ReadRegions, ReadWorkspace, Regions, SetRegion, WorkspaceRecord
from desktop.views.settings.region_section import RegionSection
from tests.views import ux_lint
from tests.views.fakes import RECRUITER, FakeDoor, FakeWorkbench
from tests.views.settings.test_lock_section import ADMINISTRATOR

PLACES = {"CA": (("ON", "Ontario"), ("QC", "Quebec")), "AE": ()}


def door(actor: object = ADMINISTRATOR, **more: object) -> FakeDoor:
    record = WorkspaceRecord("1", "Team", False, "2026-01-01T00:00:00.000Z", "0006", country="CA", region="QC")
    known = {
        ReadWorkspace: record,
        ReadRegions: lambda asked: Regions(("AE", "CA"), PLACES.get(asked.country, ())),
        SetRegion: more.get("refused"),
    }
    return FakeDoor(known, actor)  # type: ignore[arg-type] # an actor, whichever


def section(qtbot: QtBot, behind: FakeDoor) -> tuple[RegionSection, QWidget]:
    frame = QWidget()
    made = RegionSection(FakeWorkbench(behind), frame)
    qtbot.addWidget(frame)
    frame.show()
    return made, frame


def pressed(choice: QComboBox, key: Qt.Key, qtbot: QtBot) -> None:
    choice.setFocus()
    qtbot.keyClick(choice, key)


def test_what_is_set_is_shown(qtbot: QtBot) -> None:
    made, frame = section(qtbot, door())
    assert (made.country.currentText(), made.region.currentText()) == ("Canada", "Quebec")
    assert ux_lint.findings(frame) == []


def test_another_province_is_kept_at_once(qtbot: QtBot) -> None:
    behind = door()
    made, _frame = section(qtbot, behind)
    pressed(made.region, Qt.Key.Key_Up, qtbot)
    assert behind.carried == [SetRegion("CA", "ON")]


def test_another_country_has_its_own_provinces_or_none(qtbot: QtBot) -> None:
    behind = door()
    made, _frame = section(qtbot, behind)
    qtbot.keyClicks(made.country, "United Arab")
    made.country.activated.emit(made.country.currentIndex())
    assert SetRegion("AE", "") in behind.carried
    assert not made.region.isEnabled()
    assert made.region.toolTip()


def test_what_is_refused_is_put_back(qtbot: QtBot) -> None:
    made, _frame = section(qtbot, door(refused=OutOfDate("workspace", "1", 1, 2)))
    pressed(made.region, Qt.Key.Key_Up, qtbot)
    assert made.region.currentText() == "Quebec"
    assert not made.problem.isHidden()


def test_others_see_it_and_are_told_why_not(qtbot: QtBot) -> None:
    made, _frame = section(qtbot, door(RECRUITER))
    for choice in (made.country, made.region):
        assert not choice.isEnabled()
        assert choice.toolTip()
