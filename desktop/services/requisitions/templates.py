"""Templates of requisitions: kept, changed, retired, read."""

from __future__ import annotations

from sqlalchemy import select

from desktop.errors import FieldErrors
from desktop.models import Requisition, RequisitionTemplate
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.requisitions.checking import apply_values
from desktop.services.requisitions.commands import (
    TEMPLATE_FIELDS,
    RetireRequisitionTemplate,
    SaveRequisitionTemplate,
)
from desktop.services.requisitions.posting_check import ENGLISH, FRENCH, PAY_GAP, PAY_GAP_FR, without_pay
from desktop.services.requisitions.questions import ReadRequisitionTemplates
from desktop.services.requisitions.records import TemplateRecord
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.text import fold

_MOST_SIGNS = 120


@handles(SaveRequisitionTemplate)
def save_template(work: UnitOfWork, command: SaveRequisitionTemplate) -> str:
    """The values pass the same checks as a requisition's own; empty ones are left out."""
    name = " ".join(command.name.split())
    problems = {field: "unknown" for field in command.values if field not in TEMPLATE_FIELDS}
    if not name:
        problems["name"] = "required"
    elif len(name) > _MOST_SIGNS:
        problems["name"] = "too_long"
    elif any(one.id != command.template_id and fold(one.name) == fold(name) for one in _living(work)):
        problems["name"] = "template.taken"
    if problems:
        raise FieldErrors(problems)
    trial = Requisition(title=name)
    apply_values(trial, {field: value for field, value in command.values.items() if value or field != "title"})
    values = {field: getattr(trial, field) for field in command.values if command.values[field]}
    for field, gap in ((ENGLISH, PAY_GAP), (FRENCH, PAY_GAP_FR)):
        if field in values:
            values[field] = without_pay(values[field], gap)
    if command.template_id:
        wanted = Wanted({"name": name, "values": values})
        template = work.get(RequisitionTemplate, command.template_id, command.seen_version, wanted)
    else:
        template = work.add(RequisitionTemplate(id=""))
    template.name, template.values, template.role_family_id = name, values, values.get("role_family_id")
    template.retired = False
    return template.id


@handles(RetireRequisitionTemplate)
def retire_template(work: UnitOfWork, command: RetireRequisitionTemplate) -> None:
    """It stays readable, and its name is free again."""
    wanted = Wanted({"retired": command.retired})
    template = work.get(RequisitionTemplate, command.template_id, command.seen_version, wanted)
    if not command.retired and any(
        one.id != template.id and fold(one.name) == fold(template.name) for one in _living(work)
    ):
        raise FieldErrors({"name": "template.taken"})
    template.retired = command.retired


@answers(ReadRequisitionTemplates)
def read_templates(reader: Reader, question: ReadRequisitionTemplates) -> tuple[TemplateRecord, ...]:
    """By name, as people sort."""
    table = RequisitionTemplate.__table__
    query = select(table).where(table.c.deleted_at.is_(None))
    if not question.retired:
        query = query.where(table.c.retired.is_(False))
    rows = reader.connection.execute(query).all()
    found = [TemplateRecord(row.id, row.row_version, row.name, row.values, bool(row.retired)) for row in rows]
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.id)))


def _living(work: UnitOfWork) -> list[RequisitionTemplate]:
    return work.find(
        select(RequisitionTemplate).where(
            RequisitionTemplate.deleted_at.is_(None), RequisitionTemplate.retired.is_(False)
        )
    )
