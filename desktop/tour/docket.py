"""The chapters about the docket: what waits is seen, a move makes it ask, and a morning's worth of it is answered without the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit

from desktop.models.base import calendar_day
from desktop.services.applications.commands import MoveApplications
from desktop.services.applications.questions import ReadBoard
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.docket.questions import CountDocket
from desktop.services.docket.records import DocketLine, Source, When
from desktop.services.requisitions.questions import FindRequisitions
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.tour.facts import Facts
from desktop.tour.hands import CTRL, meanwhile, press, write
from desktop.tour.stage import Stage, TourFailed
from desktop.views.docket.docket_page import DocketPage
from desktop.words import DecisionKind, Verdict, VocabularyKind

_K = Qt.Key
Wanted = Callable[[DocketLine], bool]


def see_what_waits(stage: Stage, facts: Facts) -> None:
    """The page the program begins with: what is late, what is due, whom one stands in for, what others have in hand."""
    page = _docket(stage)
    stage.clear()
    stage.shoot("docket")
    counts = stage.ask(CountDocket(calendar_day()))
    covered = sum(bool(line.covers) for line in page.docket.lines)
    facts.add("docket", f"{counts.waiting} wait, {counts.overdue} are overdue, {covered} for somebody who is away")
    page.bar.choose(When.OTHERS)
    stage.shoot("docket-waiting-for-others")
    page.bar.choose(None)


def let_a_move_ask(stage: Stage, facts: Facts) -> None:
    """Somebody comes to the interviews: the docket asks whether the team is aligned, though nothing was answered before."""
    requisition = stage.ask(FindRequisitions("senior analyst"))[0].id
    board = stage.ask(ReadBoard(requisition))
    card = next(card for column in board.columns for card in column.cards if card.name == "Işıl Demir")
    interview = next(
        word for word in stage.ask(ReadVocabulary()).of(VocabularyKind.STAGE) if word.code == "interview_1"
    )
    stage.command(MoveApplications((card.id,), (card.version,), interview.id, interview.label))
    page = _docket(stage)
    line = _walk(
        stage,
        page,
        lambda line: line.kind == DecisionKind.ALIGNED and line.person == "Işıl Demir",
        "the team’s question",
    )
    asked = [
        one for one in stage.ask(ReadDecisions(application_id=line.application_id)) if one.open and one.application_id
    ]
    stage.clear()
    stage.shoot("docket-asks-after-a-move")
    facts.add("moved on", f"Işıl Demir, with {len(asked)} questions open; the team is asked from now on")


def answer_by_keyboard(stage: Stage, facts: Facts) -> None:
    """Approve, say yes, say no with a reason, hand over, snooze, remind, tick off: all with the keys."""
    page = _docket(stage)
    before = len(page.docket.lines)
    _answer(
        stage,
        page,
        lambda one: one.source is Source.APPROVAL and bool(one.covers),
        "the approval of somebody away",
        _K.Key_A,
    )
    _answer(stage, page, _decision("Amara Okafor"), "the offer", _K.Key_A)
    _decline(stage, page)
    _hand_over(stage, page)
    _snooze(stage, page)
    line = _walk(stage, page, lambda one: one.others and bool(one.waits_for), "what others have in hand")
    press(page.list, _K.Key_G)
    stage.settle()
    _answer(
        stage,
        page,
        lambda one: one.source is Source.TASK and not one.kind and one.person == "Tomáš Novák",
        "the errand",
        _K.Key_A,
    )
    stage.clear()
    stage.shoot("docket-answered")
    reminded = len(line.waits_for)
    facts.add(
        "answered by keyboard",
        f"approved, said yes, said no, handed over, snoozed, reminded {reminded}, ticked off; {before} lines before",
    )


def _decline(stage: Stage, page: DocketPage) -> None:
    """*No* goes to the note first; Ctrl+Enter then does it."""
    line = _walk(stage, page, _decision("Jean-Philippe Petit"), "the question to be answered with no")
    press(page.list, _K.Key_D)
    stage.wait(page.pane.asked.isVisible, "the wish for a reason")
    write(page.pane.note, "No tax case in three interviews; the role cannot wait for one.")
    stage.shoot("docket-no-with-a-reason")
    press(page.pane.note, _K.Key_Return, held=CTRL)
    _gone(stage, page, line)
    last = [one for one in stage.ask(ReadDecisions(application_id=line.application_id)) if one.id == line.record_id]
    if [one.verdict for one in last] != [Verdict.NO]:
        raise TourFailed("the no was not kept")
    page.list.setFocus()


def _hand_over(stage: Stage, page: DocketPage) -> None:
    line = _walk(stage, page, _decision("Olena Shevchenko"), "the question to be handed over")

    def choose(dialog: QDialog) -> None:
        write(dialog.findChildren(QLineEdit)[0], "marc")
        stage.shoot("docket-hand-over", dialog)
        press(dialog.findChildren(QLineEdit)[0], _K.Key_Return)

    after = meanwhile(choose, "whom to hand it to")
    press(page.list, _K.Key_R)
    after()
    stage.wait(lambda: any(one.key == line.key and one.owner_id != line.owner_id for one in page.docket.lines)
               or not any(one.key == line.key for one in page.docket.lines), "the new owner")  # fmt: skip


def _snooze(stage: Stage, page: DocketPage) -> None:
    line = _walk(stage, page, _decision("Fatima Zahra El Idrissi"), "the question to be put off")

    def choose(dialog: QDialog) -> None:
        stage.shoot("docket-snooze", dialog)
        press(dialog.focusWidget() or dialog, _K.Key_Return)

    after = meanwhile(choose, "until when")
    press(page.list, _K.Key_S)
    after()
    stage.wait(lambda: any(one.key == line.key and one.snoozed_until for one in page.docket.lines), "the snoozed line")


def _answer(stage: Stage, page: DocketPage, wanted: Wanted, what: str, key: Qt.Key) -> None:
    line = _walk(stage, page, wanted, what)
    press(page.list, key)
    _gone(stage, page, line)


def _gone(stage: Stage, page: DocketPage, line: DocketLine) -> None:
    stage.wait(
        lambda: all(one.key != line.key for one in page.docket.lines), f"{line.person or line.title} to be answered"
    )
    stage.settle()


def _decision(person: str) -> Wanted:
    return lambda line: line.source is Source.DECISION and line.person == person


def _walk(stage: Stage, page: DocketPage, wanted: Wanted, what: str) -> DocketLine:
    """Go down the lines with J until the one that is meant is chosen."""
    page.list.setFocus()
    press(page.list, _K.Key_Home)
    for _ in range(page.list.lines.rowCount()):
        found = page.chosen()
        if found and wanted(found[0]):
            stage.settle()
            return found[0]
        press(page.list, _K.Key_J)
    raise TourFailed(f"{what} is not on the docket")


def _docket(stage: Stage) -> DocketPage:
    stage.go("docket")
    page = stage.window.stage.page
    if not isinstance(page, DocketPage):
        raise TourFailed("the docket was not shown")
    stage.wait(lambda: page.docket.lines, "the docket")
    return page
