"""A person of the team; somebody missing can be added by name."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.services.dispatch.messages import Done
from desktop.services.people.commands import AddMember
from desktop.views.forms.fields.picker import Entry, PickerField


class PersonField(PickerField):
    """Picker over the team, the signed-in person first."""

    @property
    def can_add(self) -> bool:  # type: ignore[override]
        """Whether the actor may add somebody."""
        return not self.workbench.may(AddMember)

    def entries(self) -> Sequence[Entry]:
        """Everybody who is still there."""
        here = [member for member in self.workbench.team.members if member.active]
        here.sort(key=lambda member: member.id != self.workbench.actor.id)
        return [Entry(member.id, member.name, member.email) for member in here]

    def label_for(self, entry_id: str) -> str:
        """The name, of people who left too."""
        return self.workbench.team.name(entry_id)

    def add_text(self, typed: str) -> str:
        """Says that the team grows."""
        return self.tr("Add “{typed}” to the team").format(typed=typed)

    def add(self, typed: str) -> None:
        """Add the person and choose them."""

        def added(done: Done) -> None:
            if self.line().text().strip() == typed:
                self.choose(str(done.answer), typed)
                self.typed.emit()
                self.left.emit()

        self.workbench.carry_out(AddMember(typed), added, owner=self, quiet=True)
