"""Signing in and setting up without a window: passwords come from a prompt, a file or the keychain, never from the command itself.

A password among the arguments would stand in the list of processes and in the shell's history, so there is no such option.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import AccessTrouble, StorageTrouble
from desktop.server_address import ServerAddress, place_of
from desktop.services.access.keys.credential import Credential
from desktop.services.access.keys.places import keys_path
from desktop.services.workspace.installation import installation_id

if TYPE_CHECKING:
    from desktop.services.workspace.session import WorkSession


def add_sign_in(parser: argparse.ArgumentParser) -> None:
    """The options by which a command is let into a workspace."""
    parser.add_argument("--person", default="", metavar="NAME", help="who signs in (needed where several can)")
    parser.add_argument("--password-file", type=Path, metavar="FILE", help="holds the password in its first line")
    parser.add_argument("--keychain", action="store_true", help="sign in with what this computer remembers")


def add_set_up(parser: argparse.ArgumentParser) -> None:
    """The option by which a workspace is made without a password."""
    parser.add_argument(
        "--unencrypted", action="store_true", help="make it without a password: for trials, anybody can read it"
    )


def opened(path: Path, choice: argparse.Namespace) -> WorkSession:
    """Open a workspace for a command; asks for the password where there is a terminal to ask on."""
    from desktop.services.history.messages import ReadClockLag

    session = _opened(path, choice)
    if lag := session.door.ask(ReadClockLag()):
        print(f"This computer's clock is {lag // 60} minutes behind the last change in the workspace.", file=sys.stderr)
    return session


def _opened(path: Path, choice: argparse.Namespace) -> WorkSession:
    from desktop.services.workspace.session import open_workspace

    try:
        return open_workspace(path, installation=installation_id())
    except AccessTrouble as trouble:
        if trouble.code != "locked":
            raise
    return open_workspace(path, installation=installation_id(), credential=credential_of(path, choice))


def opened_place(text: str, choice: argparse.Namespace) -> WorkSession:
    """The same for a file or a server's address; there the server's own words decide who is let in."""
    place = place_of(text)
    if isinstance(place, Path):
        return opened(place, choice)
    from desktop.services.workspace.server_password import sign_in_on_server

    if choice.keychain:
        return sign_in_on_server(place, Credential(device=True), installation_id())
    return sign_in_on_server(
        place, Credential(password=server_password(place, choice.password_file)), installation_id()
    )


def credential_of(path: Path, choice: argparse.Namespace) -> Credential:
    """What the person gives to be let in; raises ``AccessTrouble`` ``locked`` where nobody can be asked."""
    from desktop.services.access.keys.keys_file import read_keys

    person: str = choice.person
    if choice.keychain:
        return Credential(person, device=True)
    if choice.password_file is not None:
        return Credential(person, password_in(choice.password_file))
    if not sys.stdin.isatty():
        raise AccessTrouble("locked")
    people = read_keys(keys_path(path)).people if keys_path(path).exists() else ()
    if not person and len(people) > 1:
        print("Who signs in? " + ", ".join(one.name for one in people), file=sys.stderr)
        person = input("Name: ").strip()
    return Credential(person, getpass.getpass("Password: "))


def made(
    path: Path, choice: argparse.Namespace, *, name: str, person: str, sample: bool = False, convenient: bool = False
) -> WorkSession:
    """Make a workspace; a ``convenient`` one (made by the way, as by an import) may be open where nobody can be asked."""
    from desktop.services.workspace.session import create_workspace

    if path.exists():
        raise StorageTrouble("exists", path)  # before anybody thinks up a password
    password = new_password(choice.password_file, unencrypted=choice.unencrypted, convenient=convenient)
    session = create_workspace(
        path, name=name, person=person, installation=installation_id(), sample=sample, password=password
    )
    print(f"Made {path}", file=sys.stderr)
    if password is None:
        print("It has no password: anybody who has the file can read it.", file=sys.stderr)
    else:
        tell_recovery_key(session.recovery)
    return session


def user() -> str:
    """The name of whoever is signed in to the computer, for the first person of a new workspace."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def new_password(
    file: Path | None, prompt: str = "New password: ", *, unencrypted: bool, convenient: bool
) -> str | None:
    """The password for something new, from a file or typed twice; None where there shall be none."""
    if unencrypted:
        return None
    if file is not None:
        return password_in(file)
    if not sys.stdin.isatty():
        if convenient:
            return None
        raise AccessTrouble("password_needed")
    while True:
        password = getpass.getpass(prompt)
        if password == getpass.getpass("The same again: "):
            return password
        print("The two differ; once more.", file=sys.stderr)


def server_password(address: ServerAddress, file: Path | None) -> str:
    """The password of the login an address names, from a file or a prompt; none where nobody can be asked: the server decides."""
    if file is not None:
        return password_in(file)
    if not sys.stdin.isatty():
        return ""
    return getpass.getpass(f"Password of {address.login} on {address.server}: ")


def tell_recovery_key(
    recovery: str, what: str = "The recovery key opens the workspace when a password is forgotten."
) -> None:
    """Show a new key, this once."""
    from desktop.services.access.keys.recovery import in_groups

    print(
        f"{what} Write it down and keep it where only you"
        f" find it; it is shown this once:\n\n    {in_groups(recovery)}\n",
        file=sys.stderr,
    )


def password_in(file: Path) -> str:
    """The first line of a file; raises ``AccessTrouble`` ``password_file``."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AccessTrouble("password_file", {"path": str(file)}) from error
    return text.splitlines()[0] if text else ""
