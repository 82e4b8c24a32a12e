"""Help > Messages: everything the program said since it was started, newest first."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.views.look.theme import GRID, MARGIN, Look
from desktop.views.toasts.message import Message, Messages
from desktop.views.toasts.toaster import _ICONS


class MessageList(QDialog):
    """The list, kept current while it is open."""

    def __init__(self, look: Look, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Messages"))
        self._look = look
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Messages since the start, newest first"))
        self.list.setWordWrap(True)
        self.empty = QLabel(self.tr("Nothing was said yet. Messages of this session are kept here."), self)
        look.style(self.empty, "muted")
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        close.setFocus()
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GRID)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(GRID * 70, GRID * 48)
        for message in messages.all:
            self._add(message)
        messages.added.connect(self._add)
        self._show_state()

    def _add(self, message: Message) -> None:
        time = QLocale().toString(message.at.time(), QLocale.FormatType.ShortFormat)
        item = QListWidgetItem(self._look.icon(_ICONS[message.kind], message.kind), f"{time}   {message.text}")
        item.setToolTip(QLocale().toString(message.at, QLocale.FormatType.LongFormat))
        self.list.insertItem(0, item)
        self._show_state()

    def _show_state(self) -> None:
        self.list.setVisible(self.list.count() > 0)
        self.empty.setVisible(self.list.count() == 0)
