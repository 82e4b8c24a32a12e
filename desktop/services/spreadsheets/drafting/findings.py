"""Collects what is found on the way: problems by row, warnings by code, words nobody could map."""

from __future__ import annotations

from collections import Counter

from desktop.services.spreadsheets.drafting.records import CellProblem, DraftWarning, OpenWord, RowRef
from desktop.services.spreadsheets.words.matching import WordReading

DOUBTFUL = frozenset({
    "email_shared_by_other_name", "id_shared_by_other_name", "row_too_long", "row_too_long_realigned", "row_too_short_realigned",
    "person_unknown", "person_by_id_only", "requisition_ambiguous", "updated_by_later_row", "same_email_other_id",
})  # fmt: skip
REFUSED = frozenset({"no_name_and_no_email", "no_person", "application_unknown", "nothing_to_attach_to"})
_CERTAIN = 0.6


class Findings:
    """Grows while tables are drafted; read once at the end."""

    def __init__(self) -> None:
        self.problems: dict[RowRef, list[CellProblem]] = {}
        self._rows: dict[str, list[RowRef]] = {}
        self._words: dict[tuple[str, str], tuple[int, WordReading]] = {}
        self._counts: Counter[str] = Counter()

    def note(self, code: str, row: RowRef, header: str = "", value: str = "") -> None:
        """Remember a problem of one row; the same code counts once a row."""
        found = self.problems.setdefault(row, [])
        if not any(problem.code == code for problem in found):
            self._counts[code] += 1
            self._rows.setdefault(code, []).append(row)
        found.append(CellProblem(code, header, value))

    def word(self, kind: str, word: str, reading: WordReading, count: int) -> None:
        """Remember a word whose reading is missing or weak."""
        if reading.confidence >= _CERTAIN and reading.target:
            return
        before = self._words.get((kind, word))
        self._words[kind, word] = (count + (before[0] if before else 0), reading)

    def verdict_of(self, row: RowRef) -> str:
        """refused, doubtful or empty."""
        codes = {problem.code for problem in self.problems.get(row, ())}
        return "refused" if codes & REFUSED else "doubtful" if codes & DOUBTFUL else ""

    def warnings(self) -> tuple[DraftWarning, ...]:
        """By code, in order of the alphabet."""
        return tuple(DraftWarning(code, self._counts[code], tuple(self._rows[code])) for code in sorted(self._rows))

    def open_words(self) -> tuple[OpenWord, ...]:
        """The words to ask for, most frequent first."""
        words = [
            OpenWord(kind, word, count, reading.target, reading.confidence)
            for (kind, word), (count, reading) in self._words.items()
        ]
        return tuple(sorted(words, key=lambda open_word: (open_word.kind, -open_word.count, open_word.word)))
