"""The bar under a table while several rows are selected: what can be done with all of them, naming their count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.views.actions.access_keys import plain
from desktop.views.actions.spec import ActionSpec
from desktop.views.look.flow_layout import FlowLayout
from desktop.views.look.theme import Look


class BulkBar(QFrame):
    """Buttons made from action specs; where they do not fit beside each other they take a second line."""

    cleared = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        look.style(self, "banner")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 6, 6, 6)
        self._line.setSpacing(8)
        self.said = QLabel(self)
        look.style(self.said, "body")
        self._line.addWidget(self.said)
        holder = QWidget(self)
        self._flow = FlowLayout(holder, 8)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self._line.addWidget(holder, 1)
        self._clear = QToolButton(self)
        self._clear.setText(self.tr("Clear selection"))
        self._clear.setMinimumHeight(26)
        look.style(self._clear, "link")
        self._clear.clicked.connect(self.cleared)
        self._line.addWidget(self._clear)
        self._specs: tuple[ActionSpec, ...] = ()
        self._buttons: list[tuple[ActionSpec, QPushButton]] = []
        self.hide()

    def set_specs(self, specs: Sequence[ActionSpec]) -> None:
        """The acts that work on several rows; their buttons are made when the bar is first shown."""
        for _spec, button in self._buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        self._specs = tuple(specs)

    def _make(self) -> None:
        for spec in self._specs:
            button = QPushButton(self)
            button.setMinimumHeight(28)
            button.clicked.connect(spec.run)
            if spec.icon:
                self._look.dress(button, spec.icon, "muted")
            self._flow.addWidget(button)
            self._buttons.append((spec, button))

    def show_for(self, sentence: str, several: bool) -> None:
        """Show the bar while several rows are selected, its buttons naming the count."""
        if several:
            if not self._buttons:
                self._make()
            self.said.setText(sentence)
            for spec, button in self._buttons:
                text = plain(spec.text_now() if spec.text_now else spec.text)
                button.setText(text.replace("&", "&&"))
                button.setAccessibleName(text)
                why = spec.why_not()
                button.setEnabled(not why)
                button.setToolTip(why or spec.tip)
        self.setVisible(several)
