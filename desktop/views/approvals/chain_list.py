"""The chains in the order in which they are tried, each with its conditions and its steps in words; Alt+Up and Alt+Down move one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.services.approvals.records import ChainRecord
from desktop.views.approvals.chain_words import condition_words, steps_words
from desktop.views.look.theme import GAP, GRID, Look
from desktop.views.tables.quiet_cells import quiet_selection
from desktop.views.workbench import Workbench

ID = int(Qt.ItemDataRole.UserRole)
_WORDS = ID + 1
_RETIRED = ID + 2
_APPLIES = ID + 3
_MOST_LINES = 3

Index = QModelIndex | QPersistentModelIndex


class ChainList(QListWidget):
    """``moved`` says which chain shall stand by how much earlier or later."""

    moved = Signal(str, int)

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.setAccessibleName(self.tr("Approval chains in the order in which they are tried"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_ChainDelegate(workbench.look, self))
        quiet_selection(workbench.look, self)

    def show_chains(self, chains: Sequence[ChainRecord], chosen: str) -> None:
        """Exactly these; nothing is emitted."""
        blocked = self.blockSignals(True)
        self.clear()
        for number, chain in enumerate(chains, 1):
            name = self.tr("{name} · retired").format(name=chain.name) if chain.retired else f"{number}  {chain.name}"
            words = (condition_words(self._workbench, chain.conditions), steps_words(self._workbench, chain))
            item = QListWidgetItem(name, self)
            item.setData(ID, chain.id)
            item.setData(_WORDS, words)
            item.setData(_RETIRED, chain.retired)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join((name, *words)))
            if chain.id == chosen:
                self.setCurrentItem(item)
        self.blockSignals(blocked)
        self.viewport().update()

    def chosen(self) -> str:
        """The id of the current chain, empty for none."""
        item = self.currentItem()
        return str(item.data(ID)) if item is not None else ""

    def choose(self, chain_id: str) -> None:
        """Make a chain the current one, without emitting."""
        blocked = self.blockSignals(True)
        self.setCurrentRow(-1)
        for row in range(self.count()):
            if self.item(row).data(ID) == chain_id:
                self.setCurrentRow(row)
        self.blockSignals(blocked)
        self.viewport().update()

    def mark(self, name: str) -> None:
        """Which chain would be followed, by its name; empty for none."""
        for row in range(self.count()):
            item = self.item(row)
            plain = item.text().partition("  ")[2]
            item.setData(_APPLIES, bool(name) and plain == name and not item.data(_RETIRED))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the chain itself."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self.chosen():
                self.moved.emit(self.chosen(), by)
            return
        super().keyPressEvent(event)


class _ChainDelegate(QStyledItemDelegate):
    """Name in semibold, conditions, steps; what is retired is quieter."""

    def __init__(self, look: Look, view: QListWidget) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines at the present width."""
        width = self._view.viewport().width()
        return QSize(width, sum(rect.height() for rect, *_ in self._lines(QRect(0, 0, width, 0), index)) + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, focus, lines, hairline."""
        look, area = self._look, option.rect
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(area, option.palette.color(QPalette.ColorRole.Highlight))
        painter.setPen(look.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if index.data(_APPLIES) or (selected and self._view.hasFocus()):
            painter.fillRect(area.left(), area.top(), 3, area.height(), look.colour("accent"))
        for rect, text, kind, tone in self._lines(area, index):
            painter.setFont(look.font(kind))
            painter.setPen(look.colour("muted" if index.data(_RETIRED) else tone))
            painter.setClipRect(rect)
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap), text)
            painter.setClipping(False)
        painter.restore()

    def _lines(self, area: QRect, index: Index) -> list[tuple[QRect, str, str, str]]:
        conditions, steps = index.data(_WORDS) or ("", "")
        found = []
        at = area.top() + GAP
        for text, kind, tone in ((str(index.data() or ""), "strong", "text"), (conditions, "body", "text"),
                                 (steps, "secondary", "muted")):  # fmt: skip
            metrics = QFontMetrics(self._look.font(kind), self._view)
            room = QRect(area.left() + GAP, at, max(40, area.width() - 2 * GAP), metrics.lineSpacing() * _MOST_LINES)
            height = min(metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height(), room.height())
            found.append((QRect(room.left(), at, room.width(), height), text, kind, tone))
            at += height + GRID // 2
        return found
