"""The small forms of a decision: a reason with the answer, plan, evidence, asking again.

What was typed stays whatever comes back: of two people who answer at the same moment the second keeps the reason and is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.services.candidates.records import TimelineEvent
from desktop.services.decisions.commands import AddEvidence, AnswerDecisions, OpenDecision, PlanDecision
from desktop.services.decisions.records import DecisionRecord
from desktop.services.dispatch.messages import Command, Done
from desktop.views.forms.plan import FormPlan, Seen, Values
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.views.forms.window import show_form
from desktop.views.records.decisions.case import Case
from desktop.views.records.decisions.decision_words import question_words, tr, usual_action
from desktop.views.records.decisions.evidence_field import evidence_field, places_of
from desktop.views.workbench import Workbench
from desktop.words import DecisionKind, Verdict

Then = Callable[[Done], None]


def open_answer(workbench: Workbench, parent: QWidget, decision: DecisionRecord, verdict: Verdict, then: Then) -> None:
    """Asks for the reason: *no* and *more* need one, *yes* may have one."""

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        return AnswerDecisions((decision.id,), (decision.version,), verdict.value, str(values["reason"]).strip())

    verb, label, hint, about = {
        Verdict.YES: (tr("&Answer yes"), tr("Reason"), tr("What it rests on"), ""),
        Verdict.NO: (tr("&Answer no"), tr("Reason"), tr("What it rests on"),
                     tr("Nobody is turned down by this: the application stays where it is until it is rejected.")),
        Verdict.MORE: (tr("&Ask for more"), tr("What is missing"), tr("What would let you decide"),
                       tr("The decision stays open and keeps its due date.")),
    }[verdict]  # fmt: skip
    reason = FieldSpec("reason", label, FieldKind.LINES, required=verdict is not Verdict.YES, placeholder=hint)
    plan = FormPlan(
        FormSpec("decision.answer", (SectionSpec("", (reason,), about),)), question_words(decision.kind), verb, make,
        draft_key=f"decision:{decision.id}:{verdict.value}", finished=then, dismiss=tr("Do not answer yet"),
    )  # fmt: skip
    show_form(workbench, plan, parent)


def open_plan(workbench: Workbench, parent: QWidget, decision: DecisionRecord, then: Then) -> None:
    """By when, and what is to be done next."""

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        return PlanDecision(decision.id, decision.version, str(values["due_on"]), str(values["next_action"]).strip())

    def ahead(value: Any) -> str:
        today = date.today().isoformat()  # noqa: DTZ011 - the person's own day is meant
        return "date.past" if value and str(value) < today and str(value) != decision.due_on else ""

    fields = (
        FieldSpec("next_action", tr("Next action"), placeholder=usual_action(decision.kind, decision.verdict),
                  help=tr("What is to be done next, in words. Leave it empty for the usual one.")),
        FieldSpec("due_on", tr("Due"), FieldKind.DATE, required=True, placeholder=tr("Today, +3, fri"), check=ahead),
    )  # fmt: skip
    plan = FormPlan(
        FormSpec("decision.plan", (SectionSpec("", fields),)), question_words(decision.kind), tr("&Save"), make,
        draft_key=f"decision:{decision.id}:plan", finished=then, version=decision.version,
        values={"next_action": decision.next_action, "due_on": decision.due_on},
    )  # fmt: skip
    show_form(workbench, plan, parent)


def open_evidence(
    workbench: Workbench, parent: QWidget, case: Case, decision: DecisionRecord, events: Sequence[TimelineEvent], then: Then
) -> None:  # fmt: skip
    """What speaks for or against, in words, and where it stands. ``events``: the history its notes are chosen from."""

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        entity, _, record = str(values["place"]).partition(":")
        return AddEvidence(decision.id, str(values["words"]).strip(), entity, record)

    words = FieldSpec(
        "words", tr("Evidence"), FieldKind.LINES, required=True,
        placeholder=tr("For example: led two closings on their own. A web address can be opened later."),
    )  # fmt: skip
    place = evidence_field(places_of(case, events))
    plan = FormPlan(
        FormSpec("decision.evidence", (SectionSpec("", (words, place)),)), question_words(decision.kind),
        tr("&Add evidence"), make, draft_key=f"decision:{decision.id}:evidence", finished=then,
    )  # fmt: skip
    show_form(workbench, plan, parent)


def open_again(workbench: Workbench, parent: QWidget, case: Case, kind: DecisionKind, then: Then) -> None:
    """Ask the question (again): what was answered before is overturned and stays readable."""

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        return OpenDecision(kind.value, case.application_id, str(values["reason"]).strip())

    reason = FieldSpec("reason", tr("Next action"), placeholder=usual_action(kind))
    about = tr(
        "The question is open again, with an owner and a due date. What was answered before stays readable below it."
    )
    plan = FormPlan(
        FormSpec("decision.again", (SectionSpec("", (reason,), about),)), question_words(kind), tr("&Ask"), make,
        draft_key=f"decision:new:{case.application_id}:{kind.value}", finished=then,
    )  # fmt: skip
    show_form(workbench, plan, parent)
