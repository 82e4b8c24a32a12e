"""What is wrong with a typed value, in words: one sentence for each code a form or a service may answer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.views.forms.spec import FieldKind, FieldSpec
from desktop.views.mishaps.wording import field_problem

_CHOSEN = {
    FieldKind.CHOICE,
    FieldKind.WORD,
    FieldKind.PERSON,
    FieldKind.REQUISITION,
    FieldKind.CANDIDATE,
    FieldKind.CURRENCY,
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("FormProblems", text)


def problem_text(code: str, spec: FieldSpec | None = None, typed: str = "") -> str:
    """The sentence for a problem code, with the label of the field or what was typed where that helps."""
    label = spec.label if spec is not None else ""
    tail = code.rsplit(".", 1)[-1]
    if tail in {"required", "missing", "empty"}:
        if spec is not None and spec.kind in _CHOSEN:
            return _tr("Choose: {label}.").format(label=label) if label else _tr("Choose an entry.")
        return _tr("{label} is required.").format(label=label) if label else _tr("This field is required.")
    sentences = {
        "email.malformed": _tr("An e-mail address looks like name@example.com."),
        "phone.malformed": _tr("A phone number has at least five digits, for example +1 514 555 0147."),
        "link.malformed": _tr("A link looks like https://example.com/name."),
        "date.unknown": _tr("This is no date. Try 2026-03-12, 12 Mar, today, +3 or tue."),
        "date.malformed": _tr("This is no date. Try 2026-03-12, 12 Mar, today, +3 or tue."),
        "date.past": _tr("This date has passed."),
        "money.malformed": _tr("This is no amount. Digits are enough, for example 68000."),
        "money.negative": _tr("An amount cannot be below zero."),
        "number.malformed": _tr("This is no whole number."),
        "choice.unknown": _tr("“{typed}” is not in the list. Choose an entry, or clear the field.").format(typed=typed),
        "pay.max_below_min": _tr("The highest pay is below the lowest."),
        "pay.currency_missing": _tr("Choose the currency of the pay band."),
        "text.too_long": _tr("This text is too long."),
    }
    if code in sentences:
        return sentences[code]
    return field_problem(code)
