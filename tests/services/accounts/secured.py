"""Short verbs on a workspace with passwords."""

from __future__ import annotations

from pathlib import Path

from desktop.services.access.keys.credential import Credential
from desktop.services.accounts.messages import Account, EndAccess, GiveAccess, ReadAccounts, SetRoles
from desktop.services.people.commands import AddMember
from desktop.services.workspace.session import WorkSession, create_workspace, open_workspace
from desktop.words import Role
from tests.services.desk import INSTALLATION, Desk

PASSWORD = "correct horse battery"
THEIRS = "a colleague's password"


def make_secured(folder: Path, name: str = "acme") -> Secured:
    """A workspace with a password."""
    path = folder / f"{name}.desk"
    return Secured(create_workspace(path, name="Acme", person="Béa Kaur", installation=INSTALLATION, password=PASSWORD))


class Secured(Desk):
    """The desk of its first administrator."""

    def __init__(self, session: WorkSession) -> None:
        super().__init__(session)
        self.recovery = session.recovery

    def again(self, person: str = "", password: str = PASSWORD) -> Secured:
        """The same workspace opened by somebody; this one is closed."""
        self.session.close()
        return Secured(open_workspace(self.path, installation=INSTALLATION, credential=Credential(person, password)))

    def colleague(self, name: str = "Ben Ito", *roles: Role) -> str:
        """A member who can sign in with ``THEIRS``."""
        person = self.get(AddMember(name, roles=roles or (Role.RECRUITER,)))
        self.do(GiveAccess(person, THEIRS))
        return str(person)

    def account(self, name: str) -> Account:
        return next(one for one in self.ask(ReadAccounts()) if one.name == name)

    def end(self, name: str) -> None:
        account = self.account(name)
        self.do(EndAccess(account.id, account.version))

    def roles(self, name: str, *roles: Role) -> None:
        account = self.account(name)
        self.do(SetRoles(account.id, account.version, roles))
