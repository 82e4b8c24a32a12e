"""Text that Excel takes: what it refuses is taken out and counted, what is too long is cut with a mark.

Refused are the control characters of XML 1.0 besides tab and line feed, halves of surrogate pairs and the two signs that are
no characters (U+FFFE, U+FFFF). Line ends become line feeds, which is what Excel itself keeps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 32_767
"""UTF-16 units in one cell, as Excel counts."""
CUT = " … [cut]"

_LINE_ENDS = re.compile("\r\n?")
_ESCAPES = re.compile("(?<=_)(?=x)")
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LOOKS_LIVE = frozenset("=+-@\t＝＋－＠")
"""First characters that make Excel read a typed text as a formula."""


@dataclass(slots=True)
class TextCleaner:
    """Cleans texts and counts what it had to do."""

    removed: int = 0
    """Characters taken out."""
    cut: int = 0
    """Texts cut."""

    def clean(self, text: str) -> str:
        """The text as Excel can keep it."""
        if len(text) <= LONGEST // 2 and text.isprintable():
            return text
        text = _LINE_ENDS.sub("\n", text)
        text, removed = _REFUSED.subn("", text)
        self.removed += removed
        if len(text) > LONGEST // 2 and units(text) > LONGEST:
            self.cut += 1
            text = _shortened(text)
        return text


def is_markup(text: str) -> bool:
    """Whether XlsxWriter would take the text for markup of its own and write it as it is."""
    return text.startswith("<r>") and text.endswith("</r>")


def fragments(text: str) -> list[str]:
    """Such a text in pieces that together read the same and that XlsxWriter does escape.

    Split inside of ``_x``, too, because it would escape what looks like ``_x0041_`` twice.
    """
    return ["<", "r>", *_ESCAPES.split(text[3:])]


def units(text: str) -> int:
    """The length of a text as Excel counts it."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _shortened(text: str) -> str:
    room = LONGEST - len(CUT)
    kept = text[:room]
    while (over := units(kept) - room) > 0:
        kept = kept[: -max(1, over // 2)]
    return kept + CUT
