"""Copies of a team's workspace on a server: one state of it is brought into a scratch file, and that file is copied like any other.

A logical copy by the program and not ``pg_dump``: it needs no tools of the server's version, opens without a server, and is checked row by row
like every copy. It is made with the rights of whoever is signed in, so only people who see everything (administrators and HR) can. A server's
workspace has no keys file: the copy gets keys of its own, whose recovery key is the key that the workspace's settings name
(``backup_recipient``). Without that key no copy is made: data of a server shall not lie in the clear on somebody's computer.

The scratch file is encrypted with a key that is only in memory until the copy is sealed.
"""

from __future__ import annotations

from pathlib import Path

from desktop import paths
from desktop.errors import BackupTrouble
from desktop.server_address import ServerAddress
from desktop.services.access.actor import Actor
from desktop.services.access.permissions import SEES, Sees
from desktop.services.backup.make_backup import Source, back_up
from desktop.services.backup.messages import BackupRecord, Why
from desktop.services.backup.scratch import scratch
from desktop.services.dispatch.messages import Progress
from desktop.services.dispatch.spans import Span
from desktop.services.moving.reading import FromServer
from desktop.services.moving.to_file import file_for_copy
from desktop.services.storage.postgres.server_store import ServerStore

INSTALLATION = "copy"
"""Under which name the scratch file's one entry is written: the file goes no further than into its copy."""


def home_of(address: ServerAddress) -> Path:
    """What stands for a server's workspace on this computer: copies go beside it, as they go beside a file."""
    return paths.made(paths.data_folder() / "team copies") / f"{address.database}.desk"


def why_not_copied(actor: Actor, recipient: str) -> str:
    """Why this person makes no copies of a server's workspace; empty when they do."""
    if not any(SEES[role] is Sees.EVERYTHING for role in actor.roles):
        return "not_all"
    return "" if recipient else "no_recipient"


def copy_of_server(store: ServerStore, actor: Actor, recipient: str, why: Why, progress: Progress) -> BackupRecord:
    """Make one and check it; raises what ``back_up`` raises, and ``BackupTrouble`` ``not_all`` or ``no_recipient``."""
    home = home_of(store.address)
    if code := why_not_copied(actor, recipient):
        raise BackupTrouble(code, home)
    with scratch(home.parent) as folder:
        path = folder / home.name
        source = FromServer(store.address, store.password)
        vault = file_for_copy(source, path, recipient, INSTALLATION, Span(progress, 0, 50))
        return back_up(Source(path, vault.ring.data, vault, home), why, Span(progress, 50, 100))
