"""Letting a member in, and letting them in again with a new password."""

from __future__ import annotations

from desktop.errors import AccessTrouble, RuleBroken
from desktop.models import Person, PersonKey
from desktop.services.access.actor import SYSTEM_ID
from desktop.services.access.permissions import entitled
from desktop.services.accounts.grant_roles import roles_of
from desktop.services.accounts.messages import GiveAccess
from desktop.services.accounts.on_server import must_be_the_servers
from desktop.services.dispatch.registry import handles
from desktop.services.storage.unit_of_work import UnitOfWork


@handles(GiveAccess)
def give_access(work: UnitOfWork, command: GiveAccess) -> str:
    """Seal the keys to the person, and record the public key that will prove their entries."""
    must_be_the_servers(work, "account.server_access")
    if work.vault is None:
        raise AccessTrouble("no_keys")
    person = work.get(Person, command.person_id)
    roles = roles_of(work, person)
    if person.id == SYSTEM_ID or person.inactive or not roles:
        raise RuleBroken("account.no_role")
    verify = work.vault.give_access(
        person.id,
        person.name,
        command.password,
        entitled=entitled(roles),
        must_change=command.must_change,
    )
    work.add(PersonKey(person_id=person.id, verify=verify, since=work.now))
    return person.id
