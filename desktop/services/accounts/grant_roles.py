"""Roles for one department or one requisition: given, and taken back."""

from __future__ import annotations

from sqlalchemy import select

from desktop.errors import FieldErrors, NotFound, RuleBroken
from desktop.models import Person, Requisition, RoleGrant, VocabularyWord
from desktop.models.base import fixed_id
from desktop.services.access.permissions import SCOPED_ROLES, entitled
from desktop.services.accounts.messages import GrantRole, RevokeRole
from desktop.services.accounts.on_server import must_be_in_group
from desktop.services.dispatch.registry import handles
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import Role, Scope, VocabularyKind


@handles(GrantRole)
def grant_role(work: UnitOfWork, command: GrantRole) -> str:
    """Give the role there; a role that is held there already stays as it is."""
    if command.role not in list(SCOPED_ROLES):
        raise RuleBroken("account.role_unscoped")
    if command.scope not in list(Scope):
        raise FieldErrors({"scope": "choice.unknown"})
    person = work.get(Person, command.person_id)
    must_be_in_group(work, person, Role(command.role))
    if command.scope == Scope.REQUISITION:
        work.get(Requisition, command.scope_id)
    elif work.get(VocabularyWord, command.scope_id).kind != VocabularyKind.DEPARTMENT:
        raise FieldErrors({"scope_id": "choice.unknown"})
    grant_id = fixed_id("role_grant", person.id, command.role, command.scope, command.scope_id)
    grant = work.session.get(RoleGrant, grant_id)
    if grant is None:
        work.add(
            RoleGrant(
                id=grant_id, person_id=person.id, role=command.role, scope=command.scope, scope_id=command.scope_id
            )
        )
    else:
        grant.deleted_at = None
    _entitle(work, person)
    return grant_id


@handles(RevokeRole)
def revoke_role(work: UnitOfWork, command: RevokeRole) -> None:
    """Take the role back."""
    grant = work.get(RoleGrant, command.grant_id)
    person = work.session.get(Person, grant.person_id)
    if person is None:
        raise NotFound("person", grant.person_id)
    work.delete(grant)
    _entitle(work, person)


def roles_of(work: UnitOfWork, person: Person) -> set[Role]:
    """Every role somebody holds, anywhere."""
    c = RoleGrant.__table__.c
    held = work.rows(select(c.role).where(c.person_id == person.id, c.deleted_at.is_(None)))
    return {Role(role) for role in (*person.roles, *(row.role for row in held))}


def _entitle(work: UnitOfWork, person: Person) -> None:
    """The restricted key goes to whoever may read a restricted field anywhere: it opens all or none."""
    if work.vault is not None:
        work.vault.entitle(person.id, entitled(roles_of(work, person)))
