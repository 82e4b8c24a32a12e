"""One line of the release page's table: what was tried, how often, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Line:
    """``number`` is that of the table of faults; ``bad`` counts what must be zero."""

    number: int
    what: str
    tried: int = 0
    bad: int = 0
    told: str = ""
    findings: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The line, under a heading of its own so that it can be read among pytest's dots."""
        head = f"\n{'no.':>4} {'what':58}{'tried':>8}{'must be 0':>11}  remarks"
        return f"{head}\n{self.number:>4} {self.what:58}{self.tried:>8}{self.bad:>11}  {self.told}"
