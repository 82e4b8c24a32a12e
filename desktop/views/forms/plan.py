"""What one form window does: which form, with what values, which command it makes and what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject

from desktop.services.dispatch.messages import Command, Done
from desktop.views.forms.spec import FormSpec

Values = Mapping[str, Any]
Heard = Callable[[Values, int], None]
"""Takes the values and the version of a record that was read."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the person had before their eyes: the version of the record, and what stood in the fields they changed."""

    version: int = 0
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FormPlan:
    """``make`` gets all values, those that differ from ``values``, and what was seen; it answers the command.

    ``reread(heard, owner)`` asks for the record and hands its values and version on: for opening and when a colleague was faster.
    ``dismiss`` names the button that leaves ("Cancel" when empty); ``primary`` is off for acts that end something.
    ``first`` may ask something once all is in order; nothing is saved before it calls what it is handed.
    ``finished`` is called after the command ran. ``draft_key`` empty: no draft is kept.
    ``record`` says what is changed, as entity and id, for hearing what others do to it. ``fields`` names the form's field of a
    column where the two are called differently.
    """

    spec: FormSpec
    title: str
    verb: str
    make: Callable[[Values, Values, Seen], Command[Any]]
    draft_key: str = ""
    values: Values = field(default_factory=dict)
    version: int = 0
    record_name: str = ""
    reread: Callable[[Heard, QObject], None] | None = None
    dismiss: str = ""
    primary: bool = True
    first: Callable[[Values, Callable[[], None]], None] | None = None
    finished: Callable[[Done], None] | None = None
    record: tuple[str, str] = ("", "")
    fields: Mapping[str, str] = field(default_factory=dict)
