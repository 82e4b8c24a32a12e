"""One field that two people changed: what it was, what each made of it, and which of both goes on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.views.forms.changed_words import marked
from desktop.views.look.theme import GRID, Look


@dataclass(frozen=True, slots=True)
class Difference:
    """One field with its values in words. ``before``: None where nothing stood there before that both knew.

    ``who``: who changed it and when. ``sealed``: the texts are withheld, and only said to differ.
    """

    code: str
    label: str
    mine: str
    theirs: str
    before: str | None = None
    who: str = ""
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """What the two choices are called."""

    mine: str
    theirs: str


class ChoiceRows(QWidget):
    """Nothing is chosen at first, unless the caller presets one's own; the arrow keys go from one to the other."""

    chosen = Signal()

    def __init__(self, look: Look, one: Difference, sides: Sides, parent: QWidget) -> None:
        super().__init__(parent)
        self.code = one.code
        self._look = look
        self._one = one
        self._sides = sides
        label = QLabel(one.label, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        look.style(label, "section")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._group = QButtonGroup(self)
        self._values: dict[str, QLabel] = {}
        who = QLabel(one.who, self)
        who.setTextFormat(Qt.TextFormat.PlainText)
        who.setWordWrap(True)
        look.style(who, "muted")
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(label)
        head.addWidget(who, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._grid)
        if one.before is not None:
            title = QLabel(self.tr("Before"), self)
            look.style(title, "muted")
            self._add_value("before", title, one.before)
        self.mine = self._add_choice("mine", sides.mine, one.mine)
        self.theirs = self._add_choice("theirs", sides.theirs, one.theirs)
        self.setAccessibleName(" · ".join(part for part in (one.label, one.who) if part))

    def is_open(self) -> bool:
        """Whether nothing is chosen yet."""
        return self._group.checkedButton() is None

    def keeps_mine(self) -> bool:
        """Whether one's own was chosen."""
        return self.mine.isChecked()

    def set_mine(self, text: str) -> None:
        """One's own is another by now, and so it is meant to stay."""
        self._show("mine", text)
        self._name(self.mine, self._sides.mine, text)
        self.mine.setChecked(True)

    def take_focus(self) -> None:
        """To the first choice, without making it."""
        self.mine.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_choice(self, side: str, title: str, value: str) -> QRadioButton:
        radio = QRadioButton(title, self)
        radio.setObjectName(f"{side}_{self.code}")
        self._name(radio, title, value)
        radio.toggled.connect(lambda on: self.chosen.emit() if on else None)
        self._group.addButton(radio)
        self._add_value(side, radio, value)
        return radio

    def _add_value(self, side: str, title: QWidget, value: str) -> None:
        row, shown = len(self._values), QLabel(self)
        shown.setWordWrap(True)
        shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(shown, row, 1)
        self._values[side] = shown
        self._show(side, value)

    def _show(self, side: str, value: str) -> None:
        shown = self._values[side]
        rich = marked(self._one.before or "", value) if side != "before" and not self._one.sealed else ""
        shown.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        shown.setText(rich or self._text(value))
        self._look.style(shown, "body" if value and side != "before" and not self._one.sealed else "quiet")

    def _text(self, value: str) -> str:
        if self._one.sealed:
            return self.tr("(sealed, not shown here)")
        return value or self.tr("(empty)")

    def _name(self, radio: QRadioButton, title: str, value: str) -> None:
        radio.setAccessibleName(f"{self._one.label}, {title}: {self._text(value)}")
