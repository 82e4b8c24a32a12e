"""The actions that every list has, as data: open, copy, choose columns, sort, find, preview, export."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QKeySequence

from desktop.services.exports.messages import ExportList
from desktop.services.listings.questions import Sort
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.tables.filter_wording import column_label
from desktop.views.tables.selection_keeper import MOST

if TYPE_CHECKING:
    from desktop.views.tables.list_page import ListPage

_Key = QKeySequence.StandardKey


def tr(text: str, count: int = -1) -> str:
    """The text in the language of the program; ``%n`` becomes the count."""
    return QCoreApplication.translate("ListActions", text, None, count)


def first_reason(*reasons: str) -> str:
    """The first sentence that says why not."""
    return next((reason for reason in reasons if reason), "")


def why_not_any(page: ListPage) -> str:
    """At least one row must be selected, and not more than can be handled at once."""
    count = page.selected_count()
    if count > MOST:
        return tr("At most {n} rows at once. Narrow the filter first.").format(n=QLocale().toString(MOST))
    return "" if count else tr("Select a row first.")


def why_not_one(page: ListPage) -> str:
    """Exactly one row must be selected."""
    count = page.selected_count()
    return "" if count == 1 else tr("Select a row first.") if not count else tr("Select only one row.")


def counting(page: ListPage, one: str, several: str) -> Callable[[], str]:
    """The text of an action that names how many it works on: ``{rows}`` is "14 candidates", ``{n}`` only the number."""

    def now() -> str:
        count = page.selected_count()
        if count < 2:
            return one
        return several.replace("{n}", QLocale().toString(count)).replace("{rows}", page.counted_text(count))

    return now


def list_actions(page: ListPage, menu: Menu) -> tuple[ActionSpec, ...]:
    """The actions of a list whose records belong to ``menu``."""
    prefix = page.kind.value

    def sort_here() -> None:
        column = page.table.rows.columns[page.table.current_column()]
        present = page.settings.sort
        down = present is not None and present.column == column.code and not present.descending
        page.sort(Sort(column.code, down))

    def why_not_sort() -> str:
        return "" if page.table.rows.columns[page.table.current_column()].sortable else tr("This column has no order.")

    def sort_text() -> str:
        column = page.table.rows.columns[page.table.current_column()]
        return tr("S&ort by {column}").format(column=column_label(column).replace("&", "&&"))

    def export() -> None:
        page.workbench.open("export", "", kind=page.kind.value)

    def why_not_copy() -> str:
        return "" if page.selected_count() else tr("Select a row first.")

    def one() -> str:
        return why_not_one(page)

    return (
        ActionSpec(f"{prefix}.open", tr("&Open"), menu, page.open_selected, tip=tr("Enter in the list"), group=1, why_not=one),
        ActionSpec(f"{prefix}.open_window", tr("Open in new &window"), menu, lambda: page.open_selected(new_window=True),
                   icon="window", tip=tr("Ctrl+Enter in the list"), group=1, why_not=one),
        ActionSpec(f"{prefix}.copy", tr("&Copy rows"), Menu.EDIT, page.copy, _Key.Copy, "copy", group=2, why_not=why_not_copy,
                   tip=tr("As a table, with the columns on screen")),
        ActionSpec(f"{prefix}.select_all", tr("Select &all"), Menu.EDIT, page.select_all, _Key.SelectAll, group=2,
                   tip=tr("Everything the filter shows")),
        ActionSpec(f"{prefix}.find", tr("&Find in this list"), Menu.EDIT, page.bar.focus_search, _Key.Find, "search", group=4),
        ActionSpec(f"{prefix}.filter", tr("Add fi&lter…"), Menu.EDIT, page.bar.show_menu, "Ctrl+Shift+L", "filter", group=4),
        ActionSpec(f"{prefix}.clear", tr("Clea&r filter"), Menu.EDIT, page.bar.clear, group=4,
                   why_not=lambda: "" if page.settings.narrowed else tr("Nothing is filtered.")),
        ActionSpec(f"{prefix}.preview", tr("&Preview"), Menu.VIEW, page.toggle_pane, tip=tr("Space in the list"), group=6,
                   checked=lambda: not page.pane.isHidden()),
        ActionSpec(f"{prefix}.columns", tr("C&hoose columns…"), Menu.VIEW, page.choose_columns, icon="columns", group=6),
        ActionSpec(f"{prefix}.sort", tr("S&ort by column"), Menu.VIEW, sort_here, "Ctrl+Shift+S", group=6,
                   why_not=why_not_sort, text_now=sort_text),
        ActionSpec(f"{prefix}.fit", tr("Fit all &widths"), Menu.VIEW, page.table.arrangement.fit_all, group=6),
        ActionSpec(f"{prefix}.save_view", tr("Sa&ve view…"), Menu.VIEW, page.views.save_as, group=6, icon="save"),
        ActionSpec(f"{prefix}.export", tr("&Export to Excel…"), Menu.FILE, export, icon="export", group=4,
                   tip=tr("What the list shows, in its order and columns"), why_not=lambda: page.workbench.may(ExportList)),
    )  # fmt: skip
