"""Saved views as pages ask for and keep them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command, Question
from desktop.text import fold


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view under a name. ``settings`` is JSON text made by the table (filters, search, sort, columns)."""

    id: str
    kind: str
    name: str
    settings: str
    shared: bool
    owner_id: str
    version: int


def views_of(rows: Iterable[Sequence[Any]]) -> tuple[SavedView, ...]:
    """Views by name, from the values that ``views_query`` reads."""
    return tuple(sorted((SavedView(*row) for row in rows), key=lambda view: fold(view.name)))


@dataclass(frozen=True, slots=True)
class ReadSavedViews(Question["tuple[SavedView, ...]"]):
    """The actor's own and the shared views of a list."""

    permission: ClassVar[Permission] = Permission.VIEW_SAVE
    kind: str


@dataclass(frozen=True, slots=True)
class SaveView(Command[str]):
    """Keep a view under a name; the same name of the same owner is replaced. Answers the id."""

    permission: ClassVar[Permission] = Permission.VIEW_SAVE
    word: ClassVar[str] = "view.save"
    sentence: ClassVar[str] = "Save view “{name}”"
    kind: str
    name: str
    settings: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class DeleteView(Command[None]):
    """Remove a saved view."""

    permission: ClassVar[Permission] = Permission.VIEW_SAVE
    word: ClassVar[str] = "view.delete"
    sentence: ClassVar[str] = "Delete view"
    view_id: str
