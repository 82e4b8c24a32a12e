"""The requisition beside the list: what it is, who is where, how many seats are left."""

from __future__ import annotations

from functools import partial
from typing import Any

from desktop.services.dispatch.messages import Question
from desktop.services.requisitions.questions import ReadRequisition
from desktop.services.requisitions.records import RequisitionRecord
from desktop.views import labels
from desktop.views.tables.detail_pane import DetailPane
from desktop.views.tables.formatting import date_text, money_text
from desktop.views.tables.pane_pieces import PaneContent
from desktop.words import ApplicationStatus, VocabularyKind


class RequisitionPane(DetailPane):
    """Reads one requisition at a time."""

    def kind_text(self) -> str:
        """What stands above."""
        return self.tr("Requisition")

    def nothing_text(self) -> str:
        """While none is selected."""
        return self.tr("Select a requisition to see it here.")

    def several_text(self, count: int) -> str:
        """While several are selected."""
        return self.tr("requisitions selected")

    def question(self, record_id: str) -> Question[Any]:
        """What to ask."""
        return ReadRequisition(record_id)

    def build(self, record: RequisitionRecord, content: PaneContent) -> None:
        """Lay the requisition out."""
        book, team = self.workbench.book, self.workbench.team
        places = " · ".join(part for part in (book.label(record.department_id), book.label(record.location_id)) if part)
        content.head(record.title, (record.number, places))
        tone = labels.tones("RequisitionStatus").get(record.status, "")
        badges = [(labels.coded("RequisitionStatus", record.status), tone)]
        urgency = labels.tones("Priority").get(record.priority, "")
        if urgency:
            badges.append((labels.coded("Priority", record.priority), urgency))
        if record.confidential:
            badges.append((self.tr("Confidential"), "warn"))
        content.badges(badges)
        content.buttons(("requisitions.pipeline", "requisitions.open", "requisitions.edit"))
        content.section(self._people(record))
        counts = dict(record.stage_counts)
        stages = book.of(VocabularyKind.STAGE)
        content.bars(
            (stage.label, counts.get(stage.id, 0), partial(self._show_stage, record, stage.id)) for stage in stages
        )
        content.section(self._seats(record))
        content.facts(
            (
                (self.tr("Hiring manager"), team.name(record.hiring_manager_id), ""),
                (self.tr("Recruiter"), team.name(record.recruiter_id), ""),
                (self.tr("Target start"), date_text(record.target_start), record.target_start),
                (self.tr("Opened"), date_text(record.opened_on), record.opened_on),
                (self.tr("Employment"), self._employment(record), ""),
                (self.tr("Pay"), self._pay(record), ""),
                (self.tr("Level"), book.label(record.level_id), ""),
                (self.tr("Reason"), record.status_reason, ""),
            )
        )

    def _show_stage(self, record: RequisitionRecord, stage_id: str) -> None:
        active = ApplicationStatus.ACTIVE.value
        self.workbench.open("applications", number=record.number, stage=stage_id, status=active)

    def _people(self, record: RequisitionRecord) -> str:
        return self.tr("{active} active · {ended} ended").format(active=record.active, ended=record.ended)

    def _seats(self, record: RequisitionRecord) -> str:
        free = sum(1 for seat in record.seats if not seat.closed_on)
        return self.tr("{free} of {all} seats open").format(free=free, all=len(record.seats))

    def _employment(self, record: RequisitionRecord) -> str:
        kinds = (
            labels.coded("EmploymentType", record.employment_type),
            labels.coded("WorkTime", record.work_time).lower(),
        )
        return ", ".join(part for part in kinds if part)

    def _pay(self, record: RequisitionRecord) -> str:
        amounts = [money_text(amount) for amount in (record.pay_min, record.pay_max) if amount]
        if not amounts:
            return ""
        return f"{' – '.join(amounts)} {record.pay_currency} {labels.coded('PayPeriod', record.pay_period)}".strip()
