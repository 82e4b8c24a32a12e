"""Asks until when applications are put on hold."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

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


class HoldDialog(VerdictDialog):
    """Three usual dates as buttons, a field for any other; the date in words below."""

    def __init__(self, workbench: Workbench, parent: QWidget | None, count: int) -> None:
        title = tr("Hold application") if count == 1 else tr("Hold %n applications", count)
        super().__init__(
            workbench, parent, title=title, verb=title,
            sentence=tr("Until when? The application keeps its stage and comes back by itself on that day.") if count == 1
            else tr("Until when? The applications keep their stage and come back by themselves on that day."),
        )  # fmt: skip
        self._today = QDate.currentDate()
        self.date = DateField(FieldSpec("until", tr("Until"), FieldKind.DATE, required=True), workbench, self)
        self.date.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for meant in self.date.findChildren(QLabel):
            meant.hide()  # the words below say the date already
        quick = QHBoxLayout()
        quick.setSpacing(GRID)
        self.quick: list[QPushButton] = []
        for text, day in (
            (tr("In &one week"), self._today.addDays(7)),
            (tr("In &two weeks"), self._today.addDays(14)),
            (tr("In a &month"), self._today.addMonths(1)),
        ):
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._choose, day))
            quick.addWidget(button)
            self.quick.append(button)
        quick.addStretch(1)
        self.date.typed.connect(self.check)
        label = QLabel(tr("&Until"), self)
        label.setBuddy(self.date.editor())
        self.date.editor().setAccessibleName(tr("On hold until"))
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
        self.take(self._today.addDays(7))
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
