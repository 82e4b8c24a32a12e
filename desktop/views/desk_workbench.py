"""The workbench of the running program: courier, announcer, vocabulary and team kept fresh, undo, messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QDateTime, QObject, Signal
from shiboken6 import isValid

from desktop.errors import DeskError, OutOfDate
from desktop.services.access.actor import Actor
from desktop.services.dispatch.door import Door
from desktop.services.dispatch.messages import Command, Done, Progress, Question
from desktop.services.history.messages import News, ReadUndoable, UndoableEntry, UndoEntry
from desktop.services.people.questions import ReadTeam
from desktop.services.people.records import Team
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.services.vocabulary.records import VocabularyBook
from desktop.views.background.courier import Courier
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.look.theme import Look
from desktop.views.mishaps.meeting import Mishaps
from desktop.views.mishaps.wording import not_allowed, only_looking
from desktop.views.refresh.announcer import Announcer
from desktop.views.refresh.held_questions import HeldQuestions, is_lost
from desktop.views.refresh.news_watch import NewsWatch
from desktop.views.toasts.message import Message, Messages
from desktop.views.workbench import Acts, Preferences
from desktop.words import Topic

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where ``open`` wants to go."""

    place: str
    record_id: str = ""
    new_window: bool = False
    hints: dict[str, str] = field(default_factory=dict)


