"""Every code of trouble with backups as sentences; see ``sentences``."""

from __future__ import annotations

from desktop.wording import QT_TRANSLATE_NOOP

BACKUP: dict[str, tuple[str, str]] = {
    "not_a_backup": (
        QT_TRANSLATE_NOOP("Wording", "This file is not a copy made by Hiring Desk."),
        QT_TRANSLATE_NOOP("Wording", "Choose a file whose name ends in .tar.age or .tar."),
    ),
    "damaged": (
        QT_TRANSLATE_NOOP("Wording", "This copy is incomplete or was altered. Nothing was restored from it."),
        QT_TRANSLATE_NOOP("Wording", "Choose another copy. Keep this one until you know what happened to it."),
    ),
    "unsafe": (
        QT_TRANSLATE_NOOP("Wording", "This copy holds files that do not belong into one. It was not unpacked."),
        QT_TRANSLATE_NOOP("Wording", "Do not use it. Ask where it comes from."),
    ),
    "newer": (
        QT_TRANSLATE_NOOP("Wording", "This copy was made by a newer version of Hiring Desk."),
        QT_TRANSLATE_NOOP("Wording", "Install the newer version, then restore it."),
    ),
    "wrong_key": (
        QT_TRANSLATE_NOOP("Wording", "The key does not open this copy."),
        QT_TRANSLATE_NOOP("Wording", "Use the recovery key that was printed when its workspace was made."),
    ),
    "other_workspace": (
        QT_TRANSLATE_NOOP("Wording", "This copy is of another workspace. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose a copy of this one, or restore it to a file of its own."),
    ),
    "unsound": (
        QT_TRANSLATE_NOOP("Wording", "What came out of this copy is not what went in. It does not count as a copy."),
        QT_TRANSLATE_NOOP("Wording", "Choose another one, and look after the drive that it lies on."),
    ),
    "doubtful": (
        QT_TRANSLATE_NOOP(
            "Wording", "This is a true copy of a workspace whose journal does not agree with its records."
        ),
        QT_TRANSLATE_NOOP("Wording", "Choose an older copy, or restore it at the command line with --doubtful-too."),
    ),
    "foreign": (
        QT_TRANSLATE_NOOP("Wording", "Nobody of this workspace made this copy."),
        QT_TRANSLATE_NOOP("Wording", "Do not restore it. Ask where it comes from."),
    ),
    "changed": (
        QT_TRANSLATE_NOOP("Wording", "A document changed while it was being copied. The copy was not kept."),
        QT_TRANSLATE_NOOP("Wording", "Make the copy again."),
    ),
    "not_all": (
        QT_TRANSLATE_NOOP("Wording", "A copy would not be whole: your role does not see everything in this workspace."),
        QT_TRANSLATE_NOOP("Wording", "Administrators and HR make the copies of a team’s workspace."),
    ),
    "no_recipient": (
        QT_TRANSLATE_NOOP(
            "Wording", "There is no key yet that copies of this workspace could be sealed to. No copy was made."
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "An administrator enters the company’s key in Tools > Settings; backup --new-key at the command line makes one.",
        ),
    ),
    "server": (
        QT_TRANSLATE_NOOP("Wording", "This copy opens with the company’s key only, which is not on this computer."),
        QT_TRANSLATE_NOOP("Wording", "Check it at the command line: verify --backup COPY --recovery-file FILE."),
    ),
    "recipient": (
        QT_TRANSLATE_NOOP("Wording", "The additional key for copies is not a key. No copy was made."),
        QT_TRANSLATE_NOOP("Wording", "Correct it in Tools > Settings, or leave it empty."),
    ),
}
