"""Writing a restricted field: what reaches the table and the journal is sealed."""

from __future__ import annotations

from desktop.errors import FieldErrors
from desktop.models import ENTITIES
from desktop.services.dispatch.registry import handles
from desktop.services.restricted.messages import SetRestricted
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork

LONGEST = 2_000


@handles(SetRestricted)
def set_restricted(work: UnitOfWork, command: SetRestricted) -> None:
    """Seal and set."""
    text = command.text.strip()
    if len(text) > LONGEST:
        raise FieldErrors({"text": "text.long"})
    entity, column = command.field.split(".")
    record = work.get(ENTITIES[entity], command.record_id, command.seen_version, Wanted({column: text}))
    sealed = work.sealed(text)
    if getattr(record, column) != sealed:  # read first, for the journal: it is not loaded with the record
        setattr(record, column, sealed)
