"""Where a team's workspace lies when it is a PostgreSQL database: ``postgresql://person@server:port/database``.

A password has no place in an address: addresses are shown, remembered and logged.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from desktop.errors import ServerTrouble

SCHEMES = ("postgresql", "postgres")
PORT = 5432


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """One database on one server, and the login used there."""

    host: str
    database: str
    login: str = ""
    port: int = PORT
    root_certificate: str = ""
    """A file with the certificate that the server's must be signed by; empty: one the system trusts."""

    @property
    def local(self) -> bool:
        """Whether the host is a folder with a socket on this very computer, which nobody can listen to."""
        return self.host.startswith("/")

    @property
    def server(self) -> str:
        """The server alone, as people name it."""
        if self.local:
            return "localhost"
        port = f":{self.port}" if self.port != PORT else ""
        return f"{self.host}{port}"

    def as_login(self, login: str) -> ServerAddress:
        """The same database for somebody else."""
        return ServerAddress(self.host, self.database, login, self.port, self.root_certificate)

    def __str__(self) -> str:
        login = f"{quote(self.login, safe='')}@" if self.login else ""
        port = f":{self.port}" if self.port != PORT else ""
        database = quote(self.database, safe="")
        if self.local:
            return f"postgresql://{login}{port}/{database}?host={quote(self.host)}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        trusted = f"?sslrootcert={quote(self.root_certificate)}" if self.root_certificate else ""
        return f"postgresql://{login}{host}{port}/{database}{trusted}"


Place = Path | ServerAddress
"""Where a workspace lies: a file, or a database of a team's server."""


def place_of(text: str) -> Place:
    """What was typed, given or kept; raises ``ServerTrouble`` where it means a server and is no address."""
    return server_address(text) if is_server(text) else Path(text)


def name_of(place: Place) -> str:
    """What a workspace is called until it is open and says so itself."""
    return place.stem if isinstance(place, Path) else place.database


def is_server(text: str) -> bool:
    """Whether what was typed or given means a server and not a file."""
    return text.partition("://")[0].lower() in SCHEMES and "://" in text


def server_address(text: str) -> ServerAddress:
    """Read an address; raises ``ServerTrouble`` ``malformed`` for what is none and ``password_in_address`` for one with a password."""
    try:
        parts = urlsplit(text.strip())
        port = parts.port or PORT
    except ValueError as error:
        raise ServerTrouble("malformed", "") from error
    if parts.scheme.lower() not in SCHEMES:
        raise ServerTrouble("malformed", "")
    if parts.password:
        raise ServerTrouble("password_in_address", parts.hostname or "")
    more = parse_qs(parts.query)
    if more.keys() - {"host", "sslrootcert"}:  # above all nobody weakens the connection by an address handed round
        raise ServerTrouble("malformed", parts.hostname or "")
    host = more.get("host", [parts.hostname or ""])[0]
    database = unquote(parts.path.strip("/"))
    if not host or not database or "/" in database:
        raise ServerTrouble("malformed", host)
    return ServerAddress(host, database, unquote(parts.username or ""), port, more.get("sslrootcert", [""])[0])
