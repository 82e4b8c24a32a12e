"""Merging a word into another: which one stays, what will change, and what keeps its word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import NotFound, OutOfDate
from desktop.services.vocabulary.commands import MergeWords
from desktop.services.vocabulary.questions import PreviewMerge
from desktop.services.vocabulary.records import Count, MergePreview, VocabularyBook, Word
from desktop.views.forms.notices import Notice
from desktop.views.look.theme import GAP, GRID, MARGIN, ROW
from desktop.views.mishaps.wording import rule, word
from desktop.views.vocabulary.words_in_words import nature, number, place, singular, tr
from desktop.views.workbench import Workbench


class MergeDialog(QDialog):
    """Begins with the word that goes and, if one is proposed, the word that stays; ``merged`` is told the id of that one."""

    def __init__(
        self, workbench: Workbench, book: VocabularyBook, gone: Word, kept_id: str, merged: Callable[[str], None],
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Merge words"))
        self._workbench, self._book, self._gone, self._merged = workbench, book, gone, merged
        self._preview: MergePreview | None = None
        self._lines: list[tuple[str, str]] = []
        look = workbench.look
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        look.style(self.title, "section")
        self.kept = QComboBox(self)
        self.kept.setAccessibleName(tr("The word that stays"))
        self.kept.setEditable(True)
        self.kept.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.kept.setPlaceholderText(tr("Type or choose the word that stays"))
        line, completer = self.kept.lineEdit(), self.kept.completer()
        assert line is not None
        assert completer is not None  # an editable box has both
        line.setPlaceholderText(tr("Type or choose the word that stays"))
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.label = QLabel(tr("&Into"), self)
        self.label.setBuddy(self.kept)
        self.trouble = Notice(look, self, "warn", "warning")
        self.table = QTreeWidget(self)
        self.table.setAccessibleName(tr("What changes"))
        self.table.setHeaderLabels([tr("What changes"), tr("How many")])
        self.table.setRootIsDecorated(False)
        self.table.setIndentation(GRID * 2)
        self.table.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.table.header().setStretchLastSection(False)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.aliases = QLabel(self)
        self.aliases.setTextFormat(Qt.TextFormat.PlainText)
        self.aliases.setWordWrap(True)
        look.style(self.aliases, "muted")
        self.swap_button = QPushButton(tr("S&wap"), self)
        self.swap_button.setToolTip(tr("Keep the other word instead"))
        look.dress(self.swap_button, "move", "text")
        self.merge_button = QPushButton(tr("&Merge"), self)
        look.style(self.merge_button, "primary")
        cancel = QPushButton(tr("&Cancel"), self)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.swap_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.merge_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.swap_button, self.merge_button, cancel):
            button.setAutoDefault(False)
        self.swap_button.clicked.connect(self.swap)
        self.merge_button.clicked.connect(self.merge)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        column.setSpacing(GRID)
        for widget in (self.title, self.label, self.kept, self.trouble):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.aliases)
        column.addWidget(buttons)
        self.resize(GRID * 66, GRID * 56)
        self.kept.currentIndexChanged.connect(lambda _at: self._read())
        self._offer(kept_id)
        self.kept.setFocus()

    @property
    def kept_id(self) -> str:
        """The word that stays; empty while none is chosen."""
        return str(self.kept.currentData() or "") if self.kept.currentIndex() >= 0 else ""

    def swap(self) -> None:
        """The other one stays."""
        kept_id = self.kept_id
        if kept_id:
            gone, self._gone = self._gone, self._book.by_id[kept_id]
            self._offer(gone.id)

    def merge(self) -> None:
        """Carry it out; the toast offers undo."""
        kept = self._book.by_id.get(self.kept_id)
        if kept is None or self._why_not():
            return
        gone = self._gone
        self.merge_button.setEnabled(False)
        self._workbench.carry_out(
            MergeWords(gone.id, kept.id, gone.version, kept.version, gone.label, kept.label),
            lambda _done: self._finish(kept.id), owner=self, failed=self._failed,
        )  # fmt: skip

    def lines(self) -> list[tuple[str, str]]:
        """The rows of the preview in sight, headings included."""
        return list(self._lines)

    def _finish(self, kept_id: str) -> None:
        self.accept()
        self._merged(kept_id)

    def _failed(self, error: Exception) -> bool:
        if isinstance(error, OutOfDate | NotFound):
            self.trouble.tell(tr("One of the words was changed meanwhile. Close this and look again, then merge."))
        else:
            self.trouble.tell(word(error).text)
        return True

    def _offer(self, kept_id: str) -> None:
        """The words it may go into, of the same list; what the rules forbid is said when it is chosen."""
        gone = self._gone
        self.title.setText(
            tr("The {kind} “{label}” goes into another one").format(kind=singular(gone.kind), label=gone.label)
        )
        self.kept.blockSignals(True)
        self.kept.clear()
        offered = [one for one in self._book.of(gone.kind) if one.id != gone.id]
        alike = [one for one in offered if nature(one) == nature(gone)]
        for one in (*alike, *(one for one in offered if one not in alike)):
            self.kept.addItem(f"{one.label} · {nature(one)}" if nature(one) else one.label, one.id)
        self.kept.setCurrentIndex(self.kept.findData(kept_id) if kept_id else -1)
        self.kept.blockSignals(False)
        self._read()

    def _read(self) -> None:
        self._preview = None
        self._show()
        if self.kept_id:
            self._workbench.ask(
                PreviewMerge(self._gone.id, self.kept_id), self._heard, owner=self, channel="preview", failed=self._missing
            )  # fmt: skip

    def _missing(self, error: Exception) -> None:
        self.trouble.tell(word(error).text)

    def _heard(self, preview: MergePreview) -> None:
        self._preview = preview
        self._show()

    def _why_not(self) -> str:
        if self._workbench.may(MergeWords):
            return self._workbench.may(MergeWords)
        if not self.kept_id:
            return tr("Choose the word that stays first.")
        if self._preview is None:
            return tr("What changes is being counted.")
        if self._preview.why_not:
            return rule(self._preview.why_not, dict(self._preview.details)).text
        return ""

    def _show(self) -> None:
        why = self._why_not()
        self.merge_button.setEnabled(not why)
        self.merge_button.setToolTip(why)
        self.swap_button.setEnabled(bool(self.kept_id))
        preview = self._preview
        self.trouble.setVisible(False)
        if preview is not None and preview.why_not:
            self.trouble.tell(why)
        self.table.clear()
        self._lines.clear()
        label = self._book.label(self.kept_id)
        learned = preview.aliases if preview is not None else ()
        text = tr("From now on “{label}” is also recognised by: {aliases}.") if learned else ""
        self.aliases.setText(text.format(label=label, aliases=", ".join(learned)))
        if preview is None or preview.why_not:
            return
        self._head(tr("Will name “{label}”").format(label=label), preview.changes, tr("Nothing has to change."))
        self._head(
            tr("Stays as it was told, shown and counted as “{label}”").format(label=label), preview.facts,
            tr("No facts of the past."),
        )  # fmt: skip

    def _head(self, title: str, counts: tuple[Count, ...], nothing: str) -> None:
        total = sum(one.count for one in counts)
        head = QTreeWidgetItem(self.table, [title, number(total) if total else ""])
        self._lines.append((title, head.text(1)))
        head.setSizeHint(0, QSize(0, ROW))
        head.setFont(0, self._workbench.look.font("strong"))
        head.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for text, value in [(place(one), number(one.count)) for one in counts] or [(nothing, "")]:
            line = QTreeWidgetItem(head, [text, value])
            self._lines.append((text, value))
            line.setSizeHint(0, QSize(0, ROW - GRID))
            line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if not value:
                line.setForeground(0, self._workbench.look.colour("muted"))
        head.setExpanded(True)
