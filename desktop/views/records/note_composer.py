"""Where a note is written: Markdown, Ctrl+Enter saves, and what was typed is kept as a draft."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.services.notes.commands import AddNote
from desktop.views.forms.drafts import DraftKeeper, TypedDraft
from desktop.views.forms.fields.lines_field import GrowingText
from desktop.views.look.theme import GRID
from desktop.views.workbench import Workbench


class NoteComposer(QWidget):
    """A text box with what it is about and a button. ``saved`` after the note is kept."""

    saved = Signal()

    def __init__(self, workbench: Workbench, candidate_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._candidate_id = candidate_id
        self.text = GrowingText(2, 12, self)
        self.text.setPlaceholderText(self.tr("Write a note. Markdown works: **bold**, - list."))
        self.text.setAccessibleName(self.tr("Note"))
        self.text.installEventFilter(self)
        self.about = QComboBox(self)
        self.about.setAccessibleName(self.tr("What the note is about"))
        self.about.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.about.setMinimumContentsLength(18)
        self.button = QPushButton(self.tr("Save note"), self)
        self.button.setAutoDefault(False)
        self.button.setToolTip(self.tr("Ctrl+Enter"))
        self.button.clicked.connect(self.save)
        self.restored = QLabel(self)
        workbench.look.style(self.restored, "muted")
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.about)
        foot.addWidget(self.restored, 1)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.text)
        column.addLayout(foot)
        self._drafts = DraftKeeper(workbench, f"note:{candidate_id}", self._draft, self)
        self.text.textChanged.connect(self._typed)
        self.show_applications(())
        self._drafts.find(self._restore)
        self._refresh()

    def show_applications(self, applications: Sequence[tuple[str, str]]) -> None:
        """What a note may be about: the person in general, or one application (id, title)."""
        chosen = self.about.currentData()
        self.about.clear()
        self.about.addItem(self.tr("About the person"), "")
        for application_id, title in applications:
            self.about.addItem(title, application_id)
        self.about.setCurrentIndex(max(0, self.about.findData(chosen)))
        self.about.setVisible(bool(applications))

    def save(self) -> None:
        """Keep the note; the text stays until it is kept."""
        text = self.text.toPlainText().strip()
        if not text or self._workbench.may(AddNote):
            return
        self.button.setEnabled(False)
        command = AddNote(self._candidate_id, text, str(self.about.currentData() or ""))
        self._workbench.carry_out(command, lambda _done: self._saved(), owner=self, failed=self._failed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter saves."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.save()
            return True
        return super().eventFilter(watched, event)

    def keep_draft(self) -> None:
        """Keep what was typed at once, because the page goes away."""
        self._drafts.keep_now()

    def _saved(self) -> None:
        self.text.clear()
        self.restored.clear()
        self._drafts.drop()
        self._refresh()
        self.saved.emit()

    def _failed(self, _error: Exception) -> bool:
        self._refresh()
        self._drafts.keep_now()
        return False

    def _typed(self) -> None:
        self._drafts.touched()
        self._refresh()

    def _refresh(self) -> None:
        why = self._workbench.may(AddNote)
        empty = not self.text.toPlainText().strip()
        self.button.setEnabled(not why and not empty)
        self.button.setToolTip(why or (self.tr("Type something first") if empty else self.tr("Ctrl+Enter")))
        self.text.setReadOnly(bool(why))
        if why:
            self.text.setPlaceholderText(why)

    def _draft(self) -> TypedDraft | None:
        text = self.text.toPlainText()
        return TypedDraft({"text": text}) if text.strip() else None

    def _restore(self, draft: TypedDraft) -> None:
        if not self.text.toPlainText():
            self.text.setPlainText(str(draft.written.get("text", "")))
            self.restored.setText(self.tr("Restored what you typed"))
