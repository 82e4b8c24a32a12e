"""``ListPage``: title, filter bar, table with detail pane, empty states, bulk bar. Each list is a thin subclass with its data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import Filter, ListRow, ListView, Sort
from desktop.views.actions.spec import ActionSpec
from desktop.views.look.theme import GAP, MARGIN
from desktop.views.page import Page
from desktop.views.tables.bulk_bar import BulkBar
from desktop.views.tables.copying import RowCopier
from desktop.views.tables.detail_pane import DetailPane
from desktop.views.tables.empty_state import EmptyText
from desktop.views.tables.filter_bar import FilterBar
from desktop.views.tables.list_memory import ListMemory
from desktop.views.tables.list_parts import ListBody, ListHead, ListNotice
from desktop.views.tables.saved_views import SavedViewsButton
from desktop.views.tables.selection_keeper import Items
from desktop.views.tables.table_view import DeskTableView
from desktop.views.tables.view_settings import (
    BUILT_IN,
    TableSettings,
    hinted,
)
from desktop.views.workbench import Workbench


class ListPage(Page):
    """A list of one kind. Subclasses give words, actions, the pane and the empty text."""

    stands = False
    kind: ListKind
    context: tuple[str, ...] = ()
    """The context menu by action codes; an empty code is a line."""
    bulk: tuple[str, ...] = ()
    """The codes of the actions in the bulk bar."""
    primary: str = ""
    """The code of the page's one primary act."""
    secondary: tuple[str, ...] = ()
    """Codes of the quiet buttons beside it."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self._memory = ListMemory(workbench.preferences, self.kind)
        self._settings = BUILT_IN[self.kind][0].settings(self.kind)
        self._asked_once = False
        self._greeted = False
        self.views = SavedViewsButton(workbench, self.kind, self)
        self.bar = FilterBar(workbench, self.kind, self.views, self)
        self.bar.counted = self.counted_text
        self.table = DeskTableView(workbench, self._settings.as_view(self.kind), self)
        self.table.setAccessibleName(self.page_title())
        self.pane = self.make_pane()
        self.pane.spec = self.action
        self.copier = RowCopier(workbench, self.table.rows, self)
        self.bulk_bar = BulkBar(workbench.look, self)
        self._specs: dict[str, ActionSpec] = {spec.code: spec for spec in self.make_actions()}
        self._lay_out()
        self._connect()
        self._restore()

    # --- what a list says of itself -------------------------------------------------------------------------------------

    def counted_text(self, count: int) -> str:
        """``340 candidates``."""
        raise NotImplementedError

    def make_pane(self) -> DetailPane:
        """The detail pane of this list."""
        raise NotImplementedError

    def make_actions(self) -> Sequence[ActionSpec]:
        """The actions of this list."""
        raise NotImplementedError

    def empty_text(self) -> EmptyText:
        """What an empty list says."""
        raise NotImplementedError

    def open_record(self, record_id: str, *, new_window: bool) -> None:
        """Open one record as a page."""
        raise NotImplementedError

    def open_strip(self, record_id: str, kind: str) -> None:
        """The decision strip of a row was pressed: at a kind, or anywhere when it is empty."""

    # --- Page -----------------------------------------------------------------------------------------------------------

    def page_actions(self) -> Sequence[ActionSpec]:
        """The actions of this list."""
        return tuple(self._specs.values())

    def reload(self) -> None:
        """Ask again; selection, scroll and focus stay. The first time the list is read at all."""
        if self._asked_once:
            self.table.rows.word_anew()
            self.bar.word_anew()
            self.table.refresh()
            self.pane.reload()
            self.views.load()
        else:
            self._asked_once = True
            self.views.load()
            self.table.show_view(self._settings.as_view(self.kind))

    def showEvent(self, event: object) -> None:
        """A page that was never read is read when it is first seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        if not self._asked_once:
            self.reload()

    def take_focus(self) -> None:
        """The list has the focus."""
        self.body.take_focus()

    # --- state others may ask for ---------------------------------------------------------------------------------------

    @property
    def settings(self) -> TableSettings:
        """Filters, search, sort and columns as they are."""
        return self._settings

    def current_view(self) -> ListView:
        """The view that is shown, for exports."""
        return self._settings.as_view(self.kind)

    def visible_columns(self) -> tuple[str, ...]:
        """The codes of the columns on screen in their order, for exports."""
        return self.table.arrangement.visible_codes()

    def selected_count(self) -> int:
        """How many rows are selected."""
        return self.table.kept.count()

    def with_selected(self, then: Callable[[Items], None]) -> None:
        """Hand over the selected records, reading the ids that are not at hand."""
        self.table.kept.resolve(then)

    def selected_row(self) -> ListRow | None:
        """The one selected row, if exactly one is selected and in memory."""
        spans = self.table.kept.spans()
        if len(spans) == 1 and spans[0][0] == spans[0][1]:
            return self.table.rows.row_at(spans[0][0])
        return None

    def value(self, row: ListRow, code: str) -> object:
        """A value of a row by column code."""
        places = {column.code: place for place, column in enumerate(self.table.rows.columns)}
        return row.values[places[code]]

    def action(self, code: str) -> ActionSpec | None:
        """The action with this code."""
        return self._specs.get(code)

    def apply_hints(self, **hints: str) -> None:
        """Filters from ``workbench.open(place, **hints)``: they take the place of those that are on."""
        filters, search, sort = hinted(self.kind, hints)
        if filters or search or sort:
            settings = replace(self._settings, filters=filters, search=search, sort=sort or self._settings.sort)
            self.show_settings(settings, columns=False)

    def arrive(self, record_id: str, hints: Mapping[str, str]) -> None:
        """``workbench.open(place, **hints)`` on this list."""
        self.apply_hints(**hints)

    def show_settings(self, settings: TableSettings, *, columns: bool = True) -> None:
        """Show the list like this."""
        self._settings = settings
        self.bar.show_state(settings.filters, settings.search)
        self.table.arrangement.show_sort(settings.sort)
        if columns:
            self.table.arrangement.apply(settings.columns)
        self._settled(read=True)

    # --- building -------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        look = self.workbench.look
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        box.setSpacing(GAP)
        secondary = [self._specs[code] for code in self.secondary]
        self.head = ListHead(look, self.page_title(), self._specs.get(self.primary), secondary, self)
        self.notice = ListNotice(look, self)
        self.body = ListBody(look, self.table, self.empty_text(), self.bar.clear, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(GAP)
        self.splitter.addWidget(self.body)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.bulk_bar.set_specs([self._specs[code] for code in self.bulk])
        for part in (self.head, self.bar, self.notice, self.splitter, self.bulk_bar):
            box.addWidget(part, 1 if part is self.splitter else 0)

    def _connect(self) -> None:
        table, bar, rows = self.table, self.bar, self.table.rows
        bar.changed.connect(self._on_filters)
        bar.left.connect(self.take_focus)
        self.views.chosen.connect(self.show_settings)
        self.views.key_changed.connect(lambda _key: self._remember())
        table.arrangement.changed.connect(self._on_columns)
        table.arrangement.sort_asked.connect(self.sort)
        table.head.choose_asked.connect(self.choose_columns)
        table.head.reset_asked.connect(table.arrangement.reset)
        table.head.filter_asked.connect(lambda place: bar.edit(rows.columns[place].code))
        table.preview_asked.connect(self.toggle_pane)
        table.open_asked.connect(lambda new_window: self.open_selected(new_window=new_window))
        table.copy_asked.connect(self.copy)
        table.strip_asked.connect(self.open_strip)
        table.context_asked.connect(self._show_context)
        table.kept.changed.connect(self._on_selection)
        rows.counted.connect(self._on_count)
        rows.view_shown.connect(self._on_view_shown)
        rows.failed.connect(self._on_failed)
        self.notice.again.connect(self.reload)
        rows.refreshed.connect(self.notice.hide)
        self.bulk_bar.cleared.connect(table.kept.clear)
        self.copier.copied.connect(self._on_copied)
        self.pane.closed.connect(self.toggle_pane)
        self.head.preview.clicked.connect(self.toggle_pane)
        self.splitter.splitterMoved.connect(lambda *_: self._remember_pane())

    # --- the person acts ------------------------------------------------------------------------------------------------

    def sort(self, order: Sort) -> None:
        """Sort by a column."""
        self._settings = replace(self._settings, sort=order)
        self.table.arrangement.show_sort(order)
        self._settled(read=True)

    def add_filter(self, found: Filter) -> None:
        """One filter more."""
        self.show_settings(replace(self._settings, filters=(*self._settings.filters, found)), columns=False)

    def choose_columns(self) -> None:
        """The dialog for columns."""
        from desktop.views.tables.column_chooser import ColumnChooser

        dialog = ColumnChooser(self.workbench, self.kind, self.table.arrangement.states(), self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.table.arrangement.set_states(dialog.states()))
        dialog.finished.connect(lambda _result: self.table.setFocus())
        dialog.open()

    def toggle_pane(self) -> None:
        """Open or close the detail pane."""
        shown = self.pane.isHidden()
        self.pane.setVisible(shown)
        self.head.preview.setChecked(shown)
        if not shown and self.pane.isAncestorOf(QApplication.focusWidget() or self):
            self.table.setFocus()
        self._remember_pane()

    def open_selected(self, *, new_window: bool = False) -> None:
        """Open the record that has the focus."""
        record = self.table.kept.current_id
        if record:
            self.open_record(record, new_window=new_window)

    def copy(self) -> None:
        """Copy the selected rows; in a text field, what is selected there."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit):
            focus.copy()
            return
        spans = self.table.kept.spans()
        if spans:
            self.copier.copy(spans, self.table.arrangement.visible_places())

    def select_all(self) -> None:
        """Everything the filter shows; in a text field, its text."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit):
            focus.selectAll()
        else:
            self.table.selectAll()

    def _on_filters(self) -> None:
        self._settings = replace(self._settings, filters=self.bar.filters, search=self.bar.searched)
        self._settled(read=True)

    def _on_columns(self) -> None:
        self._settings = replace(self._settings, columns=self.table.arrangement.states())
        self._settled(read=False)

    def _settled(self, *, read: bool) -> None:
        self.views.mark(self._settings)
        self._remember()
        if read and self._asked_once:
            self.table.show_view(self._settings.as_view(self.kind))

    # --- the list answers -----------------------------------------------------------------------------------------------

    def _on_view_shown(self) -> None:
        self.notice.hide()
        self._show_right_part()
        if not self._greeted:  # the first row is chosen once, so that the preview says something from the start
            self._greeted = True
            if self.table.rows.rowCount() and not self.table.kept.current_id:
                self.table.kept.select_row(0)
        self.stand()

    def _on_failed(self, _error: Exception) -> None:
        self.notice.show()
        self.stand()

    def _on_count(self, matching: int, all_rows: int) -> None:
        self.bar.show_count(matching, all_rows)
        self._show_right_part()
        self._say_status()

    def _show_right_part(self) -> None:
        rows = self.table.rows
        if rows.shown:
            self.body.show_part(empty=rows.rowCount() == 0 and rows.matching <= 0, narrowed=self._settings.narrowed)

    def _on_selection(self) -> None:
        count = self.table.kept.count()
        if count > 1:
            self.pane.show_several(count)
        else:
            self.pane.show_record(self.table.kept.current_id if count else "")
        self.bulk_bar.show_for(self.tr("{n} selected").format(n=QLocale().toString(count)), count > 1)
        self._say_status()
        self.actions_changed.emit()

    def _on_copied(self, copied: int, selected: int) -> None:
        if copied < selected:
            number = QLocale().toString
            text = self.tr("Copied the first {some} of {all} rows. Export takes all of them.")
            self.workbench.say(text.format(some=number(copied), all=number(selected)), kind="warn")
        else:
            text = self.tr("Copied 1 row.") if copied == 1 else self.tr("Copied {n} rows.")
            self.workbench.say(text.format(n=QLocale().toString(copied)))

    def _say_status(self) -> None:
        rows = self.table.rows
        if rows.matching >= 0:
            text = self.counted_text(rows.matching)
            count = self.table.kept.count()
            if count:
                text = self.tr("{rows} · {n} selected").format(rows=text, n=QLocale().toString(count))
            self.status_changed.emit(text)

    def _show_context(self, place: QPoint) -> None:
        self.context_menu().popup(place)

    def context_menu(self) -> QMenu:
        """Made from the page's actions. Deletes itself when closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for code in self.context:
            spec = self._specs.get(code)
            if spec is None:
                menu.addSeparator()
                continue
            act = menu.addAction(spec.text_now() if spec.text_now else spec.text)
            why = spec.why_not()
            act.setEnabled(not why)
            act.setToolTip(why or spec.tip)
            if spec.icon:
                self.workbench.look.dress(act, spec.icon)
            act.triggered.connect(spec.run)
        return menu

    # --- what is remembered ---------------------------------------------------------------------------------------------

    def _restore(self) -> None:
        key, settings = self._memory.read()
        if key:
            self.views.load(key)
        self.show_settings(settings or self._settings)
        shown = self._memory.restore_pane(self.splitter)
        self.pane.setVisible(shown)
        self.head.preview.setChecked(shown)

    def _remember(self) -> None:
        self._memory.write(self.views.key, self._settings)

    def _remember_pane(self) -> None:
        self._memory.write_pane(self.splitter, not self.pane.isHidden())
