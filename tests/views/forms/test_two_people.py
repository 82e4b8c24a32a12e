"""A form on a record that a colleague changes: merged, asked about field by field, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from desktop.services.accounts.messages import ReadAccounts, SetRoles
from desktop.services.candidates.commands import ChangeCandidate, DeleteCandidates
from desktop.services.candidates.questions import ReadTimeline
from desktop.services.presence.messages import ReadEditing, TellEditing
from desktop.services.requisitions.commands import ChangeRequisition, CloseSeat
from desktop.services.restricted.messages import ReadRestricted, RestrictedField, SetRestricted
from desktop.views.candidates.open_form import open_candidate_form
from desktop.views.candidates.restricted_card import open_restricted_form
from desktop.views.forms.editing import EditingChip, EditingLease
from desktop.views.forms.window import FormWindow
from desktop.views.people.member_forms import open_roles
from desktop.views.requisitions.open_form import open_requisition_form
from desktop.views.requisitions.small_forms import open_close_seat
from desktop.words import Role
from tests.views import ux_lint
from tests.views.forms.sample import sample_workbench
from tests.views.two_people import TwoPeople, two_people


@pytest.fixture
def both(qapp: QApplication, tmp_path: Path) -> Iterator[TwoPeople]:
    with two_people(tmp_path) as made:
        yield made


@pytest.fixture
def keep(qtbot: Any) -> Iterator[Any]:
    windows: list[FormWindow] = []

    def one(window: FormWindow) -> FormWindow:
        windows.append(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield one
    for window in windows:
        if isValid(window):
            window._leaving = True
            window.close()


def texts(window: FormWindow) -> str:
    return "\n".join(one.text() for one in window.panel.hands.conflict.findChildren(QLabel) if not one.isHidden())


def saved(window: FormWindow) -> bool:
    return not isValid(window) or not window.isVisible()


def test_what_only_one_changed_is_merged_without_a_word(both: TwoPeople, keep: Any) -> None:
    person = both.desk.person(location="Brno", title="Analyst", emails=("a@x.example",), tags=("sql",))
    window = keep(open_candidate_form(both.bench, None, person))
    window.panel.form.set_value("title", "Lead analyst")
    window.panel.form.set_value("tags", ("sql", "senior"))
    window.panel.form.set_value("emails", ("a@x.example", "mine@x.example"))
    both.anna.carry_out(
        ChangeCandidate(
            person, 0, {"location": "Praha", "tags": ("python", "sql"), "emails": ("a@x.example", "hers@x.example")}
        )
    )
    window.panel.save()
    assert saved(window)
    there = both.desk.candidate(person)
    assert (there.title, there.location) == ("Lead analyst", "Praha")
    assert set(there.tags) == {"sql", "senior", "python"}
    assert {one.value for one in there.contacts} == {"a@x.example", "mine@x.example", "hers@x.example"}
    assert both.desk.ask(ReadTimeline(person))[0].merged_with[0][0] == "Anna Berg"
    assert both.desk.findings() == ()


def test_one_field_of_two_people_is_asked_about(both: TwoPeople, keep: Any) -> None:
    person = both.desk.person(location="Brno", title="Analyst", credit="Bo")
    window = keep(open_candidate_form(both.bench, None, person))
    panel = window.panel
    panel.form.set_value("title", "Lead analyst")
    panel.form.set_value("credit", "Cy")
    panel.form.set_value("skills", "SQL")
    both.anna.carry_out(ChangeCandidate(person, 0, {"title": "Head analyst", "credit": "Di", "location": "Praha"}))
    panel.save()
    conflict = panel.hands.conflict
    assert not conflict.isHidden()
    assert list(conflict.rows) == ["title", "credit"]
    assert conflict.waiting() == ["title", "credit"]  # nothing is chosen for anybody
    for part in ("Before", "Analyst", "Lead analyst", "Head analyst", "Anna Berg changed this just now"):
        assert part in texts(window)
    assert conflict.rows["title"].mine.hasFocus()
    assert panel.form.values()["location"] == "Praha"
    assert panel.form.values()["title"] == "Lead analyst"
    panel.save()  # not everything is chosen: nothing is written
    assert both.desk.candidate(person).title == "Head analyst"
    assert not conflict.isHidden()
    QTest.keyClick(conflict.rows["title"].mine, Qt.Key.Key_Space)
    assert conflict.waiting() == ["credit"]
    panel.save()
    assert conflict.rows["credit"].mine.hasFocus()
    QTest.keyClick(conflict.rows["credit"].mine, Qt.Key.Key_Down)
    assert conflict.rows["credit"].theirs.hasFocus()
    QTest.keyClick(conflict.rows["credit"].theirs, Qt.Key.Key_Space)
    assert not conflict.waiting()
    conflict.take.click()
    assert saved(window)
    there = both.desk.candidate(person)
    assert (there.title, there.credit, there.skills, there.location) == ("Lead analyst", "Di", "SQL", "Praha")
    assert both.desk.findings() == ()


def test_typing_into_the_field_is_a_choice_too(both: TwoPeople, keep: Any) -> None:
    person = both.desk.person(title="Analyst")
    window = keep(open_candidate_form(both.bench, None, person))
    panel = window.panel
    panel.form.set_value("title", "Lead")
    both.anna.carry_out(ChangeCandidate(person, 0, {"title": "Head"}))
    panel.save()
    editor = panel.form.fields["title"].editor()
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClicks(editor, " of both")
    assert not panel.hands.conflict.waiting()
    assert "Lead of both" in texts(window)
    panel.save()
    assert saved(window)
    assert both.desk.candidate(person).title == "Lead of both"


def test_a_third_change_meanwhile_is_asked_about_again(both: TwoPeople, keep: Any) -> None:
    person = both.desk.person(title="Analyst")
    window = keep(open_candidate_form(both.bench, None, person))
    panel = window.panel
    panel.form.set_value("title", "Lead")
    both.anna.carry_out(ChangeCandidate(person, 0, {"title": "Head"}))
    panel.save()
    panel.hands.conflict.rows["title"].mine.click()
    both.anna.carry_out(ChangeCandidate(person, 0, {"title": "Chief"}))
    panel.save()
    assert not panel.hands.conflict.isHidden()
    assert panel.hands.conflict.waiting() == ["title"]
    assert "Chief" in texts(window)
    panel.hands.conflict.rows["title"].theirs.click()
    panel.save()
    assert saved(window)
    assert both.desk.candidate(person).title == "Chief"


def test_the_pay_band_is_one_statement(both: TwoPeople, keep: Any) -> None:
    opening = both.desk.opening(pay_min="100", pay_max="200", pay_currency="CAD", pay_period="year")
    window = keep(open_requisition_form(both.bench, None, opening))
    panel = window.panel
    panel.form.set_value("pay_max", "250")
    panel.form.set_value("title", "Lead analyst")
    both.anna.carry_out(ChangeRequisition(opening, 0, {"pay_currency": "EUR", "justification": "Growth"}))
    panel.save()
    assert list(panel.hands.conflict.rows) == ["pay_currency"]
    panel.hands.conflict.rows["pay_currency"].theirs.click()
    panel.save()
    assert saved(window)
    there = both.desk.requisition(opening)
    assert (there.pay_max, there.pay_currency, there.title, there.justification) == (
        "250",
        "EUR",
        "Lead analyst",
        "Growth",
    )


def test_both_typed_the_same_amount(both: TwoPeople, keep: Any) -> None:
    opening = both.desk.opening(pay_min="100", pay_max="200", pay_currency="CAD", pay_period="year")
    window = keep(open_requisition_form(both.bench, None, opening))
    window.panel.form.set_value("pay_max", "250")
    window.panel.form.set_value("title", "Lead analyst")
    both.anna.carry_out(ChangeRequisition(opening, 0, {"pay_max": "250"}))
    window.panel.save()
    assert saved(window)
    assert both.desk.requisition(opening).title == "Lead analyst"


def test_a_sealed_field_is_named_without_its_texts(both: TwoPeople, keep: Any) -> None:
    person = both.desk.person()
    field = RestrictedField.ACCOMMODATION
    value = both.desk.ask(ReadRestricted(person))[0]
    window = keep(open_restricted_form(both.bench, None, value, person))
    window.panel.form.set_value("text", "quiet room")
    both.anna.carry_out(SetRestricted(person, value.version, field, "ramp"))
    window.panel.save()
    rows = window.panel.hands.conflict.rows
    assert list(rows) == ["text"]
    assert "Anna Berg" in texts(window)
    assert "quiet room" not in texts(window)
    assert "ramp" not in texts(window)
    assert window.panel.form.values()["text"] == "quiet room"
    rows["text"].mine.click()
    window.panel.save()
    assert saved(window)
    assert both.desk.ask(ReadRestricted(person))[0].text == "quiet room"


def test_the_panel_can_be_read_and_reached(both: TwoPeople, keep: Any) -> None:
    person = both.desk.person(title="Analyst", skills="x " * 300)
    window = keep(open_candidate_form(both.bench, None, person))
    window.panel.form.set_value("title", "Lead analyst")
    window.panel.form.set_value("skills", "y " * 300)
    both.anna.carry_out(ChangeCandidate(person, 0, {"title": "", "skills": "z " * 300}))
    window.resize(640, 560)
    window.panel.save()
    rows = window.panel.hands.conflict.rows["title"]
    assert rows.mine.accessibleName() == "Current title, Keep yours: Lead analyst"
    assert rows.theirs.accessibleName() == "Current title, Take theirs: (empty)"
    assert ux_lint.findings(window) == []


def test_a_question_left_open_comes_back_with_the_draft(both: TwoPeople, keep: Any) -> None:
    person = both.desk.person(title="Analyst")
    window = keep(open_candidate_form(both.bench, None, person))
    window.panel.form.set_value("title", "Lead")
    both.anna.carry_out(ChangeCandidate(person, 0, {"title": "Head"}))
    window.panel.save()
    assert window.panel.hands.conflict.waiting() == ["title"]
    assert window.may_close()  # the program ends before anything is chosen
    window._leaving = True
    window.close()
    window = keep(open_candidate_form(both.bench, None, person))
    assert window.panel.form.values()["title"] == "Lead"
    window.panel.save()
    assert both.desk.candidate(person).title == "Head", "nobody chose to overwrite it"
    assert window.panel.hands.conflict.waiting() == ["title"]
    window.panel.hands.conflict.rows["title"].mine.click()
    window.panel.save()
    assert saved(window)
    assert both.desk.candidate(person).title == "Lead"


def test_a_seat_somebody_closed_first_is_said_in_the_form(both: TwoPeople, keep: Any) -> None:
    opening = both.desk.opening(seats=2)
    seat = both.desk.requisition(opening).seats[0]
    window = keep(open_close_seat(both.bench, None, seat))
    window.panel.form.set_value("reason", "No budget")
    both.anna.carry_out(CloseSeat(seat.id, seat.version, "Frozen"))
    window.panel.save()
    assert window.isVisible()
    assert window.panel.trouble.text.text().startswith("Anna Berg changed this seat just now")
    assert window.panel.form.values()["reason"] == "No budget"


def test_a_record_that_is_gone_is_said_in_the_form(both: TwoPeople, keep: Any) -> None:
    person = both.desk.person()
    window = keep(open_candidate_form(both.bench, None, person))
    window.panel.form.set_value("title", "Lead")
    both.anna.carry_out(DeleteCandidates((person,)))
    window.panel.save()
    assert window.isVisible()
    assert "gone" in window.panel.trouble.text.text()
    assert window.panel.form.values()["title"] == "Lead"


def test_roles_that_two_administrators_set_are_looked_at_first(both: TwoPeople, keep: Any) -> None:
    [account] = [one for one in both.desk.ask(ReadAccounts()) if one.id == both.anna_id]
    window = keep(open_roles(both.bench, None, account))
    window.panel.form.set_value(Role.VIEWER.value, True)
    boss = both.elsewhere.as_actor(both.desk.door.actor)
    boss.carry_out(SetRoles(account.id, account.version, (Role.RECRUITER.value, Role.APPROVER.value)))
    window.panel.save()
    assert window.isVisible()
    told = window.panel.hands.told.text.text()
    assert told.startswith("You, in another window, changed Roles just now.")
    assert "Taken over: Approver" in told
    window.panel.save()
    assert saved(window)
    [account] = [one for one in both.desk.ask(ReadAccounts()) if one.id == both.anna_id]
    assert set(account.roles) == {Role.RECRUITER, Role.APPROVER, Role.VIEWER}


# --- heard of before saving -----------------------------------------------------------------------------------------------------


def test_a_form_says_what_changed_and_shows_it_on_demand(both: TwoPeople, keep: Any) -> None:
    person = both.desk.person(title="Analyst", location="Brno")
    window = keep(open_candidate_form(both.bench, None, person))
    panel = window.panel
    editor = panel.form.fields["skills"].editor()
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(editor, "SQL, py")
    both.anna.carry_out(ChangeCandidate(person, 0, {"title": "Head", "location": "Praha"}))
    both.anna.carry_out(ChangeCandidate(both.desk.person("Somebody else"), 0, {"credit": "x"}))
    both.hear()
    news = panel.hands.news
    assert not news.isHidden()
    assert news.text.text() == "Anna Berg changed Location and Current title just now."
    assert panel.form.values()["title"] == "Analyst"
    assert panel.form.fields["skills"].shown_text() == "SQL, py"
    assert editor.hasFocus()
    news.button.click()
    assert news.isHidden()
    assert (panel.form.values()["title"], panel.form.values()["location"]) == ("Head", "Praha")
    assert panel.form.fields["skills"].shown_text() == "SQL, py"
    assert "Location and Current title" in panel.hands.told.text.text()
    panel.save()
    assert saved(window)
    assert both.desk.candidate(person).skills == "SQL, py"


def test_showing_what_both_changed_asks_before_saving(both: TwoPeople, keep: Any) -> None:
    person = both.desk.person(title="Analyst")
    window = keep(open_candidate_form(both.bench, None, person))
    panel = window.panel
    panel.form.set_value("title", "Lead")
    both.anna.carry_out(ChangeCandidate(person, 0, {"title": "Head"}))
    both.hear()
    panel.hands.news.button.click()
    assert panel.hands.conflict.waiting() == ["title"]
    panel.hands.conflict.rows["title"].theirs.click()
    panel.hands.conflict.take.click()
    assert panel.form.values()["title"] == "Head"
    assert window.isVisible()
    assert not panel.is_modified()


def test_another_window_of_ones_own_is_called_that(both: TwoPeople, keep: Any) -> None:
    person = both.desk.person(title="Analyst")
    window = keep(open_candidate_form(both.bench, None, person))
    both.elsewhere.as_actor(both.desk.door.actor).carry_out(ChangeCandidate(person, 0, {"title": "Head"}))
    both.hear()
    assert window.panel.hands.news.text.text().startswith("You, in another window, changed Current title")


# --- who is editing -----------------------------------------------------------------------------------------------------------


def test_an_open_form_is_seen_by_others_and_sees_them(both: TwoPeople, keep: Any) -> None:
    person = both.desk.person()
    both.anna.carry_out(TellEditing("a" * 32, "candidate", person))
    window = keep(open_candidate_form(both.bench, None, person))
    chip = window.panel.hands.editing
    assert not chip.isHidden()
    assert chip.text() == "Anna Berg is editing this"
    assert [one.name for one in both.anna.ask(ReadEditing("candidate", person))] == ["Béa Kaur"]
    both.anna.carry_out(TellEditing("a" * 32, "candidate", person, over=True))
    chip.look_again()
    assert chip.isHidden()
    window.close()
    assert both.anna.ask(ReadEditing("candidate", person)) == ()


def test_the_end_of_the_program_ends_the_hint(both: TwoPeople, keep: Any) -> None:
    person = both.desk.person(title="Analyst")
    window = keep(open_candidate_form(both.bench, None, person))
    window.panel.form.set_value("title", "Lead")
    assert window.may_close()
    assert both.anna.ask(ReadEditing("candidate", person)) == ()
    QTest.keyClicks(window.panel.form.fields["title"].editor(), "!")  # something else kept the program open
    assert [one.name for one in both.anna.ask(ReadEditing("candidate", person))] == ["Béa Kaur"]


def test_a_locked_window_piles_nothing_up(qtbot: Any) -> None:
    bench = sample_workbench()
    bench.hold()
    place = QWidget()
    qtbot.addWidget(place)
    place.show()
    chip, lease = EditingChip(bench, place), EditingLease(bench, place)
    chip.about(("candidate", "c-1"))
    lease.begin(("candidate", "c-1"))
    for _ in range(5):
        chip.look_again()
        lease.renew()
    assert (len(bench.door.asked), len(bench.door.told)) == (1, 1)
    bench.release()
    chip.look_again()
    lease.renew()
    assert (len(bench.door.asked), len(bench.door.told)) == (2, 2)
    bench.resting = True
    chip.look_again()
    lease.renew()
    assert (len(bench.door.asked), len(bench.door.told)) == (2, 2)


def test_editing_together_hinders_nobody(both: TwoPeople, keep: Any) -> None:
    person = both.desk.person(title="Analyst")
    window = keep(open_candidate_form(both.bench, None, person))
    window.panel.form.set_value("title", "Lead")
    both.anna.carry_out(TellEditing("a" * 32, "candidate", person))
    window.panel.hands.editing.look_again()
    window.panel.save()
    assert saved(window)
    assert both.desk.candidate(person).title == "Lead"


def test_a_fresh_form_tells_of_nothing(both: TwoPeople, keep: Any) -> None:
    keep(open_candidate_form(both.bench, None))
    assert both.desk.count("presence") == 0
