"""Numbers of requisitions: text, given once by the program, never reused and never a key."""

from __future__ import annotations

from sqlalchemy import select, update

from desktop.models import Workspace
from desktop.services.storage.unit_of_work import UnitOfWork


def next_numbers(work: UnitOfWork, count: int) -> list[str]:
    """The next free numbers, ``R-0001`` …; a number taken by an undone command is not given again."""
    last = work.rows(select(Workspace.last_number))[0][0]
    work.connection.execute(update(Workspace).values(last_number=last + count))
    return [f"R-{number:04d}" for number in range(last + 1, last + count + 1)]
