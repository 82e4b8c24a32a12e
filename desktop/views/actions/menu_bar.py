"""Builds a window's menus from action specs, and keeps each entry's state and reason current.

A page that is shown brings its own entries. They are made a turn of the event loop later, so that the page comes first, and
at once where somebody needs them before that: a key, an opened menu, the palette. Entries that stay are kept.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.views.actions.access_keys import marked, plain, unique, with_letter
from desktop.views.actions.keys import keys_of, written
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.look.theme import Look

_logger = logging.getLogger("desktop.actions")

TITLES: dict[Menu, str] = {
    Menu.FILE: "&File",
    Menu.EDIT: "&Edit",
    Menu.VIEW: "&View",
    Menu.REQUISITION: "&Requisition",
    Menu.CANDIDATE: "&Candidate",
    Menu.TOOLS: "&Tools",
    Menu.HELP: "&Help",
}


ALWAYS = frozenset(
    {"close", "quit", "about", "cut", "copy", "paste", "select_all", "look_system", "look_light", "look_dark"}
)
"""What can be done in a locked window too."""


class MenuBar(QObject):
    """The actions of a window: its own (``shell``) and those of the page it shows.

    Where both have an entry with the same code, or the same key inside the Edit menu, the page's takes its place: a list
    knows better than the window what Copy means.
    """

    def __init__(self, window: QMainWindow, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._shell: tuple[ActionSpec, ...] = ()
        self._page: tuple[ActionSpec, ...] = ()
        self._actions: dict[str, tuple[ActionSpec, QAction]] = {}
        self._menus: dict[Menu, QMenu] = {}
        self.locked = ""
        """While the window is locked: why nothing but leaving it can be done."""
        self.collisions: list[str] = []
        """Keys that two actions asked for; the later one goes without."""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.refresh)
        self._stale = False
        """Whether the page's entries are still those of an earlier page."""
        window.installEventFilter(self)
        for menu in Menu:
            made = QMenu(QCoreApplication.translate("MenuBar", TITLES[menu]), window)
            made.setToolTipsVisible(True)
            made.aboutToShow.connect(partial(self._opening, made))
            window.menuBar().addMenu(made)
            self._menus[menu] = made

    def set_shell(self, specs: Sequence[ActionSpec]) -> None:
        """The window's own actions."""
        self._shell = tuple(specs)
        self._build()

    def set_page(self, specs: Sequence[ActionSpec]) -> None:
        """The actions of the page now shown."""
        if tuple(specs) != self._page:
            self._page = tuple(specs)
            self._stale = True
        self.refresh_soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before a key is looked up among the shortcuts, they are those of the page that is shown."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self._settle()
        return False

    @property
    def specs(self) -> tuple[ActionSpec, ...]:
        """All actions in the menus, in their order."""
        self._settle()
        return tuple(spec for spec, _ in self._actions.values())

    def menu(self, which: Menu) -> QMenu:
        """One menu."""
        self._settle()
        return self._menus[which]

    def action(self, code: str) -> QAction:
        """The entry with this code; ``KeyError`` if there is none just now."""
        self._settle()
        return self._actions[code][1]

    def refresh_soon(self) -> None:
        """Refresh once the event loop comes round; many calls cost one."""
        self._later.start()

    def refresh(self) -> None:
        """Ask every action whether it is on, why not, and how it is called now."""
        if self._stale:
            self._build()  # asks them all
            return
        for spec, action in self._actions.values():
            self._refresh_one(spec, action)

    def _opening(self, menu: QMenu) -> None:
        self.refresh()
        for spec, action in self._actions.values():  # icons are drawn when they are first seen
            if spec.icon and action.icon().isNull() and action in menu.actions():
                self._look.dress(action, spec.icon)

    def _refresh_one(self, spec: ActionSpec, action: QAction) -> None:
        why = self.locked if self.locked and spec.code not in ALWAYS else spec.why_not()
        action.setEnabled(not why)
        action.setToolTip(why or spec.tip or plain(spec.text))
        action.setStatusTip(why or spec.tip)
        if spec.text_now is not None:
            action.setText(
                with_letter(spec.text if self.locked else spec.text_now(), str(action.property("letter") or ""))
            )
        if spec.checked is not None:
            action.setChecked(spec.checked())

    def _settle(self) -> None:
        if self._stale:
            self._build()

    def _build(self) -> None:
        self._stale = False
        before, self._actions = self._actions, {}
        self.collisions = []
        shown = [*self._kept_shell(), *self._page]
        taken: dict[str, str] = {}
        for which, menu in self._menus.items():
            menu.clear()
            entries = sorted((spec for spec in shown if spec.menu is which), key=lambda spec: spec.group)
            labels = unique([spec.text for spec in entries])
            group = entries[0].group if entries else 0
            for spec, label in zip(entries, labels, strict=True):
                if spec.group != group:
                    menu.addSeparator()
                    group = spec.group
                menu.addAction(self._entry(spec, label, taken, before))
            menu.menuAction().setVisible(bool(entries))
        for _, old in before.values():
            self._window.removeAction(old)
            old.deleteLater()

    def _kept_shell(self) -> list[ActionSpec]:
        codes = {spec.code for spec in self._page}
        edit_keys = {key.toString() for spec in self._page if spec.menu is Menu.EDIT for key in keys_of(spec)}
        return [
            spec
            for spec in self._shell
            if spec.code not in codes
            and not (spec.menu is Menu.EDIT and any(key.toString() in edit_keys for key in keys_of(spec)))
        ]

    def _entry(
        self, spec: ActionSpec, label: str, taken: dict[str, str], before: dict[str, tuple[ActionSpec, QAction]]
    ) -> QAction:
        keys = self._free_keys(spec, taken)
        kept = before.get(spec.code)
        if kept is not None and kept[0] == spec and kept[1].property("label") == label and kept[1].shortcuts() == keys:
            action = before.pop(spec.code)[1]
        else:
            action = self._made(spec, label, keys)
        self._actions[spec.code] = (spec, action)
        self._refresh_one(spec, action)
        return action

    def _free_keys(self, spec: ActionSpec, taken: dict[str, str]) -> list[QKeySequence]:
        keys = []
        for key in keys_of(spec):
            text = key.toString()
            if text in taken:
                self.collisions.append(f"{text}: {taken[text]} and {spec.code}")
                _logger.warning("two actions ask for one key", extra={"code": f"{taken[text]} {spec.code}"})
                continue
            taken[text] = spec.code
            keys.append(key)
        return keys

    def _made(self, spec: ActionSpec, label: str, keys: list[QKeySequence]) -> QAction:
        action = QAction(label, self._window)
        action.setObjectName(spec.code)
        action.setProperty("label", label)
        action.setProperty("letter", marked(label))
        action.setMenuRole(spec.role)
        action.setShortcuts(keys)
        if spec.checked is not None:
            action.setCheckable(True)
            action.setIconVisibleInMenu(False)  # the check mark stands in its place
        action.triggered.connect(lambda *_: self._run(spec))
        self._window.addAction(action)  # so that its key works while the menu bar is hidden
        return action

    def _run(self, spec: ActionSpec) -> None:
        self.refresh_soon()  # before it runs: an error in it must not leave stale entries
        spec.run()

    def shortcuts(self) -> list[tuple[Menu, str, str, str]]:
        """Menu, label, keys and tip of every action, for the page of keyboard shortcuts."""
        self._settle()
        return [
            (spec.menu, plain(action.text()).rstrip("…"), written(_told(spec, action)), spec.tip)
            for spec, action in self._actions.values()
        ]


def _told(spec: ActionSpec, action: QAction) -> list[QKeySequence]:
    """The keys worth telling: all that a spec names itself, the first of a standard verb."""
    keys = action.shortcuts()
    return keys[:1] if isinstance(spec.shortcut, QKeySequence.StandardKey) else keys
