"""Roles of a member for one department or one requisition: giving them, and taking them back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.services.accounts.messages import Account, GrantRole, HeldRole, RevokeRole
from desktop.services.dispatch.messages import Command
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.forms.plan import FormPlan, Seen, Values
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.views.forms.window import FormWindow, show_form
from desktop.views.mishaps.wording import role
from desktop.views.workbench import Workbench
from desktop.words import Role, Scope, VocabularyKind


def _tr(text: str) -> str:
    return QCoreApplication.translate("ScopedRoles", text)


def scoped_text(held: HeldRole) -> str:
    """A role with where it is held, for a chip: ``recruiter · Finance``."""
    return f"{role(held.role)} · {held.place}" if held.place else role(held.role)


def scoped_acts(workbench: Workbench, owner: QWidget, account: Account) -> Sequence[ActionSpec]:
    """What can be done about the roles a member holds somewhere only."""

    def give(scope: Scope, text: str) -> ActionSpec:
        def run() -> None:
            open_scoped_role(workbench, owner, account, scope)

        return ActionSpec(
            f"people.grant.{scope}", text, Menu.TOOLS, run, icon="plus", why_not=partial(workbench.may, GrantRole)
        )

    def take_back(held: HeldRole) -> ActionSpec:
        def run() -> None:
            workbench.carry_out(RevokeRole(held.id), owner=owner)

        text = _tr("Take back “{role}”").format(role=scoped_text(held).replace("&", "&&"))
        return ActionSpec(
            f"people.revoke.{held.id}", text, Menu.TOOLS, run, icon="close", why_not=partial(workbench.may, RevokeRole)
        )

    return (
        give(Scope.DEPARTMENT, _tr("Role for a department…")),
        give(Scope.REQUISITION, _tr("Role for a requisition…")),
        *map(take_back, account.scoped),
    )


def open_scoped_role(workbench: Workbench, parent: QWidget, account: Account, scope: Scope) -> FormWindow:
    """Which role, and where."""
    where = {
        Scope.DEPARTMENT: FieldSpec("scope_id", _tr("Department"), FieldKind.WORD, required=True,
                                    vocabulary=VocabularyKind.DEPARTMENT),
        Scope.REQUISITION: FieldSpec("scope_id", _tr("Requisition"), FieldKind.REQUISITION, required=True),
    }[scope]  # fmt: skip
    what = FieldSpec(
        "role", _tr("Role"), FieldKind.CHOICE, required=True, choices=Role, default=Role.VIEWER.value,
        help=_tr("An administrator is one for the whole workspace only."),
    )  # fmt: skip

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        return GrantRole(account.id, str(values["role"]), scope.value, str(values["scope_id"]))

    title = (
        _tr("Role of {name} for a department") if scope is Scope.DEPARTMENT else _tr("Role of {name} for a requisition")
    )
    spec = FormSpec(f"member.grant.{scope}", (SectionSpec("", (what, where)),))
    return show_form(workbench, FormPlan(spec, title.format(name=account.name), _tr("&Give role"), make), parent)
