"""Reading restricted fields, for those whose keys open them."""

from __future__ import annotations

from sqlalchemy import select

from desktop.errors import NotFound
from desktop.models import Application, Candidate, Requisition
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.restricted.messages import ReadRestricted, RestrictedField, RestrictedValue


@answers(ReadRestricted)
def read_restricted(reader: Reader, question: ReadRestricted) -> tuple[RestrictedValue, ...]:
    """The candidate's own first, then those of each application, oldest first."""
    c, a, r = Candidate.__table__.c, Application.__table__.c, Requisition.__table__.c
    person = reader.connection.execute(
        select(c.id, c.row_version, c.accommodation).where(c.id == question.candidate_id, c.deleted_at.is_(None))
    ).one_or_none()
    if person is None:
        raise NotFound("candidate", question.candidate_id)
    values = [
        RestrictedValue(
            RestrictedField.ACCOMMODATION, person.id, person.row_version, reader.opened(person.accommodation)
        )
    ]
    applications = reader.connection.execute(
        select(a.id, a.row_version, a.pay_expectation, r.title)
        .join(Requisition, r.id == a.requisition_id)
        .where(a.candidate_id == person.id, a.deleted_at.is_(None))
        .order_by(a.created_at, a.id)
    )
    values += [
        RestrictedValue(
            RestrictedField.PAY_EXPECTATION, row.id, row.row_version, reader.opened(row.pay_expectation), row.title
        )
        for row in applications
    ]
    return tuple(values)
