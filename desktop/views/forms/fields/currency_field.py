"""A currency by its three letters; those of the system and of the usual neighbours come first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QLocale

from desktop.views.forms.fields.picker import Entry, PickerField

_USUAL = ("CAD", "USD", "EUR", "GBP", "CHF", "AUD")


@lru_cache(maxsize=4)
def currencies(home: str) -> tuple[Entry, ...]:
    """Every currency Qt knows, as ``CAD`` with its name."""
    names: dict[str, str] = {}
    every = QLocale.matchingLocales(QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry)
    for locale in every:
        code = locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
        if len(code) == 3 and code not in names:
            english = QLocale(QLocale.Language.English, locale.territory())
            names[code] = english.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyDisplayName) or code
    first = list(dict.fromkeys(code for code in (home, *_USUAL) if code in names))
    return tuple(Entry(code, code, names[code]) for code in [*first, *sorted(set(names) - set(first))])


class CurrencyField(PickerField):
    """Picker over currencies."""

    def entries(self) -> Sequence[Entry]:
        """All of them."""
        return currencies(QLocale.system().currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode))

    def label_for(self, entry_id: str) -> str:
        """The code is its own label."""
        return entry_id
