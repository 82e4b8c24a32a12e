"""The side of a candidate's page: every way to reach them, background, source, privacy, and what an import kept."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.services.candidates.records import CandidateRecord
from desktop.views.forms.moments import ago
from desktop.views.look.flow_layout import FlowLayout
from desktop.views.look.theme import GAP
from desktop.views.records.contacts import ContactLine
from desktop.views.records.facts import Card, FactGrid
from desktop.views.records.sections import FoldingSection
from desktop.views.tables.formatting import date_text, exact_moment
from desktop.views.workbench import Workbench


class DetailsCard(QWidget):
    """Cards one below the other."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._contact = Card(workbench.look, self.tr("Contact"), self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._contact.column.addLayout(self._lines)
        self._about = Card(workbench.look, self.tr("Details"), self)
        self._facts = FactGrid(workbench.look, self)
        self._tags = QWidget(self)
        self._tag_flow = FlowLayout(self._tags, 4)
        self._about.column.addWidget(self._tags)
        self._about.column.addWidget(self._facts)
        self._kept = FactGrid(workbench.look, self)
        self.kept = FoldingSection(workbench, "candidate.kept", self.tr("Kept from the import"), self._kept, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self._contact, self._about, self.kept):
            column.addWidget(widget)

    def show_record(self, record: CandidateRecord) -> None:
        """Show a person."""
        look = self._workbench.look
        _empty(self._lines)
        for contact in record.contacts:
            self._lines.addWidget(ContactLine(self._workbench, contact, self._contact))
        kinds = [contact.kind for contact in record.contacts]
        self._contact.setVisible(not kinds or len(set(kinds)) < len(kinds))  # one of each stands at the top of the page
        if not record.contacts:
            none = QLabel(self.tr("No e-mail or phone yet."), self._contact)
            look.style(none, "muted")
            self._lines.addWidget(none)
        _empty(self._tag_flow)
        for tag in record.tags:
            chip = QLabel(tag, self._tags)
            look.style(chip, "chip")
            self._tag_flow.addWidget(chip)
            chip.show()
        self._tags.setVisible(bool(record.tags))
        self._facts.show_facts(self._fact_texts(record))
        self._about.setVisible(bool(record.tags) or not self._facts.isHidden())
        self._kept.show_facts(record.kept)
        self.kept.setVisible(bool(record.kept))
        self._kept.setVisible(self.kept.button.isChecked() and bool(record.kept))

    def _fact_texts(self, record: CandidateRecord) -> list[tuple[str, str]]:
        source = " · ".join(
            part for part in (self._workbench.book.label(record.source_id), record.source_detail) if part
        )
        return [
            (self.tr("Source"), source),
            (self.tr("Credit"), record.credit),
            (self.tr("Skills"), record.skills),
            (self.tr("Language"), record.language),
            (self.tr("Consent until"), date_text(record.consent_until)),
            (self.tr("Last touch"), ago(record.last_touch)),
            (self.tr("Added"), exact_moment(record.created_at)),
        ]


def _empty(layout: FlowLayout | QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
