"""The figures of an import at a glance: totals new and known, and small bars by stage and by source."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.spreadsheets.drafting.records import DraftWarning, ImportDraft, RowRef
from desktop.services.spreadsheets.records import ImportPreview
from desktop.services.vocabulary.records import VocabularyBook
from desktop.views.importing import wording
from desktop.views.look.theme import GAP, GRID, Look

MOST = 5
Bars = list[tuple[str, int]]


def by_stage(draft: ImportDraft, book: VocabularyBook) -> Bars:
    """Applications by stage while active, else by how they ended; largest first, the rest together."""
    counts = Counter(one.stage if one.status == "active" else one.status for one in draft.applications)
    return _largest([(wording.stage(code, book), count) for code, count in counts.most_common()])


def by_source(draft: ImportDraft) -> Bars:
    """Applications by the source's own name."""
    counts = Counter(one.source.name for one in draft.applications if one.source)
    return _largest(counts.most_common())


def _largest(bars: Bars) -> Bars:
    if len(bars) <= MOST:
        return bars
    rest = bars[MOST - 1 :]
    others = wording.tr("{n} others").format(n=len(rest))
    return [*bars[: MOST - 1], (others, sum(count for _, count in rest))]


class BarList(QWidget):
    """Labels, bars and counts in lines; read out as one sentence."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bars: Bars = []
        self._empty = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_bars(self, bars: Bars, empty: str) -> None:
        """Other bars."""
        self._bars, self._empty = bars, empty
        told = ", ".join(f"{label} {wording.number(count)}" for label, count in bars)
        self.setAccessibleDescription(told or empty)
        self.setToolTip("\n".join(f"{label}: {wording.number(count)}" for label, count in bars))
        self.update()

    def _line(self) -> int:
        return QFontMetrics(self._look.font("secondary")).height() + 4

    def sizeHint(self) -> QSize:
        """Room for all lines, always the same."""
        return QSize(GRID * 22, self._line() * MOST)

    def minimumSizeHint(self) -> QSize:
        """Narrower, as high."""
        return QSize(GRID * 16, self._line() * MOST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One line a bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font("secondary"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if not self._bars:
            painter.setPen(self._look.colour("muted"))
            painter.drawText(self.rect().adjusted(0, 0, 0, self._line() - self.height()), left, self._empty)
            return
        metrics = painter.fontMetrics()
        words = min(
            int(self.width() * 0.46), max(metrics.horizontalAdvance(label) for label, _ in self._bars) + GRID + 3
        )
        figures = max(metrics.horizontalAdvance(wording.number(count)) for _, count in self._bars)
        room = max(8, self.width() - words - figures - GRID)
        most = max(count for _, count in self._bars) or 1
        for at, (label, count) in enumerate(self._bars):
            top, high = at * self._line(), self._line()
            painter.setPen(self._look.colour("text"))
            shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, words - GRID)
            painter.drawText(QRectF(0, top, words - GRID, high), left, shown)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("accent"))
            width = max(2.0, room * count / most)
            painter.drawRoundedRect(QRectF(words, top + high / 2 - 4, width, 8), 2, 2)
            painter.setPen(self._look.colour("muted"))
            painter.drawText(
                QRectF(words + width + GRID / 2 + 2, top, figures + GRID, high), left, wording.number(count)
            )


class Totals(QWidget):
    """People, applications and requisitions: how many are new, how many are here already."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(2)
        self.figures: dict[str, tuple[QLabel, QLabel]] = {}
        names = {
            "people": self.tr("People"),
            "applications": self.tr("Applications"),
            "requisitions": self.tr("Requisitions"),
        }
        for row, (code, name) in enumerate(names.items()):
            new, known, title = QLabel("–", self), QLabel(self), QLabel(name, self)
            look.style(new, "section")
            look.style(known, "muted")
            new.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(new, row, 0)
            grid.addWidget(title, row, 1)
            grid.addWidget(known, row, 2)
            self.figures[code] = (new, known)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(3, 1)

    def show_preview(self, preview: ImportPreview) -> None:
        """The figures of a preview."""
        for code, (new, known) in self.figures.items():
            new.setText(wording.number(getattr(preview, f"new_{code}")))
            here = getattr(preview, f"known_{code}")
            known.setText(self.tr("new, {n} known").format(n=wording.number(here)) if here else self.tr("new"))


def found_in(preview: ImportPreview, draft: ImportDraft) -> list[DraftWarning]:
    """What is worth a look, most frequent first: findings of the files, and what the workspace has to say to them."""
    here: dict[str, list[RowRef]] = {}
    told = {warning.code for warning in draft.warnings}
    for one in preview.verdicts:
        if one.verdict in ("update", "doubtful"):
            for code in dict.fromkeys(problem.code for problem in one.problems):
                if code not in told:
                    here.setdefault(code, []).append((one.table, one.row))
    found = [DraftWarning(code, len(rows), tuple(rows)) for code, rows in here.items()]
    return sorted((*draft.warnings, *found), key=lambda warning: -warning.count)


def titled_card(look: Look, title: str, inside: QWidget, parent: QWidget) -> QFrame:
    """A card with a small title above what it holds."""
    card = QFrame(parent)
    look.style(card, "card")
    head = QLabel(title, card)
    look.style(head, "muted")
    column = QVBoxLayout(card)
    column.setContentsMargins(GAP, GRID, GAP, GRID)
    column.setSpacing(GRID // 2)
    column.addWidget(head)
    column.addWidget(inside, 1)
    return card
