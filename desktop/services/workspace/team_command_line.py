"""``python3 -m desktop team``: a team's workspace set up and looked after by whoever administers the server.

Two passwords may be asked for: that of the server's login in the address, and the new one of whoever is let in. Neither is ever an argument.
"""

from __future__ import annotations

import argparse
import getpass
import sys
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import AccessTrouble, FieldErrors
from desktop.server_address import ServerAddress, server_address
from desktop.services.workspace.from_command_line import password_in, user
from desktop.services.workspace.installation import installation_id
from desktop.words import Role

if TYPE_CHECKING:
    from desktop.services.workspace.team_members import Administration


def add_team(commands: Any) -> None:
    """The command with its verbs."""
    team = commands.add_parser("team", help="set up and look after a team's workspace on a PostgreSQL server")
    verbs = team.add_subparsers(title="what to do", required=True)

    init = _verb(verbs, "init", _init, "make the database, its guards and the first administrator")
    init.add_argument("--name", default="", help="what the workspace is called (default: the database's name)")
    init.add_argument("--person", default="", metavar="NAME", help="the first administrator (default: you)")
    init.add_argument("--sample", action="store_true", help="make it for the sample team")
    init.add_argument("--print", action="store_true", dest="prints", help="change nothing, print the SQL instead")
    _login(init)
    _new_password(init)

    add = _verb(verbs, "add", _add, "let somebody in")
    add.add_argument("--person", required=True, metavar="NAME", help="a member already there is found by the name")
    _login(add)
    _roles(add)
    _new_password(add)

    roles = _verb(verbs, "roles", _set_roles, "say what somebody is there for")
    _login(roles)
    _roles(roles)

    password = _verb(verbs, "password", _give_password, "give somebody a new password")
    _login(password)
    _new_password(password)

    remove = _verb(verbs, "remove", _remove, "shut somebody out who left; their history stays")
    _login(remove)

    _verb(verbs, "list", _list, "say who is in, with which roles")
    _verb(verbs, "upgrade", _upgrade, "bring the database to this version's schema and guard it anew")


def _verb(verbs: Any, name: str, run: Any, what: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
    parser.add_argument(
        "address", metavar="ADDRESS", help="postgresql://LOGIN@SERVER/DATABASE, where LOGIN administers the server"
    )
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help="holds the password of that login in its first line"
    )
    parser.set_defaults(run=run)
    return parser


def _login(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--login", required=True, metavar="LOGIN", help="what the person signs in with")


def _roles(parser: argparse.ArgumentParser) -> None:
    every = [role.value for role in Role]
    parser.add_argument(
        "--role", nargs="+", choices=every, default=[], metavar="ROLE", help=f"held everywhere: {', '.join(every)}"
    )
    parser.add_argument(
        "--within", nargs="+", choices=every[1:], default=[], metavar="ROLE",
        help="roles the team may give the person for a department, a requisition or a hiring team",
    )  # fmt: skip


def _new_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--new-password-file", type=Path, metavar="FILE", help="holds the person's new password in its first line"
    )


def _init(choice: argparse.Namespace) -> int:
    address = server_address(choice.address)
    name, person = choice.name or address.database, choice.person or user()
    if choice.prints:
        print(_script(address, choice, name, person), end="")
        return 0
    from desktop.services.workspace.on_server import make_on_server

    password = _password(address, choice)
    made = make_on_server(
        address, password, name=name, person=person, login=choice.login, new_password=_asked_new(choice),
        installation=installation_id(), sample=choice.sample,
    )  # fmt: skip
    made.close()
    print(f"Made {address.database}. Its administrator opens {address.as_login(choice.login)}")
    return 0


