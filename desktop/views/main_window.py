"""The main window: holds the pages, the navigation and the menus, and decides nothing.

It can be painted before anything else is loaded, in three steps: an empty window of the right size and colours; ``furnish`` puts
navigation, menus and stage into it; ``attach`` brings them to life with an opened workspace. Hence the parts are imported
where they are first needed. Pages come in as data (``PageSpec``), so that this module imports none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop import paths
from desktop.views.look import placing
from desktop.views.look.theme import Look
from desktop.words import PROGRAM, Topic

if TYPE_CHECKING:
    from desktop.services.dispatch.door import Door
    from desktop.views.actions.menu_bar import MenuBar
    from desktop.views.actions.spec import ActionSpec
    from desktop.views.background.courier import Courier
    from desktop.views.background.inline_courier import InlineCourier
    from desktop.views.desk_workbench import DeskWorkbench, Destination
    from desktop.views.mishaps.crash import CrashWatch
    from desktop.views.mishaps.wording import Wording
    from desktop.views.navigation.history import History, Visit
    from desktop.views.navigation.page_spec import PageSpec
    from desktop.views.navigation.page_stage import PageStage
    from desktop.views.navigation.record_window import RecordWindow
    from desktop.views.navigation.record_windows import RecordWindows
    from desktop.views.navigation.side_bar import SideBar
    from desktop.views.navigation.status_line import StatusLine
    from desktop.views.navigation.top_bar import TopBar
    from desktop.views.navigation.window_actions import Verbs
    from desktop.views.page import Page
    from desktop.views.toasts.message import Message
    from desktop.views.toasts.toaster import Toaster
    from desktop.views.workbench import Preferences

USUAL = QSize(1280, 800)
MoreActions = Callable[["MainWindow"], Sequence["ActionSpec"]]
Act = Callable[["DeskWorkbench", QWidget, str, dict[str, str]], None]
"""What a place does that is no page but opens a form or dialog: workbench, parent window, record id, hints."""


class MainWindow(QMainWindow):
    """One workspace. ``more_actions`` adds the program's own commands (new candidate, import …) to the menus.

    ``acts`` are places without a page: ``import``, ``merge``, ``new_candidate`` … A record page asked for without a record is
    the act ``new_<place>``.
    """

    alive = Signal()
    """The first page stands: words and team are known, and the person can act."""

    closing = Signal()
    """Everybody agreed to close; nothing more will be asked, commands that were given are waited for."""

    history: History
    side: SideBar
    top: TopBar
    stage: PageStage
    record_windows: RecordWindows
    status_line: StatusLine
    menus: MenuBar
    verbs: Verbs
    toaster: Toaster

    def __init__(
        self,
        look: Look,
        preferences: Preferences,
        pages: Sequence[PageSpec] = (),
        workspace_name: str = "",
        more_actions: MoreActions | None = None,
        acts: Mapping[str, Act] | None = None,
        *,
        furnished: bool = True,
    ) -> None:
        super().__init__()
        self.look = look
        self.preferences = preferences
        self.workspace_name = workspace_name
        self.workbench: DeskWorkbench | None = None
        self.furnished = False
        self._standing: dict[str, Page] = {}
        self._record: tuple[str, str] | None = None
        self.setWindowIcon(QIcon(str(paths.resource("icons", "hiring-desk.svg"))))
        self.setWindowTitle(" – ".join(part for part in (workspace_name, PROGRAM) if part))
        placing.restore(self, "main", preferences, USUAL)
        if furnished:
            self.furnish(pages, more_actions, acts)

    def furnish(
        self,
        pages: Sequence[PageSpec],
        more_actions: MoreActions | None = None,
        acts: Mapping[str, Act] | None = None,
    ) -> None:
        """Put navigation, menus and the empty stage into the window."""
        from desktop.views.actions.menu_bar import MenuBar
        from desktop.views.navigation.history import History
        from desktop.views.navigation.laying import laid_out, say_opening
        from desktop.views.navigation.page_stage import PageStage
        from desktop.views.navigation.record_windows import RecordWindows
        from desktop.views.navigation.side_bar import SideBar
        from desktop.views.navigation.status_line import StatusLine
        from desktop.views.navigation.top_bar import TopBar
        from desktop.views.navigation.window_verbs import window_verbs
        from desktop.views.toasts.toaster import Toaster

        self.furnished = True
        self.history = History()
        self._specs = {spec.code: spec for spec in pages}
        self._more_actions = more_actions
        self._acts = dict(acts or {})
        self.side = SideBar(self.look, pages, self.workspace_name, self)
        self.top = TopBar(self.look, self)
        self.stage = PageStage(self.look, self)
        self.record_windows = RecordWindows(self)
        self.status_line = StatusLine(self.look, self)
        self._body = laid_out(self, self.side, self.top, self.stage, self.status_line)
        self.setCentralWidget(self._body)
        say_opening(self.look, self.stage)
        self.menus = MenuBar(self, self.look)
        self.verbs = window_verbs(self)
        self.toaster = Toaster(self.look, self._body, self._undo_message, foot=self.status_line)
        self.side.chosen.connect(self.go)
        self.top.back.connect(lambda: self.step(-1))
        self.top.forward.connect(lambda: self.step(1))
        self.top.search.connect(self.verbs.search)
        self.top.help.connect(self.verbs.help)
        self.stage.title_changed.connect(self._retitle)
        self.stage.status_changed.connect(self.status_line.say)
        self.stage.actions_changed.connect(self._new_actions)
        self._build_menus()
        self._retitle("")
        self._set_alive(False)

    # --- coming to life --------------------------------------------------------------------------------------------------

    def attach(
        self, door: Door, *, crash: CrashWatch | None = None, courier: Courier | InlineCourier | None = None
    ) -> DeskWorkbench:
        """Bring the window to life with an opened workspace; its first page is shown."""
        from desktop.views.desk_workbench import DeskWorkbench
        from desktop.views.mishaps.meeting import Mishaps
        from desktop.views.mishaps.wording import role

        mishaps = Mishaps(self.look, crash, self)
        mishaps.home = self
        bench = DeskWorkbench(door, self.look, self.preferences, mishaps, courier=courier, parent=self)
        self.workbench = bench
        bench.open_requested.connect(self._open)
        bench.announcer.changed.connect(self._announced)
        bench.messages.added.connect(self._show_message)
        bench.saved.connect(self._saved)
        bench.undo_changed.connect(self.menus.refresh_soon)
        strip = self.status_line.strip
        bench.courier.work_began.connect(strip.began)
        bench.courier.work_moved.connect(strip.moved)
        bench.courier.work_ended.connect(strip.ended)
        actor = bench.actor
        words = actor.name.split()
        initials = ((words[0][:1] + words[-1][:1]) if len(words) > 1 else actor.name[:2]).upper()
        self.top.set_person(actor.name, initials, ", ".join(sorted(role(held) for held in actor.roles)))
        bench.begin(self._ready)
        return bench

    def _ready(self) -> None:
        from desktop.views.navigation.page_spec import first_place

        self._set_alive(True)
        place = first_place(self._specs.values())
        if place and self.history.present is None:
            self.go(place)
        self.alive.emit()

    def _set_alive(self, alive: bool) -> None:
        self.side.setEnabled(alive)
        self.top.search_button.setEnabled(alive)
        self.menus.refresh_soon()

    def set_workspace_name(self, name: str) -> None:
        """Another workspace is shown from now on."""
        self.workspace_name = name
        self.side.workspace.setText(name)
        self.retitle()

    @property
    def at_rest(self) -> bool:
        """Whether a page stands and nothing is under way."""
        page = self.stage.page
        return self.workbench is not None and page is not None and page.stands and self.workbench.courier.idle

    # --- going somewhere -------------------------------------------------------------------------------------------------

    def here(self) -> str:
        """The place shown."""
        return self.history.present.place if self.history.present else ""

    def go(self, place: str, record_id: str = "", hints: dict[str, str] | None = None) -> None:
        """Show a place; where the present page does not want to close, nothing happens."""
        from desktop.views.navigation.history import Visit

        visit = Visit(place, record_id, tuple(sorted((hints or {}).items())))
        if self._show(visit):
            self.history.go(visit)
            self._arrived()

    def step(self, by: int) -> None:
        """Back (-1) or forward (+1)."""
        visit = self.history.peek(by)
        if visit is not None and self._show(visit, again=True):
            self.history.move(by)
            self._arrived()

    def why_not_go(self, place: str) -> str:
        """Why a place cannot be shown just now, empty when it can."""
        if self.workbench is None:
            return self.tr("The workspace is still being opened.")
        spec = self._specs.get(place)
        if spec is None:
            return self.tr("This part of the program is not there yet.")
        return spec.why_not(self.workbench) if spec.why_not is not None else ""

    def _open(self, to: Destination) -> None:
        spec = self._specs.get(to.place)
        place = f"new_{to.place}" if spec is not None and spec.record and not to.record_id else to.place
        if place in self._acts and self.workbench is not None:
            window = QApplication.activeWindow()
            parent = window if window in self.windows else self
            self._acts[place](self.workbench, parent, to.record_id, dict(to.hints))
        elif to.new_window:
            self.open_window(to.place, to.record_id)
        else:
            self.go(to.place, to.record_id, to.hints)

    def _show(self, visit: Visit, again: bool = False) -> bool:
        why_not = self.why_not_go(visit.place)
        if why_not or self.workbench is None:
            from desktop.views.mishaps.wording import Wording

            self.stage.show_banner(Wording(why_not, kind="info"))
            self.side.light(self.lit())
            return False
        spec = self._specs[visit.place]
        key = (visit.place, visit.record_id)
        if spec.record and key == self._record and self.stage.page is self._standing.get(spec.code):
            if visit.hints and self.stage.page is not None:
                self.stage.page.arrive(visit.record_id, dict(visit.hints))
            return True
        leaving = self._standing.get(self._record[0]) if self._record else None
        if leaving is not None and not leaving.may_close():
            self.side.light(self.lit())
            return False
        page = self._made(spec, visit, leaving, again)
        self.stage.show_page(page)
        if leaving is not None and leaving is not page:
            self.stage.remove(leaving)
        self._record = key if spec.record else None
        return True

    def _made(self, spec: PageSpec, visit: Visit, leaving: Page | None, again: bool) -> Page:
        if leaving is not None and self._record is not None:
            del self._standing[self._record[0]]
        page = self._standing.get(spec.code)
        if page is None:
            page = spec.factory(self.workbench, visit.record_id) if spec.record else spec.factory(self.workbench)
            self._standing[spec.code] = page
            self.stage.add(page)
        if visit.hints or (visit.record_id and not spec.record):
            page.arrive(visit.record_id, dict(visit.hints))
            if not again:
                self.stage.renew(page)
        return page

    def lit(self) -> str:
        """The navigation entry that stands for what is shown."""
        spec = self._specs.get(self.here())
        return (spec.parent or spec.code) if spec is not None else ""

    def _arrived(self) -> None:
        page = self.stage.page
        self.side.light(self.lit())
        self.top.back_button.setEnabled(self.history.peek(-1) is not None)
        self.top.forward_button.setEnabled(self.history.peek(1) is not None)
        self.status_line.say(self.stage.status())
        self._new_actions()
        if page is not None:
            self._retitle(page.page_title())
            page.take_focus()

    @property
    def windows(self) -> list[RecordWindow]:
        """Records shown in windows of their own."""
        return self.record_windows.open

    def open_window(self, place: str, record_id: str) -> None:
        """A record in a window of its own; one that is open already comes to the front."""
        spec = self._specs.get(place)
        if self.workbench is None or spec is None or not spec.record:
            self.go(place, record_id)
        else:
            self.record_windows.show(spec, record_id)

    def present_in_window(self) -> None:
        """The record shown, in a window of its own."""
        if self._record is not None:
            self.open_window(*self._record)

    def why_not_in_window(self) -> str:
        """Why there is nothing to open in a window, empty when there is."""
        return "" if self._record is not None and self._record[1] else self.tr("First open a record.")

    # --- what is told ---------------------------------------------------------------------------------------------------

    def show_banner(self, wording: Wording) -> None:
        """A refusal in words, above the page."""
        self.stage.show_banner(wording)

    def _announced(self, topics: frozenset[Topic]) -> None:
        self.stage.changed(topics)
        for window in self.windows:
            window.stage.changed(topics)

    def _show_message(self, message: Message) -> None:
        self.toaster.show(message)

    def _undo_message(self, message: Message) -> None:
        if self.workbench is not None:
            self.workbench.undo(message.entry_id, message.label)

    def _saved(self, moment: QDateTime) -> None:
        self.status_line.saved(moment)

    def _build_menus(self) -> None:
        from desktop.views.navigation.window_actions import shell_actions

        own = [spec for spec in self._specs.values() if spec.label]
        more = self._more_actions(self) if self._more_actions is not None else ()
        self.menus.set_shell([*shell_actions(self.verbs, own), *more])

    def _new_actions(self) -> None:
        page = self.stage.page
        self.menus.set_page(page.page_actions() if page is not None else ())

    def retitle(self) -> None:
        """Say in the title again what is shown."""
        self._retitle(self.stage.page.page_title() if self.stage.page else "")

    def _retitle(self, title: str) -> None:
        above = self._specs.get(self.lit()) if self._record is not None else None
        self.top.set_trail(above.label if above is not None else self.workspace_name, title)
        shown = f"{title}[*]" if title else ""
        self.setWindowTitle(" – ".join(part for part in (shown, self.workspace_name, PROGRAM) if part))

    # --- closing ----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the banner away; without one it leaves a record page."""
        if event.key() == Qt.Key.Key_Escape and self.furnished:
            if self.stage.banner.text():
                self.stage.banner.clear()
                return
            if self._record is not None and self.history.peek(-1) is not None:
                self.step(-1)
                return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Pages may keep the window for what was typed; a command under way is waited for, never cut off."""
        if not self.furnished:
            super().closeEvent(event)
            return
        from desktop.views.navigation.closing import may_close_now

        if not may_close_now(self):
            event.ignore()
            return
        placing.keep(self, "main", self.preferences)
        for window in list(self.windows):
            window.close()
        self.hide()
        self.closing.emit()
        if self.workbench is not None:
            self.workbench.courier.shutdown()
        super().closeEvent(event)
