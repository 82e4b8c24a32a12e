"""Above the docket: whose, which group, which kind, and words to search by. Every group tells how many lines it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from desktop.services.docket.questions import EVERYBODY
from desktop.services.docket.records import Source, When
from desktop.services.listings.strip_codes import KINDS
from desktop.views.docket.line_words import group_name, tr
from desktop.views.look.theme import GRID
from desktop.views.tables.decision_strip import decisions
from desktop.views.workbench import Workbench

USUAL = (When.OVERDUE, When.TODAY, When.WEEK, When.LATER, When.OTHERS)
"""What is shown while no group is chosen; what is snoozed wants to be left alone."""


class DocketBar(QWidget):
    """``changed``: other lines of those read are wanted; ``scope_changed``: somebody else's."""

    changed = Signal()
    scope_changed = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._chosen: When | None = None
        self.whose = QComboBox(self)
        self.whose.setAccessibleName(tr("Whose docket"))
        self.whose.activated.connect(lambda _: self.scope_changed.emit())
        self.kinds = QComboBox(self)
        self.kinds.setAccessibleName(tr("Kind"))
        for text, code in (
            (tr("Everything"), ""), (tr("Tasks and reminders"), Source.TASK.value), (tr("Approvals"), Source.APPROVAL.value),
            *zip(decisions(), (kind.value for kind in KINDS), strict=True),
        ):  # fmt: skip
            self.kinds.addItem(text, code)
        self.kinds.activated.connect(lambda _: self.changed.emit())
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Search"))  # beside five groups there is room for no more
        self.search.setAccessibleName(tr("Search the docket"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self.changed.emit())
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setMaximumWidth(260)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.whose)
        row.addWidget(self.kinds)
        self.buttons: dict[When, QPushButton] = {}
        for when in When:
            button = QPushButton(self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda checked, when=when: self.choose(when if checked else None))
            self.buttons[when] = button
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.search, 1, Qt.AlignmentFlag.AlignVCenter)
        self._fill()

    def scope(self) -> str:
        """Whose docket: empty for one's own."""
        return str(self.whose.currentData() or "")

    def kind(self) -> str:
        """The kind of line, empty for every."""
        return str(self.kinds.currentData() or "")

    def words(self) -> str:
        """What is searched for."""
        return self.search.text()

    def narrowed(self) -> bool:
        """Whether anything is left out by what is chosen here."""
        return bool(self._chosen or self.kind() or self.words().strip())

    def widen(self) -> None:
        """Leave nothing out."""
        self.kinds.setCurrentIndex(0)
        self.search.clear()
        self.choose(None)

    def choose(self, when: When | None) -> None:
        """Show one group only, or all again."""
        self._chosen = when
        for known, button in self.buttons.items():
            button.setChecked(known is when)
        self.changed.emit()

    def groups(self, counts: Mapping[When, int]) -> Sequence[When]:
        """The groups to show."""
        return (self._chosen,) if self._chosen else USUAL

    def show_counts(self, counts: Mapping[When, int]) -> None:
        """How many lines each group holds; empty ones are not offered."""
        for when, button in self.buttons.items():
            number = counts.get(when, 0)
            button.setText(f"{group_name(when)}  {number}")
            button.setVisible(bool(number) or when is self._chosen)
            self._workbench.look.style(
                button, "chip_bad" if when is When.OVERDUE else "chip_accent" if when is self._chosen else "chip"
            )

    def _fill(self) -> None:
        me = self._workbench.actor.id
        self.whose.addItem(tr("Mine"), "")
        self.whose.addItem(tr("Everybody’s"), EVERYBODY)
        for member in self._workbench.team.members:
            if member.active and member.id != me:
                self.whose.addItem(member.name, member.id)
