"""How the parts of the main window lie: navigation on the left, title and search on top, the page, the status line below."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.views.look.theme import Look
from desktop.views.navigation.page_stage import PageStage

_SLOW_MS = 300
"""So long nothing is said; most workspaces are open by then."""


def laid_out(parent: QWidget, side: QWidget, top: QWidget, stage: QWidget, foot: QWidget) -> QWidget:
    """The whole as one widget."""
    right = QVBoxLayout()
    right.setSpacing(0)
    right.addWidget(top)
    right.addWidget(stage, 1)
    upper = QHBoxLayout()
    upper.setSpacing(0)
    upper.addWidget(side)
    upper.addLayout(right, 1)
    body = QWidget(parent)
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(upper, 1)
    column.addWidget(foot)
    return body


def say_opening(look: Look, stage: PageStage) -> None:
    """What stands on the stage until the workspace is there; silent at first."""
    opening = QLabel(stage)
    opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
    look.style(opening, "muted")
    stage.add_plain(opening)
    text = QCoreApplication.translate("MainWindow", "Opening the workspace…")
    QTimer.singleShot(_SLOW_MS, opening, lambda: opening.setText(text))
