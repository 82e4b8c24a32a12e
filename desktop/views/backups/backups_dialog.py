"""The copies of an open workspace: how old, how large, verified or not, what they hold; make one, check one, restore one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import Stopped
from desktop.services.backup.messages import (
    BackupRecord,
    BackupState,
    CheckBackup,
    MakeBackup,
    ReadBackups,
    SetBackupPlace,
    Standing,
)
from desktop.services.dispatch.messages import Question
from desktop.views.backups import wording
from desktop.views.backups.progress_line import ProgressLine
from desktop.views.look.theme import GAP, GRID, MARGIN, ROW
from desktop.views.mishaps.banner import Banner
from desktop.views.mishaps.wording import Wording, word
from desktop.views.tables.quiet_cells import TONE, QuietDelegate, QuietHeader, quiet_selection
from desktop.views.workbench import Workbench

Restore = Callable[[Path], None]
_RECORD = Qt.ItemDataRole.UserRole


class BackupsDialog(QDialog):
    """``restore`` is what closes the workspace, puts the chosen copy in its place and opens it again."""

    def __init__(self, workbench: Workbench, restore: Restore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Copies of this workspace"))
        self._workbench = workbench
        self._restore = restore
        self._state: BackupState | None = None
        self.banner = Banner(workbench.look, self)
        self.told = QLabel(self.tr("Looking…"), self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        workbench.look.style(self.told, "quiet")
        self.warned = QLabel(self)
        self.warned.setWordWrap(True)
        self.warned.setTextFormat(Qt.TextFormat.PlainText)
        workbench.look.style(self.warned, "warn")
        self.warned.hide()
        self.list = self._made_list()
        self.progress = ProgressLine(workbench.look, self)
        self.make_button = QPushButton(self.tr("&Back up now"), self)
        workbench.look.style(self.make_button, "primary")
        self.check_button = QPushButton(self.tr("&Check this copy"), self)
        self.restore_button = QPushButton(self.tr("&Restore this copy…"), self)
        self.other_button = QPushButton(self.tr("Restore another &file…"), self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        for button in (self.make_button, self.check_button, self.restore_button, self.other_button):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.make_button.clicked.connect(self.make)
        self.check_button.clicked.connect(self.check)
        self.restore_button.clicked.connect(self.restore_chosen)
        self.other_button.clicked.connect(self.restore_other)
        buttons.rejected.connect(self.reject)
        self.list.itemSelectionChanged.connect(self._enable)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.banner)
        column.addWidget(self.told)
        column.addWidget(self.warned)
        column.addWidget(self.list, 1)
        column.addWidget(self.progress)
        column.addWidget(buttons)
        self.resize(GRID * 110, GRID * 62)
        self._enable()
        self.ask()

    def _made_list(self) -> QTreeWidget:
        made = QTreeWidget(self)
        made.setAccessibleName(self.tr("Copies"))
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setItemDelegate(QuietDelegate(self._workbench.look, made))
        made.setHeader(QuietHeader(self._workbench.look, made))
        quiet_selection(self._workbench.look, made)
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setHeaderLabels(
            [self.tr("Made"), self.tr("Age"), self.tr("What for"), self.tr("State"), self.tr("Size"), self.tr("Holds")]
        )
        made.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        made.header().setStretchLastSection(True)
        return made

    # --- what there is -----------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Read names and notes."""
        self._workbench.ask(ReadBackups(), self.show_state, owner=self, channel="backups")

    def show_state(self, state: BackupState) -> None:
        """The copies there are; the newest is chosen."""
        self._state = state
        self.told.setText(self.tr("Copies go to {folder}.").format(folder=QDir.toNativeSeparators(state.folder)))
        warnings = wording.warnings(state)
        self.warned.setText("\n".join(warnings))
        self.warned.setVisible(bool(warnings))
        self.list.clear()
        for record in state.records:
            self.list.addTopLevelItem(self._row(record))
        newest = self.list.topLevelItem(0)
        if newest is not None:
            self.list.setCurrentItem(newest)
        self._enable()

    def _row(self, record: BackupRecord) -> QTreeWidgetItem:
        state, kind, sentence = wording.standing(record)
        row = QTreeWidgetItem(
            [wording.local(record.made_at), wording.age(record.made_at), wording.why(record), state, wording.size(record),
             wording.holds(record) or "–"]
        )  # fmt: skip
        row.setSizeHint(5, QSize(0, ROW))  # of the column that takes the rest, so that no width is asked for
        row.setData(0, _RECORD, record)
        row.setData(3, TONE, kind)
        row.setToolTip(3, sentence)
        row.setToolTip(0, QDir.toNativeSeparators(record.path))
        row.setTextAlignment(4, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return row

    def chosen(self) -> BackupRecord | None:
        """The copy that is selected."""
        items = self.list.selectedItems()
        record = items[0].data(0, _RECORD) if items else None
        return record if isinstance(record, BackupRecord) else None

    def _enable(self) -> None:
        record, busy = self.chosen(), self.progress.busy
        may = self._workbench.may(SetBackupPlace)  # who manages the workspace may put back an older state of it
        pick = "" if record is not None else self.tr("Choose a copy first.")
        wait = self.tr("Wait until the present work is done.") if busy else ""
        altered = self.tr("This is not the file that was checked. Check it first.")
        spoilt = altered if record is not None and record.standing is Standing.ALTERED else ""
        state = self._state
        cannot = {"not_all": wording.not_yours(), "no_recipient": wording.no_key()}.get(
            state.why_not if state else "", ""
        )
        elsewhere = wording.only_in_files() if state is not None and state.on_server else ""
        locked = self.tr("The company’s key opens it: verify --backup at the command line.") if elsewhere else ""
        for button, why_not in (
            (self.make_button, wait or cannot),
            (self.check_button, wait or locked or pick),
            (self.restore_button, wait or elsewhere or pick or may or spoilt),
            (self.other_button, wait or elsewhere or may),
        ):
            button.setEnabled(not why_not)
            button.setToolTip(why_not)

    # --- what can be done ----------------------------------------------------------------------------------------------

    def make(self) -> None:
        """Make a copy and check it."""
        self._run(MakeBackup(), self.tr("Making and checking a copy"), self.tr("The copy was made and checked."))

    def check(self) -> None:
        """Restore the chosen one to scratch and compare."""
        record = self.chosen()
        if record is not None:
            self._run(
                CheckBackup(record.path),
                self.tr("Checking"),
                self.tr("The copy is sound: it was restored to scratch and agrees."),
            )

    def _run(self, question: Question[BackupRecord], what: str, good: str) -> None:
        def came(record: BackupRecord) -> None:
            self.progress.end()
            _, _, sentence = wording.standing(record)
            sound = record.standing is Standing.VERIFIED
            self.banner.tell(Wording(good if sound else sentence, kind="good" if sound else "warn"))
            self.ask()

        def failed(error: Exception) -> None:
            self.progress.end()
            if isinstance(error, Stopped):
                self.banner.tell(Wording(self.tr("Stopped. The copies that were there are as they were."), kind="info"))
            else:
                self.banner.tell(word(error))
            self._enable()

        self.banner.clear()
        progress = self._workbench.ask(question, came, owner=self, failed=failed, label=what)
        if progress is not None:
            self.progress.begin(what, progress)
        self._enable()

    def restore_chosen(self) -> None:
        """Ask once more, then hand over."""
        record = self.chosen()
        if record is not None:
            self._confirm(Path(record.path), wording.local(record.made_at))

    def restore_other(self) -> None:
        """A copy from somewhere else, a stick say."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Restore a copy"), "", self.tr("Copies of Hiring Desk (*.tar.age *.tar)")
        )
        if name:
            self._confirm(Path(name), Path(name).name)

    def _confirm(self, archive: Path, what: str) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Restore a copy"))
        box.setText(self.tr("Go back to the copy of {what}?").format(what=what))
        box.setInformativeText(
            self.tr(
                "Everything that was changed since is not in it. The present state is copied first, so that you can come back to it."
                " The workspace is closed, and opened again afterwards."
            )
        )
        keep = box.addButton(self.tr("Keep the present state"), QMessageBox.ButtonRole.RejectRole)
        go = box.addButton(self.tr("Copy the present state and restore"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        go.clicked.connect(lambda: self._hand_over(archive))
        box.open()

    def _hand_over(self, archive: Path) -> None:
        self.accept()
        self._restore(archive)
