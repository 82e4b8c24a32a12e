"""Asks for the reason when applications end, by our decision or by theirs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from desktop.views.verdicts.choosing import Choice, FilteredChoices
from desktop.views.verdicts.refusals import tr
from desktop.views.verdicts.verdict_dialog import VerdictDialog
from desktop.views.workbench import Workbench
from desktop.words import ReasonSide, VocabularyKind


def _title(side: ReasonSide, count: int) -> str:
    if side is ReasonSide.THEM:
        return tr("Withdraw application") if count == 1 else tr("Withdraw %n applications", count)
    return tr("Reject application") if count == 1 else tr("Reject %n applications", count)


class ReasonDialog(VerdictDialog):
    """The reasons of one side with their definitions, and room for a note."""

    def __init__(self, workbench: Workbench, parent: QWidget | None, side: ReasonSide, count: int) -> None:
        ours = side is not ReasonSide.THEM
        title = _title(side, count)
        super().__init__(
            workbench, parent, title=title, verb=title,
            sentence=tr("Why do we stop here?") if ours else tr("Why did the candidate step back?")
            if count == 1 else tr("Why did the candidates step back?"),
        )  # fmt: skip
        sides = {side.value, ReasonSide.EITHER.value}
        words = [word for word in workbench.book.of(VocabularyKind.REASON) if word.side in sides]
        self.reasons = FilteredChoices(
            workbench, [Choice(word.id, word.label, word.definition) for word in words], self,
            name=tr("Reason"), numbered=True,
        )  # fmt: skip
        self.reasons.list.setMinimumHeight(self.reasons.list.sizeHintForRow(0) * 6)
        self.note = QPlainTextEdit(self)
        self.note.setTabChangesFocus(True)
        self.note.setPlaceholderText(tr("What a colleague should know when reading this in a year"))
        self.note.setMaximumHeight(self.fontMetrics().lineSpacing() * 3 + 16)
        label = QLabel(tr("&Note (optional)"), self)
        label.setBuddy(self.note)
        self.body.addWidget(self.reasons, 1)
        self.body.addWidget(label)
        self.body.addWidget(self.note)
        self.reasons.changed.connect(self.check)
        self.reasons.activated.connect(self.accept)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept, context=Qt.ShortcutContext.WindowShortcut)
        self.reasons.setFocus()
        self.check()

    def missing(self) -> str:
        """A reason."""
        return "" if self.reasons.chosen() else tr("Choose a reason first.")

    def answer(self) -> tuple[str, str]:
        """The id of the reason, and the note."""
        return self.reasons.chosen(), self.note.toPlainText().strip()
