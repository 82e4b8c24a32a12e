"""One word at the right: what stays as it is, how it is used, the form for the rest, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.services.vocabulary.commands import ChangeWord
from desktop.services.vocabulary.records import Word, WordUse
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.forms.elided_label import ElidedLabel
from desktop.views.forms.form_panel import FormPanel
from desktop.views.look.theme import GRID, MARGIN
from desktop.views.records.act_button import ActButton
from desktop.views.vocabulary.word_form import word_plan
from desktop.views.vocabulary.words_in_words import nature, singular, tr, used
from desktop.views.workbench import Workbench


class WordPane(QWidget):
    """Whatever is typed stays a draft of its word, also when another word is chosen."""

    saved = Signal()

    def __init__(self, workbench: Workbench, acts: Sequence[ActionSpec], parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.word: Word | None = None
        self.panel: FormPanel | None = None
        look = workbench.look
        self.title = ElidedLabel("", self)
        look.style(self.title, "section")
        self.chip = QLabel(self)
        look.style(self.chip, "chip")
        self.retired = QLabel(tr("Retired"), self)
        look.style(self.retired, "chip_warn")
        self.usage = QLabel(self)
        self.usage.setTextFormat(Qt.TextFormat.PlainText)
        self.usage.setWordWrap(True)
        look.style(self.usage, "muted")
        self.save = ActionSpec(
            "vocabulary.save", tr("&Save"), Menu.EDIT, self._save, tip=tr("Ctrl+Enter"), why_not=self._why_not_save
        )
        self.save_button = ActButton(look, self.save, self, primary=True)
        self.buttons = [self.save_button, *(ActButton(look, spec, self) for spec in acts)]
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.title, 1)
        head.addWidget(self.chip)
        head.addWidget(self.retired)
        self._head = QWidget(self)
        top = QVBoxLayout(self._head)
        top.setContentsMargins(MARGIN, GRID, MARGIN, 0)
        top.setSpacing(GRID // 2)
        top.addLayout(head)
        top.addWidget(self.usage)
        self._foot = QWidget(self)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
        foot.setSpacing(GRID)
        for button in self.buttons:
            foot.addWidget(button)
        foot.addStretch(1)
        line = QFrame(self)
        look.style(line, "hairline")
        line.setFixedHeight(1)
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        look.style(self.nothing, "quiet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addWidget(self.nothing, 1)
        self._column.addWidget(line)
        self._column.addWidget(self._foot)
        self._parts = (self._head, line, self._foot)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.show_word(None, None)

    def show_word(self, word: Word | None, use: WordUse | None) -> None:
        """Show a word. The form stays while somebody types into it: what others did meanwhile is put together on saving."""
        before = self.word
        self.word = word
        for part in self._parts:
            part.setVisible(word is not None)
        self.nothing.setVisible(word is None)
        self.nothing.setText(tr("Choose a word to see what it means and where it is used."))
        if word is None:
            self._take_panel(None)
            return
        self.title.setText(word.label)
        self.title.setToolTip(word.definition)
        self.chip.setText(nature(word))
        self.chip.setToolTip(tr("It cannot be changed: figures of the past were counted by it."))
        self.chip.setVisible(bool(nature(word)))
        self.retired.setVisible(not word.active)
        self.usage.setText(used(use) if use is not None else "")
        same = before is not None and before.id == word.id and self.panel is not None
        if same and (before == word or (self.panel is not None and self.panel.is_modified())):
            self.refresh()
            return
        focused = self._focused_field() if same else ""
        panel = FormPanel(self._workbench, word_plan(self._workbench, word), self, taken_keys="S")
        why = self._workbench.may(ChangeWord)
        if why:
            panel.form.setEnabled(False)
            panel.form.setToolTip(why)
        panel.saved.connect(lambda _done: self.saved.emit())
        panel.modified.connect(lambda _modified: self.refresh())
        panel.busy.connect(lambda _running: self.refresh())
        self._take_panel(panel)
        if focused:
            QTimer.singleShot(0, panel, lambda: panel.form.focus_field(focused))
        self.refresh()

    def refresh(self) -> None:
        """Ask again what can be done."""
        for button in self.buttons:
            button.refresh()

    def keep(self) -> None:
        """Keep what was typed."""
        if self.panel is not None and self.panel.drafts is not None and not self._workbench.may(ChangeWord):
            self.panel.drafts.keep_now()

    def _take_panel(self, panel: FormPanel | None) -> None:
        if self.panel is not None:
            self.keep()
            self.panel.hands.leave()
            self.panel.hide()
            self._column.removeWidget(self.panel)
            self.panel.deleteLater()
        self.panel = panel
        if panel is not None:
            self._column.insertWidget(1, panel, 1)

    def _focused_field(self) -> str:
        assert self.panel is not None
        for code, cell in self.panel.form.cells.items():
            if cell.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False:
                return code
        return ""

    def _save(self) -> None:
        if self.panel is not None and not self._why_not_save():
            self.panel.save()

    def _why_not_save(self) -> str:
        why = self._workbench.may(ChangeWord)
        if why or self.word is None or self.panel is None:
            return why or tr("Choose a word first.")
        if not self.panel.is_modified():
            return tr("Nothing is changed on this {kind} yet.").format(kind=singular(self.word.kind))
        return ""
