"""The story, chapter by chapter. Each chapter does something a team does on a Monday and leaves pictures and facts behind."""

from __future__ import annotations

from collections.abc import Callable

from desktop.services.applications.commands import MoveApplications, RejectApplications
from desktop.services.applications.questions import ReadBoard
from desktop.services.applications.records import Board, Card
from desktop.services.candidates.commands import CreateCandidate, MergeCandidates
from desktop.services.candidates.questions import FindCandidates, FindDuplicates, ReadCandidate, ReadTimeline
from desktop.services.history.messages import VerifyJournal
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.services.notes.commands import AddNote
from desktop.services.requisitions.questions import FindRequisitions
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.tour.accounts import trust_it
from desktop.tour.copies import go_back_to_a_copy
from desktop.tour.docket import answer_by_keyboard, let_a_move_ask, see_what_waits
from desktop.tour.errands import look_at_a_rule, plan_a_task, print_the_day
from desktop.tour.facts import Facts
from desktop.tour.intake import (
    approve_in_three_steps,
    ask_for_a_role,
    change_what_is_being_approved,
    decline_and_ask_again,
    fill_a_seat,
    see_whom_it_asks,
)
from desktop.tour.spreadsheets import bring_a_tracker_in, hand_a_workbook_out
from desktop.tour.stage import Stage, TourFailed
from desktop.tour.team import work_in_a_team
from desktop.tour.words import tidy_the_words
from desktop.words import VocabularyKind


def open_sample(stage: Stage, facts: Facts) -> None:
    """A first start: the sample team in a new workspace, then each list."""
    stage.ground.begin(stage)
    for place in ("docket", "requisitions", "candidates", "applications"):
        stage.go(place)
        stage.shoot(place)
    for kind in ListKind:
        facts.add(kind.value, stage.ask(CountRows(ListView(kind))).all)


def find_by_plain_letters(stage: Stage, facts: Facts) -> None:
    """Names in many scripts are found by what is on the keyboard."""
    found = [
        name
        for name in ("novak", "lukasz", "soren", "isil", "weiss", "duc nguyen", "太郎")
        if stage.ask(FindCandidates(name))
    ]
    if len(found) != 7:
        raise TourFailed(f"found only {found}")
    facts.add("found by plain letters", ", ".join(found))


def work_the_board(stage: Stage, facts: Facts) -> None:
    """Cards move, one person is rejected with a reason, one move is undone."""
    requisition = stage.ask(FindRequisitions("senior analyst"))[0].id
    stage.go("pipeline", requisition)
    stage.shoot("pipeline")
    book = stage.ask(ReadVocabulary())
    stages = book.of(VocabularyKind.STAGE)
    board = stage.ask(ReadBoard(requisition))
    moved = _card(board, "Łukasz Wójcik")
    following = stages[[word.id for word in stages].index(moved.stage_id) + 2]
    stage.command(MoveApplications((moved.id,), (moved.version,), following.id, following.label))
    rejected = _card(board, "Mei-Ling Chen")
    reason = next(word for word in book.of(VocabularyKind.REASON) if word.code == "not_enough_experience")
    stage.command(
        RejectApplications((rejected.id,), (rejected.version,), reason.id, "Asked to come back after the internship.")
    )
    bench = stage.window.workbench
    if bench is None:
        raise TourFailed("the workspace is closed")
    bench.undo()
    stage.wait(lambda: _card_or_none(stage.ask(ReadBoard(requisition)), "Mei-Ling Chen"), "the undo")
    stage.settle()
    stage.shoot("pipeline-after-moves")
    facts.add("board", f"moved {moved.name} to {following.label}; a rejection was undone")


def know_a_candidate(stage: Stage, facts: Facts) -> None:
    """The page of a candidate with everything that happened, and a note."""
    person = stage.ask(FindCandidates("okafor"))[0].id
    stage.command(AddNote(person, "Called: **very** interested, decides by Friday. Competing offer confirmed."))
    stage.go("candidate", person)
    stage.shoot("candidate")
    facts.add("timeline of one candidate", f"{len(stage.ask(ReadTimeline(person)))} events")


