"""The permissions a command or question may demand, and which role grants which (default matrix, data)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from desktop.words import Role


class Permission(StrEnum):
    """One thing a role may do. Named object.act, as it stands in the journal's refusals."""

    REQUISITION_SEE = "requisition.see"
    REQUISITION_WRITE = "requisition.write"
    CANDIDATE_SEE = "candidate.see"
    CANDIDATE_WRITE = "candidate.write"
    CANDIDATE_MERGE = "candidate.merge"
    CANDIDATE_ERASE = "candidate.erase"
    APPLICATION_SEE = "application.see"
    APPLICATION_MOVE = "application.move"
    APPLICATION_WRITE = "application.write"
    NOTE_WRITE = "note.write"
    VOCABULARY_SEE = "vocabulary.see"
    VOCABULARY_WRITE = "vocabulary.write"
    PEOPLE_SEE = "people.see"
    PEOPLE_WRITE = "people.write"
    VIEW_SAVE = "view.save"
    SPREADSHEET_IMPORT = "spreadsheet.import"
    SPREADSHEET_EXPORT = "spreadsheet.export"
    JOURNAL_SEE = "journal.see"
    UNDO = "journal.undo"
    WORKSPACE_MANAGE = "workspace.manage"
    BACKUP_MAKE = "backup.make"
    """Everybody: a copy is sealed, and who happens to be signed in at night must not matter. Restoring needs ``WORKSPACE_MANAGE``."""
    ACCESS_GIVE = "access.give"
    RESTRICTED_SEE = "restricted.see"
    """Pay expectations, accommodation needs, checks: the one permission that on a file is enforced by a key of its own."""
    PAY_SEE = "pay.see"
    """The pay band of a requisition."""
    APPROVAL_ANSWER = "approval.answer"
    """To be asked in an approval, and to name who stands in."""
    DECISION_WRITE = "decision.write"
    TASK_WRITE = "task.write"
    PROCESS_WRITE = "process.write"
    """Approval chains, rules, templates: how the team works."""


_P = Permission
_SEE = frozenset(
    {
        _P.REQUISITION_SEE,
        _P.CANDIDATE_SEE,
        _P.APPLICATION_SEE,
        _P.VOCABULARY_SEE,
        _P.PEOPLE_SEE,
        _P.VIEW_SAVE,
        _P.BACKUP_MAKE,
    }
)
_RECRUIT = _SEE | {
    _P.REQUISITION_WRITE,
    _P.CANDIDATE_WRITE,
    _P.CANDIDATE_MERGE,
    _P.APPLICATION_MOVE,
    _P.APPLICATION_WRITE,
    _P.NOTE_WRITE,
    _P.SPREADSHEET_IMPORT,
    _P.SPREADSHEET_EXPORT,
    _P.JOURNAL_SEE,
    _P.UNDO,
    _P.RESTRICTED_SEE,
    _P.PAY_SEE,
    _P.APPROVAL_ANSWER,
    _P.DECISION_WRITE,
    _P.TASK_WRITE,
}

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset(Permission),
    Role.HR: _RECRUIT | {_P.VOCABULARY_WRITE, _P.PEOPLE_WRITE, _P.CANDIDATE_ERASE, _P.PROCESS_WRITE},
    Role.RECRUITER: _RECRUIT,
    Role.HIRING_MANAGER: _SEE
    | {
        _P.REQUISITION_WRITE,
        _P.APPLICATION_MOVE,
        _P.NOTE_WRITE,
        _P.UNDO,
        _P.PAY_SEE,
        _P.APPROVAL_ANSWER,
        _P.DECISION_WRITE,
        _P.TASK_WRITE,
    },
    Role.INTERVIEWER: _SEE | {_P.NOTE_WRITE, _P.TASK_WRITE},
    Role.APPROVER: _SEE | {_P.NOTE_WRITE, _P.PAY_SEE, _P.APPROVAL_ANSWER, _P.TASK_WRITE},
    Role.VIEWER: _SEE | {_P.JOURNAL_SEE},
}


class Sees(StrEnum):
    """On which requisitions a role counts that is held everywhere."""

    EVERYTHING = "everything"
    OPEN = "open"
    """All that are not confidential; the confidential ones whose hiring team the person is on."""
    TEAM = "team"
    """Those whose hiring team the person is on."""


SEES: dict[Role, Sees] = {
    Role.ADMINISTRATOR: Sees.EVERYTHING,
    Role.HR: Sees.EVERYTHING,
    Role.RECRUITER: Sees.OPEN,
    Role.HIRING_MANAGER: Sees.TEAM,
    Role.INTERVIEWER: Sees.TEAM,
    Role.APPROVER: Sees.TEAM,
    Role.VIEWER: Sees.OPEN,
}

WORKSPACE_WIDE = frozenset(
    {
        _P.VOCABULARY_WRITE,
        _P.PEOPLE_WRITE,
        _P.SPREADSHEET_IMPORT,
        _P.WORKSPACE_MANAGE,
        _P.ACCESS_GIVE,
        _P.CANDIDATE_ERASE,
        _P.PROCESS_WRITE,
    }
)
"""What concerns the workspace as a whole: only a role held everywhere grants it."""

SCOPED_ROLES = tuple(role for role in Role if role is not Role.ADMINISTRATOR)
"""The roles that can be held for one department or one requisition."""


def entitled(roles: Iterable[Role]) -> bool:
    """Whether the restricted keys are sealed to somebody with these roles."""
    return any(Permission.RESTRICTED_SEE in GRANTS[role] for role in roles)
