"""Puts the importer's codes into words: fields, kinds, findings, confidence, what a foreign word can be taken for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.services.spreadsheets.drafting.records import CellProblem, ColumnUse, TableUse
from desktop.services.vocabulary.records import VocabularyBook
from desktop.views.importing import field_words, finding_words
from desktop.wording import QT_TRANSLATE_NOOP
from desktop.words import ReasonSide, VocabularyKind

SURE, LIKELY = 0.9, 0.7
Choices = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Groups of (heading, ((code, label), …)); the first group has no heading."""

_FIELDS: dict[str, str] = {code: text for _, group in field_words.GROUPS for code, text in group.items()}
VERDICTS: dict[str, str] = {
    "new": QT_TRANSLATE_NOOP("Importing", "New"),
    "known": QT_TRANSLATE_NOOP("Importing", "Known"),
    "update": QT_TRANSLATE_NOOP("Importing", "Update"),
    "doubtful": QT_TRANSLATE_NOOP("Importing", "Doubtful"),
    "refused": QT_TRANSLATE_NOOP("Importing", "Refused"),
}
VERDICT_TONES = {"new": "good", "known": "muted", "update": "info", "doubtful": "warn", "refused": "bad"}
WORD_KINDS: dict[str, str] = {
    "stage": QT_TRANSLATE_NOOP("Importing", "Stages"),
    "source": QT_TRANSLATE_NOOP("Importing", "Sources"),
    "reason": QT_TRANSLATE_NOOP("Importing", "Reasons"),
}


def tr(text: str) -> str:
    """A text of this package in the language of the window."""
    return QCoreApplication.translate("Importing", text)


def number(value: int) -> str:
    """With the separators of the locale."""
    return QLocale().toString(value)


def counted(value: int, one: str, many: str) -> str:
    """``1 row`` or ``1,200 rows``; both texts hold ``{n}``."""
    return tr(one if value == 1 else many).format(n=number(value))


def field(code: str) -> str:
    """What a field is called."""
    if code in _FIELDS:
        return tr(_FIELDS[code])
    if code in field_words.SENSITIVE:
        return tr(QT_TRANSLATE_NOOP("Importing", "Sensitive: {what}")).format(what=tr(field_words.SENSITIVE[code]))
    if code.startswith("ref:"):
        return tr(QT_TRANSLATE_NOOP("Importing", "Number of the {what}")).format(what=code[4:].replace("_", " "))
    if code.startswith("milestone:"):
        return tr(QT_TRANSLATE_NOOP("Importing", "Date of {what}")).format(what=code[10:].replace("_", " "))
    return code.replace("_", " ")


def is_sensitive(code: str) -> bool:
    """Whether columns of this field stay out unless asked for."""
    return code in field_words.SENSITIVE


def field_choices() -> Choices:
    """All a column can be read as."""
    return tuple(
        (tr(heading) if heading else "", tuple((code, tr(text)) for code, text in group.items()))
        for heading, group in field_words.GROUPS
    )


def kind(code: str) -> str:
    """What a kind of table is called."""
    return tr(field_words.KINDS.get(code, code))


def why(code: str) -> str:
    """Why a table is what it is."""
    return tr(finding_words.WHYS[code]) if code in finding_words.WHYS else ""


def table_name(table: TableUse) -> str:
    """File and sheet."""
    return f"{table.file} – {table.sheet}" if table.sheet else table.file


def how(column: ColumnUse, given: bool, export: str = "") -> str:
    """On what ground a column was read so."""
    if given:
        return tr(QT_TRANSLATE_NOOP("Importing", "you said so"))
    if column.how == "answer" and export:
        return tr(QT_TRANSLATE_NOOP("Importing", "known from exports of {program}")).format(program=export)
    return tr(finding_words.HOWS[column.how]) if column.how in finding_words.HOWS else ""


def confidence(value: float) -> str:
    """``Sure``, ``Likely`` or ``Guess``."""
    if value >= SURE:
        return tr(QT_TRANSLATE_NOOP("Importing", "Sure"))
    if value >= LIKELY:
        return tr(QT_TRANSLATE_NOOP("Importing", "Likely"))
    return tr(QT_TRANSLATE_NOOP("Importing", "Guess"))


def problem(code: str, book: VocabularyBook | None = None) -> str:
    """What is wrong with a row."""
    if code in finding_words.PROBLEMS:
        return tr(finding_words.PROBLEMS[code])
    if code.endswith("_before_applied"):
        stage = code.removesuffix("_before_applied")
        word = book.coded(VocabularyKind.STAGE, stage) if book else None
        return tr(finding_words.STEP_BEFORE_APPLIED).format(stage=word.label if word else stage.replace("_", " "))
    return code.replace("_", " ").capitalize()


