"""Reminders and terms: what a rule would flag is seen before it is on."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from desktop.services.process.commands import SetRule
from desktop.services.process.questions import ReadRules
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.views.tasks.rules_page import RulesPage
from tests.views.fakes import RECRUITER, FakeDoor, FakeWorkbench


@pytest.fixture
def page(qtbot: Any, bench: Any, place: Any) -> RulesPage:
    from desktop.models import Application
    from desktop.services.listings.keeping import keep

    with place.session.store.writer.begin() as connection:  # eight days of rest, which nobody waits for
        work = UnitOfWork(connection, place.session.door.actor, place.session.store.origin_id)
        ids = [row.id for row in work.rows(select(Application.id))]
        work.bulk_update(Application, [(one, {"last_touch_at": "2026-01-01T00:00:00.000Z"}) for one in ids])
        keep(work)
        work.journal.close(actor_id=place.session.door.actor.id, command="test.put", label="put", undoable=False)
    made = RulesPage(bench)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.reload()
    bench.announcer.changed.connect(lambda topics: made.reload() if topics & made.topics else None)
    return made


def line(place: Any, code: str) -> Any:
    return next(one for one in place.ask(ReadRules()) if one.code == code)


def click(qtbot: Any, widget: Any) -> None:
    qtbot.keyClick(widget, Qt.Key.Key_Space)


def test_it_is_seen_before_it_is_on(qtbot: Any, page: RulesPage, place: Any) -> None:
    row = page.rows["stale_amber"]
    assert row.flags.text() == "Would flag 1"
    click(qtbot, row.on)
    assert not row.on.isChecked()
    assert not line(place, "stale_amber").active, "nothing happened yet"
    assert page.panel.list.item(0).text().startswith("Jan Novák")
    assert page.focusWidget() is page.panel.switch
    click(qtbot, page.panel.switch)
    assert line(place, "stale_amber").active
    qtbot.waitUntil(lambda: (row.on.isChecked(), row.flags.text()) == (True, "Flags 1 now"))
    assert page.panel.switch.isHidden()
    click(qtbot, row.on)
    assert not line(place, "stale_amber").active, "off it goes at once"


def test_the_threshold_and_whose_it_is(qtbot: Any, page: RulesPage, place: Any) -> None:
    row = page.rows["decision_viable"]
    row.days.setFocus()
    row.days.selectAll()
    qtbot.keyClicks(row.days, "4")
    qtbot.keyClick(row.days, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row.line.version == 1)
    row.who.setFocus()
    qtbot.keyClick(row.who, Qt.Key.Key_Home)
    row.who.activated.emit(row.who.currentIndex())
    found = line(place, "decision_viable")
    assert (found.days, found.who) == (4, "owner")
    qtbot.waitUntil(lambda: row.line.version == found.version == 2)


def test_the_cases_open(qtbot: Any, page: RulesPage, bench: Any, place: Any) -> None:
    went: list[Any] = []
    bench.open_requested.connect(went.append)
    qtbot.mouseClick(page.rows["stale_red"].flags, Qt.MouseButton.LeftButton)
    page.panel.list.setFocus()
    page.panel.list.setCurrentRow(0)
    qtbot.keyClick(page.panel.list, Qt.Key.Key_Return)
    assert [(one.place, one.record_id) for one in went] == [("candidate", place.person)]


def test_who_may_not_change_them_sees_how_they_stand(qtbot: Any, place: Any) -> None:
    door = FakeDoor({ReadRules: place.ask(ReadRules())}, RECRUITER)
    page = RulesPage(FakeWorkbench(door))
    qtbot.addWidget(page)
    page.reload()
    row = page.rows["decision_due"]
    assert row.on.isChecked()
    assert not row.on.isEnabled()
    assert row.on.toolTip() == page.rows["stale_red"].days.toolTip() != ""
    assert page.panel.isHidden()
    assert not any(isinstance(one, SetRule) for one in door.carried)
