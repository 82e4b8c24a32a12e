"""What only whoever looks after a team's server can do: roles and logins there belong to the server, not to a table.

A member's roles in the table and the groups of their login must say the same. So the program refuses to change one without the
other, and names the command that changes both.
"""

from __future__ import annotations

from desktop.errors import RuleBroken
from desktop.models import Person
from desktop.services.access.actor import SYSTEM_ID
from desktop.services.storage.bulk import is_server
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import Role


def is_on_server(work: UnitOfWork) -> bool:
    """Whether the workspace is a team's on a server."""
    return is_server(work.connection)


def must_be_the_servers(work: UnitOfWork, code: str) -> None:
    """Raise ``RuleBroken`` where somebody of the team wants what the server's administrator does with a ``team`` command."""
    if is_on_server(work) and work.actor.id != SYSTEM_ID:
        raise RuleBroken(code)


def must_be_in_group(work: UnitOfWork, person: Person, role: Role) -> None:
    """Raise ``RuleBroken`` for a role that the server would not let the person act in. Somebody without a login cannot act at all."""
    if not is_on_server(work):
        return
    from desktop.services.storage.postgres.logins import logins_of

    if any(one.person_id == person.id and role not in one.groups for one in logins_of(work.connection)):
        raise RuleBroken("account.server_group", {"role": role.value})


def with_login(work: UnitOfWork) -> set[str]:
    """The people who have a login on the server."""
    from desktop.services.storage.postgres.logins import logins_of

    return {one.person_id for one in logins_of(work.connection)}
