"""The decisions of one case, or of several of one person, in a small window over the page they were asked for on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.services.history.messages import News
from desktop.views.look.placing import within_screen
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.records.decisions.case import Case
from desktop.views.records.decisions.decision_words import tr
from desktop.views.records.decisions.decisions_view import DecisionsView
from desktop.views.workbench import Workbench
from desktop.words import Topic

_WIDE, _HIGH, _HIGHEST = 116, 480, 680
_CONCERNS = frozenset({Topic.DECISIONS, Topic.APPLICATIONS, Topic.APPROVALS, Topic.REQUISITIONS})


class DecisionsDialog(QDialog):
    """Stays open while several are answered; Esc closes and the focus goes back."""

    def __init__(self, workbench: Workbench, parent: QWidget, cases: Sequence[Case], kind: str = "") -> None:
        super().__init__(parent)
        self._came_from = QApplication.focusWidget()
        self._kind = kind
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(tr("Decisions"))
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, GRID)
        column.setSpacing(GRID)
        self.views: list[DecisionsView] = []
        for case in cases:
            heading = QLabel(case.name, inside)
            heading.setTextFormat(Qt.TextFormat.PlainText)
            heading.setWordWrap(True)
            workbench.look.style(heading, "section")
            view = DecisionsView(workbench, inside)
            view.left.connect(self.close)
            column.addWidget(heading)
            column.addWidget(view)
            column.addSpacing(GAP)
            self.views.append(view)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.area = area
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]  # they are push buttons
        foot = QVBoxLayout()
        foot.setContentsMargins(MARGIN, GRID, MARGIN, GRID + 4)
        foot.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, lambda: workbench.open("help", "decision"))
        wide = self.fontMetrics().averageCharWidth() * _WIDE
        size = self.sizeHint()
        size.setWidth(wide)
        size.setHeight(_HIGHEST if len(cases) > 1 else _HIGH)
        self.resize(within_screen(self, size))
        self.finished.connect(self._return_focus)
        workbench.elsewhere.connect(self._heard)
        for view, case in zip(self.views, cases, strict=True):
            view.show_case(case)

    def showEvent(self, event: QShowEvent) -> None:
        """The wanted decision has the focus, not the first thing that can have it."""
        super().showEvent(event)
        if self._kind and self.views:
            QTimer.singleShot(0, self.views[0], self._begin)

    def _begin(self) -> None:
        kind, self._kind = self._kind, ""
        if kind:
            self.views[0].reveal(kind)

    def _heard(self, news: News) -> None:
        """A colleague was faster."""
        if isValid(self) and news.topics & _CONCERNS:
            for view in self.views:
                view.reload()

    def _return_focus(self) -> None:
        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)


def open_decisions(workbench: Workbench, parent: QWidget, cases: Sequence[Case], kind: str = "") -> DecisionsDialog:
    """Open them over a page; ``kind`` is unfolded, in the first case."""
    dialog = DecisionsDialog(workbench, parent, cases, kind)
    dialog.open()
    return dialog
