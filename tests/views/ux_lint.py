"""Mechanical checks of the numbered conventions. Each function takes a widget or window and answers what is wrong, in words.

    assert ux_lint.findings(page) == []

``findings`` runs everything that fits the widget. Numbers are those of CONVENTIONS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

JARGON = re.compile(
    r"\b(null|none|exception|tuple|traceback|sql|database error|invalid|failed|boolean|regex|uuid|stack trace|dialog)\b",
    re.I,
)
FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
LEAST = 24


def findings(widget: QWidget) -> list[str]:
    """Everything that is wrong with a widget, its children and (for windows) its menus."""
    found = [*names(widget), *targets(widget), *texts(widget), *buddies(widget), *access_keys(widget), *verbs(widget)]
    found += cut(widget)
    if isinstance(widget, QMainWindow):
        found += [*menus(widget), *shortcuts(widget), *reasons(widget)]
    return found


def shown(widget: QWidget) -> Iterator[QWidget]:
    """The widget and its descendants that a person can see."""
    for child in [widget, *widget.findChildren(QWidget)]:
        if child.isVisibleTo(widget) or child is widget:
            yield child


def who(widget: QWidget) -> str:
    """How a finding names a widget."""
    text = widget.text() if isinstance(widget, (QAbstractButton, QLabel)) else ""
    return f"{type(widget).__name__}({widget.objectName() or text or widget.accessibleName()})"


def _ours(widget: QWidget) -> bool:
    """Not one of Qt's own inner parts (scroll bars, the field of a combo box, menu bar extension)."""
    parent = widget.parentWidget()
    if isinstance(widget, (QScrollBar, QMenuBar, QMenu)) or widget.objectName().startswith("qt_"):
        return False
    return not isinstance(parent, (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar, QMenuBar))


# --- 97: names -----------------------------------------------------------------------------------------------------------


def name_of(widget: QWidget) -> str:
    """What a screen reader says: the accessible name, or what Qt derives from the text."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, (QAbstractButton, QLabel)) and widget.text():
        return widget.text().replace("&", "")
    if isinstance(widget, FIELDS) and not isinstance(widget, QComboBox):
        window = widget.window()
        for label in window.findChildren(QLabel):
            if label.buddy() is widget:
                return label.text().replace("&", "")
    return ""


def names(widget: QWidget) -> list[str]:
    """97: every focusable item has a name, combo boxes and icon buttons an explicit one."""
    found = []
    for child in shown(widget):
        if child.focusPolicy() == Qt.FocusPolicy.NoFocus or not _ours(child) or isinstance(child, QMainWindow):
            continue
        if not child.isEnabledTo(widget) or child.focusProxy() is not None:
            continue
        if not name_of(child) and not isinstance(child, QDialog):
            found.append(f"97: {who(child)} can have the focus but has no accessible name")
    return found


# --- 99: targets ---------------------------------------------------------------------------------------------------------


def targets(widget: QWidget) -> list[str]:
    """99: what can be clicked is at least 24 by 24."""
    found = []
    for child in shown(widget):
        if (
            isinstance(child, QAbstractButton)
            and _ours(child)
            and child.width()
            and not isinstance(child, QRadioButton)
        ):
            size = child.size() if child.isVisible() else child.sizeHint()
            if child.isVisible() and (size.width() < LEAST or size.height() < LEAST):
                found.append(f"99: {who(child)} is only {size.width()} × {size.height()}")
    return found


# --- 22: nothing is cut ------------------------------------------------------------------------------------------------------


def cut(widget: QWidget) -> list[str]:
    """22: a label or button in sight has room for its words. Labels that wrap or shorten themselves take what they get."""
    for _ in range(2):  # what was said a moment ago is laid out before the next paint, and what holds it after that
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    found = []
    for child in shown(widget):
        if not isinstance(child, (QLabel, QPushButton, QRadioButton, QCheckBox)) or not child.isVisible():
            continue
        if not child.text() or (isinstance(child, QLabel) and child.wordWrap()) or _shortens(child):
            continue
        wanted, there = child.sizeHint(), child.size()
        if there.width() < wanted.width() or there.height() < wanted.height():
            found.append(f"22: {who(child)} is cut: {there.width()} × {there.height()}")
    return found


def _shortens(widget: QWidget) -> bool:
    """Whether it is a piece of ours that knows how to live with less room."""
    return any(
        "minimumSizeHint" in vars(kind) for kind in type(widget).__mro__ if kind.__module__.startswith("desktop.")
    )


# --- 56-58: texts ----------------------------------------------------------------------------------------------------------


def texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Every text a person may read, with where it stands."""
    for child in shown(widget):
        if isinstance(child, (QLabel, QAbstractButton)):
            yield who(child), child.text()
        if isinstance(child, QLineEdit):
            yield who(child), child.placeholderText()
        yield who(child), child.toolTip()
        yield who(child), child.accessibleName()
    for action in widget.findChildren(QAction):
        yield f"action {action.objectName()}", action.text()
        yield f"action {action.objectName()}", action.toolTip()


