"""The verdict dialogs: what they ask, what they answer, and that they run whole acts without a loop of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop.services.applications.commands import (
    AssignApplications,
    HoldApplications,
    MoveApplications,
    PromiseAnswer,
    RejectApplications,
    ReopenApplications,
    WithdrawApplications,
)  # fmt: skip
from desktop.services.applications.questions import WhyNotMove
from desktop.views.verdicts import actions, ask_hold_date, ask_owner, ask_reason, ask_tag
from desktop.views.verdicts.hold_dialog import HoldDialog
from desktop.views.verdicts.owner_dialog import OwnerDialog
from desktop.views.verdicts.promise_dialog import PromiseDialog
from desktop.views.verdicts.reason_dialog import ReasonDialog
from desktop.views.verdicts.tag_dialog import TagDialog
from desktop.words import ReasonSide
from tests.views.board.sample_desk import desk
from tests.views.fakes import FakeWorkbench

ITEMS = [("a1", 3), ("a2", 5)]


@pytest.fixture
def workbench(qapp: QApplication) -> FakeWorkbench:
    return desk()


@pytest.fixture
def parent(qtbot: Any) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    field = QLineEdit(widget)
    field.setObjectName("caller")
    QVBoxLayout(widget).addWidget(field)
    with qtbot.waitActive(widget):
        widget.show()
    field.setFocus()
    return widget


def open_dialog(parent: QWidget, kind: type) -> Any:
    dialog = parent.findChild(kind)
    assert dialog is not None
    return dialog


def when_shown(act: Callable[[Any], None]) -> None:
    """Run inside the loop of a dialog that blocks."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()  # a failed test must not leave the loop running

    QTimer.singleShot(0, run)


def test_reasons_of_our_side_and_either_by_number_key(workbench: FakeWorkbench, parent: QWidget) -> None:
    def choose(dialog: ReasonDialog) -> None:
        assert dialog.windowTitle() == dialog.act.text() == "Reject 14 applications"
        assert not dialog.act.isEnabled()
        assert dialog.act.toolTip() == "Choose a reason first."
        labels = [choice.label for choice, _text in dialog.reasons.model._all]
        assert "Skills gap" in labels
        assert "No show" in labels
        assert "Pay or terms" not in labels
        QTest.keyClick(dialog.reasons.list, Qt.Key.Key_4)
        QTest.keyClicks(dialog.note, "Anna had the better case")
        QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)

    when_shown(choose)
    answer = ask_reason(workbench, parent, ReasonSide.US, 14)
    assert answer == ("reason-stronger", "Anna had the better case")


def test_letters_filter_and_enter_accepts(workbench: FakeWorkbench, parent: QWidget) -> None:
    def choose(dialog: ReasonDialog) -> None:
        QTest.keyClicks(dialog.reasons.list, "s")  # goes on in the filter
        assert dialog.reasons.filter.text() == "s"
        QTest.keyClicks(dialog.reasons.filter, "low")
        assert dialog.reasons.chosen() == "reason-slow"
        QTest.keyClick(dialog.reasons.filter, Qt.Key.Key_Return)

    when_shown(choose)
    assert ask_reason(workbench, parent, ReasonSide.THEM, 1) == ("reason-slow", "")


