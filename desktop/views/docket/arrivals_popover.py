"""The list under the bell: what came to one from others, from rules and from the process, the newest first; Enter opens the case."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from desktop.services.docket.records import DocketLine, Source
from desktop.views.docket import line_words
from desktop.views.look.theme import GRID
from desktop.views.records.due_words import due_words
from desktop.views.tables.formatting import exact_moment, local_now, relative_text
from desktop.views.tables.popover import Popover
from desktop.views.workbench import Workbench

_LINES = 8
"""How many are seen at a time."""
_ICONS = {Source.TASK: "check", Source.DECISION: "docket", Source.APPROVAL: "review"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Arrivals", text)


class ArrivalsPopover(Popover):
    """A picture of the moment; ``links`` are further places: their words and what they do."""

    def __init__(
        self,
        workbench: Workbench,
        lines: Sequence[DocketLine],
        below: QWidget,
        links: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        super().__init__(workbench.look, below)
        self._workbench = workbench
        self._lines = lines
        self.setAccessibleName(_tr("What came to you"))
        title = QLabel(_tr("What came to you"), self)
        workbench.look.style(title, "section")
        self.empty = QLabel(
            _tr("Nothing waits for you. What others give you, and what the process asks of you, is listed here."), self
        )
        self.empty.setWordWrap(True)
        self.empty.setFixedWidth(GRID * 48)
        workbench.look.style(self.empty, "quiet")
        self.list = QListWidget(self)
        self.list.setAccessibleName(_tr("What came to you, newest first"))
        self.list.setFixedWidth(GRID * 64)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        for one in lines:
            self.list.addItem(self._item(one))
        self.list.setFixedHeight(self._line_height() * min(max(len(lines), 1), _LINES) + GRID)
        self.list.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        self.links: list[QPushButton] = []
        for words, run in links:
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            workbench.look.style(button, "link")
            button.clicked.connect(lambda _=False, act=run: (self.close(), act()))
            foot.addWidget(button)
            self.links.append(button)
        foot.addStretch(1)
        for widget in (title, self.empty, self.list):
            self.box.addWidget(widget)
        self.box.addLayout(foot)

    def show_below(self) -> None:
        """Open with the first line under the keyboard."""
        super().show_below()
        first: QWidget = self.list if self._lines else self.links[0] if self.links else self
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        if self._lines:
            self.list.setCurrentRow(0)

    def _item(self, one: DocketLine) -> QListWidgetItem:
        today, team = local_now().date(), self._workbench.team
        said = [line_words.about(one), due_words(one.due_on, today)[0] if one.due_on else ""]
        if one.by_id:
            said.append(_tr("from {name}").format(name=team.name(one.by_id)))
        said.append(relative_text(one.since))
        text = f"{line_words.to_do(one, team)}\n{' · '.join(part for part in said if part)}"
        item = QListWidgetItem(self._workbench.look.icon(_ICONS[one.source], "muted"), text)
        item.setSizeHint(QSize(0, self._line_height()))
        item.setToolTip(exact_moment(one.since))
        return item

    def _line_height(self) -> int:
        return self.list.fontMetrics().lineSpacing() * 2 + GRID + 4

    def _open(self, item: QListWidgetItem) -> None:
        place, record = self._lines[self.list.row(item)].place
        self.close()
        if place:
            self._workbench.open(place, record)
        else:
            self._workbench.open("docket")
