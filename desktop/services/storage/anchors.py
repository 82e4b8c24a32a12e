"""Anchors: the last head of every chain that this computer saw in a workspace file, kept outside the database.

A journal proves that nothing inside it was altered; it cannot prove that nothing was cut off its end together with a repaired head, or that the
file is not an older copy. Something outside has to remember: small files in the person's data folder, and the heads in every backup.

A head that was *seen* at a path must be contained in the file that lies there now. One that is missing means that the file is older than what was
seen. Once a person has said that an older copy was put back on purpose, or the program did it, the head counts as *let go* and is
not complained about again. A copy at another path may lack it: it goes its own way. In either case the head's origin is never written
under again where its end is missing, because what follows the older state would fork the chain.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, select

from desktop import paths
from desktop.models import JournalEntry, JournalOrigin


@dataclass(frozen=True, slots=True)
class Head:
    """The end of one origin's chain: number and hash (hex) of its last entry."""

    seq: int
    hash: str


_NOTHING = Head(0, "")

Heads = Mapping[str, Head]
"""Origin → head."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What is remembered of one workspace file. ``elsewhere``: heads seen in other files of the same workspace."""

    seen: Heads
    let_go: Heads
    elsewhere: Heads = field(default_factory=dict)


FILES = 20
"""Files of one workspace that are remembered; a computer that has seen more copies forgets the oldest."""


def read_anchors(workspace_id: str, path: Path, *, elsewhere: bool = False) -> Anchors:
    """What this computer remembers; nothing when it never saw the file or its own cannot be read."""
    own = _read(_file(workspace_id, path)) if workspace_id else Anchors({}, {})
    if not workspace_id or not elsewhere:
        return own
    furthest: dict[str, Head] = {}
    for file in _newest(workspace_id):
        other = _read(file)
        for heads in (other.seen, other.let_go):
            for origin, head in heads.items():
                if origin not in furthest or furthest[origin].seq < head.seq:
                    furthest[origin] = head
    return Anchors(own.seen, own.let_go, furthest)


def keep_seen(workspace_id: str, path: Path, heads: Heads) -> None:
    """Remember heads that are in the file now; those of other origins stay. A computer that cannot is no reason to fail."""
    known = read_anchors(workspace_id, path)
    fresh = {**known.seen, **{origin: head for origin, head in heads.items() if head.seq}}
    if workspace_id and fresh != known.seen:
        _write(_file(workspace_id, path), Anchors(fresh, known.let_go))


def let_go(workspace_id: str, path: Path, present: Heads) -> None:
    """From now on the present heads are what was seen last; those that went further before are let go."""
    known = read_anchors(workspace_id, path)
    gone = {origin: head for origin, head in known.seen.items() if present.get(origin, _NOTHING) != head}
    kept = {origin: head for origin, head in present.items() if head.seq}
    _write(_file(workspace_id, path), Anchors(kept, {**known.let_go, **gone}))


def heads_of(connection: Connection) -> dict[str, Head]:
    """The heads that a database says its chains have."""
    o = JournalOrigin.__table__.c
    rows = connection.execute(select(o.id, o.last_seq, o.last_hash))
    return {row.id: Head(row.last_seq, bytes(row.last_hash).hex()) for row in rows}


def missing(connection: Connection, heads: Heads) -> list[str]:
    """The origins whose head is not an entry of this database."""
    return [origin for origin, head in sorted(heads.items()) if head.seq and not _holds(connection, origin, head)]


def closed_origins(connection: Connection, anchors: Anchors) -> set[str]:
    """The origins that must not be continued: somewhere their chains went further than this database tells."""
    return {
        origin for heads in (anchors.seen, anchors.let_go, anchors.elsewhere) for origin in missing(connection, heads)
    }


def findings_of(connection: Connection, heads: Heads, let_go: Heads, who: str) -> Iterable[str]:
    """A line for every head that somebody saw and this database does not hold, unless it was let go."""
    for origin in missing(connection, heads):
        excused = let_go.get(origin)
        if excused is None or excused.seq < heads[origin].seq:
            yield f"origin {origin}: entry number {heads[origin].seq}, which {who} has seen, is not there"


def as_plain(heads: Heads) -> dict[str, dict[str, object]]:
    """Heads for a JSON file."""
    return {origin: {"seq": head.seq, "hash": head.hash} for origin, head in sorted(heads.items())}


def from_plain(raw: Mapping[str, Mapping[str, object]]) -> dict[str, Head]:
    """Heads out of a JSON file; raises what Python raises when they are none."""
    return {str(origin): Head(int(str(one["seq"])), str(one["hash"])) for origin, one in raw.items()}


def _holds(connection: Connection, origin: str, head: Head) -> bool:
    e = JournalEntry.__table__.c
    query = select(e.hash).where(e.origin_id == origin, e.seq == head.seq)
    found = connection.execute(query).scalar_one_or_none()
    return found is not None and bytes(found).hex() == head.hash


def _folder(workspace_id: str) -> Path:
    return paths.data_folder() / "anchors" / workspace_id


def _file(workspace_id: str, path: Path) -> Path:
    key = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return _folder(workspace_id) / f"{key}.json"


def _newest(workspace_id: str) -> list[Path]:
    """The files of all places, the one written last first."""
    try:
        with os.scandir(_folder(workspace_id)) as entries:
            found = [(one.stat().st_mtime_ns, one.path) for one in entries if one.name.endswith(".json")]
    except OSError:
        return []
    return [Path(path) for _, path in sorted(found, reverse=True)]


def _read(file: Path) -> Anchors:
    try:
        raw = json.loads(file.read_text(encoding="ascii"))
        return Anchors(from_plain(raw["seen"]), from_plain(raw["let_go"]))
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return Anchors({}, {})


def _write(file: Path, anchors: Anchors) -> None:
    fresh = file.with_name(f"{file.name}.new")
    try:
        new = not file.exists()
        paths.made(file.parent)
        text = json.dumps({"seen": as_plain(anchors.seen), "let_go": as_plain(anchors.let_go)}, indent=1)
        fresh.write_text(text + "\n", encoding="ascii")
        fresh.replace(file)
        for old in _newest(file.parent.name)[FILES:] if new else ():
            old.unlink(missing_ok=True)
    except OSError:
        pass
