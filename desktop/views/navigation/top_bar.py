"""The bar above the page: back, forward, where one is, search everything, and who is signed in.

Pages carry their own heading beside their commands; here stands only the quiet way to it ("Candidates › Amara Okafor").
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.views.look.theme import GRID, MARGIN, Look


class _Title(QLabel):
    """The title, cut off with an ellipsis instead of widening the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_whole(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def _cut(self) -> None:
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width() - 2))
        self.setText(cut)
        self.setToolTip(self._whole if cut != self._whole else "")

    def resizeEvent(self, event: object) -> None:
        self._cut()


class TopBar(QFrame):
    """Emits what was clicked; knows nothing of pages."""

    back = Signal()
    forward = Signal()
    search = Signal()
    bell = Signal()
    help = Signal()
    person = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look.style(self, "top")
        self.back_button = self._arrow(look, "back", self.tr("Back"), "Alt+←")
        self.forward_button = self._arrow(look, "forward", self.tr("Forward"), "Alt+→")
        self.back_button.clicked.connect(self.back)
        self.forward_button.clicked.connect(self.forward)
        self.title = _Title(self)
        look.style(self.title, "quiet")
        self.search_button = QPushButton(self)
        self.search_button.setText(self.tr("Search everything"))
        self.search_button.setAccessibleName(self.tr("Search everything"))
        self.search_button.setToolTip(self.tr("Find candidates and requisitions by name (Ctrl+Shift+F)"))
        self.search_button.setIconSize(QSize(16, 16))
        look.style(self.search_button, "search")
        look.dress(self.search_button, "search", "muted")
        self.search_button.setMinimumWidth(GRID * 32)
        self.search_button.clicked.connect(self.search)
        self.bell_button = self._arrow(look, "bell", self.tr("What came to you"), "Ctrl+Shift+B")
        self.bell_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.bell_button.setEnabled(True)
        self.bell_button.setVisible(False)
        self.bell_button.clicked.connect(self.bell)
        self.help_button = self._arrow(look, "help", self.tr("Help for this page"), "F1")
        self.help_button.setEnabled(True)
        self.help_button.clicked.connect(self.help)
        self.person_button = QPushButton(self)
        self.person_button.setFont(look.font("secondary"))
        edge = max(28, self.person_button.fontMetrics().horizontalAdvance("WW") + GRID)
        self.person_button.setFixedSize(edge, edge)
        self.person_button.setVisible(False)
        look.style(self.person_button, "avatar")
        self.person_button.clicked.connect(self.person)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID, MARGIN, GRID)
        row.setSpacing(GRID // 2)
        row.addWidget(self.back_button)
        row.addWidget(self.forward_button)
        row.addSpacing(GRID // 2)
        row.addWidget(self.title, 1)
        row.addWidget(self.search_button)
        row.addSpacing(GRID // 2)
        row.addWidget(self.bell_button)
        row.addWidget(self.help_button)
        row.addSpacing(GRID // 2)
        row.addWidget(self.person_button)

    def set_trail(self, *places: str) -> None:
        """Where one is: the workspace or the list a record belongs to, then the page."""
        self.title.set_whole("  ›  ".join(place for place in places if place))

    def set_person(self, name: str, initials: str, roles: str) -> None:
        """Who is signed in."""
        self.person_button.setText(initials)
        about = f"{name} · {roles}" if roles else name
        self.person_button.setToolTip(about)
        self.person_button.setAccessibleName(self.tr("Signed in as {who}").format(who=about))
        self.person_button.setVisible(True)

    def set_waiting(self, count: int) -> None:
        """How many things came to whoever is signed in; the bell is there from the first time on."""
        self.bell_button.setText(f"{count}" if count < 100 else "99+")
        self.bell_button.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if count else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        self.bell_button.setAccessibleName(self.tr("What came to you: {count}").format(count=count))
        self.bell_button.setVisible(True)

    def _arrow(self, look: Look, icon: str, name: str, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(f"{name} ({key})")
        button.setAccessibleName(name)
        button.setIconSize(QSize(18, 18))
        button.setMinimumSize(QSize(28, 28))
        button.setEnabled(False)
        look.style(button, "flat")
        look.dress(button, icon, "muted")
        return button
