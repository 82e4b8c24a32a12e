"""Every code of every error as a sentence: what happened, and what to do next where there is something to do.

Data, read by ``wording``. ``{…}`` is filled from the error's details. Sentence case, no jargon, no exclamation marks.
"""

from __future__ import annotations

from desktop.views.mishaps import decision_sentences, requisition_sentences
from desktop.wording import QT_TRANSLATE_NOOP

CONTEXT = "Wording"


RULES: dict[str, tuple[str, str]] = {
    **decision_sentences.RULES,
    **requisition_sentences.RULES,
    "application.ended": (
        QT_TRANSLATE_NOOP("Wording", "This application has ended."),
        QT_TRANSLATE_NOOP("Wording", "Reopen it first, then try again."),
    ),
    "application.same_stage": (QT_TRANSLATE_NOOP("Wording", "The application is in this stage already."), ""),
    "application.no_open_seat": (
        QT_TRANSLATE_NOOP("Wording", "The requisition has no open seat left."),
        QT_TRANSLATE_NOOP("Wording", "Add a seat to the requisition, or reject or withdraw this application."),
    ),
    "application.stage_retired": (
        QT_TRANSLATE_NOOP("Wording", "This stage is no longer used."),
        QT_TRANSLATE_NOOP("Wording", "Choose another stage."),
    ),
    "application.not_ended": (
        QT_TRANSLATE_NOOP("Wording", "The application is still active, so there is nothing to reopen."),
        "",
    ),
    "application.hold_in_past": (
        QT_TRANSLATE_NOOP("Wording", "A hold must end on a day after today."),
        QT_TRANSLATE_NOOP("Wording", "Choose a later date."),
    ),
    "application.promise_in_past": (
        QT_TRANSLATE_NOOP("Wording", "An answer is promised for today or a later day."),
        QT_TRANSLATE_NOOP("Wording", "Choose a later date."),
    ),
    "task.done": (
        QT_TRANSLATE_NOOP("Wording", "This task is done already."),
        QT_TRANSLATE_NOOP("Wording", "Take it up again first, then try again."),
    ),
    "task.snooze_in_past": (
        QT_TRANSLATE_NOOP("Wording", "A snooze must end on a day after today."),
        QT_TRANSLATE_NOOP("Wording", "Choose a later date."),
    ),
    "task.owner_gone": (
        QT_TRANSLATE_NOOP("Wording", "This person is no longer in the team."),
        QT_TRANSLATE_NOOP("Wording", "Choose somebody else."),
    ),
    "task.owner_outside": (
        QT_TRANSLATE_NOOP("Wording", "This record is out of reach for {person}, so the task cannot be theirs."),
        QT_TRANSLATE_NOOP("Wording", "Choose somebody else, or put them on the hiring team first."),
    ),
    "application.reason_needed": (
        QT_TRANSLATE_NOOP("Wording", "An application ends with a reason."),
        QT_TRANSLATE_NOOP("Wording", "Choose the reason that fits best."),
    ),
    "application.already_there": (
        QT_TRANSLATE_NOOP("Wording", "This candidate already has an active application on this requisition."),
        QT_TRANSLATE_NOOP("Wording", "Open the existing application instead."),
    ),
    "candidate.erase_on_server": (
        QT_TRANSLATE_NOOP("Wording", "Nobody can be erased for good from a team’s server by this program."),
        QT_TRANSLATE_NOOP("Wording", "Move the workspace to a file, erase there, and move it back."),
    ),
    "move.differs": (
        QT_TRANSLATE_NOOP(
            "Wording", "What arrived is not what was sent ({tables}). The new place was taken away again."
        ),
        QT_TRANSLATE_NOOP("Wording", "Check the workspace with verify, then try again. The old place is as it was."),
    ),
    "move.same_kind": (
        QT_TRANSLATE_NOOP("Wording", "A workspace is moved from a file to a server or from a server to a file."),
        QT_TRANSLATE_NOOP("Wording", "To have a second file, make a copy and restore it there."),
    ),
    "move.unsound": (
        QT_TRANSLATE_NOOP("Wording", "The journal does not agree with the data ({count} findings). Nothing was moved."),
        QT_TRANSLATE_NOOP("Wording", "Run verify to see the findings, and restore a copy that was checked."),
    ),
    "candidate.merged": (
        QT_TRANSLATE_NOOP("Wording", "This record was merged into another one."),
        QT_TRANSLATE_NOOP("Wording", "Open the record that was kept and work there."),
    ),
    "candidate.merge_same": (
        QT_TRANSLATE_NOOP("Wording", "A record cannot be merged with itself."),
        QT_TRANSLATE_NOOP("Wording", "Choose two different records."),
    ),
    "undo.changed_since": (
        QT_TRANSLATE_NOOP("Wording", "This cannot be undone, because the same fields were changed again later."),
        QT_TRANSLATE_NOOP("Wording", "Undo the later change first, or correct the record by hand."),
    ),
    "undo.not_undoable": (QT_TRANSLATE_NOOP("Wording", "This kind of change cannot be undone."), ""),
    "undo.already_undone": (QT_TRANSLATE_NOOP("Wording", "This change was undone already."), ""),
    "note.empty": (
        QT_TRANSLATE_NOOP("Wording", "The note is empty."),
        QT_TRANSLATE_NOOP("Wording", "Type something before saving it."),
    ),
    "view.name_needed": (
        QT_TRANSLATE_NOOP("Wording", "A saved view needs a name."),
        QT_TRANSLATE_NOOP("Wording", "Type a name for it."),
    ),
    "vocabulary.empty": (
        QT_TRANSLATE_NOOP("Wording", "A word of a list cannot be empty."),
        QT_TRANSLATE_NOOP("Wording", "Type the word first."),
    ),
    "vocabulary.taken": (
        QT_TRANSLATE_NOOP("Wording", "This list has the word “{label}” already: “{other}” is called or recognised so."),
        QT_TRANSLATE_NOOP("Wording", "Choose another label, or merge the two."),
    ),
    "vocabulary.alias_taken": (
        QT_TRANSLATE_NOOP(
            "Wording", "The text “{alias}” already stands for “{other}” in this list; it can mean one word only."
        ),
        QT_TRANSLATE_NOOP("Wording", "Take the alias away there first, or merge the two."),
    ),
    "vocabulary.merged": (
        QT_TRANSLATE_NOOP("Wording", "The word “{label}” was merged into another one."),
        QT_TRANSLATE_NOOP("Wording", "Undo the merge to get it back."),
    ),
    "vocabulary.merge_self": (
        QT_TRANSLATE_NOOP("Wording", "A word cannot be merged into itself."),
        QT_TRANSLATE_NOOP("Wording", "Choose another one."),
    ),
    "vocabulary.merge_kind": (
        QT_TRANSLATE_NOOP("Wording", "The words “{gone}” and “{kept}” belong to different lists."),
        QT_TRANSLATE_NOOP("Wording", "Choose a word of the same list."),
    ),
    "vocabulary.merge_retired": (
        QT_TRANSLATE_NOOP("Wording", "The word “{kept}” is retired, so nothing can be merged into it."),
        QT_TRANSLATE_NOOP("Wording", "Bring it back first, or choose another word."),
    ),
    "vocabulary.merge_milestone": (
        QT_TRANSLATE_NOOP(
            "Wording",
            "The stages “{gone}” and “{kept}” belong to different milestones; figures of the past would change their meaning.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Choose a stage of the same milestone."),
    ),
    "vocabulary.merge_side": (
        QT_TRANSLATE_NOOP("Wording", "The reasons “{gone}” and “{kept}” describe decisions of different sides."),
        QT_TRANSLATE_NOOP("Wording", "Choose a reason of the same side, or one that fits either."),
    ),
    "vocabulary.last_stage": (
        QT_TRANSLATE_NOOP(
            "Wording",
            "The stage “{label}” is the last one in use of its milestone; every application must be able to begin and to end in a hire.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Add or bring back another stage of this milestone first."),
    ),
    "vocabulary.unranked": (
        QT_TRANSLATE_NOOP("Wording", "Words of this list stand in alphabetical order."),
        "",
    ),
    "vocabulary.milestone_order": (
        QT_TRANSLATE_NOOP("Wording", "A stage stays among those of its milestone; “{label}” would leave them."),
        QT_TRANSLATE_NOOP("Wording", "Move it within its milestone."),
    ),
    "person.empty": (
        QT_TRANSLATE_NOOP("Wording", "A team member needs a name."),
        QT_TRANSLATE_NOOP("Wording", "Type the name first."),
    ),
    "application.reason_side": (
        QT_TRANSLATE_NOOP("Wording", "The reason “{reason}” describes the other side’s decision."),
        QT_TRANSLATE_NOOP("Wording", "Choose a reason that fits who decided."),
    ),
    "note.other_person": (
        QT_TRANSLATE_NOOP("Wording", "The application belongs to another candidate."),
        QT_TRANSLATE_NOOP("Wording", "Open that candidate and write the note there."),
    ),
    "view.not_yours": (
        QT_TRANSLATE_NOOP("Wording", "This view belongs to somebody else."),
        QT_TRANSLATE_NOOP("Wording", "Save it under a name of your own."),
    ),
    "view.unknown_column": (
        QT_TRANSLATE_NOOP("Wording", "This view uses a column that is no longer there: {column}."),
        QT_TRANSLATE_NOOP("Wording", "Remove that filter, then save the view again."),
    ),
    "view.hidden_column": (
        QT_TRANSLATE_NOOP(
            "Wording", "Your role does not show the column “{column}”, so a list cannot be filtered or sorted by it."
        ),
        QT_TRANSLATE_NOOP("Wording", "Remove that filter or choose another order."),
    ),
    "account.role_unscoped": (
        QT_TRANSLATE_NOOP("Wording", "This role can only be held for the whole workspace."),
        QT_TRANSLATE_NOOP("Wording", "Choose another role, or give this one without a department or requisition."),
    ),
    "view.unknown_operator": (
        QT_TRANSLATE_NOOP("Wording", "This view uses a condition that this version does not know."),
        QT_TRANSLATE_NOOP("Wording", "Remove that filter, then save the view again."),
    ),
    "vocabulary.no_stage": (
        QT_TRANSLATE_NOOP("Wording", "The list of stages is empty, so an application has nowhere to begin."),
        QT_TRANSLATE_NOOP("Wording", "Add or restore at least one stage."),
    ),
    "workspace.not_empty": (
        QT_TRANSLATE_NOOP("Wording", "Sample data goes into an empty workspace only."),
        QT_TRANSLATE_NOOP("Wording", "Start a new workspace to look around."),
    ),
    "workspace.not_sample": (
        QT_TRANSLATE_NOOP("Wording", "This workspace holds no sample data."),
        "",
    ),
    "account.last_administrator": (
        QT_TRANSLATE_NOOP(
            "Wording", "Somebody must be able to let others in, and this is the last administrator who can."
        ),
        QT_TRANSLATE_NOOP("Wording", "Make somebody else an administrator with a password first."),
    ),
    "account.own_end": (
        QT_TRANSLATE_NOOP("Wording", "You cannot end your own access."),
        QT_TRANSLATE_NOOP("Wording", "Ask another administrator to do it."),
    ),
    "journal.part_on_server": (
        QT_TRANSLATE_NOOP(
            "Wording", "A team’s server shows you the part of the history that concerns you; that proves nothing."
        ),
        QT_TRANSLATE_NOOP("Wording", "Ask an administrator or HR to check it."),
    ),
    "account.server_roles": (
        QT_TRANSLATE_NOOP("Wording", "On a team's server roles belong to the server. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Whoever looks after the server changes them with “team roles”."),
    ),
    "account.server_access": (
        QT_TRANSLATE_NOOP("Wording", "On a team's server people are let in by the server. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Whoever looks after the server does it with “team add” or “team password”."),
    ),
    "account.server_group": (
        QT_TRANSLATE_NOOP("Wording", "The server does not know this person in this role. Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Wording", "Whoever looks after the server adds it with “team roles … --within”; then give it here."
        ),
    ),
    "account.left": (
        QT_TRANSLATE_NOOP("Wording", "A member of this name has left the team."),
        QT_TRANSLATE_NOOP("Wording", "Use another name, for example with a middle initial."),
    ),
    "account.no_role": (
        QT_TRANSLATE_NOOP("Wording", "Only active members with a role can get a password."),
        QT_TRANSLATE_NOOP("Wording", "Give the person a role first."),
    ),
    "permission": (QT_TRANSLATE_NOOP("Wording", "Your role does not allow this."), ""),
}
"""Code of a ``RuleBroken`` → what happened, what to do."""

