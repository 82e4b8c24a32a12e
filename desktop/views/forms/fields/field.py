"""What every field is: a widget with a value, told apart from what was typed, that never throws typed text away."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.forms.spec import FieldSpec
from desktop.views.workbench import Workbench

_STAYS = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason}


class Field(QWidget):
    """Base of all fields. Values are plain and JSON-like: text, ISO dates, ids, bools, ints, tuples of text."""

    typed = Signal()
    """The person changed something."""
    left = Signal()
    """The focus went elsewhere; the value has been normalised."""

    def __init__(self, spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.workbench = workbench
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def editor(self) -> QWidget:
        """The widget that takes the focus and is the label's buddy."""
        raise NotImplementedError

    def value(self) -> Any:
        """The value as the service wants it."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value; does not count as typing."""
        raise NotImplementedError

    def problem(self) -> str:
        """The code of what keeps the typed text from being a value; empty when nothing does."""
        return ""

    def written(self) -> Any:
        """Exactly what stands in the field, for a draft; differs from the value while the text is not one yet."""
        return self.value()

    def rewrite(self, written: Any) -> None:
        """Put back what ``written`` gave."""
        self.set_value(written)

    def shown_text(self) -> str:
        """What stands in the field in words, for messages and comparisons."""
        return self.in_words(self.value())

    def in_words(self, value: Any) -> str:
        """A value of this field in words."""
        if isinstance(value, tuple | list):
            return ", ".join(str(part) for part in value)
        return str(value)

    def normalise(self) -> None:
        """Bring what was typed into its common form; called when the focus leaves."""

    def watch(self, editor: QWidget) -> None:
        """Notice when the focus leaves this part of the field."""
        editor.installEventFilter(self)

    def mark_problem(self, sentence: str) -> None:
        """Tell assistive technology what is wrong; the sentence itself stands below the field."""
        self.editor().setAccessibleDescription(sentence or self.spec.help)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving normalises; a wheel over an unfocused field scrolls the form instead of changing the value."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in _STAYS:
            self.normalise()
            self.left.emit()
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
