"""Retiring the words that nothing uses: which of them, ticked one by one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.vocabulary.commands import RetireWords
from desktop.services.vocabulary.records import Word
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.vocabulary.words_in_words import nature, tr, what
from desktop.views.workbench import Workbench


class RetireDialog(QDialog):
    """All are ticked at first; what keeps its tick is retired."""

    def __init__(
        self, workbench: Workbench, words: tuple[Word, ...], retired: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Retire unused words"))
        self._workbench, self._words, self._retired, self._owner = workbench, words, retired, parent
        about = QLabel(
            tr("A retired word is offered no more. It stays where it is named, and can be brought back at any time."),
            self,
        )
        about.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Unused words"))
        for word in words:
            item = QListWidgetItem(f"{word.label} · {nature(word)}" if nature(word) else word.label, self.list)
            item.setData(Qt.ItemDataRole.UserRole, word.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        self.retire_button = QPushButton(tr("&Retire"), self)
        workbench.look.style(self.retire_button, "primary")
        cancel = QPushButton(tr("&Cancel"), self)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.retire_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.retire_button.setAutoDefault(False)
        cancel.setAutoDefault(False)
        self.retire_button.clicked.connect(self.retire)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        column.setSpacing(GRID)
        column.addWidget(about)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(GRID * 52, GRID * 46)
        self.list.itemChanged.connect(lambda _item: self._enable())
        self.list.setFocus()
        self._enable()

    def ticked(self) -> tuple[Word, ...]:
        """The words that shall be retired."""
        items = (self.list.item(row) for row in range(self.list.count()))
        wanted = {item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked}
        return tuple(word for word in self._words if word.id in wanted)

    def retire(self) -> None:
        """Carry it out; the toast offers undo."""
        words = self.ticked()
        self.accept()
        self._workbench.carry_out(
            RetireWords(tuple(one.id for one in words), what(words)), lambda _done: self._retired(), owner=self._owner
        )

    def _enable(self) -> None:
        number = len(self.ticked())
        self.retire_button.setEnabled(bool(number))
        self.retire_button.setToolTip("" if number else tr("Tick at least one word first."))
        self.retire_button.setText(tr("&Retire 1 word") if number == 1 else tr("&Retire {n} words").format(n=number))
