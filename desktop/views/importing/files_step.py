"""Step 1: files dropped or chosen, what was found in each, and what could not be read with the reason."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import paths
from desktop.errors import WorkbookTrouble
from desktop.services.spreadsheets.records import READABLE
from desktop.views.importing import wording
from desktop.views.importing.import_work import ImportWork
from desktop.views.importing.notice_line import NoticeLine
from desktop.views.look.theme import GAP, GRID
from desktop.views.mishaps.wording import word

_FOLDER = "import/folder"


class DropZone(QFrame):
    """Says that files may be dropped, and lights up while they hang above the window."""

    choose = Signal()

    def __init__(self, work: ImportWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = work.workbench.look
        self.sign = QLabel(self)
        self.sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text = QLabel(self.tr("Drop spreadsheets here"), self)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._look.style(self.text, "section")
        self.types = QLabel(self.tr("Excel, OpenDocument, CSV or text. Several files at once are read together."), self)
        self.types.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.types.setWordWrap(True)
        self._look.style(self.types, "muted")
        self.button = QPushButton(self.tr("C&hoose files…"), self)
        self.button.setAutoDefault(False)
        self.button.setMinimumHeight(30)
        self.button.clicked.connect(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GRID)
        column.addStretch(1)
        column.addWidget(self.sign)
        column.addWidget(self.text)
        column.addWidget(self.types)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._look.changed.connect(self._relight)
        self.light(False)

    def _relight(self) -> None:
        self.light(False)

    def light(self, on: bool) -> None:
        """Files hang above the window, or no longer."""
        line, ground = ("accent", "accent_weak") if on else ("line_strong", "surface")
        self.setObjectName("dropZone")
        self.setStyleSheet(
            f"#dropZone {{ border: 2px dashed {self._look.colour(line).name()}; border-radius: 6px;"
            f" background: {self._look.colour(ground).name()}; }}"
        )
        self.sign.setPixmap(self._look.icon("import", "accent").pixmap(QSize(32, 32), self.devicePixelRatioF()))

    def shrink(self, small: bool) -> None:
        """Less room once there are files."""
        self.setMaximumHeight(GRID * 15 if small else 16_777_215)
        self.sign.setVisible(not small)


class FileRow(QFrame):
    """One file: name, size, what was found in it, and the way to take it out."""

    removed = Signal(object)

    def __init__(self, work: ImportWork, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._look = work.workbench.look
        self._look.style(self, "card")
        self._sign = QLabel(self)
        self._sign.setFixedWidth(GRID * 3)
        name = QLabel(path.name, self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setToolTip(str(path))
        self._look.style(name, "body")
        size = QLabel(_size(path), self)
        self._look.style(size, "muted")
        self.state = QLabel(self)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self._look.style(self.state, "muted")
        self.remove = QToolButton(self)
        self.remove.setAccessibleName(self.tr("Remove {file}").format(file=path.name))
        self.remove.setToolTip(self.tr("Remove from this import; the file itself stays"))
        self.remove.setMinimumSize(QSize(28, 28))
        self._look.style(self.remove, "flat")
        self._look.dress(self.remove, "close", "muted")
        self.remove.clicked.connect(lambda: self.removed.emit(self.path))
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(name)
        first.addWidget(size, 1)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addLayout(first)
        texts.addWidget(self.state)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def tell(self, text: str, icon: str, token: str) -> None:
        """What was found."""
        self.state.setText(text)
        self._sign.setPixmap(self._look.icon(icon, token).pixmap(QSize(18, 18), self.devicePixelRatioF()))


class FilesStep(QWidget):
    """Drop zone above, files below, and how far reading is."""

    past_asked = Signal()

    def __init__(self, work: ImportWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        look = work.workbench.look
        self.rows: list[FileRow] = []
        self.zone = DropZone(work, self)
        self.zone.choose.connect(self.choose)
        self.refused = NoticeLine(look, "bad", self)
        self.reading = QFrame(self)
        look.style(self.reading, "card")
        self.what = QLabel(self.reading)
        self.bar = QProgressBar(self.reading)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(GRID)
        self.bar.setAccessibleName(self.tr("Progress of reading"))
        self.stop = QPushButton(self.tr("&Stop"), self.reading)
        self.stop.setAutoDefault(False)
        self.stop.setAccessibleName(self.tr("Stop reading"))
        self.stop.clicked.connect(work.stop)
        inside = QHBoxLayout(self.reading)
        inside.setContentsMargins(GAP, GRID, GAP, GRID)
        inside.setSpacing(GAP)
        inside.addWidget(self.what, 2)
        inside.addWidget(self.bar, 3)
        inside.addWidget(self.stop)
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID)
        self._list.addStretch(1)
        holder = QWidget(self)
        holder.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._scroller = QScrollArea(self)
        self._scroller.setWidgetResizable(True)
        self._scroller.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroller.setWidget(holder)
        self._scroller.setAccessibleName(self.tr("Files of this import"))
        self._scroller.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        self.past = QToolButton(self)
        self.past.setText(self.tr("Past imports"))
        self.past.setMinimumHeight(24)
        look.style(self.past, "link")
        self.past.clicked.connect(self.past_asked)
        safe = QLabel(
            self.tr("Files are only read, never changed. Nothing is written before you have seen the preview."), self
        )
        safe.setWordWrap(True)
        look.style(safe, "muted")
        foot = QHBoxLayout()
        foot.addWidget(safe, 1)
        foot.addWidget(self.past)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.zone, 2)
        column.addWidget(self.refused)
        column.addWidget(self.reading)
        column.addWidget(self._scroller, 5)
        column.addLayout(foot)
        self.reading.hide()
        self._scroller.hide()

    def take_focus(self) -> None:
        """The button has the focus."""
        self.zone.button.setFocus()

    def choose(self) -> None:
        """The system's own dialog, in the last folder."""
        preferences = self._work.workbench.preferences
        kept = preferences.read(_FOLDER)
        folder = kept if isinstance(kept, str) and Path(kept).is_dir() else str(paths.documents_folder())
        dialog = QFileDialog(self.window(), self.tr("Choose spreadsheets"), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        spreadsheets = self.tr("Spreadsheets ({types})").format(types=" ".join(f"*{ending}" for ending in READABLE))
        dialog.setNameFilters([spreadsheets, self.tr("All files (*)")])
        dialog.filesSelected.connect(lambda chosen: self.add([Path(one) for one in chosen]))
        dialog.open()

    def add(self, files: list[Path]) -> None:
        """Take files in; those of a wrong type are refused with the reason."""
        refused = self._work.add(files)
        if refused:
            names = ", ".join(path.name for path in refused)
            wrong = word(WorkbookTrouble("unknown_type", refused[0])).text
            self.refused.tell(f"{names}: {wrong}")
        else:
            self.refused.tell("")
        if len(refused) < len(files):
            self._work.workbench.preferences.write(_FOLDER, str(files[0].parent))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the file out whose button has the focus."""
        row = next((one for one in self.rows if one.remove.hasFocus()), None)
        if event.key() == Qt.Key.Key_Delete and row is not None:
            self._work.remove(row.path)
            return
        super().keyPressEvent(event)

    def moved(self, what: str, done: int, of: int, left: str) -> None:
        """How far reading is."""
        parts = [wording.step(what)]
        if of > 0 and what != "drafting":
            parts.append(self.tr("{done} of {of}").format(done=min(done + 1, of), of=of))
        elif of > 0:
            parts.append(self.tr("{done} of {of} rows").format(done=wording.number(done), of=wording.number(of)))
        self.what.setText(" · ".join([*parts, *([left] if left else [])]))
        self.bar.setRange(0, of if what == "drafting" else 0)
        self.bar.setValue(done)

    def refresh(self) -> None:
        """Files or findings changed."""
        if [row.path for row in self.rows] != self._work.paths:
            self._make_rows()
        self.zone.shrink(bool(self.rows))
        self._scroller.setVisible(bool(self.rows))
        if self._work.reading and self.reading.isHidden():
            self.moved("reading", 0, len(self._work.paths), "")
        self.reading.setVisible(self._work.reading)
        for row in self.rows:
            row.tell(*self._found(row.path))

    def _make_rows(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [FileRow(self._work, path, self) for path in self._work.paths]
        for at, row in enumerate(self.rows):
            row.removed.connect(self._work.remove)
            self._list.insertWidget(at, row)

    def _found(self, path: Path) -> tuple[str, str, str]:
        draft = self._work.draft
        refusal = next((one for one in draft.refused_files if one.file == path.name), None) if draft else None
        if draft is not None and refusal is not None:
            told = word(WorkbookTrouble(refusal.code, path, refusal.details)).text
            return f"{told} {self._limit(refusal.details)}".strip(), "warning", "bad"
        tables = [table for table in draft.tables if table.file == path.name] if draft else []
        if not tables:
            return (self.tr("Reading…") if self._work.reading else self.tr("Not read yet")), "clock", "muted"
        lines = []
        for table in tables:
            name = f"{table.sheet}: " if table.sheet and len(tables) > 1 else ""
            if table.holds_no_people and table.kind != "lookup":
                told = self.tr("{kind}: holds no people, not imported. {why}").format(
                    kind=wording.kind(table.kind), why=wording.why(table.why)
                )
            else:
                rows = wording.counted(table.rows, self.tr("{n} row"), self.tr("{n} rows"))
                told = self.tr("{kind}, {rows}").format(kind=wording.kind(table.kind), rows=rows)
                if table.export:
                    told += self.tr(", export of {program}").format(program=table.export)
            lines.append(name + told)
        none = all(table.holds_no_people and table.kind != "lookup" for table in tables)
        return "\n".join(lines), "attention" if none else "check", "warn" if none else "good"

    def _limit(self, details: dict[str, str]) -> str:
        """Which limit a file went over, where the engine says so."""
        if details.get("rows", "").isdigit():
            return self.tr("A sheet may hold {n} rows.").format(n=wording.number(int(details["rows"])))
        if details.get("columns", "").isdigit():
            return self.tr("It has {n} columns.").format(n=wording.number(int(details["columns"])))
        return ""


def _size(path: Path) -> str:
    try:
        return QLocale().formattedDataSize(path.stat().st_size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    except OSError:
        return ""