FIELDS: dict[str, str] = {
    **decision_sentences.FIELDS,
    "recipient.malformed": QT_TRANSLATE_NOOP("Wording", "This is not an age public key. It begins with age1."),
    "required": QT_TRANSLATE_NOOP("Wording", "Please fill this in."),
    "password.short": QT_TRANSLATE_NOOP(
        "Wording", "At least 8 characters, please. A short sentence is easy to remember and hard to guess."
    ),
    "password.short_on_server": QT_TRANSLATE_NOOP(
        "Wording", "At least 10 characters, please. A short sentence is easy to remember and hard to guess."
    ),
    "password.long": QT_TRANSLATE_NOOP("Wording", "This is too long for a password. Was something else pasted?"),
    "password.obvious": QT_TRANSLATE_NOOP(
        "Wording", "This is guessed too easily. A few words that do not belong together are better."
    ),
    "password.differs": QT_TRANSLATE_NOOP("Wording", "The two passwords differ."),
    "text.long": QT_TRANSLATE_NOOP("Wording", "At most 2,000 characters, please."),
    "email.malformed": QT_TRANSLATE_NOOP("Wording", "This is not an e-mail address. Example: name@company.com"),
    "phone.malformed": QT_TRANSLATE_NOOP("Wording", "This is not a phone number. Example: +1 604 555 0123"),
    "login.malformed": QT_TRANSLATE_NOOP("Wording", "This is not a login. Example: ana_costa"),
    "login.mighty": QT_TRANSLATE_NOOP(
        "Wording", "No rule binds this login, so nobody of the team may have it. Choose another name."
    ),
    "login.taken": QT_TRANSLATE_NOOP("Wording", "This login belongs to a member already. Choose another name."),
    "login.unknown": QT_TRANSLATE_NOOP(
        "Wording", "Nobody of this workspace has this login. “team list” shows who is in."
    ),
    "date.malformed": QT_TRANSLATE_NOOP("Wording", "This is not a date. Examples: today, +3, 2026-05-31"),
    "date.past": QT_TRANSLATE_NOOP("Wording", "This date has passed. Choose today or later."),
    "date.in_past": QT_TRANSLATE_NOOP("Wording", "The date lies in the past. Choose today or later."),
    "money.malformed": QT_TRANSLATE_NOOP("Wording", "This is not an amount. Example: 72000 or 72,000.50"),
    "money.range": QT_TRANSLATE_NOOP("Wording", "The lower end is above the upper end. Swap or correct the amounts."),
    "currency.unknown": QT_TRANSLATE_NOOP(
        "Wording", "This currency is not known. Use the three letters, for example CAD."
    ),
    "choice.unknown": QT_TRANSLATE_NOOP("Wording", "This choice is not known. Choose one from the list."),
    "unknown": QT_TRANSLATE_NOOP("Wording", "This choice is not known. Choose one from the list."),
    "template.taken": QT_TRANSLATE_NOOP(
        "Wording", "There is a template of this name. Choose another name, or retire that one."
    ),
    "number.range": QT_TRANSLATE_NOOP("Wording", "This number is too small or too large."),
    "number.malformed": QT_TRANSLATE_NOOP("Wording", "This is not a number. Use digits only."),
    "too_long": QT_TRANSLATE_NOOP("Wording", "This text is too long. Shorten it, or put the rest into a note."),
}
"""Code of a field's problem → the sentence beside the field."""

