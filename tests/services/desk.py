"""A small workspace to try things on: short verbs over the real door, and what stands in the tables afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event, select

from desktop.models import ENTITIES
from desktop.services.access.actor import Actor
from desktop.services.applications.commands import CreateApplication, MoveApplications, RejectApplications
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.candidates.questions import ReadCandidate
from desktop.services.candidates.records import ApplicationSummary, CandidateRecord
from desktop.services.dispatch.messages import Command, Done, Question
from desktop.services.history.messages import UndoEntry, VerifyJournal
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import CreateRequisition, SetRequisitionStatus
from desktop.services.requisitions.questions import ReadRequisition
from desktop.services.requisitions.records import RequisitionRecord
from desktop.services.storage.fields import journalled_fields
from desktop.services.storage.visibility.standing import actor_of
from desktop.services.storage.workspace_file import WorkspaceFile
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.services.workspace.session import WorkSession, create_workspace, open_workspace
from desktop.words import RequisitionStatus, Role, VocabularyKind

INSTALLATION = "tests"
Tables = dict[str, dict[str, dict[str, Any]]]
"""Entity → id → field → value."""


class Desk:
    """An open workspace and the short ways to use it."""

    def __init__(self, session: WorkSession) -> None:
        self.session = session
        self.door = session.door
        self.path = session.store.path if isinstance(session.store, WorkspaceFile) else Path()
        self.words = {(word.kind, word.code): word.id for word in self.ask(ReadVocabulary()).words if word.code}

    def do(self, command: Command[Any]) -> Done:
        """Carry out; answers all of it."""
        return self.door.carry_out(command)

    def get(self, command: Command[Any]) -> Any:
        """Carry out; answers the answer."""
        return self.door.carry_out(command).answer

    def ask(self, question: Question[Any]) -> Any:
        return self.door.ask(question)

    def again(self) -> Desk:
        """The same workspace closed and opened again."""
        self.session.close()
        self.__init__(open_workspace(self.path, installation=INSTALLATION))  # type: ignore[misc]
        return self

    def another(self, installation: str = INSTALLATION) -> Desk:
        """A second session of the same person, as a second window or computer would be. To be closed by whoever asks."""
        return Desk(open_workspace(self.path, installation=installation))

    def colleague(self, name: str, role: Role) -> Any:
        """The door of a new member of the team."""
        person = self.get(AddMember(name, roles=(role,)))
        return self.session.as_actor(Actor(person, name, frozenset({role})))

    def door_for(self, person: str, role: Role) -> Any:
        """The door of somebody of the team, with all they are by now; ``role`` is what they came in with."""
        with self.session.store.reader.begin() as connection:
            actor = actor_of(connection, person)
        assert actor is not None, role
        return self.session.as_actor(actor)

    def undo(self, done: Done | str) -> Done:
        entry_id = done if isinstance(done, str) else done.entry_id
        return self.do(UndoEntry(entry_id, "it"))

    def stage(self, code: str) -> str:
        return self.words[VocabularyKind.STAGE, code]

    def reason(self, code: str = "skills_gap") -> str:
        return self.words[VocabularyKind.REASON, code]

    def word(self, kind: VocabularyKind, code: str) -> str:
        return self.words[kind, code]

    def opening(self, title: str = "Analyst", seats: int = 1, **values: Any) -> str:
        """An open requisition."""
        made: str = self.get(CreateRequisition({"title": title, **values}, seats))
        self.do(SetRequisitionStatus(made, 0, RequisitionStatus.OPEN))
        return made

    def person(self, name: str = "Jan Novák", requisition_id: str = "", **values: Any) -> str:
        made: str = self.get(CreateCandidate({"name": name, **values}, requisition_id))
        return made

    def applied(self, requisition_id: str, name: str = "Jan Novák") -> str:
        """A new person's application."""
        made: str = self.get(CreateApplication(self.person(name), requisition_id))
        return made

    def move(self, application_id: str, stage: str) -> Done:
        return self.do(MoveApplications((application_id,), (0,), self.stage(stage), stage))

    def reject(self, application_id: str) -> Done:
        return self.do(RejectApplications((application_id,), (0,), self.reason()))

    def candidate(self, candidate_id: str) -> CandidateRecord:
        record: CandidateRecord = self.ask(ReadCandidate(candidate_id))
        return record

    def application(self, candidate_id: str) -> ApplicationSummary:
        """The first application of a person."""
        return self.candidate(candidate_id).applications[0]

    def requisition(self, requisition_id: str) -> RequisitionRecord:
        record: RequisitionRecord = self.ask(ReadRequisition(requisition_id))
        return record

    def findings(self) -> tuple[str, ...]:
        found: tuple[str, ...] = self.ask(VerifyJournal()).findings
        return found

    def door_of(self, *roles: Role) -> Any:
        """The door of somebody else with these roles; the id is the signed-in person's."""
        return self.session.as_actor(Actor(self.door.actor.id, "Somebody", frozenset(roles)))

    def sql(self, statement: str, *parameters: Any) -> list[Any]:
        """Behind the program's back."""
        with self.session.store.writer.begin() as connection:
            result = connection.exec_driver_sql(statement, parameters)
            return list(result) if result.returns_rows else []

    def count(self, table: str) -> int:
        number: int = self.sql(f"SELECT count(*) FROM {table}")[0][0]
        return number

    def living(self) -> Tables:
        """Every journalled field of every living row."""
        every = self.everything()
        return {name: {one: row for one, row in rows.items() if not row["deleted_at"]} for name, rows in every.items()}

    def everything(self) -> Tables:
        """Every journalled field of every row; of the mark of deletion only whether it is there."""
        found: Tables = {}
        with self.session.store.reader.begin() as connection:
            for name, entity in ENTITIES.items():
                rows = connection.execute(select(entity.__table__)).mappings()
                fields = journalled_fields(entity)
                found[name] = {
                    row["id"]: {field: row[field] for field in fields} | {"deleted_at": row["deleted_at"] is not None}
                    for row in rows
                }
        return found

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """Collects the SQL that readers run inside the block."""
        seen: list[str] = []

        def note(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
            seen.append(statement)

        event.listen(self.session.store.reader, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(self.session.store.reader, "before_cursor_execute", note)


def make_template(folder: Path) -> Path:
    """A workspace with nothing but its vocabulary, to be copied."""
    path = folder / "template.desk"
    create_workspace(path, name="Acme", person="Béa Kaur", installation=INSTALLATION).close()
    return path


def open_copy(template: Path, folder: Path) -> Desk:
    """An own copy of the template, opened."""
    path = folder / "desk.desk"
    shutil.copyfile(template, path)
    return Desk(open_workspace(path, installation=INSTALLATION))
