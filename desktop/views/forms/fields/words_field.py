"""Several words of one list of the vocabulary."""

from __future__ import annotations

from desktop.views.forms.fields.chosen_field import ChosenField
from desktop.views.forms.fields.word_field import WordField


class WordsField(ChosenField):
    """Chips above a word picker."""

    picks = WordField