PERMISSIONS: dict[str, str] = {
    **decision_sentences.PERMISSIONS,
    "backup.make": QT_TRANSLATE_NOOP("Wording", "make copies of the workspace"),
    "requisition.see": QT_TRANSLATE_NOOP("Wording", "see requisitions"),
    "requisition.write": QT_TRANSLATE_NOOP("Wording", "change requisitions"),
    "candidate.see": QT_TRANSLATE_NOOP("Wording", "see candidates"),
    "candidate.write": QT_TRANSLATE_NOOP("Wording", "change candidates"),
    "candidate.merge": QT_TRANSLATE_NOOP("Wording", "merge candidates"),
    "candidate.erase": QT_TRANSLATE_NOOP("Wording", "erase candidates for good"),
    "application.see": QT_TRANSLATE_NOOP("Wording", "see applications"),
    "application.move": QT_TRANSLATE_NOOP("Wording", "move applications"),
    "application.write": QT_TRANSLATE_NOOP("Wording", "change applications"),
    "note.write": QT_TRANSLATE_NOOP("Wording", "write notes"),
    "vocabulary.see": QT_TRANSLATE_NOOP("Wording", "see the vocabulary"),
    "vocabulary.write": QT_TRANSLATE_NOOP("Wording", "change the vocabulary"),
    "people.see": QT_TRANSLATE_NOOP("Wording", "see the team"),
    "people.write": QT_TRANSLATE_NOOP("Wording", "change the team"),
    "view.save": QT_TRANSLATE_NOOP("Wording", "save views"),
    "spreadsheet.import": QT_TRANSLATE_NOOP("Wording", "import spreadsheets"),
    "spreadsheet.export": QT_TRANSLATE_NOOP("Wording", "export spreadsheets"),
    "journal.see": QT_TRANSLATE_NOOP("Wording", "see the history"),
    "journal.undo": QT_TRANSLATE_NOOP("Wording", "undo changes"),
    "workspace.manage": QT_TRANSLATE_NOOP("Wording", "manage the workspace"),
    "access.give": QT_TRANSLATE_NOOP("Wording", "let people in, change their roles, or end their access"),
    "restricted.see": QT_TRANSLATE_NOOP("Wording", "see pay expectations and accommodation needs"),
    "pay.see": QT_TRANSLATE_NOOP("Wording", "see or change what a requisition pays"),
}
"""Permission → what it allows, as it ends the sentence “Your role does not allow you to …”."""

