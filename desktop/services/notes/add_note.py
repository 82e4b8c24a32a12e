"""Writing a note."""

from __future__ import annotations

from desktop.errors import FieldErrors, RuleBroken
from desktop.models import Application, Candidate, Note
from desktop.services.dispatch.registry import handles
from desktop.services.notes.commands import AddNote
from desktop.services.storage.unit_of_work import UnitOfWork


@handles(AddNote)
def add_note(work: UnitOfWork, command: AddNote) -> str:
    """Add the note; a note on an application counts as touching it."""
    if not command.text.strip():
        raise RuleBroken("note.empty")
    if len(command.text) > 50_000:
        raise FieldErrors({"text": "too_long"})
    candidate = work.get(Candidate, command.candidate_id)
    if command.application_id:
        application = work.get(Application, command.application_id)
        if application.candidate_id != candidate.id:
            raise RuleBroken("note.other_person")
        application.last_touch_at = work.now
    note = work.add(
        Note(
            candidate_id=candidate.id,
            application_id=command.application_id or None,
            author_id=work.actor.id,
            at=work.now,
            text=command.text.strip(),
        )
    )
    work.flush()
    return note.id
