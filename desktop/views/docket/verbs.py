"""What can be done with a line of the docket, in its order, with the key and the reason why not. Data for buttons, menus and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.services.approvals.commands import AnswerApproval
from desktop.services.decisions.commands import AnswerDecisions, AssignDecisions, SnoozeDecisions
from desktop.services.dispatch.messages import Command
from desktop.services.docket.records import DocketLine, Source
from desktop.services.tasks.commands import AddTask, AssignTasks, FinishTasks, SnoozeTasks
from desktop.views.docket.line_words import tr
from desktop.words import DecisionKind, RequisitionStatus

May = Callable[[type[Command[object]]], str]
"""``workbench.may``: empty, or the sentence why not."""


class Act(StrEnum):
    """What is done."""

    YES = "yes"
    ADVANCE = "advance"
    NO = "no"
    MORE = "more"
    DONE = "done"
    OPEN = "open"
    SNOOZE = "snooze"
    WAKE = "wake"
    ASSIGN = "assign"
    REMIND = "remind"


@dataclass(frozen=True, slots=True)
class Verb:
    """``text`` names the act on a button; ``note``: it needs words; ``why_not``: the sentence why it is off, empty when it is on."""

    act: Act
    text: str
    key: str = ""
    note: bool = False
    why_not: str = ""


def verbs(line: DocketLine, may: Callable[..., str], next_stage: str = "") -> tuple[Verb, ...]:
    """The acts of a line, the first of which is its next one. ``next_stage``: the label of the stage after the present one."""
    found = [*_answers(line, may, next_stage), Verb(Act.OPEN, tr("Open"), "Return")]
    if line.others:
        found.insert(0, Verb(Act.REMIND, tr("Remind"), "G", why_not=may(AddTask)))
    if line.source is not Source.APPROVAL:
        task = line.source is Source.TASK
        asleep = bool(line.snoozed_until)
        snooze = may(SnoozeTasks if task else SnoozeDecisions)
        found.append(
            Verb(Act.WAKE, tr("Wake up"), "S", why_not=snooze)
            if asleep
            else Verb(Act.SNOOZE, tr("Snooze…"), "S", why_not=snooze)
        )
        found.append(Verb(Act.ASSIGN, tr("Hand over…"), "R", why_not=may(AssignTasks if task else AssignDecisions)))
    return tuple(found)


def shared(lines: Sequence[tuple[Verb, ...]]) -> tuple[Verb, ...]:
    """What can be done with all of several lines at once; opening is for one."""
    if not lines:
        return ()
    common = set.intersection(*({verb.act for verb in own} for own in lines)) - {Act.OPEN, Act.ADVANCE}
    first = {verb.act: verb for own in lines for verb in own if verb.why_not} | {}
    return tuple(first.get(verb.act, verb) for verb in lines[0] if verb.act in common)


def _answers(line: DocketLine, may: Callable[..., str], next_stage: str) -> list[Verb]:
    if line.source is Source.TASK:
        return [Verb(Act.DONE, tr("Done"), "A", why_not=may(FinishTasks))]
    if line.source is Source.APPROVAL:
        why = may(AnswerApproval)
        return [
            Verb(Act.YES, tr("Approve"), "A", why_not=why),
            Verb(Act.NO, tr("Decline…"), "D", note=True, why_not=why),
        ]
    if line.kind == DecisionKind.ROLE:
        if line.status == RequisitionStatus.DRAFT and not line.others:
            return [Verb(Act.OPEN, tr("Submit…"), "A")]
        return []
    why = may(AnswerDecisions)
    answers = [
        Verb(Act.YES, tr("Yes"), "A", why_not=why),
        Verb(Act.NO, tr("No…"), "D", note=True, why_not=why),
        Verb(Act.MORE, tr("Needs more…"), "M", note=True, why_not=why),
    ]
    if next_stage and line.kind in (DecisionKind.QUALIFIED, DecisionKind.ALIGNED):
        answers.insert(1, Verb(Act.ADVANCE, tr("Yes, move to {stage}").format(stage=next_stage), "V", why_not=why))
    return answers
