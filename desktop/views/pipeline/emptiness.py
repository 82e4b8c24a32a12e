"""What the pipeline page says while it has no card to show; each state offers the act that leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.services.applications.records import Board
from desktop.services.requisitions.questions import FindRequisitions, RequisitionChoice
from desktop.views.pipeline.card_verbs import tr

if TYPE_CHECKING:
    from desktop.views.pipeline.empty_board import Act
    from desktop.views.pipeline.pipeline_page import PipelinePage


def none_chosen(page: PipelinePage) -> None:
    """Which requisition? Where there is none yet, the page offers to make the first one: an empty list leads nowhere."""
    _show_choice(page)
    look_for_any(page)


def look_for_any(page: PipelinePage) -> None:
    """Ask whether there is a requisition to choose."""

    def heard(found: tuple[RequisitionChoice, ...]) -> None:
        if page.requisition_id:
            return
        if found:
            _show_choice(page)
        else:
            page.empty.show_state(
                tr("The pipeline of a requisition stands here. There is no requisition yet."), "",
                [_new(page), (tr("Import a spreadsheet…"), lambda: page.workbench.open("import"))],
                primary=True,
            )  # fmt: skip

    page.workbench.ask(
        FindRequisitions("", 1), heard, owner=page, channel="any requisition", failed=lambda _error: None
    )


def _show_choice(page: PipelinePage) -> None:
    page.empty.show_state(
        tr("The pipeline of one requisition stands here, stage by stage."), "",
        [(tr("Choose requisition…"), page.choose_requisition), _new(page)],
        primary=True,
    )  # fmt: skip


def _new(page: PipelinePage) -> Act:
    return (tr("New requisition…"), lambda: page.workbench.open("new_requisition"))


def nobody(page: PipelinePage, board: Board) -> None:
    """The board has no card. The page's head has its primary act already."""
    page.empty.show_state(
        tr("Nobody is on the board of {title} yet.").format(title=board.title),
        tr("%n applications ended and are not on the board.", board.ended) if board.ended else "",
        [(tr("Add candidate…"), page.add_candidate),
         (tr("Add existing candidate…"), page.add_existing),
         (tr("Import a spreadsheet…"), lambda: page.workbench.open("import", requisition=page.requisition_id))],
    )  # fmt: skip


def no_match(page: PipelinePage, searched: str) -> None:
    """The search fits no card."""
    page.empty.show_state(
        tr("No match for “{text}”.").format(text=searched), "", [(tr("Clear search"), page.header.clear_search)]
    )
