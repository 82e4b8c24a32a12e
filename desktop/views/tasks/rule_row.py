"""One rule as a line: on or off, threshold, whose matter it is, and how many it flags now."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QPushButton, QSizePolicy, QSpinBox, QWidget

from desktop.services.process.commands import SetRule
from desktop.services.process.defaults import MOST_DAYS, Group
from desktop.services.process.questions import PreviewRule
from desktop.services.process.records import RuleLine, RulePreview
from desktop.views import labels
from desktop.views.look.theme import GRID
from desktop.views.tasks.rule_words import flags_words, rule_name, rule_sentence, threshold_words
from desktop.views.workbench import Workbench

_SETTLED_MS = 400


class RuleRow(QWidget):
    """Changes its rule at once, but for switching it on: that asks the page to show first what it would flag."""

    looked_at = Signal(object, bool)
    """Show what this row flags; True: because somebody wants to switch it on."""
    counted = Signal(object)
    """The figures of this row are new."""

    def __init__(self, workbench: Workbench, line: RuleLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.line = line
        self.preview: RulePreview | None = None
        name = rule_name(line)
        self.on = QCheckBox(name, self)
        self.on.setFont(workbench.look.font("strong"))
        self.on.clicked.connect(self._switched)
        told = QLabel(rule_sentence(line), self)
        told.setWordWrap(True)
        told.setContentsMargins(GRID * 3, 0, 0, 0)
        told.setMinimumWidth(120)
        workbench.look.style(told, "muted")
        suffix, instead, least = threshold_words(line.unit)
        self.days = QSpinBox(self)
        self.days.setRange(least, MOST_DAYS)
        self.days.setSuffix(suffix)
        self.days.setSpecialValueText(instead)
        self.days.setAccessibleName(self.tr("{rule}: how long").format(rule=name))
        self.days.setFixedWidth(self.days.fontMetrics().horizontalAdvance("365 working days") + GRID * 5)
        self.who = QComboBox(self)
        for code, text in labels.labels("CaseRole").items():
            self.who.addItem(text, code)
        self.who.setAccessibleName(self.tr("{rule}: whose matter").format(rule=name))
        self.who.setFixedWidth(self.who.sizeHint().width())
        self.flags = QPushButton(self)
        self.flags.setAutoDefault(False)
        self.flags.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.flags.setFixedWidth(self.flags.fontMetrics().horizontalAdvance("365 would be late now") + GRID)
        workbench.look.style(self.flags, "link")
        self.flags.clicked.connect(lambda: self.looked_at.emit(self, False))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.on, 0, 0)
        grid.addWidget(told, 1, 0)
        for place, widget in enumerate((self.days, self.who, self.flags), start=1):
            grid.addWidget(widget, 0, place, 2, 1)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.count)
        self.days.valueChanged.connect(lambda _: self._settled.start())  # figures follow while one still chooses
        self.days.editingFinished.connect(self._changed)
        self.who.activated.connect(lambda _: self._changed())
        self.show_line(line)

    @property
    def term(self) -> bool:
        """Whether it says how long a decision may take, and makes no tasks."""
        return self.line.group == Group.TERM.value

    def show_line(self, line: RuleLine) -> None:
        """Show how the rule stands."""
        self.line = line
        why = self._workbench.may(SetRule)
        self.days.blockSignals(True)
        self.on.setChecked(line.active)
        self.days.setValue(line.days)
        self.who.setCurrentIndex(self.who.findData(line.who))
        self.days.blockSignals(False)
        for widget in (self.on, self.days, self.who):
            widget.setEnabled(not why)
            widget.setToolTip(why)
        self.flags.setVisible(not self._workbench.may(PreviewRule))
        self.count()

    def count(self) -> None:
        """Ask how many it flags as it is set here."""
        if not self._workbench.may(PreviewRule):
            question = PreviewRule(self.line.code, self.days.value(), str(self.who.currentData()))
            self._workbench.ask(question, self._counted, owner=self, channel="preview")

    def switch_on(self) -> None:
        """After what it flags was seen."""
        self._set(active=True)

    def _counted(self, preview: RulePreview) -> None:
        self.preview = preview
        self.flags.setText(flags_words(preview.count, active=self.line.active, term=self.term))
        self.flags.setAccessibleName(f"{rule_name(self.line)}: {self.flags.text()}")
        self.counted.emit(self)

    def _switched(self, on: bool) -> None:
        if on:
            self.on.setChecked(False)
            self.looked_at.emit(self, True)
        else:
            self._set(active=False)

    def _changed(self) -> None:
        self._settled.stop()
        if (self.days.value(), self.who.currentData()) != (self.line.days, self.line.who):
            self._set(active=self.line.active)

    def _set(self, *, active: bool) -> None:
        line = self.line
        command = SetRule(line.code, active, self.days.value(), str(self.who.currentData()), line.version)
        self._workbench.carry_out(command, owner=self, failed=self._refused)

    def _refused(self, _error: Exception) -> bool:
        self.show_line(self.line)
        return False