def moved(told: str, book: VocabularyBook) -> str:
    """``screen → offer`` in the words of the team."""
    return " → ".join(stage(code, book) for code in told.split(" → "))


def problem_value(found: CellProblem, book: VocabularyBook) -> str:
    """The value a finding is about; what it is called where, and a move in the words of the team."""
    if " → " in found.value and found.code in finding_words.MOVES:
        return moved(found.value, book)
    if found.code in finding_words.OF_THE_PERSON and found.header:
        return f"{field(found.header)}: {found.value}"
    return f"{found.header}: {found.value}" if found.header and found.value else found.header or found.value


def problem_field(found: CellProblem, table: TableUse) -> str:
    """The field a problem is about: that of its header, else what its code says."""
    for column in table.columns:
        if found.header and column.header == found.header:
            return column.field
    if found.header in _FIELDS:  # some findings name the field itself
        return found.header
    return finding_words.AT.get(found.code, "applied_on" if found.code.endswith("_before_applied") else "")


def notice(code: str, count: int, details: dict[str, str]) -> str:
    """What was noticed about a file or table."""
    text = finding_words.NOTICES.get(code)
    return tr(text).format_map({"n": number(count), "headers": "", **details}) if text else ""


def evidence(code: str) -> str:
    """What spoke for an order of day and month."""
    return tr(finding_words.EVIDENCE.get(code, finding_words.EVIDENCE["nothing"]))


def step(code: str) -> str:
    """What the engine is doing just now."""
    return tr(finding_words.STEPS[code]) if code in finding_words.STEPS else code


def stage(code: str, book: VocabularyBook) -> str:
    """A stage, an ending, both (``offer/withdrawn``), on hold or active."""
    if "/" in code:
        before, _, ending = code.partition("/")
        return f"{stage(ending, book)} ({stage(before, book)})"
    word = book.coded(VocabularyKind.STAGE, code)
    return word.label if word is not None else tr(_ENDINGS[code]) if code in _ENDINGS else code.replace("_", " ")


_ENDINGS: dict[str, str] = {
    "hired": QT_TRANSLATE_NOOP("Importing", "Hired"),
    "rejected": QT_TRANSLATE_NOOP("Importing", "Rejected"),
    "withdrawn": QT_TRANSLATE_NOOP("Importing", "Withdrawn"),
    "on_hold": QT_TRANSLATE_NOOP("Importing", "On hold"),
    "active": QT_TRANSLATE_NOOP("Importing", "Active, stage not told"),
}


def meaning(word_kind: str, code: str, book: VocabularyBook) -> str:
    """What a foreign word was taken for; empty for an empty code."""
    if not code:
        return ""
    if word_kind == "stage":
        return stage(code, book)
    word = book.coded(VocabularyKind.SOURCE_TYPE if word_kind == "source" else VocabularyKind.REASON, code)
    return word.label if word is not None else code.replace("_", " ")


def meanings(word_kind: str, book: VocabularyBook) -> Choices:
    """All a foreign word of a kind can be taken for."""
    if word_kind == "stage":
        stages = tuple((word.code, word.label) for word in book.of(VocabularyKind.STAGE))
        endings = ("rejected", "withdrawn", "on_hold", "active")
        mixed = (
            "screen/rejected",
            "interview_1/rejected",
            "interview_1/withdrawn",
            "offer/rejected",
            "offer/withdrawn",
        )
        return (
            ("", ()),
            (tr(QT_TRANSLATE_NOOP("Importing", "Stages")), stages),
            (
                tr(QT_TRANSLATE_NOOP("Importing", "Ended or waiting")),
                tuple((code, stage(code, book)) for code in endings),
            ),
            (
                tr(QT_TRANSLATE_NOOP("Importing", "Ended at a stage")),
                tuple((code, stage(code, book)) for code in mixed),
            ),
        )
    if word_kind == "source":
        return (("", tuple((word.code, word.label) for word in book.of(VocabularyKind.SOURCE_TYPE))),)
    sides: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    headings = {
        ReasonSide.US: QT_TRANSLATE_NOOP("Importing", "Our decision"),
        ReasonSide.THEM: QT_TRANSLATE_NOOP("Importing", "Their decision"),
        ReasonSide.EITHER: QT_TRANSLATE_NOOP("Importing", "Either"),
    }
    for side, heading in headings.items():
        own = tuple((w.code, w.label) for w in book.of(VocabularyKind.REASON) if w.side == side)
        sides.append((tr(heading), own))
    return tuple(sides)


def shown(value: Any) -> str:
    """A value of a draft as text: dates in the locale's short form, several joined."""
    if isinstance(value, tuple | list):
        return ", ".join(shown(one) for one in value)
    if hasattr(value, "isoformat"):
        from PySide6.QtCore import QDate

        return QLocale().toString(QDate(value.year, value.month, value.day), QLocale.FormatType.ShortFormat)
    return str(value or "")
