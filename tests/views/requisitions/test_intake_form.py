"""The intake form at work: gaps, templates, copying, one like it, the backfill, and the posting checked while one types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.errors import FieldErrors
from desktop.services.access.actor import Actor
from desktop.services.approvals.commands import SubmitRequisition
from desktop.services.drafts.messages import Draft, ReadDraft
from desktop.services.requisitions.commands import (
    ChangeRequisition,
    CheckPosting,
    CreateRequisition,
    RetireRequisitionTemplate,
    SaveRequisitionTemplate,
)
from desktop.services.requisitions.questions import (
    FindAlikeRequisitions,
    FindGaps,
    ReadRequisition,
    ReadRequisitionTemplates,
    RequisitionChoice,
)
from desktop.services.requisitions.records import PostingResult, RequisitionRecord, TemplateRecord
from desktop.services.workspace.messages import ReadWorkspace, WorkspaceRecord
from desktop.views.requisitions import alike_notice, posting_panel
from desktop.views.requisitions.open_form import RequisitionWindow, open_requisition_form
from desktop.views.requisitions.requisition_page import RequisitionPage
from desktop.views.requisitions.template_form import open_template_form
from desktop.words import Role
from tests.views import ux_lint
from tests.views.fakes import RECRUITER, VIEWER, FakeDoor, FakeWorkbench
from tests.views.forms.sample import BOOK, REQUISITION, TEAM, answers, sample_workbench
from tests.views.requisitions.test_requisition_page import HIRED, ReadApplication

ONTARIO = WorkspaceRecord("1", "Team", False, "2026-01-01T00:00:00.000Z", "0006", country="CA", region="ON")
LEAD = TemplateRecord(
    "t-1", 1, "Payroll lead", {"title": "Payroll lead", "work_time": "full_time", "interview_plan": "Two rounds"}
)
NIGHTS = TemplateRecord("t-2", 1, "Night shift", {"work_time": "part_time"})
ALIKE = RequisitionChoice("r-2", "R-0150", "Payroll lead", "open")
GAPS = ("department_id", "pay_min", "target_start")
HR = Actor(RECRUITER.id, "Hana Roy", frozenset({Role.HR}))


@pytest.fixture
def bench() -> FakeWorkbench:
    made: FakeWorkbench = sample_workbench(answers={
        ReadWorkspace: ONTARIO, CreateRequisition: "r-9", ReadRequisitionTemplates: (LEAD, NIGHTS), ReadApplication: HIRED,
    })  # fmt: skip
    return made


@pytest.fixture
def keep(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(alike_notice, "PAUSE", 0)
    monkeypatch.setattr(posting_panel, "PAUSE", 0)
    windows = []

    def one(window: Any) -> Any:
        windows.append(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield one
    for window in windows:
        if isValid(window):
            window._leaving = True
            window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(bench: FakeWorkbench, keep: Any, requisition_id: str = "", **more: Any) -> RequisitionWindow:
    window = keep(open_requisition_form(bench, None, requisition_id, **more))
    assert isinstance(window, RequisitionWindow)
    return window


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def write(qtbot: QtBot, window: RequisitionWindow, code: str, text: str) -> None:
    editor = window.panel.form.fields[code].editor()
    editor.setFocus()
    if isinstance(editor, QPlainTextEdit):
        editor.setPlainText("")
    qtbot.keyClicks(editor, text)


def carried(bench: FakeWorkbench, kind: type[Any]) -> list[Any]:
    return [command for command in bench.door.carried if isinstance(command, kind)]


# --- gaps and submitting -----------------------------------------------------------------------------------------------------


def test_all_gaps_are_listed_and_the_first_has_the_focus(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    bench.door.answers[FindGaps] = GAPS
    window = opened(bench, keep)
    write(qtbot, window, "title", "Payroll lead")
    click(window.submit_button)
    said = window.panel.summary.sentences()
    assert len(said) == 3
    assert "Department" in said[0]
    assert window.panel.form.cells["pay_min"].problem()
    assert window.focusWidget() is window.panel.form.fields["department_id"].editor()
    assert not carried(bench, CreateRequisition)
    assert window.panel.form.values()["title"] == "Payroll lead"
    QCoreApplication.processEvents()
    assert ux_lint.findings(window) == []


def test_what_cannot_be_taken_is_listed_with_the_gaps(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    bench.door.answers[FindGaps] = ("target_start",)
    window = opened(bench, keep)
    write(qtbot, window, "pay_min", "many")
    click(window.submit_button)
    assert [bool(window.panel.form.cells[code].problem()) for code in ("title", "pay_min", "target_start")] == [
        True
    ] * 3
    assert window.focusWidget() is window.panel.form.fields["title"].editor()


def test_without_gaps_it_is_saved_and_submitted(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    bench.door.answers[ReadRequisition] = replace(REQUISITION, id="r-9", version=1)
    window = opened(bench, keep)
    write(qtbot, window, "title", "Payroll lead")
    click(window.submit_button)
    assert [type(one) for one in bench.door.carried] == [CreateRequisition, SubmitRequisition]
    assert bench.door.carried[-1] == SubmitRequisition("r-9", 1)


def test_what_is_not_saved_is_not_submitted(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    bench.door.answers[CreateRequisition] = FieldErrors({"title": "too_long"})
    window = opened(bench, keep)
    write(qtbot, window, "title", "Payroll lead")
    click(window.submit_button)
    bench.door.answers[CreateRequisition] = "r-9"
    click(window.save_button)
    assert not carried(bench, SubmitRequisition), "saving as a draft afterwards is saving as a draft"


def test_the_keyboard_is_enough(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    window = opened(bench, keep)
    write(qtbot, window, "posting_text", "Come")
    bench.door.answers[FindGaps] = GAPS
    QTest.keyClick(
        window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert len(window.panel.summary.sentences()) == 4, "the title and the three"


def test_a_record_is_submitted_without_a_change(bench: FakeWorkbench, keep: Any) -> None:
    window = opened(bench, keep, "r-1")
    click(window.submit_button)
    assert bench.door.carried == [SubmitRequisition("r-1", 7)]


def test_a_page_leads_from_its_gaps_to_the_form(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    bench.door.answers[ReadRequisition] = replace(REQUISITION, status="draft", gaps=GAPS, why_not={})
    page = RequisitionPage(bench, "r-1")
    qtbot.addWidget(page)
    page.show()
    assert "Department" in page.gaps.text.text()
    click(page.gaps.button)
    [window] = [keep(one) for one in page.findChildren(RequisitionWindow)]
    assert len(window.panel.summary.sentences()) == 3
    assert window.focusWidget() is window.panel.form.fields["department_id"].editor()
    window._leaving = True
    window.close()
    bench.door.answers[ReadRequisition] = replace(REQUISITION, status="draft", why_not={})
    page.reload()
    assert page.gaps.isHidden()
    click(page.submit_button)
    assert bench.door.carried == [SubmitRequisition("r-1", 7)]


# --- one like it ---------------------------------------------------------------------------------------------------------------


def alike(bench: FakeWorkbench) -> None:
    bench.door.answers[FindAlikeRequisitions] = lambda asked: (ALIKE,) if asked.title == "Payroll lead" else ()


def with_manager(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> RequisitionWindow:
    window = opened(bench, keep)
    window.panel.form.set_value("hiring_manager_id", "m-2")
    write(qtbot, window, "title", "Payroll lead")
    return window


def test_one_like_it_is_said_while_typing(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    alike(bench)
    window = with_manager(bench, keep, qtbot)
    qtbot.waitUntil(window.alike.isVisible)
    assert "R-0150 Payroll lead (Open)" in window.alike.notice.text.text()
    assert ux_lint.findings(window) == []
    click(window.alike.notice.button)
    assert bench.opened[-1][:2] == ("requisition", "r-2")
    click(window.alike.go_on)
    assert window.alike.isHidden()
    click(window.save_button)
    assert len(carried(bench, CreateRequisition)) == 1, "it was answered before"


def test_saving_asks_once(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    alike(bench)
    window = with_manager(bench, keep, qtbot)
    click(window.save_button)
    assert not carried(bench, CreateRequisition)
    assert window.focusWidget() is window.alike.go_on
    QTest.keyClick(window.alike.go_on, Qt.Key.Key_Space)
    assert len(carried(bench, CreateRequisition)) == 1


def test_another_title_is_asked_about_again(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    alike(bench)
    window = with_manager(bench, keep, qtbot)
    qtbot.waitUntil(window.alike.isVisible)
    click(window.alike.go_on)
    write(qtbot, window, "title", " two")
    bench.door.answers[FindAlikeRequisitions] = (ALIKE,)
    click(window.save_button)
    assert not carried(bench, CreateRequisition)


def test_a_record_is_not_asked_about_for_other_changes(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    bench.door.answers[FindAlikeRequisitions] = (ALIKE,)
    window = opened(bench, keep, "r-1")
    write(qtbot, window, "interview_plan", "One round")
    click(window.save_button)
    assert len(carried(bench, ChangeRequisition)) == 1


# --- templates and copies -----------------------------------------------------------------------------------------------------


def choose(window: RequisitionWindow, row: int) -> None:
    from desktop.views.requisitions.template_bar import TemplateBar

    [bar] = window.findChildren(TemplateBar)
    bar.choice.setFocus()
    QTest.keyClick(bar.choice, Qt.Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(bar.choice, Qt.Key.Key_Down)
    bar.choice.activated.emit(bar.choice.currentIndex())


def test_a_template_fills_what_is_empty(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    window = opened(bench, keep)
    write(qtbot, window, "title", "Lead, nights")
    choose(window, 2)  # by name: Payroll lead stands first in what was answered
    choose(window, 1)
    values = window.panel.form.values()
    assert (values["title"], values["work_time"], values["interview_plan"]) == (
        "Lead, nights",
        "full_time",
        "Two rounds",
    )
    choose(window, 0)
    values = window.panel.form.values()
    assert (values["title"], values["work_time"], values["interview_plan"]) == ("Lead, nights", "", "")
    assert ux_lint.findings(window) == []


def test_what_was_changed_after_a_template_stays(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    window = opened(bench, keep)
    choose(window, 1)
    write(qtbot, window, "interview_plan", "Three rounds")
    choose(window, 2)
    values = window.panel.form.values()
    assert (values["title"], values["work_time"], values["interview_plan"]) == ("", "part_time", "Three rounds")


def test_a_template_is_retired_by_who_may(keep: Any) -> None:
    from desktop.views.requisitions.template_bar import TemplateBar

    for actor, may in ((HR, True), (RECRUITER, False)):
        bench = FakeWorkbench(FakeDoor({**answers(), ReadRequisitionTemplates: (LEAD,)}, actor), book=BOOK, team=TEAM)
        window = opened(bench, keep)
        [bar] = window.findChildren(TemplateBar)
        assert bar.retire.isHidden() is not may
        if may:
            assert bar.retire.toolTip()
            choose(window, 1)
            click(bar.retire)
            assert bench.door.carried == [RetireRequisitionTemplate("t-1", 1)]
        window._leaving = True
        window.close()


def test_a_requisition_is_saved_as_a_template(keep: Any, qtbot: QtBot) -> None:
    bench = FakeWorkbench(FakeDoor(answers(), HR), book=BOOK, team=TEAM)
    page = RequisitionPage.__mro__[1]()
    qtbot.addWidget(page)
    window = keep(open_template_form(bench, page, REQUISITION))
    click(window.save_button)
    [command] = carried(bench, SaveRequisitionTemplate)
    assert command.name == REQUISITION.title
    assert command.values["interview_plan"] == REQUISITION.interview_plan
    assert not {"pay_min", "pay_max", "target_start", "reason", "backfill_of", "hiring_manager_id"} & set(
        command.values
    )


def test_a_copy_leaves_out_what_was_of_its_time(bench: FakeWorkbench, keep: Any) -> None:
    old: RequisitionRecord = replace(REQUISITION, confidential=True)
    window = opened(bench, keep, like=old)
    values = window.panel.form.values()
    assert (values["target_start"], values["backfill_of"]) == ("", "")
    assert (values["confidential"], values["hiring_team"]) == (True, ("m-3", "m-4"))
    assert values["seats"] == 2, "the one that was cancelled is not wanted again"
    click(window.save_button)
    [command] = carried(bench, CreateRequisition)
    assert command.values["pay_min"] == "82000"
    assert "target_start" not in command.values


# --- the backfill -----------------------------------------------------------------------------------------------------------------


def test_only_a_backfill_asks_for_whom(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    window = opened(bench, keep)
    form = window.panel.form
    box = form.fields["reason"].editor()
    assert not form.cells["backfill_of"].isVisible()
    box.setFocus()
    qtbot.keyClicks(box, "Backf")
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined] # it is a combo box
    assert form.cells["backfill_of"].isVisible()
    write(qtbot, window, "backfill_of", "Jean Petit")
    assert form.values()["backfill_of"] == "Jean Petit"
    form.set_value("reason", "new")
    assert not form.cells["backfill_of"].isVisible()
    assert form.values()["backfill_of"] == ""
    form.set_value("reason", "backfill")
    assert form.values()["backfill_of"] == "Jean Petit", "what was typed is kept"


def test_a_draft_brings_the_backfill_back(bench: FakeWorkbench, keep: Any) -> None:
    bench.door.answers[ReadDraft] = Draft(
        "requisition:new",
        '{"written": {"reason": "backfill", "backfill_of": "Jean"}, "base": {}, "version": 0}',
        "2026-11-20T10:00:00.000Z",
    )
    window = opened(bench, keep)
    assert window.panel.form.cells["backfill_of"].isVisible()
    assert window.panel.form.values()["backfill_of"] == "Jean"


# --- the posting -------------------------------------------------------------------------------------------------------------------


def codes(window: RequisitionWindow) -> list[str]:
    return [one.code for one in window.posting.findings]


def test_a_posting_is_checked_while_one_types(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    window = opened(bench, keep)
    assert codes(window) == []
    write(qtbot, window, "posting_text", "Salary of $70,000 a year. Canadian experience is a must.")
    qtbot.waitUntil(lambda: "experience.canadian" in codes(window))
    assert {"vacancy.missing", "ai.unsaid"} <= set(codes(window))
    assert "Ontario" in window.posting.rules.text()
    editor = window.panel.form.fields["posting_text"].editor()
    assert isinstance(editor, QPlainTextEdit)
    assert len(editor.extraSelections()) == 1
    assert ux_lint.findings(window) == []
    finding = window.posting.findings[codes(window).index("experience.canadian")]
    shows = [
        one for one in window.posting.rows.findChildren(QPushButton) if "Canadian experience" in one.accessibleName()
    ]
    QTest.keyClick(shows[0], Qt.Key.Key_Space)
    assert window.focusWidget() is editor
    assert editor.textCursor().selectedText() == finding.text == "Canadian experience"
    write(qtbot, window, "posting_text", "Salary of $70,000 a year.")
    qtbot.waitUntil(lambda: "experience.canadian" not in codes(window))


def test_a_check_that_was_asked_for_is_kept_with_what_is_saved(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    window = opened(bench, keep)
    click(window.posting.button)
    assert codes(window) == ["empty"]
    write(qtbot, window, "title", "Payroll lead")
    click(window.save_button)
    assert bench.door.carried[-1] == CheckPosting("r-9")


def test_without_asking_nothing_is_kept(bench: FakeWorkbench, keep: Any, qtbot: QtBot) -> None:
    window = opened(bench, keep, "r-1")
    write(qtbot, window, "posting_text", "Salary of $70,000 a year.")
    click(window.save_button)
    assert not carried(bench, CheckPosting)


def test_a_record_is_looked_at_as_it_comes(bench: FakeWorkbench, keep: Any) -> None:
    window = opened(bench, keep, "r-1")
    assert "pay.missing" in codes(window)


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (None, "Not checked yet."),
        (PostingResult("2026-11-20T10:00:00.000Z", RECRUITER.id), "Nothing found"),
        (PostingResult("2026-11-20T10:00:00.000Z", RECRUITER.id, ("gap",)), "To be put right"),
        (PostingResult("2026-11-20T10:00:00.000Z", RECRUITER.id, ("gap",), current=False), "Changed since"),
    ],
)
def test_the_page_shows_the_kept_result(
    bench: FakeWorkbench, qtbot: QtBot, kept: PostingResult | None, said: str
) -> None:
    bench.door.answers[ReadRequisition] = replace(REQUISITION, posting_check=kept, posting_text_fr="Nous cherchons…")
    page = RequisitionPage(bench, "r-1")
    qtbot.addWidget(page)
    page.show()
    assert said in page.posting_card.result.text()
    assert page.posting_card.findings.count() == bool(kept and kept.current and kept.findings)
    assert page.posting_card.french.isVisible()
    click(page.posting_card.button)
    assert bench.door.carried == [CheckPosting("r-1")]


def test_who_may_not_check_is_told_why(qtbot: QtBot) -> None:
    bench = FakeWorkbench(FakeDoor({**answers(), ReadApplication: HIRED}, VIEWER), book=BOOK, team=TEAM)
    page = RequisitionPage(bench, "r-1")
    qtbot.addWidget(page)
    assert not page.posting_card.button.isEnabled()
    assert page.posting_card.button.toolTip()
    assert page.gaps.isHidden()
