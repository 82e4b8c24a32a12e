"""Reading the team and adding to it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from desktop.errors import FieldErrors, RuleBroken
from desktop.models import Person
from desktop.services.access.permissions import Permission
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.people.commands import AddMember
from desktop.services.people.questions import ReadTeam
from desktop.services.people.records import Team, team_of
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.text import key_of
from desktop.words import Role


def team_query() -> Select[Any]:
    """What reads the team, in the order in which ``team_of`` takes the values."""
    c = Person.__table__.c
    return select(c.id, c.name, c.email, c.roles, c.inactive, c.row_version).where(c.deleted_at.is_(None))


@answers(ReadTeam)
def read_team(reader: Reader, _: ReadTeam) -> Team:
    """Everybody by name; the system's own record is known but inactive."""
    return team_of(reader.connection.execute(team_query()))


@handles(AddMember)
def add_member(work: UnitOfWork, command: AddMember) -> str:
    """The id of the person with this name, made if need be."""
    name = " ".join(command.name.split())
    if not name:
        raise RuleBroken("person.empty")
    c = Person.__table__.c
    for row in work.rows(select(c.id, c.name).where(c.deleted_at.is_(None))):
        if key_of(row.name) == key_of(name):
            return str(row.id)
    if command.roles:
        work.actor.must(Permission.PEOPLE_WRITE)
    if set(command.roles) - set(Role):
        raise FieldErrors({"roles": "choice.unknown"})
    roles = [Role(role).value for role in command.roles]
    person = work.add(Person(name=name, email=command.email.strip(), roles=roles))
    work.flush()
    return person.id
