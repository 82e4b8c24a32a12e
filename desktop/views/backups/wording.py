"""Copies in words: age, what for, how far they can be trusted, what they hold."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from desktop.services.backup.messages import BackupRecord, BackupState, Standing, Why


def _tr(text: str) -> str:
    return QCoreApplication.translate("Backups", text)


def age(moment: str, now: datetime | None = None) -> str:
    """``6 h ago``: as short as a status line wants it."""
    seconds = ((now or datetime.now(UTC)) - datetime.fromisoformat(moment)).total_seconds()
    minutes = max(0, int(seconds // 60))
    if minutes < 2:
        return _tr("just now")
    if minutes < 60:
        return _tr("{n} min ago").format(n=minutes)
    if minutes < 48 * 60:
        return _tr("{n} h ago").format(n=minutes // 60)
    return _tr("{n} days ago").format(n=minutes // (24 * 60))


def days_old(moment: str, now: datetime | None = None) -> float:
    """The same as a number of days."""
    return ((now or datetime.now(UTC)) - datetime.fromisoformat(moment)).total_seconds() / 86_400


def local(moment: str) -> str:
    """A moment in the person's own time and form."""
    at = QDateTime.fromString(moment, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale().toString(at, QLocale.FormatType.ShortFormat) if at.isValid() else moment


def last_verified(state: BackupState) -> tuple[str, str]:
    """The status line's words, and good, warn or bad."""
    if state.why_not == "not_all":  # others make them, on their own computers
        return _tr("Team’s server"), "muted"
    if not state.verified_at:
        said, kind = _tr("no verified copy yet"), "warn"
    else:
        said = _tr("copy verified {age}").format(age=age(state.verified_at))
        kind = "warn" if days_old(state.verified_at) > 3 else "muted"
    return (_tr("Team’s server, {copies}").format(copies=said) if state.on_server else said), kind


def why(record: BackupRecord) -> str:
    """What a copy was made for."""
    return {
        Why.NIGHTLY: _tr("daily"),
        Why.BY_HAND: _tr("by hand"),
        Why.BEFORE_IMPORT: _tr("before an import"),
        Why.BEFORE_PURGE: _tr("before erasing"),
        Why.BEFORE_UPGRADE: _tr("before an upgrade"),
        Why.BEFORE_RESTORE: _tr("before restoring"),
        Why.NEW_VERSION: _tr("new version"),
    }[record.why]


def standing(record: BackupRecord) -> tuple[str, str, str]:
    """How far it can be trusted: word, kind, and the sentence for a tooltip."""
    return {
        Standing.VERIFIED: (_tr("verified"), "good", _tr("It was restored to scratch and found equal, its journal sound.")),
        Standing.DOUBTFUL: (
            _tr("doubtful"), "warn", _tr("A true copy, but the journal in it does not agree with the records."),
        ),
        Standing.UNVERIFIED: (_tr("not verified"), "warn", _tr("Nobody has checked this copy yet.")),
        Standing.ALTERED: (_tr("altered"), "bad", _tr("This is not the file that was checked.")),
    }[record.standing]  # fmt: skip


def size(record: BackupRecord) -> str:
    """Bytes as people read them."""
    return QLocale().formattedDataSize(record.bytes, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def holds(record: BackupRecord) -> str:
    """``120 candidates, 140 applications, 6 requisitions``; empty for one that nobody looked into."""
    words = (
        ("candidate", _tr("candidate"), _tr("candidates")),
        ("application", _tr("application"), _tr("applications")),
        ("requisition", _tr("requisition"), _tr("requisitions")),
    )
    locale = QLocale()
    return ", ".join(
        f"{locale.toString(record.rows[name])} {one if record.rows[name] == 1 else many}"
        for name, one, many in words
        if name in record.rows
    )


def not_yours() -> str:
    """Whose task the copies of a team's workspace are."""
    return _tr(
        "Administrators and HR make the copies of a team’s workspace: a copy made by your role would not be whole."
    )


def no_key() -> str:
    """Why nobody makes copies of a team's workspace yet."""
    return _tr(
        "Copies of a team’s workspace are sealed to the company’s key. Until it is entered in Tools > Settings no copy is made."
    )


def only_in_files() -> str:
    """Why a copy is not put back over a team's workspace."""
    return _tr(
        "A copy of a team’s workspace is restored to a file, and moved to a server from there. Help > Copies says how."
    )


def warnings(state: BackupState) -> list[str]:
    """What a person should do something about."""
    if state.why_not == "not_all":
        return [not_yours()]
    found: list[str] = []
    if state.why_not:
        found.append(no_key())
    if not state.reachable:
        found.append(_tr("The chosen folder cannot be reached; until it can, copies go beside the workspace."))
    elif state.same_disk:
        found.append(_tr("Copies lie on the same disk as the workspace. If the disk breaks, both are gone."))
    if not state.sealed:
        found.append(_tr("The workspace has no password, so its copies are not encrypted either."))
    if not state.verified_at:
        found.append(_tr("There is no verified copy yet."))
    elif days_old(state.verified_at) > 3:
        found.append(_tr("The last verified copy is {age}.").format(age=age(state.verified_at)))
    return found
