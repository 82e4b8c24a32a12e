"""A chain in words: for which requisitions it is chosen, and whom it asks in which order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.services.approvals.records import ChainRecord
from desktop.views.records.approvals.step_words import asked_words, listed, person_words
from desktop.views.tables.formatting import money_text
from desktop.views.workbench import Workbench
from desktop.words import Need


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChainWords", text)


def condition_words(workbench: Workbench, conditions: Mapping[str, Any]) -> str:
    """``Finance or Sales, from 100,000 CAD a year``."""
    parts = []
    for name in ("departments", "levels", "cost_centres"):
        labels = [workbench.book.label(one) or _tr("a word that is gone") for one in conditions.get(name) or ()]
        if labels:
            parts.append(_either(labels))
    low, high = (str(conditions.get(name) or "") for name in ("from", "to"))
    currency = str(conditions.get("currency") or "")
    if low and high:
        parts.append(
            _tr("from {low} to below {high} a year").format(low=money_text(low), high=money_text(high, currency))
        )
    elif low:
        parts.append(_tr("from {amount} a year").format(amount=money_text(low, currency)))
    elif high:
        parts.append(_tr("below {amount} a year").format(amount=money_text(high, currency)))
    return ", ".join(parts) or _tr("Every requisition")


def _either(labels: list[str]) -> str:
    if len(labels) == 1:
        return labels[0]
    return _tr("{several} or {last}").format(several=", ".join(labels[:-1]), last=labels[-1])


def step_words(workbench: Workbench, number: int, group: Mapping[str, Any]) -> str:
    """``2 Finance: any of Fia Finance and Fred Ledger, within 3 days``."""
    names = [asked_words(str(token)) for token in group.get("roles") or ()]
    names += [person_words(workbench.team, str(one)) for one in group.get("people") or ()]
    need, count = str(group.get("need") or Need.ALL), int(group.get("count") or 1)
    alone = len(names) == 1 and not (group.get("roles") and need != Need.ALL)
    whom = listed(names)
    if need == Need.COUNT:
        whom = _tr("{count} of {whom}").format(count=count, whom=whom)
    elif need == Need.ANY and not alone:
        whom = _tr("any of {whom}").format(whom=whom)
    elif not alone:
        whom = _tr("all of {whom}").format(whom=whom)
    name = str(group.get("name") or "")
    shown = f"{QLocale().toString(number)} {name}".rstrip()
    return f"{shown}: {whom}" if name or whom[:1].isdigit() else f"{shown} {whom}"


def steps_words(workbench: Workbench, chain: ChainRecord) -> str:
    """All steps in a line, and the policy where it is an unusual one."""
    parts = [step_words(workbench, number, group) for number, group in enumerate(chain.groups, 1)]
    return " · ".join([*parts, _tr("own requests allowed")] if chain.self_approval else parts)
