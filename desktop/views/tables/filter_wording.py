"""What a filter is called: on its chip, in the tooltip, in the menu that makes one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.listings.columns import ColumnType, ListColumn
from desktop.services.listings.questions import Filter
from desktop.views.tables.formatting import CellFormatter, date_text

_CHIP_VALUES = 2


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("Filters", text, None, count)


def column_label(column: ListColumn) -> str:
    """The label of a column."""
    return QCoreApplication.translate("WindowTableModel", column.label)


def operations(column: ListColumn) -> tuple[tuple[str, str], ...]:
    """The operations a column offers, each with its words, the most useful first."""
    empties = (("empty", _tr("is empty")), ("filled", _tr("is filled")))
    if column.type in (ColumnType.CHOICE, ColumnType.PERSON):
        return (("is", _tr("is one of")), ("not", _tr("is none of")), *empties)
    if column.type is ColumnType.FLAG:
        return (("is", _tr("is")),)
    if column.type in (ColumnType.DATE, ColumnType.MOMENT):
        return (
            ("within", _tr("in the last … days")),
            ("older", _tr("more than … days ago")),
            ("from", _tr("on or after")),
            ("to", _tr("on or before")),
            ("between", _tr("between")),
            *empties,
        )
    if column.type in (ColumnType.NUMBER, ColumnType.MONEY):
        return (("from", _tr("at least")), ("to", _tr("at most")), ("between", _tr("between")), *empties)
    return (("has", _tr("contains")), *empties)


def value_texts(column: ListColumn, values: tuple[str, ...], formatter: CellFormatter) -> list[str]:
    """The values of a filter in words."""
    if column.type in (ColumnType.CHOICE, ColumnType.PERSON, ColumnType.FLAG):
        known = formatter.choice_labels(column)
        return [known(value) or value for value in values]
    if column.type in (ColumnType.DATE, ColumnType.MOMENT):
        return [date_text(value) for value in values]
    return list(values)


def condition(column: ListColumn, found: Filter, formatter: CellFormatter, *, short: bool = True) -> str:
    """The condition without the column: ``Interview, Screening``, ``more than 14 days ago``, ``at least 2``."""
    texts = value_texts(column, found.values, formatter)
    value = texts[0] if texts else ""
    if found.op in ("is", "not"):
        shown = texts[:_CHIP_VALUES] if short and len(texts) > _CHIP_VALUES + 1 else texts
        listed = ", ".join(shown)
        if len(shown) < len(texts):
            listed = _tr("{listed} and {n} more").format(listed=listed, n=len(texts) - len(shown))
        return _tr("not {listed}").format(listed=listed) if found.op == "not" else listed
    sentences = {
        "has": _tr("contains “{value}”"),
        "from": _tr("from {value}") if column.type in (ColumnType.DATE, ColumnType.MOMENT) else _tr("at least {value}"),
        "to": _tr("until {value}") if column.type in (ColumnType.DATE, ColumnType.MOMENT) else _tr("at most {value}"),
        "empty": _tr("is empty"),
        "filled": _tr("is filled"),
        "within": _tr("in the last {value} days"),
        "older": _tr("more than {value} days ago"),
    }
    if found.op in ("within", "older"):
        value = found.values[0] if found.values else ""
    return sentences[found.op].replace("{value}", value)


def chip_text(column: ListColumn, found: Filter, formatter: CellFormatter, *, short: bool = True) -> str:
    """The whole filter: ``Stage: Interview``."""
    return f"{column_label(column)}: {condition(column, found, formatter, short=short)}"
