"""The form of a chain as data, and how its values and those of the service become each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from desktop.services.approvals.commands import SaveChain
from desktop.services.approvals.questions import ReadChains
from desktop.services.approvals.records import ChainRecord
from desktop.services.dispatch.messages import Command
from desktop.views.approvals.step_card import FRESH
from desktop.views.approvals.steps_field import StepsField
from desktop.views.forms.plan import FormPlan, Heard, Seen, Values
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.views.workbench import Workbench
from desktop.words import VocabularyKind

_LISTS = ("departments", "levels", "cost_centres")
_CONDITIONS = (*_LISTS, "from", "to", "currency")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChainForm", text)


def chain_form() -> FormSpec:
    """Name, for which requisitions, whom to ask, policy."""
    kind = FieldKind
    when = (
        FieldSpec("departments", _tr("Departments"), kind.WORDS, vocabulary=VocabularyKind.DEPARTMENT,
                  placeholder=_tr("Any department")),
        FieldSpec("levels", _tr("Levels"), kind.WORDS, vocabulary=VocabularyKind.LEVEL, placeholder=_tr("Any level")),
        FieldSpec("cost_centres", _tr("Cost centres"), kind.WORDS, vocabulary=VocabularyKind.COST_CENTRE,
                  placeholder=_tr("Any cost centre")),
        FieldSpec("from", _tr("From, a year"), kind.MONEY, help=_tr("The top of the pay band, counted for a year.")),
        FieldSpec("to", _tr("Below, a year"), kind.MONEY),
        FieldSpec("currency", _tr("Currency"), kind.CURRENCY),
    )  # fmt: skip
    return FormSpec(
        "chains.edit",
        (
            SectionSpec("", (FieldSpec("name", _tr("Name"), required=True),)),
            SectionSpec(_tr("For which requisitions"), when, _tr("All that is said must hold; what is left empty holds for any.")),
            SectionSpec(
                _tr("Who is asked"),
                (FieldSpec("groups", _tr("Steps"), widget=StepsField, default=(FRESH,)),),
                _tr("One step after the other. A step that is declined ends the request."),
            ),
            SectionSpec(
                _tr("Policy"),
                (FieldSpec("self_approval", _tr("May approve own requests"), kind.FLAG,
                           help=_tr("Careful: whoever asks can then approve alone. It is marked wherever it happens.")),),
            ),
        ),
        _check,
    )  # fmt: skip


def _check(values: Mapping[str, Any]) -> Mapping[str, str]:
    """What the service would refuse, said before."""
    found: dict[str, str] = {}
    if any(not step["people"] and not step["roles"] for step in values["groups"]):
        found["groups"] = "approval.group_empty"
    if (values["from"] or values["to"]) and not values["currency"]:
        found["currency"] = "required"
    return found


def values_of(chain: ChainRecord) -> dict[str, Any]:
    """What the form shows of a chain."""
    conditions = chain.conditions
    return {
        "name": chain.name,
        **{name: tuple(conditions.get(name) or ()) for name in _LISTS},
        **{name: str(conditions.get(name) or "") for name in ("from", "to", "currency")},
        "groups": tuple(FRESH | dict(group) for group in chain.groups),
        "self_approval": chain.self_approval,
    }


def _wanted(values: Values, changed: Values) -> dict[str, Any]:
    """What the service is told: of the conditions all or none, for they are kept as one."""
    wanted: dict[str, Any] = {name: values[name] for name in ("name", "self_approval") if name in changed}
    if changed.keys() & set(_CONDITIONS):
        conditions = {name: list(values[name]) if name in _LISTS else values[name] for name in _CONDITIONS}
        wanted["conditions"] = {name: value for name, value in conditions.items() if value}
    if "groups" in changed:
        wanted["groups"] = [dict(step) for step in values["groups"]]
    return wanted


def chain_plan(workbench: Workbench, chain: ChainRecord | None) -> FormPlan:
    """Editing one, or making one."""

    def make(values: Values, changes: Values, seen: Seen) -> Command[Any]:
        if chain is None:
            return SaveChain("", 0, _wanted(values, values))
        return SaveChain(chain.id, seen.version, _wanted(values, changes))

    def reread(heard: Heard, owner: QObject) -> None:
        def found(chains: tuple[ChainRecord, ...]) -> None:
            present = next((one for one in chains if chain is not None and one.id == chain.id), None)
            if present is not None:
                heard(values_of(present), present.version)

        workbench.ask(ReadChains(), found, owner=owner, channel="reread")

    title = _tr("New chain") if chain is None else chain.name
    return FormPlan(
        chain_form(), title, _tr("&Save chain"), make,
        draft_key=f"approval_chain:{chain.id if chain else 'new'}",
        values=values_of(chain) if chain else {},
        version=chain.version if chain else 0,
        reread=reread if chain else None,
        record=("approval_chain", chain.id) if chain else ("", ""),
        fields={"conditions": "departments"},
    )  # fmt: skip
