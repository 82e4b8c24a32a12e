"""What a rule flags: how many, for whom, and the first of them, each opening its case. From here a rule is switched on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from desktop.services.process.records import Flagged
from desktop.views.records.facts import Card, FactGrid
from desktop.views.tables.formatting import date_text
from desktop.views.tasks.rule_row import RuleRow
from desktop.views.tasks.rule_words import flags_words, rule_name
from desktop.views.workbench import Workbench

_PEOPLE_SHOWN = 6


class FlaggedPanel(Card):
    """Follows one row of the page."""

    switched_on = Signal(object)

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(workbench.look, " ", parent)
        self._workbench = workbench
        self.row: RuleRow | None = None
        self._wanted = False
        self.count = QLabel(self)
        self.count.setWordWrap(True)
        workbench.look.style(self.count, "body")
        self.people = FactGrid(workbench.look, self)
        self.list = QListWidget(self)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._open)
        self.more = QLabel(self)
        self.more.setWordWrap(True)
        workbench.look.style(self.more, "muted")
        self.switch = QPushButton(self.tr("Switch &on"), self)
        workbench.look.style(self.switch, "primary")
        self.switch.clicked.connect(self._switch)
        for widget in (self.count, self.people, self.list, self.more):
            self.column.addWidget(widget, 100 if widget is self.list else 0)
        self.column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)  # without a list the words stand at the top
        self.show_row(None)

    def show_row(self, row: RuleRow | None, *, wanted: bool = False) -> None:
        """What this row flags; ``wanted``: somebody is about to switch it on."""
        self.row, self._wanted = row, wanted
        self.refresh(row)
        if wanted and row is not None:
            self.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, row: RuleRow | None) -> None:
        """The figures of a row are new; only those of the row shown matter here."""
        if row is not self.row:
            return
        found = row.preview if row is not None else None
        for widget in (self.people, self.list, self.more, self.switch):
            widget.setVisible(found is not None)
        if row is None or found is None:
            self.title.setText(self.tr("What a rule flags"))
            self.count.setText(self.tr("Choose how many a rule flags to see them here, before or after it is on."))
            return
        name, team = rule_name(row.line), self._workbench.team
        self.title.setText(name)
        self.count.setText(self._sentence(row))
        people = [(team.name(one) or self.tr("Nobody"), str(number)) for one, number in found.people[:_PEOPLE_SHOWN]]
        self.people.show_facts(people)
        self.people.setVisible(bool(people))
        self.list.setVisible(bool(found.first))
        self.list.setAccessibleName(self.tr("Cases flagged by: {rule}").format(rule=name))
        self.list.clear()
        for one in found.first:
            self.list.addItem(self._item(one))
        self.more.setText(self._rest(row))
        self.more.setVisible(bool(self.more.text()))
        self.switch.setVisible(not row.line.active)

    def _sentence(self, row: RuleRow) -> str:
        text = flags_words(row.preview.count if row.preview else 0, active=row.line.active, term=row.term)
        if self._wanted and not row.line.active and not row.term:
            return self.tr("{flags}. Switched on, each becomes a task within the hour.").format(flags=text)
        return f"{text}."

    def _rest(self, row: RuleRow) -> str:
        found = row.preview
        if found is None or found.count <= len(found.first):
            return ""
        text = self.tr("and {count} more").format(count=found.count - len(found.first))
        if found.count > found.at_once and not row.term:
            bound = self.tr("At most {count} are tasks at a time, the longest waiting first.").format(
                count=found.at_once
            )
            return f"{text}. {bound}"
        return text

    def _item(self, one: Flagged) -> QListWidgetItem:
        case = f"{one.number} {one.title}".strip()
        who = self._workbench.team.name(one.person_id)
        parts = [one.candidate or case, case if one.candidate else "", who]
        text = " · ".join(part for part in parts if part)
        item = QListWidgetItem(text)
        item.setToolTip(self.tr("{case}, since {day}").format(case=text, day=date_text(one.since)))
        item.setData(Qt.ItemDataRole.UserRole, (one.candidate_id, one.requisition_id))
        return item

    def _open(self, item: QListWidgetItem) -> None:
        candidate, requisition = item.data(Qt.ItemDataRole.UserRole)
        self._workbench.open(*(("candidate", candidate) if candidate else ("requisition", requisition)))

    def _switch(self) -> None:
        if self.row is not None:
            self.switched_on.emit(self.row)
