"""Who may be the same person: asked while one types, shown as a quiet list, never merged silently."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.candidates.questions import FindDuplicates
from desktop.services.candidates.records import DuplicateSuspect
from desktop.views.forms.elided_label import ElidedLabel
from desktop.views.look.theme import GRID
from desktop.views.workbench import Workbench

ASKED_AFTER = 400
MOST = 3


def why(suspect: DuplicateSuspect) -> str:
    """Why somebody may be the same person."""
    reasons = {
        "same_email": QCoreApplication.translate("Duplicates", "same e-mail"),
        "same_phone": QCoreApplication.translate("Duplicates", "same phone"),
        "near_name": QCoreApplication.translate("Duplicates", "similar name"),
    }
    return reasons.get(suspect.reason, QCoreApplication.translate("Duplicates", "similar"))


def about(suspect: DuplicateSuspect) -> str:
    """Reason, place and applications of a suspect in one line."""
    parts = [why(suspect), suspect.email or suspect.phone, suspect.location]
    if suspect.applications:
        text = QCoreApplication.translate("Duplicates", "%n application(s)", None, suspect.applications)
        parts.append(text.replace("(s)", "" if suspect.applications == 1 else "s"))
    return " · ".join(part for part in parts if part)


class DuplicatesPanel(QFrame):
    """``look_for`` asks a moment after the last keystroke. ``opened`` and ``chosen`` carry the id of a suspect.

    ``choose_text`` names the second button: "Use this person" on entry, "Merge…" on the page of a person.
    """

    opened = Signal(str)
    chosen = Signal(str)

    def __init__(self, workbench: Workbench, head: str, choose_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._choose_text = choose_text
        self._question: FindDuplicates | None = None
        self._suspects: tuple[DuplicateSuspect, ...] = ()
        workbench.look.style(self, "banner_info")
        self._head = QLabel(head, self)
        self._head.setWordWrap(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ASKED_AFTER)
        self._timer.timeout.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, GRID, GRID, GRID)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addLayout(self._rows)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def suspects(self) -> tuple[DuplicateSuspect, ...]:
        """Who is shown."""
        return self._suspects

    def look_for(self, question: FindDuplicates) -> None:
        """Ask soon; a newer question replaces this one."""
        if question == self._question:
            return
        self._question = question
        self._timer.start()

    def ask_now(self, question: FindDuplicates) -> None:
        """Ask at once."""
        self._question = question
        self._ask()

    def _ask(self) -> None:
        question = self._question
        if question is None or not (question.name or question.emails or question.phones or question.candidate_id):
            self.show_suspects(())
            return
        self._workbench.ask(question, self.show_suspects, owner=self, channel="duplicates", failed=lambda _error: None)

    def show_suspects(self, suspects: Sequence[DuplicateSuspect]) -> None:
        """List the likeliest few."""
        if tuple(suspects) == self._suspects:
            return
        self._suspects = tuple(suspects)
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for suspect in self._suspects[:MOST]:
            self._rows.addWidget(self._row(suspect))
        more = len(self._suspects) - MOST
        if more > 0:
            rest = QLabel(self.tr("and {count} more").format(count=more), self)
            self._workbench.look.style(rest, "muted")
            self._rows.addWidget(rest)
        self.setVisible(bool(self._suspects))

    def _row(self, suspect: DuplicateSuspect) -> QWidget:
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        name = ElidedLabel(suspect.name or self.tr("Somebody you may not see"), row)
        name.setFont(self._workbench.look.font("strong"))
        detail = ElidedLabel(about(suspect), row)
        self._workbench.look.style(detail, "muted")
        texts.addWidget(name)
        texts.addWidget(detail)
        across.addLayout(texts, 1)
        if not suspect.id:  # out of sight: there is nothing to open and nobody to name
            return row
        for text, signal in ((self.tr("Open"), self.opened), (self._choose_text, self.chosen)):
            button = QPushButton(text, row)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{text}: {suspect.name}, {about(suspect)}")
            button.clicked.connect(lambda _checked=False, to=signal, one=suspect.id: to.emit(one))
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
