"""What the tour found on its way, for the summary."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Facts:
    """What the tour found, for the summary: label → value."""

    lines: list[tuple[str, str]] = field(default_factory=list)

    def add(self, label: str, value: object) -> None:
        """Note one fact."""
        self.lines.append((label, str(value)))
