"""Commands without a form that came too late: the message says who did what, and leads there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.services.applications.commands import MoveApplications
from desktop.services.requisitions.commands import SetHiringTeam
from desktop.views.mishaps.banner import Banner
from desktop.views.mishaps.wording import Wording
from desktop.words import Role, Topic
from tests.views.two_people import TwoPeople, two_people


class Host(QWidget):
    """A window with a banner."""

    def __init__(self, both: TwoPeople) -> None:
        super().__init__()
        self.banner = Banner(both.bench.look, self)

    def show_banner(self, wording: Wording) -> None:
        self.banner.tell(wording)


@pytest.fixture
def both(qapp: QApplication, tmp_path: Path) -> Iterator[TwoPeople]:
    with two_people(tmp_path) as made:
        yield made


def test_a_second_move_says_who_moved_first_and_where_to(qtbot: Any, both: TwoPeople) -> None:
    host = Host(both)
    qtbot.addWidget(host)
    person = both.desk.person("Jan Novák", both.desk.opening())
    seen = both.desk.application(person)
    both.anna.carry_out(MoveApplications((seen.id,), (seen.version,), both.desk.stage("screen"), "Screening"))
    announced: list[Any] = []
    opened: list[Any] = []
    both.bench.announcer.changed.connect(announced.append)
    both.bench.open_requested.connect(opened.append)
    command = MoveApplications((seen.id,), (seen.version,), both.desk.stage("interview_1"), "First interview")
    both.bench.carry_out(command, owner=host)
    text = host.banner.text()
    labels = [both.bench.book.label(both.desk.stage(code)) for code in ("applied", "screen")]
    assert text.startswith(f"Anna Berg changed this application just now: Stage: {labels[0]} → {labels[1]}.")
    assert "Nothing was overwritten" in text
    assert both.desk.application(person).stage_id == both.desk.stage("screen")
    qtbot.waitUntil(lambda: bool(announced), timeout=2000)
    assert Topic.APPLICATIONS in announced[0]
    host.banner.offer.click()
    assert [(one.place, one.record_id) for one in opened] == [("candidate", person)]
    assert host.banner.text() == ""


def test_a_record_changed_in_fields_without_words_is_told_plainly(qtbot: Any, both: TwoPeople) -> None:
    host = Host(both)
    qtbot.addWidget(host)
    opening = both.desk.opening()
    seen = both.desk.requisition(opening).version
    team = SetHiringTeam(opening, seen - 1, ((both.anna_id, Role.INTERVIEWER.value),))
    both.bench.carry_out(team, owner=host)
    assert "Nothing was overwritten" in host.banner.text()
    assert host.banner.offer.text() == "Look"
