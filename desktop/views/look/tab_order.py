"""Tab goes through a part of a page as one reads it, also after pieces of it were built anew.

Qt puts what is made later at the end of the window's order, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QWidget

_NONE = Qt.FocusPolicy.NoFocus


def follow_layout(root: QWidget, at: QWidget) -> None:
    """Put what can have the focus in ``root`` into the order of its layouts; ``at`` stands in it, and the whole stays where that was."""
    found = list(_in_order(root))
    before = _before(root, at)
    for first, second in pairwise(found if before is None else [before, *found]):
        QWidget.setTabOrder(first, second)


def _before(root: QWidget, at: QWidget) -> QWidget | None:
    """What Tab reaches last before the part; None where there is nothing else in the window."""
    before = at.previousInFocusChain()
    while before is not None and before is not at:
        if before.focusPolicy() != _NONE and before is not root and not root.isAncestorOf(before):
            return before
        before = before.previousInFocusChain()
    return None


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    policy = widget.focusPolicy()
    # buttons that only a click focuses may be a stop later, where arrows go from one to the next
    if policy & Qt.FocusPolicy.TabFocus or (isinstance(widget, QAbstractButton) and policy != _NONE):
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _in_order(widget)
        elif inner is not None:
            yield from _of_layout(inner)
