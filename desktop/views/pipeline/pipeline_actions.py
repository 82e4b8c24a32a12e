"""What can be done on the pipeline page, as data: menus, palette, list of shortcuts and context menu are made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.views.actions.access_keys import plain
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.pipeline.card_verbs import tr
from desktop.views.verdicts.actions import move_menu

if TYPE_CHECKING:
    from desktop.views.pipeline.pipeline_page import PipelinePage

Key = QKeySequence.StandardKey
CONTEXT = (
    "pipeline.open", "pipeline.open_window", "pipeline.decisions", "", "pipeline.move", "pipeline.reject", "pipeline.withdraw", "pipeline.hold",
    "pipeline.end_hold", "pipeline.assign", "", "pipeline.copy",
)  # fmt: skip
"""The context menu of a card by action codes; an empty code is a line."""


def page_actions(page: PipelinePage) -> tuple[ActionSpec, ...]:
    """All actions of the page."""

    def reject_now() -> str:
        count = len(page.board.selected())
        return tr("&Reject…") if count < 2 else tr("&Reject %n applications…", count)

    def withdraw_now() -> str:
        count = len(page.board.selected())
        return tr("Wi&thdraw…") if count < 2 else tr("Wi&thdraw %n applications…", count)

    chosen, one = page.verbs.why_not_act, page.why_not_open
    candidate, requisition, view = Menu.CANDIDATE, Menu.REQUISITION, Menu.VIEW
    return (
        ActionSpec("pipeline.open", tr("&Open candidate"), candidate, page.open_current, icon="candidate",
                   tip=tr("Enter on a card"), group=1, why_not=one),
        ActionSpec("pipeline.open_window", tr("Open in new &window"), candidate, page.open_in_window, icon="window",
                   tip=tr("Ctrl+Enter on a card"), group=1, why_not=one),
        ActionSpec("pipeline.preview", tr("&Preview"), candidate, page.toggle_preview, tip=tr("Space on a card"), group=1,
                   why_not=page.why_not_board, checked=page.preview_shown),
        ActionSpec("pipeline.decisions", tr("Dec&isions…"), candidate, page.show_decisions, "Ctrl+D", "check",
                   tip=tr("A click on the strip of a card"), group=1, why_not=one),
        ActionSpec("pipeline.next", tr("Move to &next stage"), candidate, lambda: page.board.moves.move_by(1),
                   "Ctrl+Shift+Right", group=2, why_not=lambda: page.verbs.why_not_step(1)),
        ActionSpec("pipeline.previous", tr("Move to pre&vious stage"), candidate, lambda: page.board.moves.move_by(-1),
                   "Ctrl+Shift+Left", group=2, why_not=lambda: page.verbs.why_not_step(-1)),
        ActionSpec("pipeline.move", tr("&Move to…"), candidate, page.verbs.choose_stage, "Ctrl+Shift+M", icon="move", group=2,
                   why_not=page.verbs.why_not_move),
        ActionSpec("pipeline.reject", tr("&Reject…"), candidate, page.verbs.reject, icon="cross", tip=tr("R on a card"), group=3,
                   why_not=chosen, text_now=reject_now),
        ActionSpec("pipeline.withdraw", tr("Wi&thdraw…"), candidate, page.verbs.withdraw, tip=tr("W on a card"), group=3,
                   why_not=chosen, text_now=withdraw_now),
        ActionSpec("pipeline.hold", tr("&Hold until…"), candidate, page.verbs.hold, icon="hold", tip=tr("H on a card"), group=3,
                   why_not=chosen),
        ActionSpec("pipeline.end_hold", tr("&End hold"), candidate, page.verbs.end_hold, group=3, why_not=page.verbs.why_not_end_hold),
        ActionSpec("pipeline.assign", tr("&Assign owner…"), candidate, page.verbs.assign, icon="person", group=3,
                   why_not=page.verbs.why_not_assign),
        ActionSpec("pipeline.reopen", tr("Reo&pen ended"), candidate, page.ended.reopen, group=3,
                   tip=tr("Back to exactly the stage it ended in"), why_not=page.ended.why_not_reopen),
        ActionSpec("pipeline.add", tr("&Add candidate…"), candidate, page.add_candidate, Key.New, icon="plus", group=0,
                   why_not=page.why_not_add),
        ActionSpec("pipeline.add_existing", tr("Add e&xisting candidate…"), candidate, page.add_existing, group=0,
                   why_not=page.why_not_add_existing),
        ActionSpec("pipeline.copy", tr("&Copy name and e-mail"), Menu.EDIT, page.verbs.copy_contacts, Key.Copy, icon="copy",
                   group=3, why_not=one),
        ActionSpec("pipeline.find", tr("&Find in the board"), Menu.EDIT, page.find_card, Key.Find, icon="search", group=4,
                   why_not=page.why_not_board),
        ActionSpec("pipeline.choose", tr("&Choose requisition…"), requisition, page.choose_requisition, "Ctrl+J",
                   icon="pipeline", group=1),
        ActionSpec("pipeline.requisition", tr("&Open requisition"), requisition, page.open_requisition,
                   icon="requisition", group=1, why_not=page.why_not_board),
        ActionSpec("pipeline.ended", tr("Show &ended"), view, page.toggle_ended, group=6, why_not=page.why_not_board,
                   checked=page.ended_shown),
        ActionSpec("pipeline.letters", tr("&Letter keys on cards"), view, page.toggle_letters, group=6,
                   tip=tr("R rejects, W withdraws, H holds while a card has the focus"), checked=page.letters_on),
    )  # fmt: skip


def context_menu(page: PipelinePage, parent: QWidget) -> QMenu:
    """The menu of the chosen cards, made of the same actions; Move to becomes a menu of its own."""
    specs = {spec.code: spec for spec in page.page_actions()}
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    for code in CONTEXT:
        if not code:
            menu.addSeparator()
            continue
        spec = specs[code]
        why = spec.why_not()
        if code == "pipeline.move":
            stages = move_menu(page.workbench, menu, page.board.items(), run=page.board.moves.move_to)
            stages.menuAction().setEnabled(not why)
            stages.menuAction().setToolTip(why or plain(spec.text))
            menu.addMenu(stages)
            continue
        action = menu.addAction(spec.text_now() if spec.text_now is not None else spec.text)
        action.setObjectName(code)
        action.setEnabled(not why)
        action.setToolTip(why or spec.tip or plain(spec.text))
        if spec.icon:
            action.setIcon(page.workbench.look.icon(spec.icon))
        action.triggered.connect(lambda _checked=False, run=spec.run: run())
    return menu