class DeskWorkbench(QObject):
    """What pages are handed; see the protocol ``Workbench``. The main window listens to its signals."""

    open_requested = Signal(object)
    """A ``Destination``."""
    book_changed = Signal()
    """Vocabulary or team were read anew."""
    undo_changed = Signal()
    """What Edit > Undo would take back changed."""
    saved = Signal(QDateTime)
    """A command was carried out at this moment."""
    elsewhere = Signal(object)
    """A ``News`` with what others changed; its topics are announced like those of our own commands."""

    def __init__(
        self,
        door: Door,
        look: Look,
        preferences: Preferences,
        mishaps: Mishaps,
        *,
        courier: Courier | InlineCourier | None = None,
        messages: Messages | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._door = door
        self.look = look
        self.preferences = preferences
        self.mishaps = mishaps
        self.courier = courier if courier is not None else Courier(door, self)
        self.messages = messages if messages is not None else Messages(self)
        self.announcer = Announcer(self)
        self.held = HeldQuestions()
        self.news = NewsWatch(self, self)
        self.news.heard.connect(self._heard)
        self.undoable: tuple[UndoableEntry, ...] = ()
        self._undone: list[tuple[str, str]] = []
        """The undos made here, as (journal entry of the undo, label of what it took back); a new command empties it."""
        self._book = VocabularyBook()
        self._team = Team()
        mishaps.say = lambda text, kind: self.say(text, kind=kind)
        self.announcer.changed.connect(self._keep_fresh)

    @property
    def actor(self) -> Actor:
        """Who is signed in, with the roles held at present."""
        return self._door.actor

    @property
    def book(self) -> VocabularyBook:
        """The vocabulary as last read."""
        return self._book

    @property
    def team(self) -> Team:
        """The team as last read."""
        return self._team

    @property
    def resting(self) -> bool:
        """Whether the window is locked."""
        return self.courier.resting

    def begin(self, ready: Callable[[], None] | None = None) -> None:
        """Read vocabulary, team and what may be undone; ``ready`` is called once the first two are there."""
        waiting = {"book", "team"}

        def there(what: str) -> None:
            waiting.discard(what)
            if not waiting and ready is not None:
                ready()

        self._read_book(lambda: there("book"))
        self._read_team(lambda: there("team"))
        self._read_undoable()
        self.news.begin()

    def take_over(self, door: Door) -> None:
        """Go on after a lock: the same person, perhaps with other roles by now, and everything read anew."""
        self._door = door
        self.courier.resume(door)
        self.announcer.gather(frozenset(Topic))

    def see_anew(self) -> None:
        """All that was known so far came from a first glance: ask again for everything."""
        self.announcer.gather(frozenset(Topic))
        self._read_undoable()

    # --- asking and commanding ----------------------------------------------------------------------------------------

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
        """Ask off the GUI thread; an error nobody takes is worded here. Without a channel every question is answered."""

        self.held.drop(owner, channel)

        def trouble(error: Exception) -> None:
            if not label and is_lost(error) and self.held.hold(owner, channel, again):
                return
            if failed is None:
                self.mishaps.meet(error, owner)
                return
            failed(error)
            self._if_fault(error, owner)

        def again() -> None:
            self.ask(question, answer, owner=owner, channel=channel, failed=failed)

        return self.courier.ask(question, answer, owner=owner, channel=channel, failed=trouble, label=label)

    def carry_out(
        self,
        command: Command[A],
        done: Callable[[Done], None] | None = None,
        *,
        owner: QObject,
        failed: Callable[[Exception], bool] | None = None,
        quiet: bool = False,
    ) -> Progress:
        """Command off the GUI thread. The workbench itself is the courier's owner: topics and toast come in any case."""

        def came_back(result: Done) -> None:
            if done is not None and isValid(owner):
                done(result)
            self._carried(result, type(command), quiet)

        def trouble(error: Exception) -> None:
            if is_lost(error) and self.held.began is not None:
                self.held.began()
            taken = failed is not None and isValid(owner) and failed(error)
            if isinstance(error, OutOfDate):
                from desktop.views.records.outdated import meet_outdated  # a start does not need its words

                meet_outdated(self, error, owner if isValid(owner) else self, told=taken)
            elif not taken:
                self.mishaps.meet(error, owner if isValid(owner) else None)
            elif failed is not None:
                self._if_fault(error, owner)

        return self.courier.carry_out(command, came_back, owner=self, failed=trouble)

    def in_turns(self, steps: Iterator[object], *, owner: QObject, channel: str) -> None:
        """Step by step, over several turns of the event loop."""
        self.courier.in_turns(steps, owner=owner, channel=channel)

    def _if_fault(self, error: Exception, owner: QObject) -> None:
        """A fault of ours is logged and reported even where a page already says that something did not work."""
        if not isinstance(error, DeskError):
            self.mishaps.meet(error, owner)

    def _carried(self, result: Done, kind: type[Command[Any]], quiet: bool) -> None:
        if kind.logged:
            self.saved.emit(QDateTime.currentDateTime())
        self.announcer.gather(result.topics)
        if result.entry_id:
            if kind is not UndoEntry:
                self._undone.clear()
            self._read_undoable()
        if not quiet and result.entry_id:
            entry = result.entry_id if result.undoable else ""
            self.messages.add(Message(result.label, "good", entry, result.label))

    # --- undo ---------------------------------------------------------------------------------------------------------

    def next_undo(self) -> UndoableEntry | None:
        """What Edit > Undo takes back: the last change that is not itself an undo made here."""
        taken_back = {made for made, _ in self._undone}
        return next((entry for entry in self.undoable if entry.entry_id not in taken_back), None)

    def next_redo(self) -> str:
        """The label of what Edit > Redo brings back; empty when there is nothing."""
        return self._undone[-1][1] if self._undone else ""

    def undo(self, entry_id: str = "", label: str = "") -> None:
        """Take back one entry, by default the last of this person that may still be undone."""
        if not entry_id:
            entry = self.next_undo()
            if entry is None:
                return
            entry_id, label = entry.entry_id, entry.label

        def undone(result: Done) -> None:
            if result.entry_id:
                self._undone.append((result.entry_id, label))
            self.say(self.tr("Undone: {what}").format(what=label))
            self.undo_changed.emit()

        self.carry_out(UndoEntry(entry_id, label), undone, owner=self, quiet=True)

    def redo(self) -> None:
        """Bring back what was undone last."""
        if not self._undone:
            return
        entry_id, label = self._undone[-1]

        def redone(result: Done) -> None:
            self._undone = [pair for pair in self._undone if pair[0] != entry_id]
            self.say(self.tr("Done again: {what}").format(what=label))
            self.undo_changed.emit()

        self.carry_out(UndoEntry(entry_id, label), redone, owner=self, quiet=True)

    def why_not_undo(self) -> str:
        """Empty when Edit > Undo can do something."""
        return self.may(UndoEntry) or ("" if self.next_undo() is not None else self.tr("There is nothing to undo."))

    def why_not_redo(self) -> str:
        """Empty when Edit > Redo can do something."""
        return self.may(UndoEntry) or ("" if self._undone else self.tr("There is nothing to redo."))

    # --- permission, places, messages -----------------------------------------------------------------------------------

    def may(self, message: type[Command[Any]] | type[Question[Any]]) -> str:
        """Empty when the actor may; otherwise the sentence why not."""
        if self._door.read_only and issubclass(message, Command):
            return only_looking()
        return "" if self.actor.may(message.permission) else not_allowed(message.permission)

    def open(self, place: str, record_id: str = "", *, new_window: bool = False, **hints: str) -> None:
        """Ask the main window to go somewhere."""
        self.open_requested.emit(Destination(place, record_id, new_window, hints))

    def say(self, text: str, *, kind: str = "info", undo: bool = False, acts: Acts = ()) -> None:
        """A toast; with ``undo`` it takes back the last undoable change, ``acts`` are more buttons."""
        last = self.next_undo() if undo else None
        self.messages.add(Message(text, kind, last.entry_id if last else "", last.label if last else "", acts=acts))

    # --- what is kept fresh ------------------------------------------------------------------------------------------

    def _heard(self, news: News) -> None:
        self.announcer.gather(news.topics)
        self._read_undoable()  # what somebody else touched since cannot be taken back any more
        self.elsewhere.emit(news)

    def _keep_fresh(self, topics: frozenset[Topic]) -> None:
        if Topic.VOCABULARY in topics:
            self._read_book()
        if Topic.PEOPLE in topics:
            self._read_team()

    def _read_book(self, then: Callable[[], None] | None = None) -> None:
        def read(book: VocabularyBook) -> None:
            self._book = book
            self.book_changed.emit()
            if then is not None:
                then()

        if not self.may(ReadVocabulary):
            self.ask(ReadVocabulary(), read, owner=self, channel="book")

    def _read_team(self, then: Callable[[], None] | None = None) -> None:
        def read(team: Team) -> None:
            self._team = team
            self.book_changed.emit()
            if then is not None:
                then()

        if not self.may(ReadTeam):
            self.ask(ReadTeam(), read, owner=self, channel="team")

    def _read_undoable(self) -> None:
        def read(entries: tuple[UndoableEntry, ...]) -> None:
            self.undoable = tuple(entries)
            self.undo_changed.emit()

        if not self.may(ReadUndoable):
            self.ask(ReadUndoable(), read, owner=self, channel="undo")
