"""What a start may show first: which answers its page needs, made from what the kept statements find.

Knows no database library: it runs before that is loaded. Each kind of page stands by itself, so that a start loads its own only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from desktop.services.dispatch.messages import Question
from desktop.services.docket.lines_of import Whose

Rows = list[list[Any]]
Found = Callable[[str], Rows]
"""The rows that a kept statement finds now, by its name."""
Answers = dict[Question[Any], Any]


class StartPage(Protocol):
    """A page as a start asks for it. Equal pages ask the same."""

    def plain(self) -> dict[str, Any]:
        """As JSON takes it; ``page_from`` makes it again."""

    def answers(self, found: Found, whose: Whose, today: str) -> Answers | None:
        """The answers to its first questions; None where what is kept does not fit any more."""


def page_from(plain: dict[str, Any]) -> StartPage:
    """From JSON; raises what reading foreign text raises."""
    if "docket" in plain:
        from desktop.services.workspace.start_docket import StartDocket

        return StartDocket()
    from desktop.services.workspace.start_list import list_from

    return list_from(plain)
