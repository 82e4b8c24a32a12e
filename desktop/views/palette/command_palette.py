"""The palette itself: a field and a list over the window; Enter runs or opens, Esc leaves, focus goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QFont, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.services.candidates.questions import CandidateChoice, FindCandidates
from desktop.services.requisitions.questions import FindRequisitions, RequisitionChoice
from desktop.views.look.theme import GRID, Look
from desktop.views.palette.entries import Entry, ranked
from desktop.views.palette.entry_delegate import ENTRY, EntryDelegate
from desktop.views.workbench import Workbench

_PAUSE = 120
_RECORDS = 12


class CommandPalette(QDialog):
    """Over all enabled actions and, after the first letters, records by name; ``records_only`` for Search everything."""

    def __init__(
        self,
        look: Look,
        commands: Sequence[Entry],
        workbench: Workbench | None,
        parent: QWidget,
        *,
        records_only: bool = False,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Search everything") if records_only else self.tr("Find a command or record"))
        self._look = look
        self._commands = [] if records_only else list(commands)
        self._workbench = workbench
        self._found: dict[str, list[Entry]] = {"candidate": [], "requisition": []}
        self._caller = parent
        card = QFrame(self)
        look.style(card, "toast")
        self.field = QLineEdit(card)
        self.field.setFrame(False)
        larger = look.font("section")
        larger.setWeight(QFont.Weight.Normal)
        self.field.setFont(larger)
        hint = self.tr("Name of a candidate, title or number of a requisition")
        self.field.setPlaceholderText(hint if records_only else self.tr("Type a command or a name"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setMinimumHeight(self.field.fontMetrics().height() + 2 * GRID)
        self.field.setTextMargins(GRID, 0, GRID, 0)
        line = QFrame(card)
        line.setFixedHeight(1)
        look.style(line, "hairline")
        self.model = QStandardItemModel(self)
        self.list = QListView(card)
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(look, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Found"))
        self.list.clicked.connect(lambda index: self._run(index.row()))
        self.nothing = QLabel(card)
        self.nothing.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        look.style(self.nothing, "muted")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, GRID // 2, 1, GRID // 2)
        inside.setSpacing(GRID // 2)
        inside.addWidget(self.field)
        inside.addWidget(line)
        inside.addWidget(self.nothing)
        inside.addWidget(self.list, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(card)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self._place(parent)
        self._fill()
        if records_only:
            self._ask()

    def _place(self, parent: QWidget) -> None:
        width = min(GRID * 80, max(GRID * 48, parent.width() - 8 * GRID))
        self._tallest = min(GRID * 60, max(GRID * 30, parent.height() - 16 * GRID))
        self.resize(width, self._tallest)
        self.move(parent.mapToGlobal(QPoint((parent.width() - width) // 2, GRID * 9)))

    def _fit(self, rows: int) -> None:
        """As tall as its rows, within the window."""
        row = self.list.sizeHintForRow(0) if rows else self.nothing.sizeHint().height()
        head = self.field.minimumHeight() + 4 * GRID
        self.resize(self.width(), min(self._tallest, head + max(1, rows) * row))

    def _typed(self) -> None:
        self._fill()
        self._pause.start()

    def _ask(self) -> None:
        typed = self.field.text().strip()
        bench = self._workbench
        if bench is None or (not typed and self._commands):
            self._found = {"candidate": [], "requisition": []}
            self._fill()
            return
        if not bench.may(FindCandidates):
            bench.ask(FindCandidates(typed, _RECORDS), self._candidates, owner=self, channel="candidates")
        if not bench.may(FindRequisitions):
            bench.ask(FindRequisitions(typed, _RECORDS), self._requisitions, owner=self, channel="requisitions")

    def _candidates(self, found: tuple[CandidateChoice, ...]) -> None:
        self._found["candidate"] = [
            Entry(
                choice.name,
                " · ".join(part for part in (self.tr("Candidate"), choice.email, choice.location) if part),
                self._opening("candidate", choice.id),
                "candidate",
                record=True,
            )
            for choice in found
        ]
        self._fill()

    def _requisitions(self, found: tuple[RequisitionChoice, ...]) -> None:
        self._found["requisition"] = [
            Entry(
                choice.title,
                " · ".join(part for part in (self.tr("Requisition"), choice.number) if part),
                self._opening("requisition", choice.id),
                "requisition",
                record=True,
            )
            for choice in found
        ]
        self._fill()

    def _opening(self, place: str, record_id: str) -> Callable[[], None]:
        bench = self._workbench
        return lambda: bench.open(place, record_id) if bench is not None else None

    def entries(self) -> list[Entry]:
        """What is listed just now."""
        return [self.model.item(row).data(ENTRY) for row in range(self.model.rowCount())]

    def _fill(self) -> None:
        kept = self.list.currentIndex().row()
        records = [*self._found["candidate"], *self._found["requisition"]]
        typed = self.field.text().strip()
        commands = ranked(self._commands, typed, 30 if not typed else 8)
        self.model.clear()
        for entry in [*commands, *records]:  # the service found the records: accents and word order are settled there
            item = QStandardItem(entry.label)
            item.setData(entry, ENTRY)
            item.setAccessibleText(", ".join(part for part in (entry.label, entry.hint, entry.key) if part))
            self.model.appendRow(item)
        rows = self.model.rowCount()
        self._fit(rows)
        self.list.setVisible(rows > 0)
        self.nothing.setVisible(rows == 0)
        self.nothing.setText(self.tr("No match. Try another part of the name.") if typed else "")
        if rows:
            self.list.setCurrentIndex(
                self.model.index(kept if 0 < kept < rows and not self._pause.isActive() else 0, 0)
            )

    def _run(self, row: int) -> None:
        if not 0 <= row < self.model.rowCount():
            return
        entry = self.model.item(row).data(ENTRY)
        self.close()
        QTimer.singleShot(0, self._caller, entry.run)  # after the focus went back

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter work in the list while the field keeps the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            rows = self.model.rowCount()
            row = self.list.currentIndex().row()
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            step = steps.get(Qt.Key(event.key()))
            if step is not None and rows:
                there = (row + step) % rows if abs(step) == 1 else max(0, min(rows - 1, row + step))
                self.list.setCurrentIndex(self.model.index(there, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(row)
                return True
        return super().eventFilter(watched, event)
