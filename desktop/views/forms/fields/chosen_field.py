"""Several entries of one list as chips, added through the same picker as one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.forms.fields.chips import ChipRow, in_rows
from desktop.views.forms.fields.field import Field
from desktop.views.forms.fields.picker import PickerField
from desktop.views.forms.spec import FieldSpec
from desktop.views.workbench import Workbench


class ChosenField(Field):
    """Chips above a picker that empties itself after each choice. A subclass says which picker."""

    picks: type[PickerField]

    def __init__(self, spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(spec, workbench, parent)
        self._ids: list[str] = []
        self.setSizePolicy(in_rows())
        self.chips = ChipRow(workbench.look, self)
        self.chips.removed.connect(self._remove)
        self.picker = self.picks(spec, workbench, self)
        self.picker.line().setPlaceholderText(spec.placeholder or self.adding())
        self.picker.typed.connect(self._picked)
        self.picker.left.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.chips)
        column.addWidget(self.picker)
        self.setFocusProxy(self.picker.line())

    def adding(self) -> str:
        """What the empty picker says."""
        return self.tr("Add")

    def editor(self) -> QWidget:
        """The picker."""
        return self.picker.editor()

    def value(self) -> tuple[str, ...]:
        """The ids in the order they were added."""
        return tuple(self._ids)

    def set_value(self, value: Any) -> None:
        """Show these."""
        self._ids = [str(one) for one in (value or ())]
        self._show()

    def written(self) -> Any:
        """What was chosen, and what stands in the picker."""
        return {"ids": list(self._ids), "text": self.picker.line().text()}

    def rewrite(self, written: Any) -> None:
        """Chips and picker as they were."""
        if isinstance(written, dict):
            self.set_value(written.get("ids", ()))
            self.picker.rewrite({"id": "", "text": written.get("text", "")})
        else:
            self.set_value(written)

    def in_words(self, value: Any) -> str:
        """The labels."""
        return ", ".join(self.picker.label_for(str(one)) or str(one) for one in value or ())

    def problem(self) -> str:
        """Text in the picker that is no entry."""
        return self.picker.problem()

    def _picked(self) -> None:
        chosen = self.picker.value()
        if chosen:
            if chosen not in self._ids:
                self._ids.append(chosen)
            self.picker.set_value("")
            self._show()
        self.typed.emit()

    def _remove(self, place: int) -> None:
        del self._ids[place]
        self._show()
        self.picker.line().setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()

    def _show(self) -> None:
        self.chips.show_texts([self.picker.label_for(one) or one for one in self._ids])
