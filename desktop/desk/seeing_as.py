"""The workspace in a second window as another member sees it: nothing can be changed there, and a banner says whose eyes these are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.desk.acts import ACTS, Act
from desktop.desk.pages import pages
from desktop.views.forms.notices import Notice
from desktop.views.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.workspace.session import WorkSession
    from desktop.views.background.courier import Courier
    from desktop.views.background.inline_courier import InlineCourier
    from desktop.views.look.theme import Look
    from desktop.views.workbench import Preferences, Workbench

_ASIDE = 40
"""Pixels by which the second window stands beside the first, so that both are seen to be there."""


class Unkept:
    """Preferences that are read and never written: looking through other eyes must not rearrange one's own desk."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def read(self, key: str, default: Any = None) -> Any:
        """A remembered value."""
        return self._preferences.read(key, default)

    def write(self, key: str, value: Any) -> None:
        """Nothing is kept."""


def see_as(
    session: WorkSession,
    person_id: str,
    look: Look,
    preferences: Preferences,
    *,
    courier: Courier | InlineCourier | None = None,
) -> MainWindow:
    """Open the window; raises ``NotAllowed`` for somebody who may not give access. Closing it returns to one's own view."""
    door = session.as_seen_by(person_id)
    window = MainWindow(look, Unkept(preferences), pages(), session.name, acts=ACTS)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    banner = Notice(look, window, "warn", "people", QCoreApplication.translate("SeeingAs", "Return to your own view"))
    banner.pressed.connect(window.close)
    name = door.actor.name
    banner.tell(
        QCoreApplication.translate("SeeingAs", "You see what {name} sees. Nothing can be changed here.").format(
            name=name
        )
    )
    around = QWidget(window)
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(banner)
    body = window.takeCentralWidget()
    assert body is not None  # it was furnished
    column.addWidget(body, 1)
    window.setCentralWidget(around)
    window.attach(door, courier=courier)
    return window


def seeing_act(window: MainWindow, session: Callable[[], WorkSession | None]) -> Act:
    """What ``open("see_as", person_id)`` starts in a window on this workspace."""
    shown: set[MainWindow] = set()  # nobody else holds them

    def act(_bench: Workbench, _parent: QWidget, person_id: str, _hints: dict[str, Any]) -> None:
        present, bench = session(), window.workbench
        if present is None or bench is None:
            return
        other = see_as(present, person_id, window.look, window.preferences)
        other.resize(window.size())
        other.move(window.x() + _ASIDE, window.y() + _ASIDE)
        # it reads through the same connections: they are let go when the workspace is locked or closed, and so is it
        bench.courier.rested.connect(other.close)
        window.closing.connect(other.close)
        shown.add(other)
        other.destroyed.connect(lambda: shown.discard(other))
        other.show()

    return act
