"""The rules of the process as the program brings them: data. A workspace keeps only where it differs, see ``rules.py``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.words import CaseRole, DecisionKind


class Unit(StrEnum):
    """What the threshold of a rule is counted in."""

    CALENDAR = "calendar"
    """Calendar days that nothing happened."""
    WORKING = "working"
    """Working days that something may take."""
    BEFORE = "before"
    """Calendar days before a date that is set; 0 is the day itself."""


class Group(StrEnum):
    """Whether a rule makes tasks, or says by when a decision falls due."""

    REMINDER = "reminder"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Default:
    """One rule. ``title`` is what the task is called that it makes, without anything personal."""

    code: str
    group: Group
    active: bool
    days: int
    unit: Unit
    who: CaseRole
    title: str = ""


STALE_AMBER, STALE_RED, DECISION_DUE = "stale_amber", "stale_red", "decision_due"
APPROVAL_WAITING, PROMISED_REPLY = "approval_waiting", "promised_reply"

_REMINDERS = (
    # off until somebody looked at what they would flag: a workspace filled from old sheets has thousands that rest
    Default(STALE_AMBER, Group.REMINDER, False, 7, Unit.CALENDAR, CaseRole.OWNER, "Get in touch: nothing has happened lately"),
    Default(STALE_RED, Group.REMINDER, False, 14, Unit.CALENDAR, CaseRole.RECRUITER, "Get in touch now, or say no: nothing has happened for long"),
    Default(DECISION_DUE, Group.REMINDER, True, 0, Unit.BEFORE, CaseRole.OWNER, "Decide: the decision is due"),
    Default(APPROVAL_WAITING, Group.REMINDER, True, 3, Unit.WORKING, CaseRole.RECRUITER, "Ask for the approval that is waiting"),
    Default(PROMISED_REPLY, Group.REMINDER, True, 0, Unit.BEFORE, CaseRole.OWNER, "Send the answer that was promised"),
)  # fmt: skip

_TERMS = tuple(
    Default(f"decision_{kind}", Group.TERM, True, days, Unit.WORKING, who)
    for kind, days, who in (
        (DecisionKind.ROLE, 3, CaseRole.HR),
        (DecisionKind.QUALIFIED, 3, CaseRole.OWNER),
        (DecisionKind.ALIGNED, 3, CaseRole.HIRING_MANAGER),
        (DecisionKind.VIABLE, 2, CaseRole.HR),
        (DecisionKind.START, 5, CaseRole.RECRUITER),
    )
)

DEFAULTS: dict[str, Default] = {one.code: one for one in (*_REMINDERS, *_TERMS)}
"""Code → rule, in the order in which they are shown."""
REMINDERS = tuple(one.code for one in _REMINDERS)
MOST_DAYS = 365
"""The longest threshold that is taken."""


def decision_kind(code: str) -> str:
    """The kind of decision a term is about; empty for a reminder."""
    return code.removeprefix("decision_") if DEFAULTS[code].group is Group.TERM else ""
