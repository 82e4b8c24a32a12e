"""How an attempt stands or ended, in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.approvals.records import ApprovalRecord
from desktop.services.people.records import Team
from desktop.views import labels
from desktop.views.records.approvals.step_words import day_words, declined_by, person_words, waiting_words
from desktop.words import ApprovalState


def _tr(text: str) -> str:
    return QCoreApplication.translate("ApprovalWords", text)


def state_chip(state: str) -> tuple[str, str]:
    """The word of a state, and the look of its chip."""
    return labels.coded("ApprovalState", state) or state, labels.chip("ApprovalState", state)


def headline(team: Team, approval: ApprovalRecord) -> str:
    """Whose turn it is, or how it ended."""
    if approval.state == ApprovalState.RUNNING:
        return waiting_words(team, approval)
    day = day_words(approval.ended_at)
    if approval.state == ApprovalState.DECLINED:
        seat = declined_by(approval)
        who = person_words(team, (seat.answered_by_id or seat.person_id) if seat else "")
        return _tr("Declined by {who}, {day}").format(who=who, day=day)
    return {
        ApprovalState.APPROVED.value: _tr("Approved, {day}. A change to what was approved asks anew."),
        ApprovalState.WITHDRAWN.value: _tr("Taken back, {day}"),
        ApprovalState.REOPENED.value: _tr("What was asked for has changed, {day}"),
    }[approval.state].format(day=day)


def asked_by_words(team: Team, approval: ApprovalRecord) -> str:
    """Who asked, when, and along which chain."""
    return _tr("{who} asked, {day} · chain “{chain}”").format(
        who=person_words(team, approval.submitted_by_id), day=day_words(approval.submitted_at), chain=approval.chain
    )


def ending_words(team: Team, approval: ApprovalRecord) -> str:
    """``Attempt 1, declined by Fia Finance: too many seats``."""
    number = approval.attempt
    if approval.state == ApprovalState.DECLINED:
        seat = declined_by(approval)
        who = person_words(team, (seat.answered_by_id or seat.person_id) if seat else "")
        note = " ".join((seat.note if seat else "").split())
        return _tr("Attempt {number}, declined by {who}: {note}").format(number=number, who=who, note=note)
    how = {
        ApprovalState.APPROVED.value: _tr("Attempt {number}, approved {day}"),
        ApprovalState.WITHDRAWN.value: _tr("Attempt {number}, taken back {day}"),
        ApprovalState.REOPENED.value: _tr("Attempt {number}, asked anew because something changed {day}"),
    }.get(approval.state, _tr("Attempt {number}, {day}"))
    return how.format(number=number, day=day_words(approval.ended_at))
