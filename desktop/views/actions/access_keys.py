"""Access keys: the underlined letter of each entry, made unique within its menu."""

from __future__ import annotations

import sys


def plain(text: str) -> str:
    """The text without its marker: ``"&New candidate…"`` → ``"New candidate…"``."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def escaped(data: str) -> str:
    """Data inside a label: its ``&`` is a sign and no marker."""
    return data.replace("&", "&&")


def marked(text: str) -> str:
    """The letter a text asks for, in lower case; empty if none."""
    at = text.replace("&&", "\0\0").find("&")
    return text[at + 1 : at + 2].lower() if at >= 0 else ""


def unique(texts: list[str]) -> list[str]:
    """The same texts with one letter each; the first to ask for a letter keeps it, others take the next free one."""
    if sys.platform == "darwin":  # there are none on macOS
        return [plain(text) for text in texts]
    taken: set[str] = set()
    kept = []
    for text in texts:
        letter = marked(text)
        wins = bool(letter) and letter not in taken
        kept.append(wins)
        if wins:
            taken.add(letter)
    return [text if keeps else _free(plain(text), taken) for text, keeps in zip(texts, kept, strict=True)]


def with_letter(text: str, letter: str) -> str:
    """A renamed entry keeps the letter it was given: ``("Reopen 3", "e")`` → ``"R&eopen 3"``; none where it lacks it."""
    bare = plain(text)
    at = bare.lower().find(letter) if letter else -1
    return bare.replace("&", "&&") if at < 0 else bare[:at].replace("&", "&&") + "&" + bare[at:].replace("&", "&&")


def _free(text: str, taken: set[str]) -> str:
    """Beginnings of words first, then any letter; text of data (``&`` inside) is kept as it is."""
    starts = [at for at, sign in enumerate(text) if sign.isalnum() and (at == 0 or not text[at - 1].isalnum())]
    others = [at for at, sign in enumerate(text) if sign.isalnum() and at not in starts]
    for at in (*starts, *others):
        if text[at].lower() not in taken:
            taken.add(text[at].lower())
            return text[:at].replace("&", "&&") + "&" + text[at:].replace("&", "&&")
    return text.replace("&", "&&")
