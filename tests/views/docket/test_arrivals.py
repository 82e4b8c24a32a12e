"""The bell, its list, and being told once: by a window that lives, with a clock that is handed in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop.desk.acts import ACTS
from desktop.desk.notifying import Notifier
from desktop.desk.pages import pages
from desktop.desk.reminding import Reminding
from desktop.services.access.actor import Actor
from desktop.services.history.messages import ReadJournal
from desktop.services.process.commands import SetRule
from desktop.services.tasks.commands import AddTask, KeepReminders
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.docket.arrivals_popover import ArrivalsPopover
from desktop.views.look.theme import Look
from desktop.views.main_window import MainWindow
from desktop.views.settings.notify_section import NOTIFY, NotifySection
from desktop.words import Role
from tests.views.fakes import FakePreferences

MORNING = datetime.fromisoformat("2026-11-26T09:00:00+00:00")


class Quiet(Notifier):
    """Writes down instead of showing."""

    told: list[int]

    def tell(self, count: int) -> None:
        self.told.append(count)


@pytest.fixture
def window(qtbot: Any, place: Any) -> Iterator[MainWindow]:
    made = MainWindow(Look("light"), FakePreferences(), pages(), "Acme", acts=ACTS)
    made.attach(place.session.door, courier=InlineCourier(place.session.door))
    made.show()
    yield made
    made.close()


class Clock:
    now = MORNING

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reminding(window: MainWindow, clock: Clock) -> Reminding:
    quiet = Quiet(window)
    quiet.told = []
    return Reminding(window, notifier=quiet, clock=clock)


def given(place: Any, title: str, **about: str) -> None:
    """A task from a colleague."""
    ola = place.session.as_actor(Actor(place.colleague, "Ola Berg", frozenset({Role.HR})))
    ola.carry_out(AddTask(title, owner_id=place.session.door.actor.id, **about))


def test_what_is_new_is_told_once(reminding: Reminding, window: MainWindow, place: Any) -> None:
    given(place, "One")
    given(place, "Two")
    reminding.look()
    assert reminding.notifier.told == [2]
    reminding.ask()
    again = Reminding(window, notifier=reminding.notifier)
    again.ask()
    assert reminding.notifier.told == [2], "after a start neither"
    given(place, "Three")
    reminding.ask()
    assert reminding.notifier.told == [2, 1]
    assert window.top.bell_button.text() == "3"


def test_it_can_be_switched_off(reminding: Reminding, window: MainWindow, place: Any, qtbot: Any) -> None:
    section = NotifySection(window.look, window.preferences)
    qtbot.addWidget(section)
    assert section.told.isChecked()
    section.told.click()
    assert window.preferences.read(NOTIFY) is False
    given(place, "One")
    reminding.look()
    assert reminding.notifier.told == []
    assert window.top.bell_button.text() == "1", "the bell counts all the same"


def test_the_words_name_nobody(reminding: Reminding) -> None:
    assert [reminding.notifier.words(count) for count in (1, 3)] == ["One thing waits for you", "3 things wait for you"]


def test_kept_hourly_and_when_the_day_changes(
    reminding: Reminding, clock: Clock, place: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Any] = []
    bench = reminding._window.workbench
    assert bench is not None
    carry_out = bench.carry_out
    monkeypatch.setattr(
        bench, "carry_out", lambda command, *a, **k: (kept.append(command), carry_out(command, *a, **k))
    )
    for passed, count in (
        (timedelta(), 1),
        (timedelta(minutes=59), 1),
        (timedelta(minutes=61), 2),
        (timedelta(hours=14, minutes=40), 3),
        (timedelta(hours=15, minutes=5), 4),  # five minutes past midnight
        (timedelta(hours=2), 5),  # the clock was set back
    ):
        clock.now = MORNING + passed
        reminding.look()
        assert len(kept) == count, passed
    assert {*map(type, kept)} == {KeepReminders}


def test_nothing_is_asked_of_a_window_that_was_closed(
    reminding: Reminding, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = window.workbench
    assert bench is not None
    passed: list[Any] = []
    for verb in ("carry_out", "ask"):
        monkeypatch.setattr(bench, verb, lambda message, *a, **k: passed.append(message))
    window.close()
    reminding.look()
    reminding.ask()
    assert passed == []


def test_a_workspace_that_is_only_looked_at_is_not_written(window: MainWindow, place: Any, qtbot: Any) -> None:
    place.do(SetRule("stale_amber", True, 1, "owner"))
    given(place, "One")
    entries = len(place.ask(ReadJournal()))
    quiet = Quiet(window)
    quiet.told = []
    Reminding(window, writes=False, notifier=quiet).look()
    assert quiet.told == [1]
    assert len(place.ask(ReadJournal())) == entries


def test_the_list_opens_the_case(reminding: Reminding, window: MainWindow, place: Any, qtbot: Any) -> None:
    given(place, "Call back", candidate_id=place.person)
    reminding.look()
    qtbot.mouseClick(window.top.bell_button, Qt.MouseButton.LeftButton)
    (popover,) = window.findChildren(ArrivalsPopover)
    assert popover.list.item(0).text().splitlines()[0] == "Call back"
    assert "Ola Berg" in popover.list.item(0).text()
    qtbot.keyClick(popover.list, Qt.Key.Key_Return)
    assert (window.here(), window.history.present.record_id) == ("candidate", place.person)


def test_an_empty_list_says_so(reminding: Reminding, window: MainWindow, qtbot: Any) -> None:
    reminding.look()
    qtbot.mouseClick(window.top.bell_button, Qt.MouseButton.LeftButton)
    (popover,) = window.findChildren(ArrivalsPopover)
    assert not popover.empty.isHidden()
    qtbot.mouseClick(popover.links[0], Qt.MouseButton.LeftButton)
    assert window.here() == "digest"


def test_the_shortcut_is_about_what_is_on_screen(window: MainWindow, place: Any) -> None:
    from desktop.desk.commands import desk_commands
    from desktop.views.forms.window import open_forms

    class Anything:
        def __getattr__(self, name: str) -> Any:
            return lambda: ""

    specs = {spec.code: spec for spec in desk_commands(window, Anything())}  # type: ignore[arg-type]
    window.go("candidate", place.person)
    specs["add_task"].run()
    (form,) = open_forms()
    assert form.panel.plan.draft_key == f"task:new:{place.person}"
    form.close()
