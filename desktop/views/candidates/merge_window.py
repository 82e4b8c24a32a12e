"""Making two records one: field by field, with what moves over said before, and undo after."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import NotFound, OutOfDate
from desktop.services.candidates.commands import MergeCandidates
from desktop.services.candidates.questions import ReadCandidate
from desktop.services.candidates.records import CandidateRecord
from desktop.views.candidates.merge_doubled import DoubledCard
from desktop.views.candidates.merge_fields import compare, doubled, joined
from desktop.views.candidates.merge_grid import MergeGrid
from desktop.views.forms.notices import Notice
from desktop.views.look.placing import within_screen
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.records.facts import Card, FactGrid
from desktop.views.records.sections import FoldingSection
from desktop.views.workbench import Workbench
from desktop.words import PROGRAM


class MergeWindow(QDialog):
    """The first record stays, the second goes into it; Swap turns that round."""

    def __init__(self, workbench: Workbench, keep_id: str, other_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{self.tr('Merge candidates')} – {PROGRAM}")
        self._workbench = workbench
        self._ids = (keep_id, other_id)
        self._records: dict[str, CandidateRecord] = {}
        self.grid: MergeGrid | None = None
        self.doubled: DoubledCard | None = None
        self.trouble = Notice(workbench.look, self, "warn", "warning")
        title = QLabel(self.tr("Merge candidates"), self)
        workbench.look.style(title, "title")
        self._say = QLabel(self)
        self._say.setWordWrap(True)
        workbench.look.style(self._say, "muted")
        self.swap_button = QPushButton(self.tr("S&wap"), self)
        self.swap_button.setToolTip(self.tr("Keep the other record instead"))
        workbench.look.dress(self.swap_button, "move", "text")
        self.merge_button = QPushButton(self.tr("Merge"), self)
        workbench.look.style(self.merge_button, "primary")
        cancel = QPushButton(self.tr("&Cancel"), self)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.swap_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.merge_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.swap_button, self.merge_button, cancel):
            button.setAutoDefault(False)
        self.swap_button.clicked.connect(self.swap)
        self.merge_button.clicked.connect(self.merge)
        cancel.clicked.connect(self.reject)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        whole.setSpacing(GRID)
        for widget in (title, self._say, self.trouble):
            whole.addWidget(widget)
        whole.addWidget(self._scroll, 1)
        foot = QHBoxLayout()
        foot.addWidget(buttons)
        whole.addLayout(foot)
        self.resize(self.sizeHint())  # by itself Qt gives a window no more than two thirds of the screen
        self._refresh()
        self._read()

    def sizeHint(self) -> QSize:
        """Three columns of text."""
        return within_screen(self, QSize(920, 620))

    def swap(self) -> None:
        """Keep the other one."""
        self._ids = (self._ids[1], self._ids[0])
        self._build()

    def merge(self) -> None:
        """Carry it out; the toast offers undo."""
        if len(self._records) < 2 or self.grid is None:
            return
        kept, other = (self._records[one] for one in self._ids)
        goes_on = self.doubled.continues() if self.doubled is not None else ()
        command = MergeCandidates(kept.id, kept.version, other.id, other.version, self.grid.values(), goes_on)
        self.merge_button.setEnabled(False)
        self._workbench.carry_out(command, lambda _done: self._merged(kept.id), owner=self, failed=self._failed)

    def _merged(self, kept_id: str) -> None:
        self.accept()
        self._workbench.open("candidate", kept_id)

    def _failed(self, error: Exception) -> bool:
        self._refresh()
        if isinstance(error, OutOfDate | NotFound):
            self.trouble.tell(
                self.tr("One of the records was changed meanwhile. The present state is shown; look again, then merge.")
            )
            self._read()
            return True
        return False

    # --- reading and building ---------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        for one in self._ids:
            self._workbench.ask(ReadCandidate(one), self._heard, owner=self, channel=one, failed=self._missing)

    def _missing(self, _error: Exception) -> None:
        self.trouble.tell(self.tr("One of the records is no longer here."))

    def _heard(self, record: CandidateRecord) -> None:
        self._records[record.id] = record
        if all(one in self._records for one in self._ids):
            self._build()

    def _build(self) -> None:
        if len(self._records) < 2:
            return
        kept, other = (self._records[one] for one in self._ids)
        kept_title = self.tr("Stays: {name}").format(name=kept.name)
        other_title = self.tr("Goes into it: {name}").format(name=other.name)
        fields = compare(kept, other)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GAP)
        both = doubled(kept, other, self._workbench.book)
        self.doubled = DoubledCard(self._workbench, both, kept, inner) if both else None
        if self.doubled is not None:
            column.addWidget(self.doubled)
        differing = Card(self._workbench.look, self.tr("Different"), inner)
        self.grid = MergeGrid(
            self._workbench, [field for field in fields if field.differs], kept_title, other_title, differing
        )
        differing.column.addWidget(self.grid)
        column.addWidget(differing)
        column.addWidget(self._moving(kept, other, inner))
        same = [field for field in fields if not field.differs and field.kept not in ("", False)]
        if same:
            facts = FactGrid(self._workbench.look, inner)
            facts.show_facts([(field.spec.label, self._same_words(field.spec.code, field.kept)) for field in same])
            title = self.tr("Same on both ({count})").format(count=len(same))
            column.addWidget(FoldingSection(self._workbench, "merge.same", title, facts, inner))
        column.addStretch(1)
        self._scroll.setWidget(inner)
        self._refresh()

    def _same_words(self, code: str, value: object) -> str:
        return self._workbench.book.label(str(value)) if code == "source_id" else str(value)

    def _moving(self, kept: CandidateRecord, other: CandidateRecord, parent: QWidget) -> Card:
        card = Card(self._workbench.look, self.tr("Kept from both"), parent)
        both = joined(kept, other)
        facts = FactGrid(self._workbench.look, card)
        moving = ", ".join(f"{one.requisition} ({one.number})" for one in other.applications)
        facts.show_facts(
            [
                (self.tr("E-mails"), ", ".join(both["emails"])),
                (self.tr("Phones"), ", ".join(both["phones"])),
                (self.tr("Links"), ", ".join(both["links"])),
                (self.tr("Tags"), ", ".join(both["tags"])),
                (self.tr("Applications that move"), moving or self.tr("none")),
                (self.tr("Notes and history"), self.tr("of both records, in one timeline")),
            ]
        )
        card.column.addWidget(facts)
        return card

    def _refresh(self) -> None:
        why = self._workbench.may(MergeCandidates)
        ready = len(self._records) == 2
        if ready:
            kept, other = (self._records[one] for one in self._ids)
            self._say.setText(
                self.tr("“{kept}” stays and gets what you choose. “{other}” goes into it. You can undo this.").format(
                    kept=kept.name, other=other.name
                )
            )
            text = self.tr("Merge “{other}” into “{kept}”").format(other=_short(other.name), kept=_short(kept.name))
            self.merge_button.setText(text.replace("&", "&&"))
        self.merge_button.setEnabled(ready and not why)
        self.merge_button.setToolTip(why)
        self.swap_button.setEnabled(ready)


def _short(name: str) -> str:
    return name if len(name) <= 28 else f"{name[:27].rstrip()}…"


def open_merge(workbench: Workbench, parent: QWidget | None, keep_id: str, other_id: str) -> MergeWindow:
    """Compare two records and merge them."""
    window = MergeWindow(workbench, keep_id, other_id, parent)
    window.show()
    window.merge_button.setFocus(Qt.FocusReason.OtherFocusReason)
    return window
