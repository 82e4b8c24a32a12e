"""The columns of one table as rows: header, examples, what it is read as, how sure, and why."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.services.spreadsheets.drafting.records import ColumnUse, TableUse
from desktop.views.importing import field_words, wording
from desktop.views.importing.choice_table import CHOICES, CODE, header_texts
from desktop.views.importing.import_work import ImportWork
from desktop.views.tables.quiet_cells import SHARE, TONE, Index

HEADER, EXAMPLES, READ_AS, SURE, WHY = range(5)


class ColumnsModel(QAbstractTableModel):
    """Shows a ``TableUse`` and takes corrections into the answers."""

    def __init__(self, work: ImportWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.table: TableUse | None = None
        self._choices = wording.field_choices()
        self._titles = (
            self.tr("Column in the file"),
            self.tr("Examples"),
            self.tr("Read as"),
            self.tr("How sure"),
            self.tr("Why"),
        )

    def show(self, table: TableUse | None) -> None:
        """Another table, or the same one read again: then selection and scroll stay."""
        before = self.table
        same = (
            before is not None
            and table is not None
            and (before.file, before.sheet) == (table.file, table.sheet)
            and [one.header for one in before.columns] == [one.header for one in table.columns]
        )
        if same:
            self.table = table
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, WHY))
            return
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a column."""
        return 0 if parent.isValid() or self.table is None else len(self.table.columns)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Header, examples, read as, how sure, why."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles."""
        return header_texts(self._titles, section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        if not index.isValid() or self.table is None:
            return None
        column = self.table.columns[index.row()]
        place = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(column, place)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(column, place)
            case Qt.ItemDataRole.AccessibleTextRole:
                return (
                    f"{column.header}: {self._text(column, READ_AS)}" if place == READ_AS else self._text(column, place)
                )
            case _ if role == CODE:
                return self.code(column)
            case _ if role == CHOICES:
                return self._offered(column) if place == READ_AS and column.header else None
            case _ if role == SHARE:
                return column.confidence if place == SURE and self._is_read(column) else None
            case _ if role == TONE:
                return self._tone(column, place)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A choice was made."""
        if role != CODE or self.table is None:
            return False
        column, given = self.table.columns[index.row()], self._work.given
        key = self.table.header_set
        if wording.is_sensitive(column.field):
            given.keep_sensitive(column.header, value == field_words.KEPT)
            given.map_column(key, column.header, "" if value in (field_words.KEPT, column.field) else str(value))
        else:
            given.map_column(key, column.header, str(value))
        self._work.answered()
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), WHY))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the choice is changed, and only of a column with a header: the engine knows columns by it."""
        flags = super().flags(index)
        if index.isValid() and index.data(CHOICES) is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def code(self, column: ColumnUse) -> str:
        """What a column is read as: the answer at once, before the rows are gone through again."""
        given = self._work.given
        if wording.is_sensitive(column.field) and column.header in given.sensitive:
            return field_words.KEPT
        answered = given.mapped(self.table.header_set if self.table else "", column.header)
        return answered or column.field

    def _offered(self, column: ColumnUse) -> wording.Choices:
        if not wording.is_sensitive(column.field):
            known = {code for _, group in self._choices for code, _ in group}
            first: tuple[tuple[str, str], ...] = (
                () if column.field in known else ((column.field, wording.field(column.field)),)
            )
            return (("", first), *self._choices)
        (_, whole), *rest = self._choices
        out = (column.field, self.tr("Leave out (sensitive)"))
        return (("", (out, *(pair for pair in whole if pair[0] == field_words.KEPT))), *rest)

    def _text(self, column: ColumnUse, place: int) -> str:
        match place:
            case 0:
                return column.header or self.tr("(no header)")
            case 1:
                if wording.is_sensitive(column.field) and not column.examples:
                    return self.tr("not shown")
                return " · ".join(column.examples) or self.tr("empty")
            case 2:
                code = self.code(column)
                if wording.is_sensitive(code):
                    return self.tr("Leave out (sensitive)")
                return wording.field(code)
            case 3:
                return wording.confidence(column.confidence) if self._is_read(column) else ""
        if wording.is_sensitive(column.field):
            return wording.field(column.field)
        if not column.header:
            return self.tr("kept word for word; give it a header in the file to choose")
        key = self.table.header_set if self.table else ""
        given = bool(self._work.given.mapped(key, column.header))
        return wording.how(column, given, self.table.export if self.table else "")

    def _tip(self, column: ColumnUse, place: int) -> str:
        if place == EXAMPLES:
            return "\n".join(column.examples)
        return self._text(column, WHY if place == SURE else place)

    def _tone(self, column: ColumnUse, place: int) -> str | None:
        if place in (EXAMPLES, WHY):
            return "muted"
        if place == SURE:
            return "warn" if column.confidence < wording.LIKELY else "muted"
        return "muted" if place == HEADER and not column.header else None

    def _is_read(self, column: ColumnUse) -> bool:
        return self.code(column) not in (field_words.KEPT, field_words.IGNORED) and not wording.is_sensitive(
            column.field
        )
