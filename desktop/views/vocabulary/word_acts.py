"""What can be done with words on their page: the actions, why each is off, and the answers to findings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop.errors import RuleBroken
from desktop.services.vocabulary.commands import (
    SHAPING,
    AddWord,
    BringBackWords,
    ChangeWord,
    MergeWords,
    MoveWord,
    RetireWords,
)
from desktop.services.vocabulary.records import RANKED
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.mishaps.wording import word as worded
from desktop.views.vocabulary.findings_strip import APART, SHOWN_IN, Finding
from desktop.views.vocabulary.merge_dialog import MergeDialog
from desktop.views.vocabulary.retire_dialog import RetireDialog
from desktop.views.vocabulary.word_form import open_new_word
from desktop.views.vocabulary.words_in_words import singular, tr
from desktop.views.workbench import Workbench

if TYPE_CHECKING:
    from desktop.views.vocabulary.vocabulary_page import VocabularyPage


class WordActs(QObject):
    """Acts on the list and the word that the page shows."""

    def __init__(self, workbench: Workbench, page: VocabularyPage) -> None:
        super().__init__(page)
        self._workbench, self._page = workbench, page
        self.add = ActionSpec(
            "vocabulary.add", tr("A&dd word…"), Menu.TOOLS, self._add, icon="plus", group=3,
            why_not=self._why_not_add, text_now=lambda: tr("A&dd {kind}…").format(kind=singular(self._page.kind)),
        )  # fmt: skip
        self.merge = ActionSpec(
            "vocabulary.merge", tr("Mer&ge into…"), Menu.TOOLS, partial(self._merge, ""), icon="merge", group=3,
            why_not=self._why_not_merge,
        )  # fmt: skip
        self.retire = ActionSpec(
            "vocabulary.retire", tr("Re&tire"), Menu.TOOLS, self._retire, group=3, why_not=self._why_not_retire,
            text_now=lambda: tr("&Bring back") if self._page.word is not None and not self._page.word.active else tr("Re&tire"),
        )  # fmt: skip
        self.up = ActionSpec(
            "vocabulary.up", tr("Move word &up"), Menu.TOOLS, partial(self._step, -1), group=3, tip=tr("Alt+Up on the word"),
            why_not=partial(self._why_not_step, -1),
        )  # fmt: skip
        self.down = ActionSpec(
            "vocabulary.down", tr("Move word dow&n"), Menu.TOOLS, partial(self._step, 1), group=3, tip=tr("Alt+Down on the word"),
            why_not=partial(self._why_not_step, 1),
        )  # fmt: skip

        self.specs = (self.add, self.merge, self.retire, self.up, self.down)

    def _why_not_add(self) -> str:
        return self._workbench.may(ChangeWord if self._page.kind in SHAPING else AddWord)

    def _add(self) -> None:
        open_new_word(self._workbench, self._page, self._page.kind, self._page.show_added)

    def _why_not_merge(self) -> str:
        word = self._page.word
        if word is None:
            return tr("Choose a word first.")
        if len(self._page.book.of(word.kind)) < 1 + word.active:
            return tr("There is no other word in this list.")
        return self._workbench.may(MergeWords)

    def _merge(self, kept_id: str, gone_id: str = "") -> None:
        gone = self._page.book.by_id.get(gone_id) or self._page.word
        if gone is not None:
            self._page.pane.keep()
            MergeDialog(self._workbench, self._page.book, gone, kept_id, self._page.show_added, self._page).open()

    def _why_not_retire(self) -> str:
        return self._workbench.may(RetireWords) or ("" if self._page.word is not None else tr("Choose a word first."))

    def _retire(self) -> None:
        word = self._page.word
        if word is not None:
            command = RetireWords if word.active else BringBackWords
            self._workbench.carry_out(
                command((word.id,), f"“{word.label}”"), lambda _done: self._page.show_added(word.id), owner=self._page
            )

    def _why_not_step(self, by: int) -> str:
        word, after = self._page.word, self._page.tree.step(by)
        if word is None:
            return tr("Choose a word first.")
        if self._page.kind not in RANKED:
            return worded(RuleBroken("vocabulary.unranked", {"label": word.label})).text
        if self._page.search.text():
            return tr("Clear the search first: order is set in the whole list.")
        if after is None:
            return tr("It is the first of its list.") if by < 0 else tr("It is the last of its list.")
        shown = self._page.tree.shown
        beside = shown[shown.index(word) + by] if word in shown else word
        if beside.milestone != word.milestone:
            return worded(RuleBroken("vocabulary.milestone_order", {"label": word.label})).text
        return self._workbench.may(MoveWord)

    def _step(self, by: int) -> None:
        after = self._page.tree.step(by)
        if self._page.word is not None and after is not None:
            self.move(self._page.word.id, after)

    def move(self, word_id: str, after_id: str) -> None:
        """Put a word after another one."""
        word = self._page.book.by_id.get(word_id)
        if word is not None:
            self._workbench.carry_out(
                MoveWord(word_id, after_id, word.label),
                lambda _done: self._page.show_added(word_id),
                owner=self._page,
                quiet=True,
            )

    def answer(self, code: str, finding: Finding) -> None:
        """Do what a button of the findings says."""
        words = tuple(self._page.book.by_id[one] for one in finding.word_ids if one in self._page.book.by_id)
        if code == "merge" and len(words) == 2:
            uses = self._page.usage.by_id if self._page.usage is not None else {}
            kept, gone = sorted(words, key=lambda one: -uses[one.id].total if one.id in uses else 0)
            self._merge(kept.id, gone.id)
        elif code == "apart":
            apart = [*(self._workbench.preferences.read(APART, []) or []), "+".join(sorted(finding.word_ids))]
            self._workbench.preferences.write(APART, apart)
            self._page.show_again()
        elif code == "retire" and words:
            RetireDialog(self._workbench, words, self._page.reload, self._page).open()
        elif code == "show" and words:
            place, column = SHOWN_IN[words[0].kind]
            hints: dict[str, Any] = {column: words[0].id}
            self._workbench.open(place, **hints)
