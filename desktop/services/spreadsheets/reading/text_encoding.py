"""Which characters the bytes of a text file stand for.

Order: byte order mark; many NULs (UTF-16 without a mark); strict UTF-8; else the single-byte code page under which the
words look most like words. A file that mixes UTF-8 lines with others is decoded line by line.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ("cp1252", "cp1251", "cp1250", "mac_roman", "koi8_r", "cp866")  # earlier wins a draw
_SAMPLE_BYTES = 60_000
_HIGH_WORDS = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text, the name of the encoding for the person, and whether it was a guess worth showing."""

    text: str
    encoding: str
    guessed: bool = False
    mixed: bool = False


def decode(content: bytes) -> DecodedText:
    """Decode a whole file; never fails, because the last resort (latin-1) accepts every byte."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = content.decode(encoding, errors="replace")
            return DecodedText(text.lstrip("\ufeff"), encoding, guessed="\ufffd" in text)
    unmarked = _utf_16_without_mark(content)
    if unmarked:
        return DecodedText(content.decode(unmarked, errors="replace"), unmarked, guessed=True)
    try:
        return DecodedText(content.decode("utf-8"), "ascii" if content.isascii() else "utf-8")
    except UnicodeDecodeError:
        return _decode_lines(content)


def _utf_16_without_mark(content: bytes) -> str:
    head = content[: 4_096 - len(content) % 2]
    nulls = head.count(0)
    if len(head) < 8 or nulls < 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if nulls >= len(head) // 5:
        return encoding
    # few NULs, all on one side: line ends and delimiters of a text in another script
    if min(even, odd) == 0 and nulls >= len(head) // 50:
        text = head.decode(encoding, errors="replace")
        if sum(sign.isalnum() or sign.isspace() for sign in text) > 0.7 * len(text):
            return encoding
    return ""


def _decode_lines(content: bytes) -> DecodedText:
    pieces: list[bytes | str] = []
    foreign: list[bytes] = []
    proven = 0
    for line in content.splitlines(keepends=True):
        if line.isascii():
            pieces.append(line.decode("ascii"))
            continue
        try:
            pieces.append(line.decode("utf-8"))
            proven += 1
        except UnicodeDecodeError:
            pieces.append(line)
            foreign.append(line)
    encoding = most_plausible(b"".join(foreign)[:_SAMPLE_BYTES])
    text = "".join(_decode_with(piece, encoding) if isinstance(piece, bytes) else piece for piece in pieces)
    return DecodedText(text, f"utf-8 + {encoding}" if proven else encoding, guessed=True, mixed=proven > 0)


def _decode_with(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("latin-1")


def most_plausible(content: bytes) -> str:
    """The single-byte code page whose reading of these bytes looks most like words."""
    words = _HIGH_WORDS.findall(content)
    scores = {encoding: _plausibility(words, encoding) for encoding in _SINGLE_BYTE}
    best = max(_SINGLE_BYTE, key=lambda encoding: scores[encoding])
    if best == "cp1252":
        try:
            content.decode("cp1252")
        except UnicodeDecodeError:
            return "latin-1"
    return best


def _plausibility(words: list[bytes], encoding: str) -> float:
    """High for letters where words have letters; Cyrillic runs are expected, runs of accented Latin letters are not."""
    score = 0.0
    for raw in words:
        word = raw.decode(encoding, errors="replace")
        before = ""
        run = 0
        for place, sign in enumerate(word):
            if sign.isascii():
                run = 0
                before = sign
                continue
            inside = place > 0 and place + 1 < len(word)
            if not sign.isalpha():
                score -= 2.0 if inside or sign in "\ufffd" or not sign.isprintable() else 0.2
            else:
                cyrillic = "\u0400" <= sign <= "\u04ff"
                run += 1
                score += 1.0
                if sign.isupper() and before.islower():
                    score -= 2.0
                if cyrillic and before.isascii() and before.isalpha():
                    score -= 2.0
                if not cyrillic and run >= 3:
                    score -= 1.6
                if sign in "ªº" or not (cyrillic or sign <= "\u024f"):
                    score -= 1.0
            before = sign
    return score
