"""Which words of a text are other than they were, as marked text; long passages that stayed are shortened."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape

_PIECES = re.compile(r"\S+\s*|\s+")
"""A word with the blanks behind it."""
_LONGEST = 4_000
"""So many pieces are compared; the time grows with their square."""
_ALIKE = 0.35
"""Texts with less in common are two texts, in which everything would be marked."""
_SHORT = 30
"""A passage of more pieces that stayed is shortened to its ends."""
_ENDS = 8


def marked(before: str, text: str) -> str:
    """The text as rich text, new words bold and underlined, places where words are gone with an ellipsis in brackets.

    Empty where marking would tell nothing: a single word, or another text altogether.
    """
    was, now = _PIECES.findall(before), _PIECES.findall(text)
    if len(now) < 3 or len(was) < 3 or max(len(was), len(now)) > _LONGEST:
        return ""
    matcher = SequenceMatcher(None, [one.strip() for one in was], [one.strip() for one in now], autojunk=False)
    if matcher.ratio() < _ALIKE:
        return ""
    parts: list[str] = []
    for kind, _, _, start, end in matcher.get_opcodes():
        piece = now[start:end]
        if kind == "equal":
            parts.append(_html(_shortened(piece, first=start == 0, last=end == len(now))))
        elif kind == "delete":
            parts.append("<b>[…]</b> ")
        else:
            parts.append(f"<b><u>{_html(piece)}</u></b>")
    return "".join(parts)


def _shortened(pieces: list[str], *, first: bool, last: bool) -> list[str]:
    if len(pieces) <= _SHORT:
        return pieces
    head = [] if first else pieces[:_ENDS]
    tail = [] if last else pieces[-_ENDS:]
    return [*head, " … ", *tail]


def _html(pieces: list[str]) -> str:
    return escape("".join(pieces)).replace("\n", "<br>")
