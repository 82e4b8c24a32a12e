"""Asks before many records go at once. A few go without a question: the toast offers Undo."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

MANY = 20


def agreed_to_delete(parent: QWidget, counted: str, count: int) -> bool:
    """Whether to go on; asks only above ``MANY``. ``counted`` is "340 candidates"."""
    if count <= MANY:
        return True

    def tr(text: str) -> str:
        return QCoreApplication.translate("AskingFirst", text)

    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Delete"))
    box.setText(tr("Delete {counted}?").format(counted=counted))
    box.setInformativeText(tr("They go to the bin with all that belongs to them. Edit > Undo brings them back."))
    delete = box.addButton(tr("Delete {counted}").format(counted=counted), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    agreed = box.clickedButton() is delete
    box.deleteLater()
    return agreed
