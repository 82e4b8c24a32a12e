"""Requisitions on which both records of a merge run: which application goes on is chosen here, the others end as duplicates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QWidget

from desktop.services.candidates.records import ApplicationSummary, CandidateRecord
from desktop.views.candidates.merge_fields import Doubled
from desktop.views.forms.notices import Notice
from desktop.views.records.facts import Card
from desktop.views.tables.formatting import date_text
from desktop.views.workbench import Workbench
from desktop.words import VocabularyKind


class DoubledCard(Card):
    """A question for each requisition; the one furthest along is proposed."""

    def __init__(
        self, workbench: Workbench, found: Sequence[Doubled], kept: CandidateRecord, parent: QWidget | None = None
    ) -> None:
        super().__init__(workbench.look, self.tr("Both run on the same requisition"), parent)
        self._workbench = workbench
        self._mine = {one.id for one in kept.applications}
        self._radios: dict[str, QRadioButton] = {}
        word = workbench.book.coded(VocabularyKind.REASON, "duplicate_or_spam")
        notice = Notice(workbench.look, self, "warn", "warning")
        notice.tell(
            self.tr("A person runs once on a requisition. Choose which application goes on; the other is rejected with the "
                    "reason “{reason}”. Its history is kept.").format(reason=word.label if word else "duplicate")
        )  # fmt: skip
        self.column.addWidget(notice)
        for one in found:
            title = QLabel(self.tr("{requisition}: goes on").format(requisition=one.requisition), self)
            title.setTextFormat(Qt.TextFormat.PlainText)
            title.setWordWrap(True)
            workbench.look.style(title, "muted")
            self.column.addWidget(title)
            group = QButtonGroup(self)
            for application in one.applications:
                radio = QRadioButton(self._told(application), self)
                radio.setAccessibleName(f"{one.requisition}, {self._told(application)}")
                radio.setMinimumHeight(24)
                radio.setChecked(application.id == one.proposed)
                group.addButton(radio)
                self._radios[application.id] = radio
                self.column.addWidget(radio)

    def continues(self) -> tuple[str, ...]:
        """The applications that go on."""
        return tuple(one for one, radio in self._radios.items() if radio.isChecked())

    def radio(self, application_id: str) -> QRadioButton:
        """The button that lets an application go on."""
        return self._radios[application_id]

    def _told(self, application: ApplicationSummary) -> str:
        """``Interview, applied 3 Jan 2026 (stays)``; an ampersand is no shortcut here."""
        stage = self._workbench.book.label(application.stage_id)
        side = self.tr("of the record that stays") if application.id in self._mine else self.tr("of the other record")
        applied = date_text(application.applied_on) if application.applied_on else ""
        text = self.tr("{stage}, applied {day}, {side}") if applied else self.tr("{stage}, {side}")
        return text.format(stage=stage, day=applied, side=side).replace("&", "&&")
