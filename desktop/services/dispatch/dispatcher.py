"""The dispatcher: every command and question passes here, with permission, transaction, journal and topics in one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, select

from desktop.errors import NotAllowed
from desktop.models import JournalEntry
from desktop.services.access.actor import Actor
from desktop.services.access.permissions import Permission
from desktop.services.dispatch.cleaning import cleaned
from desktop.services.dispatch.messages import Command, Done, Progress, Question
from desktop.services.dispatch.registry import Reader, command_handler, question_handler, reads_all_because
from desktop.services.storage.store import Attempt, OpenStore
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.storage.visibility.guard import Guard
from desktop.services.storage.visibility.sight import Sight
from desktop.services.storage.visibility.standing import DECIDES, Standing
from desktop.words import Topic

if TYPE_CHECKING:
    from desktop.services.access.keys.open_vault import OpenVault

A = TypeVar("A")
Keeper = Callable[[UnitOfWork], None]

TOPICS: dict[str, Topic] = {
    "workspace": Topic.VOCABULARY,
    "person": Topic.PEOPLE,
    "person_key": Topic.PEOPLE,
    "role_grant": Topic.PEOPLE,
    "vocabulary_word": Topic.VOCABULARY,
    "requisition": Topic.REQUISITIONS,
    "seat": Topic.REQUISITIONS,
    "requisition_member": Topic.REQUISITIONS,
    "requisition_step": Topic.REQUISITIONS,
    "requisition_template": Topic.PROCESS,
    "approval_chain": Topic.PROCESS,
    "process_rule": Topic.PROCESS,
    "delegation": Topic.PROCESS,
    "approval": Topic.APPROVALS,
    "approval_group": Topic.APPROVALS,
    "approver": Topic.APPROVALS,
    "decision": Topic.DECISIONS,
    "task": Topic.TASKS,
    "candidate": Topic.CANDIDATES,
    "contact": Topic.CANDIDATES,
    "candidate_tag": Topic.CANDIDATES,
    "application": Topic.APPLICATIONS,
    "application_flag": Topic.APPLICATIONS,
    "stage_transition": Topic.APPLICATIONS,
    "note": Topic.NOTES,
    "saved_view": Topic.VIEWS,
    "import_batch": Topic.IMPORTS,
    "import_memory": Topic.IMPORTS,
}


class Dispatcher:
    """The door of one signed-in actor to one open workspace (see ``door.Door``)."""

    def __init__(
        self,
        standing: Standing,
        store: OpenStore,
        keepers: Sequence[Keeper] = (),
        vault: OpenVault | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        self._standing = standing
        self.read_only = read_only
        self._store = store
        self._keepers = tuple(keepers)
        self._vault = vault
        self.before: Callable[[Command[Any], Progress | None], None] | None = None
        """Called before each command that this person may give; what it raises keeps the command from being carried out."""

    @property
    def vault(self) -> OpenVault | None:
        """The keys of the workspace; None for one without passwords."""
        return self._vault

    @property
    def actor(self) -> Actor:
        """Who is signed in, with the roles as last read."""
        return self._standing.actor

    def carry_out(self, command: Command[A], progress: Progress | None = None) -> Done:
        """Run a command: permission and reach, one transaction, journal entry, listings; all or nothing, and never twice."""
        if self.read_only:
            raise NotAllowed(command.permission, "preview")
        command = cleaned(command)
        if self.before is not None:
            with self._store.translated(), self._store.reader.begin() as connection:
                self._sight(connection, command.permission)
            self.before(command, progress)
        done = self._store.settle(command, lambda attempt: self._carried_out(command, attempt, progress))
        vault = self._vault
        if vault is not None and vault.ring.pending:  # somebody was shut out: the file gets the key they never had
            self._store.rekey(vault.ring.pending)
            vault.finish_rekeying()
        return done

    def _carried_out(self, command: Command[A], attempt: Attempt, progress: Progress | None) -> Done:
        handler, vault = command_handler(type(command)), self._vault
        with self._store.translated(), self._store.writer.begin() as connection:
            sight = self._sight(connection, command.permission)
            if attempt.done is not None and _has_entry(connection, attempt.entry_id):
                return attempt.done  # it was committed and only the answer to that got lost
            guard = Guard(connection, sight, command.permission)
            work = UnitOfWork(
                connection, sight.actor, self._store.origin_id, progress, vault,
                entry_id=attempt.entry_id, sight=sight, guard=guard,
            )  # fmt: skip
            answer = handler(work, command)
            work.flush()
            guard.settle()
            work.indexes.restore()
            for keeper in self._keepers:
                keeper(work)
            entry_id = ""
            if command.logged and work.journal.count:
                entry_id = work.journal.close(
                    actor_id=self.actor.id, command=command.word, label=command.label(), reason=work.reason,
                    undoes_id=work.undoes_id, undoable=command.undoable,
                    signer_id=vault.ring.person_id if vault else "", sign=vault.ring.sign if vault else None,
                )  # fmt: skip
            work.session.close()
            if DECIDES & work.touched.keys():
                self._standing.again(connection)  # the window's buttons know at once
            topics = frozenset(TOPICS[name] for name, ids in work.touched.items() if ids)
            if entry_id:
                topics |= {Topic.JOURNAL}
            attempt.done = Done(answer, entry_id, command.label(), topics, bool(entry_id) and command.undoable)
            self._store.tell(connection, attempt.done)
            head = work.journal.head if entry_id else None
        if head is not None:
            self._store.saw(head)
        return attempt.done

    def ask(self, question: Question[A], progress: Progress | None = None) -> A:
        """Answer a question on a read-only connection; what it reads is one consistent state of what the actor may see."""
        question = cleaned(question)
        return self._store.read(lambda: self._answered(question, progress))

    def _answered(self, question: Question[A], progress: Progress | None) -> A:
        handler = question_handler(type(question))
        with self._store.translated(), self._store.reader.begin() as connection:
            sight = self._sight(connection, question.permission)
            with nullcontext() if reads_all_because(type(question)) else sight.over(connection):
                reader = Reader(connection, sight.actor, progress or Progress(), self._vault, sight.all, self._store)
                answer: A = handler(reader, question)
                return answer

    def _sight(self, connection: Connection, permission: Permission) -> Sight:
        """What the actor sees at this moment; raises ``NotAllowed`` without the permission."""
        before = self._standing.actor
        sight = self._standing.at(connection)
        self._standing.must(sight, permission, before)
        return sight


def _has_entry(connection: Connection, entry_id: str) -> bool:
    found = connection.execute(select(JournalEntry.id).where(JournalEntry.id == entry_id))
    return found.scalar_one_or_none() is not None
