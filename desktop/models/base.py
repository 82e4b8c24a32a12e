"""What all entities share: ids, moments, versions, marks, and what each table and column declares about itself.

Rules that make offline merge possible later and cannot be retrofitted: keys are UUIDv7 (uuid5 for seeded and link rows), nothing a
person types is UNIQUE, deletes are marks, every mutable row has a version, moments are UTC text with milliseconds.
"""

from __future__ import annotations

import json
import uuid
from datetime import UTC, date, datetime
from itertools import accumulate
from random import getrandbits
from threading import Lock
from time import time_ns
from typing import Any, ClassVar

import uuid6
from sqlalchemy import Boolean, Dialect, ForeignKey, Integer, MetaData, String, Text, TypeDecorator
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column
from sqlalchemy.types import TypeEngine, UserDefinedType

NAMESPACE = uuid.UUID("6f9a1f5e-6c43-5a0b-9d35-3f3f0c1d7c11")
"""The namespace of all uuid5 ids of this program (seeded vocabulary, link rows)."""


class _Ids:
    """Fresh UUIDv7 in order. Within one millisecond the random tail of the last one is raised by a random amount
    (RFC 9562, 6.2, method 2), which keeps the order and costs a tenth of a new one when an import needs half a million.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._last = 0
        self._until = 0
        """The tail may be raised up to here without touching the bits before it."""

    def next(self) -> int:
        """The next id as a number, greater than all before it in this process."""
        with self._lock:
            raised = self._last + 1 + getrandbits(32)
            if raised < self._until and self._last >> 80 == time_ns() // 1_000_000:
                self._last = raised
            else:
                self._last = max(uuid6.uuid7().int, self._last + 1)
                self._until = (self._last >> 62 << 62) + (1 << 62)
            return self._last

    def several(self, count: int) -> list[int]:
        """As many in order, of one moment."""
        first = self.next()
        with self._lock:
            if self._last != first or first + (count << 32) >= self._until:  # somebody was faster, or there is no room
                first = 0
            else:
                steps = accumulate((1 + getrandbits(32) for _ in range(count - 1)), initial=first)
                found = list(steps)
                self._last = found[-1]
        return found if first else [self.next() for _ in range(count)]


_IDS = _Ids()


def new_id() -> str:
    """A fresh UUIDv7 as 32 hex digits: sorts by time of making."""
    return f"{_IDS.next():032x}"


def new_ids(count: int) -> list[str]:
    """So many fresh ids in order."""
    return [f"{one:032x}" for one in _IDS.several(count)] if count else []


def fixed_id(*parts: str) -> str:
    """The id that the same parts always get, in every workspace: seeded words and link rows."""
    return uuid.uuid5(NAMESPACE, "\x1f".join(parts)).hex


def moment(value: datetime | None = None) -> str:
    """An instant as stored: UTC, ISO 8601 with milliseconds and Z, 24 characters, so that text order is time order."""
    at = (value or datetime.now(UTC)).astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def calendar_day() -> str:
    """The ISO date on the wall where the program runs: people's days begin at their own midnight, whatever the stored moments say."""
    return datetime.now().astimezone().date().isoformat()


def from_moment(text: str) -> datetime:
    """The instant of a stored moment; a bare date means its midnight in UTC."""
    if len(text) == 10:
        return datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
    return datetime.fromisoformat(text)


def is_day(text: str) -> bool:
    """Whether a text is a calendar date in the one form that is stored; Python alone would also take ``20270101``."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(value: Any) -> str:
    """JSON in one only form (sorted keys, no blanks, UTF-8), so that hashes do not depend on a library's mood."""
    return _CANONICAL(value)


class Id(UserDefinedType[str]):
    """A UUID: 16 bytes on SQLite, native on PostgreSQL, 32 hex digits in Python.

    Processors are plain functions and not a ``TypeDecorator``, because lists convert millions of them.
    """

    cache_ok = True

    def __init__(self, length: int = 16) -> None:
        self.length = length

    @property
    def python_type(self) -> type[str]:
        """What Python code sees."""
        return str

    def get_col_spec(self, **_: Any) -> str:
        """The column's type where the engine has no UUID."""
        return "BLOB"

    def bind_processor(self, dialect: Dialect) -> Any:
        """Hex to what the engine stores; text that is no id matches nothing instead of failing."""
        return native_id if dialect.name == "postgresql" else stored_id

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """What the engine stores to hex."""
        if dialect.name == "postgresql":
            return lambda value: None if value is None else value.hex
        return lambda value: None if value is None else value.hex()


