"""What quick search looks through and how typed words are read: the same folding on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.text import fold, words_of

_NUMBER = re.compile(r"[\d\s().+/-]+")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def search_text(texts: Iterable[str | None], phones: Iterable[str] = ()) -> str:
    """Folded words, each after a blank, without repeats. Scripts without blanks are found from any sign on."""
    found: dict[str, None] = {}
    for text in texts:
        for word in words_of(text) if text else ():
            found[word] = None
            if _IDEOGRAPHS.search(word):
                found.update((word[start:], None) for start in range(1, len(word)))
    for phone in phones:
        digits = "".join(sign for sign in phone if sign.isdigit())
        # a number is found from its country code, its area code, or its last seven digits on
        found.update((part, None) for part in (digits, digits[-10:], digits[-7:]) if part)
    return "".join(f" {word}" for word in found)


def search_words(typed: str) -> list[str]:
    """The words to look for; a typed phone number counts as one."""
    if _NUMBER.fullmatch(typed) and sum(sign.isdigit() for sign in typed) > 2:
        return ["".join(sign for sign in typed if sign.isdigit())]
    return list(dict.fromkeys(words_of(typed)))


def sort_key(text: str | None) -> str | None:
    """What a text sorts by; None (sorted last) when it is empty."""
    return fold(text) or None if text else None
