"""Several people of the team."""

from __future__ import annotations

from desktop.views.forms.fields.chosen_field import ChosenField
from desktop.views.forms.fields.person_field import PersonField


class PeopleField(ChosenField):
    """Chips above a person picker."""

    picks = PersonField

    def adding(self) -> str:
        """Says that people are chosen."""
        return self.tr("Add a person")
