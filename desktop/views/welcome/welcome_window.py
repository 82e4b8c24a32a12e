"""The window of a first start, before there is a workspace."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMainWindow

from desktop import paths
from desktop.views.look.placing import restore
from desktop.views.look.theme import Look
from desktop.views.welcome.welcome_page import Create, Open, OpenTeam, WelcomePage
from desktop.views.workbench import Preferences
from desktop.words import PROGRAM

USUAL = QSize(920, 640)


class WelcomeWindow(QMainWindow):
    """Holds the welcome page; closes itself once a workspace is there."""

    def __init__(
        self, look: Look, preferences: Preferences, create: Create, open_existing: Open, open_team: OpenTeam
    ) -> None:
        super().__init__()
        self.setWindowTitle(PROGRAM)
        self.setWindowIcon(QIcon(str(paths.resource("icons", "hiring-desk.svg"))))
        self.page = WelcomePage(look, preferences, create, open_existing, open_team, self)
        self.page.finished.connect(self.close)
        self.setCentralWidget(self.page)
        restore(self, "welcome", preferences, USUAL)
        self.page.name.setFocus()
