"""Folding: one way to compare words regardless of case, accents and script quirks.

Used for search, sort keys, header and vocabulary matching. Sources: Unicode NFKD (UAX #15) takes accents off most Latin
letters; letters with a stroke or no decomposition (ł ø đ ı ß æ œ þ ð ħ ŧ) are spelled out here, because neither NFKD nor
SQLite's ``remove_diacritics`` touches them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

_STROKES = str.maketrans(
    {
        "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ı": "i", "İ": "i",
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "ħ": "h", "Ħ": "h",
        "ŧ": "t", "Ŧ": "t", "ŋ": "n", "Ŋ": "n", "ə": "e", "Ə": "e", "ĸ": "k",
        "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-",
        "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u00ad": "",
    }
)  # fmt: skip
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_WORDS = re.compile(r"[^\W_]+", re.UNICODE)


def fold(text: str) -> str:
    """Lower case without accents, single blanks: ``"  Łukasz  NOVÁK "`` → ``"lukasz novak"``."""
    if text.isascii():
        return " ".join(text.lower().split())
    return _fold_signs(text)


@lru_cache(maxsize=20_000)  # places, employers and titles repeat all through a list
def _fold_signs(text: str) -> str:
    spelled = unicodedata.normalize("NFKD", text.translate(_STROKES))
    bare = "".join(filterfalse(unicodedata.combining, spelled))
    return " ".join(bare.translate(_STROKES).casefold().split())


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, punctuation left out: ``"O'Brien-Smith, J."`` → ``("o", "brien", "smith", "j")``."""
    return tuple(_WORDS.findall(fold(text)))


def key_of(text: str) -> str:
    """A key under which two spellings of one header or vocabulary word meet: ``"E-Mail_Address"`` → ``"emailaddress"``."""
    return "".join(words_of(text))


def storable(text: str) -> str:
    """The text as every engine can keep it: without NUL, halves of broken signs (lone surrogates) replaced by ``\ufffd``."""
    if not _UNSTORABLE.search(text):
        return text
    return _UNSTORABLE.sub(lambda found: "" if found[0] == "\0" else "\ufffd", text)