def meet_a_duplicate(stage: Stage, facts: Facts) -> None:
    """The same person arrives again: found while typing, merged field by field, both histories kept."""
    stage.window.go("candidates")
    stage.settle()
    bench = stage.window.workbench
    if bench is None:
        raise TourFailed("the workspace is closed")
    bench.open("new_candidate")
    stage.shoot("new-candidate", stage.dialog())
    stage.dialog().close()
    again = stage.command(
        CreateCandidate({"name": "Chloe Gagnon", "emails": ("chloe.gagnon@example.com",), "location": "Toronto"})
    )
    suspects = stage.ask(FindDuplicates(candidate_id=again.answer))
    if not suspects:
        raise TourFailed("the duplicate was not noticed")
    kept, other = stage.ask(ReadCandidate(suspects[0].id)), stage.ask(ReadCandidate(again.answer))
    bench.open("merge", kept.id, other=other.id)
    stage.shoot("merge", stage.dialog())
    stage.dialog().close()
    stage.command(MergeCandidates(kept.id, kept.version, other.id, other.version, {"name": kept.name}))
    facts.add(
        "duplicate",
        f"{suspects[0].reason.replace('_', ' ')}, merged, {len(stage.ask(ReadTimeline(kept.id)))} events kept",
    )


def look_at_a_requisition(stage: Stage, facts: Facts) -> None:
    """The page and the form of a requisition."""
    requisition = stage.ask(FindRequisitions("buyer"))[0].id
    stage.go("requisition", requisition)
    stage.shoot("requisition")
    bench = stage.window.workbench
    if bench is not None:
        bench.open("edit_requisition", requisition)
    stage.shoot("requisition-form", stage.dialog())
    stage.dialog().close()


def show_it_dark(stage: Stage, facts: Facts) -> None:
    """The same pages in the dark palette."""
    stage.look.set_mode("dark")
    requisition = stage.ask(FindRequisitions("senior analyst"))[0].id
    person = stage.ask(FindCandidates("okafor"))[0].id
    for place, record in (("docket", ""), ("requisitions", ""), ("candidates", ""), ("applications", ""), ("pipeline", requisition),
                          ("candidate", person), ("requisition", requisition), ("rules", ""), ("digest", ""), ("vocabulary", ""),
                          ("chains", "")):  # fmt: skip
        stage.go(place, record)
        stage.shoot(f"dark-{place}")
    stage.look.set_mode("light")


def check_everything(stage: Stage, facts: Facts) -> None:
    """The journal is recomputed and every row compared with it."""
    found = stage.ask(VerifyJournal())
    if found.findings:
        raise TourFailed(f"the journal is not sound: {found.findings[:3]}")
    facts.add("journal", f"{found.entries} entries, {found.changes} changes, {found.rows} rows: sound")


def _card_or_none(board: Board, name: str) -> Card | None:
    return next((card for column in board.columns for card in column.cards if card.name == name), None)


def _card(board: Board, name: str) -> Card:
    card = _card_or_none(board, name)
    if card is None:
        raise TourFailed(f"{name} is not on the board")
    return card


Chapter = Callable[[Stage, Facts], None]
EVERYWHERE: tuple[Chapter, ...] = (
    open_sample,
    find_by_plain_letters,
    work_the_board,
    know_a_candidate,
    meet_a_duplicate,
    look_at_a_requisition,
    see_what_waits,
    let_a_move_ask,
    answer_by_keyboard,
    plan_a_task,
    look_at_a_rule,
    print_the_day,
    tidy_the_words,
    bring_a_tracker_in,
    hand_a_workbook_out,
    show_it_dark,
    check_everything,
)
A_NEW_ROLE: tuple[Chapter, ...] = (
    ask_for_a_role,
    see_whom_it_asks,
    decline_and_ask_again,
    change_what_is_being_approved,
    approve_in_three_steps,
    fill_a_seat,
    check_everything,
)
"""Several people answer, each as themselves: on a server they would need a login first."""
IN_A_FILE: tuple[Chapter, ...] = (*A_NEW_ROLE, trust_it, go_back_to_a_copy)
ON_A_SERVER: tuple[Chapter, ...] = (work_in_a_team, check_everything)
