"""One message to the person, and the list of all messages since the start (Help > Messages)."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QDateTime, QObject, Signal

from desktop.views.workbench import Acts

KINDS = ("info", "good", "warn", "bad")
_KEPT = 200


@dataclass(frozen=True, slots=True)
class Message:
    """What was said, how it is meant, when, and the journal entry that its Undo takes back."""

    text: str
    kind: str = "info"
    entry_id: str = ""
    label: str = ""
    at: QDateTime = field(default_factory=QDateTime.currentDateTime)
    acts: Acts = ()
    """More buttons, each with its label and what it does."""


class Messages(QObject):
    """All messages since the start, newest last, at most 200."""

    added = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: list[Message] = []

    def add(self, message: Message) -> None:
        """Keep and announce a message."""
        self.all.append(message)
        del self.all[:-_KEPT]
        self.added.emit(message)
