"""The main window for tests: made and, with a door, alive at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.services.dispatch.door import Door
from desktop.views.background.courier import Courier
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.look.theme import Look
from desktop.views.main_window import Act, MainWindow, MoreActions
from desktop.views.mishaps.crash import CrashWatch
from desktop.views.navigation.page_spec import PageSpec
from desktop.views.workbench import Preferences


def build_shell(
    door: Door | None,
    look: Look,
    preferences: Preferences,
    pages: Sequence[PageSpec],
    workspace_name: str,
    *,
    crash: CrashWatch | None = None,
    courier: Courier | InlineCourier | None = None,
    more_actions: MoreActions | None = None,
    acts: Mapping[str, Act] | None = None,
) -> MainWindow:
    """The main window, ready to be shown; with a door it is alive at once, else after ``window.attach(door)``."""
    window = MainWindow(look, preferences, pages, workspace_name, more_actions, acts)
    if door is not None:
        window.attach(door, crash=crash, courier=courier)
    return window
