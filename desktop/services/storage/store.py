"""An open workspace as the dispatcher sees it, whatever it is kept in; and what each kind of keeping can and cannot do.

Screens read the table of capabilities, so that none promises what the store cannot do.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine

from desktop.services.dispatch.messages import Command, Done
from desktop.services.storage.anchors import Head

A = TypeVar("A")


class StorageKind(StrEnum):
    """What a workspace is kept in."""

    FILE = "file"
    SERVER = "server"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a kind of store can do."""

    live_notice: bool
    """Changes by others are told within a second."""
    roles_enforced: bool
    """Roles hold even against somebody who comes with a tool of their own; on a file they guide honest people."""
    offline: bool
    """Works without a network."""
    encrypted: bool
    """The data is encrypted where it lies, by this program."""
    many_people: bool
    """Several people can work at the same time."""


CAPABILITIES: dict[StorageKind, Capabilities] = {
    StorageKind.FILE: Capabilities(
        live_notice=False, roles_enforced=False, offline=True, encrypted=True, many_people=False
    ),
    StorageKind.SERVER: Capabilities(
        live_notice=True, roles_enforced=True, offline=False, encrypted=False, many_people=True
    ),
}


@dataclass(slots=True)
class Attempt:
    """One command on its way. ``entry_id`` is the id its journal entry gets; being unique, it can be written only once.

    ``done``: what the command will have answered once it is committed; set right before the commit, so that it is known even
    when the server's answer to the commit is lost.
    """

    entry_id: str
    done: Done | None = None


class OpenStore(Protocol):
    """A file or a server's database, opened for one installation."""

    @property
    def kind(self) -> StorageKind:
        """What this is."""

    @property
    def writer(self) -> Engine:
        """The engine commands run on, one after the other."""

    @property
    def reader(self) -> Engine:
        """The engine questions run on; it cannot write."""

    @property
    def has_password(self) -> bool:
        """Whether somebody gave a password to open it."""

    @property
    def origin_id(self) -> str:
        """Under which origin this installation writes its journal."""

    def translated(self) -> AbstractContextManager[None]:
        """A block in which the engine's errors come out as ours."""

    def settle(self, command: Command[Any], run: Callable[[Attempt], Done]) -> Done:
        """Run a command so that it happens once, even where the answer to its commit was lost."""

    def read(self, run: Callable[[], A]) -> A:
        """Run something that only reads; what was asked on a line that broke is asked again."""

    def tell(self, connection: Connection, done: Done) -> None:
        """Leave word of a change for others, in its transaction; they hear it when it is committed."""

    def saw(self, head: Head) -> None:
        """Remember, outside the store, how far its own chain goes now."""

    def pulse(self) -> int:
        """A number that differs from the last one when somebody may have written meanwhile."""

    def is_own(self, entry_id: str) -> bool:
        """Whether an entry was written by this open workspace."""

    def rekey(self, key: bytes) -> None:
        """Give the store another key; only for what is encrypted by this program."""

    def close(self) -> None:
        """Let go of every connection."""
