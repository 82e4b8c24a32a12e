"""The calendar of a date field, with weekends and public holidays marked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLabel, QVBoxLayout, QWidget

from desktop.views.workbench import Workbench


@lru_cache(maxsize=24)
def holiday_names(place: str, year: int) -> dict[QDate, str]:
    """Public holidays of ``CA`` or ``CA-QC`` in a year; nothing for a place the library does not know."""
    import holidays  # half a second on first use: only who opens a calendar pays it

    country, _, part = place.partition("-")
    try:
        days = holidays.country_holidays(country, subdiv=part or None, years=year)
    except (NotImplementedError, KeyError):
        return {}
    return {QDate(day.year, day.month, day.day): str(name) for day, name in days.items()}


def holiday_place(workbench: Workbench) -> str:
    """Whose holidays count: the place chosen in the settings, else the country of the system."""
    chosen = str(workbench.preferences.read("calendar.place", "") or "")
    return chosen or QLocale.territoryToCode(QLocale.system().territory())


class _HolidaySearch(QRunnable):
    """Looks holidays up off the GUI thread: the first time a large library is read."""

    def __init__(self, place: str, years: tuple[int, ...], found: Callable[[dict[QDate, str]], None]) -> None:
        super().__init__()
        self._place, self._years, self._found = place, years, found

    def run(self) -> None:
        """Look, then hand the days on."""
        days: dict[QDate, str] = {}
        for year in self._years:
            days.update(holiday_names(self._place, year))
        with suppress(RuntimeError):  # the calendar was closed meanwhile
            self._found(days)


class HolidayCalendar(QCalendarWidget):
    """A month with weekends and holidays in another weight and colour, holidays named in their tooltip and below."""

    named = Signal(str)
    """The name of the holiday on the chosen day, or empty."""
    _heard = Signal(object)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = workbench.look
        self._place = holiday_place(workbench)
        self._days: dict[QDate, str] = {}
        self._asked: set[int] = set()
        self._heard.connect(self._show_days)
        self.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setGridVisible(False)
        self.setAccessibleName(self.tr("Calendar"))
        working = set(QLocale().weekdays())
        weekend = QTextCharFormat()
        weekend.setForeground(self._look.colour("muted"))
        for day in Qt.DayOfWeek:
            usual = QTextCharFormat()
            usual.setForeground(self._look.colour("text"))
            self.setWeekdayTextFormat(day, usual if day in working else weekend)
        self.currentPageChanged.connect(lambda year, _month: self._mark(year))
        self.selectionChanged.connect(self._name)
        self._mark(self.yearShown())

    def holiday(self, day: QDate) -> str:
        """The name of the holiday on a day, or empty."""
        return self._days.get(day, "")

    def _mark(self, year: int) -> None:
        today = QTextCharFormat(self.dateTextFormat(QDate.currentDate()))
        today.setFontUnderline(True)
        self.setDateTextFormat(QDate.currentDate(), today)
        years = tuple(one for one in (year, year - 1, year + 1) if one not in self._asked)
        if years:
            self._asked.update(years)
            QThreadPool.globalInstance().start(_HolidaySearch(self._place, years, self._heard.emit))

    def _show_days(self, days: dict[QDate, str]) -> None:
        self._days.update(days)
        for day, name in days.items():
            marked = QTextCharFormat(self.dateTextFormat(day))
            marked.setForeground(self._look.colour("bad"))
            marked.setFontWeight(QFont.Weight.Bold)
            marked.setToolTip(name)
            self.setDateTextFormat(day, marked)
        self._name()

    def _name(self) -> None:
        self.named.emit(self.holiday(self.selectedDate()))


class CalendarPopup(QWidget):
    """The calendar in a popup below its field; a click or Enter takes the day, Esc takes none."""

    taken = Signal(QDate)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = HolidayCalendar(workbench, self)
        self._note = QLabel(self)
        self._note.setMargin(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.calendar)
        column.addWidget(self._note)
        self._note.hide()
        self.calendar.named.connect(self._say)
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)

    def _say(self, name: str) -> None:
        self._note.setText(self.tr("Holiday: {name}").format(name=name) if name else "")
        self._note.setVisible(bool(name))
        self.adjustSize()

    def _take(self, day: QDate) -> None:
        self.taken.emit(day)
        self.close()
