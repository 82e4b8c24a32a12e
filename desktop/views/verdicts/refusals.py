"""Why a move is forbidden, in the words of ``mishaps`` for the code with which the service would refuse it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.views.mishaps.wording import rule


def tr(text: str, count: int = -1) -> str:
    """The text in the language of the program; ``%n`` becomes the count."""
    return QCoreApplication.translate("Verdicts", text, None, count)


def why_no_move(code: str, *, brief: bool = False) -> str:
    """What forbids a move, and unless ``brief`` what to do about it; empty when the code is empty."""
    if not code:
        return ""
    said = rule(code)
    return said.happened if brief else said.text
