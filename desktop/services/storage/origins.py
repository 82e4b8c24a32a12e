"""Origins: under which name an installation writes its part of the journal."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, insert, select

from desktop.models import JournalOrigin
from desktop.models.base import moment, new_id


def origin_of(connection: Connection, own: str, closed: Collection[str] = ()) -> str:
    """The origin of an installation in this workspace, made on its first visit.

    A copied file gets a new one, and so does a file that is older than what was seen of it (``closed``), so that chains never
    fork: an inode alone would not tell, systems give the number of a deleted file to the next.
    """
    o = JournalOrigin.__table__.c
    known = connection.execute(
        select(o.id, o.installation).where(o.installation.startswith(own, autoescape=True)).order_by(o.created_at.desc(), o.id.desc())
    ).all()  # fmt: skip
    ours = [row.id for row in known if row.installation in (own, f"{own}-{row.id[-8:]}")]
    usable = [origin for origin in ours if origin not in closed]
    if usable:
        return str(usable[0])
    fresh = new_id()
    connection.execute(
        insert(JournalOrigin).values(
            id=fresh, installation=f"{own}-{fresh[-8:]}" if ours else own, created_at=moment(), last_seq=0, last_hlc="",
            last_hash=bytes(32),
        )
    )  # fmt: skip
    return fresh
