"""What a person answered so far, in the form the engine takes: the JSON of ``--answers``."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class GivenAnswers:
    """Grows with every choice. Everything left empty is left to the engine and to what it remembers."""

    mappings: dict[str, dict[str, str]] = field(default_factory=dict)
    """Header-set key → header → field."""
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    """stage, source, reason → word → code."""
    dates: dict[str, str] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)
    """``file/sheet`` → kind, ``skip`` or ``transpose``."""
    sensitive: list[str] = field(default_factory=list)
    requisition: str = ""

    def __bool__(self) -> bool:
        return bool(self.as_dict())

    def as_dict(self) -> dict[str, Any]:
        """Only what was answered."""
        answers: dict[str, Any] = {
            "mappings": {key: dict(columns) for key, columns in self.mappings.items() if columns},
            "words": {kind: dict(words) for kind, words in self.words.items() if words},
            "dates": dict(self.dates),
            "tables": dict(self.tables),
            "sensitive": list(self.sensitive),
            "defaults": {"requisition": self.requisition} if self.requisition else {},
        }
        return {name: value for name, value in answers.items() if value}

    def as_json(self) -> str:
        """The text the engine reads; empty for no answers."""
        answers = self.as_dict()
        return json.dumps(answers, ensure_ascii=False) if answers else ""

    def map_column(self, header_set: str, header: str, code: str) -> None:
        """Read a column as a field; an empty code leaves it to the engine again."""
        _put(self.mappings.setdefault(header_set, {}), header, code)

    def mapped(self, header_set: str, header: str) -> str:
        """What the person said about a column; empty for nothing."""
        return self.mappings.get(header_set, {}).get(header, "")

    def keep_sensitive(self, header: str, keep: bool) -> None:
        """Let a sensitive column in after all, or leave it out again."""
        self.sensitive = [one for one in self.sensitive if one != header] + ([header] if keep else [])

    def take_word(self, kind: str, word: str, code: str) -> None:
        """Take a foreign word for one of ours; an empty code leaves it open again."""
        _put(self.words.setdefault(kind, {}), word, code)

    def word(self, kind: str, word: str) -> str:
        """What the person took a word for; empty for nothing."""
        return self.words.get(kind, {}).get(word, "")

    def call_table(self, name: str, kind: str) -> None:
        """Call a table something else; empty leaves it to the engine again."""
        _put(self.tables, name, kind)

    def order_dates(self, header: str, order: str) -> None:
        """Day first (``dmy``) or month first (``mdy``)."""
        _put(self.dates, header, order)


def _put(answers: dict[str, str], key: str, value: str) -> None:
    if value:
        answers[key] = value
    else:
        answers.pop(key, None)
