"""Whose a workspace without passwords is: its first administrator, until somebody gives it passwords."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from desktop.services.access.actor import Actor
from desktop.words import Role


def first_administrator(people: Iterable[Sequence[Any]]) -> Actor:
    """From everybody's id, name and roles, the oldest first."""
    id_, name, roles = next(person for person in people if Role.ADMINISTRATOR.value in person[2])
    return Actor(id_, name, frozenset(Role(role) for role in roles))
