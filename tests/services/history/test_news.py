"""What others wrote is noticed: by another session, by another process; our own writing is no news."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from desktop.services.candidates.commands import ChangeCandidate, TagCandidates
from desktop.services.drafts.messages import KeepDraft
from desktop.services.history.messages import News, ReadNews
from desktop.services.requisitions.commands import ChangeRequisition
from desktop.words import Topic
from tests.services.desk import INSTALLATION, Desk

OTHER_PROCESS = """
import sys
from pathlib import Path
from desktop.services.candidates.commands import ChangeCandidate
from desktop.services.workspace.session import open_workspace
session = open_workspace(Path(sys.argv[1]), installation=sys.argv[3])
session.door.carry_out(ChangeCandidate(sys.argv[2], 0, {"location": "Praha", "title": "Analyst"}))
session.close()
"""


@pytest.fixture
def other(desk: Desk) -> Iterator[Desk]:
    """A second session of the same installation, as a second window of the same person would be."""
    made = desk.another()
    yield made
    made.session.close()


def listen(desk: Desk, last: News | None = None) -> News:
    last = last or News()
    news: News = desk.ask(ReadNews(last.position, last.pulse))
    return news


def test_the_first_answer_is_where_the_journal_stands(desk: Desk) -> None:
    desk.person()
    first = listen(desk)
    assert first.position
    assert (first.topics, first.novelties) == (frozenset(), ())


def test_our_own_writing_is_no_news(desk: Desk) -> None:
    first = listen(desk)
    person = desk.person()
    desk.do(ChangeCandidate(person, 0, {"location": "Brno"}))
    second = listen(desk, first)
    assert second.position != first.position
    assert second.topics == frozenset()


def test_another_session_is_heard_once_with_record_and_fields(desk: Desk, other: Desk) -> None:
    person, opening = desk.person(emails=("a@x.example",)), desk.opening()
    first = listen(desk)
    other.do(ChangeCandidate(person, 0, {"location": "Brno", "emails": ("b@x.example",), "tags": ("sql",)}))
    other.do(ChangeRequisition(opening, 0, {"hiring_team": (desk.door.actor.id,)}))
    other.do(TagCandidates((person,), "senior"))
    news = listen(desk, first)
    assert news.topics == {Topic.CANDIDATES, Topic.REQUISITIONS, Topic.VOCABULARY, Topic.JOURNAL}
    told: dict[tuple[str, str], set[str]] = {}
    for one in news.novelties:
        assert (one.actor, one.actor_id) == ("Béa Kaur", desk.door.actor.id)
        told.setdefault((one.entity, one.record_id), set()).update(one.fields)
    assert told["candidate", person] == {"location", "emails", "tags"}
    assert told["requisition", opening] == {"hiring_team"}
    assert listen(desk, news).topics == frozenset()


def test_what_is_kept_for_oneself_is_no_news(desk: Desk, other: Desk) -> None:
    first = listen(desk)
    other.do(KeepDraft("candidate:new", "{}"))
    second = listen(desk, first)
    assert second.pulse != first.pulse
    assert second.topics == frozenset()


def test_a_quiet_second_reads_no_news(desk: Desk) -> None:
    first = listen(desk)
    with desk.statements() as statements:
        second = listen(desk, first)
    assert (second.position, second.topics) == (first.position, frozenset())
    assert [one for one in statements if "journal_entry" in one or "journal_change" in one] == []


def test_very_much_at_once_is_told_by_topics(desk: Desk, other: Desk) -> None:
    people = tuple(desk.person(f"Person {number}") for number in range(3))
    first = listen(desk)
    for number in range(205):
        other.do(TagCandidates(people[:1], "senior", remove=bool(number % 2)))
    assert listen(desk, first).topics == frozenset(Topic)


@pytest.mark.parametrize("installation", [INSTALLATION, "elsewhere"])
def test_another_process_is_heard(file_desk: Desk, installation: str) -> None:
    desk = file_desk
    person = desk.person()
    first = listen(desk)
    subprocess.run([sys.executable, "-c", OTHER_PROCESS, str(desk.path), person, installation], check=True, timeout=60)
    news: Any = listen(desk, first)
    assert Topic.CANDIDATES in news.topics
    assert [(one.record_id, set(one.fields)) for one in news.novelties] == [(person, {"location", "title"})]
    assert desk.candidate(person).location == "Praha"
    assert desk.findings() == ()
