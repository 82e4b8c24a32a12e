"""The sentences of what keeps somebody from changing a requisition and its seats; see ``sentences.py``, whose tables these are part of."""

from __future__ import annotations

from desktop.wording import QT_TRANSLATE_NOOP

RULES: dict[str, tuple[str, str]] = {
    "requisition.not_open": (
        QT_TRANSLATE_NOOP("Wording", "The requisition is not open."),
        QT_TRANSLATE_NOOP("Wording", "Open it first, then try again."),
    ),
    "requisition.ended": (
        QT_TRANSLATE_NOOP("Wording", "The requisition has ended."),
        QT_TRANSLATE_NOOP("Wording", "Reopen it first."),
    ),
    "requisition.has_applications": (
        QT_TRANSLATE_NOOP("Wording", "A requisition with applications cannot be deleted."),
        QT_TRANSLATE_NOOP("Wording", "Cancel it instead: its history stays readable."),
    ),
    "requisition.not_draft": (
        QT_TRANSLATE_NOOP("Wording", "Only drafts and cancelled requisitions can be deleted."),
        QT_TRANSLATE_NOOP("Wording", "Cancel it instead: its history stays readable."),
    ),
    "requisition.transition": (
        QT_TRANSLATE_NOOP("Wording", "A requisition cannot go from “{from}” to “{to}”."),
        QT_TRANSLATE_NOOP("Wording", "Choose one of the states that are offered."),
    ),
    "requisition.reason_needed": (
        QT_TRANSLATE_NOOP("Wording", "Putting a requisition on hold or cancelling it needs a reason."),
        QT_TRANSLATE_NOOP("Wording", "Write one sentence why."),
    ),
    "seat.closed": (QT_TRANSLATE_NOOP("Wording", "This seat is closed already."), ""),
    "seat.last": (
        QT_TRANSLATE_NOOP("Wording", "The last open seat cannot be closed this way."),
        QT_TRANSLATE_NOOP("Wording", "Fill or cancel the requisition instead."),
    ),
    "seat.count": (
        QT_TRANSLATE_NOOP("Wording", "Between 1 and 500 seats can be added at once."),
        QT_TRANSLATE_NOOP("Wording", "Type another number."),
    ),
    "requisition.submit_first": (
        QT_TRANSLATE_NOOP("Wording", "A requisition waits for approval once it is submitted."),
        QT_TRANSLATE_NOOP("Wording", "Choose Submit."),
    ),
    "requisition.awaits": (
        QT_TRANSLATE_NOOP("Wording", "This requisition waits for approval."),
        QT_TRANSLATE_NOOP("Wording", "It opens with the last approval. Take the request back to go on drafting."),
    ),
    "requisition.needs_approval": (
        QT_TRANSLATE_NOOP(
            "Wording", "An approval chain applies to this requisition, so it opens with the last approval."
        ),
        QT_TRANSLATE_NOOP("Wording", "Submit it for approval."),
    ),
    "requisition.filled": (
        QT_TRANSLATE_NOOP("Wording", "This requisition is filled already."),
        QT_TRANSLATE_NOOP("Wording", "Those still active on it can be ended or held as ever."),
    ),
    "close_out.both": (
        QT_TRANSLATE_NOOP("Wording", "Nobody can be rejected and put on hold at once."),
        QT_TRANSLATE_NOOP("Wording", "Choose one of the two for each person."),
    ),
    "close_out.until": (
        QT_TRANSLATE_NOOP("Wording", "A hold needs the day it ends on."),
        QT_TRANSLATE_NOOP("Wording", "Choose a day after today."),
    ),
    "close_out.elsewhere": (
        QT_TRANSLATE_NOOP("Wording", "Somebody in the list is not on this requisition. Nobody was rejected or held."),
        QT_TRANSLATE_NOOP("Wording", "Open the question again: it lists those who are."),
    ),
    "requisition.not_draft_to_submit": (
        QT_TRANSLATE_NOOP(
            "Wording", "Only a draft is submitted, or an open requisition whose last request was not approved."
        ),
        "",
    ),
}
