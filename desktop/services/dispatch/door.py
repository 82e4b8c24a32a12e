"""The door as callers see it: one signed-in person's way to command and ask."""

from __future__ import annotations

from typing import Protocol, TypeVar

from desktop.services.access.actor import Actor
from desktop.services.dispatch.messages import Command, Done, Progress, Question

A = TypeVar("A")


class Door(Protocol):
    """Carries messages to their handlers on behalf of ``actor``.

    ``carry_out`` must only be called from the writer thread, ``ask`` from any reader thread; both block.
    """

    @property
    def actor(self) -> Actor:
        """Who is signed in."""

    @property
    def read_only(self) -> bool:
        """Whether one only looks at the workspace as somebody else: every command is refused."""

    def carry_out(self, command: Command[A], progress: Progress | None = None) -> Done:
        """Run a command in one transaction with its journal entry; raises a ``DeskError`` and leaves nothing otherwise."""

    def ask(self, question: Question[A], progress: Progress | None = None) -> A:
        """Answer a question from a read-only connection. Long ones report to ``progress`` and can be stopped by it."""
