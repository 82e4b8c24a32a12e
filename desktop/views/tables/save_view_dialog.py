"""Asks for the name of a view, and whether the team sees it too."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.views.look.beside import labels_beside
from desktop.views.workbench import Workbench


class SaveViewDialog(QDialog):
    """``name`` and ``shared`` hold the answer."""

    def __init__(self, workbench: Workbench, taken: Collection[str], name: str, shared: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save view"))
        self._taken = {known.casefold() for known in taken}
        form = QFormLayout(self)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(12)
        self._name = QLineEdit(name, self)
        self._name.setMinimumWidth(280)
        self._name.setMaxLength(80)
        form.addRow(self.tr("&Name (required)"), self._name)
        self._shared = QCheckBox(self.tr("&Share with the team"), self)
        self._shared.setChecked(shared)
        form.addRow("", self._shared)
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        workbench.look.style(self._note, "muted")
        form.addRow(self._note)
        buttons = QDialogButtonBox(self)
        self.save = QPushButton(self.tr("Save view"), self)
        workbench.look.style(self.save, "primary")
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton(self.tr("Cancel"), self), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        labels_beside(form)
        self._name.textChanged.connect(self._check)
        self._name.selectAll()
        self._check()

    @property
    def name(self) -> str:
        """The name as typed, without blanks around it."""
        return " ".join(self._name.text().split())

    @property
    def shared(self) -> bool:
        """Whether everybody of the team shall see the view."""
        return self._shared.isChecked()

    def _check(self) -> None:
        self.save.setEnabled(bool(self.name))
        self.save.setToolTip("" if self.name else self.tr("Give the view a name first."))
        replaced = self.name.casefold() in self._taken
        self._note.setText(
            self.tr("Your view of this name will be replaced.")
            if replaced
            else self.tr("Kept are filters, search, sort order and columns.")
        )
