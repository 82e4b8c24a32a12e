"""The button with the saved views of a list: built in, mine, shared; a mark tells that something changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QWidget

from desktop.services.listings.columns import ListKind
from desktop.services.saved_views.messages import DeleteView, ReadSavedViews, SavedView, SaveView
from desktop.views.tables.view_settings import BUILT_IN, TableSettings, from_json, to_json
from desktop.views.workbench import Workbench

if TYPE_CHECKING:
    from desktop.views.tables.save_view_dialog import SaveViewDialog

_WIDEST = 240


class SavedViewsButton(QPushButton):
    """Shows which view is on, opens another, saves and deletes views."""

    chosen = Signal(object)
    """The settings of the view the person chose."""
    key_changed = Signal(str)
    """Which view is on: ``all`` and other built-in codes, or the id of a saved view."""

    def __init__(self, workbench: Workbench, kind: ListKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._kind = kind
        self._views: tuple[SavedView, ...] = ()
        self._key = BUILT_IN[kind][0].code
        self._base = ""
        self._now = BUILT_IN[kind][0].settings(kind)
        self._rebase()
        self.setMinimumHeight(28)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self.fill_menu)
        self.setMenu(self._menu)
        self._word()

    # --- state ----------------------------------------------------------------------------------------------------------

    @property
    def key(self) -> str:
        """Which view is on."""
        return self._key

    @property
    def unsaved(self) -> bool:
        """Whether the table differs from the view that is on."""
        return to_json(self._now) != self._base

    def load(self, key: str = "") -> None:
        """Read the saved views; ``key`` says which one is on."""
        if key:
            self._key = key
            self._rebase()
            self._word()
        self._workbench.ask(ReadSavedViews(self._kind.value), self._take, owner=self, channel="views")

    def mark(self, settings: TableSettings) -> None:
        """The table stands like this now."""
        self._now = settings
        self._word()

    def back(self) -> None:
        """The view as it was saved."""
        self.chosen.emit(from_json(self._kind, self._base))

    def _take(self, views: tuple[SavedView, ...]) -> None:
        self._views = tuple(view for view in views if view.kind == self._kind.value)
        if self._saved() is None and self._built_in() is None:
            self._key = BUILT_IN[self._kind][0].code  # deleted meanwhile
            self.key_changed.emit(self._key)
        self._rebase()
        self._word()

    def _saved(self) -> SavedView | None:
        return next((view for view in self._views if view.id == self._key), None)

    def _built_in(self) -> str | None:
        return next((view.text() for view in BUILT_IN[self._kind] if view.code == self._key), None)

    def _settings_of(self, key: str) -> TableSettings:
        saved = next((view for view in self._views if view.id == key), None)
        if saved is not None:
            return from_json(self._kind, saved.settings)
        built_in = next((view for view in BUILT_IN[self._kind] if view.code == key), BUILT_IN[self._kind][0])
        return built_in.settings(self._kind)

    def _rebase(self) -> None:
        self._base = to_json(self._settings_of(self._key))

    def _word(self) -> None:
        saved = self._saved()
        name = saved.name if saved else self._built_in() or self.tr("Saved view")
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST).replace("&", "&&")
        self.setText(f"{shown} •" if self.unsaved else shown)
        changed = self.tr("View {name}, changed since it was saved") if self.unsaved else self.tr("View {name}")
        self.setAccessibleName(changed.format(name=name))
        self.setToolTip(changed.format(name=name))

    # --- menu -----------------------------------------------------------------------------------------------------------

    def fill_menu(self) -> QMenu:
        """Built anew each time it opens."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        for view in BUILT_IN[self._kind]:
            self._entry(group, view.text(), view.code)
        mine = [view for view in self._views if view.owner_id == self._workbench.actor.id]
        shared = [view for view in self._views if view.owner_id != self._workbench.actor.id]
        for title, views in ((self.tr("My views"), mine), (self.tr("Shared with me"), shared)):
            if views:
                self._menu.addSection(title)
                for saved in views:
                    team = self.tr("{name} (shared)").format(name=saved.name)
                    self._entry(group, team if saved.shared and saved in mine else saved.name, saved.id)
        self._menu.addSeparator()
        saved_now = self._saved()
        own = saved_now is not None and saved_now.owner_id == self._workbench.actor.id
        not_own = self.tr("Only a view of your own can be changed. Save it under another name.")
        refused = self._workbench.may(SaveView)
        same = self.tr("Nothing has changed since the view was saved.")
        self._act(self.tr("&Save changes"), self.save_changes, refused or ("" if own else not_own) or self._same(same))
        self._act(self.tr("Save &as new view…"), self.save_as, refused)
        self._act(self.tr("&Back to the saved state"), self.back, self._same(same))
        keep = self.tr("Built-in views always stay.") if saved_now is None else "" if own else not_own
        self._act(self.tr("&Delete view"), self.delete, self._workbench.may(DeleteView) or keep)
        return self._menu

    def _same(self, sentence: str) -> str:
        return "" if self.unsaved else sentence

    def _entry(self, group: QActionGroup, text: str, key: str) -> None:
        act = self._menu.addAction(text.replace("&", "&&"))
        act.setCheckable(True)
        act.setChecked(key == self._key)
        group.addAction(act)
        act.triggered.connect(lambda: self.choose(key))

    def _act(self, text: str, run: object, why_not: str) -> QAction:
        act = self._menu.addAction(text)
        act.setEnabled(not why_not)
        act.setToolTip(why_not)
        act.triggered.connect(run)
        return act

    # --- acts -----------------------------------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Put another view on."""
        self._key = key
        self._rebase()
        settings = self._settings_of(key)
        self.key_changed.emit(key)
        self.chosen.emit(settings)

    def save_changes(self) -> None:
        """Keep the table as it is under the name of the present view."""
        saved = self._saved()
        if saved is not None:
            self._save(saved.name, saved.shared)

    def save_as(self) -> None:
        """Ask for a name and keep the table as it is under it."""
        mine = [view.name for view in self._views if view.owner_id == self._workbench.actor.id]
        saved = self._saved()
        from desktop.views.tables.save_view_dialog import SaveViewDialog

        dialog = SaveViewDialog(
            self._workbench, mine, saved.name if saved else "", bool(saved and saved.shared), self.window()
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda result: self._named(dialog, result))
        dialog.open()

    def _named(self, dialog: SaveViewDialog, result: int) -> None:
        if result == QDialog.DialogCode.Accepted and dialog.name:
            self._save(dialog.name, dialog.shared)
        self.setFocus()

    def _save(self, name: str, shared: bool) -> None:
        settings = to_json(self._now)
        command = SaveView(self._kind.value, name, settings, shared)

        def kept(view_id: str) -> None:
            known = tuple(view for view in self._views if view.id != view_id)
            actor = self._workbench.actor.id
            self._views = (*known, SavedView(view_id, self._kind.value, name, settings, shared, actor, 1))
            self._key = view_id
            self._rebase()
            self._word()
            self.key_changed.emit(view_id)
            self.load()

        self._workbench.carry_out(command, lambda done: kept(str(done.answer)), owner=self)

    def delete(self) -> None:
        """Delete the present view; the default view is on afterwards. The toast offers Undo."""
        saved = self._saved()
        if saved is not None:
            self._workbench.carry_out(DeleteView(saved.id), lambda _done: self._gone(saved), owner=self)

    def _gone(self, saved: SavedView) -> None:
        self._views = tuple(view for view in self._views if view.id != saved.id)
        self.choose(BUILT_IN[self._kind][0].code)
        self.load()
