"""From the plain values of a row to what a person reads: display text, tone, tooltip, and exact text for copying.

Dates stand in the locale's short form and recent moments relative ("3 d"), both with the exact ISO time in the tooltip.
What a page of rows shows is computed a column at a time, so that painting and scrolling compute nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.services.listings.columns import COLUMNS, ColumnType, ListColumn, ListKind
from desktop.services.people.records import Team
from desktop.services.vocabulary.records import VocabularyBook
from desktop.views import labels
from desktop.views.tables import decision_strip
from desktop.words import ApplicationStatus

if TYPE_CHECKING:
    from desktop.services.listings.questions import ListRow

STALE_AFTER = 7
VERY_STALE_AFTER = 14
_RELATIVE_DAYS = 100
RIGHT_ALIGNED = frozenset({ColumnType.NUMBER, ColumnType.MONEY})


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("Formatting", text, None, count)


def local_now() -> datetime:
    """This moment in the zone of the computer."""
    return datetime.now().astimezone()


def moment_of(text: str) -> datetime | None:
    """A stored UTC moment as local time; None if it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone() if moment.tzinfo else moment.replace(tzinfo=local_now().tzinfo)


def short_date(day: date) -> str:
    """A day in the locale's short form."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def date_text(iso: str) -> str:
    """An ISO date in the locale's short form; the text itself if it is no date."""
    try:
        return short_date(date.fromisoformat(iso[:10])) if iso else ""
    except ValueError:
        return iso


def exact_moment(iso: str) -> str:
    """A stored moment as local ISO text to the minute, as tooltips and copies carry it."""
    moment = moment_of(iso) if iso else None
    return moment.strftime("%Y-%m-%d %H:%M") if moment else iso


