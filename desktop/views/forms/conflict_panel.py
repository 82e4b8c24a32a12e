"""Two people changed the same fields: what each made of them, field by field, to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.forms.choice_rows import ChoiceRows, Difference, Sides
from desktop.views.look.theme import GAP, GRID, Look


class ConflictPanel(QFrame):
    """Some rows a field: before, yours, theirs. ``settled`` when the person takes the choices over into the form."""

    settled = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        look.style(self, "banner_warn")
        self._sign = QLabel(self)
        self._head = QLabel(self)
        self._head.setWordWrap(True)
        self._head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        look.style(self._head, "section")
        self._say = QLabel(self)
        self._say.setWordWrap(True)
        self.rows: dict[str, ChoiceRows] = {}
        self._place = QVBoxLayout()
        self._place.setSpacing(GAP)
        self._left = QLabel(self)
        self._left.setWordWrap(True)
        look.style(self._left, "muted")
        self.take = QPushButton(self)
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self.settled)
        above = QHBoxLayout()
        above.setSpacing(GRID)
        above.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        above.addWidget(self._head, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._left, 1)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GRID)
        column.addLayout(above)
        column.addWidget(self._say)
        column.addLayout(self._place)
        column.addLayout(foot)
        look.changed.connect(self._draw)
        self._draw()
        self.hide()

    def ask(
        self,
        head: str,
        say: str,
        sides: Sides,
        differences: Sequence[Difference],
        *,
        verb: str = "",
        preset: bool = False,
    ) -> None:
        """Show the fields that differ; ``preset`` where one's own is the natural answer. The focus goes to the first choice."""
        self._head.setText(head)
        self._say.setText(say)
        self._say.setVisible(bool(say))
        self.take.setText(verb or self.tr("Use this choice"))
        for rows in self.rows.values():
            self._place.removeWidget(rows)
            rows.hide()
            rows.deleteLater()
        self.rows = {}
        for one in differences:
            made = ChoiceRows(self._look, one, sides, self)
            if preset:
                made.mine.setChecked(True)
            made.chosen.connect(self._count)
            self._place.addWidget(made)
            made.show()
            self.rows[one.code] = made
        self.show()
        self._count()
        if self.rows:
            next(iter(self.rows.values())).take_focus()
        QAccessible.updateAccessibility(QAccessibleEvent(self._head, QAccessible.Event.Alert))

    def waiting(self) -> list[str]:
        """The fields for which nothing is chosen yet."""
        return [code for code, rows in self.rows.items() if rows.is_open()] if not self.isHidden() else []

    def keeps_mine(self, code: str) -> bool:
        """Whether one's own value of a field was chosen."""
        return code not in self.rows or self.rows[code].keeps_mine()

    def _count(self) -> None:
        left = len(self.waiting())
        self._left.setText(
            ""
            if not left
            else self.tr("One field is still to be chosen.")
            if left == 1
            else self.tr("{count} fields are still to be chosen.").format(count=left)
        )

    def _draw(self) -> None:
        edge = self.fontMetrics().height() + 2
        self._sign.setPixmap(self._look.icon("attention", "warn").pixmap(edge, edge))
