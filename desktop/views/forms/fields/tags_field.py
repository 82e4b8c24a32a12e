"""Tags as chips: Enter or a comma adds what was typed, known tags are proposed."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from desktop.text import fold
from desktop.views.forms.fields.chips import ChipRow, in_rows
from desktop.views.forms.fields.field import Field
from desktop.views.forms.spec import FieldSpec
from desktop.views.workbench import Workbench
from desktop.words import VocabularyKind


class TagsField(Field):
    """Chips above a line that adds one."""

    def __init__(self, spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(spec, workbench, parent)
        self._tags: list[str] = []
        self.setSizePolicy(in_rows())
        self.chips = ChipRow(workbench.look, self)
        self.chips.removed.connect(self._remove)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(spec.placeholder or self.tr("Type a tag and press Enter"))
        self._proposals = QStringListModel(self)
        completer = QCompleter(self._proposals, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated[str].connect(self._take, Qt.ConnectionType.QueuedConnection)  # type: ignore[index]
        self._line.setCompleter(completer)
        self._line.textEdited.connect(self._edited)
        self.watch(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.chips)
        column.addWidget(self._line)
        self.setFocusProxy(self._line)

    def editor(self) -> QWidget:
        """The line that adds."""
        return self._line

    def value(self) -> tuple[str, ...]:
        """The tags, what stands in the line included: nobody has to press Enter before saving."""
        tags = list(self._tags)
        for rest in _split(self._line.text()):
            if fold(rest) not in {fold(tag) for tag in tags}:
                tags.append(rest)
        return tuple(tags)

    def set_value(self, value: Any) -> None:
        """Show these tags."""
        self._tags = [str(tag) for tag in (value or ())]
        self._line.clear()
        self.chips.show_texts(self._tags)

    def normalise(self) -> None:
        """What was typed becomes a chip."""
        if self._line.text().strip():
            self.set_value(self.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds; Backspace in the empty line removes the last tag."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self._line:
            bare = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and bare and self._line.text().strip():
                self._commit()
                return True
            if event.key() == Qt.Key.Key_Backspace and not self._line.text() and self._tags:
                self._remove(len(self._tags) - 1)
                return True
        return super().eventFilter(watched, event)

    def _edited(self, text: str) -> None:
        if text.endswith((",", ";")):
            self._commit()
        else:
            known = [word.label for word in self.workbench.book.of(VocabularyKind.TAG)]
            taken = {fold(tag) for tag in self._tags}
            part = fold(text)
            self._proposals.setStringList(
                [tag for tag in known if part and part in fold(tag) and fold(tag) not in taken]
            )
        self.typed.emit()

    def _take(self, _text: str) -> None:
        self._commit()

    def _commit(self) -> None:
        self.set_value(self.value())
        self.typed.emit()

    def _remove(self, place: int) -> None:
        del self._tags[place]
        self.chips.show_texts(self._tags)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()


def _split(text: str) -> list[str]:
    return [part for part in (" ".join(piece.split()) for piece in re.split(r"[;,\n]", text)) if part]
