"""Messages on restricted fields."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command, Question


class RestrictedField(StrEnum):
    """The restricted fields there are, as entity and column."""

    ACCOMMODATION = "candidate.accommodation"
    PAY_EXPECTATION = "application.pay_expectation"


@dataclass(frozen=True, slots=True)
class RestrictedValue:
    """One value. ``text`` is None where it was sealed with a key this person does not hold."""

    field: RestrictedField
    record_id: str
    version: int
    text: str | None = dataclasses.field(repr=False)
    about: str = ""
    """The requisition's title, for values of an application."""


@dataclass(frozen=True, slots=True)
class ReadRestricted(Question[tuple[RestrictedValue, ...]]):
    """Every restricted field of a candidate and of their applications, empty ones too."""

    permission: ClassVar[Permission] = Permission.RESTRICTED_SEE
    candidate_id: str


@dataclass(frozen=True, slots=True)
class SetRestricted(Command[None]):
    """Write one restricted field; an empty text clears it."""

    permission: ClassVar[Permission] = Permission.RESTRICTED_SEE
    word: ClassVar[str] = "restricted.set"
    sentence: ClassVar[str] = "Change a restricted field"
    record_id: str
    seen_version: int
    field: RestrictedField
    text: str = dataclasses.field(repr=False)
