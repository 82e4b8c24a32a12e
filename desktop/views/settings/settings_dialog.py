"""The settings of this person on this computer: colours and where the data lies. Everything takes effect at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.views.look.beside import labels_beside
from desktop.views.look.theme import GRID, MARGIN, MODES, Look
from desktop.views.workbench import Preferences


class SettingsDialog(QDialog):
    """Colours, the data folder with Open folder, and what other rooms have to set (``sections``)."""

    def __init__(
        self,
        look: Look,
        preferences: Preferences,
        folder: Path | None,
        parent: QWidget | None = None,
        sections: Sequence[QWidget] = (),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self._look = look
        self._preferences = preferences
        self._folder = folder
        self.mode = QComboBox(self)
        for mode, text in zip(MODES, (self.tr("As the system says"), self.tr("Light"), self.tr("Dark")), strict=True):
            self.mode.addItem(text, mode)
        self.mode.setCurrentIndex(MODES.index(look.mode))
        self.mode.setAccessibleName(self.tr("Colours"))
        self.mode.currentIndexChanged.connect(self._set_mode)
        form = QFormLayout()
        form.setHorizontalSpacing(MARGIN)
        form.setVerticalSpacing(GRID)
        form.addRow(self.tr("&Colours"), self.mode)
        if folder is not None:
            where = QLabel(QDir.toNativeSeparators(str(folder)), self)
            where.setTextFormat(Qt.TextFormat.PlainText)
            where.setWordWrap(True)
            where.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            where.setAccessibleName(self.tr("Data folder"))
            where.setMinimumWidth(GRID * 40)
            form.addRow(self.tr("Data folder"), where)
            self.open_button = QPushButton(self.tr("&Open folder"), self)
            self.open_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.open_button.clicked.connect(self._open)
            form.addRow("", self.open_button)
        labels_beside(form)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        close.setFocus()
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addLayout(form)
        for section in sections:
            column.addWidget(section)
        column.addStretch(1)
        column.addWidget(buttons)

    def event(self, event: QEvent) -> bool:
        """What a section has to say comes later and may be longer: the dialog grows with it."""
        if event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._grow)
        return super().event(event)

    def _grow(self) -> None:
        column = self.layout()
        wanted = column.totalHeightForWidth(self.width()) if column is not None else 0
        if wanted > self.height():
            self.resize(self.width(), wanted)

    def _set_mode(self) -> None:
        self._look.set_mode(str(self.mode.currentData()))
        self._preferences.write("look/mode", self._look.mode)

    def _open(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
