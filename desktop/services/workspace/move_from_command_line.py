"""``move FROM TO``: a workspace from a file to a team's server or from there to a file, with every password asked for or read from a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import RuleBroken
from desktop.server_address import ServerAddress, place_of
from desktop.services.dispatch.telling import told
from desktop.services.workspace.from_command_line import new_password, opened, server_password, tell_recovery_key
from desktop.services.workspace.installation import installation_id

if TYPE_CHECKING:
    from desktop.services.moving.bringing import Moved


def add_move(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "origin", metavar="FROM", help="a workspace file, or postgresql://administrator@server/database"
    )
    parser.add_argument("target", metavar="TO", help="the other one of the two; it must not be there yet")
    parser.add_argument(
        "--person", default="", metavar="NAME", help="the administrator who moves it (where several can)"
    )
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help="holds the password for FROM in its first line"
    )
    parser.add_argument("--keychain", action="store_true", help="open the file with what this computer remembers")
    parser.add_argument(
        "--new-password-file",
        type=Path,
        metavar="FILE",
        help="holds the password for TO: of the new file, or of the server's administrator",
    )
    parser.add_argument("--login", default="", metavar="NAME", help="how you sign in on the server from now on")
    parser.add_argument("--login-password-file", type=Path, metavar="FILE", help="holds the password for --login")
    parser.add_argument(
        "--unencrypted", action="store_true", help="make a file without a password: anybody can read it"
    )
    parser.set_defaults(run=move)


def move(choice: argparse.Namespace) -> int:
    """Move, and say what was done."""
    origin, target = place_of(choice.origin), place_of(choice.target)
    if isinstance(origin, Path) and isinstance(target, ServerAddress):
        if not choice.login and not sys.stdin.isatty():
            print("move to a server needs --login: how you sign in there from now on", file=sys.stderr)
            return 2
        moved = _to_server(origin, target, choice)
    elif isinstance(origin, ServerAddress) and isinstance(target, Path):
        moved = _to_file(origin, target, choice)
    else:
        raise RuleBroken("move.same_kind")
    print(
        f"Moved {moved.rows} rows and checked: every table is the same, and the journal of {moved.entries} entries holds."
    )
    if isinstance(target, ServerAddress):
        print(f"Sign in with {target.as_login(choice.login)}")
        print("Nobody else can sign in until they are let in. Documents beside the file stay where they are.")
    print(f"{choice.origin} is as it was: put it away, so that nobody goes on working in it.")
    return 0


def _to_server(file: Path, target: ServerAddress, choice: argparse.Namespace) -> Moved:
    from desktop.services.moving.reading import FromFile
    from desktop.services.moving.to_server import ToServer, move_to_server

    session = opened(file, choice)
    try:
        password = server_password(target, choice.new_password_file)
        if not choice.login and sys.stdin.isatty():
            choice.login = input("Your login on the server from now on: ").strip()
        theirs = new_password(
            choice.login_password_file, f"Password for {choice.login}: ", unencrypted=False, convenient=False
        )
        source = FromFile(file, session.file.key, session.vault)
        new = ToServer(target, choice.login, password, theirs or "")
        return move_to_server(source, new, session.door.actor.id, installation_id(), told())
    finally:
        session.close()


def _to_file(origin: ServerAddress, file: Path, choice: argparse.Namespace) -> Moved:
    from desktop.services.moving.reading import FromServer
    from desktop.services.moving.to_file import ToFile, move_to_file

    source = FromServer(origin, server_password(origin, choice.password_file))
    password = new_password(
        choice.new_password_file, "Password for the new file: ", unencrypted=choice.unencrypted, convenient=False
    )
    moved = move_to_file(source, ToFile(file, password, choice.person), installation_id(), told())
    if moved.recovery:
        tell_recovery_key(moved.recovery)
    return moved
