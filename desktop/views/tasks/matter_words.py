"""What waits, in words: the same on the page of the day and in the list of what came to one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.tasks.records import Matter, MatterKind
from desktop.views import labels


def _tr(text: str) -> str:
    return QCoreApplication.translate("MatterWords", text)


def matter_title(one: Matter) -> str:
    """What is to be done."""
    if one.kind is MatterKind.DECISION:
        return _tr("Decide: {question}").format(question=labels.coded("DecisionKind", one.words))
    if one.kind is MatterKind.APPROVAL:
        return (
            _tr("Answer the approval, step “{step}”").format(step=one.words)
            if one.words
            else _tr("Answer the approval")
        )
    return one.words


def matter_about(one: Matter) -> str:
    """Which case it is; empty for none."""
    opening = f"{one.case.number} {one.case.title}".strip()
    return " · ".join(part for part in (one.case.candidate, opening) if part)
