"""A member leaves: no sign-in any more, and a new key for the file, because they may have kept the old one."""

from __future__ import annotations

from desktop.errors import RuleBroken
from desktop.models import Person
from desktop.services.accounts.administrators import must_leave_an_administrator
from desktop.services.accounts.messages import EndAccess
from desktop.services.dispatch.registry import handles
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork


@handles(EndAccess)
def end_access(work: UnitOfWork, command: EndAccess) -> None:
    """Mark the person as gone and shut them out of the vault; the dispatcher re-keys the file after the commit."""
    person = work.get(Person, command.person_id, command.seen_version, Wanted({"inactive": True}))
    if person.id == work.actor.id:
        raise RuleBroken("account.own_end")
    must_leave_an_administrator(work, person.id)
    person.inactive = True
    work.flush()
    if work.vault is not None and work.vault.keys.holder(person.id) is not None:
        work.vault.end_access(person.id)
