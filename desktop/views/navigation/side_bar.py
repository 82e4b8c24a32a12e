"""The navigation on the left: one button a place with a count of what waits, the workspace at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.look.theme import GRID, Look
from desktop.views.navigation.page_spec import PageSpec


class PlaceButton(QPushButton):
    """A place: icon, name, and how many things wait there."""

    def __init__(self, look: Look, spec: PageSpec, parent: QWidget) -> None:
        super().__init__(f"  {spec.label}", parent)
        self.spec = spec
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setIconSize(QSize(18, 18))
        self.setAccessibleName(spec.label)
        look.style(self, "nav")
        look.dress(self, spec.icon or "table", "muted")
        self._count = QLabel(self)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        look.style(self._count, "count")

    def set_count(self, count: int) -> None:
        """How many things wait; nothing is shown for none."""
        self._count.setText(str(count) if count else "")
        name = self.spec.label
        self.setAccessibleName(self.tr("{place}, {count} waiting").format(place=name, count=count) if count else name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The count keeps to the right edge."""
        super().resizeEvent(event)
        self._count.setGeometry(self.width() // 2, 0, self.width() // 2 - GRID - 4, self.height())


class SideBar(QFrame):
    """Buttons for the places; arrow keys move between them, Enter and Space go there."""

    chosen = Signal(str)

    def __init__(
        self, look: Look, specs: Sequence[PageSpec], workspace_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        look.style(self, "side")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.buttons: dict[str, PlaceButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID + 4, GRID, GRID)
        column.setSpacing(2)
        for spec in specs:
            if not spec.label:
                continue
            button = PlaceButton(look, spec, self)
            button.clicked.connect(lambda _=False, code=spec.code: self.chosen.emit(code))
            self.buttons[spec.code] = button
            column.addWidget(button)
        column.addStretch(1)
        self.workspace = QLabel(workspace_name, self)
        self.workspace.setToolTip(workspace_name)
        self.workspace.setContentsMargins(GRID, 0, 0, 0)
        self.workspace.setMinimumWidth(1)
        look.style(self.workspace, "muted")
        column.addWidget(self.workspace)
        self.setAccessibleName(self.tr("Places"))
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As wide as the longest place with its count, at least a sixth of a small screen."""
        widest = max((button.sizeHint().width() for button in self.buttons.values()), default=0)
        return QSize(
            max(widest + self.fontMetrics().averageCharWidth() * 6 + 2 * GRID, 176), super().sizeHint().height()
        )

    def light(self, code: str) -> None:
        """Show where one is; an unknown place lights nothing."""
        for known, button in self.buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(known == code)
            button.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move between the places."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        order = list(self.buttons.values())
        focused = self.focusWidget()
        if step and isinstance(focused, PlaceButton) and focused in order:
            order[(order.index(focused) + step) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
