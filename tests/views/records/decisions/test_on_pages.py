"""Decisions where they stand: candidate page, requisition page, lists, details pane, board; and a whole case through a real session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.services.applications.commands import CreateApplication
from desktop.services.decisions.commands import AnswerDecisions
from desktop.services.notes.commands import AddNote
from desktop.views.applications.list_page import ApplicationsPage
from desktop.views.candidates.candidate_page import CandidatePage
from desktop.views.candidates.list_page import CandidatesPage
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.docket.docket_page import DocketPage
from desktop.views.docket.verbs import Act
from desktop.views.page import Page
from desktop.views.pipeline.pipeline_page import PipelinePage
from desktop.views.records.decisions.case_strip import CaseStrip
from desktop.views.records.decisions.decisions_dialog import DecisionsDialog
from desktop.views.requisitions.list_page import RequisitionsPage
from desktop.views.requisitions.requisition_page import RequisitionPage
from desktop.views.tables.decision_strip import SEGMENT, SPACE
from desktop.views.tables.list_page import ListPage
from desktop.views.tables.row_painter import PADDING
from desktop.words import DecisionKind
from tests.views import ux_lint
from tests.views.records.decisions.conftest import Place, only_form

K = DecisionKind
Put = Callable[[Page], Any]


@pytest.fixture
def put(qtbot: Any, bench: DeskWorkbench) -> Put:
    """Show a page as the window does: it asks again when one of its topics changed."""
    kept: list[Page] = []

    def shown(page: Page) -> Page:
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(1280, 760)
        with qtbot.waitActive(page):
            page.show()
        if not page.loads_itself:
            page.reload()
        bench.announcer.changed.connect(lambda topics: page.reload() if topics & page.topics else None)
        qtbot.wait(1)
        return page

    return shown


def dialog_of(page: QWidget, qtbot: Any) -> DecisionsDialog:
    qtbot.waitUntil(lambda: page.window().findChild(DecisionsDialog) is not None)
    found = page.window().findChild(DecisionsDialog)
    assert isinstance(found, DecisionsDialog)
    qtbot.waitUntil(lambda: any(row.unfolded for row in found.views[0].rows.values()))
    return found


def unfolded(dialog: DecisionsDialog) -> DecisionKind:
    return next(kind for kind, row in dialog.views[0].rows.items() if row.unfolded)


def press_strip(page: ListPage, number: int) -> None:
    table = page.table
    column = [one.code for one in table.rows.columns].index("strip")
    box = table.visualRect(table.rows.index(0, column))
    place = QPoint(box.left() + PADDING + number * (SEGMENT + SPACE) + SEGMENT // 2, box.center().y())
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


# --- candidate page -----------------------------------------------------------------------------------------------------


@pytest.fixture
def candidate(put: Put, bench: DeskWorkbench, place: Place, qtbot: Any) -> CandidatePage:
    page = put(CandidatePage(bench, place.person))
    assert isinstance(page, CandidatePage)
    qtbot.waitUntil(lambda: bool(page.cards))
    return page


def test_a_card_shows_strip_and_chip_and_unfolds_in_place(candidate: CandidatePage, place: Place, qtbot: Any) -> None:
    (card,) = candidate.cards
    assert card.decisions.strip.chip.text() == "2 decisions open, 1 overdue"
    assert not card.decisions.shown
    QTest.mouseClick(card.decisions.strip.strip.segments[K.ALIGNED], Qt.MouseButton.LeftButton)
    view = card.decisions.view
    assert view is not None
    assert view.rows[K.ALIGNED].unfolded
    assert ux_lint.findings(candidate) == []
    QTest.mouseClick(view.rows[K.ALIGNED].body.buttons["decision.yes"], Qt.MouseButton.LeftButton)
    assert place.newest("aligned").verdict == "yes"
    qtbot.waitUntil(lambda: card.decisions.strip.chip.text() == "1 decision overdue")
    assert candidate.cards == [card], "the card stays, and with it what is unfolded"
    assert card.decisions.shown
    assert candidate.focusWidget() is view.rows[K.ALIGNED].body.buttons["decision.again"]
    QTest.keyClick(candidate.focusWidget(), Qt.Key.Key_Escape)
    assert not card.decisions.shown
    assert candidate.focusWidget() in card.decisions.strip.strip.segments.values()


def test_tab_goes_through_a_card_as_one_reads_it(candidate: CandidatePage) -> None:
    (card,) = candidate.cards
    card.decisions.reveal("qualified")
    view = card.decisions.view
    assert view is not None
    title = next(one for one in card.findChildren(QPushButton) if one.text() == "Analyst")
    strip = card.decisions.strip
    title.setFocus()
    wanted = [
        strip.strip.segments[K.ROLE],
        strip.chip,
        card.decisions.fold,
        card.move_button,
        card.reject_button,
        card.hold_button,
    ]
    reached = []
    for _ in range(8):
        QTest.keyClick(candidate.focusWidget(), Qt.Key.Key_Tab)
        reached.append(candidate.focusWidget())
    assert reached[:6] == wanted
    assert reached[7] is view.rows[K.ROLE].fold, "after the dots come the decisions below"
    view.rows[K.START].fold.setFocus()
    QTest.keyClick(candidate.focusWidget(), Qt.Key.Key_Tab)
    assert not card.isAncestorOf(candidate.focusWidget())
    assert candidate.columns.isAncestorOf(candidate.focusWidget()), "on to the timeline below"


def test_the_same_segment_again_folds(candidate: CandidatePage) -> None:
    (card,) = candidate.cards
    segment = card.decisions.strip.strip.segments[K.QUALIFIED]
    segment.setFocus()
    QTest.keyClick(segment, Qt.Key.Key_Return)
    assert card.decisions.shown
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert not card.decisions.shown
    QTest.mouseClick(card.decisions.fold, Qt.MouseButton.LeftButton)
    assert card.decisions.view is not None
    assert card.decisions.view.rows[K.QUALIFIED].unfolded, "what waits most"


def test_the_action_of_the_page_unfolds_what_waits_most(candidate: CandidatePage) -> None:
    spec = next(spec for spec in candidate.page_actions() if spec.code == "candidate.page.decisions")
    assert spec.why_not() == ""
    spec.run()
    view = candidate.cards[0].decisions.view
    assert view is not None
    assert view.rows[K.QUALIFIED].unfolded


def test_above_several_applications_a_chip_counts_over_all(candidate: CandidatePage, place: Place, qtbot: Any) -> None:
    assert candidate.chip.isHidden(), "of a single application its card says it"
    place.desk.do(CreateApplication(place.person, place.desk.opening("Buyer", recruiter_id=place.team.me)))
    candidate.reload()
    qtbot.waitUntil(lambda: len(candidate.cards) == 2)
    assert candidate.chip.text() == "3 decisions open, 1 overdue"
    QTest.mouseClick(candidate.chip, Qt.MouseButton.LeftButton)
    assert [card.application.requisition for card in candidate.cards if card.decisions.shown] == ["Analyst"], (
        "what is overdue"
    )


def test_one_arrives_at_the_decision_one_came_for(candidate: CandidatePage, place: Place, qtbot: Any) -> None:
    candidate.arrive(place.person, {"application": place.application, "decision": "aligned"})
    candidate.take_focus()
    view = candidate.cards[0].decisions.view
    assert view is not None
    assert view.rows[K.ALIGNED].unfolded
    assert not candidate.composer.text.hasFocus(), "the focus is not taken away from the decision"


def test_one_arrives_before_the_record_is_read(put: Put, bench: DeskWorkbench, place: Place, qtbot: Any) -> None:
    page = CandidatePage(bench, place.person)
    page.arrive(place.person, {"application": place.application, "decision": "aligned"})
    put(page)
    qtbot.waitUntil(lambda: bool(page.cards) and page.cards[0].decisions.shown)


def test_one_arrives_at_the_note_that_is_evidence(candidate: CandidatePage, place: Place, qtbot: Any) -> None:
    note = place.desk.get(AddNote(place.person, "Led two closings", place.application))
    for number in range(45):
        place.desk.do(AddNote(place.person, f"Later {number}", place.application))
    candidate.reload()
    qtbot.waitUntil(lambda: candidate.timeline.shown()[0].text == "Later 44")
    candidate.arrive(place.person, {"event": note})
    qtbot.waitUntil(lambda: candidate.columns.verticalScrollBar().value() > 500)


# --- requisition page ---------------------------------------------------------------------------------------------------


def test_a_requisition_shows_its_own_decision_in_one_line(
    put: Put, bench: DeskWorkbench, place: Place, qtbot: Any
) -> None:
    place.team.chain({"name": "Finance", "people": ["fia"], "need": "all"})
    page = put(RequisitionPage(bench, place.team.submitted()))
    qtbot.waitUntil(lambda: not page.role.isHidden())
    assert list(page.role.view.rows) == [K.ROLE]
    row = page.role.view.rows[K.ROLE]
    assert not row.unfolded
    assert page.role.chip.text() == "1 decision open"
    QTest.mouseClick(page.role.chip, Qt.MouseButton.LeftButton)
    assert row.unfolded
    assert ux_lint.findings(page) == []
    place.team.answer(page.requisition_id, "fia")
    page.reload()
    qtbot.waitUntil(lambda: row.sign.code == "y")
    assert page.role.chip.isHidden()


def test_a_requisition_nobody_asked_about_shows_none(
    put: Put, bench: DeskWorkbench, place: Place, monkeypatch: Any
) -> None:
    page = put(RequisitionPage(bench, place.opening))
    page.role._told(())
    assert page.role.isHidden()


# --- lists --------------------------------------------------------------------------------------------------------------


def test_a_click_on_the_strip_of_a_row_opens_that_decision(
    put: Put, bench: DeskWorkbench, place: Place, qtbot: Any
) -> None:
    page = put(ApplicationsPage(bench))
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 1)
    press_strip(page, 2)
    dialog = dialog_of(page, qtbot)
    assert unfolded(dialog) is K.ALIGNED
    assert dialog.views[0].case == place.case
    assert ux_lint.findings(dialog) == []
    yes = dialog.views[0].rows[K.ALIGNED].body.buttons["decision.yes"]
    qtbot.waitUntil(lambda: dialog.focusWidget() is yes)
    QTest.keyClick(yes, Qt.Key.Key_Space)
    assert place.newest("aligned").verdict == "yes"
    assert dialog.isVisible(), "it stays for the next one"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.window().findChild(DecisionsDialog) is None)
    assert page.focusWidget() is page.table


def test_enter_on_the_strip_opens_its_decisions_and_elsewhere_the_record(
    put: Put, bench: DeskWorkbench, place: Place, qtbot: Any, monkeypatch: Any
) -> None:  # fmt: skip
    opened: list[Any] = []
    monkeypatch.setattr(bench, "open", lambda *where, **hints: opened.append(where))
    page = put(ApplicationsPage(bench))
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 1)
    column = [one.code for one in page.table.rows.columns].index("strip")
    page.table.setCurrentIndex(page.table.rows.index(0, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened == [("candidate", place.person)]
    page.table.setCurrentIndex(page.table.rows.index(0, column))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert unfolded(dialog_of(page, qtbot)) is K.QUALIFIED, "what waits most"
    assert len(opened) == 1


def test_beside_the_strip_a_click_only_chooses_and_two_open(
    put: Put, bench: DeskWorkbench, place: Place, qtbot: Any, monkeypatch: Any
) -> None:  # fmt: skip
    opened: list[Any] = []
    monkeypatch.setattr(bench, "open", lambda *where, **hints: opened.append(where))
    page = put(ApplicationsPage(bench))
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 1)
    box = page.table.visualRect(page.table.rows.index(0, 0))
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert page.findChild(DecisionsDialog) is None
    assert page.table.kept.count() == 1
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert opened == [("candidate", place.person)]


def test_the_details_pane_opens_them_too(put: Put, bench: DeskWorkbench, place: Place, qtbot: Any) -> None:
    page = put(ApplicationsPage(bench))
    qtbot.waitUntil(lambda: page.pane.findChild(CaseStrip) is not None)
    strip = page.pane.findChild(CaseStrip)
    assert strip.chip.accessibleName() == "2 decisions open, 1 overdue"
    QTest.mouseClick(strip.strip.segments[K.VIABLE], Qt.MouseButton.LeftButton)
    assert unfolded(dialog_of(page, qtbot)) is K.VIABLE


@pytest.mark.parametrize("kind", [ApplicationsPage, CandidatesPage, RequisitionsPage])
def test_each_list_has_the_action_with_a_key(
    kind: type[ListPage], put: Put, bench: DeskWorkbench, place: Place, qtbot: Any
) -> None:  # fmt: skip
    page = put(kind(bench))
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 1 and page.table.kept.count() == 1)
    spec = next(spec for spec in page.page_actions() if spec.code.endswith(".decisions"))
    assert spec.shortcut == "Ctrl+D"
    assert spec.code in page.context
    assert spec.why_not() == ""
    spec.run()
    assert dialog_of(page, qtbot).views[0].case is not None
    page.table.kept.clear()
    assert spec.why_not() == "Select a row first."


def test_a_person_on_no_requisition_is_asked_nothing(put: Put, bench: DeskWorkbench, place: Place, qtbot: Any) -> None:
    from desktop.views.records.decisions.opening import open_of_candidate

    page = put(CandidatesPage(bench))
    open_of_candidate(bench, page, place.desk.person("Jan Novák"))
    assert page.findChild(DecisionsDialog) is None
    assert bench.messages.all[-1].text.startswith("Jan Novák is on no requisition yet")


# --- board --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def board(put: Put, bench: DeskWorkbench, place: Place, qtbot: Any) -> PipelinePage:
    page = put(PipelinePage(bench, place.opening))
    assert isinstance(page, PipelinePage)
    qtbot.waitUntil(lambda: page.board.isVisible())
    page.board.choose([place.application], place.application, focus=True)
    return page


def test_a_card_says_what_waits_and_opens_it(board: PipelinePage, place: Place, qtbot: Any) -> None:
    face = board.board.current()
    assert face is not None
    assert face.waiting_words[0] == "2 decisions open, 1 overdue"
    assert "2 decisions open, 1 overdue" in face.spoken()
    cards = board.board.columns[face.card.stage_id].list
    box = cards.visualRect(cards.currentIndex())
    inside = next(QPoint(x, y) for y in range(box.top(), box.bottom()) for x in range(box.left(), box.right())
                  if cards.decision_at(QPoint(x, y)) == "aligned")  # fmt: skip
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=inside + QPoint(6, 6))
    dialog = dialog_of(board, qtbot)
    assert unfolded(dialog) is K.ALIGNED
    assert dialog.views[0].case == place.case


def test_a_click_beside_the_strip_of_a_card_only_chooses(board: PipelinePage) -> None:
    face = board.board.current()
    assert face is not None
    cards = board.board.columns[face.card.stage_id].list
    box = cards.visualRect(cards.currentIndex())
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(30, 12))
    assert board.findChild(DecisionsDialog) is None


def test_the_preview_and_the_action_open_them(board: PipelinePage, place: Place, qtbot: Any) -> None:
    board.toggle_preview()
    strip = board.preview.strip
    assert strip.chip.accessibleName() == "2 decisions open, 1 overdue"
    spec = next(spec for spec in board.page_actions() if spec.code == "pipeline.decisions")
    spec.run()
    assert unfolded(dialog_of(board, qtbot)) is K.QUALIFIED


# --- a whole case -------------------------------------------------------------------------------------------------------


def test_from_no_to_yes_by_keys_alone(candidate: CandidatePage, place: Place, qtbot: Any) -> None:
    """Answered no, asked again, given evidence and answered yes, all on the page; the strip in the list says so at the end."""
    segment = candidate.cards[0].decisions.strip.strip.segments[K.QUALIFIED]
    segment.setFocus()
    QTest.keyClick(segment, Qt.Key.Key_Space)
    view = candidate.cards[0].decisions.view
    assert view is not None
    row = view.rows[K.QUALIFIED]

    def key(code: str) -> None:
        button = row.body.buttons[f"decision.{code}"]
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def fill(field: str, text: str) -> None:
        form = only_form()
        QTest.keyClicks(form.panel.form.fields[field].editor(), text)
        form.save_button.setFocus()
        QTest.keyClick(form.save_button, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: not form.isVisible())

    key("no")
    fill("reason", "One closing only")
    assert place.newest("qualified").verdict == "no"
    key("again")
    fill("reason", "Ring the second reference")
    key("evidence")
    fill("words", "Second reference confirms")
    key("yes")
    first, second = place.decisions("qualified")
    assert (first.verdict, second.verdict, second.overturns_id) == ("no", "yes", first.id)
    assert [proof.words for proof in second.evidence] == ["Second reference confirms"]
    qtbot.waitUntil(lambda: candidate.cards[0].application.strip.startswith("yyo"))
    assert row.sign.code == "y"
    assert row.body.earlier is not None


def test_what_a_colleague_answers_is_seen_at_once(candidate: CandidatePage, place: Place, qtbot: Any) -> None:
    candidate.cards[0].decisions.reveal("aligned")
    one = place.newest("aligned")
    place.team.door("mia").carry_out(AnswerDecisions((one.id,), (0,), "no", "Two against"))
    candidate.reload()
    view = candidate.cards[0].decisions.view
    assert view is not None
    qtbot.waitUntil(lambda: view.rows[K.ALIGNED].sign.code == "n")
    assert "Mia, now: Two against" in view.rows[K.ALIGNED].below.text()
    assert QApplication.activeModalWidget() is None


def test_the_docket_opens_the_case_at_its_decision(
    put: Put, bench: DeskWorkbench, place: Place, qtbot: Any, monkeypatch: Any
) -> None:  # fmt: skip
    opened: list[Any] = []
    monkeypatch.setattr(bench, "open", lambda *where, **hints: opened.append((*where, hints)))
    page = put(DocketPage(bench))
    qtbot.waitUntil(lambda: any(line.kind == "qualified" for line in page.docket.lines))
    page.acting.run(Act.OPEN, [line for line in page.docket.lines if line.kind == "qualified"], "")
    there = {"new_window": False, "application": place.application, "decision": "qualified"}
    assert opened == [("candidate", place.person, there)]
