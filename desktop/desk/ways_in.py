"""How a workspace is come into, wherever it lies: one way for files, one for a team's server. What is answered here runs off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.desk.opening import looker, opener, recoverer
from desktop.server_address import Place, ServerAddress
from desktop.services.access.keys.places import keys_path

if TYPE_CHECKING:
    from desktop.services.access.keys.credential import Credential
    from desktop.services.workspace.records import Lock
    from desktop.services.workspace.session import WorkSession


class WayIn(Protocol):
    """One way into one workspace."""

    @property
    def place(self) -> Place:
        """Where the workspace lies."""

    @property
    def asks(self) -> bool:
        """Whether somebody has to sign in; found out without opening anything."""

    def look(self) -> Callable[[], Lock]:
        """What finds out who can sign in."""

    def open(self, credential: Credential | None = None, *, remember: bool = False) -> Callable[[], WorkSession]:
        """What opens it. ``remember``: this computer shall not ask for the password again."""

    def recover(self, recovery: str, person: str, password: str) -> Callable[[], WorkSession]:
        """What sets a new password with the recovery key, and opens it."""


@dataclass(frozen=True, slots=True)
class FileWay:
    """A file. ``to_read``: a damaged one, to look at only."""

    place: Path
    to_read: bool = False

    @property
    def asks(self) -> bool:
        """Where there are keys."""
        return keys_path(self.place).exists()

    def look(self) -> Callable[[], Lock]:
        """Whose keys there are."""
        return looker(self.place)

    def open(self, credential: Credential | None = None, *, remember: bool = False) -> Callable[[], WorkSession]:
        """Open the file."""
        return opener(self.place, credential, remember=remember, to_read=self.to_read)

    def recover(self, recovery: str, person: str, password: str) -> Callable[[], WorkSession]:
        """With the printed key."""
        return recoverer(self.place, recovery, person, password)


@dataclass(frozen=True, slots=True)
class ServerWay:
    """A database of a team's server."""

    place: ServerAddress

    @property
    def asks(self) -> bool:
        """Always: the server decides whether a password is right."""
        return True

    def look(self) -> Callable[[], Lock]:
        """The login of the address."""

        def look() -> Lock:
            from desktop.services.workspace.server_password import look_at_server

            return look_at_server(self.place)

        return look

    def open(self, credential: Credential | None = None, *, remember: bool = False) -> Callable[[], WorkSession]:
        """Sign in to the server."""

        def make() -> WorkSession:
            from desktop.services.access.keys.credential import Credential
            from desktop.services.workspace.installation import installation_id
            from desktop.services.workspace.server_password import sign_in_on_server

            return sign_in_on_server(self.place, credential or Credential(), installation_id(), remember=remember)

        return make

    def recover(self, recovery: str, person: str, password: str) -> Callable[[], WorkSession]:
        """A server knows no recovery keys: who looks after it gives a new password."""
        raise NotImplementedError("a server has no recovery key")


def way_in(place: Place, *, to_read: bool = False) -> WayIn:
    """The way into a place."""
    return FileWay(place, to_read) if isinstance(place, Path) else ServerWay(place)


def folder_of(place: Place) -> Path | None:
    """The folder that Settings shows for a workspace; a server has none."""
    return place.parent if isinstance(place, Path) else None
