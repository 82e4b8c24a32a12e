"""When to ask what becomes of the others: after a hire that took the last seat, and before a requisition is marked as filled.

The hire is done and said by then; nothing here holds it up or takes it back. Dialogs belong to the window and not to what was clicked,
which the page may have drawn anew meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.services.requisitions.commands import CloseOut
from desktop.services.requisitions.questions import FindLastSeats, ReadCloseOut
from desktop.services.requisitions.records import CloseOutState
from desktop.views.verdicts.close_out_dialog import CloseOutDialog
from desktop.views.verdicts.refusals import tr
from desktop.views.workbench import Workbench
from desktop.words import Milestone


def after_hire(workbench: Workbench, owner: QWidget, application_ids: Sequence[str], stage_id: str) -> None:
    """Ask for each requisition that these moves left without a seat, one after the other."""
    stage = workbench.book.by_id.get(stage_id)
    if stage is None or stage.milestone != Milestone.HIRED or workbench.may(CloseOut):
        return
    window = owner.window()
    workbench.ask(
        FindLastSeats(tuple(application_ids)), partial(_ask_each, workbench, window), owner=window, channel="last_seat"
    )  # fmt: skip


def close_out(workbench: Workbench, owner: QWidget, requisition_id: str, *, fill: bool = False) -> None:
    """Ask about one requisition; where nobody is left to ask about, ``fill`` marks it at once."""
    window = owner.window()

    def answered(state: CloseOutState) -> None:
        if state.active:
            ask_about(workbench, window, state, fill=fill)
        elif fill:
            workbench.carry_out(CloseOut(state.id, state.version, fill=True), owner=window)

    workbench.ask(ReadCloseOut(requisition_id), answered, owner=window, channel="close_out")


def ask_about(
    workbench: Workbench, window: QWidget, state: CloseOutState, *, fill: bool = False, hired: bool = False
) -> CloseOutDialog:
    """Open the dialog."""
    dialog = CloseOutDialog(workbench, window, state, fill=fill, hired=hired)
    dialog.open()
    return dialog


def _ask_each(workbench: Workbench, window: QWidget, states: Sequence[CloseOutState]) -> None:
    if not states:
        return
    first, rest = states[0], states[1:]
    if first.active:
        ask_about(workbench, window, first, hired=True).finished.connect(
            lambda _result: _ask_each(workbench, window, rest)
        )
        return
    acts = (
        ()
        if first.why_not_fill
        else ((tr("Mark as filled"), partial(close_out, workbench, window, first.id, fill=True)),)
    )
    workbench.say(tr("The last seat of {number} is filled.").format(number=first.number), kind="good", acts=acts)
    _ask_each(workbench, window, rest)
