"""The parts a list page is put together from: the head with its buttons, the notice, the card with table or empty state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.actions.access_keys import plain
from desktop.views.actions.spec import ActionSpec
from desktop.views.look.theme import Look
from desktop.views.tables.empty_state import EmptyState, EmptyText


class ListHead(QWidget):
    """Title, the switch of the preview, quiet buttons and the one primary button."""

    def __init__(
        self, look: Look, title: str, primary: ActionSpec | None, secondary: Sequence[ActionSpec], parent: QWidget
    ) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.title = QLabel(title, self)
        look.style(self.title, "title")
        line.addWidget(self.title, 1)
        self.preview = QToolButton(self)
        self.preview.setCheckable(True)
        self.preview.setFixedSize(32, 30)
        self.preview.setIconSize(QSize(18, 18))
        self.preview.setToolTip(self.tr("Show or hide the preview (Space in the list)"))
        self.preview.setAccessibleName(self.tr("Preview"))
        look.style(self.preview, "flat")
        look.dress(self.preview, "columns", "muted")
        line.addWidget(self.preview)
        for spec in secondary:
            line.addWidget(self._button(spec))
        if primary is not None:
            button = self._button(primary)
            look.style(button, "primary")
            line.addWidget(button)

    def _button(self, spec: ActionSpec) -> QPushButton:
        button = QPushButton(plain(spec.text).replace("&", "&&"), self)
        why = spec.why_not()
        button.setEnabled(not why)
        button.setToolTip(why or spec.tip)
        button.clicked.connect(spec.run)
        return button


class ListNotice(QFrame):
    """Beside the list, when it could not be read: what happened and what to do."""

    again = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        look.style(self, "banner_bad")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 6, 6)
        text = QLabel(self.tr("The list could not be read. What you see may be old."), self)
        text.setWordWrap(True)
        line.addWidget(text, 1)
        button = QPushButton(self.tr("Try again"), self)
        button.clicked.connect(self.again)
        line.addWidget(button)
        self.hide()


class ListBody(QFrame):
    """The table, or what stands in its place while there is nothing to show (made when it is first needed)."""

    def __init__(
        self, look: Look, table: QWidget, empty: EmptyText, clear: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        look.style(self, "card")
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        self.table = table
        self._look = look
        self._empty = empty
        self._clear = clear
        self._stack = QStackedWidget(self)
        self._stack.addWidget(table)
        box.addWidget(self._stack)

    @cached_property
    def nothing(self) -> EmptyState:
        """In place of an empty list."""
        return self._put(self._empty)

    @cached_property
    def no_match(self) -> EmptyState:
        """Where a filter lets nothing through."""
        return self._put(EmptyText("search", self.tr("No match."), self.tr("Clear filter"), self._clear))

    def _put(self, text: EmptyText) -> EmptyState:
        made = EmptyState(self._look, text, self)
        self._stack.addWidget(made)
        return made

    def show_part(self, *, empty: bool, narrowed: bool) -> None:
        """The table, or the sentence that fits; the focus goes along."""
        part = self.table if not empty else self.no_match if narrowed else self.nothing
        if part is not self._stack.currentWidget():
            focus = QApplication.focusWidget()
            had_focus = focus is not None and self._stack.isAncestorOf(focus)
            self._stack.setCurrentWidget(part)
            if had_focus:
                self.take_focus()

    def take_focus(self) -> None:
        """The table, or the button of the empty state."""
        part = self._stack.currentWidget()
        (part.button if isinstance(part, EmptyState) else self.table).setFocus()
