"""The filter bar: saved view, quick search, filters as chips, "12 of 340" and one act that clears all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from desktop.services.listings.columns import COLUMNS, ListColumn, ListKind, column
from desktop.services.listings.questions import Filter
from desktop.views.look.flow_layout import FlowLayout
from desktop.views.tables.filter_chip import FilterChip
from desktop.views.tables.filter_wording import chip_text, column_label
from desktop.views.tables.formatting import CellFormatter
from desktop.views.workbench import Workbench

if TYPE_CHECKING:
    from desktop.views.tables.filter_editor import FilterEditor

_DEBOUNCE_MS = 120
_TARGET = 28


class SearchField(QLineEdit):
    """The quick search. Esc clears it, Esc in the empty field and Down go to the list."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Down; the rest is typing."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class FilterBar(QWidget):
    """Filters and search of one list. ``changed`` is emitted when the person changed them (typing settles first)."""

    changed = Signal()
    left = Signal()
    """The person is done here; the focus belongs to the list."""

    def __init__(
        self, workbench: Workbench, kind: ListKind, view_button: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.counted: Callable[[int], str] = lambda count: QLocale().toString(count)
        """Set by the page: ``340 candidates``."""
        self._workbench = workbench
        self._kind = kind
        self._filters: tuple[Filter, ...] = ()
        self._chips: list[FilterChip] = []
        self._formatter = CellFormatter(kind, workbench.book, workbench.team)
        look = workbench.look
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(view_button, 0, top)
        self.search = SearchField(self)
        self.search.setPlaceholderText(self.tr("Search this list"))
        self.search.setAccessibleName(self.tr("Search this list"))
        self.search.setToolTip(self.tr("Any words in any order; accents and capitals do not matter."))
        self.search.setClearButtonEnabled(True)
        self._glass = QAction(self.search)
        look.dress(self._glass, "search", "muted")
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumHeight(_TARGET)
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(260)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.textChanged.connect(self._typed)
        self.search.left.connect(self._leave)
        line.addWidget(self.search, 2, top)
        self._strip = QWidget(self)
        self._flow = FlowLayout(self._strip)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._strip.setSizePolicy(policy)
        self.add = QToolButton(self._strip)
        self.add.setText(self.tr("Filter"))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.setAccessibleName(self.tr("Add a filter"))
        self.add.setToolTip(self.tr("Add a filter"))
        self.add.setMinimumHeight(_TARGET)
        look.style(self.add, "flat")
        look.dress(self.add, "plus", "muted")
        self.add.clicked.connect(self.show_menu)
        self._flow.addWidget(self.add)
        line.addWidget(self._strip, 5)
        self.count = QLabel(self)
        look.style(self.count, "muted")
        self.count.setMinimumHeight(_TARGET)
        self.count.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.count, 0, top)
        self.clear_all = QToolButton(self)
        self.clear_all.setText(self.tr("Clear all"))
        self.clear_all.setToolTip(self.tr("Remove the search and all filters"))
        self.clear_all.setMinimumHeight(_TARGET)
        look.style(self.clear_all, "link")
        self.clear_all.clicked.connect(self.clear)
        line.addWidget(self.clear_all, 0, top)
        self._settle = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._settle.timeout.connect(self.changed)
        self._arrange()

    # --- state ----------------------------------------------------------------------------------------------------------

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters on the bar."""
        return self._filters

    @property
    def searched(self) -> str:
        """What is typed in the quick search."""
        return self.search.text()

    def show_state(self, filters: Sequence[Filter], search: str) -> None:
        """Show these filters and this search; nothing is emitted."""
        self._filters = tuple(filters)
        self.search.blockSignals(True)
        self.search.setText(search)
        self.search.blockSignals(False)
        self._settle.stop()
        self._arrange()

    def show_count(self, matching: int, all_rows: int) -> None:
        """``12 of 340``; nothing while nothing is known."""
        number = QLocale().toString
        if matching < 0:
            self.count.setText("")
        elif 0 <= all_rows != matching:
            self.count.setText(self.tr("{some} of {all}").format(some=number(matching), all=number(all_rows)))
        else:
            self.count.setText(self.counted(matching))

    def word_anew(self) -> None:
        """The vocabulary or the team changed."""
        self._formatter = CellFormatter(self._kind, self._workbench.book, self._workbench.team)
        self._arrange()

    def focus_search(self) -> None:
        """Put the focus into the quick search, its text selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear(self) -> None:
        """No filter, no search."""
        if self._filters or self.search.text():
            self.show_state((), "")
            self.changed.emit()
        self.left.emit()

    # --- filters --------------------------------------------------------------------------------------------------------

    def show_menu(self) -> None:
        """The columns one can filter by."""
        menu = self.menu_of_columns()
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def menu_of_columns(self) -> QMenu:
        """One entry a filterable column. Deletes itself when closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for known in COLUMNS[self._kind]:
            if known.filterable:
                act = menu.addAction(self.tr("{column}…").format(column=column_label(known)).replace("&", "&&"))
                act.triggered.connect(lambda _=False, code=known.code: self.edit(code))
        return menu

    def edit(self, code: str) -> FilterEditor:
        """Open the editor of a column, filled from its first filter if it has one."""
        known = column(self._kind, code)
        present = next((found for found in self._filters if found.column == code), None)
        below = next((chip for chip in self._chips if chip.filter == present), self.add) if present else self.add
        return self._edit(known, present, below)

    def _edit(self, known: ListColumn, present: Filter | None, below: QWidget) -> FilterEditor:
        from desktop.views.tables.filter_editor import FilterEditor

        editor = FilterEditor(self._workbench, self._kind, known, self._formatter, below, present)
        editor.accepted.connect(lambda made: self._take(present, made))
        editor.show_below()
        editor.take_focus()
        return editor

    def _take(self, present: Filter | None, made: tuple[Filter, ...]) -> None:
        others = tuple(found for found in self._filters if found != present and found not in made)
        place = self._filters.index(present) if present in self._filters else len(others)
        self._set((*others[:place], *made, *others[place:]))
        self.left.emit()

    def _remove(self, found: Filter) -> None:
        self._set(tuple(other for other in self._filters if other != found))
        self.add.setFocus()

    def _set(self, filters: tuple[Filter, ...]) -> None:
        if filters != self._filters:
            self._filters = filters
            self._arrange()
            self.changed.emit()

    def _arrange(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for place, found in enumerate(self._filters):
            known = column(self._kind, found.column)
            text = chip_text(known, found, self._formatter)
            whole = chip_text(known, found, self._formatter, short=False)
            chip = FilterChip(self._workbench.look, found, text, whole, self._strip)
            chip.change_asked.connect(lambda known=known, found=found, chip=chip: self._edit(known, found, chip))
            chip.removed.connect(lambda found=found: self._remove(found))
            self._flow.insert(place, chip)
            chip.show()
            self._chips.append(chip)
        self.clear_all.setVisible(bool(self._filters or self.search.text().strip()))
        self._strip.updateGeometry()

    def _typed(self) -> None:
        self._settle.start()
        self.clear_all.setVisible(bool(self._filters or self.search.text().strip()))

    def _leave(self) -> None:
        if self._settle.isActive():
            self._settle.stop()
            self.changed.emit()
        self.left.emit()
