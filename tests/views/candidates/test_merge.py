"""Merging two records of one person: differing fields first, both kept where both have something, swap, undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.errors import OutOfDate
from desktop.services.candidates.commands import MergeCandidates
from desktop.views.candidates.merge_choice import ask_whom
from desktop.views.candidates.merge_fields import compare, doubled, joined
from desktop.views.candidates.merge_window import MergeWindow
from tests.views import ux_lint
from tests.views.forms.sample import AMARA, TWIN, sample_workbench


@pytest.fixture
def bench(qtbot):
    return sample_workbench()


@pytest.fixture
def window(bench, qtbot):
    one = MergeWindow(bench, "c-1", "c-2")
    one.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(one)
    one.show()
    return one


def test_differing_fields_come_first():
    fields = compare(AMARA, TWIN)
    differing = [field.differs for field in fields]
    assert differing == sorted(differing, reverse=True)
    assert {field.spec.code for field in fields if not field.differs} >= {"title"}
    assert not any(field.spec.code in {"emails", "tags"} for field in fields)


def test_what_is_empty_here_is_taken_from_there():
    proposed = {field.spec.code for field in compare(TWIN, AMARA) if field.take_other}
    assert "skills" in proposed
    assert "name" not in proposed


def test_contacts_and_tags_of_both_are_kept():
    both = joined(AMARA, TWIN)
    assert both["phones"] == ("+1 514 555 0147", "514-555-0199")
    assert both["emails"].count("amara.okafor@example.com") == 1


def test_of_two_running_applications_the_one_furthest_along_is_proposed(bench):
    for one, two in ((AMARA, TWIN), (TWIN, AMARA)):
        [found] = doubled(one, two, bench.book)
        assert found.requisition == "Payroll lead"
        assert {each.id for each in found.applications} == {"a-2", "a-9"}
        assert found.proposed == "a-2"  # at screening; the other has only applied


def test_it_is_seen_before_and_may_be_chosen_otherwise(bench, window):
    assert window.doubled.isVisible()
    assert window.doubled.radio("a-2").isChecked()
    assert "of the record that stays" in window.doubled.radio("a-2").text()
    window.doubled.radio("a-9").click()
    window.merge_button.click()
    assert bench.door.carried[-1].continues == ("a-9",)


def test_the_choice_becomes_the_command(bench, window):
    window.grid.radio("employer").click()
    assert "A. Okafor" in window.merge_button.text()
    assert "Amara Okafor" in window.merge_button.text()
    window.merge_button.click()
    assert bench.door.carried[-1] == MergeCandidates("c-1", 3, "c-2", 1, {"employer": "Banque Régionale"}, ("a-2",))
    assert bench.opened[-1][:2] == ("candidate", "c-1")


def test_swap_keeps_the_other(bench, window):
    window.swap_button.click()
    window.merge_button.click()
    command = bench.door.carried[-1]
    assert (command.keep_id, command.other_id) == ("c-2", "c-1")
    assert command.values["skills"] == AMARA.skills
    assert "name" not in command.values


def test_a_change_meanwhile_shows_the_present_state(bench, window):
    bench.door.answers[MergeCandidates] = OutOfDate("candidate", "c-1", 3, 4)
    asked = len(bench.door.asked)
    window.merge_button.click()
    assert window.isVisible()
    assert not window.trouble.isHidden()
    assert len(bench.door.asked) > asked


def test_with_whom(bench, qtbot, window):
    taken = []
    dialog = ask_whom(bench, window, "c-1", taken.append)
    assert not dialog.compare.isEnabled()
    assert dialog.compare.toolTip()
    dialog.picker.set_value("c-1")
    dialog.picker.typed.emit()
    assert "itself" in dialog.compare.toolTip()
    dialog.picker.set_value("c-2")
    dialog.picker.typed.emit()
    assert ux_lint.findings(dialog) == []
    dialog.compare.click()
    assert taken == ["c-2"]


def test_conventions(window):
    assert ux_lint.findings(window) == []
