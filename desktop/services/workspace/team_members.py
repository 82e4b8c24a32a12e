"""The people of a team's workspace as whoever looks after the server deals with them: the record in the tables and the login go together.

What the server lets a person do is what both say: a role only one of them knows counts for nothing (``postgres/policies.py``), so where
the second half of a change fails, nobody has more than was meant. ``members_of`` says where the two differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from desktop.errors import FieldErrors, RuleBroken
from desktop.server_address import ServerAddress
from desktop.services.access.actor import SYSTEM
from desktop.services.accounts.messages import Account, EndAccess, ReadAccounts, SetRoles
from desktop.services.dispatch.door import Door
from desktop.services.people.commands import AddMember
from desktop.services.storage.postgres.logins import (
    add_login,
    check_length,
    is_there,
    logins_of,
    remove_login,
    set_groups,
    set_password,
)
from desktop.services.storage.postgres.names import Names
from desktop.services.storage.postgres.server_store import ServerStore, owner_store
from desktop.services.workspace.session import door_of
from desktop.text import key_of
from desktop.words import Role

Roles = frozenset[Role]


@dataclass(frozen=True, slots=True)
class Administration:
    """A team's workspace in the hands of the server's administrator."""

    store: ServerStore
    door: Door
    names: Names

    def accounts(self) -> tuple[Account, ...]:
        """Everybody of the team, with logins and groups."""
        return self.door.ask(ReadAccounts())

    def account_of(self, login: str) -> Account:
        """Whose login it is; raises ``FieldErrors``."""
        for one in self.accounts():
            if login in one.logins:
                return one
        raise FieldErrors({"login": "login.unknown"})

    def is_there(self, login: str) -> bool:
        """Whether the server knows the login already, which then keeps its password; raises ``FieldErrors`` for one that will not do."""
        with self.store.translated(), self.store.reader.begin() as connection:
            known = is_there(connection, login)
            if any(one.login == login for one in logins_of(connection)):
                raise FieldErrors({"login": "login.taken"})
        return known

    def let_in(self, person: str, login: str, new_password: str, roles: Roles, within: Roles = frozenset()) -> str:
        """Let somebody in: their record, their login, the groups of their roles. Answers the record's id.

        ``within``: roles the person is to hold for departments or requisitions, or on hiring teams; who gives them there is the team's part.
        """
        if not roles | within:
            raise FieldErrors({"roles": "required"})
        known = next((one for one in self.accounts() if key_of(one.name) == key_of(person)), None)
        if known is not None and not known.active:
            raise RuleBroken("account.left")
        if not self.is_there(login):
            check_length(new_password)
        if known is None:
            person_id = self.door.carry_out(AddMember(person, roles=tuple(sorted(roles)))).answer
        else:
            person_id = known.id
            self._set(known, roles)
        with self.store.translated(), self.store.writer.begin() as connection:
            groups = roles | within | (_held(known) if known else frozenset())
            add_login(connection, self.names, login, new_password, str(person_id), groups)
        return str(person_id)

    def set_roles(self, login: str, roles: Roles, within: Roles = frozenset()) -> None:
        """Say what somebody is there for, in the table and in the groups of all their logins."""
        account = self.account_of(login)
        self._set(account, roles)
        with self.store.translated(), self.store.writer.begin() as connection:
            for one in account.logins:
                set_groups(connection, self.names, one, roles | within | _held(account))

    def give_password(self, login: str, new_password: str) -> None:
        """A new password for a forgotten one."""
        self.account_of(login)
        with self.store.translated(), self.store.writer.begin() as connection:
            set_password(connection, self.names, login, new_password)

    def shut_out(self, login: str) -> None:
        """Somebody left: their record says so, their logins are gone, and so are the connections they had."""
        account = self.account_of(login)
        if account.active:
            self.door.carry_out(EndAccess(account.id, account.version))
        with self.store.translated(), self.store.writer.begin() as connection:
            for one in account.logins:
                remove_login(connection, self.names, one)

    def _set(self, account: Account, roles: Roles) -> None:
        if set(account.roles) != roles:
            self.door.carry_out(SetRoles(account.id, account.version, tuple(sorted(roles))))


def _held(account: Account) -> Roles:
    """Roles held for a department or requisition at present."""
    return frozenset(Role(one.role) for one in account.scoped)


@contextmanager
def administering(administrator: ServerAddress, password: str, installation: str) -> Iterator[Administration]:
    """A block in which the server's administrator works on a workspace; raises ``ServerTrouble``."""
    names = Names(administrator.database)
    store = owner_store(administrator, password, installation)
    try:
        yield Administration(store, door_of(store, SYSTEM), names)
    finally:
        store.close()
