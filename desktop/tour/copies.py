"""The chapter about copies: one is made and checked, something goes wrong, and the workspace goes back to where it was."""

from __future__ import annotations

from pathlib import Path

from desktop.services.backup.messages import ReadBackups, Standing
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.tour.accounts import PASSWORD
from desktop.tour.facts import Facts
from desktop.tour.stage import Stage, TourFailed
from desktop.views.backups.backups_dialog import BackupsDialog
from desktop.views.sign_in.lock_cover import LockCover

_EVERYBODY = CountRows(ListView(ListKind.CANDIDATES))


def go_back_to_a_copy(stage: Stage, facts: Facts) -> None:
    """What is done when somebody notices that the morning's work should not have happened."""
    stage.desk.show_copies()
    dialog = stage.dialog()
    if not isinstance(dialog, BackupsDialog):
        raise TourFailed("the copies were not shown")
    stage.settle()
    dialog.make_button.click()
    stage.wait(lambda: not dialog.progress.busy and dialog.list.topLevelItemCount() == 1, "the copy")
    stage.shoot("copies", dialog)
    dialog.close()
    stage.settle()
    made = stage.ask(ReadBackups()).records[0]
    if made.standing is not Standing.VERIFIED:
        raise TourFailed(f"the copy is {made.standing}")
    before = stage.ask(_EVERYBODY).all
    stage.command(CreateCandidate({"name": "Entered By Mistake"}, ""))
    gone = stage.desk.session
    stage.desk.restore(Path(made.path))

    def cover() -> LockCover | None:
        window = stage.desk.window
        return window.findChild(LockCover) if window is not None and stage.desk.session is not gone else None

    stage.wait(lambda: (found := cover()) is not None and found.sign_in.button.isEnabled(), "the restored workspace")
    found = cover()
    if found is None:
        raise TourFailed("nobody asked for the password")
    found.sign_in.password.line.setText(PASSWORD)
    found.sign_in.button.click()
    stage.wait(lambda: stage.desk.session is not None and stage.window.stage.page is not None, "the first page")
    stage.window.resize(1280, 720)
    stage.settle()
    after = stage.ask(_EVERYBODY).all
    if after != before:
        raise TourFailed(f"{after} people after going back, {before} when the copy was made")
    stage.shoot("restored")
    facts.add("copy", "made, restored to scratch and checked, gone back to")
