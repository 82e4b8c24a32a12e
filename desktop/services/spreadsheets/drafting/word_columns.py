"""Reads the word columns of a table: every distinct word once, weak readings go to the open words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from desktop.services.spreadsheets.drafting.findings import Findings
from desktop.services.spreadsheets.drafting.outcomes import Outcome, outcome_of
from desktop.services.spreadsheets.drafting.records import DraftSource
from desktop.services.spreadsheets.drafting.table_values import most_common
from desktop.services.spreadsheets.words.matching import WordReading, read_reason, read_source, read_stage


def read_outcomes(
    words: list[str], findings: Findings, answers: Mapping[str, str], placed: Mapping[str, str] | None = None
) -> dict[str, Outcome]:
    """Stage words of a column. ``placed`` holds stages settled by the order of a file's own events (never endings)."""
    found: dict[str, Outcome] = {"": Outcome()}
    for word, count in most_common(words).items():
        reading = read_stage(word, answers)
        if placed and reading.how != "answer" and word in placed:
            reading = WordReading(placed[word], 0.8, "order_of_events")
        findings.word("stage", word, reading, count)
        found[word] = outcome_of(reading)
        if reading.target == "":
            found[word] = Outcome(doubtful=True)
    return found


def read_sources(words: list[str], findings: Findings, answers: Mapping[str, str]) -> dict[str, DraftSource | None]:
    """Source words of a column; a word of no known type is taken as ``other`` and asked for."""
    found: dict[str, DraftSource | None] = {"": None}
    for word, count in most_common(words).items():
        reading = read_source(word, answers)
        findings.word("source", word, reading, count)
        found[word] = DraftSource(reading.target or "other", " ".join(word.split()), word)
    return found


class ReasonReader:
    """Reasons depend on who ended the application, so they are read per word and side."""

    def __init__(self, findings: Findings, answers: Mapping[str, str]) -> None:
        self._findings = findings
        self._answers = dict(answers)
        self.read = lru_cache(maxsize=10_000)(self._read)
        self._counts: dict[str, tuple[int, WordReading]] = {}

    def _read(self, word: str, by_them: bool) -> str:
        reading = read_reason(word, by_them, self._answers)
        self._counts.setdefault(word, (0, reading))
        return reading.target

    def count(self, word: str) -> None:
        """Count one use of a word."""
        before, reading = self._counts.get(word, (0, read_reason(word, False, self._answers)))
        self._counts[word] = (before + 1, reading)

    def report(self) -> None:
        """Hand weak readings to the open words."""
        for word, (count, reading) in self._counts.items():
            if word and count:  # a word that was only looked at asks nothing
                self._findings.word("reason", word, reading, count)
