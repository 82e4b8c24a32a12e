"""The part of the settings about being told on the desktop that something came to one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from desktop.views.look.theme import Look
from desktop.views.records.facts import Card
from desktop.views.workbench import Preferences

NOTIFY = "reminding/notify"
"""The preference: whether the desktop is told. Yes, until somebody says no."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("NotifySection", text)


class NotifySection(Card):
    """Takes effect at once, for this person on this computer."""

    def __init__(self, look: Look, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(look, _tr("Notifications"), parent)
        self.told = QCheckBox(_tr("&Tell me on the desktop when something new waits for me"), self)
        self.told.setChecked(bool(preferences.read(NOTIFY, True)))
        self.told.toggled.connect(lambda on: preferences.write(NOTIFY, on))
        about = QLabel(
            _tr("It says only how many things wait, never whom they are about. The bell above the page lists them."),
            self,
        )
        about.setWordWrap(True)
        look.style(about, "quiet")
        self.column.addWidget(self.told)
        self.column.addWidget(about)
