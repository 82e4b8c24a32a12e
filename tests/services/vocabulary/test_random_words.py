"""A tidy-up that never ends: words merged, renamed, moved, retired and undone at random, on people and applications that use them.

Held after every step: nothing living that can change names a word that was merged away, merges lie flat, every list agrees with the
records, and an undo brings back exactly what was there.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from desktop.errors import RuleBroken
from desktop.services.candidates.commands import TagCandidates
from desktop.services.dispatch.messages import Command, Done
from desktop.services.vocabulary.commands import AddWord, BringBackWords, ChangeWord, MergeWords, MoveWord, RetireWords
from desktop.services.vocabulary.questions import FindNearWords, ReadVocabulary, ReadWordUsage
from desktop.services.vocabulary.records import Word
from desktop.services.vocabulary.references import references
from desktop.words import Milestone
from desktop.words import VocabularyKind as Kind
from tests.services.desk import Desk, Tables, open_copy

KINDS = (Kind.SOURCE, Kind.TAG, Kind.STAGE, Kind.LEVEL, Kind.DEPARTMENT)
TEMPLATE: list[Path] = []
PLACES = st.integers(0, 40)


class TidyUp(RuleBasedStateMachine):
    desk: Desk

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.past: list[tuple[Done, Tables]] = []
        self.count = 0

    @initialize()
    def begin(self) -> None:
        self.desk = open_copy(TEMPLATE[0], self.folder)
        for kind in (Kind.DEPARTMENT, Kind.TAG):
            for number in range(4):
                self.desk.do(AddWord(kind, f"{kind} word {number}"))
        self.opening = self.desk.opening("Clerk", seats=3)

    def words(self, kind: Kind) -> list[Word]:
        return [one for one in self.desk.ask(ReadVocabulary()).words if one.kind is kind and not one.merged_into]

    def word(self, kind: Kind, place: int) -> Word:
        words = self.words(kind)
        return words[place % len(words)]

    def attempt(self, command: Command[object]) -> None:
        """Do it if it is allowed, and remember what was there before; a refusal changes nothing."""
        before = self.desk.everything()
        try:
            done = self.desk.do(command)
        except RuleBroken:
            assert self.desk.everything() == before
            return
        if done.entry_id:
            self.past.append((done, before))

    @rule(source=PLACES, tag=PLACES, stage=PLACES)
    def somebody_applies(self, source: int, tag: int, stage: int) -> None:
        self.count += 1
        person = self.desk.person(f"Person {self.count}", self.opening, source_id=self.word(Kind.SOURCE, source).id)
        self.desk.do(TagCandidates((person,), self.word(Kind.TAG, tag).label))
        place = self.word(Kind.STAGE, stage)
        if place.active and place.milestone != Milestone.HIRED and place.code and place.code != "applied":
            self.desk.move(self.desk.application(person).id, place.code)
        self.past.clear()  # what was undone over this would be refused, which others test

    @rule(kind=st.sampled_from(KINDS), gone=PLACES, kept=PLACES)
    def merge(self, kind: Kind, gone: int, kept: int) -> None:
        self.attempt(MergeWords(self.word(kind, gone).id, self.word(kind, kept).id))

    @rule(
        kind=st.sampled_from(KINDS), place=PLACES, text=st.sampled_from(("Sales", "Vertrieb", "Offer", "golang", "x"))
    )
    def rename(self, kind: Kind, place: int, text: str) -> None:
        word = self.word(kind, place)
        self.attempt(ChangeWord(word.id, word.version, {"label": text, "aliases": (*word.aliases, text.upper())}))

    @rule(kind=st.sampled_from((Kind.STAGE, Kind.LEVEL)), place=PLACES, after=PLACES)
    def move(self, kind: Kind, place: int, after: int) -> None:
        word, beside = self.word(kind, place), self.word(kind, after)
        self.attempt(MoveWord(word.id, "" if beside.id == word.id else beside.id))

    @rule(kind=st.sampled_from(KINDS), place=PLACES)
    def retire_or_bring_back(self, kind: Kind, place: int) -> None:
        word = self.word(kind, place)
        self.attempt((RetireWords if word.active else BringBackWords)((word.id,)))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        done, before = self.past.pop()
        self.desk.undo(done)
        assert self.desk.everything() == before

    @invariant()
    def nothing_names_a_word_that_is_gone(self) -> None:
        if not hasattr(self, "desk"):
            return
        every = self.desk.everything()
        gone = {one: row["merged_into_id"] for one, row in every["vocabulary_word"].items() if row["merged_into_id"]}
        assert not gone.keys() & set(gone.values())
        for reference in references():
            if reference.mutable:
                assert not gone.keys() & {row[reference.field] for row in every[reference.name].values()}
        stages = [one for one in self.words(Kind.STAGE) if one.active]
        assert {Milestone.APPLIED, Milestone.HIRED} <= {one.milestone for one in stages}
        usage = self.desk.ask(ReadWordUsage())
        assert not gone.keys() & {one.word_id for one in usage.words}
        self.desk.ask(FindNearWords())

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            assert self.desk.findings() == ()
            self.desk.session.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def run(template: Path, examples: int, steps: int) -> None:
    TEMPLATE[:] = [template]
    run_state_machine_as_test(
        TidyUp, settings=settings(settings.default, max_examples=examples, stateful_step_count=steps)
    )


def test_a_tidy_up_keeps_everything_whole(template: Path) -> None:
    run(template, 6, 20)


@pytest.mark.slow
def test_a_long_tidy_up_keeps_everything_whole(template: Path) -> None:
    run(template, 60, 50)
