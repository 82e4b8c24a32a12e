"""Step 3: words for stages, sources and reasons that are not certain; one by one, or several at once."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop.views.importing import wording
from desktop.views.importing.choice_table import ChoiceTable, fill
from desktop.views.importing.import_work import ImportWork
from desktop.views.importing.words_model import COUNT, SURE, TAKEN, WORD, WordsModel
from desktop.views.look.theme import GAP, GRID


class WordsStep(QWidget):
    """A tab per kind with how many are open, a table of words, and a row that sets the selected ones."""

    def __init__(self, work: ImportWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        look = work.workbench.look
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(self.tr("Kinds of words"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for kind in wording.WORD_KINDS:
            self.tabs.setTabData(self.tabs.addTab(""), kind)
        self.tabs.currentChanged.connect(self._show)
        self.model = WordsModel(work, self)
        self.card = QFrame(self)
        look.style(self.card, "card")
        self.view = ChoiceTable(look, self.model, self.tr("Words"), self.card)
        self.view.setSelectionMode(ChoiceTable.SelectionMode.ExtendedSelection)
        heads = self.view.horizontalHeader()
        heads.setSectionResizeMode(WORD, QHeaderView.ResizeMode.Stretch)
        heads.resizeSection(COUNT, GRID * 10)
        heads.resizeSection(TAKEN, GRID * 44)
        heads.resizeSection(SURE, GRID * 20)
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        look.style(self.note, "muted")
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        look.style(self.nothing, "quiet")
        self.several = QComboBox(self)
        self.several.setAccessibleName(self.tr("Take the selected words for"))
        self.several.setMinimumWidth(GRID * 34)
        self.apply = QPushButton(self.tr("&Apply"), self)
        self.apply.setAutoDefault(False)
        self.apply.clicked.connect(self._apply)
        self.all = QPushButton(self.tr("Select all &open"), self)
        self.all.setAutoDefault(False)
        self.all.clicked.connect(self.select_open)
        self._label = QLabel(self)
        self._label.setBuddy(self.several)
        bulk = QHBoxLayout()
        bulk.setSpacing(GRID)
        bulk.addWidget(self.all)
        bulk.addStretch(1)
        bulk.addWidget(self._label)
        bulk.addWidget(self.several)
        bulk.addWidget(self.apply)
        self._bulk = QWidget(self)
        bulk.setContentsMargins(0, 0, 0, 0)
        self._bulk.setLayout(bulk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.tabs)
        column.addWidget(self.nothing)
        column.addWidget(self.card, 1)
        column.addWidget(self._bulk)
        column.addWidget(self.note)
        self.view.selectionModel().selectionChanged.connect(self._selected)

    def refresh(self) -> None:
        """The draft is new: the same kind stays shown; at first the one with the most to answer."""
        counts: dict[str, list[int]] = {kind: [0, 0] for kind in wording.WORD_KINDS}
        for kind, text in self._work.words:
            counts[kind][0] += 1
            counts[kind][1] += not self._work.given.word(kind, text)
        for at, (kind, (number, still)) in enumerate(counts.items()):
            name = wording.tr(wording.WORD_KINDS[kind])
            told = self.tr("{kind} ({open} open)").format(kind=name, open=still) if still else f"{name} ({number})"
            self.tabs.setTabText(at, told)
            self.tabs.setTabVisible(at, number > 0)
        some = [at for at, (number, _) in enumerate(counts.values()) if number]
        if some and self.tabs.currentIndex() not in some:
            self.tabs.setCurrentIndex(some[0])
        self._show()

    def take_focus(self) -> None:
        """The words have the focus."""
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, TAKEN))
        self.view.setFocus()

    def select_open(self) -> None:
        """Select every word nobody answered and nothing fits, or else every unanswered one."""
        given = self._work.given
        rows = [row for row, one in enumerate(self.model.words) if not given.word(one.kind, one.word)]
        rows = [row for row in rows if not self.model.words[row].proposed] or rows
        chosen = self.view.selectionModel()
        chosen.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            chosen.select(self.model.index(row, 0), flags)
        self.several.setFocus()

    def selected(self) -> list[int]:
        """The selected rows."""
        return sorted(index.row() for index in self.view.selectionModel().selectedRows())

    def _apply(self) -> None:
        self.model.take(self.selected(), str(self.several.currentData() or ""))

    def _show(self) -> None:
        kind = self.tabs.tabData(self.tabs.currentIndex())
        some = bool(self._work.words)
        for widget in (self.tabs, self.card, self._bulk, self.note):
            widget.setVisible(some)
        self.nothing.setVisible(not some)
        self.nothing.setText(
            self.tr("Every word for a stage, a source or a reason is known. There is nothing to ask here.")
            if self._work.draft is not None
            else self.tr("The words are listed here once the files are read.")
        )
        if not some:
            return
        fresh = kind != self.model.kind
        self.model.show(kind)
        if fresh:
            choices = wording.meanings(kind, self._work.workbench.book)
            fill(self.several, choices)
            first = next((code for _, group in choices for code, _ in group), "")
            self.several.setCurrentIndex(self.several.findData(first))
        self.note.setText(self._kept(kind))
        self._selected()

    def _kept(self, kind: str) -> str:
        kept = self.tr("The word of the file is always kept beside the application.")
        remembered = self.tr("Your choices are remembered for files with the same headers.")
        source = self.tr("Each source keeps its own name; only its type is asked for.") if kind == "source" else ""
        return " ".join(part for part in (source, kept, remembered) if part)

    def _selected(self) -> None:
        count = len(self.selected())
        self._label.setText(
            wording.counted(
                count, self.tr("Take the {n} selected &word for"), self.tr("Take the {n} selected &words for")
            )
        )
        self.apply.setEnabled(count > 0)
        self.apply.setToolTip("" if count else self.tr("Select one or more words first."))
