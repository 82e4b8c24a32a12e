"""Those still active on a requisition with stage and owner, to be ticked one by one or all together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.services.requisitions.records import StillActive
from desktop.views.look.theme import GRID, ROW
from desktop.views.tables.formatting import date_text
from desktop.views.verdicts.refusals import tr
from desktop.views.workbench import Workbench

_NAME, _STAGE = 0, 1


class PeopleList(QTreeWidget):
    """Ticks stay with the people when the list is shown anew; whoever is new to it has none."""

    changed = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._people: tuple[StillActive, ...] = ()
        self._ticked: set[str] = set()
        self._offers = False
        self.setAccessibleName(tr("People still active"))
        self.setHeaderLabels([tr("Name"), tr("Stage"), tr("Owner")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        head = self.header()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Interactive)
        wide = self.fontMetrics().averageCharWidth()
        self.setColumnWidth(_NAME, wide * 28)
        self.setColumnWidth(_STAGE, wide * 22)
        self.setMinimumHeight(ROW * 7 + GRID)
        self.itemChanged.connect(self._heard)

    def show_people(self, people: Sequence[StillActive]) -> None:
        """Show them in the order given."""
        self._people = tuple(people)
        self._draw()

    def offer_ticks(self, *, offered: bool) -> None:
        """With ticks or without."""
        if offered is not self._offers:
            self._offers = offered
            self._draw()

    def tick_all(self, *, ticked: bool) -> None:
        """All of them, or none."""
        self._ticked = {one.id for one in self._people} if ticked else set()
        self._draw()

    def ticked(self) -> tuple[StillActive, ...]:
        """Those that are ticked, while ticks are offered."""
        return tuple(one for one in self._people if self._offers and one.id in self._ticked)

    def _draw(self) -> None:
        current = self.currentItem()
        row = self.indexOfTopLevelItem(current) if current is not None else 0
        with QSignalBlocker(self):
            self.clear()
            items = [self._item(one) for one in self._people]
            self.addTopLevelItems(items)
            if items:
                self.setCurrentItem(items[min(max(0, row), len(items) - 1)])
        self.changed.emit()

    def _item(self, one: StillActive) -> QTreeWidgetItem:
        item = QTreeWidgetItem([one.name, self._stage(one), self._workbench.team.name(one.owner_id)])
        item.setData(_NAME, Qt.ItemDataRole.UserRole, one.id)
        item.setSizeHint(_NAME, QSize(0, ROW - 4))
        for column in range(self.columnCount()):
            item.setToolTip(column, item.text(column))
        if self._offers:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_NAME, Qt.CheckState.Checked if one.id in self._ticked else Qt.CheckState.Unchecked)
        return item

    def _stage(self, one: StillActive) -> str:
        stage = self._workbench.book.label(one.stage_id)
        if not one.hold_until:
            return stage
        return tr("{stage}, on hold until {day}").format(stage=stage, day=date_text(one.hold_until))

    def _heard(self, item: QTreeWidgetItem) -> None:
        one = str(item.data(_NAME, Qt.ItemDataRole.UserRole))
        if item.checkState(_NAME) is Qt.CheckState.Checked:
            self._ticked.add(one)
        else:
            self._ticked.discard(one)
        self.changed.emit()
