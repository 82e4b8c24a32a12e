"""Whom a step asks: people of the team, and whoever holds a role in the case, as chips of one picker."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.views.forms.fields.chosen_field import ChosenField
from desktop.views.forms.fields.person_field import PersonField
from desktop.views.forms.fields.picker import Entry
from desktop.views.records.approvals.step_words import asked_words, person_words
from desktop.words import CaseRole

ROLE = "role:"
"""Before the token of a role, where people stand with their ids."""


ASKED = tuple(token for token in CaseRole if token is not CaseRole.OWNER)
"""Whom a step can mean without naming a person; an owner is one of an application, which a requisition has none of."""


class AskedPicker(PersonField):
    """The roles first: they stay true when people come and go."""

    def entries(self) -> Sequence[Entry]:
        """Roles, then everybody who is still there."""
        roles = [Entry(f"{ROLE}{token}", asked_words(token)) for token in ASKED]
        return [*roles, *super().entries()]

    def label_for(self, entry_id: str) -> str:
        """A role in words, or the name of a person who may have left."""
        if entry_id.startswith(ROLE):
            return asked_words(entry_id.removeprefix(ROLE))
        return person_words(self.workbench.team, entry_id)


class AskedField(ChosenField):
    """Chips above the picker."""

    picks = AskedPicker

    def adding(self) -> str:
        """Says that both can be chosen."""
        return self.tr("Add a person or a role")
