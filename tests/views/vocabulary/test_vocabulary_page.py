"""The vocabulary page on a real workspace: clicked and typed through, as a person would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from desktop.services.access.actor import Actor
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.history.messages import UndoEntry
from desktop.services.people.commands import AddMember
from desktop.services.vocabulary.commands import AddWord, ChangeWord, MergeWords, RetireWords
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.services.vocabulary.records import VocabularyBook, Word
from desktop.services.workspace.session import WorkSession, create_workspace
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.forms.window import open_forms
from desktop.views.look.theme import Look
from desktop.views.mishaps.meeting import Mishaps
from desktop.views.vocabulary.merge_dialog import MergeDialog
from desktop.views.vocabulary.retire_dialog import RetireDialog
from desktop.views.vocabulary.vocabulary_page import VocabularyPage
from desktop.words import Role
from desktop.words import VocabularyKind as Kind
from tests.views import ux_lint
from tests.views.fakes import FakePreferences


@pytest.fixture
def session(tmp_path: Path) -> Iterator[WorkSession]:
    made = create_workspace(tmp_path / "a.desk", name="Acme", person="Béa Kaur", installation="0" * 32)
    yield made
    made.close()


def bench_of(door: Any) -> DeskWorkbench:
    look = Look("light")
    made = DeskWorkbench(door, look, FakePreferences(), Mishaps(look), courier=InlineCourier(door))
    made.begin()
    return made


def page_of(qtbot: Any, bench: DeskWorkbench) -> VocabularyPage:
    made = VocabularyPage(bench)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.reload()
    made.show()
    bench.announcer.changed.connect(made.reload)  # a bound method goes with its page
    return made


@pytest.fixture
def bench(qtbot: Any, session: WorkSession) -> Iterator[DeskWorkbench]:
    made = bench_of(session.door)
    yield made
    made.announcer.changed.disconnect()  # what listens was taken away with its test
    made.deleteLater()


@pytest.fixture
def page(qtbot: Any, bench: DeskWorkbench) -> VocabularyPage:
    return page_of(qtbot, bench)


def book(session: WorkSession) -> VocabularyBook:
    return session.door.ask(ReadVocabulary())


def coded(session: WorkSession, kind: Kind, code: str) -> Word:
    found = book(session).coded(kind, code)
    assert found is not None
    return found


def labels(page: VocabularyPage) -> list[str]:
    items = (page.tree.topLevelItem(row) for row in range(page.tree.topLevelItemCount()))
    return [item.text(0) for item in items if item is not None]


def choose(page: VocabularyPage, label: str) -> None:
    page.tree.setCurrentItem(page.tree.topLevelItem(labels(page).index(label)))


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def button(parent: QWidget, text: str) -> QPushButton:
    return next(one for one in parent.findChildren(QPushButton) if one.text() == text and one.isVisible())


def dialog(kind: type[QDialog]) -> Any:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def field(page: VocabularyPage, code: str) -> Any:
    assert page.pane.panel is not None
    return page.pane.panel.form.fields[code]


def type_on(page: VocabularyPage, text: str) -> None:
    line = field(page, "label").findChild(QLineEdit)
    line.end(False)
    QTest.keyClicks(line, text)


def test_words_stand_in_their_order_with_their_use(page: VocabularyPage, session: WorkSession) -> None:
    assert labels(page)[:2] == ["Applied", "Screening"]
    session.door.carry_out(CreateCandidate({"name": "Ana", "source_id": coded(session, Kind.SOURCE, "indeed").id}))
    page.kinds.choose(Kind.SOURCE)
    page.reload()
    choose(page, "Indeed")
    item = page.tree.currentItem()
    assert [item.text(column) for column in (1, 2)] == ["Job board", "1"]
    assert "Candidates: source 1" in page.pane.usage.text()
    choose(page, "Jobboom")
    assert page.tree.currentItem().text(2) == "not used"
    assert ux_lint.findings(page) == []


def test_a_stage_is_changed_by_typing(page: VocabularyPage, session: WorkSession) -> None:
    choose(page, "Screening")
    save = page.pane.save_button
    assert not save.isEnabled()
    assert "Nothing is changed" in save.toolTip()
    line = field(page, "label").findChild(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "Phone screen")
    field(page, "sla_days").findChild(QSpinBox).setValue(4)
    text = field(page, "enters_when").findChild(QPlainTextEdit)
    text.selectAll()
    QTest.keyClicks(text, "CV read.")
    alias = field(page, "aliases").editor()
    QTest.keyClicks(alias, "ring up")
    QTest.keyClick(alias, Qt.Key.Key_Return)
    click(save)
    now = coded(session, Kind.STAGE, "screen")
    assert (now.label, now.sla_days, now.enters_when) == ("Phone screen", 4, "CV read.")
    assert "ring up" in now.aliases
    assert page.pane.title.text() == "Phone screen"
    assert labels(page)[1] == "Phone screen"
    assert not save.isEnabled()


def test_the_milestone_is_shown_and_cannot_be_typed(page: VocabularyPage) -> None:
    choose(page, "References and checks")
    assert page.pane.chip.text() == "Interview"
    assert page.pane.panel is not None
    assert "milestone" not in page.pane.panel.form.fields


def test_what_is_typed_is_there_again_after_looking_elsewhere(page: VocabularyPage) -> None:
    choose(page, "Offer")
    type_on(page, " made")
    choose(page, "Applied")
    assert field(page, "label").value() == "Applied"
    choose(page, "Offer")
    assert field(page, "label").value() == "Offer made"


def test_a_colleagues_change_does_not_touch_what_one_types(page: VocabularyPage, session: WorkSession) -> None:
    choose(page, "Offer")
    offer = coded(session, Kind.STAGE, "offer")
    type_on(page, " made")
    session.door.carry_out(ChangeWord(offer.id, offer.version, {"sla_days": 9}))
    page.reload()
    assert field(page, "label").value() == "Offer made"
    click(page.pane.save_button)
    now = coded(session, Kind.STAGE, "offer")
    assert (now.label, now.sla_days) == ("Offer made", 9)


def test_a_double_is_refused_beside_the_form(page: VocabularyPage, session: WorkSession) -> None:
    choose(page, "Offer")
    line = field(page, "label").findChild(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "hired")
    click(page.pane.save_button)
    assert page.pane.panel is not None
    assert "merge the two" in page.pane.panel.trouble.text.text()
    assert coded(session, Kind.STAGE, "offer").label == "Offer"


def test_order_by_keyboard(page: VocabularyPage, session: WorkSession) -> None:
    choose(page, "Assessment")
    page.tree.setFocus()
    QTest.keyClick(page.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert labels(page)[:3] == ["Applied", "Assessment", "Screening"]
    assert page.word is not None
    assert page.word.label == "Assessment"
    assert "milestone" in page.acts.up.why_not()
    QTest.keyClick(page.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert labels(page)[:3] == ["Applied", "Screening", "Assessment"]
    page.kinds.choose(Kind.SOURCE)
    assert "alphabetical" in page.acts.up.why_not()


def test_order_by_dragging(page: VocabularyPage, monkeypatch: pytest.MonkeyPatch) -> None:
    page.kinds.choose(Kind.LEVEL)
    choose(page, "Director")
    first = page.tree.visualItemRect(page.tree.topLevelItem(0))
    monkeypatch.setattr(
        page.tree, "dropIndicatorPosition", lambda: QAbstractItemView.DropIndicatorPosition.AboveItem, raising=False
    )
    drop = QDropEvent(
        QPointF(first.center()),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.tree.dropEvent(drop)
    assert labels(page)[:2] == ["Director", "Junior"]


def test_retired_words_stand_behind_a_switch(page: VocabularyPage, session: WorkSession) -> None:
    page.kinds.choose(Kind.LEVEL)
    choose(page, "Lead")
    click(button(page.pane, "Retire"))
    assert "Lead" not in labels(page)
    click(page.retired)
    choose(page, "Lead (retired)")
    assert page.pane.retired.isVisible()
    click(button(page.pane, "Bring back"))
    assert "Lead" in labels(page)
    assert coded(session, Kind.LEVEL, "lead").active


def test_a_new_stage_asks_for_its_milestone(qtbot: Any, page: VocabularyPage, session: WorkSession) -> None:
    click(page.add_button)
    form = open_forms()[-1]
    QTest.keyClicks(form.panel.form.fields["label"].editor(), "Case study")
    form.panel.form.fields["milestone"].set_value("screen")
    form.panel.save()
    assert labels(page)[:4] == ["Applied", "Screening", "Assessment", "Case study"]
    assert page.word is not None
    assert page.word.label == "Case study"


def test_near_duplicates_are_merged_from_the_strip_and_undone(page: VocabularyPage, session: WorkSession) -> None:
    door = session.door
    one, two = (door.carry_out(AddWord(Kind.SOURCE, name)).answer for name in ("Campus fair", "Kampus fair"))
    for number in range(3):
        door.carry_out(CreateCandidate({"name": f"P{number}", "source_id": two if number < 2 else one}))
    page.kinds.choose(Kind.SOURCE)
    page.reload()
    assert page.strip.texts()[0] == "“Campus fair” and “Kampus fair” look alike."
    assert page.kinds.mark_of(Kind.SOURCE) == "1 finding"
    click(button(page.strip, "Merge…"))
    asked = dialog(MergeDialog)
    assert "“Campus fair”" in asked.title.text()  # the one that is used less goes
    assert ux_lint.findings(asked) == []
    assert ("Will name “Kampus fair”", "1") in asked.lines()
    assert ("Candidates: source", "1") in asked.lines()
    click(asked.swap_button)
    assert ("Candidates: source", "2") in asked.lines()
    click(asked.merge_button)
    assert book(session).by_id[two].merged_into == one
    assert page.strip.isHidden()
    assert page.word is not None
    assert page.word.label == "Campus fair"
    with session.store.reader.begin() as connection:
        entry = connection.exec_driver_sql("SELECT id FROM journal_entry WHERE command = 'vocabulary.merge'").scalar()
    door.carry_out(UndoEntry(entry.hex(), "it"))
    page.reload()
    assert "Kampus fair" in labels(page)


def test_what_may_not_be_merged_says_why(page: VocabularyPage) -> None:
    choose(page, "Screening")
    click(button(page.pane, "Merge into…"))
    asked = dialog(MergeDialog)
    assert asked.merge_button.toolTip() == "Choose the word that stays first."
    asked.kept.setCurrentIndex(asked.kept.findText("Offer · Offer"))
    assert "different milestones" in asked.merge_button.toolTip()
    assert not asked.merge_button.isEnabled()
    assert asked.trouble.isVisible()
    asked.kept.setCurrentIndex(0)
    assert asked.kept.currentText() == "Assessment · Screening"  # what may be chosen comes first
    assert asked.merge_button.isEnabled()
    asked.reject()


def test_two_things_that_look_alike_may_stay(page: VocabularyPage, session: WorkSession) -> None:
    for name in ("Campus fair", "Kampus fair"):
        session.door.carry_out(AddWord(Kind.SOURCE, name))
    page.kinds.choose(Kind.SOURCE)
    page.reload()
    click(button(page.strip, "Keep both"))
    page.reload()
    assert page.strip.isHidden()


def test_unused_words_are_ticked_and_retired(page: VocabularyPage, session: WorkSession) -> None:
    finance = session.door.carry_out(AddWord(Kind.SOURCE, "Other")).answer
    for number in range(20):
        session.door.carry_out(CreateCandidate({"name": f"P{number}", "source_id": finance}))
    page.kinds.choose(Kind.SOURCE)
    page.reload()
    assert page.strip.texts()[0].startswith("“Other” holds 100 % of all uses (20 of 20).")
    click(button(page.strip, "Retire 9 unused…"))
    asked = dialog(RetireDialog)
    asked.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert asked.retire_button.text() == "&Retire 8 words"
    assert ux_lint.findings(asked) == []
    click(asked.retire_button)
    assert labels(page) == ["Agency", "Other"]


def test_a_list_without_words_says_where_they_come_from(page: VocabularyPage) -> None:
    page.kinds.choose(Kind.COST_CENTRE)
    assert page.tree.isHidden()
    assert "Add cost centre…" in page.empty.text()
    page.kinds.choose(Kind.SOURCE)
    QTest.keyClicks(page.search, "staff")
    assert labels(page) == ["Agency"]  # by its alias
    QTest.keyClicks(page.search, "xyz")
    assert "staffxyz" in page.empty.text()


def test_arriving_at_a_word(page: VocabularyPage, session: WorkSession) -> None:
    level = coded(session, Kind.LEVEL, "lead")
    session.door.carry_out(RetireWords((level.id,)))
    page.reload()
    page.arrive(level.id, {})
    assert (page.kind, page.word and page.word.label) == (Kind.LEVEL, "Lead")
    page.arrive("", {"kind": "tag"})
    assert page.kind is Kind.TAG


def test_a_recruiter_adds_places_and_no_stages(qtbot: Any, session: WorkSession) -> None:
    person = session.door.carry_out(AddMember("Rae", roles=(Role.RECRUITER,))).answer
    bench = bench_of(session.as_actor(Actor(person, "Rae", frozenset({Role.RECRUITER}))))
    page = page_of(qtbot, bench)
    assert not page.add_button.isEnabled()
    assert page.add_button.toolTip()
    page.kinds.choose(Kind.LOCATION)
    assert page.add_button.isEnabled()
    bench.announcer.changed.disconnect()
    bench.deleteLater()


def test_who_may_only_look_reads_and_is_told_why(qtbot: Any, session: WorkSession) -> None:
    person = session.door.carry_out(AddMember("Vera", roles=(Role.VIEWER,))).answer
    bench = bench_of(session.as_actor(Actor(person, "Vera", frozenset({Role.VIEWER}))))
    page = page_of(qtbot, bench)
    choose(page, "Screening")
    assert page.pane.panel is not None
    assert not page.pane.panel.form.isEnabled()
    assert field(page, "label").value() == "Screening"
    off = [page.add_button, *page.pane.buttons]
    assert not any(one.isEnabled() for one in off)
    assert all(one.toolTip() for one in off)
    assert page.acts.up.why_not()
    page.kinds.choose(Kind.LEVEL)
    assert page.acts.down.why_not() == bench.may(MergeWords)
    bench.announcer.changed.disconnect()
    bench.deleteLater()


def test_the_quiet_figures_follow_the_theme(bench: DeskWorkbench, page: VocabularyPage) -> None:
    """They kept the ink of the light theme, which nobody can read on a dark ground."""

    def inks() -> set[str]:
        item = page.tree.topLevelItem(0)
        assert item is not None
        return {item.foreground(column).color().name() for column in (1, 2, 3)}

    assert inks() == {bench.look.colour("muted").name()}
    light = inks()
    bench.look.set_mode("dark")
    assert inks() == {bench.look.colour("muted").name()} != light
