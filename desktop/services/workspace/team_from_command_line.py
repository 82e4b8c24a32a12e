"""``python3 -m desktop team``: what whoever looks after a team's server does without a window.

Passwords come from a prompt or from a file, never from the command itself: arguments stand in the list of processes.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from desktop.errors import AccessTrouble
from desktop.server_address import ServerAddress, server_address
from desktop.services.workspace.from_command_line import password_in, user
from desktop.services.workspace.installation import installation_id
from desktop.words import Role


def add_team(parser: argparse.ArgumentParser) -> None:
    """The commands below ``team``."""
    commands = parser.add_subparsers(title="commands", required=True)

    init = commands.add_parser("init", help="make the workspace: database, groups, tables, guards, first administrator")
    _address(init, "postgresql://administrator@server/name: the server's administrator, and the database to be made")
    init.add_argument("--name", help="what the workspace is called (default: like the database)")
    init.add_argument("--person", help="who the first administrator is (default: you)")
    init.add_argument("--login", help="their login on the server (default: the administrator of the address)")
    init.add_argument(
        "--print", action="store_true", help="print what whoever looks after the server runs, and do nothing"
    )
    init.add_argument("--prepared", action="store_true", help="what --print printed has been run already")
    _passwords(init, new=True)
    init.set_defaults(run=_init)

    add = commands.add_parser("add", help="let somebody in, with a login of their own")
    _address(add, "the workspace, with the server's administrator")
    add.add_argument("--person", required=True, metavar="NAME")
    add.add_argument("--login", required=True, help="small letters, digits and _")
    _roles(add)
    _passwords(add, new=True)
    add.set_defaults(run=_add)

    roles = commands.add_parser("roles", help="give somebody exactly these roles")
    _address(roles, "the workspace, with the server's administrator")
    roles.add_argument("--login", required=True)
    _roles(roles)
    _passwords(roles)
    roles.set_defaults(run=_set_roles)

    remove = commands.add_parser("remove", help="shut somebody out at once; what they did stays")
    _address(remove, "the workspace, with the server's administrator")
    remove.add_argument("--login", required=True)
    _passwords(remove)
    remove.set_defaults(run=_remove)

    upgrade = commands.add_parser("upgrade", help="bring the tables and guards to this version of the program")
    _address(upgrade, "the workspace, with the server's administrator")
    _passwords(upgrade)
    upgrade.set_defaults(run=_upgrade)


def _address(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("address", metavar="ADDRESS", help=what)


def _roles(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--role",
        required=True,
        action="append",
        choices=[role.value for role in Role],
        help="may be said several times",
    )


def _passwords(parser: argparse.ArgumentParser, *, new: bool = False) -> None:
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help="the server administrator's password, in its first line"
    )
    if new:
        parser.add_argument(
            "--new-password-file", type=Path, metavar="FILE", help="the new login's password, in its first line"
        )


def _init(choice: argparse.Namespace) -> int:
    from desktop.services.storage.postgres.names import Names
    from desktop.services.storage.postgres.setting_up import hints, script
    from desktop.services.workspace.on_server import make_on_server

    address = server_address(choice.address)
    names = Names(address.database)
    if choice.print:
        print(script(names))
        return 0
    person, login = choice.person or user() or address.login, choice.login or address.login
    made = make_on_server(
        address, _password(choice, address), name=choice.name or address.database, person=person, login=login,
        new_password=_new_password(choice, address, login), installation=installation_id(), prepared=choice.prepared,
    )  # fmt: skip
    made.close()
    print(f"Made {address.as_login(login)}")
    print(
        "\n".join(["The server's own settings should say:", *(f"  {line}" for line in hints(names))]), file=sys.stderr
    )
    return 0


def _add(choice: argparse.Namespace) -> int:
    from desktop.services.workspace.on_server import add_person

    address = server_address(choice.address)
    add_person(
        address, _password(choice, address), person=choice.person, login=choice.login,
        new_password=_new_password(choice, address, choice.login), roles={Role(one) for one in choice.role},
        installation=installation_id(),
    )  # fmt: skip
    print(f"{choice.person} opens {address.as_login(choice.login)}")
    return 0


def _set_roles(choice: argparse.Namespace) -> int:
    from desktop.services.workspace.on_server import set_person_roles

    address, roles = server_address(choice.address), {Role(one) for one in choice.role}
    set_person_roles(
        address, _password(choice, address), login=choice.login, roles=roles, installation=installation_id()
    )
    print(f"{choice.login}: {', '.join(sorted(roles))}")
    return 0


def _remove(choice: argparse.Namespace) -> int:
    from desktop.services.workspace.on_server import remove_person

    address = server_address(choice.address)
    remove_person(address, _password(choice, address), login=choice.login, installation=installation_id())
    print(f"{choice.login} is shut out of {address.database}")
    return 0


def _upgrade(choice: argparse.Namespace) -> int:
    from desktop.services.storage.postgres.setting_up import upgrade_server

    address = server_address(choice.address)
    print(f"{address.database} has schema {upgrade_server(address, _password(choice, address))}")
    return 0


def _password(choice: argparse.Namespace, address: ServerAddress) -> str:
    """The server administrator's; none is asked for on this computer's own socket, where the system vouches for people."""
    if choice.password_file is not None:
        return password_in(choice.password_file)
    if address.local:
        return ""
    if not sys.stdin.isatty():
        raise AccessTrouble("password_needed")
    return getpass.getpass(f"Password of {address.login}: ")


def _new_password(choice: argparse.Namespace, address: ServerAddress, login: str) -> str:
    if choice.new_password_file is not None:
        return password_in(choice.new_password_file)
    if not sys.stdin.isatty():
        raise AccessTrouble("password_needed")
    while True:
        password = getpass.getpass(f"New password of {login} on {address.server}: ")
        if password == getpass.getpass("The same again: "):
            return password
        print("The two differ; once more.", file=sys.stderr)
