"""Changing what a member is there for; the restricted keys follow."""

from __future__ import annotations

from desktop.errors import FieldErrors
from desktop.models import Person
from desktop.services.access.permissions import entitled
from desktop.services.accounts.administrators import must_leave_an_administrator
from desktop.services.accounts.grant_roles import roles_of
from desktop.services.accounts.messages import SetRoles
from desktop.services.accounts.on_server import must_be_the_servers
from desktop.services.dispatch.registry import handles
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import Role


@handles(SetRoles)
def set_roles(work: UnitOfWork, command: SetRoles) -> None:
    """Set the roles held everywhere; on a server together with the groups there, by ``team roles``."""
    must_be_the_servers(work, "account.server_roles")
    if set(command.roles) - set(Role):
        raise FieldErrors({"roles": "choice.unknown"})
    wanted = Wanted({"roles": [role.value for role in Role if role in command.roles]}, ("inactive",))
    person = work.get(Person, command.person_id, command.seen_version, wanted)
    roles = [role for role in Role if role in command.roles]
    if Role.ADMINISTRATOR not in roles and Role.ADMINISTRATOR.value in person.roles:
        must_leave_an_administrator(work, person.id)
    person.roles = [role.value for role in roles]
    if work.vault is not None:
        work.flush()
        work.vault.entitle(person.id, entitled(roles_of(work, person)))
