"""What every page is handed: how to ask and command, what words and people there are, and how to go somewhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, SignalInstance

from desktop.services.access.actor import Actor
from desktop.services.dispatch.messages import Command, Done, Progress, Question
from desktop.services.people.records import Team
from desktop.services.vocabulary.records import VocabularyBook
from desktop.views.look.theme import Look

A = TypeVar("A")
Acts = tuple[tuple[str, Callable[[], object]], ...]


class Preferences(Protocol):
    """Small remembered choices (geometry, columns, last folder), kept outside the workspace; never personal data."""

    def read(self, key: str, default: Any = None) -> Any:
        """A remembered JSON-like value."""

    def write(self, key: str, value: Any) -> None:
        """Remember a JSON-like value."""


class Workbench(Protocol):
    """The page's only way out of itself. All callbacks arrive on the GUI thread and never after ``owner`` is destroyed."""

    look: Look
    preferences: Preferences

    @property
    def actor(self) -> Actor:
        """Who is signed in, with the roles held at present."""

    @property
    def book(self) -> VocabularyBook:
        """The vocabulary as last read; kept fresh by the workbench."""

    @property
    def team(self) -> Team:
        """The team as last read; kept fresh by the workbench."""

    @property
    def resting(self) -> bool:
        """Whether the window is locked: what is asked now waits, so what looks from time to time should not."""

    @property
    def elsewhere(self) -> SignalInstance:
        """Carries a ``News`` when somebody else wrote; pages are told its topics anyway."""

    def ask(
        self,
        question: Question[A],
        answer: Callable[[A], None],
        *,
        owner: QObject,
        channel: str = "",
        failed: Callable[[Exception], None] | None = None,
        label: str = "",
    ) -> Progress | None:
        """Ask off the GUI thread. Within one ``channel`` of one owner only the newest question is answered.

        With a ``label`` the question is long: its progress and Stop are shown under that name, and others do not wait. The
        Progress answered then can stop it, and a window of its own may show it too (``on_report``).
        """

    def carry_out(
        self,
        command: Command[A],
        done: Callable[[Done], None] | None = None,
        *,
        owner: QObject,
        failed: Callable[[Exception], bool] | None = None,
        quiet: bool = False,
    ) -> Progress:
        """Command off the GUI thread; afterwards pages are told the topics and a toast offers Undo (unless ``quiet``).

        ``failed`` may take an error (answer True); otherwise it is worded by ``mishaps``. The Progress answered can stop it.
        """

    def in_turns(self, steps: Iterator[object], *, owner: QObject, channel: str) -> None:
        """Do what is too long for one piece step by step, so that the window stays alive: usually a generator that yields
        between its parts. Newer steps of the same owner and channel end older ones."""

    def may(self, message: type[Command[Any]] | type[Question[Any]]) -> str:
        """Empty when the actor may; otherwise the sentence why not."""

    def open(self, place: str, record_id: str = "", *, new_window: bool = False, **hints: str) -> None:
        """Go to a place: ``requisitions``, ``candidates``, ``applications``, ``pipeline`` (record = requisition), ``candidate``,
        ``requisition``, ``import``. ``hints`` such as ``stage=…`` become filters of the list that opens."""

    def say(self, text: str, *, kind: str = "info", undo: bool = False, acts: Acts = ()) -> None:
        """A toast, announced to screen readers and kept under Help > Messages. ``kind``: info, good, warn, bad.

        ``acts``: buttons on it, each with its label and what it does.
        """
