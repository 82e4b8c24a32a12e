"""Restoring from the window: the workspace is closed, the copy put in its place off the GUI thread, and the workspace opened again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from desktop.desk.opening import in_background
from desktop.services.dispatch.messages import Progress
from desktop.views.backups.progress_line import ProgressLine
from desktop.views.backups.restore_file_dialog import RestoreFileDialog
from desktop.views.look.theme import GAP, GRID, MARGIN, Look

if TYPE_CHECKING:
    from desktop.services.access.keys.open_vault import OpenVault
    from desktop.services.backup.restore_backup import Restored
    from desktop.services.workspace.session import WorkSession


class Reopening(Protocol):
    """What restoring needs of the running desk."""

    look: Look

    def open(self, path: Path) -> None:
        """Open a workspace."""

    def close_workspace(self) -> None:
        """Close the window and let the file go."""

    def say(self, error: Exception, path: Path) -> None:
        """Tell that something did not work."""


class RestoringDialog(QDialog):
    """All there is to see while a workspace is replaced: how far it is, and Stop."""

    def __init__(self, look: Look, what: str) -> None:
        super().__init__(None)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Restoring"))
        told = QLabel(what, self)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self.progress = ProgressLine(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(told)
        column.addWidget(self.progress)
        self.setMinimumWidth(GRID * 64)

    def reject(self) -> None:
        """Esc asks to stop; the dialog goes when the work has."""
        self.progress.stop()


def restore_over(desk: Reopening, session: WorkSession, archive: Path) -> RestoringDialog:
    """Replace the open workspace by a copy; whatever happens, it is opened again."""
    path, vault = session.file.path, session.vault
    tr = QCoreApplication.translate
    dialog = RestoringDialog(
        desk.look, tr("Restoring", "The copy is checked, the present state copied, then the workspace is replaced.")
    )
    progress = Progress()
    dialog.progress.begin(tr("Restoring", "Restoring"), progress)
    dialog.show()
    desk.close_workspace()

    def again(error: Exception | None = None) -> None:
        dialog.progress.end()
        desk.open(path)
        dialog.close()
        dialog.deleteLater()
        if error is not None:
            desk.say(error, archive)

    in_background(_restorer(archive, path, vault, progress), lambda _: again(), again, dialog)
    return dialog


def _restorer(archive: Path, path: Path, vault: OpenVault | None, progress: Progress) -> Callable[[], Restored]:
    def run() -> Restored:
        from desktop.services.backup.restore_backup import identities_of, restore

        return restore(archive, path, identities_of(vault) if vault else [], vault, progress)

    return run


def restore_outside(
    desk: Reopening, archive: Path | None, target: Path | None, parent: QWidget | None
) -> RestoreFileDialog:
    """Restore where nothing is open: the dialog asks for the copy, the place and what opens it."""

    def begin(copy: Path, path: Path, secret: str, progress: Progress) -> None:
        def run() -> Restored:
            from desktop.services.backup.outside import restore_with

            return restore_with(copy, path, secret, progress)

        def restored(done: Restored) -> None:
            dialog.progress.end()
            desk.open(done.path)
            dialog.accept()

        in_background(run, restored, dialog.failed, dialog)

    dialog = RestoreFileDialog(desk.look, begin, archive, target, parent)
    dialog.open()
    return dialog


def tell_older(window: QWidget, session: WorkSession) -> QObject:
    """Say that the file is older than what this computer has seen of it; only the person can know whether that was meant."""
    from PySide6.QtWidgets import QMessageBox

    tr = QCoreApplication.translate
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Restoring", "An older state"))
    box.setText(tr("Restoring", "This workspace is older than the one this computer saw last."))
    box.setInformativeText(
        tr(
            "Restoring",
            "Changes that were saved are not in it. Either somebody put an older copy in its place, or its journal was cut. You can go"
            " on working: what is written from now on is kept apart from what is missing. If nobody put a copy back, keep the"
            " file and ask your administrator.",
        )
    )
    later = box.addButton(tr("Restoring", "Ask me again next time"), QMessageBox.ButtonRole.RejectRole)
    meant = box.addButton(tr("Restoring", "An older copy was put back on purpose"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(later)
    box.setEscapeButton(later)
    meant.clicked.connect(lambda: in_background(session.file.accept_older, lambda _: None, lambda _: None, window))
    box.open()
    return box
