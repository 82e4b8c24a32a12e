"""Restoring where no workspace is open: after damage, or on a computer that has only the copy. Three fields and one verb."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.dispatch.messages import Progress
from desktop.views.backups.progress_line import ProgressLine
from desktop.views.look.theme import GAP, GRID, MARGIN, Look
from desktop.views.mishaps.banner import Banner
from desktop.views.mishaps.wording import Wording, word

Begin = Callable[[Path, Path, str, Progress], None]


class RestoreFileDialog(QDialog):
    """``begin`` starts the work off the GUI thread; it answers by ``failed``, or by closing the dialog."""

    def __init__(
        self, look: Look, begin: Begin, archive: Path | None, target: Path | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Restore from a copy"))
        self._begin = begin
        self.banner = Banner(look, self)
        told = QLabel(
            self.tr(
                "The copy is opened and checked completely before anything is changed. A workspace that lies there already is copied"
                " first, damaged or not."
            ),
            self,
        )
        told.setWordWrap(True)
        look.style(told, "quiet")
        self.archive = self._path_field(archive, self.tr("Copy"))
        self.target = self._path_field(target, self.tr("Workspace"))
        self.secret = QLineEdit(self)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(self.tr("Password or recovery key"))
        self.secret.setPlaceholderText(self.tr("Leave empty for a copy that is not encrypted"))
        form = QFormLayout()
        form.setHorizontalSpacing(MARGIN)
        form.setVerticalSpacing(GRID)
        for text, field, choose in (
            (self.tr("&Copy"), self.archive, self._choose_archive),
            (self.tr("&Workspace"), self.target, self._choose_target),
        ):
            label = QLabel(text, self)
            label.setBuddy(field)
            form.addRow(label, self._with_button(field, choose))
        form.addRow(self.tr("&Password or recovery key"), self.secret)
        self.progress = ProgressLine(look, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.restore_button = buttons.addButton(self.tr("Restore"), QDialogButtonBox.ButtonRole.ActionRole)
        look.style(self.restore_button, "primary")
        self.restore_button.setDefault(True)
        self.restore_button.clicked.connect(self.restore)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        for part in (self.banner, told):
            column.addWidget(part)
        column.addLayout(form)
        column.addWidget(self.progress)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(GRID * 84)
        self.secret.setFocus()

    def restore(self) -> None:
        """Begin, once all is there."""
        archive, target = self.archive.text().strip(), self.target.text().strip()
        if not archive or not target:
            self.banner.tell(Wording(self.tr("Choose a copy, and where the workspace shall lie.")))
            return
        progress = Progress()
        self.banner.clear()
        self._enable(False)
        self.progress.begin(self.tr("Checking and restoring"), progress)
        self._begin(Path(archive), Path(target), self.secret.text(), progress)

    def failed(self, error: Exception) -> None:
        """It did not work; nothing was changed."""
        self.progress.end()
        self._enable(True)
        self.banner.tell(word(error))
        self.secret.selectAll()
        self.secret.setFocus()

    def reject(self) -> None:
        """While something is under way, stop that first."""
        if self.progress.busy:
            self.progress.stop()
        else:
            super().reject()

    def _enable(self, on: bool) -> None:
        for part in (self.archive, self.target, self.secret, self.restore_button):
            part.setEnabled(on)

    def _path_field(self, path: Path | None, name: str) -> QLineEdit:
        field = QLineEdit(QDir.toNativeSeparators(str(path)) if path is not None else "", self)
        field.setAccessibleName(name)
        field.setCursorPosition(0)
        return field

    def _with_button(self, field: QLineEdit, choose: Callable[[], None]) -> QHBoxLayout:
        button = QPushButton(self.tr("Choose…"), self)
        button.setAutoDefault(False)
        button.clicked.connect(choose)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(field, 1)
        row.addWidget(button)
        return row

    def _choose_archive(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a copy"), self.archive.text(), self.tr("Copies of Hiring Desk (*.tar.age *.tar)")
        )
        if name:
            self.archive.setText(QDir.toNativeSeparators(name))

    def _choose_target(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Where the workspace shall lie"), self.target.text(), self.tr("Hiring Desk workspaces (*.desk)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if name:
            self.target.setText(QDir.toNativeSeparators(name if name.endswith(".desk") else f"{name}.desk"))
