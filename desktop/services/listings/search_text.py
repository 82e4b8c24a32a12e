"""What quick search looks through and how typed words are read: the same folding on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.addresses import MATCHED_DIGITS, phone_without_extension
from desktop.text import fold, words_of

_NUMBER = re.compile(r"[\d\s().+/-]+")
_IDEOGRAPHS = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
"""Signs of scripts without blanks, as folding leaves them: Korean syllables come apart into their letters."""
LONGEST_INSIDE = 24
MOST_WORDS, LONGEST_WORD = 16, 64
"""Of a pasted text so much is looked for: engines limit the depth of a condition and the length of a pattern."""
LONGEST_KEY = 600
"""Of a text so much decides its place in a list; PostgreSQL's indexes take 2,704 bytes, and a sign may have four."""


def search_text(texts: Iterable[str | None], phones: Iterable[str] = ()) -> str:
    """Folded words, each after a blank, without repeats. Scripts without blanks are found from any sign on."""
    found: dict[str, None] = {}
    for text in texts:
        for word in words_of(text) if text else ():
            found[word] = None
            if not word.isascii() and _IDEOGRAPHS.search(word):
                found.update((word[start : start + LONGEST_INSIDE], None) for start in range(1, len(word)))
    for phone in phones:
        digits = digits_of(phone)
        # a number is found from its country code, its area code, or its last seven digits on
        found.update((part, None) for part in (digits, digits[-10:], digits[-MATCHED_DIGITS:], digits[-7:]) if part)
    return " " + " ".join(found) if found else ""


def search_words(typed: str) -> list[str]:
    """The words to look for; a typed phone number counts as one."""
    if _NUMBER.fullmatch(typed) and len(digits := digits_of(typed)) > 2:
        # a whole international number: the other spelling may lack the country code
        return [digits[-MATCHED_DIGITS:] if len(digits) > 10 else digits]
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in words_of(typed)))[:MOST_WORDS]


def digits_of(text: str) -> str:
    """The digits of a phone number, without its extension."""
    return "".join(filter(str.isdecimal, phone_without_extension(text)))


def sort_key(text: str | None) -> str | None:
    """What a text sorts by; None (sorted last) when it is empty."""
    return fold(text)[:LONGEST_KEY] or None if text else None
