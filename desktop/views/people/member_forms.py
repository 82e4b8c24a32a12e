"""The forms of the team page: a new member, and what a member is there for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop.services.accounts.messages import Account, ReadAccounts, SetRoles
from desktop.services.dispatch.messages import Command
from desktop.services.people.commands import AddMember
from desktop.views.forms.plan import FormPlan, Heard, Seen, Values
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.views.forms.window import FormWindow, show_form
from desktop.views.mishaps.wording import role
from desktop.views.workbench import Workbench
from desktop.words import Role


def _tr(text: str) -> str:
    return QCoreApplication.translate("MemberForm", text)


def role_help(which: Role) -> str:
    """What a role is there for, in a few words."""
    return {
        Role.ADMINISTRATOR: _tr("lets people in, sets roles, looks after backups; may everything"),
        Role.HR: _tr("everything about people and openings, the lists of words, the team"),
        Role.RECRUITER: _tr("openings, candidates, pipeline, import and export"),
        Role.HIRING_MANAGER: _tr("own openings: decides, moves, takes notes"),
        Role.INTERVIEWER: _tr("sees what an interview needs, takes notes"),
        Role.APPROVER: _tr("sees what is to be approved, takes notes"),
        Role.VIEWER: _tr("sees and checks, changes nothing"),
    }[which]


def _roles_section() -> SectionSpec:
    fields = tuple(
        FieldSpec(str(which), role(which)[:1].upper() + role(which)[1:], FieldKind.FLAG, help=role_help(which))
        for which in Role
    )
    return SectionSpec(_tr("Roles everywhere in this workspace"), fields)


def _chosen(values: Values) -> tuple[str, ...]:
    return tuple(str(which) for which in Role if values[str(which)])


def open_new_member(workbench: Workbench, parent: QWidget) -> FormWindow:
    """Name, e-mail, roles; a password is given afterwards."""
    about = SectionSpec(
        "",
        (
            FieldSpec("name", _tr("Name"), required=True),
            FieldSpec("email", _tr("E-mail"), content="email"),
        ),
    )

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        return AddMember(str(values["name"]), str(values["email"]), _chosen(values))

    spec = FormSpec("member.new", (about, _roles_section()))
    plan = FormPlan(spec, _tr("Add a member"), _tr("&Add member"), make, draft_key="member:new")
    return show_form(workbench, plan, parent)


def open_roles(workbench: Workbench, parent: QWidget | None, account: Account) -> FormWindow:
    """Which roles somebody holds everywhere."""

    def values_of(one: Account) -> Mapping[str, Any]:
        return {str(which): str(which) in one.roles for which in Role}

    def make(values: Values, _changes: Values, seen: Seen) -> Command[Any]:
        return SetRoles(account.id, seen.version, _chosen(values))

    def reread(heard: Heard, owner: QObject) -> None:
        def found(everybody: tuple[Account, ...]) -> None:
            one = next((one for one in everybody if one.id == account.id), account)
            heard(values_of(one), one.version)

        workbench.ask(ReadAccounts(), found, owner=owner, channel="reread")

    plan = FormPlan(
        FormSpec("member.roles", (_roles_section(),)),
        _tr("Roles of {name}").format(name=account.name),
        _tr("&Save roles"),
        make,
        values=values_of(account),
        version=account.version,
        record_name=account.name,
        reread=reread,
        record=("person", account.id),
    )
    return show_form(workbench, plan, parent)
