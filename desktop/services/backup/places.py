"""Where archives lie and what they are called. What a person chose is kept on this computer: a path means nothing on another.

A name tells the workspace's file, when (UTC), why, and the last eight digits of the workspace's id, so that two workspaces may share a folder:
``Hiring 2026-11-25 021500Z nightly 5c0e91d2.tar.age``.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from desktop import paths
from desktop.services.backup.messages import Why

SEALED, OPEN = ".tar.age", ".tar"
PART = ".part"
_NAME = re.compile(
    r"(?P<stem>.+) (?P<at>\d{4}-\d\d-\d\d \d{6}Z) (?P<why>[a-z-]+) (?P<id>[0-9a-f]{8})(?: \d+)?(?P<ending>\.tar(?:\.age)?)"
)
_STAMP = "%Y-%m-%d %H%M%SZ"


@dataclass(frozen=True, slots=True)
class Named:
    """What the name of an archive tells."""

    path: Path
    at: datetime
    why: Why
    sealed: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chose for one workspace on this computer. ``program``: the version that made the last copy."""

    folder: str = ""
    automatic: bool = True
    program: str = ""


def read_chosen(workspace_id: str) -> Chosen:
    """What was chosen, or what holds until somebody does."""
    try:
        raw = json.loads(_chosen_file(workspace_id).read_text(encoding="utf-8"))
        return Chosen(str(raw["folder"]), bool(raw["automatic"]), str(raw["program"]))
    except (OSError, ValueError, TypeError, LookupError):
        return Chosen()


def keep_chosen(workspace_id: str, chosen: Chosen) -> None:
    """Remember it; raises ``OSError``."""
    file = _chosen_file(workspace_id)
    paths.made(file.parent)
    text = {"folder": chosen.folder, "automatic": chosen.automatic, "program": chosen.program}
    file.write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")


def note_program(workspace_id: str, program: str) -> None:
    """Remember which version made the last verified copy."""
    chosen = read_chosen(workspace_id)
    if chosen.program != program:
        try:
            keep_chosen(workspace_id, replace(chosen, program=program))
        except OSError:
            pass  # then a copy too many is made


def default_folder(workspace: Path) -> Path:
    """Where copies go until somebody chooses: beside the workspace."""
    return workspace.with_name(f"{workspace.stem} backups")


def folder_of(workspace: Path, workspace_id: str) -> Path:
    """Where copies of this workspace go."""
    chosen = read_chosen(workspace_id).folder
    return Path(chosen) if chosen else default_folder(workspace)


def usable_folder(workspace: Path, workspace_id: str) -> Path:
    """The chosen folder if it can be made and written just now (a drive may be unplugged), otherwise the one beside the workspace."""
    folder = folder_of(workspace, workspace_id)
    if folder != default_folder(workspace) and not reachable(folder):
        folder = default_folder(workspace)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def reachable(folder: Path) -> bool:
    """Whether something can be written there; a folder that was chosen is made again only on a drive that is there."""
    try:
        if not folder.is_dir() and folder.parent.is_dir():
            folder.mkdir()
        return folder.is_dir() and os.access(folder, os.W_OK)
    except OSError:
        return False


def same_disk(one: Path, other: Path) -> bool:
    """Whether both lie on one file system. Two partitions of one disk look like two: that much a program cannot see."""
    try:
        return _nearest(one).stat().st_dev == _nearest(other).stat().st_dev
    except OSError:
        return False


def archive_path(folder: Path, workspace: Path, workspace_id: str, why: Why, at: datetime, *, sealed: bool) -> Path:
    """A name that is free."""
    ending = SEALED if sealed else OPEN
    base = f"{_safe(workspace.stem)} {at.astimezone(UTC).strftime(_STAMP)} {why} {workspace_id[-8:]}"
    path, number = folder / f"{base}{ending}", 1
    while path.exists():
        number += 1
        path = folder / f"{base} {number}{ending}"
    return path


def archives_in(folder: Path, workspace_id: str) -> list[Named]:
    """The archives of a workspace in a folder, newest first; nothing from a folder that cannot be read."""
    return _archives(folder, lambda match: match["id"] == workspace_id[-8:])


def archives_named(folder: Path, workspace: Path) -> list[Named]:
    """The archives made of a file of this name."""
    return _archives(folder, lambda match: match["stem"] == _safe(workspace.stem))


def _archives(folder: Path, wanted: Callable[[re.Match[str]], bool]) -> list[Named]:
    found: list[Named] = []
    try:
        files = list(folder.iterdir())
    except OSError:
        return []
    for path in files:
        match = _NAME.fullmatch(path.name)
        if match is None or match["why"] not in set(Why) or not wanted(match):
            continue
        try:
            at = datetime.strptime(match["at"], _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Named(path, at, Why(match["why"]), match["ending"] == SEALED))
    return sorted(found, key=lambda one: (one.at, one.path.name), reverse=True)


def _safe(stem: str) -> str:
    """A file name's beginning that every system takes."""
    kept = "".join(sign if sign.isalnum() or sign in " ._-" else "_" for sign in stem)[:60].strip(" .")
    return kept or "workspace"


def _nearest(path: Path) -> Path:
    """The path itself or the nearest folder above it that exists."""
    return next(one for one in (path.absolute(), *path.absolute().parents) if one.exists())


def _chosen_file(workspace_id: str) -> Path:
    return paths.settings_folder() / "backups" / f"{workspace_id}.json"
