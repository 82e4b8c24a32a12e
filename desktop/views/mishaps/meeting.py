"""Where an error goes that no page took: banner of the owner's window, dialog, toast or crash dialog."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.errors import DeskError
from desktop.views.look.theme import Look
from desktop.views.mishaps.crash import CrashWatch
from desktop.views.mishaps.wording import Surface, Wording, word

if TYPE_CHECKING:
    from desktop.views.mishaps.trouble_dialog import TroubleDialog

_logger = logging.getLogger("desktop.mishaps")


@runtime_checkable
class BannerHost(Protocol):
    """A window (or page) that has a banner."""

    def show_banner(self, wording: Wording) -> None:
        """Show it."""


class Mishaps(QObject):
    """Shows errors in the right place. ``say`` is how a toast is made, ``home`` the window used when the owner has none."""

    def __init__(self, look: Look, crash: CrashWatch | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._crash = crash
        self.say: Callable[[str, str], None] | None = None
        self.home: QWidget | None = None
        self.last_dialog: TroubleDialog | None = None

    def meet(self, error: Exception, owner: QObject | None = None) -> None:
        """Word the error and show it where its kind belongs."""
        if not isinstance(error, DeskError):
            if self._crash is not None:
                self._crash.take(error)
                return
            raise error
        wording = word(error)
        _logger.info("refused", extra={"code": wording.details})
        if wording.surface is Surface.TOAST and self.say is not None:
            self.say(wording.text, wording.kind)
            return
        if wording.surface is not Surface.DIALOG:
            host = self._host(owner)
            if host is not None:
                host.show_banner(wording)
                return
        from desktop.views.mishaps.trouble_dialog import TroubleDialog

        parent = owner.window() if isinstance(owner, QWidget) and isValid(owner) else self._home()
        self.last_dialog = TroubleDialog(self._look, wording, parent)
        self.last_dialog.open()

    def _home(self) -> QWidget | None:
        return self.home if self.home is not None and isValid(self.home) else QApplication.activeWindow()

    def _host(self, owner: QObject | None) -> BannerHost | None:
        seen: QObject | None = owner
        while seen is not None and isValid(seen):
            if isinstance(seen, BannerHost):
                return seen
            seen = seen.parent()
        home: object = self._home()
        return home if isinstance(home, BannerHost) else None
