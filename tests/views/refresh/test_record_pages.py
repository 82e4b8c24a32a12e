"""A record page and a board while somebody else writes: they show it, say who it was, and leave the person where they were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.services.applications.commands import MoveApplications
from desktop.services.candidates.commands import ChangeCandidate
from desktop.services.notes.commands import AddNote
from desktop.services.presence.messages import TellEditing
from desktop.services.requisitions.commands import ChangeRequisition
from desktop.views.candidates.candidate_page import CandidatePage
from desktop.views.forms import changed_notice, moments
from desktop.views.navigation.page_stage import PageStage
from desktop.views.page import Page
from desktop.views.pipeline.pipeline_page import PipelinePage
from desktop.views.requisitions.requisition_page import RequisitionPage
from tests.views.two_people import TwoPeople, two_people


@pytest.fixture
def both(qapp: QApplication, tmp_path: Path) -> Iterator[TwoPeople]:
    with two_people(tmp_path) as made:
        yield made


@pytest.fixture
def stage(qtbot: Any, both: TwoPeople) -> PageStage:
    made = PageStage(both.bench.look)
    qtbot.addWidget(made)
    made.resize(1100, 420)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    both.bench.announcer.changed.connect(made.changed)
    return made


def show(stage: PageStage, page: Page) -> None:
    stage.add(page)
    stage.show_page(page)
    QApplication.processEvents()


def texts(page: Page) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if not one.isHidden()]


def test_a_candidate_page_keeps_scroll_and_the_note_one_writes(
    qtbot: Any, both: TwoPeople, stage: PageStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = both.desk.person(title="Analyst", requisition_id=both.desk.opening())
    for number in range(30):
        both.desk.do(AddNote(person, f"note {number}"))
    page = CandidatePage(both.bench, person)
    show(stage, page)
    text = page.composer.text
    text.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(text, "half a sen")
    bar = page.columns.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(150)
    both.anna.carry_out(ChangeCandidate(person, 0, {"title": "Head analyst"}))
    both.hear()
    qtbot.waitUntil(lambda: page.record is not None and page.record.title == "Head analyst")
    assert page.changed.text.text() == "Anna Berg changed Current title just now."
    assert bar.value() == 150
    assert (text.toPlainText(), text.textCursor().position(), text.hasFocus()) == ("half a sen", 10, True)
    now = changed_notice.local_now()
    monkeypatch.setattr(changed_notice, "local_now", lambda: now + timedelta(minutes=3))
    monkeypatch.setattr(moments, "local_now", lambda: now + timedelta(minutes=3))
    page.changed.say_again()
    assert page.changed.text.text() == "Anna Berg changed Current title 3 min ago."
    page.changed.button.click()
    assert page.changed.isHidden()


def test_what_others_do_to_an_application_is_said_too(qtbot: Any, both: TwoPeople, stage: PageStage) -> None:
    person = both.desk.person(requisition_id=both.desk.opening())
    page = CandidatePage(both.bench, person)
    show(stage, page)
    one = both.desk.application(person)
    both.anna.carry_out(MoveApplications((one.id,), (one.version,), both.desk.stage("screen"), "Screening"))
    both.hear()
    assert page.changed.text.text() == "Anna Berg changed Stage just now."
    other = RequisitionPage(both.bench, one.requisition_id)
    show(stage, other)
    assert page.changed.isHidden(), "whoever goes on has read it"


def test_ones_own_changes_are_not_announced(both: TwoPeople, stage: PageStage) -> None:
    person = both.desk.person()
    page = CandidatePage(both.bench, person)
    show(stage, page)
    both.bench.carry_out(ChangeCandidate(person, 0, {"title": "Mine"}), owner=page)
    both.hear()
    assert page.changed.isHidden()


def test_a_requisition_page_says_it_and_who_is_editing(qtbot: Any, both: TwoPeople, stage: PageStage) -> None:
    opening = both.desk.opening()
    page = RequisitionPage(both.bench, opening)
    show(stage, page)
    assert page.editing.isHidden()
    both.anna.carry_out(TellEditing("a" * 32, "requisition", opening))
    page.editing.look_again()
    assert page.editing.text() == "Anna Berg is editing this"
    both.anna.carry_out(ChangeRequisition(opening, 0, {"title": "Lead analyst"}))
    both.hear()
    qtbot.waitUntil(lambda: "Lead analyst" in texts(page))
    assert page.changed.text.text() == "Anna Berg changed Title just now."
    page.changed.button.click()
    assert page.changed.isHidden()


def test_a_board_keeps_the_chosen_card_and_its_scroll(qtbot: Any, both: TwoPeople, stage: PageStage) -> None:
    opening = both.desk.opening(seats=2)
    cards = [both.desk.applied(opening, f"Person {number:02}") for number in range(40)]
    page = PipelinePage(both.bench)
    page.arrive(opening, {})
    show(stage, page)
    page.reload()
    column = page.board.columns[both.desk.stage("applied")]
    qtbot.waitUntil(lambda: column.list.model().rowCount() == 40)
    page.board.choose((cards[20],), cards[20], focus=True)
    bar = column.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    moved = cards[39]
    both.anna.carry_out(MoveApplications((moved,), (0,), both.desk.stage("screen"), "Screening"))
    both.hear()
    qtbot.waitUntil(lambda: column.list.model().rowCount() == 39)
    assert [face.id for face in page.board.selected()] == [cards[20]]
    assert bar.value() == before
