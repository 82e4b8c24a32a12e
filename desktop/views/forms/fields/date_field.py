"""A date, typed in any common form or taken from a calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.views.forms.fields.calendar import CalendarPopup
from desktop.views.forms.fields.dates_in_words import read_date
from desktop.views.forms.fields.field import Field
from desktop.views.forms.spec import FieldSpec
from desktop.views.workbench import Workbench


class DateField(Field):
    """A line edit that understands dates in words, with a calendar button. The value is an ISO date."""

    def __init__(self, spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(spec, workbench, parent)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(spec.placeholder or self.tr("Date, today, +3 or tue"))
        self._line.setMaximumWidth(self._line.fontMetrics().averageCharWidth() * 30)
        self._line.textEdited.connect(self._edited)
        self.watch(self._line)
        self.button = QToolButton(self)
        self.button.setIcon(workbench.look.icon("calendar", "muted"))
        self.button.setText(self.tr("Calendar"))
        self.button.setToolTip(self.tr("Open calendar (Alt+Down)"))
        self.button.setAccessibleName(self.tr("Open calendar for {label}").format(label=spec.label))
        self.button.setMinimumSize(26, 26)
        self.button.clicked.connect(self.open_calendar)
        self._meant = QLabel(self)
        workbench.look.style(self._meant, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._line, 2)
        row.addWidget(self.button)
        row.addWidget(self._meant, 1)
        self.setFocusProxy(self._line)

    def editor(self) -> QWidget:
        """The line edit."""
        return self._line

    def value(self) -> str:
        """The ISO date; empty while the text is none."""
        meant = self._read()
        return meant.isoformat() if meant else ""

    def set_value(self, value: Any) -> None:
        """Show an ISO date in the locale's short form."""
        self._line.setText(self.in_words(value))
        self._meant.setText("")

    def in_words(self, value: Any) -> str:
        """The locale's short form, with four digits for the year."""
        day = QDate.fromString(str(value or "")[:10], Qt.DateFormat.ISODate)
        return QLocale().toString(day, short_date_format()) if day.isValid() else str(value or "")

    def written(self) -> str:
        """The text as typed."""
        return self._line.text()

    def rewrite(self, written: Any) -> None:
        """The text as typed, be it a date or not."""
        self._line.setText(str(written or ""))
        self.normalise()

    def problem(self) -> str:
        """Text that is no date."""
        return "date.unknown" if self._line.text().strip() and self._read() is None else ""

    def normalise(self) -> None:
        """Show the date that was meant; keep the text when none was understood."""
        meant = self._read()
        if meant is not None:
            self._line.setText(self.in_words(meant.isoformat()))
        self._meant.setText("")

    def open_calendar(self) -> None:
        """The calendar below the field, on the present date."""
        popup = CalendarPopup(self.workbench, self)
        day = QDate.fromString(self.value(), Qt.DateFormat.ISODate)
        popup.calendar.setSelectedDate(day if day.isValid() else QDate.currentDate())
        popup.taken.connect(self._take)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        popup.calendar.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Down opens the calendar."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)

    def _edited(self) -> None:
        meant = self._read()
        shown = QLocale().toString(QDate(meant.year, meant.month, meant.day), "ddd d MMM yyyy") if meant else ""
        self._meant.setText(shown)
        self.typed.emit()

    def _take(self, day: QDate) -> None:
        self._line.setText(self.in_words(day.toString(Qt.DateFormat.ISODate)))
        self._line.setFocus()
        self._meant.setText("")
        self.typed.emit()

    def _read(self) -> date | None:
        text = self._line.text().strip()
        if not text:
            return None
        shown = QLocale().toDate(text, short_date_format())
        if shown.isValid():
            return date(shown.year(), shown.month(), shown.day())
        near = {
            self.tr("today").casefold(): "today",
            self.tr("tomorrow").casefold(): "tomorrow",
            self.tr("yesterday").casefold(): "yesterday",
        }
        return read_date(text, date.today(), QLocale(), near)  # noqa: DTZ011 - the person's own day is meant


def short_date_format() -> str:
    """The locale's short date with a year of four digits, so that no century is guessed."""
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")
