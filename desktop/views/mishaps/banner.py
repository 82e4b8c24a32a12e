"""The banner at the top of a page: a refusal in words, which stays until it is closed or the next one comes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.views.look.theme import GRID, Look
from desktop.views.mishaps.wording import Wording

_ICONS = {"info": "info", "warn": "attention", "bad": "warning", "good": "check"}


class Banner(QFrame):
    """Hidden while there is nothing to say. ``tell`` shows a wording, ``clear`` takes it away (Esc and the cross too)."""

    shown_changed = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._kind = "warn"
        self._sign = QLabel(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._text.setAccessibleName(self.tr("Message"))
        self._close = QToolButton(self)
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setMinimumSize(QSize(28, 28))
        look.style(self._close, "flat")
        look.dress(self._close, "close", "muted")
        self._close.clicked.connect(self.clear)
        self.offer = QPushButton(self)
        self.offer.setAutoDefault(False)
        self.offer.hide()
        self.offer.clicked.connect(self._take_offer)
        self._act: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + 4, GRID - 2, GRID - 2, GRID - 2)
        row.setSpacing(GRID)
        row.addWidget(self._sign, 0)
        row.addWidget(self._text, 1)
        row.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        look.changed.connect(self._draw)
        self.hide()

    def tell(self, wording: Wording) -> None:
        """Show what happened and what to do; read out by screen readers."""
        self._kind = wording.kind if wording.kind in _ICONS else "warn"
        self._text.setText(wording.text)
        label, self._act = wording.offer or ("", None)
        self.offer.setText(label)
        self.offer.setVisible(bool(label))
        self._draw()
        self.show()
        self.shown_changed.emit(True)
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # its many roles take longer to load than all else here

        QAccessible.updateAccessibility(QAccessibleEvent(self._text, QAccessible.Event.Alert))

    def text(self) -> str:
        """What it says just now; empty while hidden."""
        return self._text.text() if not self.isHidden() else ""

    def clear(self) -> None:
        """Take the message away."""
        self.hide()
        self._text.clear()
        self.shown_changed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            return
        super().keyPressEvent(event)

    def _take_offer(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()

    def _draw(self) -> None:
        self._look.style(self, f"banner_{self._kind}")
        icon: QIcon = self._look.icon(_ICONS[self._kind], self._kind)
        self._sign.setPixmap(icon.pixmap(QSize(18, 18), self.devicePixelRatioF()))
