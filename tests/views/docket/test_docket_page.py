"""The docket on a real workspace: seen, moved through and answered by keys and clicks; notes are never lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton

from desktop.services.access.actor import Actor
from desktop.services.approvals.questions import ReadApprovals
from desktop.services.decisions.commands import PlanDecision
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.docket.records import When
from desktop.services.requisitions.commands import CreateRequisition
from desktop.services.tasks.commands import AddTask
from desktop.services.workspace.session import create_workspace
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.docket.docket_page import DocketPage
from desktop.views.docket.verbs import Act
from desktop.views.look.theme import Look
from desktop.views.mishaps.meeting import Mishaps
from desktop.views.verdicts.owner_dialog import OwnerDialog
from desktop.views.verdicts.snooze_dialog import SnoozeDialog
from desktop.words import Role
from tests.services.approvals.team import Team
from tests.services.desk import Desk
from tests.views.fakes import FakePreferences

TODAY = date.today()


def day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    session = create_workspace(tmp_path / "a.desk", name="Acme", person="Béa Kaur", installation="0" * 32)
    yield Team(Desk(session))
    session.close()


def bench_of(door: Any) -> DeskWorkbench:
    look = Look("light")
    made = DeskWorkbench(door, look, FakePreferences(), Mishaps(look), courier=InlineCourier(door))
    made.begin()
    return made


@pytest.fixture
def show(qtbot: Any, team: Team) -> Iterator[Any]:
    made: list[tuple[DeskWorkbench, DocketPage]] = []

    def page_of(name: str = "me") -> DocketPage:
        bench = bench_of(team.door(name))
        page = DocketPage(bench)
        qtbot.addWidget(page)
        page.resize(1100, 640)
        page.reload()
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.take_focus()
        bench.announcer.changed.connect(page.reload)
        made.append((bench, page))
        return page

    yield page_of
    for bench, _ in made:
        bench.announcer.changed.disconnect()
        bench.deleteLater()


@pytest.fixture
def cases(team: Team) -> dict[str, str]:
    """Three people on one opening, due at different days, and a task."""
    desk = team.desk
    opening = desk.opening(recruiter_id=team.me, hiring_manager_id=team.ids["mia"])
    made = {}
    for name, ahead in (("Amara Okafor", 0), ("Jean Petit", 3), ("Mei Chen", 9)):
        made[name] = desk.applied(opening, name)
        decision = next(one for one in desk.ask(ReadDecisions(application_id=made[name])) if one.application_id)
        desk.do(PlanDecision(decision.id, 0, day(ahead)))
    desk.do(AddTask("Book a room", "", due_on=day(0), owner_id=team.me))
    return made


def lines(page: DocketPage) -> list[str]:
    return [line.person or line.title or line.words for line in page.docket.lines]


def press(page: DocketPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.list, key)


def test_it_shows_what_waits_soonest_first(show: Any, cases: dict[str, str]) -> None:
    page = show()
    QAbstractItemModelTester(page.list.lines)
    assert set(lines(page)[:2]) == {"Amara Okafor", "Book a room"}
    assert lines(page)[2:] == ["Jean Petit", "Mei Chen"]
    assert page.bar.buttons[When.TODAY].text().endswith("2")
    assert not page.bar.buttons[When.OVERDUE].isVisible()
    assert page.list.chosen_lines(), "the first line is chosen, so that a key answers at once"


def test_keys_move_and_answer(qtbot: Any, show: Any, team: Team, cases: dict[str, str]) -> None:
    page = show()
    press(page, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K)
    assert page.chosen()[0].key == page.docket.lines[1].key
    first = page.docket.lines[0]
    press(page, Qt.Key.Key_K, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: first.key not in [line.key for line in page.docket.lines])
    assert page.chosen(), "the next line is chosen"


def test_no_needs_a_note_and_ctrl_enter_then_does_it(show: Any, team: Team, cases: dict[str, str]) -> None:
    page = show()
    page.list.choose(page.list.lines.find(next(line.key for line in page.docket.lines if line.person == "Jean Petit")))
    press(page, Qt.Key.Key_D)
    assert page.pane.asked.isVisible()
    assert page.pane.note.hasFocus() or not page.isActiveWindow()
    QTest.keyClicks(page.pane.note, "No SQL at all")
    QTest.keyClick(page.pane.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    answered = [one for one in team.desk.ask(ReadDecisions(application_id=cases["Jean Petit"])) if one.application_id]
    assert [(one.verdict, one.reason) for one in answered] == [("no", "No SQL at all")]


def test_a_typed_note_stays_with_its_line(show: Any, cases: dict[str, str]) -> None:
    page = show()
    people = [line for line in page.docket.lines if line.person]
    page.list.choose(page.list.lines.find(people[0].key))
    QTest.keyClicks(page.pane.note, "half a thought")
    page.list.choose(page.list.lines.find(people[1].key))
    assert page.pane.note.toPlainText() == ""
    page.reload()
    page.list.choose(page.list.lines.find(people[0].key))
    assert page.pane.note.toPlainText() == "half a thought"


def test_advance_answers_and_moves(show: Any, team: Team, cases: dict[str, str]) -> None:
    page = show()
    line = next(line for line in page.docket.lines if line.person == "Amara Okafor")
    page.list.choose(page.list.lines.find(line.key))
    assert page.pane.buttons[Act.ADVANCE].text() == "Yes, move to Screening"
    QTest.mouseClick(page.pane.buttons[Act.ADVANCE], Qt.MouseButton.LeftButton)
    assert team.desk.ask(ReadDecisions(application_id=cases["Amara Okafor"]))[-1].verdict == "yes"
    person = team.desk.everything()["application"][cases["Amara Okafor"]]
    assert person["stage_id"] == team.desk.stage("screen")


def asked(page: DocketPage, kind: type[Any]) -> Any:
    [dialog] = [one for one in page.findChildren(kind) if one.isVisible()]
    return dialog


def test_several_at_once(qtbot: Any, show: Any, team: Team, cases: dict[str, str]) -> None:
    page = show()
    page.list.selectAll()
    assert [verb.act for verb in page.list._acts(page.chosen()[0])]
    assert set(page.pane.buttons) == {Act.SNOOZE, Act.ASSIGN}, "what all of them have"
    page.act(Act.SNOOZE)
    assert all(line.when(TODAY) is not When.SNOOZED for line in page.docket.lines), "not before a day is chosen"
    asked(page, SnoozeDialog).accept()
    qtbot.waitUntil(lambda: {line.when(TODAY) for line in page.docket.lines} == {When.SNOOZED})
    assert page.list.lines.rowCount() == 0
    page.bar.choose(When.SNOOZED)
    page.list.selectAll()
    assert len(page.chosen()) == 4
    page.act(Act.ASSIGN)
    dialog = asked(page, OwnerDialog)
    dialog.people.choose(team.ids["hal"])
    dialog.accept()
    qtbot.waitUntil(lambda: {line.owner_id for line in page.docket.lines} == {team.ids["hal"]})


def test_what_is_settled_goes_before_the_docket_is_read_anew(
    show: Any, team: Team, cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show()
    line = next(line for line in page.docket.lines if line.person == "Amara Okafor")
    page.list.choose(page.list.lines.find(line.key))
    monkeypatch.setattr(page, "reload", lambda: None)
    press(page, Qt.Key.Key_A)
    assert line.key not in [one.key for one in page.docket.lines]
    assert not page.list.lines.find(line.key).isValid()
    assert page.chosen(), "the next line is chosen"


def test_an_approval_is_answered_in_place(qtbot: Any, show: Any, team: Team) -> None:
    team.chain({"name": "Finance", "people": ["fia"], "need": "all"})
    made = team.submitted()
    page = show("fia")
    index = page.list.lines.near(0)
    rect = page.list.delegate.button_rect(page.list.visualRect(index), page.docket.lines[0])
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert team.desk.ask(ReadApprovals(made))[0].state == "approved"
    qtbot.waitUntil(lambda: page.list.lines.rowCount() == 0)
    assert page.stack.currentIndex() == 1


def test_why_not_is_said(qtbot: Any, team: Team, cases: dict[str, str]) -> None:
    viewer = team.desk.session.as_actor(Actor(team.ids["hal"], "Hal", frozenset({Role.VIEWER})))
    bench = bench_of(viewer)
    page = DocketPage(bench)
    qtbot.addWidget(page)
    page.bar.whose.setCurrentIndex(1)
    page.reload()
    line = next(line for line in page.docket.lines if line.person)
    page.list.choose(page.list.lines.find(line.key))
    button = page.pane.buttons[Act.YES]
    assert not button.isEnabled()
    assert "role does not allow" in button.toolTip()
    assert {action.code: action.why_not() for action in page.page_actions()}["docket.yes"] == button.toolTip()
    bench.deleteLater()


def test_buttons_of_one_line_do_not_stay_with_the_next(show: Any, team: Team, cases: dict[str, str]) -> None:
    """A draft has two that open it, *Submit* and *Open*; the first used to stay for good."""
    team.desk.do(CreateRequisition({"title": "Baker", "hiring_manager_id": team.me, "recruiter_id": team.me}))
    page = show()
    page.bar.whose.setCurrentIndex(1)
    page.reload()
    draft = next(line for line in page.docket.lines if line.status == "draft")
    for _ in range(2):
        page.list.choose(page.list.lines.find(draft.key))
        page.list.choose(page.list.lines.find(next(line.key for line in page.docket.lines if line.person)))
    shown = [button.text() for button in page.pane.findChildren(QPushButton) if button.isVisible()]
    assert shown == [verb.text for verb in page.verbs_of(page.chosen()[0])]
    page.list.choose(page.list.lines.find(draft.key))
    assert page.pane.buttons[Act.OPEN].text() == "Submit…"


def test_what_others_have_in_hand_is_reminded_of_first_in_the_row_and_beside_it(show: Any, team: Team) -> None:
    team.desk.do(AddTask("Book a room", "", due_on=day(2), owner_id=team.ids["mia"]))
    page = show()
    [line] = page.docket.lines
    assert line.others
    first = page.verbs_of(line)[0]
    assert first.act is Act.REMIND
    assert page._first(line) == first
    assert next(iter(page.pane.buttons)) is Act.REMIND


def test_home_shows_the_heading_of_the_first_group_too(show: Any, team: Team, cases: dict[str, str]) -> None:
    for number in range(20):
        team.desk.do(AddTask(f"Errand {number}", "", due_on=day(0), owner_id=team.me))
    page = show()
    press(page, *[Qt.Key.Key_J] * 19)
    assert page.list.verticalScrollBar().value() > 0
    press(page, Qt.Key.Key_Home)
    assert page.list.verticalScrollBar().value() == 0


def test_nothing_waits(show: Any) -> None:
    page = show()
    assert page.stack.currentIndex() == 1
    assert "Nothing waits for you" in page._empty.findChildren(type(page.title))[0].text()


def test_search_and_kind_narrow_it(show: Any, cases: dict[str, str]) -> None:
    page = show()
    page.bar.search.setText("petit")
    assert page.list.lines.rowCount() == 2
    page.bar.search.setText("nobody of that name")
    assert page.stack.currentIndex() == 1
    page.bar.widen()
    assert page.list.lines.rowCount() > 4
