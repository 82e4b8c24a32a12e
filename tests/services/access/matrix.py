"""Who may do what: every command and every question of the program, role by role, written down by hand.

The columns are administrator, HR, recruiter, hiring manager, interviewer, approver, viewer, each holding the role everywhere.

A capital letter: the role may, on everything but what is confidential (administrator and HR: on that too). A small letter: only where
the person is on the hiring team. A dot: not at all. A new use case without a line here fails the tests.
"""

from __future__ import annotations

from desktop.words import Role

ROLES = (
    Role.ADMINISTRATOR, Role.HR, Role.RECRUITER, Role.HIRING_MANAGER, Role.INTERVIEWER, Role.APPROVER, Role.VIEWER,
)  # fmt: skip

COMMANDS = {
    #                        A H R M I P V
    "workspace.set_up":     "A . . . . . .",
    "workspace.sample":     "A . . . . . .",
    "workspace.lock_time":  "A . . . . . .",
    "workspace.region":     "A . . . . . .",
    "backup.place":         "A . . . . . .",
    "backup.recipient":     "A . . . . . .",
    "vocabulary.add":       "A H R M . . .",
    "person.add":           "A H R M . . .",
    "account.give":         "A . . . . . .",
    "account.roles":        "A . . . . . .",
    "account.grant":        "A . . . . . .",
    "account.revoke":       "A . . . . . .",
    "account.end":          "A . . . . . .",
    "requisition.create":   "A H R M . . .",
    "requisition.change":   "A H R m . . .",
    "requisition.status":   "A H R m . . .",
    "requisition.team":     "A H R m . . .",
    "requisition.add_seats": "A H R m . . .",
    "requisition.close_seat": "A H R m . . .",
    "requisition.check_posting": "A H R m . . .",
    "requisition_template.save": "A H . . . . .",
    "requisition_template.retire": "A H . . . . .",
    "requisition.delete":   "A H R m . . .",
    "candidate.create":     "A H R . . . .",
    "candidate.change":     "A H R . . . .",
    "candidate.merge":      "A H R . . . .",
    "candidate.erase":      "A H . . . . .",
    "candidate.tag":        "A H R . . . .",
    "candidate.delete":     "A H R . . . .",
    "restricted.set":       "A H R . . . .",
    "application.create":   "A H R . . . .",
    "application.move":     "A H R m . . .",
    "application.reject":   "A H R m . . .",
    "application.withdraw": "A H R m . . .",
    "application.hold":     "A H R m . . .",
    "application.reopen":   "A H R m . . .",
    "application.assign":   "A H R . . . .",
    "application.flag":     "A H R . . . .",
    "note.add":             "A H R m i p .",
    "view.save":            "A H R M I P V",
    "view.delete":          "A H R M I P V",
    "draft.keep":           "A H R M I P V",
    "presence.tell":        "A H R m i p V",
    "journal.undo":         "A H R m . . .",
    "spreadsheet.import":   "A H R . . . .",
}  # fmt: skip
"""Journal word → who may give the command."""

QUESTIONS = {
    #                     A H R M I P V
    "ReadVocabulary":    "A H R M I P V",
    "ReadWorkspace":     "A H R M I P V",
    "ReadRegions":       "A H R M I P V",
    "ReadTeam":          "A H R M I P V",
    "ReadAccounts":      "A H R M I P V",
    "ReadRequisition":   "A H R m i p V",
    "FindRequisitions":  "A H R m i p V",
    "FindAlikeRequisitions": "A H R m i p V",
    "FindGaps":          "A H R M I P V",
    "ReadRequisitionTemplates": "A H R M I P V",
    "ReadCandidate":     "A H R m i p V",
    "FindCandidates":    "A H R m i p V",
    "FindDuplicates":    "A H R m i p V",
    "ReadTimeline":      "A H R m i p V",
    "ReadRestricted":    "A H R . . . .",
    "ReadApplication":   "A H R m i p V",
    "ReadBoard":         "A H R m i p V",
    "WhyNotMove":        "A H R m i p V",
    "ReadRows":          "A H R m i p V",
    "CountRows":         "A H R m i p V",
    "ReadIds":           "A H R m i p V",
    "PositionOf":        "A H R m i p V",
    "JumpTo":            "A H R m i p V",
    "ReadColumnValues":  "A H R m i p V",
    "ReadMarks":         "A H R m i p V",
    "ReadSavedViews":    "A H R M I P V",
    "ReadDraft":         "A H R M I P V",
    "ReadDrafts":        "A H R M I P V",
    "ReadNews":          "A H R M I P V",
    "ReadEditing":       "A H R m i p V",
    "ReadClockLag":      "A H R M I P V",
    "ReadUndoable":      "A H R M . . .",
    "ReadJournal":       "A H R . . . V",
    "VerifyJournal":     "A H R . . . V",
    "ReadBackups":       "A H R M I P V",
    "MakeBackup":        "A H R M I P V",
    "CheckBackup":       "A H R M I P V",
    "ReadSpreadsheets":  "A H R . . . .",
    "PreviewImport":     "A H R . . . .",
    "WriteRefusedRows":  "A H R . . . .",
    "ListImports":       "A H R . . . .",
    "ExportList":        "A H R . . . .",
}  # fmt: skip
"""Question → who may ask it; what it answers is what they see."""


def says(line: str) -> dict[Role, str]:
    """A line by role: the letter, or a dot."""
    return dict(zip(ROLES, line.split(), strict=True))
