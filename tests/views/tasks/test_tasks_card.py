"""The tasks on a record's page, and their form: with the mouse and with the keyboard."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.services.candidates.questions import ReadCandidate
from desktop.services.tasks.commands import AddTask
from desktop.services.tasks.questions import ReadTasks
from desktop.views.candidates.candidate_page import CandidatePage
from desktop.views.forms.task_form import open_task_form
from desktop.views.forms.window import open_forms
from desktop.views.records.due_words import due_words
from desktop.views.records.task_row import TaskRow
from desktop.views.requisitions.requisition_page import RequisitionPage
from tests.views.fakes import VIEWER, FakeDoor, FakeWorkbench

TODAY = date(2026, 11, 26)
SOON = (date.today() + timedelta(days=3)).isoformat()


@pytest.fixture
def page(qtbot: Any, bench: Any, place: Any) -> CandidatePage:
    made = CandidatePage(bench, place.person)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    bench.announcer.changed.connect(lambda topics: made.reload() if topics & made.topics else None)
    qtbot.waitUntil(lambda: made.record is not None and not made.tasks.isHidden())
    return made


def titles(page: Any) -> list[str]:
    return [row.task.title for row in page.tasks.rows]


def entry(row: TaskRow, menu: Any, text: str) -> Any:
    return next(one for one in menu.actions() if one.text().replace("&", "").startswith(text))


def test_a_task_from_the_form_to_done_and_back(qtbot: Any, page: CandidatePage, place: Any) -> None:
    assert not page.tasks.nothing.isHidden(), "an empty card says so"
    qtbot.mouseClick(page.tasks.add, Qt.MouseButton.LeftButton)
    (form,) = open_forms()
    qtbot.keyClicks(form.panel.form.fields["title"].editor(), "Call back")
    qtbot.keyClicks(form.panel.form.fields["due_on"].editor(), "+3")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(page) == ["Call back"])
    (task,) = place.ask(ReadTasks(candidate_id=place.person))
    assert (task.due_on, task.owner_id) == (SOON, place.session.door.actor.id)
    tick = page.tasks.rows[0].tick
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: titles(page) == [])
    assert page.focusWidget() is page.tasks.add, "the keyboard goes on beside it"
    qtbot.mouseClick(page.tasks.earlier, Qt.MouseButton.LeftButton)
    (row,) = page.tasks.rows
    assert row.tick.isChecked()
    qtbot.mouseClick(row.tick, Qt.MouseButton.LeftButton, pos=QPoint(8, row.tick.height() // 2))
    qtbot.waitUntil(lambda: not place.ask(ReadTasks())[0].done)


def test_what_the_form_refuses(qtbot: Any, page: CandidatePage, place: Any) -> None:
    qtbot.mouseClick(page.tasks.add, Qt.MouseButton.LeftButton)
    (form,) = open_forms()
    fields = form.panel.form.fields
    qtbot.keyClicks(fields["title"].editor(), "Call back")
    qtbot.keyClicks(fields["due_on"].editor(), "yesterday")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert place.ask(ReadTasks()) == ()
    assert form.isVisible()
    fields["due_on"].editor().clear()
    qtbot.keyClicks(fields["due_on"].editor(), "today")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(page) == ["Call back"])


def test_snoozing_handing_over_and_removing(qtbot: Any, page: CandidatePage, place: Any) -> None:
    place.do(AddTask("Call back", candidate_id=place.person, due_on=SOON))
    page.reload()
    row = page.tasks.rows[0]
    entry(row, row.snooze.menu(), "In three").trigger()
    assert place.ask(ReadTasks())[0].snoozed_until == SOON
    qtbot.waitUntil(lambda: bool(page.tasks.rows[0].task.snoozed_until))
    row = page.tasks.rows[0]
    entry(row, row.snooze.menu(), "Bring back").trigger()
    assert place.ask(ReadTasks())[0].snoozed_until == ""
    qtbot.waitUntil(lambda: not page.tasks.rows[0].task.snoozed_until)
    row = page.tasks.rows[0]
    giving = entry(row, row.more.menu(), "Hand over").menu()
    entry(row, giving, "Ola").trigger()
    assert place.ask(ReadTasks())[0].owner_id == place.colleague
    qtbot.waitUntil(lambda: page.tasks.rows[0].task.owner_id == place.colleague)
    row = page.tasks.rows[0]
    entry(row, row.more.menu(), "Remove").trigger()
    assert place.ask(ReadTasks()) == ()
    qtbot.waitUntil(lambda: titles(page) == [])


def test_editing_keeps_what_a_colleague_did_beside_it(qtbot: Any, bench: Any, place: Any, page: CandidatePage) -> None:
    task = place.do(AddTask("Call back", candidate_id=place.person))
    page.reload()
    form = open_task_form(bench, page, page.tasks.rows[0].task)
    from desktop.services.tasks.commands import ChangeTask

    place.do(ChangeTask(task, 1, {"note": "left a word"}))
    line = form.panel.form.fields["title"].editor()
    line.clear()
    qtbot.keyClicks(line, "Write")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    (found,) = place.ask(ReadTasks())
    assert (found.title, found.note) == ("Write", "left a word")


def test_on_a_requisition(qtbot: Any, bench: Any, place: Any) -> None:
    place.do(AddTask("Agree on the plan", requisition_id=place.opening, due_on=SOON))
    page = RequisitionPage(bench, place.opening)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: titles(page) == ["Agree on the plan"])


def test_a_requisition_says_of_whom_its_tasks_are(qtbot: Any, bench: Any, place: Any) -> None:
    """Reminders are all called the same; five of them in a row used to tell nobody apart."""
    [application] = place.ask(ReadCandidate(place.person)).applications
    place.do(AddTask("Call back", application_id=application.id))
    place.do(AddTask("Agree on the plan", requisition_id=place.opening))
    page = RequisitionPage(bench, place.opening)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: len(page.tasks.rows) == 2)
    assert sorted(row.title.text() for row in page.tasks.rows) == ["Agree on the plan", "Call back · Jan Novák"]


def test_who_may_not_is_told_why(qtbot: Any, place: Any) -> None:
    place.do(AddTask("Call back", candidate_id=place.person))
    bench = FakeWorkbench(FakeDoor(actor=VIEWER))
    row = TaskRow(bench, place.ask(ReadTasks())[0], TODAY, None)  # type: ignore[arg-type]
    qtbot.addWidget(row)
    for off in (row.tick, row.snooze):
        assert not off.isEnabled()
        assert off.toolTip()


@pytest.mark.parametrize(
    ("iso", "words", "kind"),
    [
        ("2026-11-23", "3 days late", "bad"),
        ("2026-11-26", "Due today", "warn"),
        ("2026-11-27", "Due tomorrow", "muted"),
        ("2026-12-04", "Due Fri 4 Dec", "muted"),
        ("2027-01-04", "Due 4 Jan 2027", "muted"),
        ("", "No due date", "muted"),
    ],
)
def test_due_dates_in_words(iso: str, words: str, kind: str) -> None:
    assert due_words(iso, TODAY) == (words, kind)
