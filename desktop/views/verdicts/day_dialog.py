"""Asks for a day: some usual ones as buttons, a field for any other, and the day in words below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.views.forms.access_keys import plain
from desktop.views.forms.fields.date_field import DateField
from desktop.views.forms.spec import FieldKind, FieldSpec
from desktop.views.look.theme import GRID
from desktop.views.verdicts.refusals import tr
from desktop.views.verdicts.verdict_dialog import VerdictDialog
from desktop.views.workbench import Workbench


def said_in_words(date: QDate, today: QDate) -> str:
    """The date with its weekday and how far away it is; a weekend is named as such."""
    days = today.daysTo(date)
    text = QLocale().toString(date, QLocale.FormatType.LongFormat)
    weekday = QLocale().dayName(date.dayOfWeek())
    if weekday.casefold() not in text.casefold():
        text = f"{weekday}, {text}"
    text += tr(", tomorrow") if days == 1 else tr(", in %n days", days)
    return text + (tr(" (a weekend)") if date.dayOfWeek() >= 6 else "")


class DayDialog(VerdictDialog):
    """``usual``: the buttons, each with its text and day; the one at ``first`` stands in the field to begin with. ``name`` labels the field."""

    def __init__(
        self, workbench: Workbench, parent: QWidget | None, *, title: str, sentence: str, usual: Sequence[tuple[str, QDate]], first: int = 0,
        name: str = "",
    ) -> None:  # fmt: skip
        super().__init__(workbench, parent, title=title, verb=title.rstrip("…"), sentence=sentence)
        self._today = QDate.currentDate()
        self.date = DateField(FieldSpec("until", tr("Until"), FieldKind.DATE, required=True), workbench, self)
        self.date.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for meant in self.date.findChildren(QLabel):
            meant.hide()  # the words below say the date already
        quick = QHBoxLayout()
        quick.setSpacing(GRID)
        self.quick: list[QPushButton] = []
        for text, day in usual:
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._choose, day))
            quick.addWidget(button)
            self.quick.append(button)
        quick.addStretch(1)
        self.date.typed.connect(self.check)
        label = QLabel(name or tr("&Until"), self)
        label.setBuddy(self.date.editor())
        self.date.editor().setAccessibleName(f"{title}: {plain(label.text())}")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        field = QHBoxLayout()
        field.setSpacing(GRID)
        field.addWidget(label)
        field.addWidget(self.date)
        field.addStretch(1)
        self.body.addLayout(quick)
        self.body.addLayout(field)
        self.body.addWidget(self.words)
        self.take(usual[first][1])
        self.date.editor().setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, day: QDate) -> None:
        """Put a day into the field."""
        self.date.set_value(day.toString(Qt.DateFormat.ISODate))
        self.check()

    def _choose(self, day: QDate, _checked: bool = False) -> None:
        self.take(day)

    def _day(self) -> QDate:
        return QDate.fromString(self.date.value(), Qt.DateFormat.ISODate)

    def check(self) -> None:
        """Also say the date in words, or what is wrong with it, beside the field."""
        super().check()
        missing = self.missing()
        self.workbench.look.style(self.words, "bad" if missing and self.date.written().strip() else "body")
        self.words.setText(missing or said_in_words(self._day(), self._today))

    def missing(self) -> str:
        """A date in the future."""
        day = self._day()
        if not day.isValid():
            return tr("Type a date, for example +3, tue or 3/12.")
        return "" if day > self._today else tr("Choose a day after today.")

    def answer(self) -> str:
        """The day as an ISO date."""
        return self.date.value()
