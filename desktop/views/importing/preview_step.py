"""Step 4: what an import would write, before anything is written: figures, warnings, every row with its reason."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.spreadsheets.drafting.records import DraftWarning, ImportDraft, RowRef
from desktop.services.spreadsheets.records import ImportPreview
from desktop.views.importing import wording
from desktop.views.importing.choice_table import ChoiceTable
from desktop.views.importing.figures import BarList, Totals, by_source, by_stage, found_in, titled_card
from desktop.views.importing.import_work import ImportWork
from desktop.views.importing.notice_line import NoticeLine
from desktop.views.importing.row_panel import RowPanel
from desktop.views.importing.rows_model import (
    APPLIED,
    CONTACT,
    FILE,
    JOB,
    NAME,
    ROW,
    SOURCE,
    STAGE,
    VERDICT,
    WHY,
    RowsModel,
)
from desktop.views.look.theme import GAP, GRID
from desktop.views.tables.quiet_cells import quiet_selection

LEFT_OUT = "left_out"
_ROOM = {ROW: 9, VERDICT: 11, NAME: 21, CONTACT: 24, JOB: 22, STAGE: 15, SOURCE: 15, APPLIED: 12, WHY: 28, FILE: 22}


class _Warnings(QListWidget):
    """A click or Space chooses one, again lets go of it; having the focus chooses nothing."""

    flipped = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.itemClicked.connect(self._flip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            self._flip(item)
        else:
            super().keyPressEvent(event)

    def _flip(self, item: QListWidgetItem) -> None:
        self.flipped.emit(str(item.data(Qt.ItemDataRole.UserRole) or ""))


class _RowsTable(ChoiceTable):
    """Space leaves the selected rows out, or takes them in again."""

    flip = Signal()

    def open_choice(self, index: QModelIndex, popup: bool = True) -> None:
        if popup:
            self.flip.emit()


class PreviewStep(QWidget):
    """``changed`` tells that what would be imported changed by a check box."""

    changed = Signal()

    def __init__(self, work: ImportWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        look = work.workbench.look
        self._by_verdict: dict[str, list[int]] = {}
        self._places: dict[RowRef, int] = {}
        self._findings: list[DraftWarning] = []
        self._draft: ImportDraft | None = None
        self.before = NoticeLine(look, "warn", self)
        self.totals = Totals(look, self)
        self.stages, self.sources = BarList(look, self), BarList(look, self)
        self.stages.setAccessibleName(self.tr("Applications by stage"))
        self.sources.setAccessibleName(self.tr("Applications by source"))
        self.only = ""
        """The code of the warning whose rows alone are shown."""
        self.warnings = _Warnings(self)
        quiet_selection(look, self.warnings)
        self.warnings.setAccessibleName(self.tr("Worth a look; choose one to see its rows"))
        self.warnings.setFrameShape(QListWidget.Shape.NoFrame)
        self.warnings.setMinimumWidth(GRID * 26)
        self.warnings.setMaximumHeight(self.stages.sizeHint().height())
        self.warnings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.warnings.flipped.connect(self.show_only)
        cards = QHBoxLayout()
        cards.setSpacing(GAP)
        cards.addWidget(titled_card(look, self.tr("Comes in"), self.totals, self), 3)
        cards.addWidget(titled_card(look, self.tr("By stage"), self.stages, self), 4)
        cards.addWidget(titled_card(look, self.tr("By source"), self.sources, self), 4)
        cards.addWidget(titled_card(look, self.tr("Worth a look"), self.warnings, self), 4)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(self.tr("Which rows are shown"))
        for code in ("all", *wording.VERDICTS, LEFT_OUT):
            self.tabs.setTabData(self.tabs.addTab(""), code)
        self.tabs.currentChanged.connect(lambda _at: self._filter())
        self.out = QPushButton(self.tr("&Leave out"), self)
        self.out.setAutoDefault(False)
        self.out.clicked.connect(self.flip_selected)
        self.chip = QToolButton(self)
        self.chip.setMinimumHeight(24)
        self.chip.setToolTip(self.tr("Show all rows again"))
        self.chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        look.style(self.chip, "chip_accent")
        look.dress(self.chip, "close", "accent")
        self.chip.clicked.connect(lambda: self.show_only(""))
        self.chip.hide()
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.chip)
        head.addWidget(self.out)
        self.model = RowsModel(work, self)
        self.model.skipped_changed.connect(self._skipped)
        card = QFrame(self)
        look.style(card, "card")
        self.view = _RowsTable(look, self.model, self.tr("Rows of the files"), card)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.flip.connect(self.flip_selected)
        rows = self.view.verticalHeader()
        rows.setDefaultSectionSize(max(30, self.fontMetrics().height() + 12))
        heads = self.view.horizontalHeader()
        for place, width in _ROOM.items():
            heads.resizeSection(place, GRID * width)
        heads.moveSection(heads.visualIndex(FILE), 1)
        heads.moveSection(heads.visualIndex(WHY), heads.visualIndex(NAME) + 1)
        heads.setStretchLastSection(True)
        heads.setMinimumSectionSize(GRID * 6)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.panel = RowPanel(work, self)
        self.panel.setMinimumWidth(GRID * 28)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.addWidget(card)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([GRID * 92, GRID * 38])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.before)
        column.addLayout(cards)
        column.addLayout(head)
        column.addWidget(split, 1)

    def refresh(self) -> None:
        """The draft is new: filter, row and scroll stay where they were."""
        draft, preview = self._work.draft, self._work.preview
        if draft is None or preview is None:
            return
        if draft is not self._draft:
            self._draft = draft
            self._sort(draft, preview)
            self._show_figures(draft, preview)
        self._count()
        self._filter()

    def take_focus(self) -> None:
        """The rows have the focus."""
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, ROW))
        self.view.setFocus()

    def to_import(self) -> int:
        """Rows that would be imported."""
        preview = self._work.preview
        if preview is None:
            return 0
        told = (place for code in ("new", "update", "doubtful") for place in self._by_verdict.get(code, ()))
        return sum(not self._work.is_out(preview.verdicts[place]) for place in told)

    def flip_selected(self) -> None:
        """Leave the selected rows out, or take them in again when all are out already."""
        rows = self._selected_rows()
        if rows:
            self.model.leave_out(rows, not self._all_out(rows))
            self._show_current()

    # --- figures -------------------------------------------------------------------------------------------------------

    def _sort(self, draft: ImportDraft, preview: ImportPreview) -> None:
        found: dict[str, list[int]] = {code: [] for code in wording.VERDICTS}
        for place, one in enumerate(preview.verdicts):
            found.setdefault(one.verdict, []).append(place)
        self._by_verdict = found
        self._findings = found_in(preview, draft)
        self._places = {}

    def _show_figures(self, draft: ImportDraft, preview: ImportPreview) -> None:
        self.totals.show_preview(preview)
        self.stages.show_bars(by_stage(draft, self._work.workbench.book), self.tr("No applications"))
        self.sources.show_bars(by_source(draft), self.tr("No sources told"))
        names = ", ".join(preview.imported_before)
        self.before.tell(
            self.tr("Imported before: {files}. What is known already does not come in twice.").format(files=names)
            if names
            else ""
        )
        self.warnings.blockSignals(True)
        self.warnings.clear()
        book = self._work.workbench.book
        for warning in self._findings:
            text = wording.problem(warning.code, book)
            item = QListWidgetItem(f"{wording.number(warning.count)}  {text}")
            item.setData(Qt.ItemDataRole.UserRole, warning.code)
            item.setToolTip(self.tr("{text}: show these rows").format(text=text))
            item.setSizeHint(QSize(0, max(24, self.fontMetrics().height() + 6)))
            self.warnings.addItem(item)
            if warning.code == self.only:
                item.setSelected(True)
        if not self._findings:
            item = QListWidgetItem(self.tr("Nothing stands out."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.warnings.addItem(item)
        self.warnings.blockSignals(False)

    def _count(self) -> None:
        texts = {"all": self.tr("All"), LEFT_OUT: self.tr("Left out")}
        counts = {code: len(places) for code, places in self._by_verdict.items()}
        counts["all"] = sum(counts.values())
        counts[LEFT_OUT] = len(self._work.skipped)
        for at in range(self.tabs.count()):
            code = self.tabs.tabData(at)
            name = texts.get(code) or wording.tr(wording.VERDICTS[code])
            self.tabs.setTabText(at, f"{name} {wording.number(counts.get(code, 0))}")
            self.tabs.setTabVisible(at, bool(counts.get(code)) or code == "all")

    # --- rows ----------------------------------------------------------------------------------------------------------

    def show_only(self, code: str) -> None:
        """Show the rows of one warning only; the same again, or none, shows all."""
        self.only = "" if code == self.only else code
        if not self.only:
            self.warnings.clearSelection()
        self._filter()

    def _filter(self) -> None:
        draft, preview = self._work.draft, self._work.preview
        if draft is None or preview is None:
            return
        code = self.tabs.tabData(self.tabs.currentIndex())
        shown: list[int] | range
        if code == "all":
            shown = range(len(preview.verdicts))
        elif code == LEFT_OUT:
            shown = sorted(place for ref in self._work.skipped if (place := self._place(ref)) >= 0)
        else:
            shown = self._by_verdict.get(code, [])
        warning = next((one for one in self._findings if one.code == self.only), None)
        self.chip.setVisible(warning is not None)
        if warning is not None:
            self.chip.setText(wording.problem(warning.code, self._work.workbench.book))
            wanted = {self._place(ref) for ref in warning.rows}
            shown = [place for place in shown if place in wanted]
        self.view.setColumnHidden(FILE, len(draft.tables) < 2)
        self.view.setColumnHidden(WHY, code == "new" and warning is None)
        before = self.view.currentIndex()
        ref = None
        if before.isValid() and before.row() < self.model.rowCount():
            one = self.model.verdict(before.row())
            ref = (one.table, one.row)
        at = self.view.verticalScrollBar().value()
        self.model.show(draft, preview, shown)
        row = self.model.row_of(ref) if ref is not None else -1
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.view.selectionModel().setCurrentIndex(self.model.index(row, before.column()), flags)
            self.view.verticalScrollBar().setValue(at)
        self._show_current()
        self._selected()

    def _place(self, ref: RowRef) -> int:
        if not self._places and self._work.preview is not None:
            self._places = {(one.table, one.row): place for place, one in enumerate(self._work.preview.verdicts)}
        return self._places.get(ref, -1)

    def _selected_rows(self) -> list[int]:
        rows = (index.row() for index in self.view.selectionModel().selectedRows())
        return [row for row in sorted(rows) if self.model.verdict(row).verdict != "refused"]

    def _all_out(self, rows: list[int]) -> bool:
        return all(self._work.is_out(self.model.verdict(row)) for row in rows)

    def _selected(self) -> None:
        rows = self._selected_rows()
        back = bool(rows) and self._all_out(rows)
        if back:
            text = wording.counted(len(rows), self.tr("&Take {n} row in again"), self.tr("&Take {n} rows in again"))
        else:
            text = wording.counted(len(rows), self.tr("&Leave {n} row out"), self.tr("&Leave {n} rows out"))
        self.out.setText(text if rows else self.tr("&Leave out"))
        self.out.setEnabled(bool(rows))
        self.out.setToolTip("" if rows else self.tr("Select rows that would be imported."))

    def _show_current(self) -> None:
        index = self.view.currentIndex()
        draft = self._work.draft
        if draft is None or not index.isValid() or index.row() >= self.model.rowCount():
            self.panel.clear()
            return
        one = self.model.verdict(index.row())
        self.panel.show_row(draft, one, self.model.refused_row(one), self.model.requisition_of(one))

    def _skipped(self) -> None:
        self._count()
        self._selected()
        self.changed.emit()
