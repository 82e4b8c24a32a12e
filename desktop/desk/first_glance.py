"""Rows before the database library: which page the start shows, reading it at first glance, and keeping for the next time how.

See ``services/workspace/glance.py`` for what is kept and when it is thrown away.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.desk.first_paint import after_first_paint
from desktop.desk.pages import pages
from desktop.errors import Stopped
from desktop.services.dispatch.later_door import LaterDoor
from desktop.views.background.courier import Courier
from desktop.views.navigation.page_spec import first_place
from desktop.views.preferences import IniPreferences
from desktop.views.tables.formatting import local_now

if TYPE_CHECKING:
    from desktop.services.workspace.glance import Glance
    from desktop.services.workspace.session import WorkSession
    from desktop.services.workspace.start_page import StartPage
    from desktop.views.main_window import MainWindow
    from desktop.views.mishaps.crash import CrashWatch

_PATIENCE = 3.0
"""Seconds after which the workspace is opened whether or not rows were shown."""
_logger = logging.getLogger(__name__)


def start_page(preferences: IniPreferences) -> StartPage | None:
    """What stands there first; None for a page that is read in the ordinary way."""
    place = first_place(pages())
    if place == "docket":
        from desktop.services.workspace.start_docket import StartDocket

        return StartDocket()
    from desktop.services.listings.columns import ListKind

    if place not in set(ListKind):
        return None
    from desktop.services.workspace.start_list import StartList
    from desktop.views.tables.list_memory import ListMemory

    return StartList(ListMemory(preferences, ListKind(place)).view())


def glancer(path: Path, kept: Path, page: StartPage) -> Callable[[], Glance | None]:
    """What reads the first rows."""

    def make() -> Glance | None:
        from desktop.services.storage.connection import connect
        from desktop.services.workspace.glance import look

        today = local_now().date().isoformat()
        return look(kept, page, today, lambda: connect(path, read_only=True, untouched=True))

    return make


def live_on(
    window: MainWindow, glance: Glance, make: Callable[[], WorkSession], crash: CrashWatch, settle: Callable[[], None]
) -> Callable[[], WorkSession]:
    """Bring the window to life with what was seen; answers what opens the workspace behind it.

    What is asked and commanded meanwhile waits at the door. ``settle`` is called when the rows are painted.
    """
    door, shown = LaterDoor(glance.actor, glance.answers), threading.Event()
    courier = Courier(door, window, at_hand=door.at_hand)

    def painted() -> None:
        shown.set()
        settle()

    def closing() -> None:
        shown.set()
        if not courier.works:  # a command that was given is still carried out; questions need no answer any more
            door.give_up()

    window.alive.connect(lambda: when_rows_are_painted(window, painted))
    window.closing.connect(closing)
    window.set_workspace_name(glance.name)
    window.attach(door, crash=crash, courier=courier)

    def opened() -> WorkSession:
        shown.wait(_PATIENCE)  # loading the library takes turns with drawing, and drawing comes first
        try:
            session = make()
        except BaseException:
            door.give_up()
            raise
        if not door.open(session.door):
            session.close()  # the window was closed meanwhile, and nothing waits
            raise Stopped
        return session

    return opened


def when_rows_are_painted(window: MainWindow, act: Callable[[], None]) -> None:
    """Run ``act`` when the window's first page has been painted with what it shows."""
    page = window.stage.page
    if page is None:
        act()
        return

    def painted_next() -> None:
        page.update()
        after_first_paint(page, act)

    if page.stands:
        painted_next()
    else:
        page.stood.connect(painted_next)


def keep(session: WorkSession, preferences: IniPreferences, kept: Path) -> None:
    """Keep for the next start how its first rows are read."""
    try:
        page = start_page(preferences)
        if page is None:
            kept.unlink(missing_ok=True)
            return
        from desktop.services.workspace.remembering import remember

        remember(session, page, kept)
    except Exception as error:  # noqa: BLE001 - closing goes on; the next start is a second slower
        _logger.warning("glance not kept", extra={"code": type(error).__name__})
