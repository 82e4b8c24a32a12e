"""Origins: under which name an installation writes its part of the journal."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from desktop.models import JournalOrigin
from desktop.models.base import moment, new_id


def origin_of(connection: Connection, installation: str) -> str:
    """The origin of an installation in this workspace, made on its first visit."""
    found = connection.execute(
        select(JournalOrigin.id).where(JournalOrigin.installation == installation)
    ).scalar_one_or_none()
    if found is None:
        found = new_id()
        connection.execute(
            insert(JournalOrigin).values(
                id=found, installation=installation, created_at=moment(), last_seq=0, last_hlc="", last_hash=bytes(32)
            )
        )
    return found
