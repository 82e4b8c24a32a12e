"""What a first start shows: create a workspace, look around with sample data, or open an existing one.

``startup`` passes what the choices do: ``create(path, person_name, sample, password)``, ``open_existing(place)`` and ``open_team()``,
which asks in a dialog of its own. They may raise a ``DeskError``, which is worded beside the button; they are called on the GUI
thread and are expected to hand long work on.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import paths
from desktop.errors import DeskError, FieldErrors
from desktop.server_address import Place, name_of
from desktop.views.look.beside import labels_beside
from desktop.views.look.theme import GAP, GRID, MARGIN, Look
from desktop.views.mishaps.banner import Banner
from desktop.views.mishaps.wording import Wording, field_problem, word
from desktop.views.passwords.password_field import PasswordField
from desktop.views.welcome.choice_card import ChoiceCard
from desktop.views.welcome.recent import recent
from desktop.views.workbench import Preferences

SUFFIX = ".desk"
Create = Callable[[Path, str, bool, str | None], None]
"""Where, whose, with sample data or without, and the password (None: none)."""
Open = Callable[[Place], None]
OpenTeam = Callable[[], object]

_WIDEST = GRID * 130
"""On a wide screen the rest is air."""


def person_guess() -> str:
    """The name of the computer's user as a first answer."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
    return " ".join(part.capitalize() for part in name.replace(".", " ").replace("_", " ").split())


def place_guess(folder: Path, sample: bool) -> Path:
    """A file that is not there yet."""
    stem = "Sample team" if sample else "Hiring"
    for number in range(1, 100):
        path = folder / f"{stem}{f' {number}' if number > 1 else ''}{SUFFIX}"
        if not path.exists():
            return path
    return folder / f"{stem}{SUFFIX}"


