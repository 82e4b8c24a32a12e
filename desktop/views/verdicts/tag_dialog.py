"""Asks for a tag to put on candidates: one of the known ones, or a new word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QWidget

from desktop.text import fold
from desktop.views.verdicts.refusals import tr
from desktop.views.verdicts.verdict_dialog import VerdictDialog
from desktop.views.workbench import Workbench
from desktop.words import VocabularyKind


class TagDialog(VerdictDialog):
    """One field that proposes the tags in use."""

    def __init__(self, workbench: Workbench, parent: QWidget | None, count: int) -> None:
        title = tr("Tag candidate") if count == 1 else tr("Tag %n candidates", count)
        super().__init__(workbench, parent, title=title, verb=title, sentence="")
        self._known = [word.label for word in workbench.book.of(VocabularyKind.TAG)]
        self.field = QLineEdit(self)
        completer = QCompleter(sorted(self._known, key=fold), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.hint = QLabel(self)
        self.hint.setFont(workbench.look.font("secondary"))
        label = QLabel(tr("&Tag"), self)
        label.setBuddy(self.field)
        self.body.addWidget(label)
        self.body.addWidget(self.field)
        self.body.addWidget(self.hint)
        self.field.textChanged.connect(self.check)
        self.field.setFocus()
        self.check()

    def check(self) -> None:
        """Also says whether the tag is new."""
        super().check()
        typed = self.answer()
        self.hint.setText(tr("A new tag.") if typed and typed not in self._known else " ")

    def missing(self) -> str:
        """A word."""
        return "" if self.field.text().strip() else tr("Type a tag first.")

    def answer(self) -> str:
        """The tag, in the spelling already in use if there is one."""
        typed = " ".join(self.field.text().split())
        return next((label for label in self._known if fold(label) == fold(typed)), typed)
