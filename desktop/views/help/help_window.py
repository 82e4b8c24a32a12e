"""The help window: topics on the left, the text on the right; not modal, so that one may read and work side by side."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMouseEvent, QShortcut, QTextDocument
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QSplitter, QToolButton, QVBoxLayout, QWidget

from desktop.views.help.definitions import definitions
from desktop.views.help.find_bar import FindBar
from desktop.views.help.matching import wanted
from desktop.views.help.places import LINKED
from desktop.views.help.searching import Hit, Index, Section
from desktop.views.help.topic_document import fill, on_screen, sections
from desktop.views.help.topic_list import TopicList
from desktop.views.help.topic_view import TopicView
from desktop.views.help.topics import CONTENTS, ENDING, WORDS, Handbook, handbook
from desktop.views.look import placing
from desktop.views.look.theme import GRID, MARGIN, Look
from desktop.views.workbench import Preferences, Workbench
from desktop.words import PROGRAM

USUAL = QSize(980, 680)
_KEY = QKeySequence.StandardKey


def open_help(
    workbench: Workbench | Look, parent: QWidget, topic: str = "", *, preferences: Preferences | None = None
) -> HelpWindow:
    """Show the help beside the window of ``parent``, at a topic (``code`` or ``code#heading``) or at the contents.

    A workspace is not needed: a ``Look`` will do. One help window belongs to each window; a second call uses it again.
    """
    home = parent.window()
    found = home.findChildren(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if found:
        window = found[0]
    elif isinstance(workbench, Look):
        window = HelpWindow(workbench, preferences, None, home)
    else:
        window = HelpWindow(workbench.look, preferences or workbench.preferences, workbench, home)
    if topic or not found:
        code, _, anchor = (topic or CONTENTS).partition("#")
        window.go(code, anchor)
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    window.text.setFocus()
    return window


class HelpWindow(QWidget):
    """Belongs to the window it was opened from and closes with it; knows back and forward."""

    def __init__(
        self,
        look: Look,
        preferences: Preferences | None,
        workbench: Workbench | None,
        parent: QWidget,
        book: Handbook | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowIcon(parent.windowIcon())
        self.setAutoFillBackground(True)
        self._look = look
        self._preferences = preferences
        self._workbench = workbench
        self.book = book or handbook()
        self._index: Index | None = None
        self._line: list[tuple[str, str, int]] = []
        self._at = -1
        self._code = self._anchor = ""
        self.list = TopicList(look, self.book, self.search, self)
        self.text = TopicView(look, self)
        self.finder = FindBar(look, self.text, self)
        self._lay_out(look)
        self._connect()
        if preferences is not None:
            placing.restore(self, "help", preferences, USUAL)
        else:
            self.resize(USUAL)

    # --- reading -----------------------------------------------------------------------------------------------------------

    @property
    def topic(self) -> str:
        """The code of the topic that is shown."""
        return self._code

    def go(self, code: str, anchor: str = "", words: str = "") -> None:
        """Show a topic, from a heading on, with words marked; where it came from is remembered."""
        if self.book.find(code) is None:
            code, anchor = CONTENTS, ""
        if (code, anchor) != (self._code, self._anchor):
            self._leave()
            self._line = [*self._line[: self._at + 1], (code, anchor, -1)]
            self._at = len(self._line) - 1
        self._show(code, anchor)
        if self.finder.isHidden():
            self.text.look_for(wanted(words) if words else ())

    def step(self, by: int) -> None:
        """Back (-1) or forward (+1), to where one was in the text."""
        if 0 <= self._at + by < len(self._line):
            self._leave()
            self._at += by
            code, anchor, scroll = self._line[self._at]
            self._show(code, anchor)
            if scroll >= 0:
                self.text.verticalScrollBar().setValue(scroll)

    def markdown(self, code: str) -> str:
        """The text of a topic; words and definitions are told from the open workspace."""
        topic = self.book.find(code)
        text = topic.text if topic is not None else ""
        if code == WORDS:
            text += "\n" + definitions(self._workbench.book if self._workbench is not None else None)
        return text

    def search(self, typed: str) -> tuple[Hit, ...]:
        """What all topics have on these words."""
        if self._index is None:
            found: list[Section] = []
            for topic in self.book.topics[1:]:  # the contents only repeat titles
                document = QTextDocument()
                fill(document, self.markdown(topic.code), on_screen(self._look))
                found += sections(topic.code, topic.title, document)
            self._index = Index(found)
        return self._index.search(typed)

    def _leave(self) -> None:
        if self._at >= 0:
            code, anchor, _ = self._line[self._at]
            self._line[self._at] = (code, anchor, self.text.verticalScrollBar().value())

    def _show(self, code: str, anchor: str) -> None:
        self._code, self._anchor = code, anchor
        topic = self.book.find(code)
        title = topic.title if topic is not None else ""
        group = topic.group if topic is not None else ""
        self.text.show_text(self.markdown(code), anchor)
        self.text.setAccessibleName(title)
        self.where.setText("  ›  ".join(part for part in (group, title) if part))
        self.setWindowTitle(f"{title} – {self.tr('Help')} – {PROGRAM}" if code != CONTENTS else f"{title} – {PROGRAM}")
        self.list.show_topic(code)
        self.finder.look_again()
        self.back_button.setEnabled(self._at > 0)
        self.forward_button.setEnabled(self._at < len(self._line) - 1)

    # --- building ----------------------------------------------------------------------------------------------------------

    def _lay_out(self, look: Look) -> None:
        top = QFrame(self)
        look.style(top, "top")
        self.back_button = self._button(look, "back", self.tr("Back"), "Alt+←")
        self.forward_button = self._button(look, "forward", self.tr("Forward"), "Alt+→")
        self.where = QLabel(top)
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        look.style(self.where, "quiet")
        self.find_button = self._button(look, "search", self.tr("Find in this topic"), "Ctrl+F", self.tr("&Find"))
        self.print_button = self._button(look, "print", self.tr("Print this topic"), "Ctrl+P", self.tr("&Print…"))
        row = QHBoxLayout(top)
        row.setContentsMargins(GRID, GRID, MARGIN, GRID)
        row.setSpacing(GRID // 2)
        row.addWidget(self.back_button)
        row.addWidget(self.forward_button)
        row.addSpacing(GRID // 2)
        row.addWidget(self.where, 1)
        row.addWidget(self.find_button)
        row.addWidget(self.print_button)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addWidget(self.finder)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([self.list.sizeHint().width(), USUAL.width()])
        self.list.setMinimumWidth(GRID * 22)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self.splitter, 1)

    def _button(self, look: Look, icon: str, name: str, key: str, text: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(f"{name} ({key})")
        button.setAccessibleName(name)
        button.setIconSize(QSize(18, 18))
        button.setMinimumSize(QSize(28, 28))
        if text:
            button.setText(text)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        look.style(button, "flat")
        look.dress(button, icon, "muted")
        return button

    def _connect(self) -> None:
        self.list.chosen.connect(self.go)
        self.list.left.connect(self.text.setFocus)
        self.text.followed.connect(self._follow)
        self.back_button.clicked.connect(lambda: self.step(-1))
        self.forward_button.clicked.connect(lambda: self.step(1))
        self.find_button.clicked.connect(self.finder.open_bar)
        self.print_button.clicked.connect(self.print_topic)
        keys: tuple[tuple[Any, Any], ...] = (
            (_KEY.Find, self.finder.open_bar),
            (_KEY.Print, self.print_topic),
            (_KEY.Close, self.close),
            ("F3", lambda: self.finder.step(1)),
            ("Shift+F3", lambda: self.finder.step(-1)),
            ("Alt+Left", lambda: self.step(-1)),
            ("Alt+Right", lambda: self.step(1)),
            ("Alt+Home", lambda: self.go(CONTENTS)),
            ("Ctrl+Shift+F", self._focus_search),
            ("F1", lambda: self.go(CONTENTS)),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self, act)

    def _focus_search(self) -> None:
        self.list.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.field.selectAll()

    # --- links -------------------------------------------------------------------------------------------------------------

    def _follow(self, url: QUrl) -> None:
        """A link to another topic, to a heading of this one, or to a place of the program."""
        if url.scheme() == "app":
            self._open_place(url.path())
        elif not url.scheme():
            code = url.path().removesuffix(ENDING) or self._code
            self.go(code, url.fragment())

    def _open_place(self, place: str) -> None:
        if place not in LINKED:
            return
        if self._workbench is None:
            self.where.setText(self.tr("First open a workspace."))
            return
        home = self.parentWidget()
        if home is not None:
            home.raise_()
            home.activateWindow()
        self._workbench.open(place)

    # --- paper and closing --------------------------------------------------------------------------------------------------

    def print_topic(self) -> None:
        """Ask for a printer and print the topic shown, black on white."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only here: the start must not load it

        from desktop.views.help.printing import paper, print_on

        printer = QPrinter()
        asking = QPrintDialog(printer, self)
        if asking.exec() == QDialog.DialogCode.Accepted:
            topic = self.book.find(self._code)
            print_on(printer, paper(self._look, topic.title if topic else PROGRAM, self.markdown(self._code)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, unless a field wanted it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The back and forward buttons of a mouse."""
        step = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}.get(event.button(), 0)
        if step:
            QTimer.singleShot(0, self, lambda: self.step(step))
        super().mouseReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window comes back where it stood."""
        if self._preferences is not None:
            placing.keep(self, "help", self._preferences)
        super().closeEvent(event)
