"""A form in a window of its own, beside the page it was opened from: title, form, buttons, and the question when it closes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.dispatch.messages import Done
from desktop.views.forms.access_keys import plain, with_access_keys
from desktop.views.forms.form_panel import FormPanel
from desktop.views.forms.plan import FormPlan
from desktop.views.look.placing import within_screen
from desktop.views.look.theme import GRID, MARGIN
from desktop.views.workbench import Workbench
from desktop.words import PROGRAM

BUSY_SHOWN_AFTER = 200
_WIDE = 760
_WIDER = 940
"""Where two texts stand next to each other."""


class FormWindow(QDialog):
    """Not modal: one may look things up meanwhile. Closes itself after saving."""

    def __init__(self, workbench: Workbench, plan: FormPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._workbench = workbench
        self._caller = QApplication.focusWidget()
        self._leaving = False
        verb_key = _keys(plan.verb)
        dismiss = with_access_keys([plain(plan.dismiss or self.tr("Cancel"))], verb_key)[0]
        self.panel = FormPanel(workbench, plan, self, taken_keys=verb_key + _keys(dismiss))
        title = QLabel(plan.title, self)
        title.setContentsMargins(MARGIN, MARGIN, MARGIN, 0)
        title.setWordWrap(True)
        workbench.look.style(title, "title")
        self.title = title
        self.saying = QLabel(self)
        workbench.look.style(self.saying, "muted")
        self.buttons = QDialogButtonBox(self)
        self.save_button = QPushButton(plan.verb, self)
        self.save_button.setToolTip(self.tr("Ctrl+Enter"))
        if plan.primary:
            workbench.look.style(self.save_button, "primary")
        self.cancel_button = QPushButton(dismiss, self)
        self.buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.save_button, self.cancel_button):
            button.setAutoDefault(False)
        self.save_button.clicked.connect(self.panel.save)
        self.cancel_button.clicked.connect(self.close)
        line = QFrame(self)
        workbench.look.style(line, "hairline")
        line.setFixedHeight(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(MARGIN, GRID, MARGIN, GRID + 4)
        foot.addWidget(self.saying)
        foot.addWidget(self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(title)
        whole.addWidget(self.panel, 1)
        whole.addWidget(line)
        whole.addLayout(foot)
        self.saying.hide()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(BUSY_SHOWN_AFTER)
        self._wait.timeout.connect(lambda: self._say(self.tr("Saving…")))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.panel.save)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.panel.save)
        place = plan.spec.code.partition(".")[0]
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, lambda: workbench.open("help", place))
        self.panel.saved.connect(self._saved)
        self.panel.modified.connect(self._mark)
        self.panel.busy.connect(self._busy)
        self.resize(self.sizeHint())  # by itself Qt gives a window no more than two thirds of the screen
        size = workbench.preferences.read(f"form.size.{plan.spec.code}")
        if isinstance(size, list | tuple) and len(size) == 2:
            self.resize(within_screen(self, QSize(int(size[0]), int(size[1]))))
        self.name(plan.title)
        self._mark(self.panel.is_modified())

    def name(self, title: str) -> None:
        """The title above the form and of the window."""
        self.title.setText(title)
        self.setWindowTitle(f"{title}[*] – {PROGRAM}")

    def sizeHint(self) -> QSize:
        """Wide enough for one column with labels at its side, as high as the form or the screen allows."""
        wanted = self.panel.form.sizeHint().height() + 240
        beside = any(section.beside for section in self.panel.plan.spec.sections)
        return within_screen(self, QSize(_WIDER if beside else _WIDE, min(wanted, 860)))

    def showEvent(self, event: object) -> None:
        """The first field has the focus."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.panel.form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, after the question; Enter never saves by accident."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif isinstance(focused, QPushButton):
            focused.click()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Unsaved input asks; Cancel keeps all."""
        if self._leaving or not self.panel.is_modified():
            self._take_leave()
            event.accept()
            return
        answer = self.ask_unsaved()
        if answer == "discard":
            if self.panel.drafts is not None:
                self.panel.drafts.keep_now()
                self.panel.drafts.drop()
            self._take_leave()
            event.accept()
            return
        event.ignore()
        if answer == "save":
            QTimer.singleShot(0, self.panel, self.panel.save)  # a window cannot close while it is being closed

    def ask_unsaved(self) -> str:
        """``save``, ``discard`` or ``cancel``."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(PROGRAM)
        box.setText(self.tr("“{title}” has changes that are not saved.").format(title=plain(self.title.text())))
        box.setInformativeText(self.tr("Discard drops what you typed. Cancel keeps the form open."))
        save = box.addButton(plain(self.panel.plan.verb), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        chosen = box.clickedButton()
        return "save" if chosen is save else "discard" if chosen is discard else "cancel"

    def may_close(self) -> bool:
        """For the end of the program: what was typed is kept as a draft, so nothing has to be asked there."""
        if self.panel.drafts is not None and self.panel.is_modified():
            self.panel.drafts.keep_now()
        elif self.panel.is_modified() and self.ask_unsaved() != "discard":
            return False
        self.panel.hands.leave()  # while there is still somebody to tell
        return True

    def _saved(self, _done: Done) -> None:
        self._leaving = True
        self.close()

    def _mark(self, modified: bool) -> None:
        self.setWindowModified(modified)

    def _busy(self, running: bool) -> None:
        self.save_button.setEnabled(not running)
        if running:
            self._wait.start()
        else:
            self._wait.stop()
            self._say("")

    def _say(self, text: str) -> None:
        self.saying.setText(text)
        self.saying.setVisible(bool(text))

    def _take_leave(self) -> None:
        """The size is remembered, the focus goes back to where it came from."""
        size = self.size()
        self._workbench.preferences.write(f"form.size.{self.panel.plan.spec.code}", [size.width(), size.height()])
        self.panel.hands.leave()
        caller = self._caller
        try:
            if caller is not None and caller.isVisible() and caller.window() is not self:
                caller.setFocus(Qt.FocusReason.OtherFocusReason)
        except RuntimeError:
            pass  # the page that opened the form is gone


def _keys(*labels: str) -> str:
    """The access keys that the buttons take."""
    return "".join(label[place + 1] for label in labels if (place := label.find("&")) >= 0 and place + 1 < len(label))


def show_form(workbench: Workbench, plan: FormPlan, parent: QWidget | None = None) -> FormWindow:
    """Open a form, or raise the window in which the same form is open already: two would share one draft."""
    for window in open_forms():
        if plan.draft_key and window.panel.plan.draft_key == plan.draft_key:
            window.raise_()
            window.activateWindow()
            return window
    window = FormWindow(workbench, plan, parent)
    window.show()
    return window


def open_forms() -> list[FormWindow]:
    """Every form window that is open."""
    return [
        window for window in QApplication.topLevelWidgets() if isinstance(window, FormWindow) and window.isVisible()
    ]


def keep_drafts() -> None:
    """Keep what stands in every open form now, before the program locks."""
    for window in open_forms():
        if window.panel.drafts is not None:
            window.panel.drafts.keep_now()


def forms_may_close() -> bool:
    """For the main window before it closes: drafts are kept; a form that keeps none asks."""
    return all(window.may_close() for window in open_forms())
