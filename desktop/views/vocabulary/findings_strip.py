"""What is odd in a list, above its words: near-duplicates, words that nothing names, and an “Other” that hides too much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.services.vocabulary.records import NearPair, Usage, VocabularyBook
from desktop.views.look.theme import GRID, Look
from desktop.views.vocabulary.words_in_words import number, singular, tr
from desktop.words import VocabularyKind

APART = "vocabulary/apart"
"""The preference with the pairs that somebody said are two things."""
SHOWN = 3
"""So many lines at first; the others on demand."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what is odd and what can be done about it. ``code``: near, unused or overused."""

    code: str
    text: str
    word_ids: tuple[str, ...]
    tip: str = ""
    acts: tuple[tuple[str, str], ...] = field(default=())
    """Label and code of each button."""


def findings(
    kind: VocabularyKind, book: VocabularyBook, usage: Usage | None, pairs: Sequence[NearPair], apart: Sequence[str]
) -> list[Finding]:
    """The findings of one list; ``apart`` names pairs that somebody said are two different things."""
    found: list[Finding] = []
    for pair in pairs:
        if pair.kind is kind and pair_key(pair) not in apart:
            one, other = (book.label(word_id) for word_id in (pair.one_id, pair.other_id))
            text = {
                "same": tr("“{one}” and “{other}” are spelled alike."),
                "alias": tr("“{one}” and “{other}” are recognised by the same text."),
            }.get(pair.why, tr("“{one}” and “{other}” look alike."))
            found.append(
                Finding("near", text.format(one=one, other=other), (pair.one_id, pair.other_id),
                        tr("Likeness {measure} of 100.").format(measure=pair.measure),
                        ((tr("Merge…"), "merge"), (tr("Keep both"), "apart")))
            )  # fmt: skip
    if usage is None:
        return found
    for over in usage.overused:
        if over.kind is kind:
            text = tr("“{label}” holds {share} % of all uses ({n} of {of}). Add words for what is behind it.")
            share = round(over.share * 100)
            told = text.format(label=book.label(over.word_id), share=share, n=number(over.count), of=number(over.of))
            act = ((tr("Show them"), "show"),) if kind in SHOWN_IN else ()
            found.append(Finding("overused", told, (over.word_id,), "", act))
    idle = set(usage.unused)
    unused = tuple(one.id for one in book.of(kind) if one.id in idle)
    if unused:
        names = ", ".join(book.labels(unused))
        text = (
            tr("“{label}” is not used by anything.").format(label=names)
            if len(unused) == 1
            else tr("{n} words are not used by anything.").format(n=len(unused))
        )
        verb = tr("Retire…") if len(unused) == 1 else tr("Retire {n} unused…").format(n=len(unused))
        found.append(Finding("unused", text, unused, names, ((verb, "retire"),)))
    return found


SHOWN_IN = {
    VocabularyKind.SOURCE: ("candidates", "source"),
    VocabularyKind.REASON: ("applications", "reason"),
    VocabularyKind.DEPARTMENT: ("requisitions", "department"),
    VocabularyKind.LOCATION: ("requisitions", "location"),
}
"""The list and its column in which what a word holds can be looked at."""


def pair_key(pair: NearPair) -> str:
    """What a pair is remembered by, whichever comes first."""
    return "+".join(sorted((pair.one_id, pair.other_id)))


class FindingsStrip(QFrame):
    """Takes no room while nothing is odd. ``act`` is told the code of the button and the finding; ``why_not`` says why they are off."""

    def __init__(self, look: Look, act: Callable[[str, Finding], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._act = look, act
        self._all = False
        self._kind = VocabularyKind.STAGE
        self._found: list[Finding] = []
        self._why_not = ""
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GRID, GRID // 2, GRID // 2, GRID // 2)
        self._column.setSpacing(GRID // 2)
        look.style(self, "banner_warn")
        self.more = QPushButton(self)
        self.more.setAutoDefault(False)
        look.style(self.more, "link")
        self.more.clicked.connect(self._toggle)
        look.changed.connect(self._draw)
        self.hide()

    def tell(self, kind: VocabularyKind, found: list[Finding], why_not: str) -> None:
        """Show the findings of a list."""
        if kind is not self._kind:
            self._all = False
        if (kind, found, why_not) != (self._kind, self._found, self._why_not) or not self._rows:
            self._kind, self._found, self._why_not = kind, found, why_not
            self._draw()

    def texts(self) -> list[str]:
        """The sentences in sight."""
        return [one.text for one in self._seen()]

    def buttons(self) -> list[QPushButton]:
        """The buttons in sight, from above."""
        return [button for row in self._rows for button in row.findChildren(QPushButton)]

    def _seen(self) -> list[Finding]:
        return self._found if self._all else self._found[:SHOWN]

    def _toggle(self) -> None:
        self._all = not self._all
        self._draw()

    def _draw(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._column.removeWidget(self.more)
        self._rows = [self._row(one) for one in self._seen()]
        for row in self._rows:
            self._column.addWidget(row)
        rest = len(self._found) - SHOWN
        self.more.setText(tr("Show fewer") if self._all else tr("Show {n} more").format(n=rest))
        self.more.setVisible(rest > 0)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(tr("Findings in {kind}").format(kind=singular(self._kind)))
        self.setVisible(bool(self._found))

    def _row(self, finding: Finding) -> QWidget:
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID)
        sign = QLabel(row)
        edge = self.fontMetrics().height()
        sign.setPixmap(self._look.icon("attention", "warn").pixmap(edge, edge))
        across.addWidget(sign)
        text = QLabel(finding.text, row)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setToolTip(finding.tip)
        across.addWidget(text, 1)
        for label, code in finding.acts:
            button = QPushButton(label, row)
            button.setAutoDefault(False)
            why = "" if code in ("apart", "show") else self._why_not
            button.setEnabled(not why)
            button.setToolTip(why)
            button.setAccessibleName(f"{label} {finding.text}")
            button.clicked.connect(lambda _on=False, code=code: self._act(code, finding))
            across.addWidget(button)
        return row
