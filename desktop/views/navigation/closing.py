"""May the program close now? Pages are asked for what was typed, and a long command is not cut off without a word."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from desktop.views.main_window import MainWindow

_LONG = 1.0


def may_close_now(window: MainWindow) -> bool:
    """Every page agreed, and nothing long is under way or the person wants it stopped."""
    for page in (*window.stage.pages, *(other.page for other in window.windows)):
        if not page.may_close():
            return False
    from desktop.views.forms.window import forms_may_close  # forms are loaded with the first one that is opened
    from desktop.views.importing.import_wizard import imports_may_close

    if not forms_may_close() or not imports_may_close():
        return False
    works = window.workbench.courier.works if window.workbench is not None else ()
    long = [work for work in works if time.monotonic() - work.since > _LONG]
    if not long:
        return True
    tr = QCoreApplication.translate
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Closing", "Still working"))
    box.setText(tr("Closing", "“{what}” is not finished yet.").format(what=long[0].progress.what or long[0].label))
    box.setInformativeText(tr("Closing", "If you stop it, everything it did so far is taken back."))
    keep = box.addButton(tr("Closing", "Keep working"), QMessageBox.ButtonRole.RejectRole)
    stop = box.addButton(tr("Closing", "Stop and close"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    if box.clickedButton() is not stop:
        return False
    for work in long:
        work.progress.stop()
    return True
