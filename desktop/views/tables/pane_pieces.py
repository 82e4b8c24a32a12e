"""The pieces a detail pane is laid out from: a head with initials, facts, contacts, sections, buttons, bars."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.look.flow_layout import FlowLayout
from desktop.views.look.theme import Look
from desktop.views.tables.copying import copy_privately
from desktop.views.workbench import Workbench

_TARGET = 28
Fact = tuple[str, str, str]
"""Label, value, tooltip."""


def initials_of(name: str) -> str:
    """At most two letters: ``Okafor, Amara`` → AO, ``Bao Kaur`` → BK."""
    family, comma, given = name.partition(",")
    words = f"{given} {family}".split() if comma else name.split()
    letters = [word[0] for word in words if word[0].isalnum()]
    return (letters[0] + letters[-1] if len(letters) > 1 else "".join(letters)).upper()


def _address(kind: str, value: str) -> str:
    """What the system opens; a link is only ever a web page, whatever a candidate wrote."""
    if kind in ("email", "phone"):
        return f"{'mailto' if kind == 'email' else 'tel'}:{value}"
    return value if value.lower().startswith(("https://", "http://")) else f"https://{value}"


class PaneContent(QWidget):
    """One record, from top to bottom."""

    def __init__(self, workbench: Workbench, button: Callable[[str], QPushButton | None]) -> None:
        super().__init__()
        self._workbench = workbench
        self._look: Look = workbench.look
        self._button = button
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 4, 16, 16)
        self._box.setSpacing(8)

    def quiet(self, sentence: str, figure: str = "") -> None:
        """Only a sentence, in the middle."""
        self._box.addStretch(1)
        if figure:
            number = QLabel(figure, self)
            number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._look.style(number, "figure")
            self._box.addWidget(number)
        label = QLabel(sentence, self)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._look.style(label, "muted")
        self._box.addWidget(label)
        self._box.addStretch(2)

    def finish(self) -> None:
        """Everything is laid out."""
        self._box.addStretch(1)

    def head(self, title: str, lines: Iterable[str], *, initials: str = "", tip: str = "") -> None:
        """The name, what belongs right under it, and the quiet circle for people."""
        row = QHBoxLayout()
        row.setSpacing(12)
        if initials:
            circle = QLabel(initials, self)
            circle.setFixedSize(40, 40)
            circle.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._look.style(circle, "avatar")
            circle.setStyleSheet(circle.styleSheet().replace("border-radius: 14px", "border-radius: 20px"))
            row.addWidget(circle, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        name = self._label(title, "section")
        name.setToolTip(tip)
        texts.addWidget(name)
        for line in lines:
            if line:
                texts.addWidget(self._label(line, "muted"))
        row.addLayout(texts, 1)
        self._box.addLayout(row)

    def badges(self, found: Iterable[tuple[str, str]]) -> None:
        """Words with a tone: ``("Do not contact", "bad")``."""
        holder = QWidget(self)
        flow = FlowLayout(holder)
        some = False
        for text, tone in found:
            badge = QLabel(text, holder)
            self._look.style(badge, f"chip_{tone}" if tone in ("good", "warn", "bad", "info", "accent") else "chip")
            flow.addWidget(badge)
            some = True
        if some:
            self._box.addWidget(holder)
        else:
            holder.deleteLater()

    def buttons(self, codes: Iterable[str]) -> None:
        """Buttons for actions of the page."""
        holder = QWidget(self)
        flow = FlowLayout(holder)
        for code in codes:
            made = self._button(code)
            if made is not None:
                made.setParent(holder)
                made.setMinimumHeight(_TARGET)
                flow.addWidget(made)
        self._box.addWidget(holder)

    def section(self, title: str) -> None:
        """A hairline and a quiet title."""
        line = QWidget(self)
        line.setFixedHeight(1)
        self._look.style(line, "hairline")
        self._box.addSpacing(4)
        self._box.addWidget(line)
        self._box.addWidget(self._label(title, "muted"))

    def facts(self, found: Iterable[Fact]) -> None:
        """Label and value in two columns; empty values are left out."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (label, value, tip) in enumerate(fact for fact in found if fact[1]):
            grid.addWidget(self._label(label, "muted", wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
            text = self._label(value, "body")
            text.setToolTip(tip)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(text, row, 1)
        self._box.addLayout(grid)

    def contact(self, kind: str, value: str, note: str) -> None:
        """An e-mail, phone or link: opens with a click, is copied with another."""
        row = QHBoxLayout()
        row.setSpacing(4)
        target = _address(kind, value)
        link = QPushButton(self)
        link.setText(self.fontMetrics().elidedText(value, Qt.TextElideMode.ElideMiddle, 220).replace("&", "&&"))
        link.setToolTip(f"{value} · {note}" if note else value)
        link.setMinimumHeight(_TARGET)
        self._look.style(link, "link")
        self._look.dress(link, {"email": "mail", "phone": "phone"}.get(kind, "link"), "muted")
        link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(target)))
        copy = QToolButton(self)
        copy.setFixedSize(_TARGET, _TARGET)
        copy.setIconSize(QSize(16, 16))
        copy.setToolTip(self.tr("Copy {value}").format(value=value))
        copy.setAccessibleName(self.tr("Copy {value}").format(value=value))
        self._look.style(copy, "flat")
        self._look.dress(copy, "copy", "muted")
        copy.clicked.connect(lambda: self._copied(value))
        row.addWidget(link)
        row.addWidget(copy)
        row.addStretch(1)
        self._box.addLayout(row)

    def _copied(self, value: str) -> None:
        copy_privately(value)
        self._workbench.say(self.tr("Copied."), kind="info")

    def entry(self, title: str, line: str, run: Callable[[], None], *, tone: str = "") -> None:
        """A line that leads to another record."""
        link = QPushButton(self)
        link.setText(self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, 260).replace("&", "&&"))
        link.setToolTip(title)
        link.setMinimumHeight(24)
        self._look.style(link, "link")
        link.clicked.connect(run)
        pair = QVBoxLayout()
        pair.setSpacing(0)
        pair.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        below = self._label(line, tone or "muted")
        below.setContentsMargins(3, 0, 0, 0)
        pair.addWidget(below)
        self._box.addLayout(pair)

    def piece(self, widget: QWidget) -> None:
        """A part that no other piece fits."""
        self._box.addWidget(widget)

    def text(self, text: str, kind: str = "body") -> None:
        """A paragraph."""
        self._box.addWidget(self._label(text, kind))

    def bars(self, found: Iterable[tuple[str, int, Callable[[], None] | None]]) -> None:
        """Label, number and a bar in one hue; a click opens what is behind the bar."""
        listed = list(found)
        most = max((count for _label, count, _run in listed), default=0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, (label, count, run) in enumerate(listed):
            link = QPushButton(self)
            link.setText(label.replace("&", "&&"))
            link.setMinimumHeight(24)
            link.setEnabled(bool(count) and run is not None)
            link.setToolTip(self.tr("Show these applications") if count else self.tr("Nobody is in this stage."))
            self._look.style(link, "link")
            if run is not None:
                link.clicked.connect(run)
            grid.addWidget(link, row, 0)
            grid.addWidget(Bar(self._look, count / most if most else 0, self), row, 1)
            number = self._label(str(count), "body", wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(number, row, 2)
        self._box.addLayout(grid)

    def _label(self, text: str, kind: str, *, wrap: bool = True) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(wrap)
        self._look.style(label, kind)
        return label


class Bar(QWidget):
    """One bar in the accent; the number beside it says the same."""

    def __init__(self, look: Look, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._share = share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(40, 12)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Baseline at zero."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        height = 8
        top = (self.height() - height) / 2
        painter.setBrush(self._look.colour("line"))
        painter.drawRoundedRect(0, int(top), self.width(), height, 4, 4)
        if self._share > 0:
            painter.setBrush(self._look.colour("accent"))
            painter.drawRoundedRect(0, int(top), max(int(self.width() * self._share), height), height, 4, 4)
        painter.end()
