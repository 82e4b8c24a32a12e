"""Keys of actions: what a spec's ``shortcut`` means on this system, and how it is written for a person."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from desktop.views.actions.spec import ActionSpec

_USUAL = {
    QKeySequence.StandardKey.Preferences: "Ctrl+,",
    QKeySequence.StandardKey.Quit: "Ctrl+Q",
    QKeySequence.StandardKey.HelpContents: "F1",
    QKeySequence.StandardKey.Refresh: "F5",
    QKeySequence.StandardKey.Close: "Ctrl+W",
    QKeySequence.StandardKey.Redo: "Ctrl+Y",
}
"""The key people know, where a platform has no binding for a standard key or several."""


def keys_of(spec: ActionSpec) -> list[QKeySequence]:
    """All key sequences of an action; a text may name several: ``"Ctrl+K; Ctrl+Shift+P"``."""
    shortcut = spec.shortcut
    if shortcut is None:
        return []
    if isinstance(shortcut, QKeySequence.StandardKey):
        bound = [key for key in QKeySequence.keyBindings(shortcut) if not key.isEmpty()]
        usual = _USUAL.get(shortcut)
        if usual is None:
            return bound
        known = QKeySequence(usual)  # the one people know stands first, and in the menu
        return [known, *(key for key in bound if key != known)] if not bound or known in bound else bound
    if isinstance(shortcut, QKeySequence):
        return [shortcut] if not shortcut.isEmpty() else []
    return [key for key in QKeySequence.listFromString(shortcut) if not key.isEmpty()]


def written(keys: list[QKeySequence]) -> str:
    """The keys as this system writes them: ``Ctrl+K or Ctrl+Shift+P``."""
    return " · ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
