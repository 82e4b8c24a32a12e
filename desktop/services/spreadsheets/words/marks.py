"""Marks that stand for yes or no in a column a person ticks."""

from __future__ import annotations

from desktop.services.spreadsheets.values.texts import says_nothing
from desktop.text import fold

_YES = frozenset(
    "yes y x true 1 done ok completed oui o vrai si s sim verdadeiro ja wahr tak prawda да ✓ ✔ ✅ ☑ ● • v √".split()
)
_NO = frozenset("no n false 0 non faux nao falso nein falsch nie нет ✗ ✘ ❌ ☐ ✖ none pending tbd".split())


def read_mark(text: str) -> bool | None:
    """Yes, no, or ``None`` when the text is no mark. An empty cell says no."""
    if says_nothing(text):
        return False
    word = fold(text).strip(" .!").replace("\ufe0f", "")
    return True if word in _YES else False if word in _NO else None