NOT_ALLOWED: dict[str, tuple[str, str]] = {
    "": ("", QT_TRANSLATE_NOOP("Wording", "Ask an administrator if you need it.")),
    "outside": (
        QT_TRANSLATE_NOOP("Wording", "Part of this belongs to work you are not on. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Ask the recruiter of that requisition, or an administrator."),
    ),
    "changed": (
        QT_TRANSLATE_NOOP(
            "Wording", "Your role was changed a moment ago and does not allow this any more. Nothing was changed."
        ),
        QT_TRANSLATE_NOOP("Wording", "What you typed is kept. Ask an administrator if this is a mistake."),
    ),
    "preview": (
        QT_TRANSLATE_NOOP(
            "Wording", "You are looking at the workspace as somebody else sees it, so nothing can be changed."
        ),
        QT_TRANSLATE_NOOP("Wording", "Return to your own view first."),
    ),
}
"""Why somebody may not, beyond their role: what happened (empty: the sentence of the permission) and what to do."""

ROLES: dict[str, str] = {
    "administrator": QT_TRANSLATE_NOOP("Wording", "administrator"),
    "hr": QT_TRANSLATE_NOOP("Wording", "HR"),
    "recruiter": QT_TRANSLATE_NOOP("Wording", "recruiter"),
    "hiring_manager": QT_TRANSLATE_NOOP("Wording", "hiring manager"),
    "interviewer": QT_TRANSLATE_NOOP("Wording", "interviewer"),
    "approver": QT_TRANSLATE_NOOP("Wording", "approver"),
    "viewer": QT_TRANSLATE_NOOP("Wording", "viewer"),
}

ENTITIES: dict[str, str] = {
    "requisition": QT_TRANSLATE_NOOP("Wording", "requisition"),
    "seat": QT_TRANSLATE_NOOP("Wording", "seat"),
    "candidate": QT_TRANSLATE_NOOP("Wording", "candidate"),
    "application": QT_TRANSLATE_NOOP("Wording", "application"),
    "note": QT_TRANSLATE_NOOP("Wording", "note"),
    "view": QT_TRANSLATE_NOOP("Wording", "saved view"),
    "person": QT_TRANSLATE_NOOP("Wording", "team member"),
    "import": QT_TRANSLATE_NOOP("Wording", "import"),
    "approval": QT_TRANSLATE_NOOP("Wording", "request for approval"),
    "approver": QT_TRANSLATE_NOOP("Wording", "request for your answer"),
    "approval_chain": QT_TRANSLATE_NOOP("Wording", "approval chain"),
    "delegation": QT_TRANSLATE_NOOP("Wording", "stand-in"),
}
