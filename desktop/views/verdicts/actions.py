"""The whole act on a set of applications, given as ``[(id, version)]``: ask what is needed, command, tell the caller.

Every dialog here opens without a loop of its own: the functions return at once and ``done`` is called when the command ran.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.applications.commands import (
    AssignApplications,
    HoldApplications,
    MoveApplications,
    PromiseAnswer,
    RejectApplications,
    ReopenApplications,
    WithdrawApplications,
)
from desktop.services.applications.questions import WhyNotMove
from desktop.services.dispatch.messages import Done
from desktop.views.verdicts.closing_out import after_hire
from desktop.views.verdicts.hold_dialog import HoldDialog
from desktop.views.verdicts.owner_dialog import OwnerDialog
from desktop.views.verdicts.promise_dialog import PromiseDialog
from desktop.views.verdicts.reason_dialog import ReasonDialog
from desktop.views.verdicts.refusals import tr, why_no_move
from desktop.views.verdicts.verdict_dialog import VerdictDialog
from desktop.views.workbench import Workbench
from desktop.words import ReasonSide, VocabularyKind

Items = Sequence[tuple[str, int]]
WhenDone = Callable[[Done], None] | None
WhenFailed = Callable[[Exception], bool] | None


def ids_of(items: Items) -> tuple[str, ...]:
    """The ids of the set."""
    return tuple(item_id for item_id, _version in items)


def versions_of(items: Items) -> tuple[int, ...]:
    """The versions the person saw, in the order of the ids."""
    return tuple(version for _id, version in items)


def when_agreed(dialog: VerdictDialog, act: Callable[[], None]) -> None:
    """Show a dialog without waiting for it, and act when it is agreed to."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(act)
    dialog.open()


def move(
    workbench: Workbench,
    owner: QWidget,
    items: Items,
    stage_id: str,
    *,
    done: WhenDone = None,
    failed: WhenFailed = None,
) -> None:
    """Move to a stage; reversible, so nothing is asked before and the toast offers Undo. A hire may leave something to ask after."""
    if not items:
        return

    def moved(result: Done) -> None:
        if done is not None:
            done(result)
        after_hire(workbench, owner, ids_of(items), stage_id)

    command = MoveApplications(ids_of(items), versions_of(items), stage_id, workbench.book.label(stage_id))
    workbench.carry_out(command, moved, owner=owner, failed=failed)


def reject(
    workbench: Workbench, owner: QWidget, items: Items, *, done: WhenDone = None, failed: WhenFailed = None
) -> None:
    """End by our decision, after asking for the reason."""
    if not items:
        return
    dialog = ReasonDialog(workbench, owner, ReasonSide.US, len(items))

    def act() -> None:
        command = RejectApplications(ids_of(items), versions_of(items), *dialog.answer())
        workbench.carry_out(command, done, owner=owner, failed=failed)

    when_agreed(dialog, act)


def withdraw(
    workbench: Workbench, owner: QWidget, items: Items, *, done: WhenDone = None, failed: WhenFailed = None
) -> None:
    """End by the candidate's decision, after asking for the reason."""
    if not items:
        return
    dialog = ReasonDialog(workbench, owner, ReasonSide.THEM, len(items))

    def act() -> None:
        command = WithdrawApplications(ids_of(items), versions_of(items), *dialog.answer())
        workbench.carry_out(command, done, owner=owner, failed=failed)

    when_agreed(dialog, act)


def hold(
    workbench: Workbench, owner: QWidget, items: Items, *, done: WhenDone = None, failed: WhenFailed = None
) -> None:
    """Put on hold, after asking until when."""
    if not items:
        return
    dialog = HoldDialog(workbench, owner, len(items))

    def act() -> None:
        command = HoldApplications(ids_of(items), versions_of(items), dialog.answer())
        workbench.carry_out(command, done, owner=owner, failed=failed)

    when_agreed(dialog, act)


def end_hold(
    workbench: Workbench, owner: QWidget, items: Items, *, done: WhenDone = None, failed: WhenFailed = None
) -> None:
    """Take off hold."""
    if items:
        workbench.carry_out(HoldApplications(ids_of(items), versions_of(items), ""), done, owner=owner, failed=failed)


def promise(
    workbench: Workbench, owner: QWidget, items: Items, *, done: WhenDone = None, failed: WhenFailed = None
) -> None:
    """Keep until when an answer was promised, after asking."""
    if not items:
        return
    dialog = PromiseDialog(workbench, owner, len(items))

    def act() -> None:
        command = PromiseAnswer(ids_of(items), versions_of(items), dialog.answer())
        workbench.carry_out(command, done, owner=owner, failed=failed)

    when_agreed(dialog, act)


def answer_given(
    workbench: Workbench, owner: QWidget, items: Items, *, done: WhenDone = None, failed: WhenFailed = None
) -> None:
    """The promised answer was given."""
    if items:
        workbench.carry_out(PromiseAnswer(ids_of(items), versions_of(items), ""), done, owner=owner, failed=failed)


def reopen(
    workbench: Workbench, owner: QWidget, items: Items, *, done: WhenDone = None, failed: WhenFailed = None
) -> None:
    """Take an ending back: exactly the stage in which each ended."""
    if items:
        workbench.carry_out(ReopenApplications(ids_of(items), versions_of(items)), done, owner=owner, failed=failed)


def assign(
    workbench: Workbench, owner: QWidget, items: Items, *, done: WhenDone = None, failed: WhenFailed = None
) -> None:
    """Give an owner, after asking whom."""
    if not items:
        return
    dialog = OwnerDialog(workbench, owner, len(items))

    def act() -> None:
        command = AssignApplications(ids_of(items), versions_of(items), dialog.answer())
        workbench.carry_out(command, done, owner=owner, failed=failed)

    when_agreed(dialog, act)


def move_menu(
    workbench: Workbench, parent: QWidget, items: Items, *, run: Callable[[str], None] | None = None
) -> QMenu:
    """A menu of stages for these applications. ``run`` takes the stage id; without it the move is simply carried out.

    The rules are asked once, when the menu is first about to show; until they are answered no stage can be chosen.
    """
    menu = QMenu(tr("&Move to"), parent)
    menu.setToolTipsVisible(True)
    actions: dict[str, QAction] = {}
    for word in workbench.book.of(VocabularyKind.STAGE):
        action = menu.addAction(word.label.replace("&", "&&"))
        action.setData(word.id)
        action.setEnabled(False)
        action.setToolTip(tr("Asking whether the move is allowed…"))
        actions[word.id] = action
    carry = run or (lambda stage_id: move(workbench, parent, items, stage_id))
    menu.triggered.connect(lambda action: carry(action.data()))

    def answered(codes: dict[str, str]) -> None:
        for stage_id, action in actions.items():
            word = workbench.book.by_id[stage_id]
            why = why_no_move(codes.get(stage_id, ""))
            action.setEnabled(not why)
            action.setToolTip(why or word.definition or word.label)
            action.setStatusTip(why)

    def all_refused(why: str) -> None:
        for action in actions.values():
            action.setToolTip(why)

    def ask() -> None:
        menu.aboutToShow.disconnect(ask)
        refused = workbench.may(MoveApplications)
        if refused or not items:
            all_refused(refused or tr("Select an application first."))
        else:
            workbench.ask(WhyNotMove(ids_of(items)), answered, owner=menu, channel="why_not_move")

    menu.aboutToShow.connect(ask)
    return menu
