"""Removable chips for several chosen things; Del and Backspace remove the focused one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.views.look.flow_layout import FlowLayout
from desktop.views.look.theme import Look


class Chip(QPushButton):
    """One chosen thing; clicking it, or Del on it, removes it."""

    removed = Signal()

    def __init__(self, look: Look, text: str, parent: QWidget) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setAutoDefault(False)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the text
        look.style(self, "chip")
        look.dress(self, "close", "muted")
        self.setToolTip(self.tr("Remove {text}").format(text=text))
        self.setAccessibleName(self.tr("Remove {text}").format(text=text))
        self.setMinimumHeight(24)
        self.clicked.connect(self.removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del and Backspace remove as well."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
            return
        super().keyPressEvent(event)


class ChipRow(QWidget):
    """Chips in a flow. ``removed`` says which place was removed."""

    removed = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = FlowLayout(self)
        self._chips: list[Chip] = []
        self.setSizePolicy(in_rows())
        self.hide()

    def show_texts(self, texts: Sequence[str]) -> None:
        """Exactly these chips."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for place, text in enumerate(texts):
            chip = Chip(self._look, text, self)
            chip.removed.connect(lambda place=place: self.removed.emit(place))
            self._flow.addWidget(chip)
            chip.show()
            self._chips.append(chip)
        self.setVisible(bool(texts))
        self.updateGeometry()


def in_rows() -> QSizePolicy:
    """As high as the rows of chips need; the field around them needs it too, or it shows the first row only."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
