"""A button made of an ``ActionSpec``: the same words, rule and reason as the menu entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from desktop.views.actions.spec import ActionSpec
from desktop.views.forms.access_keys import plain
from desktop.views.look.theme import Look


class ActButton(QPushButton):
    """Runs the action; while the action is off the tooltip says why."""

    def __init__(self, look: Look, spec: ActionSpec, parent: QWidget | None = None, *, primary: bool = False) -> None:
        super().__init__(parent)
        self.spec = spec
        self.setText(plain(spec.text))
        self.setAutoDefault(False)
        self._primary: bool | None = None
        self.set_primary(look, primary=primary)
        self.clicked.connect(lambda _checked=False: spec.run())
        self.refresh()

    def set_primary(self, look: Look, *, primary: bool) -> None:
        """Whether it is the one act of the page; which one that is may depend on whose turn it is."""
        if primary == self._primary:
            return
        if primary:
            look.style(self, "primary")
        elif self._primary:
            look.unstyle(self)
        self._primary = primary
        if self.spec.icon:
            look.dress(self, self.spec.icon, "on_accent" if primary else "text")

    def refresh(self) -> None:
        """Ask again whether the action is on."""
        why = self.spec.why_not()
        self.setEnabled(not why)
        self.setToolTip(why or self.spec.tip)
        self.setAccessibleDescription(why or self.spec.tip)
        if self.spec.text_now is not None:
            self.setText(plain(self.spec.text_now()))


class MoreButton(QToolButton):
    """A button with a menu of further actions, asked about each time it opens."""

    def __init__(
        self, look: Look, specs: Callable[[], Sequence[ActionSpec]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._specs = specs
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName(name)
        self.setToolTip(name)
        look.style(self, "flat")
        look.dress(self, "more", "text")
        self.setMinimumSize(28, 28)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for spec in self._specs():
            action = menu.addAction(spec.text)
            why = spec.why_not()
            action.setEnabled(not why)
            action.setToolTip(why or spec.tip)
            action.triggered.connect(lambda _checked=False, run=spec.run: run())
