"""What is done before a command that may do a lot of harm: room on the disk is looked for, and a verified copy is made.

A program that works with people's data puts this before its door (``guard``); it is not part of the door itself, so that tools and trials
can go without.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from desktop.errors import StorageTrouble
from desktop.services.backup.messages import Standing, Why
from desktop.services.backup.places import archives_in, folder_of
from desktop.services.dispatch.dispatcher import Dispatcher
from desktop.services.dispatch.messages import Command, Progress
from desktop.services.storage.anchors import heads_of
from desktop.services.storage.ballast import IMPORTS_STOP_BELOW, free_bytes
from desktop.services.storage.workspace_file import WorkspaceFile

HANDFUL = 20
"""Rows up to which a command is like typing, and undone like that."""
FRESH = timedelta(hours=24)


def guard(door: Dispatcher, file: WorkspaceFile) -> None:
    """Look before every command of this door."""

    def look(command: Command[Any], progress: Progress | None) -> None:
        if command.weight() <= HANDFUL:
            return
        if not command.erases and free_bytes(file.path) < IMPORTS_STOP_BELOW:
            raise StorageTrouble(
                "disk_low", file.path.parent
            )  # erasing makes room, so it is never stopped for want of it
        if not is_copied(door, file):
            from desktop.services.backup.make_backup import Source, back_up

            why = Why.BEFORE_PURGE if command.erases else Why.BEFORE_IMPORT
            back_up(Source(file.path, file.key, door.vault), why, progress)

    door.before = look


def is_copied(door: Dispatcher, file: WorkspaceFile) -> bool:
    """Whether the newest archive is young, verified, and holds all that is there now."""
    from desktop.services.backup.make_backup import signers_in
    from desktop.services.backup.notes import read_note, record_of

    found = archives_in(folder_of(file.path, file.workspace_id), file.workspace_id)
    if not found or datetime.now(UTC) - found[0].at > FRESH:
        return False
    with file.reader.begin() as connection:
        heads = {origin: head for origin, head in heads_of(connection).items() if head.seq}
        note = read_note(found[0].path, signers_in(connection) if door.vault else None)
    if note is None or record_of(found[0], note).standing is not Standing.VERIFIED:
        return False
    return {origin: head for origin, head in note.heads.items() if head.seq} == heads
