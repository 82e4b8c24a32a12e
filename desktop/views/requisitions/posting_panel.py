"""What the check of a posting finds while it is written: below the two texts, with the words at fault marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.services.requisitions.posting_check import ENGLISH, FRENCH, Finding, Place, check_posting
from desktop.services.requisitions.posting_rules import Severity
from desktop.services.workspace.messages import ReadWorkspace, WorkspaceRecord
from desktop.views.forms.form import Form
from desktop.views.look.theme import GRID
from desktop.views.records.facts import Card
from desktop.views.requisitions import posting_wording as wording
from desktop.views.workbench import Workbench

LOOKED_AT = frozenset({ENGLISH, FRENCH, "pay_min", "pay_max", "pay_currency", "pay_period", "uses_ai", "vacancy"})
PAUSE = 400
"""Milliseconds after the last key before it is checked."""


class PostingPanel(Card):
    """Checks while one types. ``checked``: the person pressed the button and wants the result kept with the requisition."""

    def __init__(self, workbench: Workbench, form: Form) -> None:
        super().__init__(workbench.look, "", form)
        self._workbench, self._form = workbench, form
        self.place = Place()
        self.checked = False
        self.findings: tuple[Finding, ...] = ()
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        workbench.look.style(self.told, "body")
        self.rules = QLabel(self)
        self.rules.setWordWrap(True)
        workbench.look.style(self.rules, "muted")
        self.button = QPushButton(self.tr("Check posting"), self)
        self.button.setAutoDefault(False)
        workbench.look.dress(self.button, "review")
        self.button.setToolTip(self.tr("The result is kept with the requisition when you save."))
        self.button.clicked.connect(self.check_now)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.told, 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.rows = QWidget(self)
        self._rows = QGridLayout(self.rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(GRID)
        self._rows.setVerticalSpacing(GRID)
        self._rows.setColumnStretch(1, 1)
        self.column.addLayout(head)
        self.column.addWidget(self.rows)
        self.column.addWidget(self.rules)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE)
        self._wait.timeout.connect(self.look)
        form.typed.connect(self._typed)
        workbench.look.changed.connect(self._mark)
        self.look()
        workbench.ask(ReadWorkspace(), self._know_place, owner=self, channel="place")

    def check_now(self) -> None:
        """The button: look at once, say the result, and keep it when the form is saved."""
        self.checked = True
        self.look(asked=True)
        QAccessible.updateAccessibility(QAccessibleEvent(self.told, QAccessible.Event.Alert))

    def look(self, *, asked: bool = False) -> None:
        """Check what stands in the form now."""
        self._wait.stop()
        values = self._form.values()
        texts = self._texts()
        anything = any(text.strip() for text in texts)
        findings = check_posting(*texts, values, self.place) if anything or asked or self.checked else ()
        if not anything and not findings:
            self.told.setText(self.tr("What a posting has to say is checked here while you write."))
        else:
            laws = sum(one.severity is Severity.LAW for one in findings)
            self.told.setText(wording.summary(laws, len(findings) - laws))
        self.rules.setText(wording.whose_rules(self.place))
        if findings != self.findings:
            self.findings = findings
            self._show()
        self._mark()

    def go_to(self, finding: Finding) -> None:
        """To the words at fault, or to the field where something is missing."""
        self._form.focus_field(finding.field)
        editor = self._form.fields[finding.field].editor()
        if finding.end and isinstance(editor, QPlainTextEdit):
            cursor = editor.textCursor()
            cursor.setPosition(finding.start)
            cursor.setPosition(finding.end, QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)

    def _texts(self) -> tuple[str, str]:
        """As they stand in their boxes, so that places in them are places there; Qt counts signs beyond the first plane twice,
        which moves a mark by one and harms nothing."""
        return str(self._form.fields[ENGLISH].written()), str(self._form.fields[FRENCH].written())

    def look_soon(self) -> None:
        """Check once nothing has been typed for a moment."""
        self._wait.start()

    def _typed(self, code: str) -> None:
        if code in LOOKED_AT:
            self.look_soon()

    def _know_place(self, record: WorkspaceRecord) -> None:
        self.place = Place(record.country, record.region)
        self.look()

    # --- showing ---------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, finding in enumerate(self.findings):
            chip = QLabel(wording.weight(finding.severity), self.rows)
            self._workbench.look.style(chip, "chip_bad" if finding.severity is Severity.LAW else "chip_warn")
            button = QPushButton(self.tr("Show"), self.rows)
            button.setAutoDefault(False)
            self._workbench.look.style(button, "flat")
            button.setAccessibleName(self.tr("Show: {finding}").format(finding=wording.what(finding)))
            button.clicked.connect(lambda _checked=False, one=finding: self.go_to(one))
            self._rows.addWidget(chip, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._rows.addWidget(self._said(finding), row, 1)
            self._rows.addWidget(button, row, 2, Qt.AlignmentFlag.AlignTop)
        self.rows.setVisible(bool(self.findings))

    def _said(self, finding: Finding) -> QWidget:
        part = QWidget(self.rows)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        source = wording.source(finding.code, self.place)
        todo = " ".join(text for text in (wording.what_to_do(finding.code), f"({source})" if source else "") if text)
        for text, kind in ((wording.what(finding), "body"), (todo, "muted")):
            label = QLabel(text, part)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self._workbench.look.style(label, kind)
            column.addWidget(label)
        return part

    def _mark(self) -> None:
        for name in (ENGLISH, FRENCH):
            editor = self._form.fields[name].editor()
            if isinstance(editor, QPlainTextEdit):
                editor.setExtraSelections(
                    self._marks(editor, [one for one in self.findings if one.field == name and one.end])
                )

    def _marks(self, editor: QPlainTextEdit, findings: Sequence[Finding]) -> list[Any]:
        marks = []
        for finding in findings:
            token = "bad" if finding.severity is Severity.LAW else "warn"
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(QColor(self._workbench.look.colour(token)))
            mark = QTextEdit.ExtraSelection()
            mark.format = look
            cursor = editor.textCursor()
            cursor.setPosition(min(finding.start, len(editor.toPlainText())))
            cursor.setPosition(min(finding.end, len(editor.toPlainText())), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            marks.append(mark)
        return marks
