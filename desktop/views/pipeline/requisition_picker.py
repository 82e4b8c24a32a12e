"""The page's title that is also its picker: a requisition, found by any word, those changed last first."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.requisitions.questions import FindRequisitions, RequisitionChoice
from desktop.views import labels
from desktop.views.look.theme import GRID
from desktop.views.verdicts.choosing import Choice, FilteredChoices
from desktop.views.workbench import Workbench

_ROWS = 8
_CHARACTERS = 60
_AROUND = 32
"""Chevron and edges of the title; widths are rounded, so some pixels are spared when it is cut."""

HANGS = 9
"""So far the title's button reaches into the margin of the page, so that the title itself stands on the line of the board."""


class RequisitionPopup(QFrame):
    """A field to type into and what was found, below the title."""

    chosen = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._workbench = workbench
        self.choices = FilteredChoices(workbench, (), self, name=self.tr("Requisitions"), elsewhere=True)
        self.choices.filter.setPlaceholderText(self.tr("Title or number"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.addWidget(self.choices)
        self.choices.narrowed.connect(self._find)
        self.choices.list.clicked.connect(lambda _index: self._take())
        self._find("")

    def sizeHint(self) -> QSize:
        """Some rows high, wide enough for a title."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * _CHARACTERS, metrics.lineSpacing() * 3 * _ROWS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _find(self, typed: str) -> None:
        self._workbench.ask(FindRequisitions(typed.strip()), self._found, owner=self, channel="find")

    def _found(self, found: tuple[RequisitionChoice, ...]) -> None:
        self.choices.offer(
            [
                Choice(one.id, one.title, f"{one.number} · {labels.coded('RequisitionStatus', one.status)}")
                for one in found
            ]
        )

    def _take(self) -> None:
        requisition_id = self.choices.chosen()
        if requisition_id:
            self.chosen.emit(requisition_id)
            self.close()


class RequisitionPicker(QPushButton):
    """Shows which requisition the page is about; pressed, it offers others."""

    chosen = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._full = ""
        workbench.look.style(self, "flat")
        workbench.look.dress(self, "chevron-down", "muted")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the chevron stands behind the title
        self.setFont(workbench.look.font("title"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.choose)
        self.show_title("", "")

    def show_title(self, title: str, number: str) -> None:
        """Name the requisition; without one the button asks for it."""
        self._full = f"{title} · {number}" if title else self.tr("Choose a requisition")
        self.setAccessibleName(self.tr("Requisition: {title}").format(title=self._full))
        self.setToolTip(self.tr("{title}\nChoose another requisition").format(title=self._full))
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as the title, if there is room."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._full) + _AROUND, metrics.height() + GRID + 4)

    def minimumSizeHint(self) -> QSize:
        """A title may be cut, the tooltip has all of it."""
        return QSize(160, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the title where the width ends."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._full, Qt.TextElideMode.ElideRight, max(80, self.width() - _AROUND + 3)))

    def choose(self) -> RequisitionPopup:
        """Open the list below the title."""
        popup = RequisitionPopup(self._workbench, self)
        popup.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        popup.chosen.connect(self.chosen)
        popup.resize(popup.sizeHint())
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        popup.choices.filter.setFocus(Qt.FocusReason.PopupFocusReason)
        return popup
