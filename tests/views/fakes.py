"""Stand-ins behind the workbench: a door that answers from a dict, and a workbench that does everything at once.

    door = FakeDoor({ReadTeam: Team(...), ReadRows: lambda question: ListWindow(...)})
    workbench = FakeWorkbench(door)
    page = CandidatesPage(workbench)

An answer may be a value, a callable of the message, or an exception (instance or class), which is raised. Commands without an
answer of their own are taken and answered ``None``. ``door.asked`` and ``door.carried`` hold what passed, in order.
``workbench.hold()`` keeps answers back until ``workbench.release()``: for tests of loading states and late answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.services.access.actor import Actor
from desktop.services.backup.messages import BackupState, ReadBackups
from desktop.services.decisions.questions import CountMissingDecisions, ReadDecisions
from desktop.services.dispatch.messages import Command, Done, Progress, Question
from desktop.services.history.messages import News, ReadClockLag, ReadNews
from desktop.services.people.questions import ReadTeam
from desktop.services.people.records import Team
from desktop.services.presence.messages import ReadEditing, TellEditing
from desktop.services.requisitions.questions import (
    FindAlikeRequisitions,
    FindGaps,
    FindLastSeats,
    ReadRequisitionTemplates,
)
from desktop.services.restricted.messages import ReadRestricted
from desktop.services.tasks.questions import ReadTasks
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.services.vocabulary.records import VocabularyBook
from desktop.services.workspace.messages import ReadRegions, ReadWorkspace, Regions, WorkspaceRecord
from desktop.views.look.theme import Look
from desktop.views.workbench import Acts
from desktop.words import Role, Topic

RECRUITER = Actor("00000000-0000-7000-8000-0000000000aa", "Bao Kaur", frozenset({Role.RECRUITER}))
VIEWER = Actor("00000000-0000-7000-8000-0000000000bb", "Vera Viewer", frozenset({Role.VIEWER}))


NO_COPIES = BackupState("/x/acme backups", False, True, False, True, "", True, (), "", True, 1 << 40)


class FakeDoor:
    """Answers from a dict keyed by the message's type, and remembers what passed."""

    def __init__(self, answers: dict[type[Any], Any] | None = None, actor: Actor = RECRUITER) -> None:
        usual: dict[type[Any], Any] = {
            ReadVocabulary: VocabularyBook(), ReadTeam: Team(), ReadNews: News(), ReadRestricted: (), ReadBackups: NO_COPIES,
            ReadRequisitionTemplates: (), FindAlikeRequisitions: (), FindGaps: (), FindLastSeats: (), CountMissingDecisions: 0,
            ReadRegions: Regions(("CA", "FR", "US")),
            ReadDecisions: (), ReadClockLag: 0, ReadEditing: (), ReadTasks: (),
            ReadWorkspace: WorkspaceRecord("1", "Team", False, "2026-01-01T00:00:00.000Z", "0001"),
        }  # fmt: skip
        self.answers: dict[type[Any], Any] = {**usual, **(answers or {})}
        self.actor = actor
        self.read_only = False
        self.asked: list[Any] = []
        self.carried: list[Any] = []
        self.told: list[TellEditing] = []
        """Hints of who is editing, apart from what people do."""
        self.topics: dict[type[Any], frozenset[Topic]] = {}

    def ask(self, question: Question[Any], progress: Progress | None = None) -> Any:
        self.asked.append(question)
        if type(question) not in self.answers:
            raise AssertionError(f"nobody told the fake door how to answer {type(question).__name__}")
        return self._answer(question)

    def carry_out(self, command: Command[Any], progress: Progress | None = None) -> Done:
        self.actor.must(type(command).permission)
        if isinstance(command, TellEditing):
            self.told.append(command)
            return Done(None, "", "")
        self.carried.append(command)
        answer = self._answer(command) if type(command) in self.answers else None
        if isinstance(answer, Done):
            return answer
        return Done(
            answer,
            entry_id=f"entry-{len(self.carried)}",
            label=command.label(),
            topics=self.topics.get(type(command), frozenset()),
            undoable=type(command).undoable,
        )

    def _answer(self, message: Any) -> Any:
        answer = self.answers[type(message)]
        if isinstance(answer, BaseException) or (isinstance(answer, type) and issubclass(answer, BaseException)):
            raise answer
        return answer(message) if callable(answer) else answer


