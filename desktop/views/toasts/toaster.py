"""Shows messages in the lower right corner of a window, at most three, without taking the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from desktop.views.look.theme import GRID, MARGIN, Look
from desktop.views.toasts.message import Message

STAYS = 6_000
STAYS_WITH_UNDO = 10_000
_AT_MOST = 3
_QUIET = ("info", "good")
"""The next of these takes the place of the one before: a row of quick answers shall not wall the page up. Edit > Undo and
Help > Messages have them all."""
_ICONS = {"info": "info", "good": "check", "warn": "attention", "bad": "warning"}


class Toast(QFrame):
    """One message; stays while the pointer or the focus is in it."""

    gone = Signal(object)

    def __init__(self, look: Look, message: Message, undo: Callable[[Message], None] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.message = message
        look.style(self, "toast")
        self._look = look
        self._sign = QLabel(self)
        self._draw()
        look.changed.connect(self._draw)
        text = QLabel(message.text, self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(len(message.text) > 56)
        text.setMaximumWidth(GRID * 46)
        if text.wordWrap():
            text.setMinimumWidth(GRID * 42)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + 4, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._sign)
        row.addWidget(text, 1)
        self.undo_button: QPushButton | None = None
        if undo is not None and message.entry_id:
            self.undo_button = QPushButton(self.tr("Undo"), self)
            self.undo_button.setAccessibleName(self.tr("Undo {what}").format(what=message.label or message.text))
            self.undo_button.setMinimumHeight(24)
            look.style(self.undo_button, "link")
            self.undo_button.clicked.connect(self.close_now)
            self.undo_button.clicked.connect(lambda: undo(message))
            row.addWidget(self.undo_button)
        self.act_buttons: list[QPushButton] = []
        for words, act in message.acts:
            button = QPushButton(words, self)
            button.setAccessibleDescription(message.text)
            button.setMinimumHeight(24)
            look.style(button, "link")
            button.clicked.connect(self.close_now)
            button.clicked.connect(lambda _=False, run=act: run())
            row.addWidget(button)
            self.act_buttons.append(button)
        self.close_button = QToolButton(self)
        self.close_button.setAccessibleName(self.tr("Close message"))
        self.close_button.setToolTip(self.tr("Close message"))
        self.close_button.setMinimumSize(QSize(24, 24))
        look.style(self.close_button, "flat")
        look.dress(self.close_button, "close", "muted")
        self.close_button.clicked.connect(self.close_now)
        row.addWidget(self.close_button)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(STAYS_WITH_UNDO if self.undo_button is not None or message.acts else STAYS)
        self.timer.timeout.connect(self._time_is_up)
        self.timer.start()

    def _draw(self) -> None:
        kind = self.message.kind
        self._sign.setPixmap(self._look.icon(_ICONS[kind], kind).pixmap(QSize(18, 18)))

    @property
    def held(self) -> bool:
        """Whether somebody is in it or it offers what is offered nowhere else."""
        focused = self.focusWidget()
        return bool(self.act_buttons) or self.underMouse() or (focused is not None and focused.hasFocus())

    def close_now(self) -> None:
        """Take it away."""
        self.timer.stop()
        self.hide()
        self.gone.emit(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The clock stands still under the pointer."""
        self.timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """And goes on when it leaves."""
        self.timer.start()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
            return
        super().keyPressEvent(event)

    def _time_is_up(self) -> None:
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus():
            self.timer.start()
            return
        self.close_now()


class Toaster(QObject):
    """Stacks toasts over ``host``, above the widget ``foot`` at its lower edge."""

    def __init__(
        self, look: Look, host: QWidget, undo: Callable[[Message], None] | None = None, foot: QWidget | None = None
    ) -> None:
        super().__init__(host)
        self._look = look
        self._host = host
        self._undo = undo
        self._foot = foot
        self.toasts: list[Toast] = []
        host.installEventFilter(self)

    def show(self, message: Message) -> None:
        """Show a message and have it read out."""
        toast = Toast(self._look, message, self._undo, self._host)
        toast.gone.connect(self._forget)
        if message.kind in _QUIET:
            for old in self.toasts:
                if old.message.kind in _QUIET and not old.held:
                    old.close_now()
        self.toasts.append(toast)
        for old in self.toasts[:-_AT_MOST]:
            old.close_now()
        toast.show()
        toast.raise_()
        self._place()
        urgent = message.kind in ("warn", "bad")
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # loaded with the first message

        event = QAccessibleAnnouncementEvent(self._host, message.text)
        event.setPoliteness(
            QAccessible.AnnouncementPoliteness.Assertive if urgent else QAccessible.AnnouncementPoliteness.Polite
        )
        QAccessible.updateAccessibility(event)

    def _forget(self, toast: Toast) -> None:
        self.toasts = [other for other in self.toasts if other is not toast]
        toast.deleteLater()
        self._place()

    def _place(self) -> None:
        foot = self._foot.height() if self._foot is not None else 0
        lower = self._host.height() - foot - MARGIN
        for toast in reversed(self.toasts):
            toast.adjustSize()
            lower -= toast.height()
            toast.move(self._host.width() - toast.width() - MARGIN, lower)
            lower -= GRID

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Toasts keep to their corner when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
