"""Opens the decisions of a record in a dialog, for pages that know no more of it than its id."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.services.applications.questions import ReadApplication
from desktop.services.applications.records import ApplicationRecord
from desktop.services.candidates.questions import ReadCandidate
from desktop.services.candidates.records import CandidateRecord
from desktop.services.requisitions.questions import ReadRequisition
from desktop.services.requisitions.records import RequisitionRecord
from desktop.views.records.decisions.case import Case
from desktop.views.records.decisions.case_strip import first_waiting, urgency
from desktop.views.records.decisions.decision_words import tr
from desktop.views.records.decisions.decisions_dialog import open_decisions
from desktop.views.workbench import Workbench
from desktop.words import ApplicationStatus, DecisionKind

_CHANNEL = "decisions of"


def case_name(candidate: str, title: str) -> str:
    """``Okafor, Amara → Senior analyst``."""
    return f"{candidate} → {title}" if candidate and title else candidate or title


def application_case(record: ApplicationRecord) -> Case:
    """The case of an application."""
    name = case_name(record.candidate, record.requisition)
    return Case(record.requisition_id, record.id, record.candidate_id, name, record.status)


def open_of_application(workbench: Workbench, page: QWidget, application_id: str, kind: str = "") -> None:
    """Those of an application; without a kind the one that waits most is unfolded."""

    def show(record: ApplicationRecord) -> None:
        open_decisions(workbench, page, [application_case(record)], kind or first_waiting(record.strip))

    workbench.ask(ReadApplication(application_id), show, owner=page, channel=_CHANNEL)


def open_of_requisition(workbench: Workbench, page: QWidget, requisition_id: str) -> None:
    """The one of a requisition alone."""

    def show(record: RequisitionRecord) -> None:
        case = Case(record.id, name=f"{record.number} {record.title}".strip(), status=record.status)
        open_decisions(workbench, page, [case], DecisionKind.ROLE.value)

    workbench.ask(ReadRequisition(requisition_id), show, owner=page, channel=_CHANNEL)


def open_of_candidate(workbench: Workbench, page: QWidget, candidate_id: str) -> None:
    """Those of all running applications of a person, what waits first; of the ended ones where none runs."""

    def show(record: CandidateRecord) -> None:
        running = [one for one in record.applications if one.status == ApplicationStatus.ACTIVE]
        shown = sorted(running or record.applications, key=lambda one: urgency(one.strip))
        if not shown:
            workbench.say(tr("{name} is on no requisition yet, so nothing is asked.").format(name=record.name))
            return
        cases = [
            Case(one.requisition_id, one.id, record.id, case_name(record.name, one.requisition), one.status)
            for one in shown
        ]
        open_decisions(workbench, page, cases, first_waiting(shown[0].strip))

    workbench.ask(ReadCandidate(candidate_id), show, owner=page, channel=_CHANNEL)
