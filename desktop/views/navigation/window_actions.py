"""The main window's own actions as data: what stands in the menus whatever page is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.navigation.page_spec import PageSpec

_Key = QKeySequence.StandardKey
_Role = QAction.MenuRole


@dataclass(frozen=True, slots=True)
class Verbs:
    """What the window can do, as the actions call it; ``why_…`` answer why not, empty when it can."""

    go: Callable[[str], None]
    here: Callable[[], str]
    why_not_go: Callable[[str], str]
    back: Callable[[], None]
    why_not_back: Callable[[], str]
    forward: Callable[[], None]
    why_not_forward: Callable[[], str]
    reload: Callable[[], None]
    why_not_ready: Callable[[], str]
    new_window: Callable[[], None]
    why_not_new_window: Callable[[], str]
    close: Callable[[], None]
    quit: Callable[[], None]
    undo: Callable[[], None]
    undo_text: Callable[[], str]
    why_not_undo: Callable[[], str]
    redo: Callable[[], None]
    redo_text: Callable[[], str]
    why_not_redo: Callable[[], str]
    palette: Callable[[], None]
    search: Callable[[], None]
    set_mode: Callable[[str], None]
    mode: Callable[[], str]
    settings: Callable[[], None]
    messages: Callable[[], None]
    help: Callable[[], None]
    shortcuts: Callable[[], None]
    about: Callable[[], None]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menus", text)


def _on_focus(verb: str) -> Callable[[], None]:
    def run() -> None:
        widget = QApplication.focusWidget()
        act = getattr(widget, verb, None)
        if callable(act):
            act()

    return run


def _why_not_focus(verb: str) -> Callable[[], str]:
    def why() -> str:
        widget = QApplication.focusWidget()
        if not callable(getattr(widget, verb, None)):
            return _tr("First click into a text.")
        read_only = getattr(widget, "isReadOnly", None)
        if verb in ("cut", "paste") and callable(read_only) and read_only():
            return _tr("This text cannot be changed here.")
        return ""

    return why


def _is(asked: Callable[[], str], value: str) -> bool:
    return asked() == value


def record_window_actions(verbs: Verbs) -> Sequence[ActionSpec]:
    """The few that a window with one record has besides the page's own."""
    wanted = {"close", "quit", "undo", "redo", "cut", "copy", "paste", "select_all", "reload", "palette", "search",
              "help", "shortcuts", "about"}  # fmt: skip
    return tuple(spec for spec in shell_actions(verbs, ()) if spec.code in wanted)


def shell_actions(verbs: Verbs, pages: Sequence[PageSpec]) -> Sequence[ActionSpec]:
    """All actions of the main window itself; pages and ``startup`` add theirs."""
    ready = verbs.why_not_ready
    places = tuple(
        ActionSpec(
            f"go_{spec.code}",
            spec.menu_text or spec.label,
            Menu.VIEW,
            partial(verbs.go, spec.code),
            f"Ctrl+{at}" if at < 10 else None,
            spec.icon,
            group=1,
            why_not=partial(verbs.why_not_go, spec.code),
            checked=partial(_is, verbs.here, spec.code),
        )
        for at, spec in enumerate((spec for spec in pages if spec.label), start=1)
    )
    modes = tuple(
        ActionSpec(
            f"look_{mode}",
            text,
            Menu.VIEW,
            partial(verbs.set_mode, mode),
            icon=icon,
            group=9,
            checked=partial(_is, verbs.mode, mode),
        )
        for mode, text, icon in (
            ("system", _tr("Colours of the s&ystem"), "window"),
            ("light", _tr("&Light colours"), "sun"),
            ("dark", _tr("&Dark colours"), "moon"),
        )
    )
    return (
        ActionSpec("new_window", _tr("Open in new &window"), Menu.FILE, verbs.new_window, "Ctrl+Shift+O", "window", group=2,
                   why_not=verbs.why_not_new_window, tip=_tr("Show the open record in a window of its own")),
        ActionSpec("close", _tr("&Close window"), Menu.FILE, verbs.close, _Key.Close, group=9),
        ActionSpec("quit", _tr("&Quit"), Menu.FILE, verbs.quit, _Key.Quit, group=9, role=_Role.QuitRole),
        ActionSpec("undo", _tr("&Undo"), Menu.EDIT, verbs.undo, _Key.Undo, "undo", group=1,
                   why_not=verbs.why_not_undo, text_now=verbs.undo_text, tip=_tr("Take back the last change")),
        ActionSpec("redo", _tr("&Redo"), Menu.EDIT, verbs.redo, _Key.Redo, "redo", group=1,
                   why_not=verbs.why_not_redo, text_now=verbs.redo_text, tip=_tr("Bring back what was undone last")),
        ActionSpec("cut", _tr("Cu&t"), Menu.EDIT, _on_focus("cut"), _Key.Cut, group=2, why_not=_why_not_focus("cut")),
        ActionSpec("copy", _tr("&Copy"), Menu.EDIT, _on_focus("copy"), _Key.Copy, "copy", group=2,
                   why_not=_why_not_focus("copy")),
        ActionSpec("paste", _tr("&Paste"), Menu.EDIT, _on_focus("paste"), _Key.Paste, group=2,
                   why_not=_why_not_focus("paste")),
        ActionSpec("select_all", _tr("Select &all"), Menu.EDIT, _on_focus("selectAll"), _Key.SelectAll, group=2,
                   why_not=_why_not_focus("selectAll")),
        *places,
        ActionSpec("back", _tr("&Back"), Menu.VIEW, verbs.back, "Alt+Left", "back", group=2, why_not=verbs.why_not_back),
        ActionSpec("forward", _tr("&Forward"), Menu.VIEW, verbs.forward, "Alt+Right", "forward", group=2,
                   why_not=verbs.why_not_forward),
        ActionSpec("reload", _tr("R&efresh"), Menu.VIEW, verbs.reload, _Key.Refresh, "refresh", group=3, why_not=ready),
        ActionSpec("search", _tr("&Search everything…"), Menu.EDIT, verbs.search, "Ctrl+Shift+F", "search", group=8,
                   why_not=ready, tip=_tr("Find candidates and requisitions by name")),
        ActionSpec("palette", _tr("Find a co&mmand…"), Menu.TOOLS, verbs.palette, "Ctrl+K; Ctrl+Shift+P", group=1,
                   tip=_tr("Find any command or record by typing a part of its name")),
        *modes,
        ActionSpec("settings", _tr("&Settings…"), Menu.TOOLS, verbs.settings, _Key.Preferences, "settings", group=9,
                   role=_Role.PreferencesRole),
        ActionSpec("help", _tr("&Contents"), Menu.HELP, verbs.help, _Key.HelpContents, "help", group=0,
                   tip=_tr("Help for this page, and all other topics")),
        ActionSpec("messages", _tr("&Messages"), Menu.HELP, verbs.messages, icon="message", group=1,
                   tip=_tr("Everything the program said since it was started")),
        ActionSpec("shortcuts", _tr("&Keyboard shortcuts"), Menu.HELP, verbs.shortcuts, "Ctrl+F1", "keyboard", group=1),
        ActionSpec("about", _tr("&About Hiring Desk"), Menu.HELP, verbs.about, "", "info", group=9, role=_Role.AboutRole),
    )  # fmt: skip
