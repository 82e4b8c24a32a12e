"""One of the two programs: the real one, and a hand on its keys that takes instructions from its standard input, a JSON line each.

Times are of the computer's monotonic clock, which all its processes share.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget

from desktop.desk.application import application
from desktop.desk.run import Desk
from desktop.services.applications.commands import MoveApplications
from desktop.services.applications.questions import ReadBoard
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.candidates.questions import FindCandidates, ReadCandidate
from desktop.services.dispatch.dispatcher import Dispatcher
from desktop.services.requisitions.questions import FindRequisitions
from desktop.views.forms.window import FormWindow
from desktop.views.look.theme import Look
from desktop.views.preferences import IniPreferences
from desktop.views.sign_in.lock_cover import LockCover

PATIENCE = 60.0
_carry_out = Dispatcher.carry_out
committed: list[float] = []


def _timed(self: Dispatcher, *arguments: Any) -> Any:
    done = _carry_out(self, *arguments)
    committed.append(time.monotonic())
    return done


class Eye(QObject):
    """Notes when something is painted for the first time: ``shown`` says whether it is among what a widget is about to paint."""

    def __init__(self, widgets: list[QWidget], shown: Callable[[], bool]) -> None:
        super().__init__()
        self._shown = shown
        self.at = 0.0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.at and event.type() == QEvent.Type.Paint and self._shown():
            self.at = time.monotonic()
        return False


class Hand(QObject):
    """Does what it is told, one thing after the other."""

    told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.eye: Eye | None = None
        self.told.connect(self._do)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.told.emit(line)

    def _do(self, line: str) -> None:
        wanted = json.loads(line)
        verb = wanted.pop("do")
        try:
            answer = {"answer": getattr(self, verb)(**wanted)}
        except Exception as error:
            answer = {"error": repr(error)}
        print(json.dumps(answer), flush=True)

    # --- instructions --------------------------------------------------------------------------------------------------------

    def sign_in(self, password: str) -> str:
        self._until(lambda: self.window is not None and self._cover() is not None)
        card = self._cover().sign_in
        card.password.line.setText(password)
        card.button.click()
        self._until(lambda: self.window.workbench is not None and self.window.stage.page is not None)
        self.window.resize(1280, 760)
        self._settle()
        return str(QApplication.platformName())

    def go(self, place: str, name: str = "") -> None:
        door = self.desk.session.door  # type: ignore[union-attr]
        record = door.ask(FindRequisitions(name))[0].id if place == "pipeline" else ""
        if place == "candidate":
            record = door.ask(FindCandidates(name))[0].id
        self.window.go(place, record)
        self._settle()

    def watch_row(self, name: str) -> None:
        """From now on: when is a row of this name painted?"""
        table = self.window.stage.page.table

        def shown() -> bool:
            return any(table.rows.index(row, 0).data() == name for row in range(min(table.rows.rowCount(), 200)))

        self.eye = Eye([table.viewport()], shown)

    def watch_card(self, name: str, column: int) -> None:
        """From now on: when is the card of this person painted in this column?"""
        columns = list(self.window.stage.page.board.columns.values())

        def shown() -> bool:
            return any(face.name == name and not face.pending for face in columns[column].cards.faces())

        self.eye = Eye([one.list.viewport() for one in columns], shown)  # where it came from is painted anew too

    def seen(self) -> float:
        """When it was."""
        eye = self.eye
        assert eye is not None
        self._until(lambda: eye.at)
        return eye.at

    def add(self, name: str) -> tuple[float, float]:
        """A new candidate: when it was given, and when it was committed."""
        return self._carry_out(CreateCandidate({"name": name}, ""))

    def move(self, requisition: str, name: str, by: int) -> dict[str, Any]:
        """Move somebody's card some stages on or back."""
        door = self.desk.session.door  # type: ignore[union-attr]
        board = door.ask(ReadBoard(door.ask(FindRequisitions(requisition))[0].id))
        at, card = next(
            (at, card) for at, column in enumerate(board.columns) for card in column.cards if card.name == name
        )
        to = board.columns[at + by].stage_id
        given, done = self._carry_out(MoveApplications((card.id,), (card.version,), to, "another stage"))
        return {"given": given, "committed": done}

    def column_of(self, requisition: str, name: str) -> int:
        door = self.desk.session.door  # type: ignore[union-attr]
        board = door.ask(ReadBoard(door.ask(FindRequisitions(requisition))[0].id))
        return next(at for at, column in enumerate(board.columns) for card in column.cards if card.name == name)

    def edit(self, name: str, title: str) -> None:
        """Open the form of somebody and type another title; nothing is saved yet."""
        door = self.desk.session.door  # type: ignore[union-attr]
        self.window.workbench.open("edit_candidate", door.ask(FindCandidates(name))[0].id)
        form = self._form()
        self._settle()
        self._until(form.panel.form.isEnabled)
        field = form.panel.form.fields["title"]
        line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        line.selectAll()
        line.insert(title)
        line.textEdited.emit(title)
        self._settle()

    def save(self) -> str:
        """Press Save: ``saved``, or ``conflict`` where a colleague was faster."""
        form = self._form()
        form.panel.save()
        self._until(lambda: not self._forms() or form.panel.hands.conflict.isVisible())
        self._settle()
        return "conflict" if self._forms() else "saved"

    def settle_conflict(self, field: str, side: str) -> str:
        """Choose one's own or the other value of a field, and take the choice over, which saves."""
        conflict = self._form().panel.hands.conflict
        conflict.findChild(QRadioButton, f"{side}_{field}").setChecked(True)
        conflict.take.click()
        self._until(lambda: not self._forms())
        self._settle()
        return "saved"

    def title_of(self, name: str) -> str:
        door = self.desk.session.door  # type: ignore[union-attr]
        return str(door.ask(ReadCandidate(door.ask(FindCandidates(name))[0].id)).title)

    def look(self, mode: str) -> None:
        self.desk.look.set_mode(mode)
        self._settle()

    def shoot(self, file: str) -> None:
        """A picture of what is in front: a form, or the window."""
        self._settle()
        self._rest(200)
        (self._forms() or [self.window])[-1].grab().save(file)

    def lock(self) -> None:
        self.desk.lock()
        self._until(lambda: self._cover() is not None)

    def quit(self) -> None:
        QTimer.singleShot(0, self._close)

    # --- how -----------------------------------------------------------------------------------------------------------------

    @property
    def window(self) -> Any:
        return self.desk.window

    def _carry_out(self, command: Any) -> tuple[float, float]:
        bench, done = self.window.workbench, []
        given = time.monotonic()
        bench.carry_out(command, done.append, owner=bench)
        self._until(lambda: done)
        return given, committed[-1]

    def _cover(self) -> Any:
        covers = self.window.findChildren(LockCover)
        return next((one for one in covers if one.isVisible() and one.sign_in.button.isEnabled()), None)

    def _forms(self) -> list[FormWindow]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, FormWindow) and one.isVisible()]

    def _form(self) -> Any:
        self._until(self._forms)
        return self._forms()[-1]

    def _settle(self) -> None:
        """Until nothing is under way; what is asked behind a lock waits for whoever unlocks, and is not waited for."""
        courier = self.window.workbench.courier
        self._until(lambda: courier.idle or courier.resting)

    def _until(self, true: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not true():
            if time.monotonic() > end:
                raise TimeoutError(f"waited in vain in {self.window.windowTitle()}")
            self._rest(5)

    @staticmethod
    def _rest(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _close(self) -> None:
        for form in self._forms():
            form.close()
        self.window.close()
        QApplication.quit()


def main(address: str, settings: Path) -> int:
    """Start as ``python3 -m desktop ADDRESS`` does, and do as told."""
    Dispatcher.carry_out = _timed  # type: ignore[method-assign]
    app = application()
    look = Look("light")
    look.apply(app, controls=False)
    desk = Desk(app, look, IniPreferences(settings))
    desk.start(address)
    hand = Hand(desk)
    code = app.exec()
    desk.stop()
    del hand
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
