"""Builds a window's menus from action specs, and keeps each entry's state and reason current."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer
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
        self.collisions: list[str] = []
        """Keys that two actions asked for; the later one goes without."""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.refresh)
        for menu in Menu:
            made = QMenu(QCoreApplication.translate("MenuBar", TITLES[menu]), window)
            made.setToolTipsVisible(True)
            made.aboutToShow.connect(partial(self._about_to_show, menu))
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
            self._build()
        else:
            self.refresh()

    @property
    def specs(self) -> tuple[ActionSpec, ...]:
        """All actions in the menus, in their order."""
        return tuple(spec for spec, _ in self._actions.values())

    def menu(self, which: Menu) -> QMenu:
        """One menu."""
        return self._menus[which]

    def action(self, code: str) -> QAction:
        """The entry with this code; ``KeyError`` if there is none just now."""
        return self._actions[code][1]

    def refresh_soon(self) -> None:
        """Refresh once the event loop comes round; many calls cost one."""
        self._later.start()

    def refresh(self) -> None:
        """Ask every action whether it is on, why not, and how it is called now."""
        for spec, action in self._actions.values():
            self._refresh_one(spec, action)

    def _about_to_show(self, which: Menu) -> None:
        """Icons are drawn when they are first seen: a start would draw sixty of them for closed menus."""
        for spec, action in self._actions.values():
            if spec.menu is which and spec.icon and action.icon().isNull():
                self._look.dress(action, spec.icon)
        self.refresh()

    def _refresh_one(self, spec: ActionSpec, action: QAction) -> None:
        why = spec.why_not()
        action.setEnabled(not why)
        action.setToolTip(why or spec.tip or plain(spec.text))
        action.setStatusTip(why or spec.tip)
        if spec.text_now is not None:
            action.setText(with_letter(spec.text_now(), str(action.property("letter") or "")))
        if spec.checked is not None:
            action.setChecked(spec.checked())

    def _build(self) -> None:
        for _, old in self._actions.values():
            self._window.removeAction(old)
            old.deleteLater()
        self._actions.clear()
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
                menu.addAction(self._made(spec, label, taken))
            menu.menuAction().setVisible(bool(entries))

    def _kept_shell(self) -> list[ActionSpec]:
        codes = {spec.code for spec in self._page}
        edit_keys = {key.toString() for spec in self._page if spec.menu is Menu.EDIT for key in keys_of(spec)}
        return [
            spec
            for spec in self._shell
            if spec.code not in codes
            and not (spec.menu is Menu.EDIT and any(key.toString() in edit_keys for key in keys_of(spec)))
        ]

    def _made(self, spec: ActionSpec, label: str, taken: dict[str, str]) -> QAction:
        action = QAction(label, self._window)
        action.setObjectName(spec.code)
        action.setProperty("letter", marked(label))
        action.setMenuRole(spec.role)
        keys = []
        for key in keys_of(spec):
            text = key.toString()
            if text in taken:
                self.collisions.append(f"{text}: {taken[text]} and {spec.code}")
                _logger.warning("two actions ask for one key", extra={"code": f"{taken[text]} {spec.code}"})
                continue
            taken[text] = spec.code
            keys.append(key)
        action.setShortcuts(keys)
        if spec.checked is not None:
            action.setCheckable(True)
            action.setIconVisibleInMenu(False)  # the check mark stands in its place
        action.triggered.connect(lambda *_: self._run(spec))
        self._window.addAction(action)  # so that its key works while the menu bar is hidden
        self._actions[spec.code] = (spec, action)
        self._refresh_one(spec, action)
        return action

    def _run(self, spec: ActionSpec) -> None:
        self.refresh_soon()  # before it runs: an error in it must not leave stale entries
        spec.run()

    def shortcuts(self) -> list[tuple[Menu, str, str, str]]:
        """Menu, label, keys and tip of every action, for the page of keyboard shortcuts."""
        return [
            (spec.menu, plain(action.text()).rstrip("…"), written(_told(spec, action)), spec.tip)
            for spec, action in self._actions.values()
        ]


def _told(spec: ActionSpec, action: QAction) -> list[QKeySequence]:
    """The keys worth telling: all that a spec names itself, the first of a standard verb."""
    keys = action.shortcuts()
    return keys[:1] if isinstance(spec.shortcut, QKeySequence.StandardKey) else keys
