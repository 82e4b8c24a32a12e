"""Finding copies of a workspace that cannot be opened, or is not there: by the name of its file, in the folders this computer knows."""

from __future__ import annotations

import json
from pathlib import Path

from desktop import paths
from desktop.services.backup.messages import BackupRecord, Standing
from desktop.services.backup.notes import read_note, record_of
from desktop.services.backup.places import archives_named, default_folder


def copies_of(workspace: Path) -> list[BackupRecord]:
    """The copies made of a file of this name, newest first; whose signature a note bears cannot be told before the keys are open."""
    found = [one for folder in _folders(workspace) for one in archives_named(folder, workspace)]
    return [record_of(one, read_note(one.path)) for one in sorted(found, key=lambda one: one.at, reverse=True)]


def newest_verified(workspace: Path) -> BackupRecord | None:
    """The newest copy that was verified when it was made."""
    return next((one for one in copies_of(workspace) if one.standing is Standing.VERIFIED), None)


def _folders(workspace: Path) -> list[Path]:
    folders = [default_folder(workspace)]
    for file in (paths.settings_folder() / "backups").glob("*.json"):
        try:
            chosen = str(json.loads(file.read_text(encoding="utf-8"))["folder"])
        except (OSError, ValueError, TypeError, LookupError):
            continue
        if chosen and Path(chosen) not in folders:
            folders.append(Path(chosen))
    return folders
