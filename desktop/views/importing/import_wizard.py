"""The import wizard: a window beside the others, with five steps at the left, Back, and one button that goes on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from desktop.errors import Stopped
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.views.importing import wording
from desktop.views.importing.columns_step import ColumnsStep
from desktop.views.importing.files_step import FilesStep
from desktop.views.importing.import_step import ImportStep
from desktop.views.importing.import_work import ImportWork
from desktop.views.importing.leaving import ask_discard, ask_stop
from desktop.views.importing.past_imports import PastImports
from desktop.views.importing.preview_step import PreviewStep
from desktop.views.importing.time_left import TimeLeft
from desktop.views.importing.wizard_frame import WizardFrame
from desktop.views.importing.words_step import WordsStep
from desktop.views.look import placing
from desktop.views.mishaps.wording import Wording, word
from desktop.views.workbench import Workbench
from desktop.wording import QT_TRANSLATE_NOOP

FILES, COLUMNS, WORDS, PREVIEW, IMPORT = "files", "columns", "words", "preview", "import"
TITLES = {
    FILES: QT_TRANSLATE_NOOP("Importing", "Files"),
    COLUMNS: QT_TRANSLATE_NOOP("Importing", "Columns"),
    WORDS: QT_TRANSLATE_NOOP("Importing", "Words"),
    PREVIEW: QT_TRANSLATE_NOOP("Importing", "Preview"),
    IMPORT: QT_TRANSLATE_NOOP("Importing", "Import"),
}
USUAL = QSize(1240, 760)


class ImportWizard(WizardFrame):
    """``step`` says where one is, ``busy`` whether rows are being gone through or written, ``primary`` goes on."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self._workbench = workbench
        self._titles = {step: wording.tr(title) for step, title in TITLES.items()}
        super().__init__(workbench.look, list(self._titles.items()), parent)
        self._caller = QApplication.focusWidget()
        self._left = TimeLeft()
        self._reached = {FILES}
        self.step = FILES
        self.work = ImportWork(workbench, self)
        self._leads = {
            FILES: self.tr("Which spreadsheets do you want to bring in?"),
            COLUMNS: self.tr("Is every column read as what it is?"),
            WORDS: self.tr("What do these words mean here?"),
            PREVIEW: self.tr("This is what comes in. Nothing is written yet."),
            IMPORT: "",
        }
        self.files = FilesStep(self.work, self)
        self.columns = ColumnsStep(self.work, self)
        self.words = WordsStep(self.work, self)
        self.preview = PreviewStep(self.work, self)
        self.importing = ImportStep(self.work, self)
        self._pages: dict[str, QWidget] = {
            FILES: self.files, COLUMNS: self.columns, WORDS: self.words, PREVIEW: self.preview, IMPORT: self.importing,
        }  # fmt: skip
        for page in self._pages.values():
            self.stack.addWidget(page)
        self._connect()
        for keys, by in (("Alt+Left", -1), ("Alt+Right", 1)):
            QShortcut(QKeySequence(keys), self, lambda by=by: self._walk(by))
        placing.restore(self, "import", workbench.preferences, USUAL)
        self._refresh()

    def _connect(self) -> None:
        work = self.work
        self.rail.chosen.connect(self.go)
        self.files_near.connect(self.files.zone.light)
        work.began.connect(self._began)
        work.moved.connect(self._moved)
        work.read.connect(self._read)
        work.files_changed.connect(self._refresh)
        work.troubled.connect(self._troubled)
        self.files.past_asked.connect(lambda: PastImports(self._workbench, self).open())
        self.preview.changed.connect(self._buttons)
        self.importing.ended.connect(self._refresh)
        self.importing.failed.connect(self._import_failed)
        self.importing.more.clicked.connect(self._begin_anew)
        self.stop.clicked.connect(work.stop)
        self.back.clicked.connect(lambda: self._walk(-1))
        self.primary.clicked.connect(self.go_on)
        self.close_button.clicked.connect(self.close)

    # --- where one is --------------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether files are read, rows gone through or records written just now."""
        return self.work.busy or self.importing.state == "running"

    def add_files(self, files: Iterable[Path]) -> None:
        """Take files in, as if they had been dropped."""
        if not self.takes_files():
            return
        if self.importing.state:
            self._begin_anew()
        self.go(FILES)
        self.files.add(list(files))

    def takes_files(self) -> bool:
        """Not while an import is under way."""
        return self.importing.state != "running"

    def go(self, step: str) -> None:
        """Show a step that may be visited."""
        if self._why_not(step):
            self.rail.light(self.step)
            return
        if step != self.step:
            self.banner.clear()
        self.step = step
        self._reached.add(step)
        self._refresh()
        page = self._pages[step]
        if isinstance(page, FilesStep | ColumnsStep | WordsStep | PreviewStep):
            page.take_focus()

    def go_on(self) -> None:
        """What the primary button does."""
        if not self.primary.isEnabled() or not self.primary.isVisible():
            return
        if self.step == PREVIEW:
            self.step = IMPORT
            self.banner.clear()
            self.importing.start()
            self._refresh()
        elif self.importing.state == "undone":
            self.importing.reset()
            self.work.start()  # what is known has changed
            self.go(PREVIEW)
        elif self.step == IMPORT:
            self._leave_for_list()
        elif self.step == FILES and self.work.stale:
            self.work.start()
        else:
            self.go(self._next())

    def _next(self) -> str:
        """The next step with something to ask."""
        asks = {COLUMNS: self.work.columns_to_check() > 0, WORDS: self.work.open_words() > 0, PREVIEW: True}
        order = list(self._titles)
        return next((step for step in order[order.index(self.step) + 1 :] if asks.get(step)), PREVIEW)

    def _walk(self, by: int) -> None:
        order = list(self._titles)
        at = order.index(self.step) + by
        while 0 <= at < len(order) - 1:
            visited = order[at] in self._reached
            if not self._why_not(order[at]) and (visited or by > 0):
                self.go(order[at])
                return
            at += by

    def _why_not(self, step: str) -> str:
        if self.importing.state == "running":
            return "" if step == IMPORT else self.tr("The import is under way.")
        if self.importing.state in ("done", "undone"):
            return "" if step == IMPORT else self.tr("This import is over. Choose one of the buttons to go on.")
        if step == FILES:
            return ""
        if step == IMPORT:
            return self.tr("Look at the preview first.")
        if self.work.draft is None:
            return self.tr("Choose files first.")
        return "" if self.work.draft.tables else self.tr("None of the files could be read.")

    # --- what is shown --------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._refresh()
        if self.step == FILES and self.primary.isEnabled() and self.files.zone.button.hasFocus():
            self.primary.setFocus()  # so that Enter goes on

    def _refresh(self) -> None:
        if self.step == IMPORT and not self.importing.state:
            self.step = PREVIEW
        if self.step in (COLUMNS, WORDS, PREVIEW) and self._why_not(self.step):
            self.step = FILES
        self.title.setText(self._titles[self.step])
        self.lead.setText(self._leads[self.step])
        self.title.setVisible(self.step != IMPORT)
        self.files.refresh()
        if self.work.draft is not None:
            self.columns.refresh()
            self.words.refresh()
            if self.step == PREVIEW:  # the costly one
                self.preview.refresh()
        self.stack.setCurrentWidget(self._pages[self.step])
        if not self.work.busy:
            self._say("")
        self._tell_rail()
        self._buttons()

    def _tell_rail(self) -> None:
        work = self.work
        notes = dict.fromkeys(self._titles, "")
        if work.paths:
            notes[FILES] = wording.counted(len(work.paths), self.tr("{n} file"), self.tr("{n} files"))
        if work.draft is not None and work.draft.tables:
            check, still = work.columns_to_check(), work.open_words()
            notes[COLUMNS] = (
                self.tr("{n} to look at").format(n=wording.number(check)) if check else self.tr("Nothing to ask")
            )
            notes[WORDS] = self.tr("{n} open").format(n=wording.number(still)) if still else self.tr("Nothing to ask")
            rows = len(work.preview.verdicts) if work.preview else 0
            notes[PREVIEW] = wording.counted(rows, self.tr("{n} row"), self.tr("{n} rows"))
        states = {"running": self.tr("Under way"), "done": self.tr("Done"), "undone": self.tr("Undone")}
        notes[IMPORT] = states.get(self.importing.state, "")
        order = list(self._titles)
        here = order.index(self.step)
        for at, (step, button) in enumerate(self.rail.buttons.items()):
            passed = at < here or (step == IMPORT and self.importing.state == "done")
            button.tell(notes[step], passed, self._why_not(step))
        self.rail.light(self.step)

    def _buttons(self) -> None:
        work, state = self.work, self.importing.state
        self.back.setVisible(self.step in (COLUMNS, WORDS, PREVIEW))
        self.primary.setVisible(state != "running")
        self.close_button.setText(self.tr("&Close") if state or not work.paths else self.tr("&Cancel"))
        text, why_not = self.tr("Co&ntinue"), ""
        if self.step == IMPORT:
            text = self.tr("Open the &list") if state == "done" else self.tr("Back to the &preview")
        if self.step == FILES:
            if not work.paths:
                why_not = self.tr("Choose files first.")
            elif work.busy:
                why_not = self.tr("The files are still being read.")
            elif work.stale:
                text = self.tr("&Read files")
            elif work.draft is None or not work.draft.tables:
                why_not = self.tr("None of the files could be read.")
            elif not work.holds_something() and not any(not table.holds_no_people for table in work.draft.tables):
                why_not = self.tr("None of the files holds people, applications or requisitions. Look under Columns.")
        elif self.step == PREVIEW:
            rows = self.preview.to_import()
            text = wording.counted(rows, self.tr("&Import {n} row"), self.tr("&Import {n} rows"))
            if work.busy:
                why_not = self.tr("The rows are still being gone through.")
            elif work.stale:
                why_not = self.tr("Reading was stopped. Change an answer, or read the files again.")
            elif rows == 0:
                why_not = self.tr("There is nothing new to import.")
            why_not = self._workbench.may(ImportSpreadsheets) or why_not
        self.primary.setText(text)
        self.primary.setEnabled(not why_not)
        self.primary.setToolTip(why_not or self.tr("Enter"))

    # --- what is told ---------------------------------------------------------------------------------------------------

    def _began(self) -> None:
        self._left = TimeLeft()
        self.banner.clear()
        self.files.refresh()
        self._say(self.tr("Going through the rows with your answers…") if self.work.draft is not None else "")
        self._buttons()

    def _moved(self, what: str, done: int, of: int, seconds: float) -> None:
        self._left.moved(done, of)
        left = self._left.words()
        self.files.moved(what, done, of, left)
        if self.work.draft is not None:
            how_far = f"{wording.number(done)} / {wording.number(of)}" if of > 0 else ""
            self._say(" · ".join(part for part in (wording.step(what), how_far, left) if part))

    def _say(self, text: str) -> None:
        shown = text if self.step != FILES else ""
        self.saying.setText(shown)
        self.stop.setVisible(bool(shown) and self.work.reading)

    def _troubled(self, wording_: Wording) -> None:
        self._refresh()
        self._say("")
        self.banner.tell(wording_)

    def _import_failed(self, error: Exception) -> None:
        self._refresh()
        if isinstance(error, Stopped):
            text = self.tr("The import was stopped. Nothing was written; your answers are kept.")
            self.banner.tell(Wording(text, kind="info"))
        else:
            self.banner.tell(word(error))

    # --- leaving --------------------------------------------------------------------------------------------------------

    def _begin_anew(self) -> None:
        for path in list(self.work.paths):
            self.work.paths.remove(path)
        self.work.given = type(self.work.given)()
        self.work.draft = self.work.preview = None
        self.work.skipped.clear()
        self.work.words.clear()
        self.work.questions.clear()
        self.work.stale = False
        self.importing.reset()
        self._reached = {FILES}
        self.step = FILES
        self._refresh()

    def _leave_for_list(self) -> None:
        result = self.importing.result
        if self.importing.state == "done" and result is not None:
            if result.applications or result.known_applications:
                place = "applications"
            else:
                place = "candidates" if result.people or result.known_people else "requisitions"
            self._workbench.open(place)
        self.close()

    def has_answers(self) -> bool:
        """Whether something would be lost by closing."""
        return not self.importing.state and (bool(self.work.given) or bool(self.work.skipped))

    def ask_leave(self) -> bool:
        """Whether the window may close although answers were given, or an import is under way."""
        return ask_stop(self) if self.importing.state == "running" else ask_discard(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks only where something would be lost; then the place is remembered and the focus goes back."""
        running = self.importing.state == "running"
        if (running or self.has_answers()) and not self.ask_leave():
            event.ignore()
            return
        if self.importing.state == "running":
            self.importing.stop()
            event.ignore()  # what happened is told here before one leaves
            return
        self.work.stop()
        placing.keep(self, "import", self._workbench.preferences)
        try:
            if self._caller is not None and self._caller.isVisible():
                self._caller.setFocus(Qt.FocusReason.OtherFocusReason)
        except RuntimeError:
            pass  # the page it was opened from is gone
        super().closeEvent(event)


def open_imports() -> list[ImportWizard]:
    """Every wizard that is open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, ImportWizard) and one.isVisible()]


def imports_may_close() -> bool:
    """For the main window before it closes."""
    return all(not one.isVisible() or one.close() for one in open_imports())


def open_import(workbench: Workbench, parent: QWidget, paths: Iterable[Path | str] = ()) -> ImportWizard | None:
    """Open the wizard, or raise the one that is open, and give it files. None where this person may not import."""
    why_not = workbench.may(ImportSpreadsheets)
    if why_not:
        workbench.say(why_not, kind="warn")
        return None
    wizard = next(iter(open_imports()), None) or ImportWizard(workbench, parent)
    wizard.show()
    wizard.raise_()
    wizard.activateWindow()
    files = [Path(path) for path in paths]
    if files:
        wizard.add_files(files)
    else:
        wizard.files.take_focus()
    return wizard
