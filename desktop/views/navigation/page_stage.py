"""Where a page stands: the banner above it, and the rules by which pages are refreshed and closed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.views.look.theme import MARGIN, Look
from desktop.views.mishaps.banner import Banner
from desktop.views.mishaps.wording import Wording
from desktop.views.page import Page
from desktop.words import Topic

_PATIENCE_MS = 150
"""So long the page before stays in sight while the next one is not standing yet; after that people want to see something."""


class PageStage(QWidget):
    """Pages on a stack, one shown. Hidden pages whose topics changed are asked to reload when they are shown next.

    A page is in its place from the start, but as long as it does not stand (``Page.stands``) nothing is painted anew.
    """

    title_changed = Signal(str)
    status_changed = Signal(str)
    actions_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner(look, self)
        self._stack = QStackedWidget(self)
        self._stale: set[Page] = set()
        self._status: dict[Page, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, 0, MARGIN, 0)
        top.addWidget(self.banner)
        self._notices = QVBoxLayout()
        column.addLayout(self._notices)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self._top = top
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._unveil)
        self.banner.shown_changed.connect(self._make_room)

    @property
    def page(self) -> Page | None:
        """The page shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages that stand here."""
        found = (self._stack.widget(at) for at in range(self._stack.count()))
        return tuple(page for page in found if isinstance(page, Page))

    def add(self, page: Page) -> None:
        """Put a page on the stack; it loads when it is shown."""
        self._stack.addWidget(page)
        if not page.loads_itself:
            self._stale.add(page)
        page.title_changed.connect(lambda text: self._passed(page, self.title_changed, text))
        page.status_changed.connect(lambda text: self._said(page, text))
        page.actions_changed.connect(lambda: self._passed(page, self.actions_changed))
        page.stood.connect(lambda: self._unveil() if page is self.page else None)

    def add_plain(self, widget: QWidget) -> None:
        """Something to show while there is no page yet."""
        self._stack.addWidget(widget)

    def remove(self, page: Page) -> None:
        """Take a page away for good."""
        self._stale.discard(page)
        self._status.pop(page, None)
        self._stack.removeWidget(page)
        page.deleteLater()

    def show_page(self, page: Page) -> None:
        """Show a page, refreshed if something changed while it was hidden."""
        self.banner.clear()
        if page is not self.page:
            self._veil(page)
        self._stack.setCurrentWidget(page)
        if page in self._stale:
            self._stale.discard(page)
            page.reload()

    def _veil(self, page: Page) -> None:
        """What is in sight stays in sight until the page stands."""
        if page.stands or self.page is None:
            self._unveil()
        else:
            self._stack.setUpdatesEnabled(False)
            self._patience.start()

    def _unveil(self) -> None:
        self._patience.stop()
        self._stack.setUpdatesEnabled(True)

    def renew(self, page: Page) -> None:
        """The page loads anew when it is shown next."""
        self._stale.add(page)

    def status(self) -> str:
        """What the shown page said last."""
        page = self.page
        return self._status.get(page, "") if page is not None else ""

    def changed(self, topics: frozenset[Topic]) -> None:
        """Topics were announced: the shown page asks again, hidden ones later."""
        for page in self.pages:
            if not page.topics & topics:
                continue
            if page is self.page:
                page.reload()
            else:
                self._stale.add(page)

    def add_notice(self, notice: QWidget) -> None:
        """Something that is said above every page for as long as it holds; it shows and hides itself."""
        self._notices.addWidget(notice)

    def take_notice(self, notice: QWidget) -> None:
        """It holds no more, for good."""
        notice.hide()
        notice.deleteLater()

    def show_banner(self, wording: Wording) -> None:
        """A refusal in words, above the page."""
        self.banner.tell(wording)

    def _make_room(self, shown: bool) -> None:
        self._top.setContentsMargins(MARGIN, MARGIN // 2 if shown else 0, MARGIN, 0)

    def _said(self, page: Page, text: str) -> None:
        self._status[page] = text
        self._passed(page, self.status_changed, text)

    def _passed(self, page: Page, signal: Any, *values: object) -> None:
        if page is self.page:
            signal.emit(*values)