class FakePreferences:
    """Remembers in a dict."""

    def __init__(self, kept: dict[str, Any] | None = None) -> None:
        self.kept: dict[str, Any] = dict(kept or {})

    def read(self, key: str, default: Any = None) -> Any:
        return self.kept.get(key, default)

    def write(self, key: str, value: Any) -> None:
        self.kept[key] = value


class FakeWorkbench(QObject):
    """A workbench on the spot: questions are answered before ``ask`` returns, toasts and moves are only written down."""

    elsewhere = Signal(object)
    resting = False

    def __init__(
        self,
        door: FakeDoor | None = None,
        *,
        book: VocabularyBook | None = None,
        team: Team | None = None,
        look: Look | None = None,
        preferences: FakePreferences | None = None,
    ) -> None:
        super().__init__()
        self.door = door or FakeDoor()
        if book is not None:
            self.door.answers[ReadVocabulary] = book
        if team is not None:
            self.door.answers[ReadTeam] = team
        self.look = look or Look("light", self)
        self.preferences = preferences or FakePreferences()
        self.said: list[tuple[str, str]] = []
        self.offered: list[tuple[str, Callable[[], object]]] = []
        """The buttons of toasts."""
        self.opened: list[tuple[str, str, bool, dict[str, str]]] = []
        self.announced: list[frozenset[Topic]] = []
        self.failures: list[Exception] = []
        """Errors no one took: the real workbench words them in a banner or a dialog."""
        self._held: list[Callable[[], None]] | None = None

    @property
    def actor(self) -> Actor:
        return self.door.actor

    @property
    def book(self) -> VocabularyBook:
        return self.door.answers[ReadVocabulary]

    @property
    def team(self) -> Team:
        return self.door.answers[ReadTeam]

    def ask(
        self,
        question: Question[Any],
        answer: Callable[[Any], None],
        *,
        owner: QObject,
        channel: str = "",
        failed: Callable[[Exception], None] | None = None,
        label: str = "",
    ) -> None:
        try:
            value = self.door.ask(question)
        except AssertionError:
            raise
        except Exception as error:
            taken = error
            self._later(lambda: failed(taken) if failed is not None else self.failures.append(taken))
            return
        self._later(lambda: answer(value))

    def carry_out(
        self,
        command: Command[Any],
        done: Callable[[Done], None] | None = None,
        *,
        owner: QObject,
        failed: Callable[[Exception], bool] | None = None,
        quiet: bool = False,
    ) -> Progress:
        progress = Progress()
        try:
            result = self.door.carry_out(command, progress)
        except AssertionError:
            raise
        except Exception as error:
            taken = error

            def tell() -> None:
                if failed is None or not failed(taken):
                    self.failures.append(taken)

            self._later(tell)
            return progress

        def finish() -> None:
            if done is not None:
                done(result)
            self.announced.append(result.topics)
            if not quiet:
                self.said.append(("good", result.label))

        self._later(finish)
        return progress

    def in_turns(self, steps: Iterator[object], *, owner: QObject, channel: str) -> None:
        def walk() -> None:
            for _ in steps:
                pass

        self._later(walk)

    def may(self, message: type[Command[Any]] | type[Question[Any]]) -> str:
        return "" if self.actor.may(message.permission) else f"Your role does not allow this ({message.permission})."

    def open(self, place: str, record_id: str = "", *, new_window: bool = False, **hints: str) -> None:
        self.opened.append((place, record_id, new_window, hints))

    def say(self, text: str, *, kind: str = "info", undo: bool = False, acts: Acts = ()) -> None:
        self.said.append((kind, text))
        self.offered.extend(acts)

    def hold(self) -> None:
        """Keep answers back from now on."""
        self._held = []

    def release(self) -> None:
        """Give out the answers kept back, in order, and answer at once again."""
        held, self._held = self._held or [], None
        for give in held:
            give()

    def _later(self, give: Callable[[], None]) -> None:
        if self._held is None:
            give()
        else:
            self._held.append(give)
