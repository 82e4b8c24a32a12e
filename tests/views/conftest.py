"""Every test of the views sees controls as people do where no system brings a style: our style, our light palette."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.views.look.desk_style import DeskStyle
from desktop.views.look.theme import Look


@pytest.fixture(autouse=True)
def controls_as_people_see_them(qapp: QApplication) -> None:
    """Put on before a test unless the one before left it so; a test may turn the colours as it likes."""
    light = Look("light", native=False)
    if not isinstance(qapp.style(), DeskStyle) or qapp.palette().window().color() != light.colour("window"):
        light.apply(qapp)
