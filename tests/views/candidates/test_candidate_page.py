"""The page of a candidate: header, cards, notes, timeline, duplicates, and what is off with a reason."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from shiboken6 import delete, isValid

from desktop.errors import NotFound, RuleBroken
from desktop.services.access.actor import Actor
from desktop.services.applications.commands import HoldApplications
from desktop.services.candidates.commands import DeleteCandidates, EraseCandidates
from desktop.services.candidates.questions import FindDuplicates, ReadCandidate, ReadTimeline
from desktop.services.drafts.messages import KeepDraft
from desktop.services.notes.commands import AddNote
from desktop.views.candidates.candidate_page import CandidatePage, candidate_page
from desktop.views.candidates.erase_dialog import EraseDialog
from desktop.views.forms.window import open_forms
from desktop.views.records.event_column import EventColumn
from desktop.views.records.timeline_event import EventRow
from desktop.words import Role, Topic
from tests.views import ux_lint
from tests.views.fakes import VIEWER, FakeDoor, FakeWorkbench
from tests.views.forms.sample import AMARA, BOOK, TEAM, answers, sample_workbench

HR = Actor("00000000-0000-7000-8000-0000000000ee", "Noor", frozenset({Role.HR}))


@pytest.fixture
def bench(qtbot):
    return sample_workbench()


def show(bench, qtbot, width=1080) -> CandidatePage:
    page = candidate_page(bench, "c-1")
    assert isinstance(page, CandidatePage)
    qtbot.addWidget(page)
    page.resize(width, 640)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QCoreApplication.processEvents()
    return page


@pytest.fixture
def page(bench, qtbot):
    shown = show(bench, qtbot)
    yield shown
    for window in open_forms():
        if isValid(window):
            window._leaving = True
            window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def texts(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_the_header_says_who(page):
    assert page.page_title() == "Amara Okafor"
    assert "Senior financial analyst at Banque" in texts(page.header)
    assert page.header.warning.isHidden()
    assert "Employee referral · Spring campaign" in texts(page.details)
    assert "Marie-Ève Lafrenière" in texts(page.details)


def test_do_not_contact_is_said(bench, page):
    bench.door.answers[ReadCandidate] = replace(AMARA, do_not_contact=True)
    page.reload()
    assert not page.header.warning.isHidden()


def test_one_click_copies(bench, page):
    line = page.details._lines.itemAt(0).widget()
    QTest.mouseClick(line.copy, Qt.MouseButton.LeftButton)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "amara.okafor@example.com"
    assert clipboard.mimeData().hasFormat("x-kde-passwordManagerHint")
    assert bench.said[-1][1] == "Copied"


def test_running_applications_are_cards_ended_ones_wait(page):
    assert [card.application.id for card in page.cards] == ["a-1", "a-2"]
    page._earlier.click()
    assert [card.application.id for card in page.cards] == ["a-1", "a-2", "a-3"]
    assert "Skills gap" in texts(page.cards[2])
    assert page.cards[2].reopen_button.isEnabled()


def test_a_hold_is_shown_and_ended(bench, page):
    card = page.cards[1]
    assert "On hold until" in texts(card)
    card.hold_button.click()
    assert bench.door.carried[-1] == HoldApplications(("a-2",), (2,), "")


def test_a_note_is_written_by_keyboard(bench, page):
    page.take_focus()
    QTest.keyClicks(page.composer.text, "Called back")
    page.composer.about.setCurrentIndex(1)
    QTest.keyClick(page.composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [c for c in bench.door.carried if isinstance(c, AddNote)] == [AddNote("c-1", "Called back", "a-1")]
    assert page.composer.text.toPlainText() == ""


def test_a_note_that_was_begun_is_kept(bench, page):
    QTest.keyClicks(page.composer.text, "Half a thou")
    assert page.may_close()
    kept = [command for command in bench.door.carried if isinstance(command, KeepDraft)]
    assert kept[-1].key == "note:c-1"
    assert "Half a thou" in kept[-1].values
    page.reload()
    assert page.composer.text.toPlainText() == "Half a thou"


def test_a_failed_note_stays(bench, page):
    bench.door.answers[AddNote] = NotFound("candidate", "c-1")
    QTest.keyClicks(page.composer.text, "Important")
    page.composer.button.click()
    assert page.composer.text.toPlainText() == "Important"
    assert page.composer.button.isEnabled()


def test_the_timeline_reads_in_words(page):
    said = texts(page.timeline)
    assert "Current title: Financial analyst → Senior financial analyst" in said
    assert "Source: Indeed → Employee referral" in said
    assert "Consent until: 31/05/2027" in said
    assert "Do not contact: No" in said
    assert "Row 14" in said


def test_the_timeline_is_filtered(page):
    page.timeline.buttons["notes"].click()
    assert [event.kind for event in page.timeline.shown()] == ["note"]
    page.timeline.buttons["moves"].click()
    assert {event.kind for event in page.timeline.shown()} == {"transition"}
    page.timeline.buttons["all"].click()
    assert len(page.timeline.shown()) == 6


def test_a_long_timeline_is_shown_in_parts(bench, page):
    event = bench.door.answers[ReadTimeline][0]
    bench.door.answers[ReadTimeline] = tuple(replace(event, id=str(n)) for n in range(60))
    page.reload()
    assert "Show 20 older" in "\n".join(b.text() for b in page.timeline.findChildren(type(page._earlier)))
    assert page.timeline._body.count == 40
    first = page.timeline._body.findChildren(EventRow)[0]
    next(b for b in page.timeline._body.findChildren(type(page._earlier)) if "older" in b.text()).click()
    assert page.timeline._body.count == 60
    assert (
        page.timeline._body.findChildren(EventRow)[0] is first
    )  # the rest came below; nothing in sight was built anew


def test_the_page_stands_when_record_and_timeline_are_there(qtbot):
    bench = sample_workbench()
    bench.hold()
    page = CandidatePage(bench, "c-1")
    qtbot.addWidget(page)
    stood = []
    page.stood.connect(lambda: stood.append((page.record is not None, len(page.findChildren(EventRow)))))
    assert not page.stands
    bench.release()
    assert stood == [(True, 6)]


def test_a_page_whose_record_is_missing_stands(qtbot):
    bench = sample_workbench()
    bench.door.answers[ReadCandidate] = NotFound("candidate", "c-1")
    page = CandidatePage(bench, "c-1")
    qtbot.addWidget(page)
    assert page.stands


def test_a_long_timeline_is_laid_out_a_few_events_at_a_time(bench, page, monkeypatch):
    walks = []
    monkeypatch.setattr(bench, "in_turns", lambda steps, **_: walks.append(steps))
    event = bench.door.answers[ReadTimeline][0]
    before = page.timeline._body
    page.timeline.show_events([replace(event, id=str(n)) for n in range(30)], {})
    built = [len(page.findChildren(EventRow))]
    for _ in walks[-1]:
        assert page.timeline._body is before  # the old events stay in sight until the new ones are whole
        built.append(len(page.findChildren(EventRow)))
    assert max(later - earlier for earlier, later in pairwise(built)) <= 3
    assert page.timeline._body.count == 30


def test_leaving_in_the_middle_of_a_timeline_is_quiet(bench, page, monkeypatch):
    walks = []
    monkeypatch.setattr(bench, "in_turns", lambda steps, **_: walks.append(steps))
    event = bench.door.answers[ReadTimeline][0]
    page.timeline.show_events([replace(event, id=str(n)) for n in range(30)], {})
    next(walks[-1])
    delete(page.timeline)
    walks.pop().close()


def test_events_that_came_too_late_leave_nothing_behind(bench, page, monkeypatch):
    walks = []
    monkeypatch.setattr(bench, "in_turns", lambda steps, **_: walks.append(steps))
    event = bench.door.answers[ReadTimeline][0]
    page.timeline.show_events([replace(event, id=str(n)) for n in range(30)], {})
    next(walks[-1])
    walks.pop().close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(page.timeline.findChildren(EventColumn)) == 1


def test_duplicates_lead_to_the_merge(bench, page):
    assert len(page.duplicates.suspects) == 2
    page.acts.merge_with("c-2")
    merge = next(w for w in QCoreApplication.instance().topLevelWidgets() if type(w).__name__ == "MergeWindow")
    assert "A. Okafor" in merge.merge_button.text()
    merge.close()


def test_nobody_else_is_said(bench, page):
    bench.door.answers[FindDuplicates] = ()
    next(spec for spec in page.page_actions() if spec.code == "candidate.page.duplicates").run()
    assert "Nobody else" in bench.said[-1][1]


def test_deleting_asks_nothing_because_it_can_be_undone(bench, page):
    next(spec for spec in page.page_actions() if spec.code == "candidate.page.delete").run()
    assert bench.door.carried[-1] == DeleteCandidates(("c-1",))
    assert bench.opened[-1][0] == "candidates"


def test_erasing_waits_for_the_name(bench, page):
    bench.door.actor = HR
    bench.door.answers[EraseCandidates] = 1
    erase = next(spec for spec in page.page_actions() if spec.code == "candidate.page.erase")
    erase.run()
    dialog = next(one for one in QCoreApplication.instance().topLevelWidgets() if isinstance(one, EraseDialog))
    assert page.record.name in dialog.about.text()
    assert page.record.name not in dialog.windowTitle()
    assert not dialog.button.isEnabled()
    dialog.name.setText(page.record.name.upper())
    dialog.reason.setText("asked for it")
    dialog.button.click()
    assert bench.door.carried[-1] == EraseCandidates(("c-1",), "asked for it")
    assert bench.opened[-1][0] == "candidates"


def test_a_refused_erasing_keeps_what_was_typed(bench, page):
    bench.door.actor = HR
    bench.door.answers[EraseCandidates] = RuleBroken("candidate.erase_on_server")
    next(spec for spec in page.page_actions() if spec.code == "candidate.page.erase").run()
    dialog = next(one for one in QCoreApplication.instance().topLevelWidgets() if isinstance(one, EraseDialog))
    dialog.name.setText(page.record.name)
    dialog.button.click()
    assert "server" in dialog.problem.text()
    assert dialog.name.text() == page.record.name
    assert dialog.button.isEnabled()
    dialog.reject()


def test_edit_and_add_open_their_forms(page):
    page.header.buttons[2].click()
    page.header.buttons[0].click()
    assert {window.panel.plan.draft_key for window in open_forms()} == {"candidate:c-1", "application:new:c-1:"}


def test_a_record_that_is_gone_says_so(bench, qtbot):
    bench.door.answers[ReadCandidate] = NotFound("candidate", "c-1")
    bench.door.answers[ReadTimeline] = NotFound("candidate", "c-1")
    page = show(bench, qtbot)
    assert not page.gone.isHidden()
    assert not page.columns.isVisible()
    page.gone.button.click()
    assert bench.opened[-1][0] == "candidates"


def test_a_merged_record_leads_to_the_kept_one(bench, page):
    bench.door.answers[ReadCandidate] = replace(AMARA, merged_into="c-2")
    page.reload()
    page.gone.button.click()
    assert bench.opened[-1][:2] == ("candidate", "c-2")
    assert not page.header.buttons[2].isEnabled()
    assert page.header.buttons[2].toolTip()


def test_a_viewer_sees_why_things_are_off(qtbot):
    bench = FakeWorkbench(FakeDoor(answers(), VIEWER), book=BOOK, team=TEAM)
    page = show(bench, qtbot)
    for button in (*page.header.buttons, page.cards[0].move_button, page.cards[0].reject_button, page.composer.button):
        assert not button.isEnabled()
        assert button.toolTip()


def test_asking_again_keeps_scroll_and_filter(page):
    page.timeline.buttons["notes"].click()
    bar = page.columns.verticalScrollBar()
    bar.setValue(60)
    page.reload()
    assert page.timeline._kind == "notes"
    assert bar.value() == 60


def test_imported_columns_fold(bench, page):
    assert page.details.kept.content.isHidden()
    page.details.kept.button.click()
    assert "92 000" in texts(page.details)
    assert bench.preferences.read("folded.candidate.kept") is True


@pytest.mark.parametrize("width", [680, 1080, 1700])
def test_conventions_at_every_width(bench, qtbot, width):
    page = show(bench, qtbot, width)
    assert ux_lint.findings(page) == []
    assert page.width() == width
    assert page.columns.horizontalScrollBar().maximum() == 0
    assert page.columns.narrow is (width == 680)
    assert Topic.NOTES in page.topics


def test_menu_entries_have_keys_of_their_own(page):
    keys = [spec.text[spec.text.index("&") + 1].lower() for spec in page.page_actions()]
    assert len(keys) == len(set(keys))
    assert len({spec.code for spec in page.page_actions()}) == len(keys)
