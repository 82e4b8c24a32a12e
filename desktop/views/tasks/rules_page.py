"""Tools > Reminders and terms: what the program reminds of by itself, and how long decisions may take."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.services.process.defaults import Group
from desktop.services.process.questions import PreviewRule, ReadRules
from desktop.services.process.records import RuleLine
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.page import Page
from desktop.views.records.facts import Card
from desktop.views.tasks.flagged_panel import FlaggedPanel
from desktop.views.tasks.rule_row import RuleRow
from desktop.views.workbench import Workbench
from desktop.words import Topic


class RulesPage(Page):
    """The rules on the left, what the chosen one flags on the right. Rows stay while they are read anew, so the focus does too."""

    topics = frozenset({Topic.PROCESS, Topic.PEOPLE})

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.rows: dict[str, RuleRow] = {}
        title = QLabel(self.tr("Reminders and terms"), self)
        workbench.look.style(title, "title")
        told = QLabel(self.tr("A rule makes a task once for each case it notices, and ends it when the reason is gone."
                              " What you change here holds for the whole team."), self)  # fmt: skip
        told.setWordWrap(True)
        workbench.look.style(told, "quiet")
        self._cards = {
            Group.REMINDER.value: Card(workbench.look, self.tr("Reminders"), self),
            Group.TERM.value: Card(workbench.look, self.tr("How long a decision may take"), self),
        }
        self.panel = FlaggedPanel(workbench, self)
        self.panel.setMinimumWidth(250)
        self.panel.setMaximumWidth(460)
        self.panel.setVisible(not workbench.may(PreviewRule))
        self.panel.switched_on.connect(self._switch_on)
        rules = QWidget(self)
        column = QVBoxLayout(rules)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GAP)
        for card in self._cards.values():
            card.column.setSpacing(GAP)
            column.addWidget(card)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(rules)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        beside = QHBoxLayout()
        beside.setSpacing(GAP)
        beside.addWidget(scroll, 4)
        beside.addWidget(self.panel, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        whole.setSpacing(GAP)
        whole.addWidget(title)
        whole.addWidget(told)
        whole.addLayout(beside, 1)

    def page_title(self) -> str:
        """As in the menu."""
        return self.tr("Reminders and terms")

    def reload(self) -> None:
        """Ask how the rules stand."""
        self._workbench.ask(ReadRules(), self._show, owner=self, channel="rules")

    def take_focus(self) -> None:
        """To the first rule."""
        if self.rows:
            next(iter(self.rows.values())).on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, lines: tuple[RuleLine, ...]) -> None:
        fresh = not self.rows
        for line in lines:
            if line.code in self.rows:
                self.rows[line.code].show_line(line)
                continue
            row = self.rows[line.code] = RuleRow(self._workbench, line, self)
            row.looked_at.connect(lambda one, wanted: self.panel.show_row(one, wanted=wanted))
            row.counted.connect(self.panel.refresh)
            self._cards[line.group].column.addWidget(row)
        self.panel.refresh(self.panel.row)
        if fresh:
            self.take_focus()

    def _switch_on(self, row: RuleRow) -> None:
        row.switch_on()
        row.on.setFocus(Qt.FocusReason.OtherFocusReason)
