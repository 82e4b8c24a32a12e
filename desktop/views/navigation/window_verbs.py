"""What a window's own actions do: the link between the action data and the main window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from desktop import paths
from desktop.views.actions.access_keys import escaped, plain
from desktop.views.actions.keys import written
from desktop.views.actions.menu_bar import MenuBar
from desktop.views.navigation.window_actions import Verbs

if TYPE_CHECKING:
    from desktop.views.desk_workbench import DeskWorkbench
    from desktop.views.main_window import MainWindow
    from desktop.views.navigation.record_window import RecordWindow
    from desktop.views.palette.entries import Entry


def _tr(text: str) -> str:
    return QCoreApplication.translate("WindowVerbs", text)


def palette_entries(menus: MenuBar) -> list[Entry]:
    """Every enabled action as a line of the palette."""
    from desktop.views.palette.entries import Entry

    menus.refresh()
    entries = []
    for spec in menus.specs:
        action = menus.action(spec.code)
        if action.isEnabled() and spec.code != "palette":
            where = menus.menu(spec.menu).title().replace("&", "")
            key = written(action.shortcuts()[:1])
            label = plain(action.text()).rstrip("…")
            entries.append(Entry(label, where, action.trigger, spec.icon, key, code=spec.code))
    last = {"close", "quit", "cut", "copy", "paste", "select_all"}  # every hand knows their keys
    return sorted(entries, key=lambda entry: entry.code in last)


def window_verbs(main: MainWindow, record: RecordWindow | None = None) -> Verbs:
    """The verbs of the main window, or of a record window that belongs to it."""
    window: QWidget = record if record is not None else main

    def bench() -> DeskWorkbench | None:
        return main.workbench  # it comes later than the menus

    def why_not_ready() -> str:
        return "" if bench() is not None else _tr("The workspace is still being opened.")

    def show_palette(records_only: bool) -> None:
        from desktop.views.palette.command_palette import CommandPalette

        menus = record.menus if record is not None else main.menus
        entries = [] if records_only else palette_entries(menus)
        palette = CommandPalette(main.look, entries, bench(), window, records_only=records_only)
        palette.show()
        palette.field.setFocus()

    def open_dialog(dialog: QDialog) -> None:
        dialog.open()

    def settings() -> None:
        from desktop.views.settings.settings_dialog import SettingsDialog

        folder = main.property("data_folder")
        present = bench()
        sections: list[QWidget] = []
        if present is not None:
            from desktop.views.backups.backup_section import BackupSection

            if not main.property("on_server"):
                from desktop.views.settings.lock_section import LockSection

                sections.append(LockSection(present))
            from desktop.views.settings.notify_section import NotifySection

            sections.append(NotifySection(main.look, main.preferences))
            from desktop.views.settings.region_section import RegionSection

            sections.append(RegionSection(present))
            sections.append(BackupSection(present, lambda: present.open("backups")))
        open_dialog(
            SettingsDialog(
                main.look, main.preferences, Path(folder) if folder else paths.data_folder(), window, sections
            )
        )

    def messages() -> None:
        from desktop.views.toasts.message import Messages
        from desktop.views.toasts.message_list import MessageList

        present = bench()
        open_dialog(MessageList(main.look, present.messages if present is not None else Messages(), window))

    def help_here() -> None:
        from desktop.views.help.help_window import open_help
        from desktop.views.help.places import topic_for

        place = record.key[0] if record is not None else main.here()
        open_help(bench() or main.look, window, topic_for(place), preferences=main.preferences)

    def shortcuts() -> None:
        from desktop.views.shortcuts.keyboard_page import KeyboardPage

        open_dialog(KeyboardPage(main.look, (record.menus if record is not None else main.menus).shortcuts(), window))

    def about() -> None:
        from desktop.views.about.about_dialog import AboutDialog

        open_dialog(AboutDialog(main.look, main.workspace_name, window))

    def set_mode(mode: str) -> None:
        main.look.set_mode(mode)
        main.preferences.write("look/mode", mode)

    def reload() -> None:
        page = record.page if record is not None else main.stage.page
        if page is not None:
            page.reload()

    def why_not_step(by: int, sentence: str) -> Callable[[], str]:
        return lambda: "" if main.history.peek(by) is not None else sentence

    def undo_text() -> str:
        present = bench()
        entry = present.next_undo() if present is not None else None
        return _tr("&Undo “{what}”").format(what=escaped(entry.label)) if entry else _tr("&Undo")

    def redo_text() -> str:
        present = bench()
        label = present.next_redo() if present is not None else ""
        return _tr("&Redo “{what}”").format(what=escaped(label)) if label else _tr("&Redo")

    def undo() -> None:
        present = bench()
        if present is not None:
            present.undo()

    def redo() -> None:
        present = bench()
        if present is not None:
            present.redo()

    def why_not_undo() -> str:
        present = bench()
        return present.why_not_undo() if present is not None else why_not_ready()

    def why_not_redo() -> str:
        present = bench()
        return present.why_not_redo() if present is not None else why_not_ready()

    def close() -> None:
        window.close()

    def quit_program() -> None:
        main.close()

    return Verbs(
        go=main.go,
        here=main.lit,
        why_not_go=main.why_not_go,
        back=lambda: main.step(-1),
        why_not_back=why_not_step(-1, _tr("There is no earlier page.")),
        forward=lambda: main.step(1),
        why_not_forward=why_not_step(1, _tr("There is no later page.")),
        reload=reload,
        why_not_ready=why_not_ready,
        new_window=main.present_in_window,
        why_not_new_window=main.why_not_in_window,
        close=close,
        quit=quit_program,
        undo=undo,
        undo_text=undo_text,
        why_not_undo=why_not_undo,
        redo=redo,
        redo_text=redo_text,
        why_not_redo=why_not_redo,
        palette=lambda: show_palette(records_only=False),
        search=lambda: show_palette(records_only=True),
        set_mode=set_mode,
        mode=lambda: main.look.mode,
        settings=settings,
        messages=messages,
        help=help_here,
        shortcuts=shortcuts,
        about=about,
    )
