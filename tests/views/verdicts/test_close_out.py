"""After the last hire, and before a requisition is marked as filled: asked with real clicks, wherever a hire can be made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.services.applications.commands import MoveApplications
from desktop.services.history.messages import UndoEntry
from desktop.services.requisitions.commands import CloseOut
from desktop.services.requisitions.questions import ReadCloseOut
from desktop.services.requisitions.records import RequisitionRecord
from desktop.services.workspace.session import create_workspace
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.candidates.candidate_page import candidate_page
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.docket.docket_page import DocketPage
from desktop.views.docket.verbs import Act
from desktop.views.look.theme import Look
from desktop.views.mishaps.meeting import Mishaps
from desktop.views.pipeline.pipeline_page import PipelinePage
from desktop.views.requisitions.requisition_page import RequisitionPage
from desktop.views.verdicts import actions
from desktop.views.verdicts.close_out_dialog import CloseOutDialog, Way
from tests.services.desk import Desk
from tests.services.examples import TOMORROW
from tests.views import ux_lint
from tests.views.fakes import FakePreferences


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    session = create_workspace(tmp_path / "a.desk", name="Acme", person="Béa Kaur", installation="0" * 32)
    yield Desk(session)
    session.close()


@pytest.fixture
def bench(qtbot: Any, desk: Desk) -> Iterator[DeskWorkbench]:
    look = Look("light")
    made = DeskWorkbench(desk.door, look, FakePreferences(), Mishaps(look), courier=InlineCourier(desk.door))
    made.begin()
    yield made
    made.deleteLater()


@pytest.fixture
def opening(desk: Desk) -> str:
    made = desk.opening(recruiter_id=desk.door.actor.id)
    for name in ("Anna", "Ben", "Cleo"):
        desk.applied(made, name)
    return made


@pytest.fixture
def show(qtbot: Any, bench: DeskWorkbench) -> Callable[[QWidget], Any]:
    def shown(page: Any) -> Any:
        qtbot.addWidget(page)
        page.resize(1200, 700)
        with qtbot.waitActive(page):
            page.show()
        bench.announcer.changed.connect(page.reload)
        return page

    return shown


def asked(page: QWidget) -> CloseOutDialog:
    found = [one for one in page.window().findChildren(CloseOutDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def nothing_asked(page: QWidget) -> bool:
    return not [one for one in page.window().findChildren(CloseOutDialog) if one.isVisible()]


def choose(dialog: CloseOutDialog, way: Way) -> None:
    QTest.mouseClick(dialog.ways.button(way), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))


def press(dialog: CloseOutDialog) -> None:
    QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)


def tick_off(dialog: CloseOutDialog, name: str) -> None:
    items = [dialog.people.topLevelItem(row) for row in range(dialog.people.topLevelItemCount())]
    item = next(one for one in items if one is not None and one.text(0) == name)
    box = dialog.people.visualItemRect(item)
    QTest.mouseClick(dialog.people.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 10, box.center().y()))


def statuses(desk: Desk) -> dict[str, str]:
    tables = desk.living()
    names = {one: row["name"] for one, row in tables["candidate"].items()}
    return {names[row["candidate_id"]]: row["status"] for row in tables["application"].values()}


def hire(desk: Desk, opening: str, name: str = "Hana") -> None:
    desk.move(desk.applied(opening, name), "hired")


def test_a_hire_on_the_board_is_done_and_then_it_asks(
    desk: Desk, bench: DeskWorkbench, opening: str, show: Any, qtbot: Any
) -> None:
    page = PipelinePage(bench)
    show(page)
    page.arrive(opening, {})
    page.reload()
    anna = next(one.id for one in desk.ask(ReadCloseOut(opening)).active if one.name == "Anna")
    page.board.choose((anna,), anna, focus=True)
    page.board.moves.move_to(desk.stage("hired"))
    assert statuses(desk)["Anna"] == "hired", "whatever is answered, the hire stands"
    dialog = asked(page)
    assert "The last seat of R-0001 Analyst is filled. 2 people are still active on it." in dialog.said.text()
    assert dialog.act.text() == "Keep all active"
    assert ux_lint.findings(dialog) == []
    choose(dialog, Way.REJECT)
    assert dialog.act.toolTip() == "Choose a reason first."
    assert not dialog.act.isEnabled()
    tick_off(dialog, "Ben")
    assert [one.name for one in dialog.people.ticked()] == ["Cleo"]
    QTest.keyClick(dialog.rejection.reasons.list, Qt.Key.Key_2)
    QTest.mouseClick(dialog.fill, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert dialog.act.text() == "Reject 1 and mark as filled"
    assert ux_lint.findings(dialog) == []
    entries = desk.count("journal_entry")
    press(dialog)
    assert statuses(desk) == {"Anna": "hired", "Ben": "active", "Cleo": "rejected"}
    assert desk.requisition(opening).status == "filled"
    assert desk.count("journal_entry") == entries + 1
    assert nothing_asked(page)
    bench.undo()
    assert statuses(desk) == {"Anna": "hired", "Ben": "active", "Cleo": "active"}


def test_on_the_candidate_page_it_asks_though_the_card_is_drawn_anew(
    desk: Desk, bench: DeskWorkbench, opening: str, show: Any
) -> None:
    person = desk.person("Hana", opening)
    page = show(candidate_page(bench, person))
    from desktop.views.candidates.application_card import ApplicationCard

    card = page.findChild(ApplicationCard)
    menu = card.move_button.menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.data() == desk.stage("hired")).trigger()
    assert statuses(desk)["Hana"] == "hired"
    dialog = asked(page)
    assert len(dialog.state.active) == 3
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert nothing_asked(page)
    assert [*statuses(desk).values()].count("active") == 3, "closed means nothing is done"
    assert desk.requisition(opening).status == "open"


def test_from_the_docket_it_asks_too(desk: Desk, bench: DeskWorkbench, opening: str, show: Any) -> None:
    last = desk.applied(opening, "Hana")
    desk.move(last, "offer")
    page = show(DocketPage(bench))
    page.reload()
    line = next(one for one in page.docket.lines if one.application_id == last and one.kind == "qualified")
    page.list.choose(page.list.lines.find(line.key))
    page.act(Act.ADVANCE)
    assert statuses(desk)["Hana"] == "hired"
    assert len(asked(page).state.active) == 3


def test_a_hire_that_leaves_a_seat_asks_nothing(desk: Desk, bench: DeskWorkbench, show: Any) -> None:
    opening = desk.opening(seats=2)
    one, _ = desk.applied(opening, "Anna"), desk.applied(opening, "Ben")
    page = show(RequisitionPage(bench, opening))
    actions.move(bench, page, [(one, 0)], desk.stage("hired"))
    assert statuses(desk)["Anna"] == "hired"
    assert nothing_asked(page)


def test_two_requisitions_at_once_are_asked_about_one_after_the_other(
    desk: Desk, bench: DeskWorkbench, opening: str, show: Any
) -> None:
    other = desk.opening("Clerk")
    desk.applied(other, "Dora")
    hired = desk.applied(opening, "Hana"), desk.applied(other, "Ida")
    page = show(RequisitionPage(bench, opening))
    actions.move(bench, page, [(one, 0) for one in hired], desk.stage("hired"))
    first = asked(page)
    assert first.state.title == "Analyst"
    press(first)
    assert asked(page).state.title == "Clerk"


def test_marking_as_filled_asks_while_others_are_active(
    desk: Desk, bench: DeskWorkbench, opening: str, show: Any, qtbot: Any
) -> None:
    page = show(RequisitionPage(bench, opening))
    spec = page.acts.spec("fill")
    assert (spec.why_not(), spec.text_now()) == ("", "Mark as &filled…")
    spec.run()
    dialog = asked(page)
    assert dialog.act.text() == "Mark as filled"
    assert "open seats, which end" in dialog.said.text()
    assert "cannot be moved on" in dialog.hint.text()
    choose(dialog, Way.HOLD)
    dialog.hold.until.set_value(TOMORROW)
    assert dialog.act.text() == "Hold 3 and mark as filled"
    assert ux_lint.findings(dialog) == []
    press(dialog)
    assert desk.requisition(opening).status == "filled"
    assert {row["hold_until"] for row in desk.living()["application"].values()} == {TOMORROW}
    qtbot.waitUntil(lambda: page.record.status == "filled")
    assert (
        page.acts.spec("fill").why_not()
        == "This requisition is filled already. Those still active on it can be ended or held as ever."
    )


def test_with_nobody_else_it_is_filled_at_once(desk: Desk, bench: DeskWorkbench, show: Any, qtbot: Any) -> None:
    opening = desk.opening()
    hire(desk, opening)
    page = show(RequisitionPage(bench, opening))
    assert page.seatless.button.text() == "Mark as filled"
    QTest.mouseClick(page.seatless.button, Qt.MouseButton.LeftButton)
    assert nothing_asked(page)
    assert desk.requisition(opening).status == "filled"
    qtbot.waitUntil(page.seatless.isHidden)
    assert not page.seats.add_button.isEnabled()
    assert page.seats.add_button.toolTip() == "The requisition has ended. Reopen it first."


def test_the_last_hire_without_others_offers_to_mark_it(desk: Desk, bench: DeskWorkbench, show: Any) -> None:
    opening = desk.opening()
    one = desk.applied(opening, "Hana")
    page = show(RequisitionPage(bench, opening))
    actions.move(bench, page, [(one, 0)], desk.stage("hired"))
    assert nothing_asked(page)
    said = next(one for one in bench.messages.all if one.text == "The last seat of R-0001 is filled.")
    ((label, act),) = said.acts
    assert label == "Mark as filled"
    act()
    assert desk.requisition(opening).status == "filled"


def test_what_was_put_off_waits_on_the_page(desk: Desk, bench: DeskWorkbench, opening: str, show: Any) -> None:
    hire(desk, opening)
    page = show(RequisitionPage(bench, opening))
    assert page.seatless.text.text() == "Every seat is taken, and 3 people are still active."
    QTest.mouseClick(page.seatless.button, Qt.MouseButton.LeftButton)
    dialog = asked(page)
    assert not dialog.fill.isChecked()
    QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert not page.seatless.isHidden()


def test_who_was_slower_is_shown_how_it_stands(desk: Desk, bench: DeskWorkbench, opening: str, show: Any) -> None:
    hire(desk, opening)
    page = show(RequisitionPage(bench, opening))
    page.acts.spec("fill").run()
    dialog = asked(page)
    choose(dialog, Way.REJECT)
    QTest.keyClick(dialog.rejection.reasons.list, Qt.Key.Key_1)
    anna = next(one for one in dialog.state.active if one.name == "Anna")
    done = desk.do(CloseOut(opening, 0, True, ((anna.id, 0),), desk.reason()))
    press(dialog)
    assert dialog.isVisible()
    assert "Somebody else was faster" in dialog.changed_since.text.text()
    assert statuses(desk) == {"Hana": "hired", "Anna": "rejected", "Ben": "active", "Cleo": "active"}
    assert [one.name for one in dialog.state.active] == ["Ben", "Cleo"]
    assert not dialog.fill.isEnabled()
    assert dialog.fill.toolTip().startswith("This requisition is filled already.")
    assert dialog.act.text() == "Reject 2"
    press(dialog)
    assert [*statuses(desk).values()].count("rejected") == 3
    desk.do(UndoEntry(done.entry_id, "it"))


def test_who_applied_meanwhile_stays_and_is_spoken_of(
    desk: Desk, bench: DeskWorkbench, opening: str, show: Any
) -> None:
    hire(desk, opening)
    page = show(RequisitionPage(bench, opening))
    page.acts.spec("fill").run()
    dialog = asked(page)
    choose(dialog, Way.REJECT)
    QTest.keyClick(dialog.rejection.reasons.list, Qt.Key.Key_1)
    dialog.people.setFocus()
    QTest.keyClick(dialog.people, Qt.Key.Key_Space)  # takes the tick from the first
    assert dialog.act.text() == "Reject 2 and mark as filled"
    desk.applied(opening, "Late")
    press(dialog)
    assert statuses(desk) == {
        "Hana": "hired",
        "Anna": "active",
        "Ben": "rejected",
        "Cleo": "rejected",
        "Late": "active",
    }
    assert "Somebody applied meanwhile and is still active on R-0001." in [one.text for one in bench.messages.all]


def test_who_was_moved_on_meanwhile_is_not_rejected_unseen(
    desk: Desk, bench: DeskWorkbench, opening: str, show: Any
) -> None:
    hire(desk, opening)
    page = show(RequisitionPage(bench, opening))
    page.acts.spec("fill").run()
    dialog = asked(page)
    choose(dialog, Way.REJECT)
    QTest.keyClick(dialog.rejection.reasons.list, Qt.Key.Key_1)
    ben = next(one for one in dialog.state.active if one.name == "Ben")
    desk.do(MoveApplications((ben.id,), (0,), desk.stage("offer")))
    press(dialog)
    assert not {"rejected"} & {*statuses(desk).values()}
    first = dialog.people.topLevelItem(0)
    assert first is not None
    assert (first.text(0), first.text(1)) == ("Ben", "Offer")


def test_a_seat_says_who_took_it_since_when_and_why_it_was_closed(
    desk: Desk, bench: DeskWorkbench, opening: str, show: Any
) -> None:
    from desktop.services.requisitions.commands import AddSeats, CloseSeat

    desk.do(AddSeats(opening, 2))
    hire(desk, opening)
    record: RequisitionRecord = desk.requisition(opening)
    desk.do(CloseSeat(record.seats[2].id, record.seats[2].version, "Budget cut"))
    page = show(RequisitionPage(bench, opening))
    said = [one.text() for one in page.seats.findChildren(QWidget) if hasattr(one, "text")]
    assert {"Filled", "Hana", "Open", "Closed", "Budget cut"} <= {*said}
    assert sum(text.startswith(("since", "opened and closed on")) for text in said) == 3
    closable = [one for one in page.seats.findChildren(QPushButton) if one.text() == "Close…"]
    assert len(closable) == 1, "a filled or closed seat cannot be closed"