def relative(moment: datetime, now: datetime) -> str:
    """How long ago, short: ``12 min``, ``5 h``, ``3 d``; what is further away than 100 days as a date."""
    ago = now - moment
    future = ago < -timedelta(minutes=1)
    gap = abs(ago)
    if gap >= timedelta(days=_RELATIVE_DAYS):
        return short_date(moment.date())
    if gap < timedelta(minutes=1):
        return _tr("now")
    if gap < timedelta(hours=1):
        text = _tr("{n} min").replace("{n}", str(int(gap.total_seconds() // 60)))
    elif gap < timedelta(days=1):
        text = _tr("{n} h").replace("{n}", str(int(gap.total_seconds() // 3600)))
    else:
        text = _tr("{n} d").replace("{n}", str(gap.days))
    return _tr("in {time}").replace("{time}", text) if future else text


def relative_text(iso: str, now: datetime | None = None) -> str:
    """A stored moment, relative to now."""
    moment = moment_of(iso) if iso else None
    return relative(moment, now or local_now()) if moment else ""


def staleness(iso: str | None, now: datetime) -> str:
    """``warn`` after 7 calendar days without a touch, ``bad`` after 14, empty before."""
    moment = moment_of(iso) if iso else None
    if moment is None:
        return ""
    days = (now.date() - moment.date()).days
    return "bad" if days >= VERY_STALE_AFTER else "warn" if days >= STALE_AFTER else ""


def money_text(amount: str, currency: str = "") -> str:
    """A decimal text with its currency, in the locale's form."""
    try:
        value = Decimal(amount)
    except InvalidOperation:
        return amount
    decimals = 0 if value == value.to_integral_value() else 2
    return f"{QLocale().toString(float(value), 'f', decimals)} {currency}".rstrip()


class CellFormatter:
    """Words the values of one list. Made anew when the vocabulary, the team or the language changes."""

    def __init__(
        self, kind: ListKind, book: VocabularyBook, team: Team, now: Callable[[], datetime] = local_now
    ) -> None:
        self.columns: tuple[ListColumn, ...] = COLUMNS[kind]
        self._now = now
        self._book = book
        self._team = team
        self._places = {column.code: place for place, column in enumerate(self.columns)}
        self._enum_labels: dict[str, dict[str, str]] = {}
        self._enum_tones: dict[str, dict[str, str]] = {}
        for column in self.columns:
            source, _, name = column.choices.partition(":")
            if source == "enum" and name not in self._enum_labels:
                self._enum_labels[name] = labels.labels(name)
                self._enum_tones[name] = labels.tones(name)
        self._texts: dict[str, Callable[[Sequence[Any]], list[str]]] = {
            ColumnType.TEXT: lambda values: ["" if value is None else str(value) for value in values],
            ColumnType.DATE: self._dates,
            ColumnType.MOMENT: self._moments,
            ColumnType.NUMBER: self._numbers,
            ColumnType.PERSON: lambda values: [self._team.name(value) for value in values],
            ColumnType.STRIP: lambda values: [str(value or "-----") for value in values],
            ColumnType.FLAG: lambda values: [_tr("Yes") if value else "" for value in values],
        }

    # --- a column of a page ---------------------------------------------------------------------------------------------

    def texts(self, place: int, rows: Sequence[ListRow]) -> list[str]:
        """What the column at this place shows for these rows."""
        column = self.columns[place]
        if column.type is ColumnType.CHOICE:
            known = self.choice_labels(column)
            return [known(row.values[place]) for row in rows]
        if column.type is ColumnType.MONEY:
            currency = self._places.get("currency")
            return [
                money_text(row.values[place] or "", "" if currency is None else row.values[currency] or "")
                for row in rows
            ]
        return self._texts[column.type]([row.values[place] for row in rows])

    def tones(self, place: int, rows: Sequence[ListRow]) -> list[str]:
        """The tone of each cell of a column: a colour token, or empty. Always beside a word."""
        column = self.columns[place]
        source, _, name = column.choices.partition(":")
        if source == "enum":
            tones = self._enum_tones[name]
            return [tones.get(row.values[place] or "", "") for row in rows]
        if column.code == "last_touch":
            now = self._now()
            return [staleness(row.values[place], now) if self._runs(row) else "" for row in rows]
        if column.code == "do_not_contact":
            return ["bad" if row.values[place] else "" for row in rows]
        return [""] * len(rows)

    def has_tones(self, place: int) -> bool:
        """Whether cells of this column may have a tone."""
        column = self.columns[place]
        return column.choices.startswith("enum:") or column.code in ("last_touch", "do_not_contact")

    # --- one cell -------------------------------------------------------------------------------------------------------

    def text(self, place: int, row: ListRow) -> str:
        """What one cell shows."""
        return self.texts(place, (row,))[0]

    def tooltip(self, place: int, row: ListRow) -> str:
        """What hovering adds to the cell: exact times, the decisions in words, definitions of choices."""
        column, value = self.columns[place], row.values[place]
        if column.type is ColumnType.STRIP:
            return decision_strip.in_words(value or "")
        if value is None or value == "":
            return ""
        if column.type is ColumnType.MOMENT:
            stale = self.tones(place, (row,))[0] if column.code == "last_touch" else ""
            return f"{exact_moment(value)} · {_tr('stale')}" if stale else exact_moment(value)
        if column.type is ColumnType.DATE:
            return str(value)[:10]
        if column.choices.startswith("word:"):
            word = self._book.kept(value)
            return word.definition if word else ""
        return ""

    def spoken(self, place: int, row: ListRow) -> str:
        """What a screen reader says for the cell."""
        if self.columns[place].type is ColumnType.STRIP:
            return self.tooltip(place, row).replace("\n", ", ")
        text, more = self.text(place, row), self.tooltip(place, row)
        return f"{text}, {more}" if text and more and more != text else text

    def exact(self, place: int, row: ListRow) -> str:
        """The cell for a copy: ISO dates and times, plain numbers, labels for codes."""
        column, value = self.columns[place], row.values[place]
        if value is None:
            return ""
        if column.type is ColumnType.MOMENT:
            return exact_moment(value)
        if column.type is ColumnType.STRIP:
            return decision_strip.as_signs(value)
        if column.type in (ColumnType.DATE, ColumnType.NUMBER, ColumnType.MONEY, ColumnType.TEXT):
            return str(value)
        if column.type is ColumnType.FLAG:
            return _tr("Yes") if value else _tr("No")
        return self.text(place, row)

    # --- choices --------------------------------------------------------------------------------------------------------

    def choice_labels(self, column: ListColumn) -> Callable[[Any], str]:
        """How values of a CHOICE or PERSON column are called."""
        source, _, name = column.choices.partition(":")
        if column.type is ColumnType.PERSON:
            return self._team.name
        if column.type is ColumnType.FLAG:
            return lambda value: _tr("Yes") if value in (True, 1, "1", "true") else _tr("No")
        if source == "enum":
            known = self._enum_labels[name]
            return lambda value: known.get(value or "", value or "")
        kept = self._book.kept
        unknown = _tr("Unknown")

        def word_label(value: Any) -> str:
            word = kept(value)
            return word.label if word else unknown if value else ""

        return word_label

    # --- types ----------------------------------------------------------------------------------------------------------

    @staticmethod
    def _dates(values: Sequence[Any]) -> list[str]:
        known: dict[Any, str] = {None: "", "": ""}
        for value in values:
            if value not in known:
                known[value] = date_text(value)
        return [known[value] for value in values]

    def _moments(self, values: Sequence[Any]) -> list[str]:
        now = self._now()
        return [relative_text(value, now) if value else "" for value in values]

    @staticmethod
    def _numbers(values: Sequence[Any]) -> list[str]:
        locale = QLocale()
        return [
            ""
            if value is None
            else str(value)
            if isinstance(value, int) and -1000 < value < 1000
            else locale.toString(value)
            for value in values
        ]

    def _runs(self, row: ListRow) -> bool:
        """Whether anybody still waits: an ended application or a candidate without a running one is never stale."""
        status = self._places.get("status")
        if status is not None:
            return bool(row.values[status] == ApplicationStatus.ACTIVE)
        active = self._places.get("active")
        return active is None or bool(row.values[active])
