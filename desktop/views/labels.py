"""What every code of ``words.py`` is called on screen, and which tone (good, warn, bad, info) it has, if any.

The texts stand in ``desktop/wording.py``, one table per enum; a test demands a label for each member. Tones are a second
voice only: the word always stands beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop import words
from desktop.wording import LABELS, QT_TRANSLATE_NOOP

__all__ = ["QT_TRANSLATE_NOOP", "chip", "coded", "label", "labels", "tones"]

_CONTEXT = "Labels"

_TONES: Mapping[StrEnum, str] = {
    words.ApplicationStatus.ACTIVE: "info",
    words.ApplicationStatus.HIRED: "good",
    words.ApplicationStatus.REJECTED: "bad",
    words.ApplicationStatus.WITHDRAWN: "muted",
    words.RequisitionStatus.DRAFT: "muted",
    words.RequisitionStatus.AWAITING_APPROVAL: "info",
    words.RequisitionStatus.OPEN: "good",
    words.RequisitionStatus.ON_HOLD: "warn",
    words.RequisitionStatus.FILLED: "info",
    words.RequisitionStatus.CANCELLED: "muted",
    words.ApprovalState.RUNNING: "info",
    words.ApprovalState.APPROVED: "good",
    words.ApprovalState.DECLINED: "bad",
    words.ApprovalState.REOPENED: "warn",
    words.Priority.HIGH: "warn",
    words.Priority.URGENT: "bad",
}

_CHIP_TONES = frozenset({"good", "bad", "warn", "info"})
_ENUMS: Mapping[str, type[StrEnum]] = {enum.__name__: enum for enum in LABELS}


def label(member: StrEnum) -> str:
    """What a member of an enum of ``words.py`` is called on screen."""
    return QCoreApplication.translate(_CONTEXT, LABELS[type(member)][member])


def labels(enum_name: str) -> dict[str, str]:
    """Code → label of a whole enum, by its class name (as ``ListColumn.choices`` names it), in the enum's order."""
    texts = LABELS[_ENUMS[enum_name]]
    return {str(member): QCoreApplication.translate(_CONTEXT, texts[member]) for member in _ENUMS[enum_name]}


def chip(enum_name: str, code: str) -> str:
    """The look of the chip that says a code: in its tone, or plain."""
    tone = tones(enum_name).get(code, "")
    return f"chip_{tone}" if tone in _CHIP_TONES else "chip"


def tones(enum_name: str) -> dict[str, str]:
    """Code → tone (a colour token) of an enum; codes without a tone are left out."""
    return {str(member): _TONES[member] for member in _ENUMS[enum_name] if member in _TONES}


def coded(enum_name: str, code: str) -> str:
    """The label of a code of an enum; empty for an empty or unknown code."""
    return labels(enum_name).get(code, "") if code else ""
