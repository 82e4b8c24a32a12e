"""Who is signed in when a workspace is opened: the person whose password was given, or, without passwords, its first administrator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from desktop.errors import AccessTrouble
from desktop.services.access.actor import Actor
from desktop.words import Role


def first_administrator(people: Iterable[Sequence[Any]]) -> Actor:
    """From everybody's id, name and roles, the oldest first."""
    return _actor(next(person for person in people if Role.ADMINISTRATOR.value in person[2]))


def person_of_id(people: Iterable[Sequence[Any]], person_id: str) -> Actor:
    """The person of this id; raises ``AccessTrouble`` for somebody who is not among those who may sign in."""
    found = next((person for person in people if person[0] == person_id), None)
    if found is None:
        raise AccessTrouble("unknown_person")
    return _actor(found)


def _actor(person: Sequence[Any]) -> Actor:
    id_, name, roles = person
    return Actor(id_, name, frozenset(Role(role) for role in roles))
