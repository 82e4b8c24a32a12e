"""Cells of a list without icons that do not begin right at its edge."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.views.look.theme import GRID


class RoomyCells(QStyledItemDelegate):
    """Where the first column has no icon, the room of a narrow one is left free; the choice still fills the whole row."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """As usual, with that room."""
        super().initStyleOption(option, index)
        if index.column() == 0 and option.icon.isNull():
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(GRID // 2, 1)
