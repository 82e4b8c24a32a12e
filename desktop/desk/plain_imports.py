"""Gives Python its own ``import`` back, which PySide replaces for a feature this program does not use.

To find out who wants its ``__feature__`` (snake_case names), PySide reads the source text of every module that is imported after
it, and keeps the lines in memory: some 400 modules until a workspace is open, a fifth of the time they take to load. Nothing
else hangs on the replacement, and PySide keeps the original for whoever wants it.
"""

from __future__ import annotations

import builtins


def restore() -> None:
    """Load Qt and undo the replacement; to be called before anything else is imported that can wait."""
    import PySide6.QtCore  # noqa: F401 - the replacement comes with it

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
