"""The page of approval chains: the list in its order, the editor beside it, and what would happen to a requisition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSplitter, QToolButton, QVBoxLayout, QWidget

from desktop.services.approvals.commands import MoveChain, SaveChain
from desktop.services.approvals.questions import ReadChains
from desktop.services.approvals.records import ChainRecord
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.approvals.chain_editor import ChainEditor
from desktop.views.approvals.chain_list import ChainList
from desktop.views.approvals.trial_line import TrialLine
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.page import Page
from desktop.views.records.act_button import ActButton
from desktop.views.tables.empty_state import EmptyState, EmptyText
from desktop.views.workbench import Workbench
from desktop.words import Topic


class ChainsPage(Page):
    """Reads all chains whenever somebody changed one; the editor stands as long as its chain is the same."""

    topics = frozenset({Topic.PROCESS, Topic.VOCABULARY, Topic.PEOPLE, Topic.REQUISITIONS})

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.chains: tuple[ChainRecord, ...] = ()
        self.editor: ChainEditor | None = None
        self._wanted = ""
        look = workbench.look
        title = QLabel(self.tr("Approval chains"), self)
        look.style(title, "title")
        why = partial(workbench.may, SaveChain)
        self.new = ActionSpec("chains.new", self.tr("&New approval chain…"), Menu.TOOLS, self._new, "Ctrl+N", "plus",
                              group=4, why_not=why)  # fmt: skip
        self.new_button = ActButton(look, self.new, self)
        self.about = QLabel(
            self.tr(
                "The first chain whose conditions all hold is followed. Where no chain applies, a requisition opens at once."
            ),
            self,
        )
        self.about.setWordWrap(True)
        look.style(self.about, "muted")
        self.help = QPushButton(self.tr("How approvals work"), self)
        self.help.setAutoDefault(False)
        look.style(self.help, "link")
        self.help.clicked.connect(lambda: workbench.open("help", topic="approvals"))
        self.list = ChainList(workbench, self)
        self.list.currentRowChanged.connect(self._chose)
        self.list.moved.connect(self._move)
        self.up, self.down = self._tool("chevron-up", -1), self._tool("chevron-down", 1)
        self.trial = TrialLine(workbench, self)
        self.trial.follows.connect(self.list.mark)
        self.empty = EmptyState(
            look,
            EmptyText(
                "people",
                self.tr("There is no approval chain yet, so a requisition opens at once when it is submitted.\n"
                        "A chain says who is asked before it opens, for which departments and from which amount."),
                self.tr("New approval chain…"), self._new, ((self.tr("How approvals work"), self.help.click),),
                why_not=why, primary=True,
            ),
            self,
        )  # fmt: skip
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.new_button)
        below = QHBoxLayout()
        below.addWidget(self.about, 1)
        below.addWidget(self.help)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        whole.setSpacing(GAP)
        whole.addLayout(head)
        whole.addLayout(below)
        whole.addWidget(self._halves(), 1)
        whole.addWidget(self.empty, 1)
        whole.addWidget(self.trial)
        self.empty.hide()

    def _halves(self) -> QSplitter:
        left = QFrame(self)
        self._workbench.look.style(left, "card")
        order = QHBoxLayout()
        order.setContentsMargins(GAP, GRID, GRID, GRID)
        words = QLabel(self.tr("Tried in this order"), left)
        self._workbench.look.style(words, "muted")
        order.addWidget(words, 1)
        order.addWidget(self.up)
        order.addWidget(self.down)
        column = QVBoxLayout(left)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(order)
        column.addWidget(self.list, 1)
        self.right = QWidget(self)
        self._place = QVBoxLayout(self.right)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.halves = QSplitter(Qt.Orientation.Horizontal, self)
        self.halves.setChildrenCollapsible(False)
        self.halves.setHandleWidth(GAP)
        self.halves.addWidget(left)
        self.halves.addWidget(self.right)
        self.halves.setStretchFactor(0, 2)
        self.halves.setStretchFactor(1, 3)
        left.setMinimumWidth(GRID * 34)
        self.right.setMinimumWidth(GRID * 66)
        self.halves.setSizes([GRID * 44, GRID * 88])
        return self.halves

    # --- Page ----------------------------------------------------------------------------------------------------------------

    def page_title(self) -> str:
        """The title for window and navigation."""
        return self.tr("Approval chains")

    def page_actions(self) -> Sequence[ActionSpec]:
        """Making one; the rest stands with each chain."""
        return (self.new,)

    def reload(self) -> None:
        """Ask again."""
        self._workbench.ask(ReadChains(), self._show, owner=self, channel="chains")

    def arrive(self, record_id: str, hints: Mapping[str, str]) -> None:
        """A chain to be chosen."""
        self._wanted = record_id

    def take_focus(self) -> None:
        """The list, or what fills it."""
        (self.list if self.chains else self.empty.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def may_close(self) -> bool:
        """What is typed stays as a draft, so nothing has to be asked."""
        if self.editor is not None:
            self.editor.leave()
        return True

    # --- showing -------------------------------------------------------------------------------------------------------------

    def _show(self, chains: tuple[ChainRecord, ...]) -> None:
        self.chains = chains
        fresh = self.editor is not None and self.editor.chain is None and not self._wanted
        chosen = "" if fresh else self._wanted or self.list.chosen()
        known = {chain.id for chain in chains}
        if chosen not in known and not fresh:
            chosen = chains[0].id if chains else ""
        self._wanted = ""
        self.list.show_chains(chains, chosen)
        if not fresh:
            self._edit(next((chain for chain in chains if chain.id == chosen), None))
        self._arrange()
        self.new_button.refresh()
        running = sum(1 for chain in chains if not chain.retired)
        self.status_changed.emit(
            self.tr("1 approval chain") if running == 1 else self.tr("{n} approval chains").format(n=running)
        )
        self.trial.again()

    def _arrange(self) -> None:
        something = bool(self.chains) or self.editor is not None
        before = self.window().focusWidget()
        focused = before is not None and self.isAncestorOf(before)
        self.trial.setVisible(bool(self.chains))
        for widget in (self.halves, self.about, self.help, self.new_button):
            widget.setVisible(something)
        self.empty.setVisible(not something)
        if focused and before is not None and not before.isVisibleTo(self):
            self.take_focus()
        row, last = self.list.currentRow(), sum(1 for chain in self.chains if not chain.retired) - 1
        why = self._workbench.may(MoveChain)
        for button, at_end in ((self.up, row <= 0 or row > last), (self.down, row < 0 or row >= last)):
            button.setEnabled(not why and not at_end)
            if why:
                button.setToolTip(why)

    def _edit(self, chain: ChainRecord | None, *, fresh: bool = False) -> None:
        present, focus = self.editor, ""
        if present is not None and chain is not None and present.chain == chain:
            return
        if present is not None:
            if chain is not None and present.chain is not None and chain.id == present.chain.id:
                same = present.chain.retired == chain.retired and present.panel.is_modified()
                if same:
                    return  # somebody else changed it: the form itself says so, and nothing typed goes
            focus = present.focused()
            present.leave()
            self._place.removeWidget(present)
            present.hide()
            present.deleteLater()
            self.editor = None
        if chain is not None or fresh:
            self.editor = ChainEditor(self._workbench, chain, self.right)
            self.editor.saved.connect(self._saved)
            self._place.addWidget(self.editor)
            self.editor.show()
            self.editor.focus_again(focus)

    # --- doing ---------------------------------------------------------------------------------------------------------------

    def _chose(self, row: int) -> None:
        if 0 <= row < len(self.chains):
            self._edit(self.chains[row])
        self._arrange()

    def _new(self) -> None:
        self.list.choose("")
        self._edit(None, fresh=True)
        self._arrange()
        if self.editor is not None:
            self.editor.take_focus()

    def _saved(self, chain_id: str) -> None:
        self._wanted = chain_id
        self.reload()

    def _move(self, chain_id: str, by: int) -> None:
        order = [chain.id for chain in self.chains if not chain.retired]
        if chain_id not in order or self._workbench.may(MoveChain):
            return
        place = order.index(chain_id)
        order.remove(chain_id)
        if not 0 <= place + by <= len(order):
            return
        after = order[place + by - 1] if place + by else ""
        self._workbench.carry_out(MoveChain(chain_id, after), owner=self)

    def _tool(self, icon: str, by: int) -> QToolButton:
        button = QToolButton(self)
        self._workbench.look.style(button, "flat")
        self._workbench.look.dress(button, icon, "text")
        button.setMinimumSize(28, 28)
        words = self.tr("Try it earlier (Alt+Up)") if by < 0 else self.tr("Try it later (Alt+Down)")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self._move(self.list.chosen(), by))
        return button
