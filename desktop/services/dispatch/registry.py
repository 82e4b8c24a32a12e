"""Which handler answers which message. Handlers register themselves where they are defined; ``catalogue.py`` imports them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection

from desktop.services.access.actor import Actor
from desktop.services.dispatch.messages import Command, Progress, Question
from desktop.services.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from desktop.services.access.keys.open_vault import OpenVault
    from desktop.services.storage.store import OpenStore
    from desktop.services.storage.workspace_file import WorkspaceFile

C = TypeVar("C", bound=Command[Any])
Q = TypeVar("Q", bound=Question[Any])


@dataclass(slots=True)
class Reader:
    """What a question handler is given: a read-only connection, who asks, and where long ones report to."""

    connection: Connection
    actor: Actor
    progress: Progress = field(default_factory=Progress)
    vault: OpenVault | None = field(default=None, repr=False)
    sees_all: bool = True
    """Whether nothing that exists is hidden from who asks."""
    store: OpenStore | None = field(default=None, repr=False)
    """The open workspace, for the few questions that are about what it is kept in."""

    @property
    def file(self) -> WorkspaceFile | None:
        """The workspace file; None on a server."""
        from desktop.services.storage.workspace_file import WorkspaceFile

        return self.store if isinstance(self.store, WorkspaceFile) else None

    def opened(self, sealed: str) -> str | None:
        """The text of a restricted field; None where this person's keys do not open it."""
        from desktop.services.access.keys.sealed_text import is_sealed, open_text  # cryptography: only when needed

        if not is_sealed(sealed):
            return sealed
        return open_text(sealed, self.vault.ring.restricted) if self.vault else None


_COMMANDS: dict[type[Command[Any]], Callable[[UnitOfWork, Any], Any]] = {}
_QUESTIONS: dict[type[Question[Any]], Callable[[Reader, Any], Any]] = {}
_READS_ALL: dict[type[Question[Any]], str] = {}
_LATER: dict[type[Any], str] = {}


def handles(command: type[C]) -> Callable[[Callable[[UnitOfWork, C], Any]], Callable[[UnitOfWork, C], Any]]:
    """Declare a function as the handler of a command."""

    def register(handler: Callable[[UnitOfWork, C], Any]) -> Callable[[UnitOfWork, C], Any]:
        if command in _COMMANDS:
            raise TypeError(f"{command.__name__} has a handler already")
        _COMMANDS[command] = handler
        return handler

    return register


def answers(
    question: type[Q], *, reads_all: str = ""
) -> Callable[[Callable[[Reader, Q], Any]], Callable[[Reader, Q], Any]]:
    """Declare a function as the handler of a question. It sees what its actor may see.

    ``reads_all``: why this one reads everything all the same; it must answer nothing of what its actor does not see.
    """

    def register(handler: Callable[[Reader, Q], Any]) -> Callable[[Reader, Q], Any]:
        if question in _QUESTIONS:
            raise TypeError(f"{question.__name__} has a handler already")
        _QUESTIONS[question] = handler
        if reads_all:
            _READS_ALL[question] = reads_all
        return handler

    return register


def later(module: str, *messages: type[Command[Any]] | type[Question[Any]]) -> None:
    """Declare that the handlers of these messages register themselves when ``module`` is imported, which happens on first use.

    For use cases whose libraries take long to load and that a start does not need.
    """
    _LATER.update(dict.fromkeys(messages, module))


def command_handler(command: type[Command[Any]]) -> Callable[[UnitOfWork, Any], Any]:
    """The handler of a command; ``KeyError`` if nobody registered (the catalogue was not imported)."""
    if command not in _COMMANDS and command in _LATER:
        import_module(_LATER[command])
    return _COMMANDS[command]


def question_handler(question: type[Question[Any]]) -> Callable[[Reader, Any], Any]:
    """The handler of a question."""
    if question not in _QUESTIONS and question in _LATER:
        import_module(_LATER[question])
    return _QUESTIONS[question]


def reads_all_because(question: type[Question[Any]]) -> str:
    """Why a question reads what its actor does not see; empty for all but the few that declare it."""
    return _READS_ALL.get(question, "")
