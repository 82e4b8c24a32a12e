"""The rows of all files with what becomes of each: read straight from the draft, so that 200,000 cost nothing until seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from desktop.services.spreadsheets.drafting.records import DraftRequisition, ImportDraft, RefusedRow, RowRef, RowVerdict
from desktop.services.spreadsheets.records import ImportPreview, KnownMove
from desktop.views.importing import wording
from desktop.views.importing.choice_table import header_texts
from desktop.views.importing.import_work import ImportWork
from desktop.views.tables.quiet_cells import GROUND, TONE, Index

ROW, VERDICT, NAME, CONTACT, JOB, STAGE, SOURCE, APPLIED, WHY, FILE = range(10)

_PLACES: dict[str, int] = {
    "full_name": NAME, "first_name": NAME, "last_name": NAME, "person_id": NAME, "email": CONTACT, "phone": CONTACT,
    "contact_value": CONTACT, "job": JOB, "job_id": JOB, "department": JOB, "requisition_title": JOB, "stage": STAGE,
    "status": STAGE, "result": STAGE, "source": SOURCE, "applied_on": APPLIED, "added_on": APPLIED, "ended_on": APPLIED,
}  # fmt: skip


class RowsModel(QAbstractTableModel):
    """Shows the verdicts that a filter lets through. ``skipped_changed`` tells that a row was left out or taken in again."""

    skipped_changed = Signal()

    def __init__(self, work: ImportWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._draft = ImportDraft()
        self._verdicts: tuple[RowVerdict, ...] = ()
        self._shown: list[int] | range = range(0)
        self._refused: dict[RowRef, RefusedRow] = {}
        self._moves: Mapping[RowRef, KnownMove] = {}
        self._requisitions: dict[RowRef, int] = {}
        self._titles = (
            self.tr("Row"), self.tr("Result"), self.tr("Name"), self.tr("Contact"), self.tr("Requisition"), self.tr("Stage"),
            self.tr("Source"), self.tr("Applied"), self.tr("Why"), self.tr("File"),
        )  # fmt: skip

    def show(self, draft: ImportDraft, preview: ImportPreview, shown: list[int] | range) -> None:
        """A draft, and which of its verdicts (by place) are shown."""
        if draft is self._draft and preview.verdicts is self._verdicts and shown == self._shown:
            return
        self.beginResetModel()
        if draft is not self._draft:
            self._refused = {(one.table, one.row): one for one in draft.refused_rows}
            lists = {at for at, table in enumerate(draft.tables) if table.kind == "requisitions"}
            self._requisitions = {row: one.key for one in draft.requisitions for row in one.rows if row[0] in lists}
        self._draft, self._verdicts, self._shown, self._moves = draft, preview.verdicts, shown, preview.moves
        self.endResetModel()

    def verdict(self, row: int) -> RowVerdict:
        """What becomes of a row shown."""
        return self._verdicts[self._shown[row]]

    def refused_row(self, verdict: RowVerdict) -> RefusedRow | None:
        """The cells of a refused row."""
        return self._refused.get((verdict.table, verdict.row))

    def requisition_of(self, verdict: RowVerdict) -> DraftRequisition | None:
        """The requisition that a row of a list of requisitions tells of."""
        key = self._requisitions.get((verdict.table, verdict.row))
        return None if key is None else self._draft.requisitions[key]

    def row_of(self, ref: RowRef) -> int:
        """Where a row of a file stands now; -1 when it is not shown."""
        places = (
            at
            for at, place in enumerate(self._shown)
            if self._verdicts[place].row == ref[1] and self._verdicts[place].table == ref[0]
        )
        return next(places, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The rows the filter lets through."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Where it stands, what becomes of it, and what would be written."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles."""
        return header_texts(self._titles, section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        if not index.isValid():
            return None
        place = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(self.verdict(index.row()), place)
        if role == Qt.ItemDataRole.CheckStateRole:
            if place != ROW:
                return None
            one = self.verdict(index.row())
            if one.verdict == "refused":
                return None
            out = self._work.is_out(one)
            return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked
        if role == TONE:
            one = self.verdict(index.row())
            if self._work.is_out(one):
                return "muted"
            return (
                wording.VERDICT_TONES.get(one.verdict) if place == VERDICT else "muted" if place in (ROW, WHY) else None
            )
        if role == GROUND:
            one = self.verdict(index.row())
            if not one.problems or place not in self.places_at_fault(one):
                return None
            return {"refused": "bad_weak", "update": "info_weak"}.get(one.verdict, "warn_weak")
        if role == Qt.ItemDataRole.ToolTipRole:
            one = self.verdict(index.row())
            return self._why(one) if place in self.places_at_fault(one) else self.text(one, place)
        if role == Qt.ItemDataRole.AccessibleTextRole and place == ROW:
            one = self.verdict(index.row())
            return self.tr("Row {n}, {verdict}").format(
                n=one.row, verdict=wording.tr(wording.VERDICTS.get(one.verdict, one.verdict))
            )
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A row is left out, or taken in again."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.leave_out([index.row()], Qt.CheckState(value) == Qt.CheckState.Unchecked)
        return True

    def leave_out(self, rows: Iterable[int], out: bool) -> None:
        """Leave rows out of the import, or take them in again."""
        for row in rows:
            one = self.verdict(row)
            if one.verdict != "refused":
                self._work.take(one, out)
            self.dataChanged.emit(self.index(row, 0), self.index(row, FILE))
        self.skipped_changed.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows that would be imported have a check box."""
        flags = super().flags(index)
        if index.isValid() and index.column() == ROW and self.verdict(index.row()).verdict != "refused":
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def places_at_fault(self, one: RowVerdict) -> frozenset[int]:
        """The cells that the findings of a row are about."""
        table = self._draft.tables[one.table]
        return frozenset(_PLACES.get(wording.problem_field(found, table), WHY) for found in one.problems)

    def text(self, one: RowVerdict, place: int) -> str:
        """What a cell shows."""
        match place:
            case 0:
                return wording.number(one.row)
            case 1:
                return wording.tr(wording.VERDICTS.get(one.verdict, one.verdict))
            case 8:
                return self._why(one)
            case 9:
                return wording.table_name(self._draft.tables[one.table])
        draft = self._draft
        if one.person < 0 and one.application < 0:
            requisition = self.requisition_of(one)
            if requisition is not None:
                return requisition.title if place == JOB else ""
            return self._raw(one, place)
        if place in (NAME, CONTACT):
            person = draft.people[one.person if one.person >= 0 else draft.applications[one.application].person]
            if place == NAME:
                return person.shown_name
            return person.emails[0].raw if person.emails else person.phones[0].raw if person.phones else ""
        if one.application < 0:
            return ""
        application = draft.applications[one.application]
        match place:
            case 4:
                return draft.requisitions[application.requisition].title
            case 5:
                book = self._work.workbench.book
                move = self._moves.get((one.table, one.row))
                if move is not None:
                    return wording.moved(move.told, book)
                code = application.stage if application.status == "active" else application.status
                told = wording.stage(code, book)
                return self.tr("{stage}, on hold").format(stage=told) if application.on_hold else told
            case 6:
                return application.source.name if application.source else ""
        return wording.shown(application.applied_on)

    def _raw(self, one: RowVerdict, place: int) -> str:
        """The cell of a refused row, as the file has it."""
        row = self.refused_row(one)
        if row is None:
            return ""
        columns = self._draft.tables[one.table].columns
        texts = [
            cell
            for column, cell in zip(columns, row.cells, strict=False)
            if _PLACES.get(column.field) == place and cell
        ]
        return " ".join(texts)

    def _why(self, one: RowVerdict) -> str:
        book = self._work.workbench.book
        return "; ".join(dict.fromkeys(wording.problem(found.code, book) for found in one.problems))
