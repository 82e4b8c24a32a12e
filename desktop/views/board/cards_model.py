"""The cards of one stage as an item model: what can be dragged out, and what may be dropped in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.views.board.card_face import CardFace

Index = QModelIndex | QPersistentModelIndex
FACE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MIME = "application/x-hiring-desk-applications"
_NO_PARENT = QModelIndex()


def pack(ids: Iterable[str]) -> QMimeData:
    """Application ids as drag data. No names: what leaves the window says nothing about people."""
    data = QMimeData()
    data.setData(MIME, QByteArray("\n".join(ids).encode("ascii")))
    return data


def unpack(data: QMimeData) -> tuple[str, ...]:
    """The application ids in drag data; empty for anything foreign."""
    if not data.hasFormat(MIME):
        return ()
    return tuple(part for part in bytes(data.data(MIME).data()).decode("ascii", "replace").split("\n") if part)


class CardsModel(QAbstractListModel):
    """The faces of one stage in their order."""

    def __init__(self, stage_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stage_id = stage_id
        self._faces: list[CardFace] = []
        self._rows: dict[str, int] = {}

    # --- what stands here ------------------------------------------------------------------------------------------------

    def faces(self) -> Sequence[CardFace]:
        """All cards in order."""
        return self._faces

    def face(self, row: int) -> CardFace | None:
        """The card in a row; None outside."""
        return self._faces[row] if 0 <= row < len(self._faces) else None

    def row_of(self, application_id: str) -> int:
        """The row of an application; -1 if it is not here."""
        return self._rows.get(application_id, -1)

    def replace_all(self, faces: Sequence[CardFace]) -> bool:
        """Show these cards; answers whether the rows changed (the caller then restores selection and scroll)."""
        if [face.id for face in faces] == [face.id for face in self._faces]:
            changed = [row for row, (old, new) in enumerate(zip(self._faces, faces, strict=True)) if old != new]
            self._faces = list(faces)
            if changed:
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))
            return False
        self.beginResetModel()
        self._faces = list(faces)
        self._renumber()
        self.endResetModel()
        return True

    def take(self, application_id: str) -> tuple[int, CardFace] | None:
        """Remove a card; answers where it stood."""
        row = self.row_of(application_id)
        if row < 0:
            return None
        self.beginRemoveRows(_NO_PARENT, row, row)
        face = self._faces.pop(row)
        self._renumber()
        self.endRemoveRows()
        return row, face

    def put(self, face: CardFace, row: int = -1) -> int:
        """Insert a card, at the end unless a row is given; answers the row."""
        row = len(self._faces) if row < 0 else min(row, len(self._faces))
        self.beginInsertRows(_NO_PARENT, row, row)
        self._faces.insert(row, face)
        self._renumber()
        self.endInsertRows()
        return row

    def change(self, face: CardFace) -> None:
        """Show another face for a card that stands here."""
        row = self.row_of(face.id)
        if row >= 0:
            self._faces[row] = face
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def _renumber(self) -> None:
        self._rows = {face.id: row for row, face in enumerate(self._faces)}

    # --- Qt's side --------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many cards are here."""
        return 0 if parent.isValid() else len(self._faces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The face for the delegate, the name for type-ahead, whole sentences for tooltip and screen reader."""
        face = self.face(index.row()) if index.isValid() else None
        if face is None:
            return None
        if role == FACE_ROLE:
            return face
        if role == Qt.ItemDataRole.DisplayRole:
            return face.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return face.spoken()
        if role == Qt.ItemDataRole.ToolTipRole:
            return face.explained()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be dragged unless they are on their way; drops land between cards, on the column."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        face = self.face(index.row())
        return usual if face is None or face.pending else usual | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Ids only."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the cards at these rows."""
        faces = (self.face(index.row()) for index in indexes)
        return pack(face.id for face in faces if face is not None)

    def supportedDragActions(self) -> Qt.DropAction:
        """Moves only: an application is in one stage."""
        return Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        """Moves only."""
        return Qt.DropAction.MoveAction