def test_escape_answers_none(workbench: FakeWorkbench, parent: QWidget) -> None:
    for ask in (ask_hold_date, ask_owner, ask_tag):
        when_shown(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
        assert ask(workbench, parent, 2) is None


def test_the_list_of_choices_is_a_sound_model(workbench: FakeWorkbench, parent: QWidget) -> None:
    dialog = ReasonDialog(workbench, parent, ReasonSide.US, 1)
    QAbstractItemModelTester(dialog.reasons.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.reasons.filter.setText("nothing like this")
    assert dialog.reasons.none.isVisibleTo(dialog)
    assert dialog.missing()
    dialog.reasons.filter.clear()
    assert dialog.reasons.model.index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_hold_says_the_weekday_and_refuses_the_past(workbench: FakeWorkbench, parent: QWidget, qtbot: Any) -> None:
    dialog = HoldDialog(workbench, parent, 3)
    dialog.show()
    today = QDate.currentDate()
    for button, date in zip(dialog.quick, (today.addDays(7), today.addDays(14), today.addMonths(1)), strict=True):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert dialog.answer() == date.toString(Qt.DateFormat.ISODate)
    wednesday = next(today.addDays(days) for days in range(7, 15) if today.addDays(days).dayOfWeek() == 3)
    dialog.take(wednesday)
    assert "Wednesday" in dialog.words.text()
    dialog.take(today)
    assert not dialog.act.isEnabled()
    assert dialog.words.text() == "Choose a day after today."
    dialog.take(today.addDays(1))
    assert "tomorrow" in dialog.words.text()
    assert dialog.act.text() == "Hold 3 applications"
    dialog.close()


def test_owner_has_oneself_first(workbench: FakeWorkbench, parent: QWidget) -> None:
    dialog = OwnerDialog(workbench, parent, 1)
    assert dialog.people.model.index(0, 0).data() == "Baljit Kaur (you)"
    dialog.people.filter.setText("tremblay")
    assert dialog.answer() == "m-lt"


def test_tag_takes_the_spelling_in_use(workbench: FakeWorkbench, parent: QWidget) -> None:
    dialog = TagDialog(workbench, parent, 2)
    assert dialog.missing()
    dialog.field.setText("  silver   MEDAL ")
    assert dialog.answer() == "Silver medal"
    dialog.field.setText("Relocates")
    assert dialog.hint.text() == "A new tag."
    assert dialog.act.text() == "Tag 2 candidates"


def test_reject_runs_the_whole_act(workbench: FakeWorkbench, parent: QWidget, qtbot: Any) -> None:
    done: list[Any] = []
    actions.reject(workbench, parent, ITEMS, done=done.append)
    assert workbench.door.carried == []
    dialog = open_dialog(parent, ReasonDialog)
    dialog.reasons.choose("reason-skills")
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert workbench.door.carried == [RejectApplications(("a1", "a2"), (3, 5), "reason-skills", "")]
    assert len(done) == 1
    qtbot.waitUntil(lambda: QApplication.focusWidget() is parent.findChild(QLineEdit, "caller"))


def test_every_other_act(workbench: FakeWorkbench, parent: QWidget, qtbot: Any) -> None:
    carried = workbench.door.carried
    actions.withdraw(workbench, parent, ITEMS)
    dialog = open_dialog(parent, ReasonDialog)
    dialog.reasons.choose("reason-slow")
    dialog.accept()
    assert carried[-1] == WithdrawApplications(("a1", "a2"), (3, 5), "reason-slow", "")
    actions.hold(workbench, parent, ITEMS)
    hold = open_dialog(parent, HoldDialog)
    hold.accept()
    assert carried[-1] == HoldApplications(("a1", "a2"), (3, 5), hold.answer())
    actions.end_hold(workbench, parent, ITEMS)
    assert carried[-1] == HoldApplications(("a1", "a2"), (3, 5), "")
    actions.promise(workbench, parent, ITEMS)
    promise = open_dialog(parent, PromiseDialog)
    promise.accept()
    assert carried[-1] == PromiseAnswer(("a1", "a2"), (3, 5), promise.answer())
    actions.answer_given(workbench, parent, ITEMS)
    assert carried[-1] == PromiseAnswer(("a1", "a2"), (3, 5), "")
    actions.assign(workbench, parent, ITEMS)
    owner = open_dialog(parent, OwnerDialog)
    owner.people.choose("m-jo")
    owner.accept()
    assert carried[-1] == AssignApplications(("a1", "a2"), (3, 5), "m-jo")
    actions.reopen(workbench, parent, ITEMS)
    assert carried[-1] == ReopenApplications(("a1", "a2"), (3, 5))
    actions.move(workbench, parent, ITEMS, "stage-offer")
    assert carried[-1] == MoveApplications(("a1", "a2"), (3, 5), "stage-offer", "Offer")
    before = len(carried)
    for act in (actions.reject, actions.withdraw, actions.hold, actions.assign, actions.reopen, actions.end_hold):
        act(workbench, parent, [])
    assert len(carried) == before


def test_cancel_carries_nothing_out(workbench: FakeWorkbench, parent: QWidget, qtbot: Any) -> None:
    actions.reject(workbench, parent, ITEMS)
    dialog: QDialog = open_dialog(parent, ReasonDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert workbench.door.carried == []


def test_move_menu_shows_the_forbidden_with_reasons(workbench: FakeWorkbench, parent: QWidget) -> None:
    menu = actions.move_menu(workbench, parent, ITEMS)
    assert all(not action.isEnabled() for action in menu.actions())
    menu.aboutToShow.emit()
    entries = {action.data(): action for action in menu.actions()}
    assert entries["stage-offer"].isEnabled()
    assert not entries["stage-hired"].isEnabled()
    assert "no open seat" in entries["stage-hired"].toolTip()
    assert isinstance(workbench.door.asked[-1], WhyNotMove)
    entries["stage-offer"].trigger()
    assert workbench.door.carried[-1].stage_id == "stage-offer"


def test_move_menu_without_permission_says_so(parent: QWidget) -> None:
    from tests.views.fakes import VIEWER

    workbench = desk()
    workbench.door.actor = VIEWER
    menu = actions.move_menu(workbench, parent, ITEMS)
    menu.aboutToShow.emit()
    assert all(not action.isEnabled() and "role" in action.toolTip() for action in menu.actions())
