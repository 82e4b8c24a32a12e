"""Step 2: how each table was taken and each column read, correctable; sensitive columns and dates with a word of their own."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.spreadsheets.drafting.records import OpenQuestion, TableUse
from desktop.views.importing import field_words, wording
from desktop.views.importing.choice_table import ChoiceTable
from desktop.views.importing.columns_model import EXAMPLES, HEADER, READ_AS, SURE, WHY, ColumnsModel
from desktop.views.importing.import_work import ImportWork, table_key
from desktop.views.importing.notice_line import NoticeLine
from desktop.views.look.theme import GAP, GRID
from desktop.views.tables.quiet_cells import quiet_selection

_ENCODINGS = {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251"}


class ColumnsStep(QWidget):
    """Tables at the left where there are several, the chosen one at the right."""

    def __init__(self, work: ImportWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        look = work.workbench.look
        self.tables_card = QFrame(self)
        look.style(self.tables_card, "card")
        self.tables_card.setFixedWidth(GRID * 30)
        self.tables = QListWidget(self.tables_card)
        self.tables.setFrameShape(QListWidget.Shape.NoFrame)
        held = QVBoxLayout(self.tables_card)
        held.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        held.addWidget(self.tables)
        self.tables.setAccessibleName(self.tr("Tables"))
        quiet_selection(look, self.tables)
        self.tables.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.tables.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tables.currentRowChanged.connect(self._show_table)
        self.name = QLabel(self)
        look.style(self.name, "section")
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("What the table holds"))
        self.kind.setMinimumWidth(GRID * 32)
        self.kind.activated.connect(self._kind_chosen)
        taken = QLabel(self.tr("&Holds"), self)
        taken.setBuddy(self.kind)
        self.facts = QLabel(self)
        self.facts.setWordWrap(True)
        look.style(self.facts, "muted")
        self.notices = NoticeLine(look, "info", self)
        self.sensitive = NoticeLine(look, "warn", self)
        self.nobody = NoticeLine(look, "warn", self)
        self.dates = QWidget(self)
        self._dates_box = QVBoxLayout(self.dates)
        self._dates_box.setContentsMargins(0, 0, 0, 0)
        self._dates_box.setSpacing(GRID)
        self._asked: list[tuple[str, str]] = []
        self.model = ColumnsModel(work, self)
        card = QFrame(self)
        look.style(card, "card")
        self.view = ChoiceTable(look, self.model, self.tr("Columns of the table"), card)
        self.view.setSelectionMode(ChoiceTable.SelectionMode.SingleSelection)
        heads = self.view.horizontalHeader()
        for place, width in ((HEADER, 21), (READ_AS, 27), (SURE, 15), (WHY, 34)):
            heads.resizeSection(place, GRID * width)
        heads.setSectionResizeMode(EXAMPLES, QHeaderView.ResizeMode.Stretch)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.name, 1)
        head.addWidget(taken)
        head.addWidget(self.kind)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addLayout(head)
        right.addWidget(self.facts)
        for line in (self.nobody, self.notices, self.sensitive):
            right.addWidget(line)
        right.addWidget(self.dates)
        right.addWidget(card, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.tables_card)
        row.addLayout(right, 1)

    def refresh(self) -> None:
        """The draft is new: the chosen table stays chosen."""
        draft = self._work.draft
        found = draft.tables if draft else ()
        at = max(self.tables.currentRow(), 0)
        first = next((place for place, table in enumerate(found) if not table.holds_no_people), 0)
        self.tables.blockSignals(True)
        fresh = self.tables.count() != len(found)
        if fresh:
            self.tables.clear()
            for _ in found:
                item = QListWidgetItem()
                item.setSizeHint(QSize(0, self.fontMetrics().height() * 2 + GRID * 2))
                self.tables.addItem(item)
            at = first
        for place, table in enumerate(found):
            item = self.tables.item(place)
            item.setText(f"{wording.table_name(table)}\n{self._summary(table)}")
            item.setToolTip(wording.table_name(table))
        self.tables.setCurrentRow(min(at, len(found) - 1))
        self.tables.blockSignals(False)
        self.tables_card.setVisible(len(found) > 1)
        self._show_table(self.tables.currentRow())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ground of each reading has a column of its own only where there is room; else it is in the tooltip."""
        super().resizeEvent(event)
        room = self.width() - (self.tables_card.width() if not self.tables_card.isHidden() else 0)
        self.view.setColumnHidden(WHY, room < GRID * 130)

    def take_focus(self) -> None:
        """The columns have the focus."""
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.selectionModel().setCurrentIndex(
                self.model.index(0, READ_AS),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
        self.view.setFocus()

    def _summary(self, table: TableUse) -> str:
        kind = wording.kind(table.kind)
        if table.holds_no_people and table.kind != "lookup":
            return self.tr("{kind}, not imported").format(kind=kind)
        return f"{kind} · " + wording.counted(table.rows, self.tr("{n} row"), self.tr("{n} rows"))

    def _show_table(self, at: int) -> None:
        draft = self._work.draft
        table = draft.tables[at] if draft and 0 <= at < len(draft.tables) else None
        self.model.show(table)
        if table is None or draft is None:
            return
        self.name.setText(wording.table_name(table))
        self._offer_kinds(table)
        self.facts.setText(self._facts(table))
        texts = [wording.notice(one.code, one.count, one.details) for one in table.notices]
        self.notices.tell(" ".join(text for text in texts if text))
        lost = table.holds_no_people and table.kind != "lookup"
        self.nobody.tell(
            self.tr(
                "This table holds no people and is not imported. {why} If that is wrong, say what it holds."
            ).format(why=wording.why(table.why))
            if lost
            else ""
        )
        left_out = [] if lost else list(table.sensitive_left_out)
        self.sensitive.tell(
            self.tr(
                "Sensitive and left out: {columns}. Choose “Keep word for word” for a column you are allowed to keep."
            ).format(columns=", ".join(left_out))
            if left_out
            else ""
        )
        self._ask_dates(table)

    def _facts(self, table: TableUse) -> str:
        parts = [wording.counted(table.rows, self.tr("{n} row"), self.tr("{n} rows"))]
        parts.append(
            self.tr("header in row {n}").format(n=table.header_row) if table.header_row else self.tr("no header row")
        )
        if table.encoding:
            parts.append(_ENCODINGS.get(table.encoding, table.encoding.upper()))
        named = {",": self.tr("commas"), ";": self.tr("semicolons"), "\t": self.tr("tabs"), "|": self.tr("bars")}
        if table.delimiter:
            parts.append(self.tr("separated by {sign}").format(sign=named.get(table.delimiter, table.delimiter)))
        if table.hidden:
            parts.append(self.tr("hidden sheet"))
        if table.export:
            parts.append(self.tr("export of {program}").format(program=table.export))
        told = "" if table.holds_no_people and table.kind != "lookup" else f". {wording.why(table.why)}"
        return " · ".join(parts) + told

    def _offer_kinds(self, table: TableUse) -> None:
        answered = self._work.given.tables.get(table_key(table), "")
        self.kind.clear()
        if not answered:
            self.kind.addItem(wording.kind(table.kind), "")
        else:
            self.kind.addItem(self.tr("As found by Hiring Desk"), "")
        for code in field_words.CHOOSABLE:
            if answered or code != table.kind:
                self.kind.addItem(wording.kind(code), code)
        self.kind.insertSeparator(self.kind.count())
        self.kind.addItem(self.tr("Form: each column is a person"), "transpose")
        self.kind.addItem(self.tr("Leave this table out"), "skip")
        self.kind.setCurrentIndex(max(self.kind.findData(answered), 0))

    def _kind_chosen(self, place: int) -> None:
        table = self.model.table
        if table is not None and self.kind.itemData(place) != self._work.given.tables.get(table_key(table), ""):
            self._work.given.call_table(table_key(table), self.kind.itemData(place))
            self._work.answered()

    def _ask_dates(self, table: TableUse) -> None:
        asked = [key for key in self._work.questions if key[0] == table_key(table)]
        self.dates.setVisible(bool(asked))
        if asked == self._asked:
            return
        self._asked = asked
        while (item := self._dates_box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for key in asked:
            self._dates_box.addWidget(self._date_question(self._work.questions[key]))

    def _date_question(self, question: OpenQuestion) -> QWidget:
        look = self._work.workbench.look
        box = QFrame(self.dates)
        look.style(box, "banner_info")
        text = QLabel(
            self.tr("Which comes first in “{column}”?").format(column=question.header)
            + "  "
            + self.tr("For example {examples}").format(examples=", ".join(question.examples)),
            box,
        )
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        why = QLabel(wording.evidence(question.evidence), box)
        look.style(why, "muted")
        choices = QButtonGroup(box)
        row = QHBoxLayout(box)
        row.setContentsMargins(GAP, GRID, GAP, GRID)
        row.setSpacing(GAP)
        row.addWidget(text, 1)
        row.addWidget(why)
        present = self._work.given.dates.get(question.header, question.taken)
        for order, words in (("dmy", self.tr("Day first")), ("mdy", self.tr("Month first"))):
            button = QRadioButton(words, box)
            button.setAccessibleName(f"{question.header}: {words}")
            button.setChecked(order == present)
            button.clicked.connect(lambda _on, order=order: self._order(question.header, order))
            choices.addButton(button)
            row.addWidget(button)
        return box

    def _order(self, header: str, order: str) -> None:
        if self._work.given.dates.get(header) != order:
            self._work.given.order_dates(header, order)
            self._work.answered()
