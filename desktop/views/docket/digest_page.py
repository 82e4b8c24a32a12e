"""Tools > Today's digest: what is overdue, due today and soon, and what others have in hand; to read, to print, to keep as PDF."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.services.docket.questions import EVERYBODY, ReadDocket
from desktop.services.docket.records import Docket, When
from desktop.text import fold
from desktop.views.docket.digest_document import LINK, Digest, fill, paper, print_on
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.page import Page
from desktop.views.tables.formatting import local_now
from desktop.views.workbench import Workbench
from desktop.words import Topic


class DigestPage(Page):
    """A document with a few buttons above it; what it names opens its case."""

    topics = frozenset({Topic.TASKS, Topic.DECISIONS, Topic.APPROVALS, Topic.APPLICATIONS, Topic.PEOPLE, Topic.PROCESS})

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.digest: Digest | None = None
        title = QLabel(self.tr("Today’s digest"), self)
        workbench.look.style(title, "title")
        self.people = QComboBox(self)
        self.people.setAccessibleName(self.tr("For whom"))
        self.people.activated.connect(lambda _: self._ask())
        label = QLabel(self.tr("&For"), self)
        label.setBuddy(self.people)
        self.print_button = QPushButton(self.tr("&Print…"), self)
        self.print_button.setAutoDefault(False)
        workbench.look.dress(self.print_button, "print")
        self.print_button.clicked.connect(self.print_page)
        self.save_button = QPushButton(self.tr("&Save as PDF…"), self)
        self.save_button.setAutoDefault(False)
        workbench.look.dress(self.save_button, "save")
        self.save_button.clicked.connect(self.save_page)
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(self.tr("The page of the day"))
        self.text.anchorClicked.connect(self._follow)
        workbench.look.changed.connect(self._draw)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(title, 1)
        for widget in (label, self.people, self.print_button, self.save_button):
            head.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        whole.setSpacing(GAP)
        whole.addLayout(head)
        whole.addWidget(self.text, 1)

    def page_title(self) -> str:
        """As in the menu."""
        return self.tr("Today’s digest")

    def take_focus(self) -> None:
        """To the text, which the arrow keys scroll."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Ask for the page of today; the person stays chosen."""
        me = self._workbench.actor.id
        chosen = str(self.people.currentData() or "") if self.people.count() else me
        active = sorted(
            (one for one in self._workbench.team.members if one.active and one.id != me), key=lambda one: fold(one.name)
        )
        self.people.clear()
        self.people.addItem(self.tr("{name} (you)").format(name=self._workbench.actor.name), me)
        self.people.addItem(self.tr("The whole team"), "")
        for member in active:
            self.people.addItem(member.name, member.id)
        self.people.setCurrentIndex(max(0, self.people.findData(chosen)))
        self._ask()

    def print_page(self) -> None:
        """Ask for a printer."""
        if self.digest is not None:
            printer = QPrinter()
            asking = QPrintDialog(printer, self)
            if asking.exec():
                print_on(printer, paper(self.digest, self._workbench.look))

    def save_page(self) -> None:
        """Ask for a file and print into it."""
        if self.digest is None:
            return
        named = self.tr("Digest {day}.pdf").format(day=self.digest.day.isoformat())
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), named, self.tr("PDF files (*.pdf)"))
        if path:
            self.write_pdf(path)

    def write_pdf(self, path: str) -> None:
        """The page as a PDF file; says where it is, or that it could not be written."""
        if self.digest is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(path)
        print_on(printer, paper(self.digest, self._workbench.look))
        if printer.printerState() == QPrinter.PrinterState.Error:
            self._workbench.say(self.tr("The file could not be written. Choose another folder."), kind="bad")
        else:
            self._workbench.say(self.tr("The digest was saved as PDF."), kind="good")

    def _ask(self) -> None:
        today, person = local_now().date(), str(self.people.currentData() or "")
        mine = person == self._workbench.actor.id
        question = ReadDocket(today.isoformat(), "" if mine else person or EVERYBODY)

        def show(docket: Docket) -> None:
            self._show(Digest(today, docket.lines, person, self._workbench.team))

        self._workbench.ask(question, show, owner=self, channel="digest")

    def _show(self, digest: Digest) -> None:
        self.digest = digest
        self._draw()
        late, today = len(digest.of(When.OVERDUE)), len(digest.of(When.TODAY))
        self.status_changed.emit(self.tr("{late} overdue · {today} today").format(late=late, today=today))

    def _draw(self) -> None:
        if self.digest is not None:
            at = self.text.verticalScrollBar().value()
            fill(self.text.document(), self.digest, self._workbench.look)
            self.text.verticalScrollBar().setValue(at)

    def _follow(self, url: QUrl) -> None:
        place, _, record = url.toString().removeprefix(LINK).partition("/")
        if place and record:
            self._workbench.open(place, record)
