"""The five decisions answered in place, by mouse and by keyboard, on a real workspace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from desktop.services.decisions.commands import AddEvidence, AnswerDecisions
from desktop.services.notes.commands import AddNote
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.forms.fields.picker import PickerField
from desktop.views.records.decisions.case import Case
from desktop.views.records.decisions.decision_row import DecisionRow
from desktop.views.records.decisions.decisions_view import DecisionsView
from desktop.views.verdicts.owner_dialog import OwnerDialog
from desktop.views.verdicts.snooze_dialog import SnoozeDialog
from desktop.words import DecisionKind
from tests.views import ux_lint
from tests.views.records.decisions.conftest import Place, day, only_form

Show = Callable[..., DecisionsView]
K = DecisionKind


def press(view: DecisionsView, kind: DecisionKind, code: str) -> None:
    """Unfold a decision and click one of its acts."""
    row = view.rows[kind]
    if not row.unfolded:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    QTest.mouseClick(row.body.buttons[f"decision.{code}"], Qt.MouseButton.LeftButton)


def write(field: str, text: str) -> None:
    QTest.keyClicks(only_form().panel.form.fields[field].editor(), text)


def save() -> None:
    QTest.mouseClick(only_form().save_button, Qt.MouseButton.LeftButton)


def texts(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def acts(row: DecisionRow) -> dict[str, bool]:
    return {code.removeprefix("decision."): button.isEnabled() for code, button in row.body.buttons.items()}


def test_five_lines_in_the_order_of_the_five(show: Show, bench: DeskWorkbench) -> None:
    view = show(bench)
    assert list(view.rows) == list(DecisionKind)
    assert [row.sign.code for row in view.rows.values()] == ["y", "!", "o", "-", "-"]
    qualified = texts(view.rows[K.QUALIFIED])
    assert "Candidate qualified?" in qualified
    assert "2 days late" in qualified
    assert "you · Next: check the must-haves" in qualified
    assert "Mia" in texts(view.rows[K.ALIGNED])
    assert "Not asked yet" in texts(view.rows[K.VIABLE])
    assert ux_lint.findings(view.window()) == []


def test_yes_is_one_click_and_can_be_undone(show: Show, bench: DeskWorkbench, place: Place) -> None:
    view = show(bench)
    press(view, K.QUALIFIED, "yes")
    assert place.newest("qualified").verdict == "yes"
    row = view.rows[K.QUALIFIED]
    assert (row.sign.code, row.state.text()) == ("y", "Yes")
    assert row.below.text().startswith("you, ")
    assert acts(row) == {"again": True, "evidence": True}


def test_no_asks_for_the_reason_first(show: Show, bench: DeskWorkbench, place: Place) -> None:
    view = show(bench)
    press(view, K.QUALIFIED, "no")
    save()
    assert place.newest("qualified").open, "an empty reason answers nothing"
    write("reason", "One closing only")
    save()
    answered = place.newest("qualified")
    assert (answered.verdict, answered.reason) == ("no", "One closing only")
    assert "One closing only" in view.rows[K.QUALIFIED].below.text()


def test_more_keeps_it_open_and_says_what_is_missing(show: Show, bench: DeskWorkbench, place: Place) -> None:
    view = show(bench)
    press(view, K.QUALIFIED, "more")
    write("reason", "A second reference")
    save()
    assert place.newest("qualified").open
    row = view.rows[K.QUALIFIED]
    assert row.sign.code == "~"
    assert "More is wanted. you, now: A second reference" in texts(row.body)
    assert "yes" in acts(row)


def test_yes_may_have_a_reason(show: Show, bench: DeskWorkbench, place: Place) -> None:
    press(show(bench), K.QUALIFIED, "yes_reason")
    write("reason", "Two closings")
    save()
    assert (place.newest("qualified").verdict, place.newest("qualified").reason) == ("yes", "Two closings")


def test_snoozed_and_woken_up(show: Show, bench: DeskWorkbench, place: Place) -> None:
    view = show(bench)
    press(view, K.ALIGNED, "snooze")
    dialog = view.findChild(SnoozeDialog)
    assert dialog is not None
    QTest.mouseClick(dialog.quick[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert place.newest("aligned").snoozed_until == day(3)
    row = view.rows[K.ALIGNED]
    assert row.state.text().startswith("Snoozed until ")
    press(view, K.ALIGNED, "wake")
    assert place.newest("aligned").snoozed_until == ""
    assert not row.state.text().startswith("Snoozed")


def test_handed_over_to_somebody_else(show: Show, bench: DeskWorkbench, place: Place) -> None:
    view = show(bench)
    press(view, K.QUALIFIED, "hand_over")
    dialog = view.findChild(OwnerDialog)
    assert dialog is not None
    assert dialog.act.toolTip() == "Choose a person first."
    QTest.keyClicks(dialog.people.filter, "hal")
    QTest.keyClick(dialog.people.filter, Qt.Key.Key_Return)
    assert place.newest("qualified").owner_id == place.team.ids["hal"]
    assert "Hal" in view.rows[K.QUALIFIED].below.text()


def test_next_action_and_due(show: Show, bench: DeskWorkbench, place: Place) -> None:
    view = show(bench)
    press(view, K.QUALIFIED, "plan")
    write("next_action", "Ring the last employer")
    save()
    planned = place.newest("qualified")
    assert (planned.next_action, planned.due_on) == ("Ring the last employer", day(-2)), (
        "a day that has passed may stay"
    )
    press(view, K.QUALIFIED, "plan")
    due = only_form().panel.form.fields["due_on"]
    due.editor().selectAll()
    write("due_on", "-1")
    save()
    assert place.newest("qualified").due_on == day(-2), "another day that has passed is not taken"
    due.editor().selectAll()
    write("due_on", "+4")
    save()
    assert place.newest("qualified").due_on == day(4)
    assert "Next: Ring the last employer" in view.rows[K.QUALIFIED].below.text()


def test_evidence_is_a_note_that_can_be_opened(
    show: Show, bench: DeskWorkbench, place: Place, monkeypatch: Any
) -> None:  # fmt: skip
    note = place.desk.get(AddNote(place.person, "Led two closings on her own", place.application))
    view = show(bench)
    press(view, K.QUALIFIED, "evidence")
    write("words", "Two closings")
    field = only_form().panel.form.fields["place"]
    assert isinstance(field, PickerField)
    QTest.keyClicks(field.line(), "Led two")
    field.normalise()
    save()
    (proof,) = place.newest("qualified").evidence
    assert (proof.words, proof.entity, proof.record_id) == ("Two closings", "note", note)
    opened: list[Any] = []
    left: list[bool] = []
    monkeypatch.setattr(bench, "open", lambda *where, **hints: opened.append((*where, hints)))
    view.left.connect(lambda: left.append(True))
    (link,) = view.rows[K.QUALIFIED].body.evidence
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened == [("candidate", place.person, {"event": note})]
    assert left == [True]


def test_asked_again_the_answer_before_stays_readable(show: Show, bench: DeskWorkbench, place: Place) -> None:
    first = place.newest("qualified")
    place.desk.do(AnswerDecisions((first.id,), (0,), "no", "Too junior"))
    view = show(bench)
    press(view, K.QUALIFIED, "again")
    write("reason", "Look at the second reference")
    save()
    again = place.newest("qualified")
    assert again.open
    assert again.overturns_id == first.id
    row = view.rows[K.QUALIFIED]
    assert row.sign.code == "o"
    earlier = row.body.earlier
    assert earlier is not None
    assert "Too junior" not in texts(row.body)
    QTest.mouseClick(earlier, Qt.MouseButton.LeftButton)
    assert "No: you, now: Too junior" in texts(row.body)
    place.desk.do(AddEvidence(again.id, "A second reference"))
    view.reload()
    assert "No: you, now: Too junior" in texts(row.body), "what was unfolded stays so"


def test_a_question_can_be_asked_before_its_time(show: Show, bench: DeskWorkbench, place: Place) -> None:
    view = show(bench)
    press(view, K.START, "again")
    assert view.rows[K.START].body.buttons["decision.again"].text() == "Ask now…"
    save()
    assert place.newest("start").open
    assert view.rows[K.START].sign.code == "o"


def test_nothing_is_asked_of_a_case_that_ended(show: Show, bench: DeskWorkbench, place: Place) -> None:
    place.desk.reject(place.application)
    ended = Case(place.opening, place.application, place.person, "Amara", "rejected")
    view = show(bench, ended)
    assert view.rows[K.ALIGNED].sign.code == "n"
    again = view.rows[K.ALIGNED].body.buttons["decision.again"]
    assert not again.isEnabled()
    assert "has ended" in again.toolTip()


def test_whether_a_role_is_approved_is_answered_by_its_approval(
    show: Show, bench: DeskWorkbench, place: Place
) -> None:  # fmt: skip
    place.team.chain({"name": "Finance", "people": ["fia"], "need": "all"})
    made = place.team.submitted()
    view = show(bench, Case(made, name="R-0002", status="awaiting_approval"))
    assert list(view.rows) == [K.ROLE], "a requisition alone has one decision"
    row = view.rows[K.ROLE]
    view.unfold(K.ROLE)
    assert "Whether a role is approved is decided by its approval." in texts(row.body)
    assert "yes" not in acts(row)
    assert "Next: answer the approval" in row.below.text()


def test_who_may_not_is_told_why(show: Show, benches: Any, place: Place) -> None:
    from desktop.words import Role

    door = place.desk.colleague("Vera Viewer", Role.VIEWER)
    place.team.ids["vera"] = door.actor.id
    view = show(benches("vera"))
    row = view.rows[K.QUALIFIED]
    view.unfold(K.QUALIFIED)
    assert set(acts(row).values()) == {False}
    why = "Your role does not allow you to answer decisions."
    assert {button.toolTip() for button in row.body.buttons.values()} == {why}
    assert why in texts(row.body), "said in sight, not only in a tooltip"


def test_keys_alone_reach_and_answer_everything(show: Show, bench: DeskWorkbench, place: Place) -> None:
    view = show(bench)
    rows = list(view.rows.values())
    rows[0].fold.setFocus()
    QTest.keyClick(rows[0].fold, Qt.Key.Key_Up)
    assert view.window().focusWidget() is rows[0].fold, "there is nothing above the first"
    QTest.keyClick(rows[0].fold, Qt.Key.Key_Down)
    assert view.window().focusWidget() is rows[1].fold
    assert rows[1].fold.accessibleName().startswith("Candidate qualified?, 2 days late, you")
    QTest.keyClick(rows[1].fold, Qt.Key.Key_Return)
    assert rows[1].unfolded
    QTest.keyClick(rows[1].fold, Qt.Key.Key_Tab)
    yes = view.window().focusWidget()
    assert yes is rows[1].body.buttons["decision.yes"]
    QTest.keyClick(yes, Qt.Key.Key_Space)
    assert place.newest("qualified").verdict == "yes"
    assert view.window().focusWidget() is rows[1].body.buttons["decision.again"], "the keyboard goes on in its place"


def test_focus_and_what_is_unfolded_stay_when_all_is_read_again(show: Show, bench: DeskWorkbench, place: Place) -> None:
    view = show(bench)
    view.reveal("aligned")
    row = view.rows[K.ALIGNED]
    assert view.window().focusWidget() is row.body.buttons["decision.yes"]
    row.body.buttons["decision.hand_over"].setFocus()
    before = row.body.buttons["decision.hand_over"]
    view.reload()
    assert row.body.buttons["decision.hand_over"] is before, "nothing is built anew when nothing changed"
    place.desk.do(AddEvidence(place.newest("aligned").id, "All cards are in"))
    view.reload()
    assert row.unfolded
    assert view.window().focusWidget() is row.body.buttons["decision.hand_over"]
    view.unfold(K.QUALIFIED)
    assert not row.unfolded
    assert view.window().focusWidget() is row.fold, "a focus inside comes out when the row is folded"


def test_who_answers_too_late_is_told_and_sees_the_answer(show: Show, bench: DeskWorkbench, place: Place) -> None:
    view = show(bench)
    one = place.newest("qualified")
    place.desk.do(AnswerDecisions((one.id,), (0,), "no", "Too junior"))
    press(view, K.QUALIFIED, "yes")
    assert place.newest("qualified").verdict == "no"
    assert view.rows[K.QUALIFIED].sign.code == "n", "read again"


def test_a_case_that_is_gone_says_so(show: Show, bench: DeskWorkbench, place: Place) -> None:
    view = show(bench, Case(place.opening, "00000000-0000-7000-8000-000000000000"))
    assert view.trouble.text() == "This case is no longer here."
    assert not view.rows


def test_tab_goes_as_one_reads_also_after_acts_were_built_anew(show: Show, bench: DeskWorkbench, place: Place) -> None:
    view = show(bench)
    press(view, K.QUALIFIED, "yes")
    row, window = view.rows[K.QUALIFIED], view.window()
    row.fold.setFocus()
    reached = []
    for _ in range(3):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget())
    assert reached == [*row.body.buttons.values(), view.rows[K.ALIGNED].fold]
