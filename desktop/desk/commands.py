"""The program's own commands that no single page has: new candidate from anywhere, import, open and make workspaces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from desktop.services.decisions.commands import OpenMissingDecisions
from desktop.services.tasks.commands import AddTask
from desktop.views.actions.spec import ActionSpec, Menu

if TYPE_CHECKING:
    from desktop.views.main_window import MainWindow


class Chooses(Protocol):
    """What opens workspaces: the running desk."""

    def choose_file(self) -> None:
        """Ask for a file and open it."""

    def choose_team(self) -> None:
        """Ask for a team's workspace and open it."""

    def show_welcome(self) -> None:
        """Make a new one."""

    def why_no_copies(self) -> str:
        """Why there is no list of copies, empty when there is."""


class Lockable(Protocol):
    """What can be locked: the running desk."""

    def lock(self) -> None:
        """Cover everything."""

    def why_not_lock(self) -> str:
        """Why not, empty when it can."""

    def change_password(self) -> None:
        """Ask for the person's own new password."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("DeskCommands", text)


def desk_commands(window: MainWindow, desk: Chooses) -> Sequence[ActionSpec]:
    """Actions that are there on every page."""

    def start(place: str) -> Callable[[], None]:
        def run() -> None:
            if window.workbench is not None:
                window.workbench.open(place)

        return run

    def why_not() -> str:
        return "" if window.workbench is not None else _tr("The workspace is still being opened.")

    def start_task() -> None:
        """About the record on screen, where there is one."""
        visit = window.history.present
        hints: dict[str, Any] = {}
        if (
            visit is not None
            and visit.place in ("candidate", "requisition")
            and visit.record_id
            and window.stage.page is not None
        ):
            hints = {f"{visit.place}_id": visit.record_id, "about": window.stage.page.page_title()}
        if window.workbench is not None:
            window.workbench.open("new_task", **hints)

    return (
        ActionSpec("add_task", _tr("New &task…"), Menu.TOOLS, start_task, "Ctrl+Shift+T", "check", group=2,
                   why_not=lambda: why_not() or (window.workbench.may(AddTask) if window.workbench is not None else ""),
                   tip=_tr("Set yourself or a colleague a task, about what is on screen or about nothing in particular")),
        ActionSpec("arrivals", _tr("What came to &you"), Menu.TOOLS, window.top.bell.emit, "Ctrl+Shift+B", "bell", group=2,
                   why_not=why_not, tip=_tr("Tasks, decisions and approvals that others, rules or the process gave you")),
        ActionSpec("digest", _tr("Today’s &digest"), Menu.TOOLS, start("digest"), None, "print", group=2, why_not=why_not,
                   tip=_tr("What is overdue, due today and due in the days after, to print")),
        ActionSpec("rules", _tr("&Reminders and terms"), Menu.TOOLS, start("rules"), None, "clock", group=2, why_not=why_not,
                   tip=_tr("What the program reminds of by itself, and how long decisions may take")),
        ActionSpec("missing_decisions", _tr("Ask what is &open…"), Menu.TOOLS, start("ask_missing"), None, "docket", group=2,
                   why_not=lambda: why_not() or (window.workbench.may(OpenMissingDecisions) if window.workbench is not None else ""),
                   tip=_tr("Open the decisions of people who were in process before decisions were kept")),
        ActionSpec("add_candidate", _tr("Add candi&date…"), Menu.CANDIDATE, start("new_candidate"), "Ctrl+Shift+N", "plus", group=1,
                   why_not=why_not, tip=_tr("Add a person from anywhere")),
        ActionSpec("add_requisition", _tr("Add re&quisition…"), Menu.REQUISITION, start("new_requisition"), "Ctrl+Alt+N", "plus",
                   group=1, why_not=why_not, tip=_tr("Begin a requisition from anywhere")),
        ActionSpec("import_spreadsheets", _tr("I&mport spreadsheets…"), Menu.FILE, start("import"), "Ctrl+I", "import", group=4,
                   why_not=why_not, tip=_tr("Bring requisitions, candidates and applications in from Excel or CSV")),
        ActionSpec("approval_chains", _tr("Approval c&hains…"), Menu.TOOLS, start("chains"), None, "requisition", group=4,
                   why_not=why_not, tip=_tr("Who is asked before a requisition opens")),
        ActionSpec("stand_ins", _tr("Stand-&ins…"), Menu.TOOLS, start("stand_ins"), None, "people", group=4,
                   why_not=why_not, tip=_tr("Who answers approvals for whom, and until when")),
        ActionSpec("copies", _tr("&Copies and restoring…"), Menu.FILE, start("backups"), None, "folder", group=4,
                   why_not=desk.why_no_copies,
                   tip=_tr("Back up now, see the copies there are, go back to one")),
        ActionSpec("new_workspace", _tr("New &workspace or sample…"), Menu.FILE, desk.show_welcome, None, "plus", group=1),
        ActionSpec("open_workspace", _tr("&Open workspace…"), Menu.FILE, desk.choose_file, QKeySequence.StandardKey.Open, "folder", group=1),
        ActionSpec("open_team", _tr("Open a &team’s workspace…"), Menu.FILE, desk.choose_team, None, "people", group=1,
                   tip=_tr("Work together in a workspace on your team’s server")),
    )  # fmt: skip


def lock_commands(desk: Lockable) -> Sequence[ActionSpec]:
    """Locking, and one's own password."""
    return (
        ActionSpec("lock", _tr("&Lock now"), Menu.FILE, desk.lock, "Ctrl+L", "lock", group=5, why_not=desk.why_not_lock,
                   tip=_tr("Cover every window until you sign in again")),
        ActionSpec("change_password", _tr("Change &password…"), Menu.FILE, desk.change_password, icon="edit", group=5,
                   why_not=desk.why_not_lock),
    )  # fmt: skip
