"""Copies names and e-mail addresses of chosen cards; marked so that clipboard histories leave personal data out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop.services.candidates.questions import ReadCandidate
from desktop.services.candidates.records import CandidateRecord
from desktop.views.records.contacts import copy_personal
from desktop.views.workbench import Workbench

AT_MOST = 50


def line_of(record: CandidateRecord) -> str:
    """``Amara Okafor <amara@example.com>``; the name alone without an address."""
    mails = [contact for contact in record.contacts if contact.kind == "email"]
    mails.sort(key=lambda contact: not contact.primary)
    return f"{record.name} <{mails[0].value}>" if mails else record.name


class ContactCopy(QObject):
    """Reads the candidates one by one and fills the clipboard when the last has answered."""

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._lines: dict[str, str] = {}
        self._wanted: list[str] = []

    def copy(self, candidate_ids: Sequence[str]) -> None:
        """Copy these candidates, in this order."""
        self._wanted = list(dict.fromkeys(candidate_ids))[:AT_MOST]
        self._lines = {}
        for candidate_id in self._wanted:
            self._workbench.ask(
                ReadCandidate(candidate_id), self._answered, owner=self, channel=candidate_id, failed=self._failed
            )

    def _answered(self, record: CandidateRecord) -> None:
        self._lines[record.id] = line_of(record)
        if len(self._lines) < len(self._wanted):
            return
        lines = [self._lines[candidate_id] for candidate_id in self._wanted if candidate_id in self._lines]
        copy_personal("\n".join(lines))
        count = len(self._lines)
        text = self.tr("Name and e-mail copied") if count == 1 else self.tr("%n names and e-mails copied", "", count)
        self._workbench.say(text)

    def _failed(self, _error: Exception) -> None:
        self._wanted = []
        self._workbench.say(self.tr("One of the candidates cannot be read. Nothing was copied."), kind="warn")
