"""The hands on the stage: keys and clicks on real widgets, a form filled as somebody types, dialogs that wait for an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget

from desktop.tour.stage import Stage, TourFailed
from desktop.views.forms.fields.choice_field import ChoiceField
from desktop.views.forms.fields.picker import PickerField
from desktop.views.forms.form import Form

_LOOK_MS = 30
_LOOKS = 40
_PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def press(widget: QWidget, *keys: Qt.Key, held: Qt.KeyboardModifier = _PLAIN) -> None:
    """Press keys one after the other."""
    for key in keys:
        QTest.keyClick(widget, key, held)


def click(widget: QWidget) -> None:
    """Click into the middle; what is switched off or out of sight cannot be clicked."""
    if not widget.isEnabled() or not widget.isVisible():
        raise TourFailed(
            f"“{widget.accessibleName() or widget.objectName() or type(widget).__name__}” cannot be clicked"
        )
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def write(widget: QWidget, text: str) -> None:
    """Type in the place of what stands there; a long text arrives as from the clipboard."""
    if isinstance(widget, QPlainTextEdit):
        widget.insertPlainText(text)
    elif isinstance(widget, QLineEdit | QAbstractSpinBox):
        widget.selectAll()
        QTest.keyClicks(widget, text)
    else:
        QTest.keyClicks(widget, text)


def fill(stage: Stage, form: Form, values: Mapping[str, str]) -> None:
    """Fill fields in their order: words and people by their names, choices by their codes, the rest as typed."""
    for code, text in values.items():
        field = form.fields[code]
        form.focus_field(code)
        if isinstance(field, PickerField):
            pick(stage, field, text)
        elif isinstance(field, ChoiceField):
            choose(field.editor(), field.in_words(text))
        else:
            write(field.editor(), text)
        if not field.value():
            raise TourFailed(f"“{text}” was not taken as {code}")


def pick(stage: Stage, field: PickerField, text: str) -> None:
    """Type a name into a picker and leave it with the one entry that this means."""
    write(field.line(), text)
    stage.settle()
    completer = field.line().completer()
    offered = completer.popup() if completer is not None else None
    if offered is not None:
        offered.hide()
    field.normalise()
    stage.settle()


def choose(box: QWidget, label: str) -> None:
    """Go down a combo box to a label."""
    if not isinstance(box, QComboBox):
        raise TourFailed("there is nothing to choose from")
    press(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == label:
            return
        press(box, Qt.Key.Key_Down)
    raise TourFailed(f"“{label}” cannot be chosen")


def meanwhile(act: Callable[[QDialog], None], what: str) -> Callable[[], None]:
    """Do something with the next dialog that waits for an answer; answers what to call afterwards, which fails if none came.

    Some dialogs hold up whoever opened them, so the hands have to be told before.
    """
    met: list[QDialog] = []
    faults: list[Exception] = []
    timer = QTimer()
    timer.setInterval(_LOOK_MS)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or dialog in met:
            return
        met.append(dialog)
        timer.stop()
        try:
            act(dialog)
        except Exception as fault:  # noqa: BLE001 - raised where the tour goes on; an exception in a slot would be lost
            faults.append(fault)
            dialog.reject()

    def after() -> None:
        for _ in range(_LOOKS):
            if met:
                break
            QTest.qWait(_LOOK_MS)
        timer.stop()
        if faults:
            raise faults[0]
        if not met:
            raise TourFailed(f"nothing asked for {what}")

    timer.timeout.connect(look)
    timer.start()
    return after
