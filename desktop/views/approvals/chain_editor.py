"""The editor of one chain: its form, saving, and retiring it or bringing it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.services.approvals.commands import RetireChains, SaveChain
from desktop.services.approvals.records import ChainRecord
from desktop.services.dispatch.messages import Done
from desktop.views.approvals.chain_form import chain_plan
from desktop.views.forms.form_panel import FormPanel
from desktop.views.look.theme import GRID, MARGIN
from desktop.views.workbench import Workbench


class ChainEditor(QFrame):
    """``saved`` carries the id of the chain. What is typed and not saved stays as a draft when the editor goes."""

    saved = Signal(str)

    def __init__(self, workbench: Workbench, chain: ChainRecord | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.chain = chain
        look = workbench.look
        look.style(self, "card")
        self.why = workbench.may(SaveChain)
        plan = chain_plan(workbench, chain)
        self.title = QLabel(plan.title, self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        look.style(self.title, "section")
        self.title.setContentsMargins(MARGIN, MARGIN, MARGIN, 0)
        self.used = QLabel(self._uses(), self)
        look.style(self.used, "muted")
        self.used.setWordWrap(True)
        self.used.setContentsMargins(MARGIN, GRID + 4, MARGIN, 0)
        self.used.setVisible(bool(self.used.text()))
        self.title.setVisible(chain is None)  # of a chain the name stands in its first field
        self.panel = FormPanel(workbench, plan, self, taken_keys="S")
        self.save = QPushButton(plan.verb, self)
        look.style(self.save, "primary")
        self.save.setToolTip(self.why or self.tr("Ctrl+Enter"))
        self.discard = QPushButton(self.tr("Discard changes"), self)
        self.retire = QPushButton(self.tr("Bring back") if chain and chain.retired else self.tr("Retire"), self)
        self.retire.setToolTip(self.why or self.tr("A retired chain is not chosen any more. What follows it goes on."))
        self.retire.setAccessibleDescription(self.retire.toolTip())
        self.retire.setEnabled(not self.why)
        self.retire.setVisible(chain is not None)
        for button in (self.save, self.discard, self.retire):
            button.setAutoDefault(False)
        line = QFrame(self)
        look.style(line, "hairline")
        line.setFixedHeight(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, GRID, MARGIN, GRID + 4)
        foot.setSpacing(GRID)
        foot.addWidget(self.retire)
        foot.addStretch(1)
        foot.addWidget(self.discard)
        foot.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(GRID // 2)
        whole.addWidget(self.title)
        whole.addWidget(self.used)
        whole.addWidget(self.panel, 1)
        whole.addWidget(line)
        whole.addLayout(foot)
        self.save.clicked.connect(self.panel.save)
        self.discard.clicked.connect(self.panel.discard)
        self.retire.clicked.connect(self._retire)
        self.panel.saved.connect(self._saved)
        self.panel.modified.connect(self._modified)
        self.panel.busy.connect(lambda running: self.save.setEnabled(not running and not self.why))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.panel.save, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if self.why:
            self.panel.form.setEnabled(False)
            self.save.setAccessibleDescription(self.why)
        self._modified(self.panel.is_modified())

    def take_focus(self) -> None:
        """Onto the name."""
        self.panel.form.focus_first()

    def focused(self) -> str:
        """Where the focus is: the code of a field, ``retire``, anything else here as ``save``; empty when it is elsewhere."""
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return ""
        fields = self.panel.form.fields.items()
        found = next((code for code, field in fields if field is focus or field.isAncestorOf(focus)), "")
        return found or ("retire" if focus is self.retire else "save")

    def focus_again(self, where: str) -> None:
        """Take the focus over from the editor that stood here before."""
        if where == "retire":
            self.retire.setFocus(Qt.FocusReason.OtherFocusReason)
        elif where in self.panel.form.fields:
            self.panel.form.focus_field(where)
        elif where:
            self.panel.form.focus_first()

    def leave(self) -> None:
        """Keep what was typed, and tell others that nobody edits here any more."""
        if self.panel.drafts is not None and self.panel.is_modified():
            self.panel.drafts.keep_now()
        self.panel.hands.leave()

    def _modified(self, modified: bool) -> None:
        self.save.setEnabled(not self.why and (modified or self.chain is None))
        self.discard.setEnabled(modified)

    def _saved(self, done: Done) -> None:
        self.saved.emit(str(done.answer or (self.chain.id if self.chain else "")))

    def _retire(self) -> None:
        if self.chain is not None:
            self._workbench.carry_out(RetireChains((self.chain.id,), not self.chain.retired), owner=self)

    def _uses(self) -> str:
        if self.chain is None or not self.chain.used:
            return ""
        if self.chain.used == 1:
            return self.tr("Followed once. Requests under way keep the steps they began with.")
        return self.tr("Followed {n} times. Requests under way keep the steps they began with.").format(
            n=self.chain.used
        )
