"""An amount of money: digits as typed, decimal text as value; the currency stands in a field of its own."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.views.forms.fields.field import Field
from desktop.views.forms.spec import FieldSpec
from desktop.views.workbench import Workbench

_SIGNS = re.compile(r"[^\d.,'’\s\u00a0\u202f+kKmM-]")
_BLANKS = re.compile(r"[\s\u00a0\u202f'’]")
_THOUSANDS = {"k": 1000, "m": 1_000_000}


def read_amount(typed: str) -> Decimal | None:
    """The amount meant by ``68 000``, ``68,000.50``, ``68.000,50``, ``$68k``; None if it is none.

    A single comma or point with exactly three digits behind it groups thousands: nobody is paid in thousandths.
    """
    text = _BLANKS.sub("", _SIGNS.sub("", typed))
    factor = _THOUSANDS.get(text[-1:].lower(), 1)
    text = text.rstrip("kKmM")
    if not any(sign.isdigit() for sign in text):
        return None
    last = max(text.rfind(","), text.rfind("."))
    sign = text[last] if last >= 0 else ""
    both = "," in text and "." in text
    groups = bool(sign) and not both and (text.count(sign) > 1 or (len(text) - last == 4 and factor == 1))
    if sign and not groups:
        text = f"{re.sub('[,.]', '', text[:last])}.{text[last + 1 :]}"
    else:
        text = re.sub("[,.]", "", text)
    try:
        return Decimal(text) * factor
    except InvalidOperation:
        return None


def amount_text(amount: Decimal, locale: QLocale | None = None) -> str:
    """An amount for reading: grouped, with cents only where there are some."""
    locale = locale or QLocale()
    whole = amount == amount.to_integral_value()
    return locale.toString(float(amount), "f", 0 if whole else 2)


class MoneyField(Field):
    """A line edit, numbers to the right."""

    def __init__(self, spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(spec, workbench, parent)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(spec.placeholder)
        self._line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._line.setMaximumWidth(self._line.fontMetrics().averageCharWidth() * 22)
        self._line.textEdited.connect(self.typed)
        self.watch(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line, 1)
        row.addStretch(1)
        self.setFocusProxy(self._line)

    def editor(self) -> QWidget:
        """The line edit."""
        return self._line

    def value(self) -> str:
        """Plain decimal text such as ``68000`` or ``32.50``; empty while the text is no amount."""
        amount = read_amount(self._line.text())
        if amount is None:
            return ""
        return str(
            amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount.quantize(Decimal("0.01"))
        )

    def set_value(self, value: Any) -> None:
        """Show an amount."""
        self._line.setText(self.in_words(value))

    def in_words(self, value: Any) -> str:
        """Grouped by the locale."""
        try:
            return amount_text(Decimal(str(value))) if value not in {"", None} else ""
        except InvalidOperation:
            return str(value)

    def written(self) -> str:
        """The text as typed."""
        return self._line.text()

    def rewrite(self, written: Any) -> None:
        """The text as typed."""
        self._line.setText(str(written or ""))

    def problem(self) -> str:
        """Text that is no amount, or one below zero."""
        text = self._line.text().strip()
        amount = read_amount(text)
        if not text:
            return ""
        if amount is None or re.search(r"[^\W\dkKmM_]{4,}", text):
            return "money.malformed"
        return "money.negative" if amount < 0 else ""

    def normalise(self) -> None:
        """Show the amount grouped; keep the text when it is none."""
        if not self.problem() and self.value():
            self._line.setText(self.in_words(self.value()))
