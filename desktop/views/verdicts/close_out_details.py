"""What has to be said for each way in which a requisition is closed out: nothing, the reason of a rejection, the end of a hold."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.forms.fields.date_field import DateField
from desktop.views.forms.spec import FieldKind, FieldSpec
from desktop.views.look.theme import GRID
from desktop.views.verdicts.choosing import Choice, FilteredChoices
from desktop.views.verdicts.day_dialog import said_in_words
from desktop.views.verdicts.refusals import tr
from desktop.views.workbench import Workbench
from desktop.words import ReasonSide, VocabularyKind

FORTNIGHT = 14
"""Days of the hold that is proposed."""


class Detail(QWidget):
    """One of them; ``changed`` when what was said changes, ``agreed`` when it is meant as the last word."""

    changed = Signal()
    agreed = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID)

    def missing(self) -> str:
        """What is still needed, in one sentence; empty when all is said."""
        return ""


class KeepDetail(Detail):
    """Nothing to say: what it means is said here."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(workbench, parent)
        said = QLabel(
            tr("They stay in their stage and with their owner, and everything can still be decided one by one."), self
        )
        said.setWordWrap(True)
        workbench.look.style(said, "muted")
        self.column.addWidget(said)
        self.column.addStretch(1)


class RejectDetail(Detail):
    """The reasons of our side, and room for a note."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(workbench, parent)
        sides = {ReasonSide.US.value, ReasonSide.EITHER.value}
        words = [word for word in workbench.book.of(VocabularyKind.REASON) if word.side in sides]
        self.reasons = FilteredChoices(
            workbench, [Choice(word.id, word.label, word.definition) for word in words], self, name=tr("Reason"), numbered=True
        )  # fmt: skip
        self.reasons.list.setMinimumHeight(self.reasons.list.sizeHintForRow(0) * 4)
        self.reasons.changed.connect(self.changed)
        self.reasons.activated.connect(self.agreed)
        self.note = QPlainTextEdit(self)
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(self.fontMetrics().lineSpacing() * 2 + 16)
        label = QLabel(tr("No&te (optional)"), self)
        label.setBuddy(self.note)
        self.column.addWidget(self.reasons, 1)
        self.column.addWidget(label)
        self.column.addWidget(self.note)

    def missing(self) -> str:
        """A reason."""
        return "" if self.reasons.chosen() else tr("Choose a reason first.")

    def answer(self) -> tuple[str, str]:
        """The id of the reason, and the note."""
        return self.reasons.chosen(), self.note.toPlainText().strip()


class HoldDetail(Detail):
    """The day on which they come back, and the same in words."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(workbench, parent)
        self.until = DateField(FieldSpec("until", tr("Until"), FieldKind.DATE, required=True), workbench, self)
        self.until.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for meant in self.until.findChildren(QLabel):
            meant.hide()  # the words below say the date already
        self.until.set_value(QDate.currentDate().addDays(FORTNIGHT).toString(Qt.DateFormat.ISODate))
        self.until.editor().setAccessibleName(tr("On hold until"))
        label = QLabel(tr("&Until"), self)
        label.setBuddy(self.until.editor())
        self.day = QLabel(self)
        self.day.setWordWrap(True)
        self.until.typed.connect(self._say)
        self.until.typed.connect(self.changed)
        self.column.addWidget(label)
        self.column.addWidget(self.until)
        self.column.addWidget(self.day)
        self.column.addStretch(1)
        self._say()

    def missing(self) -> str:
        """A day in the future."""
        return "" if self._day() > QDate.currentDate() else tr("Choose a day after today.")

    def answer(self) -> str:
        """The day as an ISO date."""
        return self.until.value()

    def _day(self) -> QDate:
        return QDate.fromString(self.until.value(), Qt.DateFormat.ISODate)

    def _say(self) -> None:
        self.day.setText(self.missing() or said_in_words(self._day(), QDate.currentDate()))
