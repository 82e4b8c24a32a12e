"""A way to reach somebody: one click opens it, one copies it."""

from __future__ import annotations

import re

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.services.candidates.records import ContactRecord
from desktop.views.workbench import Workbench

_ICONS = {"email": "mail", "phone": "phone", "link": "link"}


def address(contact: ContactRecord) -> QUrl:
    """What a click opens; invalid for a link that is none."""
    if contact.kind == "email":
        return QUrl(f"mailto:{contact.value}")
    if contact.kind == "phone":
        return QUrl("tel:" + re.sub(r"[^\d+]", "", contact.value))
    url = QUrl.fromUserInput(contact.value)
    return url if url.scheme() in {"http", "https"} else QUrl()


def copy_personal(text: str) -> None:
    """Copy, marked to stay out of clipboard histories where the system knows such marks."""
    mime = QMimeData()
    mime.setText(text)
    no = QByteArray(b"\x00\x00\x00\x00")
    for mark in ("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory"):
        mime.setData(f'application/x-qt-windows-mime;value="{mark}"', no)
    mime.setData("application/x-nspasteboard-concealed-type", QByteArray(b""))
    mime.setData("x-kde-passwordManagerHint", QByteArray(b"secret"))
    QGuiApplication.clipboard().setMimeData(mime)


class _Value(QPushButton):
    """A link that is shortened in its middle where the room ends."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = text
        self.setText(text.replace("&", "&&"))

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        size = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + self._rest() + 4, size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten, or show whole again."""
        super().resizeEvent(event)
        room = self.width() - self._rest()
        text = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room)
        self.setText(text.replace("&", "&&"))

    def _rest(self) -> int:
        """Icon, padding and border, as the style adds them to the text."""
        shown = self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        return super().sizeHint().width() - shown


class ContactLine(QWidget):
    """Icon and value as a link, and a button that copies it."""

    def __init__(self, workbench: Workbench, contact: ContactRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.contact = contact
        kinds = {"email": self.tr("E-mail"), "phone": self.tr("Phone"), "link": self.tr("Link")}
        kind = kinds.get(contact.kind, contact.kind)
        shown = re.sub(r"^https?://(www\.)?", "", contact.value) if contact.kind == "link" else contact.value
        self.link = _Value(shown, self)
        self.link.setAutoDefault(False)
        workbench.look.style(self.link, "link")
        workbench.look.dress(self.link, _ICONS.get(contact.kind, "link"), "muted")
        self.link.setCursor(Qt.CursorShape.PointingHandCursor)
        self.link.setToolTip(" · ".join(part for part in (contact.value, contact.label) if part))
        self.link.setAccessibleName(f"{kind}: {contact.value}")
        self.link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.link.setMinimumWidth(60)
        self.link.clicked.connect(self.open)
        self.copy = QToolButton(self)
        self.copy.setToolTip(self.tr("Copy"))
        self.copy.setAccessibleName(self.tr("Copy {value}").format(value=contact.value))
        self.copy.setMinimumSize(26, 26)
        workbench.look.style(self.copy, "flat")
        workbench.look.dress(self.copy, "copy", "muted")
        self.copy.clicked.connect(self.copy_value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.link, 1)
        row.addWidget(self.copy)

    def hug(self) -> None:
        """Take only the width of the value, for a line of several."""
        self.link.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def open(self) -> None:
        """Mail program, telephone or browser."""
        url = address(self.contact)
        if url.isValid():
            QDesktopServices.openUrl(url)

    def copy_value(self) -> None:
        """To the clipboard, with a word that it happened."""
        copy_personal(self.contact.value)
        self._workbench.say(self.tr("Copied"))
