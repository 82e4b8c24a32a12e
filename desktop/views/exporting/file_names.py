"""The file an export proposes, and the ways to it afterwards."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from PySide6.QtCore import QDate, QDir, QProcess, Qt, QUrl
from PySide6.QtGui import QDesktopServices

from desktop import paths
from desktop.views.workbench import Preferences

_FOLDER = "export/folder"
_REFUSED = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def last_folder(preferences: Preferences) -> Path:
    """Where the last export went; the documents at first, and when that folder is gone."""
    kept = preferences.read(_FOLDER)
    folder = Path(kept) if isinstance(kept, str) and kept else paths.documents_folder()
    return folder if folder.is_dir() else paths.documents_folder()


def remember_folder(preferences: Preferences, file: Path) -> None:
    """Start there the next time."""
    preferences.write(_FOLDER, str(file.parent))


def proposed_name(*parts: str) -> str:
    """The list, its view and the date, in signs every system takes: ``Candidates - Open - 2026-11-21.xlsx``."""
    today = QDate.currentDate().toString(Qt.DateFormat.ISODate)
    clean = [" ".join(_REFUSED.sub(" ", part).split()).strip(" .") for part in parts]
    return " - ".join([part[:60] for part in clean if part] + [today]) + ".xlsx"


def another_name(file: Path) -> Path:
    """The first free name beside a file: ``Candidates (2).xlsx``."""
    number = 2
    while (free := file.with_name(f"{file.stem} ({number}){file.suffix}")).exists():
        number += 1
    return free


def open_file(file: Path) -> None:
    """Open with the program the person uses for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def show_in_folder(file: Path) -> None:
    """Show the file in the system's file manager, selected where that is possible."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer.exe", ["/select,", QDir.toNativeSeparators(str(file))])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(file)])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