def texts(widget: QWidget) -> list[str]:
    """58: no exclamation marks, no jargon; three dots are one sign."""
    found = []
    for where, text in texts_of(widget):
        if "!" in text.replace("! ", "", 1) and text.strip() != "!":
            found.append(f"58: {where} shouts: {text!r}")
        if "..." in text:
            found.append(f"6: {where} writes three dots instead of …: {text!r}")
        if JARGON.search(re.sub(r"<[^>]*>", "", text)):
            found.append(f"58: {where} uses jargon: {text!r}")
    return found


def verbs(widget: QWidget) -> list[str]:
    """57: buttons are verbs, never OK; boxes of buttons are ordered by QDialogButtonBox."""
    found = []
    for child in shown(widget):
        if isinstance(child, QPushButton):
            label = child.text().replace("&", "").strip().lower()
            if label in ("ok", "yes", "no", "submit"):
                found.append(f"57: {who(child)} is no verb")
            parent = child.parentWidget()
            if (
                isinstance(child.window(), QDialog)
                and label in ("cancel", "close")
                and not isinstance(parent, QDialogButtonBox)
            ):
                found.append(f"57: {who(child)} does not stand in a QDialogButtonBox")
    return found


# --- 35, 5: labels and access keys ------------------------------------------------------------------------------------------


def buddies(widget: QWidget) -> list[str]:
    """35: a label with an access key has a buddy."""
    return [
        f"35: {who(child)} has an access key but no buddy"
        for child in shown(widget)
        if isinstance(child, QLabel)
        and _key(child.text())
        and child.buddy() is None
        and child.textFormat() != Qt.TextFormat.PlainText
    ]


def access_keys(widget: QWidget) -> list[str]:
    """5: access keys are unique within a dialog or page, and within each menu."""
    found = []
    taken: dict[str, str] = {}
    for child in shown(widget):
        if isinstance(child, QLabel) and child.buddy() is None:
            continue
        if isinstance(child, (QLabel, QAbstractButton)):
            key = _key(child.text())
            if key and key in taken:
                found.append(f"5: {who(child)} and {taken[key]} share Alt+{key}")
            if key:
                taken[key] = who(child)
    for menu in widget.findChildren(QMenu):
        found += [f"5: menu {menu.title()}: {text}" for text in _menu_doubles(menu)]
    return found


def _menu_doubles(menu: QMenu) -> list[str]:
    taken: dict[str, str] = {}
    found = []
    for action in menu.actions():
        if action.isSeparator() or not action.isVisible():
            continue
        key = _key(action.text())
        if not key:
            found.append(f"{action.text()!r} has no access key")
        elif key in taken:
            found.append(f"{action.text()!r} and {taken[key]!r} share {key}")
        taken[key] = action.text()
    return found


def _key(text: str) -> str:
    bare = text.replace("&&", "")
    at = bare.find("&")
    return bare[at + 1 : at + 2].lower() if at >= 0 else ""


# --- 1-4, 6, 12: menus -------------------------------------------------------------------------------------------------------


def menu_actions(window: QMainWindow) -> list[tuple[QMenu, QAction]]:
    """Every entry of the menu bar with its menu."""
    found = []
    for top in window.menuBar().actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            found += [(menu, action) for action in menu.actions() if not action.isSeparator()]
    return found


def menus(window: QMainWindow) -> list[str]:
    """1 and 2: every action stands in exactly one menu; roles of Preferences, About and Quit are set."""
    found = []
    entries = menu_actions(window)
    for action in window.actions():
        times = sum(entry is action for _, entry in entries)
        if times != 1:
            found.append(f"1: {action.text()!r} stands in {times} menus")
    roles = {action.menuRole() for _, action in entries}
    for role in (QAction.MenuRole.PreferencesRole, QAction.MenuRole.AboutRole, QAction.MenuRole.QuitRole):
        if role not in roles and not window.property("small"):
            found.append(f"2: nothing has the role {role.name}")
    return found


def shortcuts(window: QMainWindow) -> list[str]:
    """4: no two actions share a key."""
    taken: dict[str, str] = {}
    found = []
    for _, action in menu_actions(window):
        for key in action.shortcuts():
            text = key.toString(QKeySequence.SequenceFormat.PortableText)
            if text in taken:
                found.append(f"4: {action.text()!r} and {taken[text]!r} share {text}")
            taken[text] = action.text()
    return found


def reasons(window: QMainWindow) -> list[str]:
    """12: an entry that is off says why in its tooltip: a sentence, not its own label."""
    found = []
    for _, action in menu_actions(window):
        tip = action.toolTip()
        if not action.isEnabled() and (
            not tip.rstrip().endswith(".") or tip.rstrip(".") == action.text().replace("&", "")
        ):
            found.append(f"12: {action.text()!r} is off and does not say why: {tip!r}")
    return found


def context_menu(window: QMainWindow, menu: QMenu) -> list[str]:
    """13: a context menu holds only commands that a menu has too."""
    known = {_label(action) for _, action in menu_actions(window)}
    return [
        f"13: {action.text()!r} stands only in the context menu"
        for action in menu.actions()
        if not action.isSeparator() and action.menu() is None and _label(action) not in known
    ]


def _label(action: QAction) -> str:
    return action.text().replace("&", "")


def icon_buttons(widget: QWidget) -> list[QToolButton]:
    """Buttons that show only an icon."""
    return [child for child in widget.findChildren(QToolButton) if not child.text() and not child.icon().isNull()]
