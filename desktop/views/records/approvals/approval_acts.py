"""What can be done with the approval of a record, as actions for buttons and menus alike."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.services.approvals.commands import AnswerApproval, WithdrawApproval
from desktop.services.approvals.records import ApprovalRecord, SeatRecord
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.forms.access_keys import plain
from desktop.views.mishaps.wording import rule
from desktop.views.records.approvals.answer_forms import open_answer, open_swap, open_take_back
from desktop.views.records.approvals.step_words import person_words
from desktop.views.workbench import Workbench
from desktop.words import ApprovalState, Verdict


class ApprovalActs(QObject):
    """Acts on the newest attempt; ``approval`` is set by whoever shows it."""

    def __init__(self, workbench: Workbench, owner: QWidget) -> None:
        super().__init__(owner)
        self._workbench = workbench
        self._owner = owner
        self.approval: ApprovalRecord | None = None
        menu = Menu.REQUISITION
        self._specs = {
            "approve": ActionSpec("approval.approve", self.tr("Appro&ve"), menu, self._approve, icon="check", group=3,
                                  why_not=self.why_not_answer, text_now=lambda: self._named(self.tr("Appro&ve"))),
            "approve_note": ActionSpec("approval.approve_note", self.tr("Approve &with a note…"), menu,
                                       lambda: self._with_note(Verdict.YES), icon="note", group=3,
                                       why_not=self.why_not_answer),
            "decline": ActionSpec("approval.decline", self.tr("Dec&line…"), menu, lambda: self._with_note(Verdict.NO),
                                  icon="cross", group=3, why_not=self.why_not_answer,
                                  text_now=lambda: self._named(self.tr("Dec&line{name}…"))),
            "take_back": ActionSpec("approval.take_back", self.tr("Take request &back…"), menu, self._take_back, icon="undo",
                                    group=3, why_not=self.why_not_take_back),
        }  # fmt: skip

    def spec(self, code: str) -> ActionSpec:
        """One of them."""
        return self._specs[code]

    def specs(self) -> tuple[ActionSpec, ...]:
        """All of them, for a menu."""
        return tuple(self._specs.values())

    def others(self) -> tuple[ActionSpec, ...]:
        """Answers for further seats: whoever stands in may have several."""
        found = []
        for seat in self._answerable()[1:]:
            for verdict, words in (
                (Verdict.YES, self.tr("Approve for {name}")),
                (Verdict.NO, self.tr("Decline for {name}…")),
            ):
                said = words.format(name=self._name(seat).replace("&", "&&"))
                found.append(
                    ActionSpec(f"approval.{verdict.value}.{seat.id}", said, Menu.REQUISITION, self._for(seat, verdict))
                )
        return tuple(found)

    # --- why not -------------------------------------------------------------------------------------------------------------

    def seat(self) -> SeatRecord | None:
        """The seat that is answered: one's own before those of others."""
        return next(iter(self._answerable()), None)

    def why_not_answer(self) -> str:
        """The sentence of the rule that forbids it; empty when it may be answered."""
        approval = self.approval
        refused = self._workbench.may(AnswerApproval)
        if refused or approval is None:
            return refused or self.tr("Nobody is asked for an approval here.")
        if self.seat() is not None:
            return ""
        if approval.state != ApprovalState.RUNNING:
            return rule("approval.ended").text
        codes = [seat.why_not for group in approval.groups for seat in group.seats]
        asked = [code for code in codes if code != "approval.not_asked"]
        wanted = ("approval.own_request", "approval.counted_once", "approval.not_yet")
        return rule(next((code for code in wanted if code in asked), asked[0] if asked else "approval.not_asked")).text

    def why_not_take_back(self) -> str:
        """The same for taking the request back."""
        refused = self._workbench.may(WithdrawApproval)
        if refused or self.approval is None:
            return refused or self.tr("Nobody is asked for an approval here.")
        why = self.approval.why_not_withdraw
        return rule(why).text if why else ""

    # --- doing ---------------------------------------------------------------------------------------------------------------

    def swap(self, seat: SeatRecord) -> None:
        """Ask somebody else for a seat."""
        open_swap(self._workbench, self._owner, seat)

    def _approve(self) -> None:
        seat = self.seat()
        if seat is not None:
            self._for(seat, Verdict.YES)()

    def _with_note(self, verdict: Verdict) -> None:
        seat = self.seat()
        if seat is not None:
            open_answer(self._workbench, self._owner, seat, verdict)

    def _take_back(self) -> None:
        if self.approval is not None:
            open_take_back(self._workbench, self._owner, self.approval)

    def _for(self, seat: SeatRecord, verdict: Verdict) -> Callable[[], None]:
        def run() -> None:
            if verdict is Verdict.NO:
                open_answer(self._workbench, self._owner, seat, verdict)
            else:
                self._workbench.carry_out(AnswerApproval(seat.id, seat.version, verdict.value), owner=self._owner)

        return run

    def _answerable(self) -> list[SeatRecord]:
        if self.approval is None or self._workbench.may(AnswerApproval):
            return []
        me = self._workbench.actor.id
        found = [seat for group in self.approval.groups for seat in group.seats if not seat.why_not]
        return sorted(found, key=lambda seat: seat.person_id != me)

    def _named(self, text: str) -> str:
        """Whose answer it is, where it is somebody else's."""
        seat = self.seat()
        other = seat is not None and seat.person_id != self._workbench.actor.id
        name = self.tr(" for {name}").format(name=self._name(seat)) if other and seat is not None else ""
        name = plain(name).replace("&", "&&")
        return text.replace("{name}", name) if "{name}" in text else text + name

    def _name(self, seat: SeatRecord) -> str:
        return person_words(self._workbench.team, seat.person_id)
