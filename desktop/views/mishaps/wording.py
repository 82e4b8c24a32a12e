"""The one place that puts errors into words: what happened, what was kept, what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir

from desktop.errors import (
    AccessTrouble,
    BackupTrouble,
    DeskError,
    FieldErrors,
    NotAllowed,
    NotFound,
    OutOfDate,
    RuleBroken,
    ServerTrouble,
    Stopped,
    StorageTrouble,
    WorkbookTrouble,
)
from desktop.views.mishaps import backup_troubles, sentences, troubles


class Surface(StrEnum):
    """Where an error is shown."""

    BANNER = "banner"
    DIALOG = "dialog"
    FIELD = "field"
    TOAST = "toast"


@dataclass(frozen=True, slots=True)
class Wording:
    """An error in words. ``kind``: info, warn or bad. ``details`` can be copied and hold no personal values.

    ``offer``: what the banner's button says and does.
    """

    happened: str
    todo: str = ""
    title: str = ""
    surface: Surface = Surface.BANNER
    kind: str = "warn"
    path: str = ""
    details: str = ""
    offer: tuple[str, Callable[[], object]] | None = None

    @property
    def text(self) -> str:
        """Both sentences in one line."""
        return f"{self.happened} {self.todo}".strip()


class _Blanks(dict[str, str]):
    """Details that are missing leave a sign instead of an error inside the error."""

    def __missing__(self, key: str) -> str:
        return "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate(sentences.CONTEXT, text)


def _filled(text: str, details: dict[str, str]) -> str:
    return _tr(text).format_map(_Blanks(details)) if text else ""


def rule(code: str, details: dict[str, str] | None = None) -> Wording:
    """A broken rule; also answers ``WhyNotMove`` and other "why can't I"."""
    known = sentences.RULES.get(code)
    if known is None:
        return Wording(
            _tr("This is not possible just now. Nothing was changed."),
            _tr("If it keeps happening, tell your administrator this code: {code}.").format(code=code),
            details=code,
        )
    return Wording(_filled(known[0], details or {}), _filled(known[1], details or {}), details=code)


def field_problem(code: str) -> str:
    """The sentence beside a field."""
    known = sentences.FIELDS.get(code)
    return _tr(known) if known is not None else _tr("This cannot be taken as it is ({code}).").format(code=code)


def not_allowed(permission: str) -> str:
    """Why a command is off for this person: the sentence of ``Workbench.may``."""
    known = sentences.PERMISSIONS.get(str(permission))
    if known is None:
        return _tr("Your role does not allow this.")
    return _tr("Your role does not allow you to {act}.").format(act=_tr(known))


def only_looking() -> str:
    """Why every command is off while one looks at the workspace as somebody else."""
    return _tr(sentences.NOT_ALLOWED["preview"][0])


def entity(name: str) -> str:
    """What a kind of record is called in a sentence."""
    return _tr(sentences.ENTITIES.get(name, name.replace("_", " ")))


def role(code: str) -> str:
    """What a role is called in a sentence."""
    return _tr(sentences.ROLES.get(code, code.replace("_", " ")))


def word(error: Exception) -> Wording:
    """Any error in words. What is not a ``DeskError`` is a fault of ours and belongs to the crash dialog."""
    if isinstance(error, NotAllowed):
        happened, todo = sentences.NOT_ALLOWED.get(error.why, sentences.NOT_ALLOWED[""])
        told = _tr(happened) if happened else not_allowed(error.permission)
        return Wording(told, _tr(todo), details=str(error.permission))
    if isinstance(error, RuleBroken):
        return rule(error.code, error.details)
    if isinstance(error, FieldErrors):
        problems = " ".join(dict.fromkeys(field_problem(code) for code in error.problems.values()))
        return Wording(
            _tr("Some fields need another look. What you typed is kept."),
            problems,
            surface=Surface.FIELD,
            details=", ".join(f"{name}: {code}" for name, code in sorted(error.problems.items())),
        )
    if isinstance(error, OutOfDate):
        return Wording(
            _tr("Somebody changed this {entity} since you opened it. Nothing was overwritten.").format(
                entity=entity(error.entity)
            ),
            _tr("Look at the present state, then decide again."),
            details=f"{error.entity} {error.entity_id}: {error.seen_version} / {error.present_version}",
        )
    if isinstance(error, NotFound):
        return Wording(
            _tr("This {entity} is gone.").format(entity=entity(error.entity)),
            _tr("Somebody may have deleted or merged it. The list was refreshed."),
            details=f"{error.entity} {error.entity_id}",
        )
    if isinstance(error, Stopped):
        return Wording(_tr("Stopped. Nothing was changed."), surface=Surface.TOAST, kind="info")
    if isinstance(error, AccessTrouble):
        happened, todo = troubles.ACCESS[error.code]
        return Wording(
            _tr(happened).format_map(error.details),
            _tr(todo),
            title=_tr("Problem with signing in"),
            surface=Surface.DIALOG,
            kind="bad",
            path=QDir.toNativeSeparators(error.details.get("path", "")),
            details=error.code,
        )
    if isinstance(error, StorageTrouble):
        return _trouble(_tr("Problem with the workspace"), troubles.STORAGE, error.code, error.path)
    if isinstance(error, ServerTrouble):
        return _server(error)
    if isinstance(error, BackupTrouble):
        return _trouble(_tr("Problem with a copy"), backup_troubles.BACKUP, error.code, error.path)
    if isinstance(error, WorkbookTrouble):
        return _trouble(_tr("Problem with the file"), troubles.WORKBOOK, error.code, error.path)
    name = type(error).__name__
    if isinstance(error, DeskError):
        return Wording(
            _tr("This is not possible just now. Nothing was changed."),
            _tr("If it keeps happening, tell your administrator this code: {code}.").format(code=name),
            details=name,
        )
    return Wording(
        _tr("Something went wrong inside Hiring Desk. What was saved before is safe."),
        _tr("You can go on working."),
        surface=Surface.DIALOG,
        kind="bad",
        details=name,
    )


def _server(error: ServerTrouble) -> Wording:
    """A lost server is told in the message bar, once and without a dialog: reading goes on from what is on screen."""
    happened, todo = troubles.SERVER.get(error.code, troubles.SERVER["unreachable"])
    waiting = error.details.get("waiting", "")
    said = _tr(happened)
    if waiting:
        said = _tr("{happened} Not saved yet: {waiting}.").format(happened=said, waiting=waiting)
    quiet = error.code in ("lost", "busy", "too_slow", "read_only", "too_long")
    return Wording(
        said,
        _tr(todo),
        title=_tr("Problem with the team's server"),
        surface=Surface.BANNER if quiet else Surface.DIALOG,
        kind="warn" if quiet else "bad",
        path=error.server,
        details=error.code,
    )


def _trouble(title: str, known: dict[str, tuple[str, str]], code: str, path: Path) -> Wording:
    happened, todo = known.get(code) or known.get("io") or next(iter(known.values()))
    return Wording(
        _tr(happened),
        _tr(todo),
        title=title,
        surface=Surface.DIALOG,
        kind="bad",
        path=QDir.toNativeSeparators(str(path)),
        details=code,
    )
