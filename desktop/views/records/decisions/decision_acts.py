"""What can be done with a decision, as actions for buttons: each knows in one sentence why it is off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.services.candidates.questions import ReadTimeline
from desktop.services.decisions.commands import (
    AddEvidence,
    AnswerDecisions,
    AssignDecisions,
    OpenDecision,
    PlanDecision,
    SnoozeDecisions,
)
from desktop.services.decisions.records import DecisionRecord
from desktop.services.dispatch.messages import Command, Done
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.mishaps.wording import rule
from desktop.views.records.decisions.case import Case, DecisionLine
from desktop.views.records.decisions.decision_forms import open_again, open_answer, open_evidence, open_plan
from desktop.views.records.decisions.decision_words import tr
from desktop.views.tables.formatting import local_now
from desktop.views.verdicts.owner_dialog import OwnerDialog
from desktop.views.verdicts.snooze_dialog import SnoozeDialog
from desktop.views.verdicts.verdict_dialog import VerdictDialog
from desktop.views.workbench import Workbench
from desktop.words import DecisionKind, Verdict

ANSWERS = frozenset(f"decision.{code}" for code in ("yes", "no", "more", "role", "again"))
"""What settles or opens a question: its buttons stand first and are seen first."""


class DecisionActs(QObject):
    """``then`` is called after each act, also when it came too late, so that what is shown is read again.

    ``leave`` is called before an act goes to another page.
    """

    def __init__(
        self, workbench: Workbench, owner: QWidget, then: Callable[[], None], leave: Callable[[], None]
    ) -> None:  # fmt: skip
        super().__init__(owner)
        self._workbench, self._owner, self._then, self._leave = workbench, owner, then, leave

    def specs(self, case: Case, line: DecisionLine) -> tuple[ActionSpec, ...]:
        """The acts of a line, the first of which is its next one."""
        one = line.newest
        if one is None or not one.open:
            return tuple(self._closed(case, line))
        if line.kind is DecisionKind.ROLE:
            return (*self._elsewhere(case), *self._planning(case, one))
        return (*self._answers(one), *self._planning(case, one))

    def why_not_answer(self, line: DecisionLine) -> str:
        """Why the open decision of a line cannot be answered here; empty where it can, or where none is open."""
        one = line.newest
        return self._why_not(one) if one is not None and one.open else ""

    def follow(self, go: Callable[[], None]) -> None:
        """Go where a piece of evidence leads."""
        self._leave()
        go()

    # --- which acts there are ------------------------------------------------------------------------------------------------

    def _answers(self, one: DecisionRecord) -> list[ActionSpec]:
        def with_reason(verdict: Verdict) -> Callable[[], None]:
            return lambda: open_answer(self._workbench, self._owner, one, verdict, self._done)

        def yes() -> None:
            self._carry(AnswerDecisions((one.id,), (one.version,), Verdict.YES.value))

        why = self._why_not(one)
        return [
            _spec("yes", tr("Answer &yes"), yes, why, "check"),
            _spec("no", tr("Answer &no…"), with_reason(Verdict.NO), why, "cross"),
            _spec("more", tr("Needs &more…"), with_reason(Verdict.MORE), why),
            _spec("yes_reason", tr("Answer yes with a &reason…"), with_reason(Verdict.YES), why),
        ]

    def _planning(self, case: Case, one: DecisionRecord) -> list[ActionSpec]:
        bench = self._workbench
        asleep = one.snoozed_until > local_now().date().isoformat()
        snooze = bench.may(SnoozeDecisions)
        return [
            _spec("wake", tr("&Wake up"), lambda: self._carry(SnoozeDecisions((one.id,), "")), snooze) if asleep
            else _spec("snooze", tr("&Snooze…"), lambda: self._snooze(one), snooze),
            _spec("hand_over", tr("&Hand over…"), lambda: self._hand_over(one), bench.may(AssignDecisions)),
            _spec("plan", tr("Next action and &due…"),
                  lambda: open_plan(bench, self._owner, one, self._done), bench.may(PlanDecision)),
            self._evidence(case, one),
        ]  # fmt: skip

    def _closed(self, case: Case, line: DecisionLine) -> list[ActionSpec]:
        found = []
        if line.kind is DecisionKind.ROLE:
            found += self._elsewhere(case)
        else:
            ended = rule("application.ended").text if case.ended else ""
            found.append(
                _spec("again", tr("Ask &again…") if line.newest else tr("Ask &now…"),
                      lambda: open_again(self._workbench, self._owner, case, line.kind, self._done),
                      self._workbench.may(OpenDecision) or ended, "undo" if line.newest else "")
            )  # fmt: skip
        if line.newest is not None:
            found.append(self._evidence(case, line.newest))
        return found

    def _elsewhere(self, case: Case) -> list[ActionSpec]:
        """Whether a role is approved is answered on the requisition's page; there the approval itself is at hand."""

        def go() -> None:
            self._leave()
            self._workbench.open("requisition", case.requisition_id)

        return [_spec("role", tr("Open &requisition"), go, "", "requisition")] if case.application_id else []

    def _evidence(self, case: Case, one: DecisionRecord) -> ActionSpec:
        return _spec(
            "evidence", tr("Add &evidence…"), lambda: self._add_evidence(case, one), self._workbench.may(AddEvidence)
        )

    def _why_not(self, one: DecisionRecord) -> str:
        return self._workbench.may(AnswerDecisions) or (rule(one.why_not).text if one.why_not else "")

    # --- doing them ----------------------------------------------------------------------------------------------------------

    def _carry(self, command: Command[Any]) -> None:
        self._workbench.carry_out(command, self._done, owner=self._owner, failed=self._too_late)

    def _done(self, _done: Done) -> None:
        self._then()

    def _too_late(self, _error: Exception) -> bool:
        self._then()
        return False

    def _snooze(self, one: DecisionRecord) -> None:
        dialog = SnoozeDialog(self._workbench, self._owner, 1)
        self._agreed(dialog, lambda: self._carry(SnoozeDecisions((one.id,), dialog.answer())))

    def _hand_over(self, one: DecisionRecord) -> None:
        dialog = OwnerDialog(
            self._workbench, self._owner, 1, title=tr("Hand over"), sentence=tr("Who answers it from now on?")
        )
        self._agreed(dialog, lambda: self._carry(AssignDecisions((one.id,), (one.version,), dialog.answer())))

    def _agreed(self, dialog: VerdictDialog, act: Callable[[], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(act)
        dialog.open()

    def _add_evidence(self, case: Case, one: DecisionRecord) -> None:
        def ask(events: Any) -> None:
            open_evidence(self._workbench, self._owner, case, one, events, self._done)

        if not case.candidate_id:
            ask(())
            return
        self._workbench.ask(
            ReadTimeline(case.candidate_id), ask, owner=self, channel="evidence", failed=lambda _error: ask(())
        )


def _spec(code: str, text: str, run: Callable[[], None], why: str, icon: str = "") -> ActionSpec:
    return ActionSpec(f"decision.{code}", text, Menu.CANDIDATE, run, icon=icon, why_not=lambda: why)
