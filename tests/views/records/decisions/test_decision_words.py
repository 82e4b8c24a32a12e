"""Decisions in words and signs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.services.decisions.records import DecisionRecord, EvidenceRecord
from desktop.services.people.records import Member, Team
from desktop.views.records.decisions.case import Case, DecisionLine, lines_of
from desktop.views.records.decisions.case_strip import first_waiting
from desktop.views.records.decisions.decision_words import (
    below_words,
    earlier_words,
    open_counts,
    open_in_short,
    open_tone,
    open_words,
    sign_of,
    spoken,
    state_words,
    usual_action,
)
from desktop.views.records.decisions.evidence_link import leads_to
from desktop.words import DecisionKind
from tests.views.fakes import FakeWorkbench

TODAY = date(2026, 11, 26)
OPEN = DecisionRecord("d1", 1, "qualified", "r1", "a1", "c1", "p1", "2026-11-20T09:00:00.000Z", "2026-12-04")
YES = replace(OPEN, verdict="yes", reason="two closings", answered_by_id="p2", answered_at="2026-11-25T09:00:00.000Z",
              closed_at="2026-11-25T09:00:00.000Z")  # fmt: skip
TEAM = Team((Member("p1", "Béa Kaur"), Member("p2", "Mia Berg")))


def line(one: DecisionRecord | None, kind: str = "qualified") -> DecisionLine:
    return DecisionLine(DecisionKind(kind), one)


@pytest.mark.parametrize(
    ("one", "sign", "words", "kind"),
    [
        (None, "-", "Not asked yet", "muted"),
        (OPEN, "o", "Due Fri 4 Dec", "muted"),
        (replace(OPEN, due_on="2026-11-27"), "s", "Due tomorrow", "muted"),
        (replace(OPEN, due_on="2026-11-26"), "s", "Due today", "warn"),
        (replace(OPEN, due_on="2026-11-23"), "!", "3 days late", "bad"),
        (replace(OPEN, verdict="more", due_on="2026-11-23"), "~", "3 days late", "bad"),
        (replace(OPEN, snoozed_until="2026-12-01"), "o", "Snoozed until Tue 1 Dec", "muted"),
        (YES, "y", "Yes", "good"),
        (replace(YES, verdict="no"), "n", "No", "bad"),
        (replace(OPEN, closed_at="2026-11-25T09:00:00.000Z"), "-", "Ended without an answer", "muted"),
    ],
)
def test_sign_and_words_of_every_state(one: DecisionRecord | None, sign: str, words: str, kind: str) -> None:
    assert sign_of(line(one), TODAY) == sign
    assert state_words(line(one), TODAY) == (words, kind)


def test_the_quiet_line_says_whose_it_is_and_what_is_next() -> None:
    assert below_words(line(OPEN), TEAM, "p1") == "you · Next: check the must-haves and say yes or no"
    planned = replace(OPEN, next_action="ring the last employer", owner_id="")
    assert below_words(line(planned), TEAM, "p1") == "nobody yet · Next: ring the last employer"
    assert below_words(line(YES), TEAM, "p1").startswith("Mia Berg, ")
    assert below_words(line(YES), TEAM, "p1").endswith(": two closings")
    assert below_words(line(None, "aligned"), TEAM, "p1") == "Opens when the application comes to its interviews."


def test_an_overturned_answer_in_a_sentence() -> None:
    assert earlier_words(replace(YES, verdict="no"), TEAM, "p2").startswith("No: you, ")
    ceased = replace(OPEN, closed_at="2026-11-25T09:00:00.000Z")
    assert earlier_words(ceased, TEAM, "").startswith("Ended without an answer on ")


def test_the_whole_line_is_spoken() -> None:
    more = replace(OPEN, verdict="more")
    said = spoken(line(more), TEAM, "p1", TODAY)
    assert said == "Candidate qualified?, more evidence wanted, Due Fri 4 Dec, you · Next: more evidence is wanted"


@pytest.mark.parametrize(
    ("status", "words"),
    [("draft", "submit for approval"), ("awaiting_approval", "answer the approval"), ("open", "look at the requisition"),
     ("", "look at the requisition")],
)  # fmt: skip
def test_what_is_next_for_a_role_depends_on_its_requisition(status: str, words: str) -> None:
    assert usual_action("role", "", status) == words


def test_lines_stand_in_the_order_of_the_five_and_keep_what_was_overturned() -> None:
    first, second = replace(YES, verdict="no"), replace(OPEN, id="d2", overturns_id="d1")
    role = replace(OPEN, id="d0", kind="role", application_id="")
    lines = lines_of((role, first, second), Case("r1", "a1").kinds())
    assert [one.kind for one in lines] == list(DecisionKind)
    assert (lines[1].newest, lines[1].earlier) == (second, (first,))
    assert lines[4].newest is None
    assert [one.kind for one in lines_of((role,), Case("r1").kinds())] == [DecisionKind.ROLE]


@pytest.mark.parametrize(
    ("strips", "counts", "words", "tone"),
    [
        (("yo---;2026-12-04",), (1, 0, 0), "1 decision open", ""),
        (("yo---;2026-11-20",), (1, 0, 1), "1 decision overdue", "bad"),
        (("yoo--;2026-11-27;2026-12-04",), (2, 1, 0), "2 decisions open", "warn"),
        (("y~o--;2026-11-20",), (2, 0, 1), "2 decisions open, 1 overdue", "bad"),
        (("yo---;2026-11-20", "oo---;2026-12-04;2026-11-20"), (3, 0, 2), "3 decisions open, 2 overdue", "bad"),
        (("yy---",), (0, 0, 0), "", ""),
    ],
)
def test_the_chip_counts_what_waits(
    strips: tuple[str, ...], counts: tuple[int, int, int], words: str, tone: str
) -> None:
    assert open_counts(*strips, today=TODAY) == counts
    waiting, soon, late = counts
    assert open_words(waiting, late) == words
    assert open_tone(soon, late) == tone


def test_where_there_is_little_room_the_chip_says_less() -> None:
    assert open_in_short(2, 1) == ("2 decisions open, 1 overdue", "2 open, 1 overdue", "1 overdue", "1 late")
    assert open_in_short(1, 1) == ("1 decision overdue", "1 overdue", "1 late")
    assert open_in_short(3, 0) == ("3 decisions open", "3 open")
    assert open_in_short(0, 0) == ()


def test_what_waits_most_is_unfolded_first() -> None:
    assert first_waiting("yo---;2000-01-01") == "qualified"
    assert first_waiting("yoo--;2100-01-01;2000-01-01") == "aligned"
    assert first_waiting("y~o--;2100-01-01") == "qualified"
    assert first_waiting("yyy--") == "role"


def test_evidence_leads_to_what_it_names(qapp: object) -> None:
    bench = FakeWorkbench()
    ways = {
        ("note", "n1"): ("candidate", "c1", {"event": "n1"}),
        ("application", "a9"): ("candidate", "c1", {"application": "a9"}),
        ("candidate", "c1"): ("candidate", "c1", {}),
        ("requisition", "r1"): ("requisition", "r1", {}),
    }
    for (entity, record), (where, which, hints) in ways.items():
        go = leads_to(bench, OPEN, EvidenceRecord("words", entity, record))
        assert go is not None
        go()
        assert bench.opened[-1] == (where, which, False, hints)
    assert leads_to(bench, OPEN, EvidenceRecord("Led two closings")) is None
    assert leads_to(bench, replace(OPEN, candidate_id=""), EvidenceRecord("words", "note", "n1")) is None


def test_a_web_address_in_the_words_is_opened_by_the_system(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    visited: list[str] = []
    monkeypatch.setattr(
        "desktop.views.records.decisions.evidence_link.QDesktopServices.openUrl",
        lambda url: visited.append(url.toString()),
    )
    go = leads_to(FakeWorkbench(), OPEN, EvidenceRecord("Portfolio (https://example.com/a?b=1), page 2"))
    assert go is not None
    go()
    assert visited == ["https://example.com/a?b=1"]
    assert leads_to(FakeWorkbench(), OPEN, EvidenceRecord("file:///etc/passwd javascript:alert(1)")) is None
