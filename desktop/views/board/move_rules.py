"""Whether the cards in hand may go to a stage: asked once when a drag or move begins, answered in sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.services.applications.commands import MoveApplications
from desktop.services.applications.questions import WhyNotMove
from desktop.views.board.card_face import CardFace
from desktop.views.verdicts.refusals import why_no_move
from desktop.views.workbench import Workbench


class MoveRules(QObject):
    """The rules for one set of cards. ``known`` is emitted when they are answered."""

    known = Signal()

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._codes: dict[str, str] | None = None
        self._stages: frozenset[str] = frozenset()
        self._then: list[Callable[[], None]] = []
        self.ids: tuple[str, ...] = ()

    def ask(self, faces: Sequence[CardFace]) -> None:
        """Begin with a new set of cards."""
        self._codes = None
        self._then.clear()
        self._stages = frozenset(face.card.stage_id for face in faces)
        self.ids = tuple(face.id for face in faces)
        self._workbench.ask(
            WhyNotMove(self.ids),
            self._answered,
            owner=self,
            channel="why_not_move",
            failed=lambda _error: self._answered({}),
        )

    def when_known(self, act: Callable[[], None]) -> None:
        """Run when the rules are answered, at once if they are."""
        if self._codes is not None:
            act()
        else:
            self._then.append(act)

    def why_not(self, stage_id: str, *, brief: bool = False) -> str:
        """The sentence that forbids the stage; empty when it is allowed or not known yet."""
        refused = self._workbench.may(MoveApplications)
        if refused:
            return refused
        code = (self._codes or {}).get(stage_id, "")
        if code == "application.same_stage" and self._stages != {stage_id}:
            return ""  # of several cards some stand elsewhere: those move
        return why_no_move(code, brief=brief)

    def is_home(self, stage_id: str) -> bool:
        """Whether all cards in hand already stand there."""
        return self._stages == {stage_id}

    def _answered(self, codes: dict[str, str]) -> None:
        self._codes = codes
        waiting, self._then = self._then, []
        self.known.emit()
        for act in waiting:
            act()
