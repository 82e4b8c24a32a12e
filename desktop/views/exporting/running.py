"""Runs an export: the native file dialog, the question, and what is said afterwards, also when it did not work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.errors import Stopped, WorkbookTrouble
from desktop.services.exports.messages import ExportList, ExportResult
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import ListView
from desktop.views.exporting.file_names import (
    another_name,
    last_folder,
    open_file,
    proposed_name,
    remember_folder,
    show_in_folder,
)
from desktop.views.mishaps.wording import word
from desktop.views.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Export:
    """What is wanted; ``rows`` is -1 while nobody counted."""

    view: ListView
    columns: tuple[str, ...]
    everything: bool
    name: str
    rows: int


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("Exporting", text, None, count)


def list_name(kind: ListKind) -> str:
    """What a list is called in a file's name."""
    names = {
        ListKind.REQUISITIONS: _tr("Requisitions"),
        ListKind.CANDIDATES: _tr("Candidates"),
        ListKind.APPLICATIONS: _tr("Applications"),
    }
    return names[kind]


def ask_for_file(workbench: Workbench, parent: QWidget, wanted: Export, proposal: Path | None = None) -> QFileDialog:
    """The system's own dialog, in the last folder, with a name that says list, view and date."""
    if proposal is None:
        proposal = last_folder(workbench.preferences) / proposed_name(list_name(wanted.view.kind), wanted.name)
    dialog = QFileDialog(parent, _tr("Export to Excel"), str(proposal.parent))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(_tr("Excel workbook (*.xlsx)"))
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(proposal.name)
    dialog.fileSelected.connect(lambda chosen: run(workbench, parent, wanted, _with_ending(Path(chosen))))
    dialog.open()
    return dialog


def run(workbench: Workbench, parent: QWidget, wanted: Export, file: Path) -> None:
    """Write the workbook while the window stays usable; the window owns it, so that leaving the page does not matter."""
    remember_folder(workbench.preferences, file)
    label = _tr("Export {list}").format(list=list_name(wanted.view.kind).lower())
    question = ExportList(wanted.view, wanted.columns, str(file), wanted.everything, wanted.name)
    window = parent.window()
    workbench.ask(
        question,
        lambda result: _tell(workbench, result),
        owner=window,
        failed=lambda error: _tell_failure(workbench, window, wanted, file, error),
        label=label,
    )


def _with_ending(file: Path) -> Path:
    """Not every system's dialog adds the ending, and Excel refuses a workbook without it."""
    return file if file.suffix.lower() == ".xlsx" else file.with_name(f"{file.name}.xlsx")


def _tell(workbench: Workbench, result: ExportResult) -> None:
    file = Path(result.path)
    rows = _tr("1 row") if result.rows == 1 else _tr("{n} rows").format(n=QLocale().toString(result.rows))
    text = _tr("Exported {rows} to {file}.").format(rows=rows, file=file.name)
    if result.removed or result.cut:
        text += " " + _tr("Some texts had to be changed for Excel; the sheet About says how.")
    acts = ((_tr("Open"), lambda: open_file(file)), (_tr("Show in folder"), lambda: show_in_folder(file)))
    workbench.say(text, kind="good", acts=acts)


def _tell_failure(workbench: Workbench, window: QWidget, wanted: Export, file: Path, error: Exception) -> None:
    if isinstance(error, Stopped):
        workbench.say(_tr("Export stopped. No file was written."))
        return
    wording = word(error)
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_tr("Export to Excel"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(wording.happened)
    told = QDir.toNativeSeparators(str(file)) if isinstance(error, WorkbookTrouble) else ""
    if isinstance(error, WorkbookTrouble) and file.exists():
        told += "\n" + _tr("The file that was there before is unchanged.")
    box.setInformativeText("\n\n".join(part for part in (told, wording.todo) if part))
    if isinstance(error, WorkbookTrouble) and error.code != "too_many_rows":
        again = box.addButton(_tr("&Try again"), QMessageBox.ButtonRole.AcceptRole)
        other = box.addButton(_tr("&Choose another file…"), QMessageBox.ButtonRole.ActionRole)
        again.clicked.connect(lambda: run(workbench, window, wanted, file))
        other.clicked.connect(lambda: ask_for_file(workbench, window, wanted, another_name(file)))
        box.setDefaultButton(other)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
    else:
        box.addButton(_tr("Close"), QMessageBox.ButtonRole.RejectRole)
    box.open()
