"""Finds what a foreign word means: the person's own answer, the lists, a near spelling, a pattern, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from desktop.services.spreadsheets.words import reason_words, source_words, stage_words, stage_words_more
from desktop.services.spreadsheets.words.codes import STAGES
from desktop.text import key_of, words_of

_NEAR = 88.0


@dataclass(frozen=True, slots=True)
class WordReading:
    """What a word was taken for. ``target`` is empty when it fits nothing; ``how`` says on what grounds."""

    target: str
    confidence: float
    how: str  # answer, exact, near, pattern, doubtful, nothing


NOTHING = WordReading("", 0.0, "nothing")


def _table(*lists: Mapping[str, str]) -> dict[str, str]:
    """What stands in an earlier list holds."""
    found: dict[str, str] = {}
    for aliases in lists:
        own = {key_of(word): target for target, words in aliases.items() for word in words.split(",")}
        found = {**own, **found}
    return found


_DOUBTFUL = {
    key_of(word): target for word, target in {**stage_words_more.MORE_DOUBTFUL, **stage_words.DOUBTFUL}.items()
}
_STAGES = _table(stage_words.ALIASES, stage_words_more.MORE_ALIASES)
_RESULTS = _table(stage_words.RESULTS)
_SOURCES = _table(source_words.ALIASES)
_REASONS = _table(reason_words.ALIASES)
_STAGE_PATTERNS = tuple((re.compile(pattern), target) for pattern, target in stage_words.PATTERNS)
_SOURCE_PATTERNS = tuple((re.compile(pattern), target) for pattern, target in source_words.PATTERNS)
_REASON_PATTERNS = tuple((re.compile(pattern), target) for pattern, target in reason_words.PATTERNS)
_ENDING_WORDS = re.compile(
    r"\bby (?:the |our |us\b)?\w*|\b(reject\w*|declin\w*|drop\w*|fail\w*|withdr\w*|no show|noshow|not selected|not shortlisted|not cleared|unsuccessful|disqualif\w*|ghosted|"
    r"opted out|out|after|at|in|during|on|by|the|stage|state|rechaz\w*|refus\w*|abgelehnt|odrzucon\w*|nach|apres|tras|despues|de)\b"
)
_UNDECIDED = tuple(re.compile(pattern) for pattern in reason_words.UNDECIDED)


def read_stage(word: str, answers: Mapping[str, str] | None = None) -> WordReading:
    """A stage, an ending, ``stage/ending``, ``on_hold`` or ``active``."""
    answered = _answered(word, answers)
    return answered or _read_stage(word)


def read_result(word: str) -> WordReading:
    """What an event's result word says: passed, rejected, withdrawn, hired, no_show or pending."""
    return _look_up(word, _RESULTS, ()) if word else NOTHING


def read_source(word: str, answers: Mapping[str, str] | None = None) -> WordReading:
    """The type of a source."""
    return _answered(word, answers) or _read_source(word)


def read_reason(word: str, by_them: bool, answers: Mapping[str, str] | None = None) -> WordReading:
    """A disposition reason; ``by_them`` when the person withdrew, which changes what "salary" means."""
    answered = _answered(word, answers)
    if answered:
        return answered
    found = _read_reason(word)
    ours, _, theirs = found.target.partition("|")
    return WordReading((theirs or ours) if by_them else ours, found.confidence, found.how)


def is_stage_word(word: str) -> bool:
    """Whether the word is certainly one of stages and outcomes (no pattern, no guess); used to recognise columns."""
    return (key := key_of(word)) in _STAGES or key in _DOUBTFUL


def is_result_word(word: str) -> bool:
    """Whether the word is certainly a result such as pass, fail, pending."""
    return key_of(word) in _RESULTS


def is_source_word(word: str) -> bool:
    """Whether the word certainly names a source."""
    return key_of(word) in _SOURCES


def is_reason_word(word: str) -> bool:
    """Whether the word certainly names a reason."""
    return key_of(word) in _REASONS


def _answered(word: str, answers: Mapping[str, str] | None) -> WordReading | None:
    if answers:
        target = answers.get(word)
        if target is None:
            key = key_of(word)
            target = next((code for said, code in answers.items() if key_of(said) == key), None)
        if target is not None:
            return WordReading(target, 1.0, "answer")
    return None


@lru_cache(maxsize=5_000)
def _read_stage(word: str) -> WordReading:
    key = key_of(word)
    if key in _DOUBTFUL:
        return WordReading(_DOUBTFUL[key], 0.5, "doubtful")
    reading = _look_up(word, _STAGES, _STAGE_PATTERNS)
    if reading.how == "pattern" and reading.target in ("rejected", "withdrawn"):
        stage = _stage_beside_ending(word)
        if stage:
            return WordReading(f"{stage}/{reading.target}", 0.75, "pattern")
    return reading


def _stage_beside_ending(word: str) -> str:
    """The stage in "L1 reject" or "Rejected - phone screen": what is left without the ending's own words."""
    rest = _ENDING_WORDS.sub(" ", " ".join(words_of(word))).strip()
    key = key_of(rest)
    if not key:
        return ""
    target = (
        _STAGES.get(key)
        or _DOUBTFUL.get(key)
        or next((target for pattern, target in _STAGE_PATTERNS if pattern.search(rest)), "")
    )
    return target if target in STAGES[:-1] else ""


@lru_cache(maxsize=5_000)
def _read_source(word: str) -> WordReading:
    return _look_up(word, _SOURCES, _SOURCE_PATTERNS)


@lru_cache(maxsize=5_000)
def _read_reason(word: str) -> WordReading:
    spoken = " ".join(words_of(word))
    if any(pattern.search(spoken) for pattern in _UNDECIDED):
        return NOTHING
    return _look_up(word, _REASONS, _REASON_PATTERNS)


def _look_up(word: str, table: Mapping[str, str], patterns: tuple[tuple[re.Pattern[str], str], ...]) -> WordReading:
    key = key_of(re.sub(r"^\s*\d+\s*[.):\-]\s*", "", word))  # "3. Interview": boards number their columns
    if not key:
        return NOTHING
    if key in table:
        return WordReading(table[key], 0.98, "exact")
    if len(key) >= 5:
        near = process.extractOne(key, table.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
        if near and near[0][:1] == key[:1] and not _negated(key, near[0]):
            return WordReading(table[near[0]], round(near[1] / 100 * 0.9, 2), "near")
    spoken = " ".join(words_of(word))
    for pattern, target in patterns:
        if pattern.search(spoken):
            return WordReading(target, 0.7, "pattern")
    return NOTHING


def _negated(one: str, other: str) -> bool:
    """ "Qualified" and "unqualified" are near in letters only, and so are the first and the second interview."""
    if [sign for sign in one if sign.isdigit()] != [sign for sign in other if sign.isdigit()]:
        return True
    return any((piece in one) != (piece in other) for piece in ("not", "un", "dis", "no", "non", "nao"))
