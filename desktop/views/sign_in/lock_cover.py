"""The cover over a locked window: opaque, over everything, with the way in on it where there is one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import AccessTrouble, FieldErrors
from desktop.services.workspace.records import Lock
from desktop.views.look.theme import MARGIN, Look
from desktop.views.mishaps.wording import word
from desktop.views.sign_in.recovery_card import RecoveryCard
from desktop.views.sign_in.sign_in_card import SignInCard


class LockCover(QFrame):
    """Lies over its parent until ``lift``. ``entered``, ``recovered`` and ``elsewhere`` tell what the person wants."""

    entered = Signal(object, bool)
    recovered = Signal(str, str, str)
    elsewhere = Signal()

    def __init__(self, look: Look, workspace: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Locked"))
        self._server = ""
        self.sign_in = SignInCard(look, workspace, self)
        self.recovery = RecoveryCard(look, self)
        self.cards = QStackedWidget(self)
        for card in (self.sign_in, self.recovery):
            holder = QWidget(self.cards)
            middle = QVBoxLayout(holder)
            middle.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
            middle.addStretch(2)
            middle.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
            middle.addStretch(3)
            self.cards.addWidget(holder)
        scroller = QScrollArea(self)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(self.cards)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(scroller)
        self.sign_in.entered.connect(self.entered)
        self.sign_in.forgotten.connect(self._forgotten)
        self.sign_in.elsewhere.connect(self.elsewhere)
        self.recovery.entered.connect(self.recovered)
        self.recovery.back.connect(lambda: self._turn(0))
        parent.installEventFilter(self)
        self._fit()

    def ask(self, lock: Lock, last: str = "") -> None:
        """Show who can sign in."""
        self._server = lock.server
        self.sign_in.show_people(
            lock.people, keychain=lock.keychain, last=last, server=lock.server, may_be_empty=lock.may_be_empty
        )
        self.recovery.show_people(lock.people)
        self.show()
        self.raise_()
        self._turn(0)

    def busy(self, busy: bool) -> None:
        """While the keys are being opened."""
        self.sign_in.busy(busy)
        self.recovery.busy(busy)

    def refuse(self, error: Exception) -> None:
        """Say why not, on the card that asked."""
        self.busy(False)
        if self.cards.currentIndex() == 1 and isinstance(error, FieldErrors):
            self.recovery.password.tell(next(iter(error.problems.values())))
            return
        wording = word(error)
        if self.cards.currentIndex() == 1:
            self.recovery.tell(wording.text)
            return
        waits = isinstance(error, AccessTrouble) and error.code == "wait"
        seconds = int(error.details["seconds"]) if isinstance(error, AccessTrouble) and waits else 0
        self.sign_in.refuse(wording.text, seconds)

    def lift(self) -> None:
        """Let what lies below be seen again; nothing that was typed stays."""
        self.sign_in.password.clear()
        self.recovery.clear()
        self.hide()
        self.deleteLater()

    def _forgotten(self) -> None:
        if self._server:
            self.sign_in.tell(
                self.tr("A team’s server has no recovery key. Whoever looks after it gives you a new password.")
            )
        else:
            self._turn(1)

    def _turn(self, to: int) -> None:
        self.cards.setCurrentIndex(to)
        (self.recovery.key if to else self.sign_in.password).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, and on top of what it shows."""
        if watched is self.parent() and event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            self._fit()
        return False

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()


class BlankCover(QFrame):
    """The cover of every other window: nothing on it but that it is locked."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        said = QLabel(self.tr("Locked"), self)
        look.style(said, "muted")
        column = QVBoxLayout(self)
        column.addWidget(said, 0, Qt.AlignmentFlag.AlignCenter)
        self.setGeometry(parent.rect())
        self.raise_()
        self.show()
