"""``Look``: the one object that knows whether it is light or dark, and gives out colours, icons, fonts and styles.

On Windows and macOS the system's own style and colour scheme are used; elsewhere (and in tests) Fusion with our two
palettes, because there the platform often knows no colour scheme at all.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.views.look import palette as colours
from desktop.views.look import styles
from desktop.views.look.icons import IconBox

if TYPE_CHECKING:
    from desktop.views.look.desk_style import DeskStyle

GRID = 8
ROW = 32
MARGIN = 16
GAP = 12
RADIUS = 6

MODES = ("system", "light", "dark")
NATIVE = sys.platform in ("win32", "darwin")

_FONTS: dict[str, tuple[float, QFont.Weight]] = {
    "title": (1.5, QFont.Weight.DemiBold),
    "section": (1.15, QFont.Weight.DemiBold),
    "body": (1.0, QFont.Weight.Normal),
    "strong": (1.0, QFont.Weight.DemiBold),
    "secondary": (0.92, QFont.Weight.Normal),
    "figure": (1.8, QFont.Weight.DemiBold),
}


class Look(QObject):
    """Light or dark, and everything that follows from it. ``changed`` is emitted after each change of palette."""

    changed = Signal()

    def __init__(self, mode: str = "system", parent: QObject | None = None, *, native: bool | None = None) -> None:
        super().__init__(parent)
        self.native = NATIVE if native is None else native
        self.mode = mode if mode in MODES else "system"
        self.dark = False
        self.more_contrast = False
        self._icons = IconBox()
        self._style: DeskStyle | None = None
        self._tokens: dict[str, str] = colours.tokens(False)
        self._styled: WeakKeyDictionary[QWidget, str] = WeakKeyDictionary()
        self._dressed: WeakKeyDictionary[Any, tuple[str, str]] = WeakKeyDictionary()
        self._choose()
        hints = QGuiApplication.styleHints() if QGuiApplication.instance() is not None else None
        if hints is not None:
            hints.colorSchemeChanged.connect(self._follow_system)
            accessibility = getattr(hints, "accessibility", None)  # Qt 6.10
            if accessibility is not None:
                accessibility().contrastPreferenceChanged.connect(self._follow_system)

    # --- light, dark, contrast -----------------------------------------------------------------------------------------

    def set_mode(self, mode: str) -> None:
        """``light``, ``dark`` or ``system``; changes live."""
        if mode not in MODES:
            raise ValueError(mode)
        self.mode = mode
        if self.native:
            wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(mode, Qt.ColorScheme.Unknown)
            QGuiApplication.styleHints().setColorScheme(wanted)
        self._refresh()

    def apply(self, app: QApplication, *, controls: bool = True) -> None:
        """Give the program its palette and style; to be called before the first window.

        Without ``controls`` only what an empty window needs to be painted; the style of buttons and fields follows with a second
        call, before there are any.
        """
        if self.native:
            self.set_mode(self.mode)
            return
        if controls and self._style is None:
            from desktop.views.look.desk_style import DeskStyle

            self._style = DeskStyle(self._tokens)
            app.setStyle(self._style)
        app.setPalette(colours.qpalette(self._tokens))

    def _follow_system(self, *_: object) -> None:
        self._refresh()

    def _choose(self) -> None:
        hints = QGuiApplication.styleHints() if QGuiApplication.instance() is not None else None
        scheme = hints.colorScheme() if hints is not None else Qt.ColorScheme.Unknown
        self.dark = self.mode == "dark" or (self.mode == "system" and scheme == Qt.ColorScheme.Dark)
        if hints is not None and hasattr(hints, "accessibility"):
            self.more_contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        self._tokens = colours.tokens(self.dark, self.more_contrast)

    def _refresh(self) -> None:
        before = self._tokens
        self._choose()
        if self._tokens == before:
            return
        app = QApplication.instance()
        if not self.native and isinstance(app, QApplication):
            if self._style is not None and isValid(self._style):
                self._style.use(self._tokens)
            app.setPalette(colours.qpalette(self._tokens))
        self._icons.clear()
        for widget, kind in list(self._styled.items()):
            if isValid(widget):
                self._put_on(widget, kind)
        for target, (name, token) in list(self._dressed.items()):
            if isValid(target):
                target.setIcon(self.icon(name, token))
        self.changed.emit()

    # --- what pages ask for ---------------------------------------------------------------------------------------------

    def colour(self, token: str) -> QColor:
        """The colour of a token; ``KeyError`` if there is no such token."""
        return QColor(self._tokens[token])

    def icon(self, name: str, token: str = "text") -> QIcon:
        """The icon in the colour of a token. It keeps its colour when the theme changes: see ``dress``."""
        return self._icons.icon(name, self.colour(token))

    def dress(self, target: Any, name: str, token: str = "text") -> None:
        """Put an icon on an action or button, and again whenever the theme changes."""
        self._dressed[target] = (name, token)
        target.setIcon(self.icon(name, token))

    def font(self, kind: str = "body") -> QFont:
        """A font relative to the system's: ``title``, ``section``, ``body``, ``strong``, ``secondary``, ``figure``."""
        factor, weight = _FONTS[kind]
        font = QFont(QApplication.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * factor)
        else:
            font.setPixelSize(max(1, round(font.pixelSize() * factor)))
        font.setWeight(weight)
        if kind == "figure":
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def style(self, widget: QWidget, kind: str) -> None:
        """Give a widget of ours its looks, now and after each change of theme.

        Text only: ``title``, ``section``, ``body``, ``muted``, ``figure``, ``good``, ``warn``, ``bad``, ``info``. With a ground:
        ``card``, ``tile``, ``chip``, ``chip_good`` …, ``banner``, ``banner_warn`` …, ``toast``, ``primary``, ``flat``, ``link``,
        ``choice``.
        """
        if kind not in styles.SHEETS and kind not in styles.INKS:
            raise KeyError(kind)
        self._styled[widget] = kind
        self._put_on(widget, kind)

    def unstyle(self, widget: QWidget) -> None:
        """Back to the system's own looks, for what had a piece's ground for a while."""
        self._styled.pop(widget, None)
        widget.setProperty("look", None)
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
        widget.setStyleSheet("")
        widget.setPalette(QPalette())
        widget.setFont(QFont())

    def calm(self) -> bool:
        """Whether the system asks for no motion."""
        hints = QGuiApplication.styleHints()
        accessibility = getattr(hints, "accessibility", None)
        motion = getattr(accessibility(), "motionPreference", None) if accessibility is not None else None
        return motion is not None and motion().name == "ReducedMotion"

    def _put_on(self, widget: QWidget, kind: str) -> None:
        if kind in styles.INKS:
            font_kind, token = styles.INKS[kind]
            widget.setFont(self.font(font_kind))
            palette = QPalette(widget.palette())
            for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
                palette.setColor(QPalette.ColorGroup.Active, role, self.colour(token))
                palette.setColor(QPalette.ColorGroup.Inactive, role, self.colour(token))
            widget.setPalette(palette)
            return
        accent = self.colour("accent")
        widget.setProperty("look", kind)
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        widget.setStyleSheet(
            styles.sheet(
                kind,
                self._tokens,
                hover=self._mixed("text", "surface", 0.06),
                accent_hover=(accent.lighter(112) if self.dark else accent.darker(112)).name(),
                accent_pressed=(accent.lighter(122) if self.dark else accent.darker(125)).name(),
            )
        )

    def _mixed(self, one: str, ground: str, share: float) -> str:
        a, b = self.colour(one), self.colour(ground)
        return QColor.fromRgbF(
            a.redF() * share + b.redF() * (1 - share),
            a.greenF() * share + b.greenF() * (1 - share),
            a.blueF() * share + b.blueF() * (1 - share),
        ).name()
