"""A merge of two who run on one requisition leaves one running application; undo gives both back."""

from __future__ import annotations

import pytest

from desktop.errors import NotFound, RuleBroken
from desktop.services.candidates.commands import MergeCandidates
from desktop.services.dispatch.messages import Done
from desktop.words import ApplicationStatus
from tests.services.desk import Desk


def merge(desk: Desk, kept: str, other: str, *continues: str) -> Done:
    return desk.do(MergeCandidates(kept, 0, other, 0, {}, continues))


def states(desk: Desk, person: str) -> dict[str, tuple[str, str]]:
    """Application id → status and the code of the reason."""
    reasons = {word_id: code for (_, code), word_id in desk.words.items()}
    return {one.id: (one.status, reasons.get(one.reason_id, "")) for one in desk.candidate(person).applications}


@pytest.mark.parametrize("kept_is_further", [True, False])
def test_the_one_furthest_along_goes_on(desk: Desk, kept_is_further: bool) -> None:
    opening = desk.opening()
    kept, other = desk.person("Jan Novák", opening), desk.person("J. Novák", opening)
    mine, theirs = desk.application(kept).id, desk.application(other).id
    further, behind = (mine, theirs) if kept_is_further else (theirs, mine)
    desk.move(further, "interview_1")
    desk.move(behind, "screen")
    before = desk.living()
    done = merge(desk, kept, other)
    assert states(desk, kept) == {
        further: (ApplicationStatus.ACTIVE, ""),
        behind: (ApplicationStatus.REJECTED, "duplicate_or_spam"),
    }
    steps = desk.sql("SELECT count(*) FROM stage_transition WHERE application_id = ?", bytes.fromhex(behind))[0][0]
    assert steps == 3  # its history is kept, the ending is the third step
    desk.undo(done)
    assert desk.living() == before
    assert desk.findings() == ()


def test_a_person_may_choose_the_other(desk: Desk) -> None:
    opening = desk.opening()
    kept, other = desk.person("Jan Novák", opening), desk.person("J. Novák", opening)
    mine, theirs = desk.application(kept).id, desk.application(other).id
    desk.move(mine, "offer")
    merge(desk, kept, other, theirs)
    assert states(desk, kept)[theirs][0] == ApplicationStatus.ACTIVE
    assert states(desk, kept)[mine] == (ApplicationStatus.REJECTED, "duplicate_or_spam")


def test_at_the_same_stage_the_earlier_one_goes_on(desk: Desk) -> None:
    opening = desk.opening()
    kept, other = desk.person("Jan Novák", opening), desk.person("J. Novák", opening)
    mine, theirs = desk.application(kept).id, desk.application(other).id
    desk.sql("UPDATE application SET applied_on='2026-01-01' WHERE id=?", bytes.fromhex(theirs))
    merge(desk, kept, other)
    assert states(desk, kept)[theirs][0] == ApplicationStatus.ACTIVE
    assert states(desk, kept)[mine][0] == ApplicationStatus.REJECTED


def test_ended_and_other_requisitions_are_left_alone(desk: Desk) -> None:
    opening = desk.opening()
    kept, other = desk.person("Jan Novák", opening), desk.person("J. Novák", opening)
    desk.reject(desk.application(kept).id)
    elsewhere = desk.person("J Novak", desk.opening("Cook"))
    merge(desk, kept, other)
    merge(desk, kept, elsewhere)
    found = sorted(states(desk, kept).values())
    assert found == [
        (ApplicationStatus.ACTIVE, ""),
        (ApplicationStatus.ACTIVE, ""),
        (ApplicationStatus.REJECTED, "skills_gap"),
    ]


def test_a_choice_that_is_none_is_refused(desk: Desk) -> None:
    opening = desk.opening()
    kept, other = desk.person("Jan Novák", opening), desk.person("J. Novák", opening)
    mine, theirs = desk.application(kept).id, desk.application(other).id
    with pytest.raises(NotFound):
        merge(desk, kept, other, desk.application(desk.person("X", desk.opening("Cook"))).id)
    with pytest.raises(RuleBroken, match="already_there"):
        merge(desk, kept, other, mine, theirs)
