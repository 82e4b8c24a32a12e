"""Restricted fields on the candidate page: asked for only by those who may read them, and not there at all for others."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.services.dispatch.messages import Command
from desktop.services.restricted.messages import ReadRestricted, RestrictedField, RestrictedValue, SetRestricted
from desktop.views.forms.plan import FormPlan, Heard, Seen, Values
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.views.forms.window import FormWindow, show_form
from desktop.views.look.theme import GRID
from desktop.views.records.facts import Card
from desktop.views.workbench import Workbench


def _tr(text: str) -> str:
    return QCoreApplication.translate("RestrictedCard", text)


class RestrictedCard(Card):
    """One line a field, each with Change…; a value that was sealed with another key says so."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench.look, _tr("Restricted"), parent)
        self._workbench = workbench
        self._candidate_id = ""
        self.values: tuple[RestrictedValue, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID // 2)
        self.column.addLayout(self._lines)
        self.setToolTip(_tr("Sealed with a key of its own, which only some roles hold."))
        self.setVisible(not workbench.may(ReadRestricted))

    def show_candidate(self, candidate_id: str) -> None:
        """Ask for the fields of this candidate."""
        self._candidate_id = candidate_id
        if not self._workbench.may(ReadRestricted):
            self._workbench.ask(ReadRestricted(candidate_id), self._show, owner=self, channel="restricted")

    def _show(self, values: tuple[RestrictedValue, ...]) -> None:
        if values == self.values:
            return
        self.values = values
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for value in values:
            self._lines.addWidget(self._line(value))

    def _line(self, value: RestrictedValue) -> QWidget:
        line = QWidget(self)
        label = QLabel(label_of(value), line)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._workbench.look.style(label, "muted")
        sealed = value.text is None
        text = QLabel(_tr("sealed: your keys do not open it") if sealed else value.text or _tr("nothing noted"), line)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._workbench.look.style(text, "body" if value.text else "muted")
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label)
        said.addWidget(text)
        change = QPushButton(_tr("Change…"), line)
        change.setAutoDefault(False)
        change.setAccessibleName(_tr("Change {what}…").format(what=label.text()))
        self._workbench.look.style(change, "link")
        change.setEnabled(not sealed)
        change.clicked.connect(lambda: open_restricted_form(self._workbench, self, value, self._candidate_id))
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID)
        across.addLayout(said, 1)
        across.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        return line


def label_of(value: RestrictedValue) -> str:
    """What a field is called, with the requisition it concerns."""
    if value.field is RestrictedField.ACCOMMODATION:
        return _tr("Accommodation needs")
    return _tr("Pay expectation · {title}").format(title=value.about)


def open_restricted_form(
    workbench: Workbench, parent: QWidget | None, value: RestrictedValue, candidate_id: str
) -> FormWindow:
    """One text. No draft of it is kept: drafts are not sealed."""

    def make(values: Values, _changes: Values, seen: Seen) -> Command[Any]:
        return SetRestricted(value.record_id, seen.version, value.field, str(values["text"]))

    def reread(heard: Heard, owner: QObject) -> None:
        def found(values: tuple[RestrictedValue, ...]) -> None:
            now = next((one for one in values if (one.record_id, one.field) == (value.record_id, value.field)), value)
            heard({"text": now.text or ""}, now.version)

        workbench.ask(ReadRestricted(candidate_id), found, owner=owner, channel="reread")

    entity, _, column = value.field.partition(".")
    field = FieldSpec("text", label_of(value), FieldKind.LINES)
    section = SectionSpec(
        "", (field,), _tr("Only administrators, HR and recruiters can read this, whatever program they use.")
    )
    plan = FormPlan(
        FormSpec("restricted", (section,)),
        label_of(value),
        _tr("&Save"),
        make,
        values={"text": value.text or ""},
        version=value.version,
        reread=reread,
        record=(entity, value.record_id),
        fields={column: "text"},
    )
    return show_form(workbench, plan, parent)
