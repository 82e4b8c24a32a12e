"""The posting on a requisition's page: both texts, and what its last check found."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.services.requisitions.records import PostingResult, RequisitionRecord
from desktop.views import labels
from desktop.views.actions.spec import ActionSpec
from desktop.views.records.act_button import ActButton
from desktop.views.records.facts import Card
from desktop.views.requisitions import posting_wording as wording
from desktop.views.tables.formatting import date_text
from desktop.views.workbench import Workbench


class PostingCard(Card):
    """Hidden while nothing is written. A result that no longer holds says so before anything else."""

    def __init__(self, workbench: Workbench, check: ActionSpec, parent: QWidget) -> None:
        super().__init__(workbench.look, QCoreApplication.translate("PostingCard", "Posting"), parent)
        self._workbench = workbench
        self.button = ActButton(workbench.look, check, self)
        self.head.addWidget(self.button)
        self.result = QLabel(self)
        self.result.setWordWrap(True)
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.findings = QVBoxLayout()
        self.findings.setSpacing(4)
        self.said = QLabel(self)
        workbench.look.style(self.said, "muted")
        self.texts = [text_label(self), text_label(self)]
        self.french = QLabel(self.tr("In French"), self)
        workbench.look.style(self.french, "muted")
        self.column.addWidget(self.result)
        self.column.addLayout(self.findings)
        self.column.addWidget(self.said)
        self.column.addWidget(self.texts[0])
        self.column.addWidget(self.french)
        self.column.addWidget(self.texts[1])

    def show_record(self, record: RequisitionRecord) -> None:
        """Its texts and the kept result."""
        written = (record.posting_text, record.posting_text_fr)
        for label, text in zip(self.texts, written, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        self.french.setVisible(all(written))
        answers = (
            (self.tr("Existing vacancy: {answer}"), record.vacancy),
            (self.tr("AI selects: {answer}"), record.uses_ai),
        )
        self.said.setText(" · ".join(say.format(answer=labels.coded("Said", one)) for say, one in answers if one))
        self.said.setVisible(bool(self.said.text()))
        self.setVisible(any(written))
        self.button.refresh()
        self._show(record.posting_check)

    def _show(self, kept: PostingResult | None) -> None:
        while self.findings.count():
            item = self.findings.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        look = self._workbench.look
        if kept is None:
            self.result.setText(self.tr("Not checked yet."))
            look.style(self.result, "muted")
            return
        when, who = date_text(kept.at[:10]), self._workbench.team.name(kept.by_id)
        if not kept.current:
            text, kind = self.tr("Changed since it was checked on {date} by {name}. Check it again."), "warn"
        elif kept.findings:
            text, kind = self.tr("Checked on {date} by {name}. To be put right:"), "bad"
        else:
            text, kind = self.tr("Checked on {date} by {name}. Nothing found."), "good"
        self.result.setText(text.format(date=when, name=who))
        look.style(self.result, kind)
        for code in kept.findings if kept.current else ():
            label = QLabel(f"•  {wording.kept(code)}", self)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.findings.addWidget(label)


def text_label(parent: QWidget) -> QLabel:
    """A text in Markdown that can be selected."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.MarkdownText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
