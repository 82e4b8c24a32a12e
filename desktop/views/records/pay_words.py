"""What a requisition pays, in one line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.views import labels
from desktop.views.tables.formatting import money_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("PayWords", text)


def pay_band(least: str, most: str, currency: str, period: str) -> str:
    """``82,000 – 98,000 CAD per year``; empty where no amount is given."""
    low, high = (money_text(amount) if amount else "" for amount in (least, most))
    if low and high:
        band = f"{low} – {high}"
    elif low:
        band = _tr("from {amount}").format(amount=low)
    else:
        band = _tr("up to {amount}").format(amount=high) if high else ""
    return " ".join(part for part in (band, currency, labels.coded("PayPeriod", period)) if part) if band else ""
