"""What a form says above its fields: a restored draft, and the list of what is wrong with links to the fields."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.look.theme import GRID, MARGIN, Look


class Notice(QFrame):
    """A quiet bar with an icon, a sentence and at most one button."""

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget, kind: str = "info", icon: str = "info", button: str = "") -> None:
        super().__init__(parent)
        look.style(self, f"banner_{kind}")
        self._look, self._kind, self._icon = look, kind, icon
        self._sign = QLabel(self)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + 4, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._sign)
        row.addWidget(self.text, 1)
        self.button = QPushButton(button, self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.pressed)
        self.button.setVisible(bool(button))
        row.addWidget(self.button)
        look.changed.connect(self._draw)
        self._draw()
        self.hide()

    def tell(self, text: str) -> None:
        """Show a sentence."""
        self.text.setText(text)
        self.show()

    def _draw(self) -> None:
        edge = self.fontMetrics().height() + 2
        self._sign.setPixmap(self._look.icon(self._icon, self._kind).pixmap(edge, edge))


class Bars(QWidget):
    """Bars one below the other at the top of a page; they take no room while there is nothing to say."""

    def __init__(self, bars: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._bars = tuple(bars)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, GRID + 4)
        column.setSpacing(GRID)
        for bar in bars:
            column.addWidget(bar)
            bar.installEventFilter(self)
        self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold up with the last bar, unfold with the first."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fold()
        return super().eventFilter(watched, event)

    def _fold(self) -> None:
        self.setVisible(any(not bar.isHidden() for bar in self._bars))


class ErrorSummary(QFrame):
    """Everything that is wrong, as links that lead to the fields."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        look.style(self, "banner_bad")
        self._sign = QLabel(self)
        self._head = QLabel(self)
        self._head.setWordWrap(True)
        self._list = QLabel(self)
        self._list.setTextFormat(Qt.TextFormat.RichText)
        self._list.setWordWrap(True)
        self._list.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._list.setAccessibleName(self.tr("What has to be corrected"))
        self._list.linkActivated.connect(self.chosen)
        self._problems: list[tuple[str, str]] = []
        self._say = ""
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._list)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + 4, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        look.changed.connect(self._draw)
        self.hide()

    def tell(self, problems: Sequence[tuple[str, str]], head: str = "") -> None:
        """Show these (field code, sentence) under the usual heading or another; none hides the list."""
        self._problems, self._say = list(problems), head
        self._draw()
        self.setVisible(bool(problems))
        if problems:
            QAccessible.updateAccessibility(QAccessibleEvent(self._list, QAccessible.Event.Alert))

    def sentences(self) -> list[str]:
        """What is shown."""
        return [sentence for _code, sentence in self._problems]

    def _draw(self) -> None:
        edge = self.fontMetrics().height() + 2
        self._sign.setPixmap(self._look.icon("warning", "bad").pixmap(edge, edge))
        count = len(self._problems)
        self._head.setText(
            self._say
            or (
                self.tr("Not saved yet. One thing has to be corrected:")
                if count == 1
                else self.tr("Not saved yet. {count} things have to be corrected:").format(count=count)
            )
        )
        ink = self._look.colour("bad").name()
        self._list.setText(
            "<br>".join(
                f'<a style="color:{ink}" href="{code}">{escape(sentence)}</a>' for code, sentence in self._problems
            )
        )
