"""A process of its own that looks for words in every byte of every file below some folders; prints where it found them as JSON.

Of its own, because a plain ``open`` of the live file would let go of the engine's locks in the process that holds them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def forms(word: str) -> set[bytes]:
    """A word as it may stand in a file, in small letters."""
    small = word.lower()
    return {small.encode(), small.encode("utf-16-le"), small.encode("utf-16-be")}


def found_in(content: bytes, words: list[str]) -> list[str]:
    """The words that stand in it, whatever their case."""
    small = content.lower()  # letters in UTF-16 too: they are the same bytes beside zeros
    return [word for word in words if any(form in small for form in forms(word))]


def scan(folders: list[Path], words: list[str]) -> tuple[int, list[str]]:
    """How many files there are, and a line for each that holds a word, in its name too."""
    number, lines = 0, []
    for path in (one for folder in folders for one in folder.rglob("*")):
        try:
            content = path.read_bytes() if path.is_file() else b""
        except OSError:
            continue  # gone meanwhile; what is taken away is looked at as it goes
        number += path.is_file()
        lines += [f"{path}: {word}" for word in found_in(path.name.encode() + b"\n" + content, words)]
    return number, lines


if __name__ == "__main__":
    print(json.dumps(scan([Path(one) for one in sys.argv[2:]], sys.argv[1].split(","))))
