"""What passes the door: commands change something and are journalled, questions only read.

A message is a frozen dataclass of plain values (str, int, bool, date, tuples …) and carries, on its class, what the
dispatcher must know before it runs. A command without a permission and a journal word cannot be declared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

from desktop.errors import Stopped
from desktop.services.access.permissions import Permission
from desktop.words import Topic

Answer_co = TypeVar("Answer_co", covariant=True)

_COMMANDS: dict[str, type[Command[Any]]] = {}
_QUESTIONS: list[type[Question[Any]]] = []


class Command(Generic[Answer_co]):
    """Something a person wants done. Subclasses are frozen dataclasses with three class attributes.

    ``permission``: what the actor must hold. ``word``: the journal's word, ``object.act``, unique and stable for ever.
    ``sentence``: how Edit > Undo and histories name it; ``{field}`` refers to a field of the command. ``undoable``: whether
    the generic compensating command may take it back.
    """

    permission: ClassVar[Permission]
    word: ClassVar[str]
    sentence: ClassVar[str]
    undoable: ClassVar[bool] = True
    logged: ClassVar[bool] = True
    """False only for commands on *local* data (drafts, view state), which leave no journal entry."""
    erases: ClassVar[bool] = False
    """Whether it removes for good what undo cannot bring back."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for name in ("permission", "word", "sentence"):
            if not hasattr(cls, name):
                raise TypeError(f"command {cls.__name__} declares no {name}")
        earlier = _COMMANDS.get(cls.word)
        # a dataclass with slots is made twice under the same name: the second replaces the first
        if earlier is not None and earlier.__qualname__ != cls.__qualname__:
            raise TypeError(f"journal word {cls.word!r} is taken by {earlier.__name__}")
        _COMMANDS[cls.word] = cls

    def label(self) -> str:
        """The command in words for Edit > Undo, e.g. ``Move to Offer``."""
        return self.sentence.format_map(vars_of(self))

    def weight(self) -> int:
        """How many rows this may write or erase, roughly: a copy of the workspace is made before more than a handful."""
        return 1


class Question(Generic[Answer_co]):
    """Something a page wants to know. Subclasses are frozen dataclasses with a ``permission``."""

    permission: ClassVar[Permission]
    patient: ClassVar[bool] = False
    """True for what may take long in a large workspace and nobody waits for (counts, duplicates): it never keeps others waiting."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not hasattr(cls, "permission"):
            raise TypeError(f"question {cls.__name__} declares no permission")
        _QUESTIONS[:] = [known for known in _QUESTIONS if known.__qualname__ != cls.__qualname__] + [cls]


def vars_of(message: object) -> dict[str, Any]:
    """The fields of a message by name, with or without ``__slots__``."""
    return {name: getattr(message, name) for name in message.__dataclass_fields__}  # type: ignore[attr-defined]


def command_words() -> dict[str, type[Command[Any]]]:
    """Every declared command by its journal word."""
    return dict(_COMMANDS)


def declared_questions() -> list[type[Question[Any]]]:
    """Every declared question."""
    return list(_QUESTIONS)


@dataclass(slots=True)
class Progress:
    """How long work tells how far it is, and learns that it should stop. Safe to use from any thread.

    ``report(done, of, what)`` is called by the work; ``stop()`` by the person; the work calls ``check()`` often.
    ``of`` is 0 while the total is unknown.
    """

    on_report: Callable[[int, int, str], None] | None = None
    done: int = 0
    of: int = 0
    what: str = ""
    stopping: bool = False

    def report(self, done: int, of: int, what: str = "") -> None:
        """Say how far the work is; raises ``Stopped`` when the person asked to stop."""
        self.done, self.of = done, of
        self.what = what or self.what
        if self.on_report is not None:
            self.on_report(done, of, self.what)
        self.check()

    def check(self) -> None:
        """Raise ``Stopped`` when the person asked to stop."""
        if self.stopping:
            raise Stopped

    def stop(self) -> None:
        """Ask the work to stop; it rolls back at its next ``check``."""
        self.stopping = True


@dataclass(frozen=True, slots=True)
class Done:
    """What a command leaves behind: its answer, its journal entry (id, empty when nothing changed) and the topics touched."""

    answer: Any
    entry_id: str
    label: str
    topics: frozenset[Topic] = field(default_factory=frozenset)
    undoable: bool = False
