"""Putting a candidate on a requisition by hand."""

from __future__ import annotations

from desktop.services.applications.commands import CreateApplication
from desktop.services.dispatch.registry import handles
from desktop.services.pipeline.begin import begin_application
from desktop.services.storage.unit_of_work import UnitOfWork


@handles(CreateApplication)
def create_application(work: UnitOfWork, command: CreateApplication) -> str:
    """Begin the application; answers its id."""
    return begin_application(
        work, command.candidate_id, command.requisition_id, stage_id=command.stage_id, source_id=command.source_id,
        owner_id=command.owner_id, applied_on=command.applied_on,
    )  # fmt: skip
