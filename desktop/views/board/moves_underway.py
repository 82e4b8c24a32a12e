"""Moves that are shown before they are answered: the card stands in its new column, dimmed, until the program agrees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.views.board.card_face import CardFace
from desktop.views.board.stage_column import StageColumn


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a card came from and where it was sent."""

    stage_id: str
    row: int
    target_id: str
    face: CardFace


class MovesUnderway:
    """Takes cards out of their columns, and puts them back if they are refused."""

    def __init__(self, columns: Mapping[str, StageColumn]) -> None:
        self._columns = columns
        self._origins: dict[str, Origin] = {}

    def begin(self, faces: Sequence[CardFace], target_id: str) -> None:
        """Show the cards in the target, dimmed."""
        target = self._columns[target_id].cards
        for face in faces:
            taken = self._columns[face.card.stage_id].cards.take(face.id)
            if taken is not None:
                row, face = taken
                self._origins[face.id] = Origin(face.card.stage_id, row, target_id, face)
                target.put(_sent(face, target_id))

    def agreed(self, ids: Iterable[str]) -> None:
        """The move was carried out: full colour, until the board is read again with the new version."""
        for application_id in ids:
            origin = self._origins.pop(application_id, None)
            if origin is None:
                continue
            face = _sent(origin.face, origin.target_id)
            # our own move was the last change: version 0 says "not seen" instead of a version that is now too old
            self._columns[origin.target_id].cards.change(
                replace(face, pending=False, card=replace(face.card, version=0))
            )

    def refused(self, ids: Iterable[str]) -> list[tuple[CardFace, str]]:
        """Back to where they stood; answers each card with that stage."""
        back = []
        for application_id in reversed(list(ids)):
            origin = self._origins.pop(application_id, None)
            if origin is None or self._columns[origin.target_id].cards.take(application_id) is None:
                continue
            self._columns[origin.stage_id].cards.put(origin.face, origin.row)
            back.append((origin.face, origin.stage_id))
        return back

    def overlay(self, columns: Mapping[str, list[CardFace]], counts: dict[str, int]) -> None:
        """Apply what is underway to a board that was read before the moves were carried out."""
        for application_id, origin in self._origins.items():
            for stage_id, faces in columns.items():
                found = next((face for face in faces if face.id == application_id), None)
                if found is None or stage_id == origin.target_id:
                    continue
                faces.remove(found)
                columns[origin.target_id].append(_sent(found, origin.target_id))
                counts[stage_id] -= 1
                counts[origin.target_id] += 1
                break


def _sent(face: CardFace, target_id: str) -> CardFace:
    return replace(face.waiting(), card=replace(face.card, stage_id=target_id))