@compiles(Id, "postgresql")  # type: ignore[no-untyped-call, untyped-decorator, unused-ignore]
def _native(element: Id, compiler: Any, **_: Any) -> str:
    return "UUID"


@compiles(String, "postgresql")  # type: ignore[no-untyped-call, untyped-decorator, unused-ignore]
def _any_length(element: String, compiler: Any, **_: Any) -> str:
    """A length is a word to the reader: SQLite does not hold anybody to it, and both engines shall take the same."""
    return "TEXT"


NO_ID = "ffffffffffffffffffffffffffffffff"
"""No row has this id: what a text that is no id is looked up as where the engine takes nothing else."""


def native_id(value: str | None) -> str | None:
    """An id as PostgreSQL takes it."""
    return None if not value else value if len(value) == 32 and is_hex(value) else NO_ID


def is_hex(text: str) -> bool:
    """Whether a text is made of hex digits only."""
    try:
        bytes.fromhex(text)
    except ValueError:
        return False
    return " " not in text


def stored_id(value: str | None) -> bytes | None:
    """The bytes of an id; text that is no id becomes bytes that match no row."""
    if not value:
        return None
    try:
        return bytes.fromhex(value)
    except ValueError:
        return b"?"


class JsonText(TypeDecorator[Any]):
    """Lists and objects as canonical JSON text, the same on both engines."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Value to text."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Text to value."""
        return None if value is None else json.loads(value)


Moment = String(24)
Day = String(10)
Amount = String(24)
"""Decimal text; floats would lose cents."""


def field(
    type_: TypeEngine[Any] | type[TypeEngine[Any]] | ForeignKey | None = None,
    *args: Any,
    merge: str = "ask",
    personal: bool = False,
    derived: bool = False,
    restricted: bool = False,
    **kwargs: Any,
) -> MappedColumn[Any]:
    """A column with what it declares about itself.

    ``merge``: what happens when two replicas changed it (``ask`` a person, ``later`` wins silently, ``never`` by machine,
    ``union``). ``personal``: about a candidate, to be scrubbed and kept out of logs. ``derived``: recomputed from
    elsewhere, so never journalled. ``restricted``: holds a sealed text that only entitled people can open, see
    ``services/access/keys/sealed_text.py``; tables, journal and copies know nothing but the seal.
    """
    info = {"merge": merge, "personal": personal, "derived": derived, "restricted": restricted}
    if restricted:  # not even asked for where nobody needs it: a server refuses it to most people
        kwargs = {"deferred": True, **kwargs}
    return mapped_column(type_, *args, info=info, **kwargs)


def words(**kwargs: Any) -> MappedColumn[Any]:
    """A text a person typed; never NULL, empty when not given."""
    return field(Text, nullable=False, default="", server_default="", **kwargs)


def link(target: str, *, merge: str = "ask", index: bool = False, required: bool = False) -> MappedColumn[Any]:
    """A reference to a row of another table."""
    return field(Id, ForeignKey(target), nullable=not required, merge=merge, index=index)


class Base(DeclarativeBase):
    """The registry of all tables, with constraint names that both engines and alembic agree on."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Identified:
    """A row with an id of its own."""

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id, info={"merge": "never"})


class Marked:
    """Deleting is a mark: the row stays, lists leave it out, undo takes the mark off."""

    deleted_at: Mapped[str | None] = field(Moment, merge="later", nullable=True)


class Versioned(Identified, Marked):
    """A row whose version goes up by one with every journalled change, so that nobody overwrites what they have not seen."""

    row_version: Mapped[int] = field(Integer, nullable=False, default=1, derived=True, merge="never")

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """SQLAlchemy checks and raises the version itself."""
        return {"version_id_col": cls.row_version}


class Mutable(Versioned):
    """A row people change: creation and change times beside the version."""

    created_at: Mapped[str] = field(Moment, nullable=False, default=moment, merge="never")
    changed_at: Mapped[str] = field(Moment, nullable=False, default=moment, merge="later", derived=True)


class AppendOnly(Versioned):
    """A fact: written once, never altered; the only later change is the mark that it was taken back."""


def flag(**kwargs: Any) -> MappedColumn[Any]:
    """Yes or no, no unless said."""
    return field(Boolean(create_constraint=False), nullable=False, default=False, server_default="0", **kwargs)


def table_class(name: str) -> dict[str, Any]:
    """``__table_args__`` that declare how a table merges: mutable, append, hub-only or local."""
    return {"info": {"class": name}}
