"""Several lines of text, plain or Markdown, in a box that grows with what is written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.forms.fields.field import Field
from desktop.views.forms.spec import FieldKind, FieldSpec
from desktop.views.workbench import Workbench


class GrowingText(QPlainTextEdit):
    """A plain text box between ``least`` and ``most`` lines high. Tab leaves it: it stands in a form, not in an editor."""

    def __init__(self, least: int = 3, most: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """As high as the text, within the bounds."""
        line = QFontMetrics(self.font()).lineSpacing()
        lines = int(self.document().documentLayout().documentSize().height())
        shown = max(self._least, min(self._most, lines))
        frame = 2 * self.frameWidth() + int(2 * self.document().documentMargin()) + line // 2
        return QSize(super().sizeHint().width(), shown * line + frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere, and so another height is wanted; Qt does not say so by itself."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """The same: a box in a form is never squeezed."""
        return QSize(80, self.sizeHint().height())


class LinesField(Field):
    """A growing text box."""

    def __init__(self, spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(spec, workbench, parent)
        markdown = spec.kind is FieldKind.MARKDOWN
        self._text = GrowingText(4 if markdown else 2, 18 if markdown else 8, self)
        self._text.setPlaceholderText(spec.placeholder)
        self._quiet = False
        self._text.textChanged.connect(self._changed)
        self.watch(self._text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text)
        self.setFocusProxy(self._text)

    def _changed(self) -> None:
        if not self._quiet:
            self.typed.emit()

    def editor(self) -> QWidget:
        """The text box."""
        return self._text

    def value(self) -> str:
        """The text without blank lines around it."""
        return self._text.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        """Show the text."""
        self._quiet = True
        self._text.setPlainText(str(value or ""))
        self._quiet = False

    def written(self) -> str:
        """The text as typed."""
        return self._text.toPlainText()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter belongs to the form (save), not to the text."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)
