"""Drafts of a form: what was typed is kept within five seconds and dropped once it is saved or discarded."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop.services.drafts.messages import Draft, KeepDraft, ReadDraft
from desktop.views.workbench import Workbench

KEPT_AFTER = 2500
"""Milliseconds from the first unkept keystroke; not restarted by further typing, so that nobody outruns it."""


@dataclass(frozen=True, slots=True)
class TypedDraft:
    """What a draft holds: the fields that were changed as they stood, what they were before, and the version seen then."""

    written: dict[str, Any]
    base: dict[str, Any] = field(default_factory=dict)
    version: int = 0
    at: str = ""

    def as_json(self) -> str:
        """For keeping."""
        return json.dumps({"written": self.written, "base": self.base, "version": self.version}, ensure_ascii=False)


def read_draft(draft: Draft) -> TypedDraft | None:
    """What a kept draft holds; None if it cannot be read (a draft is a help, never a reason to fail)."""
    try:
        content = json.loads(draft.values)
        return TypedDraft(dict(content["written"]), dict(content["base"]), int(content["version"]), draft.at)
    except (ValueError, KeyError, TypeError):
        return None


class DraftKeeper(QObject):
    """Keeps one form's draft. ``take`` answers what stands in the form, None when nothing differs from what is saved."""

    def __init__(self, workbench: Workbench, key: str, take: Callable[[], TypedDraft | None], parent: QObject) -> None:
        super().__init__(parent)
        self.key = key
        self._workbench = workbench
        self._take = take
        self._kept = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER)
        self._timer.timeout.connect(self.keep_now)

    def touched(self) -> None:
        """Somebody typed."""
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Keep what stands there, if that is something new."""
        self._timer.stop()
        present = self._take()
        text = present.as_json() if present is not None else ""
        if text != self._kept:
            self._kept = text
            self._carry(text)

    def drop(self) -> None:
        """The draft is not needed any more."""
        self._timer.stop()
        if self._kept:
            self._kept = ""
            self._carry("")

    def find(self, found: Callable[[TypedDraft], None]) -> None:
        """Ask whether there is a draft from an earlier time."""

        def answer(draft: Draft | None) -> None:
            typed = read_draft(draft) if draft is not None and draft.values else None
            if draft is not None and typed is not None:
                self._kept = draft.values
                found(typed)

        if not self._workbench.may(ReadDraft):
            self._workbench.ask(ReadDraft(self.key), answer, owner=self, channel="draft", failed=lambda _error: None)

    def _carry(self, text: str) -> None:
        if self._workbench.may(KeepDraft):
            return
        # a draft that cannot be kept must not disturb the typing it is there for
        self._workbench.carry_out(KeepDraft(self.key, text), owner=self, failed=lambda _error: True, quiet=True)
