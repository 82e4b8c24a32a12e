"""The vocabulary page: lists at the left, their words in the middle with what is odd above them, one word at the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.services.vocabulary.commands import ChangeWord, MoveWord
from desktop.services.vocabulary.questions import FindNearWords, ReadVocabulary, ReadWordUsage
from desktop.services.vocabulary.records import NearPair, Usage, VocabularyBook, Word
from desktop.views.actions.spec import ActionSpec
from desktop.views.labels import label
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.page import Page
from desktop.views.records.act_button import ActButton
from desktop.views.vocabulary.findings_strip import APART, Finding, FindingsStrip, findings
from desktop.views.vocabulary.kind_list import KindList
from desktop.views.vocabulary.word_acts import WordActs
from desktop.views.vocabulary.word_pane import WordPane
from desktop.views.vocabulary.word_tree import WordTree
from desktop.views.vocabulary.words_in_words import KINDS, about, singular, tr
from desktop.views.workbench import Workbench
from desktop.words import Topic, VocabularyKind


class VocabularyPage(Page):
    """Asks for words, their use and near-duplicates when shown and whenever one of them may have changed."""

    topics = frozenset({Topic.VOCABULARY, Topic.REQUISITIONS, Topic.CANDIDATES, Topic.APPLICATIONS})

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.book = VocabularyBook()
        self.usage: Usage | None = None
        self.pairs: tuple[NearPair, ...] = ()
        self._choose = ""
        look = workbench.look
        self.kinds = KindList(look, self)
        self.tree = WordTree(look, self)
        self.acts = WordActs(workbench, self)
        self.title = QLabel(tr("Vocabulary"), self)
        look.style(self.title, "title")
        self.help = QPushButton(tr("What are these for?"), self)
        look.style(self.help, "link")
        self.help.clicked.connect(lambda: workbench.open("help", topic="words"))
        self.add_button = ActButton(look, self.acts.add, self, primary=True)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.help)
        head.addWidget(self.add_button)
        self.kinds.chosen.connect(lambda _kind: self._kind_chosen())
        self.heading = QLabel(self)
        look.style(self.heading, "section")
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        look.style(self.about, "muted")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Find in this list"))
        self.search.setAccessibleName(tr("Find in this list"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.retired = QCheckBox(tr("Show retired"), self)
        self.retired.setMinimumHeight(GRID * 3)
        self.retired.toggled.connect(lambda _on: self._fill())
        self.strip = FindingsStrip(look, self.acts.answer, self)
        self.tree.chosen.connect(self._word_chosen)
        self.tree.moved.connect(self.acts.move)
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        look.style(self.empty, "quiet")
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.search, 1)
        line.addWidget(self.retired)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(GAP, 0, GAP, 0)
        column.setSpacing(GRID)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addWidget(self.strip)
        column.addLayout(line)
        column.addWidget(self.tree, 1)
        column.addWidget(self.empty, 1)
        self.pane = WordPane(workbench, (self.acts.retire, self.acts.merge), self)
        self.pane.saved.connect(self.reload)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for part, stretch in ((self.kinds, 0), (middle, 3), (self.pane, 2)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
            self.splitter.setCollapsible(self.splitter.count() - 1, False)
        self.kinds.setMinimumWidth(GRID * 22)
        middle.setMinimumWidth(GRID * 40)
        self.pane.setMinimumWidth(GRID * 46)
        self.splitter.setSizes([GRID * 24, GRID * 56, GRID * 54])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, MARGIN, 0, 0)
        whole.setSpacing(GAP)
        head.setContentsMargins(0, 0, MARGIN, 0)
        whole.addLayout(head)
        whole.addWidget(self.splitter, 1)
        self._fill()

    # --- what a page is ------------------------------------------------------------------------------------------------------

    def page_title(self) -> str:
        """The title for window and navigation."""
        return tr("Vocabulary")

    def page_actions(self) -> Sequence[ActionSpec]:
        """What can be done with the list and the chosen word."""
        return self.acts.specs

    def reload(self) -> None:
        """Ask again."""
        ask = partial(self._workbench.ask, owner=self)
        ask(ReadVocabulary(), self._words, channel="words")
        ask(ReadWordUsage(), self._used, channel="usage")
        ask(FindNearWords(), self._near, channel="near")

    def arrive(self, record_id: str, hints: Mapping[str, str]) -> None:
        """To a word, or to a list named by ``kind``."""
        if hints.get("kind") in list(VocabularyKind):
            self.kinds.choose(VocabularyKind(hints["kind"]))
        if record_id in self.book.by_id:
            self._go_to(record_id)
        else:
            self._choose = record_id  # until the words have been read

    def take_focus(self) -> None:
        """Onto the words."""
        self.tree.setFocus()

    def may_close(self) -> bool:
        """What was typed stays as a draft."""
        self.pane.keep()
        return True

    # --- showing -------------------------------------------------------------------------------------------------------------

    @property
    def kind(self) -> VocabularyKind:
        """The list that is shown."""
        return self.kinds.kind

    @property
    def word(self) -> Word | None:
        """The word that is chosen."""
        return self.book.by_id.get(self.tree.word_id)

    def findings(self, kind: VocabularyKind) -> list[Finding]:
        """What is odd in a list. Somebody who sees only a part of the records is not told that words are unused."""
        usage = self.usage if not self._workbench.may(ChangeWord) else None
        return findings(kind, self.book, usage, self.pairs, self._workbench.preferences.read(APART, []) or [])

    def show_added(self, word_id: str) -> None:
        """Choose a word as soon as it has been read."""
        self._choose = word_id
        self.reload()

    def show_again(self) -> None:
        """Show what is known, after something was said about it."""
        self._fill()

    def _words(self, book: VocabularyBook) -> None:
        self.book = book
        self._fill()

    def _used(self, usage: Usage) -> None:
        self.usage = usage
        self._fill()

    def _near(self, pairs: tuple[NearPair, ...]) -> None:
        self.pairs = pairs
        self._fill()

    def _kind_chosen(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._fill()
        self.actions_changed.emit()

    def _fill(self) -> None:
        kind = self.kind
        found = {one: self.findings(one) for one in KINDS}
        self.kinds.show_counts(
            Counter(one.kind for one in self.book.words if one.active),
            {one: len(lines) for one, lines in found.items()},
        )
        self.heading.setText(label(kind))
        self.about.setText(about(kind))
        self.strip.tell(kind, found[kind], self._workbench.may(ChangeWord))
        gone = sum(1 for one in self.book.of(kind, retired=True) if not one.active)
        self.retired.setText(tr("Show retired ({n})").format(n=gone) if gone else tr("Show retired"))
        self.retired.setEnabled(bool(gone))
        self.retired.setToolTip("" if gone else tr("No word of this list is retired."))
        choose, self._choose = self._choose or self.tree.word_id, ""
        self.tree.fill(
            kind, self.book, self.usage, retired=self.retired.isChecked(), wanted=self.search.text(), choose=choose,
            may_move=not self._workbench.may(MoveWord),
        )  # fmt: skip
        self.tree.setAccessibleName(label(kind))
        self.tree.setVisible(bool(self.tree.shown))
        self.empty.setVisible(not self.tree.shown)
        self.empty.setText(self._nothing())
        total = len(self.book.of(kind))
        self.status_changed.emit(tr("1 word") if total == 1 else tr("{n} words").format(n=total))
        self.add_button.refresh()

    def _nothing(self) -> str:
        if self.search.text():
            return tr("No word of this list holds “{text}”.").format(text=self.search.text())
        text = tr("No words yet. They come with an import, while you fill in forms, or with “Add {kind}…”.")
        return text.format(kind=singular(self.kind))

    def _word_chosen(self, word_id: str) -> None:
        use = self.usage.by_id.get(word_id) if self.usage is not None else None
        self.pane.show_word(self.book.by_id.get(word_id), use)
        self.actions_changed.emit()

    def _go_to(self, word_id: str) -> None:
        """Choose a word wherever it is, retired ones too."""
        word = self.book.kept(word_id)
        if word is not None:
            self.kinds.choose(word.kind)
            self.retired.setChecked(self.retired.isChecked() or not word.active)
            self._choose = word.id
            self._fill()
