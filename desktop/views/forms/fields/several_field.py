"""Several e-mails, phones or links: one line each, the first is the main one, a list pasted at once is taken apart."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.views.forms.fields.contact_text import split_pasted, tidy, wrong
from desktop.views.forms.fields.field import Field
from desktop.views.forms.spec import FieldSpec
from desktop.views.workbench import Workbench


class _Line(QWidget):
    """One entry with its buttons."""

    def __init__(self, field: SeveralField) -> None:
        super().__init__(field)
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(field.spec.placeholder)
        self.main = QLabel(field.tr("Main"), self)
        field.workbench.look.style(self.main, "muted")
        self.up = QToolButton(self)
        self.up.setText(field.tr("Make main"))
        self.up.setToolTip(field.tr("Make this the main one"))
        self.up.setAutoRaise(True)
        field.workbench.look.dress(self.up, "star", "muted")
        self.drop = QToolButton(self)
        self.drop.setText(field.tr("Remove"))
        self.drop.setToolTip(field.tr("Remove this line"))
        self.drop.setAutoRaise(True)
        field.workbench.look.dress(self.drop, "close", "muted")
        for button in (self.up, self.drop):
            button.setMinimumSize(26, 26)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.edit, 1)
        row.addWidget(self.main)
        row.addWidget(self.up)
        row.addWidget(self.drop)


class SeveralField(Field):
    """Lines that can be added, removed and put first."""

    def __init__(self, spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(spec, workbench, parent)
        self._lines: list[_Line] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.more = QPushButton(self.tr("Add another"), self)
        self.more.setAutoDefault(False)
        self.more.setAccessibleName(self.tr("Add another: {label}").format(label=spec.label))
        workbench.look.style(self.more, "link")
        workbench.look.dress(self.more, "plus", "accent")
        self.more.setMinimumHeight(24)
        self.more.clicked.connect(self._add_clicked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(self._column)
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._append("")
        self._arrange()

    def editor(self) -> QWidget:
        """The first line."""
        return self._lines[0].edit

    def lines(self) -> list[QLineEdit]:
        """Every line edit, in order."""
        return [line.edit for line in self._lines]

    def value(self) -> tuple[str, ...]:
        """The tidied entries without empty and doubled ones."""
        found = [tidy(self.spec.content, line.edit.text()) for line in self._lines]
        return tuple(dict.fromkeys(text for text in found if text))

    def set_value(self, value: Any) -> None:
        """One line for each entry, at least one."""
        wanted = [str(part) for part in (value or ())] or [""]
        while len(self._lines) > len(wanted):
            self._remove(self._lines[-1])
        while len(self._lines) < len(wanted):
            self._append("")
        for line, text in zip(self._lines, wanted, strict=True):
            line.edit.setText(text)
            line.edit.setCursorPosition(0)
        self._arrange()

    def written(self) -> list[str]:
        """Every line as typed."""
        return [line.edit.text() for line in self._lines]

    def problem(self) -> str:
        """The first malformed entry."""
        return next((code for text in self.value() if (code := wrong(self.spec.content, text))), "")

    def normalise(self) -> None:
        """Tidy each line; a pasted list becomes lines."""
        parts: list[str] = []
        for line in self._lines:
            parts.extend(split_pasted(self.spec.content, line.edit.text()) or [""])
        if len(parts) != len(self._lines):
            self.set_value([part for part in parts if part])
            return
        for line, text in zip(self._lines, parts, strict=True):
            if line.edit.text() != text:
                line.edit.setText(text)
        self._arrange()

    def _append(self, text: str) -> _Line:
        line = _Line(self)
        line.edit.setText(text)
        line.edit.textEdited.connect(self._edited)
        line.up.clicked.connect(lambda: self._make_main(line))
        line.drop.clicked.connect(lambda: self._drop(line))
        self.watch(line.edit)
        self._lines.append(line)
        self._column.addWidget(line)
        line.show()
        return line

    def _remove(self, line: _Line) -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _edited(self, text: str) -> None:
        if "\n" in text:  # a line edit takes a paste of several lines as one
            self.normalise()
        self._arrange()
        self.typed.emit()

    def _add_clicked(self) -> None:
        empty = next((line for line in self._lines if not line.edit.text().strip()), None)
        line = empty or self._append("")
        self._arrange()
        line.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _make_main(self, line: _Line) -> None:
        texts = self.written()
        texts.insert(0, texts.pop(self._lines.index(line)))
        self.set_value(texts)
        self._lines[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()

    def _drop(self, line: _Line) -> None:
        place = self._lines.index(line)
        if len(self._lines) == 1:
            line.edit.clear()
        else:
            self._remove(line)
        self._arrange()
        self._lines[min(place, len(self._lines) - 1)].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()

    def _arrange(self) -> None:
        several = len(self._lines) > 1
        for number, line in enumerate(self._lines, start=1):
            name = self.spec.label if number == 1 else f"{self.spec.label} {number}"
            line.edit.setAccessibleName(name)
            line.up.setAccessibleName(self.tr("Make main: {name}").format(name=name))
            line.drop.setAccessibleName(self.tr("Remove: {name}").format(name=name))
            line.main.setVisible(several and number == 1)
            line.up.setVisible(several and number > 1)
            line.drop.setVisible(several)
        self.more.setVisible(bool(self._lines[0].edit.text().strip()) or several)
        previous: QWidget | None = None
        for line in self._lines:
            for widget in (line.edit, line.up, line.drop):
                if previous is not None:
                    QWidget.setTabOrder(previous, widget)
                previous = widget
        if previous is not None:
            QWidget.setTabOrder(previous, self.more)
