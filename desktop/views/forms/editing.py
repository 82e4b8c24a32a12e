"""Who is editing: an open form tells the others, and whoever looks at the record reads it on a chip. Nobody is ever kept out."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.services.presence.messages import LEASE_SECONDS, Editing, ReadEditing, TellEditing
from desktop.views.forms.changed_notice import listed
from desktop.views.workbench import Workbench

RENEWED_MS = LEASE_SECONDS * 1000 // 3
LOOKED_MS = 5_000
TOLD = ("candidate", "requisition", "application")
"""The kinds of records that are told of."""


class EditingLease(QObject):
    """Says that a form on a record is open, again and again while it is; when the program dies, it fades within a minute."""

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._seat = uuid4().hex
        self._record = ("", "")
        self._waiting = False
        self._timer = QTimer(self)
        self._timer.setInterval(RENEWED_MS)
        self._timer.timeout.connect(self.renew)

    @property
    def held(self) -> bool:
        """Whether others are being told."""
        return bool(self._record[1])

    def begin(self, record: tuple[str, str]) -> None:
        """Tell of this record from now on."""
        self.end()
        if record[0] in TOLD and record[1] and not self._workbench.may(TellEditing):
            self._record = record
            self.renew()
            self._timer.start()

    def renew(self) -> None:
        """Tell once more; while an answer is due nothing piles up."""
        if self._waiting or not self._record[1] or self._workbench.resting:
            return
        self._waiting = True
        self._tell(over=False)

    def end(self) -> None:
        """The form is closed."""
        self._timer.stop()
        if self._record[1]:
            self._tell(over=True)
            self._record = ("", "")

    def _tell(self, *, over: bool) -> None:
        self._workbench.carry_out(
            TellEditing(self._seat, *self._record, over),
            self._came,
            owner=self,
            failed=self._failed,
            quiet=True,
        )

    def _came(self, _done: object) -> None:
        self._waiting = False

    def _failed(self, _error: Exception) -> bool:
        self._waiting = False
        return True  # a hint that cannot be given must not disturb anybody


class EditingChip(QLabel):
    """``Anna Berg is editing this``; looks again every few seconds while it can be seen, and is not there for nobody."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = parent
        self._waiting = False
        self._workbench = workbench
        self._record = ("", "")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        workbench.look.style(self, "chip_info")
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKED_MS)
        self._timer.timeout.connect(self.look_again)
        self.hide()

    def about(self, record: tuple[str, str]) -> None:
        """Whose editors are shown."""
        if record != self._record:
            self._record = record
            self._waiting = False
            self._show(())
            self._timer.start()
            self._ask()

    def look_again(self) -> None:
        """Ask now, unless nobody could see the answer."""
        if self._place.isVisible() and not self._workbench.resting:
            self._ask()

    def _ask(self) -> None:
        """While an answer is due nothing more is asked, so that nothing piles up behind a lock."""
        if self._waiting or self._record[0] not in TOLD or not self._record[1] or self._workbench.may(ReadEditing):
            return
        self._waiting = True
        self._workbench.ask(
            ReadEditing(*self._record), self._answered, owner=self, channel="editing", failed=self._failed
        )

    def _answered(self, people: tuple[Editing, ...]) -> None:
        self._waiting = False
        self._show(people)

    def _failed(self, _error: Exception) -> None:
        self._waiting = False  # a hint; in a few seconds it is tried again

    def _show(self, people: tuple[Editing, ...]) -> None:
        names = listed([one.name for one in people])
        text = self.tr("{names} is editing this") if len(people) == 1 else self.tr("{names} are editing this")
        self.setText(text.format(names=names) if people else "")
        self.setToolTip(self.tr("You can work on it too: what you both change is put together.") if people else "")
        self.setVisible(bool(people))
