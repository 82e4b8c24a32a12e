"""Headers over two rows: a group above ("Phone screen") and its columns below ("Date", "Result")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desktop.services.spreadsheets.recognising.header_words import read_header
from desktop.text import key_of


def complete_from_above(headers: list[str], above: Sequence[str]) -> None:
    """Fill empty headers from the row above, and put the group's name before those that stand under several groups.

    A merged cell holds its text in the first column; the others up to the next text belong to it.
    """
    counts = Counter(key_of(header) for header in headers if header)
    group = ""
    used: Counter[str] = Counter()
    for column, header in enumerate(headers):
        own = above[column] if column < len(above) else ""
        if own:
            group = own
        if own and not header and _says_something(own):
            headers[column] = own
            group = ""
        elif header and group and counts[key_of(header)] > 1:
            headers[column] = f"{group} {header}"
            used[group] += 1


def _says_something(text: str) -> bool:
    said = read_header(text)
    return bool(said.field or said.ambiguous)
