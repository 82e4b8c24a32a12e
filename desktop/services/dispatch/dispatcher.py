"""The dispatcher: every command and question passes here, with permission, transaction, journal and topics in one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from desktop.errors import StorageTrouble
from desktop.services.access.actor import Actor
from desktop.services.dispatch.cleaning import cleaned
from desktop.services.dispatch.messages import Command, Done, Progress, Question
from desktop.services.dispatch.registry import Reader, command_handler, question_handler
from desktop.services.storage.ballast import throw_off
from desktop.services.storage.translation import translated
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.storage.workspace_file import WorkspaceFile
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
        self, actor: Actor, file: WorkspaceFile, keepers: Sequence[Keeper] = (), vault: OpenVault | None = None
    ) -> None:
        self.actor = actor
        self._file = file
        self._keepers = tuple(keepers)
        self._vault = vault
        self.before: Callable[[Command[Any], Progress | None], None] | None = None
        """Called before each command that this person may give; what it raises keeps the command from being carried out."""

    @property
    def vault(self) -> OpenVault | None:
        """The keys of the workspace; None for one without passwords."""
        return self._vault

    def carry_out(self, command: Command[A], progress: Progress | None = None) -> Done:
        """Run a command: permission, one transaction, journal entry, listings; all or nothing.

        Where the disk is full, the ballast is let go and the command tried once more: nothing of the first try has stayed.
        """
        self.actor.must(command.permission)
        if self._file.read_only:
            raise StorageTrouble("read_only", self._file.path)
        command = cleaned(command)
        if self.before is not None:
            self.before(command, progress)
        try:
            return self._carry_out(command, progress)
        except StorageTrouble as trouble:
            if trouble.code != "disk_full" or not throw_off(self._file.path):
                raise
        return self._carry_out(command, progress)

    def _carry_out(self, command: Command[A], progress: Progress | None) -> Done:
        handler = command_handler(type(command))
        vault = self._vault
        with translated(self._file.path), self._file.writer.begin() as connection:
            work = UnitOfWork(connection, self.actor, self._file.origin_id, progress, vault)
            answer = handler(work, command)
            work.flush()
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
        if entry_id and work.journal.head is not None:
            self._file.saw(work.journal.head)
        if vault is not None and vault.ring.pending:  # somebody was shut out: the file gets the key they never had
            self._file.rekey(vault.ring.pending)
            vault.finish_rekeying()
        topics = frozenset(TOPICS[name] for name, ids in work.touched.items() if ids)
        if entry_id:
            topics |= {Topic.JOURNAL}
        return Done(answer, entry_id, command.label(), topics, bool(entry_id) and command.undoable)

    def ask(self, question: Question[A], progress: Progress | None = None) -> A:
        """Answer a question on a read-only connection; what it reads is one consistent state."""
        self.actor.must(question.permission)
        question = cleaned(question)
        handler = question_handler(type(question))
        with translated(self._file.path), self._file.reader.begin() as connection:
            reader = Reader(connection, self.actor, progress or Progress(), self._vault, self._file)
            answer: A = handler(reader, question)
            return answer
