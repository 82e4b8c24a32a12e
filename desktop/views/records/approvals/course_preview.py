"""Whom submitting would ask, said before anybody submits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.services.approvals.questions import ReadCourse
from desktop.services.approvals.records import CourseRecord
from desktop.views.look.theme import GRID
from desktop.views.mishaps.wording import rule, word
from desktop.views.records.approvals.step_words import course_words, listed, person_words
from desktop.views.workbench import Workbench


class CoursePreview(QWidget):
    """``This will ask: 1 Mia Manager · 2 any of Finance (2)``, or in words why it cannot be asked. Hidden until it knows."""

    known = Signal(object)
    """The ``CourseRecord``, for whoever goes on from it."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None, *, names_chain: bool = False) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._names_chain = names_chain
        self.course: CourseRecord | None = None
        self._sign = QLabel(self)
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID)
        across.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(self.text, 1)
        self._icon: Callable[[], None] | None = None
        workbench.look.changed.connect(self._draw)
        self.hide()

    def show_requisition(self, requisition_id: str) -> None:
        """Ask for the course of this requisition; an empty id hides what was said."""
        self.course = None
        if not requisition_id:
            self.hide()
            return
        self._workbench.ask(
            ReadCourse(requisition_id), self.show_course, owner=self, channel="course", failed=self._failed
        )

    def show_course(self, course: CourseRecord) -> None:
        """Say it."""
        self.course = course
        team = self._workbench.team
        if course.problem:
            self._say(rule(course.problem, course.details).text, "warning", "warn")
        elif not course.groups:
            self._say(self.tr("No approval chain applies: it opens at once when it is submitted."), "info", "info")
        else:
            steps = course_words(team, course)
            said = self.tr("“{chain}” will ask: {steps}") if self._names_chain else self.tr("This will ask: {steps}")
            self._say(said.format(chain=course.chain, steps=steps), "people", "muted")
        names = [
            f"{number}: {listed([person_words(team, one) for one in people])}"
            for number, (_, _, _, people) in enumerate(course.groups, 1)
        ]
        chain = self.tr("Chain “{chain}”").format(chain=course.chain)
        self.setToolTip("\n".join([chain, *names]) if names else "")
        self.known.emit(course)

    def _failed(self, error: Exception) -> None:
        self._say(word(error).text, "warning", "warn")

    def _say(self, text: str, icon: str, tone: str) -> None:
        self.text.setText(text)
        self._workbench.look.style(self.text, "warn" if tone == "warn" else "body")
        self._icon = lambda: self._put(icon, tone)
        self._draw()
        self.show()

    def _draw(self) -> None:
        if self._icon is not None:
            self._icon()

    def _put(self, icon: str, tone: str) -> None:
        edge = self.fontMetrics().height() + 2
        self._sign.setPixmap(self._workbench.look.icon(icon, tone).pixmap(edge, edge))