class WelcomePage(QWidget):
    """Four choices with their answers below; ``finished`` once one of them was carried out."""

    finished = Signal()

    def __init__(
        self,
        look: Look,
        preferences: Preferences,
        create: Create,
        open_existing: Open,
        open_team: OpenTeam,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._create = create
        self._open = open_existing
        self._open_team = open_team
        self._touched = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        scroller = QScrollArea(self)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(scroller)
        middle = QWidget(scroller)
        inside = QWidget(middle)
        inside.setMaximumWidth(_WIDEST)
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(MARGIN)
        self._inside.addStretch(1)
        sides = QHBoxLayout(middle)
        sides.setContentsMargins(MARGIN, MARGIN * 2, MARGIN, MARGIN)
        sides.addStretch(1)
        sides.addWidget(inside, 20)
        sides.addStretch(1)
        scroller.setWidget(middle)
        self._head()
        self.banner = Banner(look, middle)
        self._inside.addWidget(self.banner)
        self._choices()
        self._answers()
        self._recent_list(preferences)
        self._inside.addStretch(2)
        self._chosen()

    # --- parts ----------------------------------------------------------------------------------------------------------

    def _head(self) -> None:
        title = QLabel(self.tr("Welcome to Hiring Desk"), self)
        self._look.style(title, "title")
        self.what = QLabel(self)
        self.what.setWordWrap(True)
        self._look.style(self.what, "muted")
        self._inside.addWidget(title)
        self._inside.addWidget(self.what)

    def _choices(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.group = QButtonGroup(self)
        self.new_card = ChoiceCard(
            self._look,
            "plus",
            self.tr("Start a workspace"),
            self.tr("Empty, ready for your requisitions or your spreadsheet."),
        )
        self.sample_card = ChoiceCard(
            self._look,
            "sample",
            self.tr("Look around"),
            self.tr("A sample team with made-up people, to try everything."),
        )
        self.open_card = ChoiceCard(
            self._look, "folder", self.tr("Open a workspace"), self.tr("A file that you or a colleague already made.")
        )
        self.team_card = ChoiceCard(
            self._look, "people", self.tr("Join your team"), self.tr("A workspace on your team’s own server.")
        )
        for card in (self.new_card, self.sample_card, self.open_card, self.team_card):
            self.group.addButton(card)
            row.addWidget(card, 1)
        self.new_card.setChecked(True)
        self.group.buttonClicked.connect(self._chosen)
        self._inside.addLayout(row)

    def _answers(self) -> None:
        self.form = QFrame(self)
        self._look.style(self.form, "card")
        form = QFormLayout(self.form)
        form.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        form.setHorizontalSpacing(MARGIN)
        form.setVerticalSpacing(GRID)
        self.name = QLineEdit(person_guess(), self.form)
        self.name.setAccessibleName(self.tr("Your name"))
        self.name_problem = QLabel(self.form)
        self._look.style(self.name_problem, "bad")
        self.name_problem.hide()
        self.place = QLineEdit(self.form)
        self.place.setAccessibleName(self.tr("File"))
        self.place.textEdited.connect(self._place_edited)
        self.browse = QPushButton(self.tr("&Browse…"), self.form)
        self.browse.clicked.connect(self._browse)
        where = QHBoxLayout()
        where.setSpacing(GRID)
        where.addWidget(self.place, 1)
        where.addWidget(self.browse)
        self.name_label = QLabel(self.tr("Your &name"), self.form)
        self.name_label.setBuddy(self.name)
        self.place_label = QLabel(self.tr("&File"), self.form)
        self.place_label.setBuddy(self.place)
        form.addRow(self.name_label, self.name)
        form.addRow("", self.name_problem)
        self._passwords(form)
        form.addRow(self.place_label, where)
        self.start = QPushButton(self.form)
        self.start.setDefault(True)
        self._look.style(self.start, "primary")
        self.start.clicked.connect(self._go)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.start)
        form.addRow(last)
        labels_beside(form)
        for field in (self.name, self.place):
            field.returnPressed.connect(self._go)
        self._inside.addWidget(self.form)

    def _passwords(self, form: QFormLayout) -> None:
        """Part of the same question as the name; sample data may go without."""
        self.password = PasswordField(self._look, self.tr("Password"), self.form)
        self.again = PasswordField(self._look, self.tr("Password again"), self.form)
        self.password_label = QLabel(self.tr("&Password"), self.form)
        self.password_label.setBuddy(self.password.line)
        self.again_label = QLabel(self.tr("The same &again"), self.form)
        self.again_label.setBuddy(self.again.line)
        self.password_problem = QLabel(self.form)
        self.password_problem.setWordWrap(True)
        self._look.style(self.password_problem, "bad")
        self.password_problem.hide()
        form.addRow(self.password_label, self.password)
        form.addRow(self.again_label, self.again)
        form.addRow("", self.password_problem)
        self.password.accepted.connect(self.again.setFocus)
        self.again.accepted.connect(self._go)

    def _recent_list(self, preferences: Preferences) -> None:
        self.recent_buttons: list[QPushButton] = []
        known = recent(preferences)
        if not known:
            return
        heading = QLabel(self.tr("Opened lately"), self)
        self._look.style(heading, "section")
        self._inside.addWidget(heading)
        for place in known:
            file = isinstance(place, Path)
            where = QDir.toNativeSeparators(str(place.parent)) if isinstance(place, Path) else str(place)
            button = QPushButton(f"{name_of(place)}    {where}".replace("&", "&&"), self)
            button.setIconSize(QSize(16, 16))
            self._look.dress(button, "folder" if file else "people", "muted")
            self._look.style(button, "nav")
            button.setAccessibleName(self.tr("Open {name}").format(name=name_of(place)))
            button.clicked.connect(lambda _=False, place=place: self._try(lambda: self._open(place)))
            self.recent_buttons.append(button)
            self._inside.addWidget(button)

    # --- what happens -----------------------------------------------------------------------------------------------------

    def _chosen(self) -> None:
        team = self.team_card.isChecked()
        opening = self.open_card.isChecked() or team
        sample = self.sample_card.isChecked()
        self.what.setText(
            self.tr(
                "The data is on your team’s server, and nowhere else is anything sent. Have its address, your login and password ready."
            )
            if team
            else self.tr("Everything stays in one file on this computer. Nothing is sent anywhere.")
        )
        for part in (self.place, self.place_label, self.browse):
            part.setVisible(not team)
        self.name.setVisible(not opening)
        self.name_label.setVisible(not opening)
        self.name_problem.hide()
        for widget in (self.password, self.password_label, self.again, self.again_label):
            widget.setVisible(not opening)
        self.password_problem.hide()
        self.password.line.setPlaceholderText(
            self.tr("May stay empty: the people are made up")
            if sample
            else self.tr("Encrypts the file. At least 8 characters; a few words are best")
        )
        self.banner.clear()
        if team:
            self.start.setText(self.tr("Open a team’s workspace…"))
        elif opening:
            self.start.setText(self.tr("Open workspace"))
            self.place.clear()
        else:
            self.start.setText(self.tr("Create sample workspace") if sample else self.tr("Create workspace"))
            if not self._touched or not self.place.text():
                self.place.setText(QDir.toNativeSeparators(str(place_guess(paths.documents_folder(), sample))))

    def _place_edited(self) -> None:
        self._touched = bool(self.place.text())

    def _browse(self) -> None:
        kinds = self.tr("Hiring Desk workspaces (*{suffix})").format(suffix=SUFFIX)
        if self.open_card.isChecked():
            path, _ = QFileDialog.getOpenFileName(
                self, self.tr("Open a workspace"), str(paths.documents_folder()), kinds
            )
        else:
            path, _ = QFileDialog.getSaveFileName(
                self, self.tr("Where to keep the workspace"), self.place.text(), kinds
            )
        if path:
            self._touched = True
            self.place.setText(QDir.toNativeSeparators(path))

    def _go(self) -> None:
        if self.team_card.isChecked():
            self._open_team()  # the window closes when the server has said yes
            return
        typed = self.place.text().strip()
        if not typed:
            self.banner.tell(Wording(self.tr("Choose a file first."), kind="info"))
            self.place.setFocus()
            return
        path = Path(QDir.fromNativeSeparators(typed)).expanduser()
        if self.open_card.isChecked():
            self._try(lambda: self._open(path))
            return
        name = self.name.text().strip()
        self.name_problem.setVisible(not name)
        if not name:
            self.name_problem.setText(field_problem("required"))
            self.name.setFocus()
            return
        path = path if path.suffix else path.with_name(path.name + SUFFIX)
        sample, password = self.sample_card.isChecked(), self.password.text()
        if password != self.again.text():
            self._password_problem("password.differs", self.again)
            return
        if not password and not sample:
            self._password_problem("required", self.password)
            return
        self._try(lambda: self._create(path, name, sample, password or None))

    def _password_problem(self, code: str, field: QWidget) -> None:
        self.password_problem.setText(field_problem(code))
        self.password_problem.show()
        field.setFocus()

    def _try(self, act: Callable[[], None]) -> None:
        self.banner.clear()
        self.setEnabled(False)
        try:
            act()
        except DeskError as error:
            self.tell(error)
            return
        finally:
            self.setEnabled(True)
        self.finished.emit()

    def tell(self, error: Exception) -> None:
        """An error of the chosen act in words; everything typed stays."""
        if isinstance(error, FieldErrors) and "password" in error.problems:
            self._password_problem(error.problems["password"], self.password)
            return
        wording = word(error)
        where = f"\n{wording.path}" if wording.path else ""
        self.banner.tell(Wording(wording.happened, f"{wording.todo}{where}", kind=wording.kind))
