"""One event of a timeline: sign, sentence, who and when, and what it says in full."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from desktop.services.candidates.records import TimelineEvent
from desktop.views.forms.moments import time_of_day
from desktop.views.look.island import Island
from desktop.views.look.theme import GRID
from desktop.views.records.change_words import change_words
from desktop.views.tables.formatting import exact_moment
from desktop.views.workbench import Workbench

_ICONS = {
    "transition": ("move", "accent"),
    "note": ("note", "text"),
    "created": ("plus", "muted"),
    "changed": ("edit", "muted"),
    "imported": ("import", "muted"),
    "merged": ("merge", "muted"),
    "undone": ("undo", "muted"),
}
_LINE = 110
"""Characters of a line at most; longer ones are hard to read."""
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


class EventRow(Island):
    """Time and sign at the left, words at the right."""

    def __init__(
        self,
        workbench: Workbench,
        event: TimelineEvent,
        names: Mapping[str, str],
        about: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = workbench.look
        self._event = event
        self._sign = QLabel(self.inside)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        time = QLabel(time_of_day(event.at), self.inside)
        time.setToolTip(exact_moment(event.at))
        time.setMinimumWidth(self.fontMetrics().horizontalAdvance("00:00 mm"))
        self._look.style(time, "muted")
        title = self._label(event.title.removesuffix(f" — {about}") or self._kind())
        if event.kind in {"transition", "note"}:
            title.setFont(self._look.font("strong"))
        said = self._label(" · ".join(part for part in (event.actor, about) if part))
        self._look.style(said, "muted")
        grid = self._grid = QGridLayout(self.inside)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(time, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._sign, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(title, 0, 2)
        grid.addWidget(said, 1, 2)
        lines = [line for change in event.details if (line := change_words(workbench, names, change))]
        if lines:
            grid.addWidget(self._label("\n".join(lines)), grid.rowCount(), 2)
        for name, at in event.merged_with:
            merged = self._label(
                self.tr("Merged with {name}’s change of {time}").format(name=name, time=time_of_day(at))
            )
            merged.setToolTip(exact_moment(at))
            self._look.style(merged, "muted")
            grid.addWidget(merged, grid.rowCount(), 2)
        if event.text:
            text = self._label(event.text)
            if event.kind == "note":
                text.setTextFormat(Qt.TextFormat.MarkdownText)
                text.setTextInteractionFlags(_SELECTABLE | Qt.TextInteractionFlag.LinksAccessibleByMouse)
                text.linkActivated.connect(_open_web)
            grid.addWidget(text, grid.rowCount(), 2)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setAccessibleName(", ".join(part for part in (exact_moment(event.at), title.text(), said.text()) if part))
        self._look.changed.connect(self._draw)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words keep to the left in a wide window."""
        super().resizeEvent(event)
        spare = self.width() - self.fontMetrics().averageCharWidth() * _LINE
        self._grid.setContentsMargins(0, 0, max(0, spare), 4)

    def _kind(self) -> str:
        return {
            "transition": self.tr("Moved"),
            "note": self.tr("Note"),
            "created": self.tr("Added"),
            "changed": self.tr("Changed"),
            "imported": self.tr("Imported"),
            "merged": self.tr("Merged"),
            "undone": self.tr("Undone"),
        }.get(self._event.kind, self._event.kind)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self.inside)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(_SELECTABLE)
        policy = label.sizePolicy()  # kept, because it says that the height depends on the width
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        label.setSizePolicy(policy)
        return label

    def _draw(self) -> None:
        name, token = _ICONS.get(self._event.kind, ("info", "muted"))
        edge = self.fontMetrics().height()
        self._sign.setPixmap(self._look.icon(name, token).pixmap(edge, edge))
        self._sign.setToolTip(self._kind())


def _open_web(address: str) -> None:
    url = QUrl(address)
    if url.scheme() in {"http", "https", "mailto"}:  # a note must not be able to start a program or open a file
        QDesktopServices.openUrl(url)
