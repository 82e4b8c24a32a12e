"""What every page is: a widget with a title, actions of its own and a way to be told that something changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.views.actions.spec import ActionSpec
from desktop.words import Topic


class Page(QWidget):
    """Base of all pages. The main window shows one at a time; a record page may also stand in a window of its own.

    ``topics``: a page asks again when one of these changed; hidden pages only when they are shown next.
    """

    topics: frozenset[Topic] = frozenset()
    loads_itself = False
    """Whether the page asked for its record when it was made, so that showing it the first time need not."""
    stands = True
    """Whether there is something to see. A page that waits for its first answer begins with False, and until it calls ``stand``
    (or has kept people waiting) the window goes on showing what it showed before: no page is ever seen half built."""
    title_changed = Signal(str)
    actions_changed = Signal()
    """Emitted when ``why_not`` answers may have changed (selection, record loaded)."""
    stood = Signal()
    """Emitted by ``stand``, once."""
    status_changed = Signal(str)
    """What the status line should say: ``340 candidates · 1 selected``."""

    def page_title(self) -> str:
        """The title for window and navigation; never holds personal values in lists, may name the record on record pages."""
        return ""

    def page_actions(self) -> Sequence[ActionSpec]:
        """The actions this page adds to the menus while it is shown."""
        return ()

    def reload(self) -> None:
        """Ask again for what is shown; keeps selection, scroll and typed text."""

    def stand(self) -> None:
        """There is something to see now."""
        if not self.stands:
            self.stands = True
            self.stood.emit()

    def arrive(self, record_id: str, hints: Mapping[str, str]) -> None:
        """Told where ``workbench.open`` wants to go on a page that stands already: a record to choose (pipeline: the
        requisition), hints to be taken as filters. The window calls ``reload`` itself afterwards, and on the first showing."""

    def take_focus(self) -> None:
        """Focus goes to the main list or the first field."""

    def may_close(self) -> bool:
        """Asked before the page goes away; False keeps it (unsaved input and the person chose Cancel)."""
        return True
