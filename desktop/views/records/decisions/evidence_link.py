"""What a decision is judged by, and where it leads: to a record of the program or to a page of the web."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.services.decisions.records import DecisionRecord, EvidenceRecord
from desktop.views.workbench import Workbench

_WEB = re.compile(r"https?://[^\s<>\"]+")


def leads_to(workbench: Workbench, decision: DecisionRecord, evidence: EvidenceRecord) -> Callable[[], None] | None:
    """What opens it; None where the words are all there is."""
    candidate, record = decision.candidate_id, evidence.record_id
    ways: dict[str, Callable[[], None]] = {
        "candidate": lambda: workbench.open("candidate", record),
        "requisition": lambda: workbench.open("requisition", record),
        "application": lambda: workbench.open("candidate", candidate, application=record),
        "note": lambda: workbench.open("candidate", candidate, event=record),
    }
    if record and evidence.entity in ways and (candidate or evidence.entity in ("candidate", "requisition")):
        return ways[evidence.entity]
    found = _WEB.search(evidence.words)
    if found is None:
        return None
    address = QUrl(found.group().rstrip(".,;)"))
    return lambda: _visit(address)


def _visit(address: QUrl) -> None:
    QDesktopServices.openUrl(address)
