"""The part of the settings that is about copies: where they go, whether they are made by themselves, who else opens them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDir, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from desktop.errors import FieldErrors
from desktop.services.backup.messages import BackupState, ReadBackups, SetBackupPlace, SetBackupRecipient
from desktop.views.backups import wording
from desktop.views.look.beside import labels_beside
from desktop.views.look.theme import GRID, MARGIN
from desktop.views.mishaps.wording import word
from desktop.views.records.facts import Card
from desktop.views.workbench import Workbench


class BackupSection(Card):
    """Everything takes effect at once; ``show_copies`` opens the list."""

    def __init__(self, workbench: Workbench, show_copies: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(workbench.look, QCoreApplication.translate("BackupSection", "Copies"), parent)
        self._workbench = workbench
        self._state: BackupState | None = None
        self.last = QLabel(self.tr("Looking…"), self)
        self.last.setTextFormat(Qt.TextFormat.PlainText)
        self.last.setWordWrap(True)
        self.folder = QLineEdit(self)
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(self.tr("Folder for copies"))
        self.change_button = QPushButton(self.tr("C&hange…"), self)
        self.change_button.clicked.connect(self._choose)
        self.beside_button = QPushButton(self.tr("Beside the &workspace"), self)
        self.beside_button.clicked.connect(lambda: self._set("", None))
        self.automatic = QCheckBox(self.tr("Make a copy every day while nobody types"), self)
        self.automatic.setMinimumHeight(GRID * 3)
        self.automatic.clicked.connect(lambda on: self._set(None, on))
        self.recipient = QLineEdit(self)
        self.recipient.setPlaceholderText(self.tr("Begins with age1; leave it empty otherwise"))
        self.recipient.setAccessibleName(self.tr("Additional key for copies"))
        self.recipient.editingFinished.connect(self._set_recipient)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        workbench.look.style(self.problem, "bad")
        self.problem.hide()
        self.copies_button = QPushButton(self.tr("&Back up now, or restore…"), self)
        self.copies_button.clicked.connect(show_copies)
        for button in (self.change_button, self.beside_button, self.copies_button):
            button.setAutoDefault(False)
        where = QHBoxLayout()
        where.setSpacing(GRID)
        where.addWidget(self.folder, 1)
        where.addWidget(self.change_button)
        where.addWidget(self.beside_button)
        form = self._form = QFormLayout()
        form.setHorizontalSpacing(MARGIN)
        form.setVerticalSpacing(GRID)
        form.addRow(self.tr("Last verified"), self.last)
        form.addRow(self.tr("Folder"), where)
        form.addRow("", self.automatic)
        form.addRow(self.tr("&Additional key"), self.recipient)
        form.addRow(self.problem)
        below = QHBoxLayout()
        below.addWidget(self.copies_button)
        below.addStretch(1)
        form.addRow("", below)
        form.setRowVisible(self.recipient, False)
        self.column.addLayout(form)
        labels_beside(form)
        self.setMinimumWidth(GRID * 80)
        why_not = workbench.may(SetBackupPlace)
        for widget in (self.change_button, self.beside_button, self.automatic, self.recipient):
            widget.setEnabled(not why_not)
            widget.setToolTip(why_not)
        self.ask()

    def ask(self) -> None:
        """Read what is chosen and what was made."""
        self._workbench.ask(ReadBackups(), self.show_state, owner=self, channel="backups")

    def show_state(self, state: BackupState) -> None:
        """Show it."""
        self._state = state
        when = [f"{wording.local(state.verified_at)} ({wording.age(state.verified_at)})"] if state.verified_at else []
        self.last.setText("\n".join([*when, *wording.warnings(state)]))
        self.folder.setText(QDir.toNativeSeparators(state.folder))
        self.folder.setCursorPosition(0)
        self.automatic.setChecked(state.automatic)
        self.beside_button.setVisible(state.chosen)
        if state.on_server:
            self.beside_button.setText(self.tr("The &usual folder"))
        if not self.recipient.hasFocus():
            self.recipient.setText(state.recipient)
        self._form.setRowVisible(self.recipient, state.sealed)

    def _choose(self) -> None:
        start = self._state.folder if self._state is not None else ""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for copies"), start)
        if folder:
            self._set(folder, None)

    def _set(self, folder: str | None, automatic: bool | None) -> None:
        state = self._state
        if state is None:
            return
        present = state.folder if state.chosen else ""
        command = SetBackupPlace(
            present if folder is None else folder, state.automatic if automatic is None else automatic
        )
        self._workbench.carry_out(command, lambda _: self._taken(), owner=self, failed=self._failed, quiet=True)

    def _set_recipient(self) -> None:
        text = self.recipient.text().strip()
        if self._state is not None and text != self._state.recipient:
            self._workbench.carry_out(
                SetBackupRecipient(text), lambda _: self._taken(), owner=self, failed=self._failed, quiet=True
            )

    def _taken(self) -> None:
        self.problem.hide()
        self.ask()

    def _failed(self, error: Exception) -> bool:
        said = word(error)
        self.problem.setText(said.todo if isinstance(error, FieldErrors) else said.text)
        self.problem.show()
        return True
