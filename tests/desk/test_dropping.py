"""Spreadsheets dropped on the window open the import."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.desk.dropping import sheets


def _taken(*paths: Path) -> list[Path]:
    mime = QMimeData()  # the event keeps no reference of its own
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    nothing = Qt.KeyboardModifier.NoModifier
    return sheets(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, nothing))


def test_sheets_are_taken_together(qapp: QApplication, tmp_path: Path) -> None:
    paths = [tmp_path / "one.XLSX", tmp_path / "two.csv"]
    assert _taken(*paths) == paths


def test_one_stranger_among_them_refuses_the_drop(qapp: QApplication, tmp_path: Path) -> None:
    assert _taken(tmp_path / "one.xlsx", tmp_path / "photo.png") == []
