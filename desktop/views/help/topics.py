"""The topics of the help as they lie in ``resources/help``: ``contents.md`` names them in their order and groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop import paths

CONTENTS = "contents"
WORDS = "words"
FIRST = "first-steps"
ENDING = ".md"

_GROUP = re.compile(r"^##\s+(?P<title>.+)$")
_ENTRY = re.compile(r"^-\s+\[(?P<title>[^\]]+)\]\((?P<code>[a-z0-9-]+)\.md\)")


@dataclass(frozen=True, slots=True)
class Topic:
    """One file: ``code`` is its name without the ending, ``title`` what the contents call it."""

    code: str
    title: str
    group: str
    text: str


@dataclass(frozen=True, slots=True)
class Handbook:
    """All topics in the order of the contents; the contents themselves are the first."""

    topics: tuple[Topic, ...]

    def find(self, code: str) -> Topic | None:
        """The topic with this code."""
        return next((topic for topic in self.topics if topic.code == code), None)

    def groups(self) -> Iterator[tuple[str, tuple[Topic, ...]]]:
        """Title and topics of each group; the contents have an empty one."""
        for title in dict.fromkeys(topic.group for topic in self.topics):
            yield title, tuple(topic for topic in self.topics if topic.group == title)


def read_handbook(folder: Path) -> Handbook:
    """Read the contents and every file they name."""
    contents = _read(folder, CONTENTS)
    heading = contents.splitlines()[0].lstrip("# ").strip()
    topics = [Topic(CONTENTS, heading, "", contents)]
    group = ""
    for line in contents.splitlines():
        if found := _GROUP.match(line):
            group = found["title"].strip()
        elif found := _ENTRY.match(line):
            topics.append(Topic(found["code"], found["title"], group, _read(folder, found["code"])))
    return Handbook(tuple(topics))


@cache
def handbook() -> Handbook:
    """The help that belongs to this program, read once."""
    return read_handbook(paths.resource("help"))


def _read(folder: Path, code: str) -> str:
    return folder.joinpath(code + ENDING).read_text(encoding="utf-8")
