"""Who may do what, as the matrix says; every change of it shows here."""

from __future__ import annotations

import pytest

from desktop.errors import NotAllowed
from desktop.services.access.actor import Actor
from desktop.services.access.permissions import GRANTS, Permission
from desktop.services.dispatch.messages import command_words, declared_questions
from desktop.words import Role

P = Permission
SEE = {
    P.REQUISITION_SEE,
    P.CANDIDATE_SEE,
    P.APPLICATION_SEE,
    P.VOCABULARY_SEE,
    P.PEOPLE_SEE,
    P.VIEW_SAVE,
    P.BACKUP_MAKE,
}
WRITES = set(Permission) - SEE


def may(*roles: Role) -> set[Permission]:
    actor = Actor("1" * 32, "A", frozenset(roles))
    return {permission for permission in Permission if actor.may(permission)}


def test_the_administrator_may_all_and_nobody_nothing() -> None:
    assert may(Role.ADMINISTRATOR) == set(Permission)
    assert may() == set()


@pytest.mark.parametrize("role", Role)
def test_everybody_sees_the_lists(role: Role) -> None:
    assert may(role) >= SEE


def test_what_only_some_may() -> None:
    assert {role for role in Role if P.WORKSPACE_MANAGE in GRANTS[role]} == {Role.ADMINISTRATOR}
    assert {role for role in Role if P.PEOPLE_WRITE in GRANTS[role]} == {Role.ADMINISTRATOR, Role.HR}
    assert {role for role in Role if P.CANDIDATE_WRITE in GRANTS[role]} == {Role.ADMINISTRATOR, Role.HR, Role.RECRUITER}
    assert {role for role in Role if P.SPREADSHEET_EXPORT in GRANTS[role]} == {
        Role.ADMINISTRATOR,
        Role.HR,
        Role.RECRUITER,
    }
    assert may(Role.VIEWER) & WRITES == {P.JOURNAL_SEE}
    assert may(Role.INTERVIEWER) & WRITES == {P.NOTE_WRITE, P.TASK_WRITE}
    assert may(Role.APPROVER) & WRITES == {P.NOTE_WRITE, P.PAY_SEE, P.APPROVAL_ANSWER, P.TASK_WRITE}


def test_roles_add_up() -> None:
    assert may(Role.VIEWER, Role.INTERVIEWER) == may(Role.VIEWER) | may(Role.INTERVIEWER)


def test_a_refusal_names_the_permission() -> None:
    with pytest.raises(NotAllowed) as caught:
        Actor("1" * 32, "A", frozenset()).must(P.UNDO)
    assert caught.value.permission == "journal.undo"


def test_every_permission_guards_something() -> None:
    guards = {message.permission for message in (*command_words().values(), *declared_questions())}
    known = {P.VOCABULARY_WRITE, P.PEOPLE_WRITE, P.PAY_SEE}  # asked for by handlers, or by commands still to come
    assert set(Permission) - guards <= known
