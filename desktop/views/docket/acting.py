"""Doing what a verb says: the command of a line, or of many at once; whatever has to be asked first is asked here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.services.applications.commands import MoveApplications
from desktop.services.approvals.commands import AnswerApproval
from desktop.services.decisions.commands import AnswerDecisions, AssignDecisions, SnoozeDecisions
from desktop.services.dispatch.messages import Command, Done
from desktop.services.docket.records import DocketLine, Source
from desktop.services.tasks.commands import AddTask, AssignTasks, FinishTasks, SnoozeTasks
from desktop.views.docket.line_words import case, question, tr
from desktop.views.docket.verbs import Act
from desktop.views.tables.formatting import local_now
from desktop.views.verdicts.actions import when_agreed
from desktop.views.verdicts.closing_out import after_hire
from desktop.views.verdicts.owner_dialog import OwnerDialog
from desktop.views.verdicts.snooze_dialog import SnoozeDialog
from desktop.views.workbench import Workbench
from desktop.words import Verdict

_SETTLES = (Act.YES, Act.ADVANCE, Act.NO, Act.DONE)
_VERDICT = {Act.YES: Verdict.YES, Act.ADVANCE: Verdict.YES, Act.NO: Verdict.NO, Act.MORE: Verdict.MORE}


class Acting:
    """Carries verbs out for a page.

    ``answered`` is told the keys of lines that were, so that their notes may go, and whether they are settled and may go themselves
    before the docket is read anew.
    """

    def __init__(
        self, workbench: Workbench, page: QWidget, answered: Callable[[Sequence[str], bool], None], next_stage: Callable[[str], str]
    ) -> None:  # fmt: skip
        self._workbench, self._page, self._answered, self._next_stage = workbench, page, answered, next_stage

    def run(self, act: Act, lines: Sequence[DocketLine], note: str) -> None:
        """Do it with all the lines, each kind of line in one command."""
        if not lines:
            return
        if act is Act.OPEN:
            self._open(lines[0])
            return
        dialog: SnoozeDialog | OwnerDialog
        if act is Act.SNOOZE:
            dialog = SnoozeDialog(self._workbench, self._page, len(lines))
        elif act is Act.ASSIGN:
            title, sentence = tr("Hand over"), tr("Who answers it from now on?")
            dialog = OwnerDialog(self._workbench, self._page, len(lines), title=title, sentence=sentence)
        else:
            self._do(act, lines, note.strip())
            return
        when_agreed(dialog, lambda: self._do(act, lines, dialog.answer()))

    def _do(self, act: Act, lines: Sequence[DocketLine], value: str) -> None:
        for command, keys in self.commands(act, lines, value):
            self._carry(command, keys, act)

    def commands(self, act: Act, lines: Sequence[DocketLine], value: str) -> list[tuple[Command[Any], tuple[str, ...]]]:
        """The commands with the lines each of them answers. ``value``: the note, the day, or the person."""
        found: list[tuple[Command[Any], tuple[str, ...]]] = []
        if act is Act.REMIND:
            return [
                (self._reminder(line, person), ())
                for line in lines
                for person in line.waits_for or (line.owner_id,)
                if person
            ]
        for line in lines:
            if line.source is Source.APPROVAL:
                found.append((AnswerApproval(line.record_id, line.version, _VERDICT[act].value, value), (line.key,)))
        decisions = [line for line in lines if line.source is Source.DECISION]
        if decisions:
            found.append((self._decided(act, decisions, value), tuple(line.key for line in decisions)))
        if act is Act.ADVANCE:
            found += [(self._moved(line), ()) for line in decisions if self._next_stage(line.stage_id)]
        tasks = [line for line in lines if line.source is Source.TASK]
        if tasks:
            found.append(
                (_task(act, tuple(line.record_id for line in tasks), value), tuple(line.key for line in tasks))
            )
        return found

    def _decided(self, act: Act, lines: Sequence[DocketLine], value: str) -> Command[Any]:
        ids, versions = tuple(line.record_id for line in lines), tuple(line.version for line in lines)
        if act in (Act.SNOOZE, Act.WAKE):
            return SnoozeDecisions(ids, value if act is Act.SNOOZE else "")
        if act is Act.ASSIGN:
            return AssignDecisions(ids, versions, value)
        return AnswerDecisions(ids, versions, _VERDICT[act].value, value)

    def _moved(self, line: DocketLine) -> Command[Any]:
        stage = self._next_stage(line.stage_id)
        return MoveApplications((line.application_id,), (0,), stage, self._workbench.book.label(stage))

    def _reminder(self, line: DocketLine, person: str) -> Command[Any]:
        return AddTask(
            tr("Please answer: {question}").format(question=question(line)), "", line.requisition_id, line.application_id,
            line.candidate_id, person, local_now().date().isoformat(),
        )  # fmt: skip

    def _carry(self, command: Command[Any], keys: tuple[str, ...], act: Act) -> None:
        def done(_: Done) -> None:
            self._answered(keys, act in _SETTLES)
            if isinstance(command, MoveApplications):
                after_hire(self._workbench, self._page, command.application_ids, command.stage_id)
            if isinstance(command, AddTask):
                self._workbench.say(
                    tr("Reminded {name}.").format(name=self._workbench.team.name(command.owner_id)), kind="good"
                )

        self._workbench.carry_out(command, done, owner=self._page)

    def _open(self, line: DocketLine) -> None:
        if line.candidate_id:
            there = {"application": line.application_id} if line.application_id else {}
            if there and line.source is Source.DECISION:
                there["decision"] = line.kind
            self._workbench.open("candidate", line.candidate_id, new_window=False, **there)
        elif line.requisition_id:
            self._workbench.open("requisition", line.requisition_id)
        else:
            self._workbench.say(tr("“{case}” hangs on no case.").format(case=case(line)))


def _task(act: Act, ids: tuple[str, ...], value: str) -> Command[Any]:
    if act is Act.ASSIGN:
        return AssignTasks(ids, value)
    if act in (Act.SNOOZE, Act.WAKE):
        return SnoozeTasks(ids, value if act is Act.SNOOZE else "")
    return FinishTasks(ids)