def _script(address: ServerAddress, choice: argparse.Namespace, name: str, person: str) -> str:
    """The SQL of the set-up, with the beginning of a workspace that is made in a scratch file."""
    from desktop.services.storage.postgres.names import Names
    from desktop.services.storage.postgres.script import script
    from desktop.services.workspace.session import create_workspace

    with tempfile.TemporaryDirectory(prefix="hiring-desk-") as folder:
        scratch = create_workspace(
            Path(folder) / "new.desk", name=name, person=person, installation=installation_id(), sample=choice.sample
        )
        try:
            with scratch.store.reader.begin() as connection:
                return script(Names(address.database), connection, choice.login, scratch.door.actor.id)
        finally:
            scratch.close()


def _add(choice: argparse.Namespace) -> int:
    with _administering(choice) as team:
        known = team.is_there(choice.login)
        if known:
            print(f"The server knows {choice.login} already: the login keeps its password.", file=sys.stderr)
        team.let_in(choice.person, choice.login, "" if known else _asked_new(choice), *_wanted(choice))
        place = team.store.address.as_login(choice.login)
    print(f"Let in. They open {place}")
    return 0


def _set_roles(choice: argparse.Namespace) -> int:
    roles, within = _wanted(choice)
    if not roles | within:
        raise FieldErrors({"roles": "required"})
    with _administering(choice) as team:
        team.set_roles(choice.login, roles, within)
    print("The roles are set, in the workspace and on the server.")
    return 0


def _give_password(choice: argparse.Namespace) -> int:
    with _administering(choice) as team:
        team.account_of(choice.login)
        team.give_password(choice.login, _asked_new(choice))
    print("The password is changed.")
    return 0


def _remove(choice: argparse.Namespace) -> int:
    with _administering(choice) as team:
        team.shut_out(choice.login)
    print("Shut out, and signed out wherever they were at work. What they did stays in the history.")
    return 0


def _list(choice: argparse.Namespace) -> int:
    """1 where somebody's roles are not the same on both sides, so that a task can watch it."""
    differ = False
    with _administering(choice) as team:
        accounts = [one for one in team.accounts() if one.active or one.logins]
    for one in accounts:
        held = [*one.roles, *(f"{held.role} ({held.place})" for held in one.scoped)]
        line = [one.name, ", ".join(one.logins) or "no login", ", ".join(held) or "no role"]
        if one.unsettled or not one.active:
            differ = True
            line.append("LEFT: run remove" if not one.active else f"NOT ON THE SERVER: {', '.join(one.unsettled)}")
        print("\t".join(line))
    return 1 if differ else 0


def _upgrade(choice: argparse.Namespace) -> int:
    from desktop.services.storage.postgres.setting_up import upgrade_server

    address = server_address(choice.address)
    print(f"Upgraded and guarded: schema {upgrade_server(address, _password(address, choice))}")
    return 0


def _administering(choice: argparse.Namespace) -> AbstractContextManager[Administration]:
    from desktop.services.workspace.team_members import administering

    address = server_address(choice.address)
    return administering(address, _password(address, choice), installation_id())


def _wanted(choice: argparse.Namespace) -> tuple[frozenset[Role], frozenset[Role]]:
    return frozenset(map(Role, choice.role)), frozenset(map(Role, choice.within))


def _password(address: ServerAddress, choice: argparse.Namespace) -> str:
    """The password of the login that administers the server; on the server itself it may need none."""
    if choice.password_file is not None:
        return password_in(choice.password_file)
    if sys.stdin.isatty():
        none = " (Enter if the server asks for none)" if address.local else ""
        return getpass.getpass(f"Password of {address.login} on {address.server}{none}: ")
    if address.local:
        return ""
    raise AccessTrouble("server_password_needed")


def _asked_new(choice: argparse.Namespace) -> str:
    """The new password of whoever is let in."""
    if choice.new_password_file is not None:
        return password_in(choice.new_password_file)
    if not sys.stdin.isatty():
        raise AccessTrouble("server_password_needed")
    while True:
        password = getpass.getpass(f"New password for {choice.login}: ")
        if password == getpass.getpass("The same again: "):
            return password
        print("The two differ; once more.", file=sys.stderr)
