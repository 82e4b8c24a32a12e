"""The candidate beside the list: who, how to reach them, where they stand, and the next step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.services.dispatch.messages import Question
from desktop.views import labels
from desktop.views.tables.detail_pane import DetailPane
from desktop.views.tables.formatting import exact_moment, relative_text
from desktop.views.tables.pane_pieces import PaneContent, initials_of
from desktop.words import ApplicationStatus

if TYPE_CHECKING:
    from desktop.services.candidates.records import CandidateRecord


class CandidatePane(DetailPane):
    """Reads one candidate at a time."""

    def kind_text(self) -> str:
        """What stands above."""
        return self.tr("Candidate")

    def nothing_text(self) -> str:
        """While nobody is selected."""
        return self.tr("Select a candidate to see them here.")

    def several_text(self, count: int) -> str:
        """While several people are selected."""
        return self.tr("candidates selected")

    def question(self, record_id: str) -> Question[Any]:
        """What to ask."""
        from desktop.services.candidates.questions import ReadCandidate

        return ReadCandidate(record_id)

    def build(self, record: CandidateRecord, content: PaneContent) -> None:
        """Lay the person out."""
        book = self.workbench.book
        work = " · ".join(part for part in (record.title, record.employer) if part)
        content.head(record.name, (work, record.location), initials=initials_of(record.name))
        badges = [(self.tr("Do not contact"), "bad")] if record.do_not_contact else []
        content.badges([*badges, *((tag, "") for tag in record.tags)])
        content.buttons(("candidates.open", "candidates.apply", "candidates.edit"))
        if record.contacts:
            content.section(self.tr("Contact"))
            for contact in record.contacts:
                content.contact(contact.kind, contact.value, contact.label)
        content.section(self.tr("Applications"))
        if not record.applications:
            content.text(self.tr("None yet."), "muted")
        for application in record.applications:
            running = application.status == ApplicationStatus.ACTIVE
            state = (
                book.label(application.stage_id) if running else labels.coded("ApplicationStatus", application.status)
            )
            since = relative_text(application.in_stage_since)
            parts = (state, self.tr("{time} in stage").format(time=since) if running and since else "")
            content.entry(
                f"{application.number} {application.requisition}".strip(),
                " · ".join(part for part in parts if part),
                partial(self.workbench.open, "requisition", application.requisition_id),
            )
        content.section(self.tr("Facts"))
        content.facts(
            (
                (self.tr("Last touch"), relative_text(record.last_touch), exact_moment(record.last_touch)),
                (self.tr("Source"), book.label(record.source_id), record.source_detail),
                (self.tr("Skills"), record.skills, ""),
                (self.tr("Added"), relative_text(record.created_at), exact_moment(record.created_at)),
            )
        )
