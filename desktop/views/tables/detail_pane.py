"""The pane beside a list: the record that has the focus, read when it is wanted, with the buttons for the next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import NotFound
from desktop.services.dispatch.messages import Question
from desktop.views.actions.access_keys import plain
from desktop.views.actions.spec import ActionSpec
from desktop.views.tables.pane_pieces import PaneContent
from desktop.views.workbench import Workbench

_DEBOUNCE_MS = 70
_NARROWEST = 300


class DetailPane(QFrame):
    """Base of the panes: ``question`` reads the record, ``build`` lays it out."""

    closed = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.spec: Callable[[str], ActionSpec | None] = lambda _code: None
        """Set by the page: its action with this code."""
        self._wanted = ""
        self._shown = ""
        self._several = 0
        look = workbench.look
        look.style(self, "card")
        self.setMinimumWidth(_NARROWEST)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 8, 0)
        self._kind = QLabel(self.kind_text(), self)
        look.style(self._kind, "muted")
        top.addWidget(self._kind, 1)
        self.close_button = QToolButton(self)
        look.style(self.close_button, "flat")
        look.dress(self.close_button, "close", "muted")
        self.close_button.setIconSize(QSize(16, 16))
        self.close_button.setFixedSize(28, 28)
        self.close_button.setToolTip(self.tr("Close the preview (Space in the list opens it again)"))
        self.close_button.setAccessibleName(self.tr("Close the preview"))
        self.close_button.clicked.connect(self.closed)
        top.addWidget(self.close_button)
        outer.addLayout(top)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        outer.addWidget(self._area, 1)
        self._soon = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._soon.timeout.connect(self._ask)
        self._say(self.nothing_text())
        self.setAccessibleName(self.tr("Preview"))

    # --- what a pane of a kind says -------------------------------------------------------------------------------------

    def kind_text(self) -> str:
        """The quiet line above: "Candidate"."""
        return ""

    def nothing_text(self) -> str:
        """While nothing is selected."""
        return self.tr("Select a row to see it here.")

    def several_text(self, count: int) -> str:
        """While several rows are selected."""
        return self.tr("%n rows selected.", "", count)

    def question(self, record_id: str) -> Question[Any]:
        """What to ask for a record."""
        raise NotImplementedError

    def build(self, record: Any, content: PaneContent) -> None:
        """Lay a record out."""
        raise NotImplementedError

    # --- what the page tells --------------------------------------------------------------------------------------------

    def show_record(self, record_id: str) -> None:
        """Show this record; nothing is read while the pane is closed."""
        self._several = 0
        self._wanted = record_id
        if not record_id:
            self._shown = ""
            self._soon.stop()
            self._say(self.nothing_text())
        elif record_id != self._shown and self.isVisible():
            self._soon.start()

    def show_several(self, count: int) -> None:
        """Several rows are selected."""
        self._wanted = self._shown = ""
        self._several = count
        self._soon.stop()
        self._say(self.several_text(count), QLocale().toString(count))

    def reload(self) -> None:
        """Read again what is shown."""
        if self._wanted and self.isVisible():
            self._soon.start()
        else:
            self._shown = ""

    def showEvent(self, event: Any) -> None:
        """What was selected while the pane was closed is read now."""
        super().showEvent(event)
        if self._wanted and self._wanted != self._shown:
            self._soon.start()

    # --- reading --------------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        wanted = self._wanted
        if not self._shown:
            self._say("")  # "Select a row" would be wrong while one is on its way
        self.workbench.ask(
            self.question(wanted),
            lambda record: self._take(wanted, record),
            owner=self,
            channel="detail",
            failed=lambda error: self._failed(wanted, error),
        )

    def _take(self, wanted: str, record: Any) -> None:
        if wanted == self._wanted:
            self._shown = wanted
            place = self._area.verticalScrollBar().value()
            content = self._fresh()
            self.build(record, content)
            content.finish()
            self._put(content)
            self._area.verticalScrollBar().setValue(place)

    def _failed(self, wanted: str, error: Exception) -> None:
        if wanted == self._wanted:
            self._shown = ""
            gone = isinstance(error, NotFound)
            self._say(
                self.tr("This record is gone.") if gone else self.tr("This record could not be read. Try Refresh.")
            )

    def _say(self, sentence: str, figure: str = "") -> None:
        content = self._fresh()
        content.quiet(sentence, figure)
        self._put(content)

    def _put(self, content: PaneContent) -> None:
        self._area.setWidget(content)
        content.setAutoFillBackground(False)  # the area switches it on; the card below is the ground

    def _fresh(self) -> PaneContent:
        content = PaneContent(self.workbench, self._button)
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return content

    def _button(self, code: str) -> QPushButton | None:
        spec = self.spec(code)
        if spec is None:
            return None
        button = QPushButton(plain(spec.text).replace("&", "&&"))
        why = spec.why_not()
        button.setEnabled(not why)
        button.setToolTip(why or spec.tip)
        if spec.icon:
            self.workbench.look.dress(button, spec.icon, "muted")
        button.clicked.connect(spec.run)
        return button
