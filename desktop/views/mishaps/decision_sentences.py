"""The sentences of what keeps somebody from submitting, approving or deciding; see ``sentences.py``, whose tables these are part of."""

from __future__ import annotations

from desktop.wording import QT_TRANSLATE_NOOP

RULES: dict[str, tuple[str, str]] = {
    "approval.ended": (QT_TRANSLATE_NOOP("Wording", "This request has ended: nobody is asked any more."), ""),
    "approval.answered": (QT_TRANSLATE_NOOP("Wording", "This was answered already."), ""),
    "approval.not_asked": (
        QT_TRANSLATE_NOOP("Wording", "You are not asked here, nor do you stand in for anybody who is."),
        "",
    ),
    "approval.not_yet": (
        QT_TRANSLATE_NOOP("Wording", "It is not this step’s turn yet."),
        QT_TRANSLATE_NOOP("Wording", "The steps before it must be approved first."),
    ),
    "approval.own_request": (
        QT_TRANSLATE_NOOP("Wording", "Nobody approves their own request here."),
        QT_TRANSLATE_NOOP("Wording", "Ask somebody else, or let the chain’s policy allow it."),
    ),
    "approval.counted_once": (
        QT_TRANSLATE_NOOP("Wording", "You have answered in this step already, and one person counts once."),
        QT_TRANSLATE_NOOP("Wording", "Somebody else must answer for the other seat."),
    ),
    "approval.note_needed": (
        QT_TRANSLATE_NOOP("Wording", "Declining needs a note."),
        QT_TRANSLATE_NOOP("Wording", "Write in a sentence what would have to change."),
    ),
    "approval.nobody": (
        QT_TRANSLATE_NOOP("Wording", "There is nobody to ask in the step “{group}”."),
        QT_TRANSLATE_NOOP("Wording", "Whoever it names has left, or is the one who asks. Add somebody to the chain."),
    ),
    "approval.too_few": (
        QT_TRANSLATE_NOOP("Wording", "The step “{group}” needs {count} approvals and has {people} people to ask."),
        QT_TRANSLATE_NOOP("Wording", "Add somebody to the chain, or lower the number."),
    ),
    "approval.left": (
        QT_TRANSLATE_NOOP("Wording", "{person} is no longer in the team."),
        QT_TRANSLATE_NOOP("Wording", "Choose somebody else."),
    ),
    "approval.asked_already": (
        QT_TRANSLATE_NOOP("Wording", "{person} is asked in this request already, and one person counts once."),
        QT_TRANSLATE_NOOP("Wording", "Choose somebody else."),
    ),
    "approval.resolved": (
        QT_TRANSLATE_NOOP("Wording", "This step is over, so nobody can be exchanged in it."),
        "",
    ),
    "delegation.self": (
        QT_TRANSLATE_NOOP("Wording", "Nobody stands in for themselves."),
        QT_TRANSLATE_NOOP("Wording", "Choose somebody else."),
    ),
    "delegation.circle": (
        QT_TRANSLATE_NOOP("Wording", "This would lead round in a circle: {people}."),
        QT_TRANSLATE_NOOP("Wording", "Choose somebody who does not hand over to you in these days."),
    ),
    "decision.reason_needed": (
        QT_TRANSLATE_NOOP("Wording", "This answer needs a reason."),
        QT_TRANSLATE_NOOP("Wording", "Write in a sentence what it rests on, or what is missing."),
    ),
    "decision.closed": (
        QT_TRANSLATE_NOOP("Wording", "This decision is closed."),
        QT_TRANSLATE_NOOP("Wording", "Open the question again to decide otherwise."),
    ),
    "decision.by_approval": (
        QT_TRANSLATE_NOOP("Wording", "Whether a role is approved is decided by its approval."),
        QT_TRANSLATE_NOOP("Wording", "Submit the requisition, or answer the approval."),
    ),
    "decision.open_already": (
        QT_TRANSLATE_NOOP("Wording", "This question is open already."),
        QT_TRANSLATE_NOOP("Wording", "Answer the open one."),
    ),
}

FIELDS: dict[str, str] = {
    "date.order": QT_TRANSLATE_NOOP("Wording", "The last day lies before the first."),
    "approval.no_groups": QT_TRANSLATE_NOOP("Wording", "A chain has at least one step."),
    "approval.group_empty": QT_TRANSLATE_NOOP("Wording", "Every step names somebody: a person or a role."),
    "approval.count_too_high": QT_TRANSLATE_NOOP("Wording", "A step cannot need more approvals than it has people."),
}

PERMISSIONS: dict[str, str] = {
    "approval.answer": QT_TRANSLATE_NOOP("Wording", "answer approvals or name a stand-in"),
    "decision.write": QT_TRANSLATE_NOOP("Wording", "answer decisions"),
    "task.write": QT_TRANSLATE_NOOP("Wording", "change tasks"),
    "process.write": QT_TRANSLATE_NOOP("Wording", "change approval chains, reminders and templates"),
}
