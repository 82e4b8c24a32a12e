"""The application beside the list: where it stands, for how long, who owns it, and the next step."""

from __future__ import annotations

from typing import Any

from desktop.services.applications.questions import ReadApplication
from desktop.services.applications.records import ApplicationRecord
from desktop.services.dispatch.messages import Question
from desktop.views import labels
from desktop.views.records.decisions.case_strip import CaseStrip
from desktop.views.records.decisions.decisions_dialog import open_decisions
from desktop.views.records.decisions.opening import application_case
from desktop.views.tables.detail_pane import DetailPane
from desktop.views.tables.formatting import date_text
from desktop.views.tables.pane_pieces import PaneContent, initials_of
from desktop.words import ApplicationStatus, VocabularyKind


class ApplicationPane(DetailPane):
    """Reads one application at a time."""

    def kind_text(self) -> str:
        """What stands above."""
        return self.tr("Application")

    def nothing_text(self) -> str:
        """While none is selected."""
        return self.tr("Select an application to see it here.")

    def several_text(self, count: int) -> str:
        """While several are selected."""
        return self.tr("applications selected")

    def question(self, record_id: str) -> Question[Any]:
        """What to ask."""
        return ReadApplication(record_id)

    def build(self, record: ApplicationRecord, content: PaneContent) -> None:
        """Lay the application out."""
        book, team = self.workbench.book, self.workbench.team
        running = record.status == ApplicationStatus.ACTIVE
        content.head(record.candidate, (record.requisition,), initials=initials_of(record.candidate))
        tone = labels.tones("ApplicationStatus").get(record.status, "")
        badges = [(book.label(record.stage_id), "accent")] if running else []
        badges.append((labels.coded("ApplicationStatus", record.status), tone))
        if record.hold_until and running:
            badges.append((self.tr("On hold until {day}").format(day=date_text(record.hold_until)), "warn"))
        if record.promised_on and running:
            badges.append((self.tr("Answer promised by {day}").format(day=date_text(record.promised_on)), "warn"))
        content.badges(badges)
        acts = (
            ("applications.move", "applications.hold", "applications.reject") if running else ("applications.reopen",)
        )
        content.buttons(("applications.open", *acts))
        content.section(self.tr("Decisions"))
        strip = CaseStrip(self.workbench, content)
        strip.show_case(application_case(record), record.strip)
        strip.wanted.connect(
            lambda kind: open_decisions(self.workbench, self.window(), [application_case(record)], kind)
        )
        content.piece(strip)
        if running:
            content.section(self._place(record))
            stage = book.by_id.get(record.stage_id)
            if stage is not None and stage.definition:
                content.text(stage.definition, "body")
        content.section(self.tr("Facts"))
        content.facts(
            (
                (self.tr("Owner"), team.name(record.owner_id) or self.tr("Nobody yet"), ""),
                (self.tr("Applied"), date_text(record.applied_on), record.applied_on),
                (self.tr("Source"), book.label(record.source_id), ""),
                (self.tr("Reason"), book.label(record.reason_id), ""),
                (self.tr("Note"), record.reason_note, ""),
            )
        )
        if record.kept:
            content.section(self.tr("Kept from the import"))
            content.facts((name, value, "") for name, value in record.kept)
        content.section(self.tr("Elsewhere"))
        content.entry(
            self.tr("Candidate page"), record.candidate, lambda: self.workbench.open("candidate", record.candidate_id)
        )
        content.entry(
            self.tr("Pipeline of the requisition"),
            record.requisition,
            lambda: self.workbench.open("pipeline", record.requisition_id, application=record.id),
        )

    def _place(self, record: ApplicationRecord) -> str:
        stages = [stage.id for stage in self.workbench.book.of(VocabularyKind.STAGE)]
        if record.stage_id not in stages:
            return self.tr("Stage")
        at, of = stages.index(record.stage_id) + 1, len(stages)
        return self.tr("Stage {at} of {of}").format(at=at, of=of)
