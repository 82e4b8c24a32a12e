"""A form at work: saving, what is wrong, drafts, a colleague who was faster, and leaving with unsaved input."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from shiboken6 import isValid

from desktop.errors import FieldErrors, OutOfDate, RuleBroken, StorageTrouble
from desktop.services.applications.commands import CreateApplication
from desktop.services.candidates.commands import ChangeCandidate, CreateCandidate
from desktop.services.candidates.questions import ReadCandidate
from desktop.services.drafts.messages import Draft, KeepDraft, ReadDraft
from desktop.services.requisitions.commands import ChangeRequisition, CreateRequisition
from desktop.views.candidates.open_form import open_candidate_form
from desktop.views.forms import drafts
from desktop.views.forms.application_form import open_application_form
from desktop.views.forms.window import FormWindow, open_forms
from desktop.views.requisitions.open_form import open_requisition_form
from tests.views import ux_lint
from tests.views.forms.sample import AMARA, sample_workbench


@pytest.fixture
def bench(qtbot):
    return sample_workbench()


@pytest.fixture
def keep(qtbot):
    """Windows close without a question at the end; those that closed themselves are gone already."""
    windows = []

    def one(window):
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


@pytest.fixture
def candidate(bench, keep):
    return keep(open_candidate_form(bench, None))


def carried(bench, kind):
    return [command for command in bench.door.carried if isinstance(command, kind)]


def test_what_is_typed_becomes_one_command(bench, candidate):
    bench.door.answers[CreateCandidate] = "c-new"
    form = candidate.panel.form
    QTest.keyClicks(form.fields["name"].editor(), "Zoe Ng")
    QTest.keyClicks(form.fields["emails"].editor(), "Zoe <zoe@x.ca>")
    form.fields["requisition"].set_value("r-1")
    bench.hold()
    QTest.keyClick(form.fields["name"].editor(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.release()
    (command,) = carried(bench, CreateCandidate)
    assert command.values == {"name": "Zoe Ng", "emails": ("zoe@x.ca",)}
    assert command.requisition_id == "r-1"
    assert bench.opened[-1][:2] == ("candidate", "c-new")
    assert not candidate.isVisible()


def test_nothing_is_sent_while_something_is_wrong(bench, candidate):
    form = candidate.panel.form
    QTest.keyClicks(form.fields["emails"].editor(), "foo@")
    candidate.save_button.click()
    assert not carried(bench, CreateCandidate)
    assert len(candidate.panel.summary.sentences()) == 2
    assert form.cells["name"].problem() == "Name is required."
    assert form.fields["emails"].value() == ("foo@",)
    assert candidate.focusWidget() is form.fields["name"].editor()
    candidate.panel.summary.chosen.emit("emails")
    assert candidate.focusWidget() is form.fields["emails"].editor()
    form.fields["emails"].set_value(("foo@x.ca",))
    form.fields["emails"].typed.emit()
    assert not form.cells["emails"].problem()


def test_a_mistake_is_named_when_the_field_is_left(candidate):
    form = candidate.panel.form
    candidate.activateWindow()
    form.focus_field("emails")
    QTest.keyClicks(form.fields["emails"].editor(), "foo@")
    assert not form.cells["emails"].problem()
    form.focus_field("location")
    assert "name@example.com" in form.cells["emails"].problem()
    assert form.fields["emails"].editor().accessibleDescription()


def test_field_errors_of_the_service_stand_at_the_fields(bench, candidate):
    bench.door.answers[CreateCandidate] = FieldErrors({"phones": "phone.malformed"})
    form = candidate.panel.form
    form.set_value("name", "Zoë")
    form.set_value("phones", ("555 0147",))
    candidate.panel.save()
    assert form.cells["phones"].problem()
    assert form.fields["phones"].value() == ("555 0147",)
    assert candidate.isVisible()
    assert candidate.save_button.isEnabled()


@pytest.mark.parametrize("error", [RuleBroken("application.already_there"), StorageTrouble("disk_full", None)])
def test_everything_stays_when_saving_goes_wrong(bench, candidate, error):
    bench.door.answers[CreateCandidate] = error
    QTest.keyClicks(candidate.panel.form.fields["name"].editor(), "Zoe")
    candidate.panel.save()
    assert candidate.isVisible()
    assert candidate.panel.form.values()["name"] == "Zoe"
    assert candidate.isWindowModified()
    if isinstance(error, RuleBroken):
        assert not candidate.panel.trouble.isHidden()
    else:
        assert bench.failures == [error]


def test_busy_while_saving(bench, candidate):
    candidate.panel.form.set_value("name", "Zoë")
    bench.hold()
    candidate.panel.save()
    assert not candidate.save_button.isEnabled()
    candidate.panel.save()
    assert len(carried(bench, CreateCandidate)) == 1
    bench.release()
    assert not candidate.isVisible()


# --- drafts ------------------------------------------------------------------------------------------------------------------


def test_a_draft_is_kept_within_five_seconds(bench, candidate, qtbot, monkeypatch):
    assert drafts.KEPT_AFTER < 5000
    candidate.panel.drafts._timer.setInterval(20)
    QTest.keyClicks(candidate.panel.form.fields["name"].editor(), "Zo")
    qtbot.waitUntil(lambda: bool(carried(bench, KeepDraft)))
    kept = carried(bench, KeepDraft)[-1]
    assert kept.key == "candidate:new"
    assert json.loads(kept.values)["written"] == {"name": "Zo"}


def test_half_typed_text_is_in_the_draft(bench, candidate):
    form = candidate.panel.form
    QTest.keyClicks(form.fields["consent_until"].editor(), "some day")
    candidate.panel.drafts.keep_now()
    assert json.loads(carried(bench, KeepDraft)[-1].values)["written"] == {"consent_until": "some day"}


def test_a_draft_is_restored_and_can_be_discarded(bench, qtbot, keep):
    content = json.dumps(
        {"written": {"name": "Zo", "tags": ["SAP"], "consent_until": "some day"}, "base": {}, "version": 0}
    )
    bench.door.answers[ReadDraft] = Draft("candidate:new", content, "2026-11-21T12:10:00.000+00:00")
    window = keep(open_candidate_form(bench, None))
    form = window.panel.form
    assert form.values()["name"] == "Zo"
    assert form.values()["tags"] == ("SAP",)
    assert form.fields["consent_until"].editor().text() == "some day"
    assert "12:10" in window.panel.restored.text.text()
    assert window.isWindowModified()
    window.panel.restored.button.click()
    assert form.values()["name"] == ""
    assert carried(bench, KeepDraft)[-1].values == ""
    assert not window.isWindowModified()


def test_a_draft_that_cannot_be_read_is_left_alone(bench, qtbot, keep):
    bench.door.answers[ReadDraft] = Draft("candidate:new", "not json", "2026-11-21")
    window = keep(open_candidate_form(bench, None))
    assert not window.isWindowModified()


def test_the_draft_goes_after_saving(bench, candidate):
    candidate.panel.form.set_value("name", "Zoë")
    candidate.panel.drafts.keep_now()
    candidate.panel.save()
    assert carried(bench, KeepDraft)[-1].values == ""


def test_an_old_draft_cannot_overwrite_a_newer_record_unseen(bench, qtbot, keep):
    content = json.dumps({"written": {"title": "Mine"}, "base": {"title": "Before"}, "version": 2})
    bench.door.answers[ReadDraft] = Draft("candidate:c-1", content, "2026-11-21T12:10:00+00:00")
    bench.door.answers[ChangeCandidate] = OutOfDate("candidate", "c-1", 2, 3)
    window = keep(open_candidate_form(bench, None, "c-1"))
    window.panel.save()
    assert carried(bench, ChangeCandidate)[0].seen_version == 2
    assert not window.panel.hands.conflict.isHidden()


# --- a colleague was faster (48) ------------------------------------------------------------------------------------------------


def test_both_values_are_shown_field_by_field(bench, qtbot, keep):
    from dataclasses import replace

    window = keep(open_candidate_form(bench, None, "c-1"))
    form = window.panel.form
    assert form.values()["emails"] == ("amara.okafor@example.com", "amara@okafor-consulting.example")
    form.set_value("title", "Mine")
    form.set_value("credit", "Also mine")
    newer = replace(AMARA, version=4, title="Theirs", location="Laval, QC")
    bench.door.answers[ReadCandidate] = newer
    bench.door.answers[ChangeCandidate] = OutOfDate("candidate", "c-1", 3, 4)
    window.panel.save()
    assert not window.panel.hands.conflict.isHidden()
    assert form.values()["title"] == "Mine"
    assert form.values()["location"] == "Laval, QC"
    assert set(window.panel.hands.conflict.rows) == {"title"}
    window.panel.hands.conflict.rows["title"].theirs.click()
    window.panel.hands.conflict.take.click()
    assert form.values()["title"] == "Theirs"
    del bench.door.answers[ChangeCandidate]
    window.panel.save()
    last = carried(bench, ChangeCandidate)[-1]
    assert last.seen_version == 4
    assert last.values == {"credit": "Also mine"}


def test_saving_nothing_changed_just_closes(bench, qtbot, keep):
    window = keep(open_candidate_form(bench, None, "c-1"))
    window.panel.save()
    assert not carried(bench, ChangeCandidate)
    assert not window.isVisible()


# --- leaving (19) ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "stays"), [("cancel", True), ("discard", False), ("save", False)])
def test_unsaved_input_asks(bench, candidate, monkeypatch, qtbot, answer, stays):
    monkeypatch.setattr(FormWindow, "ask_unsaved", lambda self: answer)
    candidate.panel.form.set_value("name", "Zoë")
    candidate.close()
    qtbot.waitUntil(lambda: candidate.isVisible() is stays if isValid(candidate) else not stays)
    if stays:
        assert candidate.panel.form.values()["name"] == "Zoë"
    assert bool(carried(bench, CreateCandidate)) is (answer == "save")


def test_the_question_has_verbs(candidate, qtbot):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMessageBox

    seen = []

    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.extend(button.text().replace("&", "") for button in box.buttons())
        next(button for button in box.buttons() if "Cancel" in button.text()).click()

    candidate.panel.form.set_value("name", "Zoë")
    QTimer.singleShot(0, press)
    assert candidate.ask_unsaved() == "cancel"
    assert set(seen) == {"Add candidate", "Discard", "Cancel"}


def test_focus_goes_back_to_the_caller(bench, qtbot, keep):
    caller = QLineEdit()
    qtbot.addWidget(caller)
    caller.show()
    caller.activateWindow()
    caller.setFocus()
    window = keep(open_candidate_form(bench, caller))
    window.close()
    assert caller.focusWidget() is caller or caller.hasFocus()


def test_the_same_form_is_raised_not_doubled(bench, candidate):
    again = open_candidate_form(bench, None)
    assert again is candidate
    assert len([one for one in open_forms() if one.panel.plan.draft_key == "candidate:new"]) == 1


# --- duplicates on entry ------------------------------------------------------------------------------------------------------------


def test_somebody_who_may_be_here_is_shown_while_typing(bench, candidate, qtbot):
    from desktop.views.candidates.duplicates_panel import DuplicatesPanel

    panel = candidate.findChild(DuplicatesPanel)
    panel._timer.setInterval(1)
    QTest.keyClicks(candidate.panel.form.fields["name"].editor(), "Amara Okafor")
    qtbot.waitUntil(lambda: len(panel.suspects) == 2)
    panel.opened.emit("c-2")
    assert bench.opened[-1][:3] == ("candidate", "c-2", True)


def test_somebody_out_of_sight_has_no_name_and_no_buttons(bench, candidate):
    from desktop.services.candidates.records import DuplicateSuspect
    from desktop.views.candidates.duplicates_panel import DuplicatesPanel

    panel = candidate.findChild(DuplicatesPanel)
    panel.show_suspects((DuplicateSuspect("", "", "", "", "", "same_email", 100),))
    said = [label.text() for label in panel.findChildren(QLabel) if label.text()]
    assert "Somebody you may not see" in said
    assert "same e-mail" in said
    assert not [button for button in panel.findChildren(QPushButton) if button.isVisibleTo(panel)]


def test_use_this_person_keeps_what_was_typed(bench, candidate):
    from desktop.views.candidates.duplicates_panel import DuplicatesPanel

    form = candidate.panel.form
    form.set_value("name", "Amara Okafor")
    form.set_value("emails", ("new@x.ca",))
    form.set_value("skills", "Chess")
    form.set_value("requisition", "r-1")
    candidate.findChild(DuplicatesPanel).chosen.emit("c-2")
    values = form.values()
    assert values["emails"] == ("amara.okafor@example.com", "new@x.ca")
    assert values["skills"] == "Chess"
    assert values["employer"] == "Banque Régionale"
    assert not candidate.panel.hands.conflict.isHidden()
    assert set(candidate.panel.hands.conflict.rows) == {"name"}
    candidate.panel.save()
    (change,) = carried(bench, ChangeCandidate)
    assert change.candidate_id == "c-2"
    assert set(change.values) == {"name", "emails", "skills"}
    assert carried(bench, CreateApplication) == [CreateApplication("c-2", "r-1")]
    assert not carried(bench, CreateCandidate)


# --- requisition and application -----------------------------------------------------------------------------------------------------


def test_a_requisition_draft_needs_only_a_title(bench, qtbot, keep):
    window = keep(open_requisition_form(bench, None))
    form = window.panel.form
    form.set_value("title", "Buyer")
    form.set_value("pay_min", "90000")
    form.set_value("pay_max", "80000")
    window.panel.save()
    assert form.cells["pay_max"].problem()
    assert form.cells["pay_currency"].problem()
    form.set_value("pay_max", "99000")
    form.fields["pay_currency"].set_value("CAD")
    form.set_value("seats", 3)
    window.panel.save()
    (command,) = carried(bench, CreateRequisition)
    assert command.seats == 3
    assert command.values["pay_min"] == "90000"
    assert "seats" not in command.values


def test_only_changed_fields_of_a_requisition_are_sent(bench, qtbot, keep):
    window = keep(open_requisition_form(bench, None, "r-1"))
    window.panel.form.set_value("hiring_team", ("m-3",))
    window.panel.save()
    (command,) = carried(bench, ChangeRequisition)
    assert command.values == {"hiring_team": ("m-3",)}
    assert command.seen_version == 7


def test_an_application_asks_nothing_twice(bench, qtbot, keep):
    window = keep(open_application_form(bench, None, "c-1", source_id="src-ref"))
    assert not window.isWindowModified()
    window.panel.form.fields["requisition"].set_value("r-2")
    window.panel.save()
    (command,) = carried(bench, CreateApplication)
    assert (command.candidate_id, command.requisition_id, command.stage_id) == ("c-1", "r-2", "st-applied")
    assert (command.source_id, command.owner_id) == ("src-ref", bench.actor.id)


# --- look, names, keys ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["candidate", "requisition", "application"])
def test_conventions(bench, qtbot, which, keep):
    window = {
        "candidate": lambda: open_candidate_form(bench, None, "c-1"),
        "requisition": lambda: open_requisition_form(bench, None),
        "application": lambda: open_application_form(bench, None),
    }[which]()
    keep(window)
    assert ux_lint.findings(window) == []
    for code, field in window.panel.form.fields.items():
        assert field.editor().accessibleName(), code
    assert window.panel.form.minimumSizeHint().width() <= 760


def test_tab_goes_down_the_column(candidate, qtbot):
    form = candidate.panel.form
    candidate.activateWindow()
    form.focus_field("name")
    for code in ("given_name", "family_name", "emails"):
        QTest.keyClick(candidate.focusWidget(), Qt.Key.Key_Tab)
        assert candidate.focusWidget() is form.fields[code].editor(), code


def test_ctrl_enter_saves_from_a_text_box_too(bench, candidate):
    form = candidate.panel.form
    form.set_value("name", "Zoe")
    form.focus_field("skills")
    QTest.keyClicks(form.fields["skills"].editor(), "Chess")
    bench.hold()
    QTest.keyClick(form.fields["skills"].editor(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.release()
    (command,) = carried(bench, CreateCandidate)
    assert command.values["skills"] == "Chess"


def test_enter_presses_the_focused_button_and_nothing_else(bench, candidate):
    form = candidate.panel.form
    form.set_value("name", "Zoe")
    QTest.keyClick(form.fields["name"].editor(), Qt.Key.Key_Return)
    assert not carried(bench, CreateCandidate)
    candidate.save_button.setFocus()
    bench.hold()
    QTest.keyClick(candidate.save_button, Qt.Key.Key_Return)
    bench.release()
    assert carried(bench, CreateCandidate)


def test_the_window_keeps_its_size(bench, candidate, keep):
    candidate.resize(700, 500)
    candidate.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    again = keep(open_candidate_form(bench, None))
    assert (again.width(), again.height()) == (700, 500)
